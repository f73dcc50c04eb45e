//! Short names: of rates, regions, destinations, offers.
//!
//! Natively they lie in place, so that a line is copied and compared without an allocation. In a page they are numbers:
//! what they stand for `read.js` keeps, and puts back into what is answered.

#[cfg(not(target_arch = "wasm32"))]
use core::fmt;

use serde::{Serialize, Serializer};

/// Most bytes of a name.
#[cfg(not(target_arch = "wasm32"))]
const MOST: usize = 31;

/// A name of at most 31 bytes of UTF-8, not empty.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name {
    bytes: [u8; MOST],
    length: u8,
}

/// A name, by its number.
#[cfg(target_arch = "wasm32")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name(u32);

/// The names of rates that the law has, in the order in which `read.js` has them.
#[cfg(not(target_arch = "wasm32"))]
pub(super) const KNOWN: [&str; 5] = ["standard", "reduced", "old-8", "old-5", "exempt"];

#[cfg(not(target_arch = "wasm32"))]
impl Name {
    /// A name; `None` where it is empty or too long.
    #[must_use]
    pub fn new(name: &str) -> Option<Self> {
        let mut bytes = [0; MOST];
        let length = name.len();
        bytes.get_mut(..length)?.copy_from_slice(name.as_bytes());
        let length = u8::try_from(length).ok().filter(|length| *length > 0)?;
        Some(Self { bytes, length })
    }

    /// One of [`KNOWN`].
    #[expect(clippy::indexing_slicing, reason = "it does not build otherwise")]
    pub(super) const fn known(at: usize) -> Self {
        let name = KNOWN[at].as_bytes();
        let mut bytes = [0; MOST];
        let (part, _) = bytes.split_at_mut(name.len());
        part.copy_from_slice(name);
        Self {
            bytes,
            length: name.len() as u8,
        }
    }

    /// The name as it was given.
    #[must_use]
    pub fn as_str(&self) -> &str {
        let bytes = self.bytes.get(..self.length.into()).unwrap_or_default();
        core::str::from_utf8(bytes).unwrap_or_default()
    }

    /// Whether it is a code of a prefecture, `JP-01` to `JP-47` (ISO 3166-2).
    pub(super) fn is_prefecture(&self) -> bool {
        match self.as_str().as_bytes() {
            [b'J', b'P', b'-', tens @ b'0'..=b'4', ones @ b'0'..=b'9'] => {
                (b'0', b'0') < (*tens, *ones) && (*tens, *ones) < (b'4', b'8')
            }
            _ => false,
        }
    }
}

#[cfg(target_arch = "wasm32")]
impl Name {
    /// The name of that number. One of a prefecture's code has [`Name::PREFECTURE`] added.
    #[must_use]
    pub const fn numbered(number: u32) -> Self {
        Self(number)
    }

    /// Its place among the names that `read.js` saw.
    #[must_use]
    pub const fn number(self) -> usize {
        (self.0 % Self::PREFECTURE) as usize
    }

    const PREFECTURE: u32 = 1 << 20;

    pub(super) const fn known(at: usize) -> Self {
        Self(at as u32)
    }

    pub(super) const fn is_prefecture(&self) -> bool {
        self.0 >= Self::PREFECTURE
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl fmt::Debug for Name {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_str().fmt(to)
    }
}

impl Serialize for Name {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        #[cfg(not(target_arch = "wasm32"))]
        let written = to.serialize_str(self.as_str());
        #[cfg(target_arch = "wasm32")]
        let written = to.serialize_u32(self.0);
        written
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl<'de> serde::Deserialize<'de> for Name {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let name = alloc::borrow::Cow::<'de, str>::deserialize(from)?;
        Self::new(&name).ok_or_else(|| serde::de::Error::custom("NAME_INVALID"))
    }
}

#[cfg(target_arch = "wasm32")]
impl<'de> serde::Deserialize<'de> for Name {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        u32::deserialize(from).map(Self)
    }
}
