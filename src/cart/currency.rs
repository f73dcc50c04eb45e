//! Currencies by their ISO 4217 codes, of which only the minor unit matters here.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A currency: its ISO 4217 code and how many digits its minor unit has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Currency {
    code: [u8; 3],
    exponent: u8,
}

/// Those without a minor unit in use, and those of three and four digits (ISO 4217, list one); all others have two.
const NONE: &str = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF";
const THREE: &str = "BHD IQD JOD KWD LYD OMR TND";
const FOUR: &str = "CLF UYW";

impl Currency {
    /// Yen.
    pub const JPY: Self = Self {
        code: *b"JPY",
        exponent: 0,
    };

    /// Any that is not yen, where nothing but that matters (ISO 4217 has the code for none).
    #[cfg(target_arch = "wasm32")]
    pub const OTHER: Self = Self {
        code: *b"XXX",
        exponent: 2,
    };

    /// The currency of that code of three capital letters. Which codes exist changes; how they are written does not.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let letters: [u8; 3] = code.as_bytes().try_into().ok()?;
        if !letters.iter().all(u8::is_ascii_uppercase) {
            return None;
        }
        let listed = |list: &str| {
            list.as_bytes()
                .chunks(4)
                .any(|row| row.starts_with(&letters))
        };
        let exponent = match () {
            () if listed(NONE) => 0,
            () if listed(THREE) => 3,
            () if listed(FOUR) => 4,
            () => 2,
        };
        Some(Self {
            code: letters,
            exponent,
        })
    }

    /// Its code: `JPY`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        core::str::from_utf8(&self.code).unwrap_or_default()
    }

    /// How many digits its minor unit has: 0 for yen, 2 for dollars.
    #[must_use]
    pub const fn exponent(self) -> u8 {
        self.exponent
    }
}

impl Default for Currency {
    fn default() -> Self {
        Self::JPY
    }
}

impl Serialize for Currency {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Currency {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let code = alloc::borrow::Cow::<'de, str>::deserialize(from)?;
        Self::from_code(&code).ok_or_else(|| serde::de::Error::custom("CURRENCY_UNKNOWN"))
    }
}
