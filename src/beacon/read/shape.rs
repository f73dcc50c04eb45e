//! The shapes of members, strict where serde is not.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::marker::PhantomData;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Error as _, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use crate::beacon::{Channel, Device, Held, Outcome, Signal, Via, Why};
use crate::field::{Code, Kind};
use crate::nudge::NudgeState;

/// A member that may be missing, but not `null`, which serde would take for missing.
pub(super) struct Given<T>(pub(super) Option<T>);

impl<T> Default for Given<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Given<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        T::deserialize(from).map(|given| Self(Some(given)))
    }
}

/// A JSON object. A struct by itself would take an array of its values, too.
pub(super) struct Object<T>(pub(super) T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Object<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_map(ObjectVisitor(PhantomData))
    }
}

struct ObjectVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for ObjectVisitor<T> {
    type Value = Object<T>;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        T::deserialize(MapAccessDeserializer::new(map)).map(Object)
    }
}

/// What has words on the wire.
trait Worded: Sized + PartialEq {
    fn of_word(word: &str) -> Option<Self>;
}

macro_rules! worded {
    ($($name:ty: $from:expr;)*) => {$(
        impl Worded for $name {
            fn of_word(word: &str) -> Option<Self> {
                $from(word)
            }
        }
    )*};
}

worded! {
    Via: Self::from_word;
    Outcome: Self::from_word;
    Device: Self::from_word;
    Channel: Self::from_word;
    Why: Self::from_word;
    Held: Self::from_word;
    Signal: Self::from_word;
    Code: Self::from_name;
    NudgeState: Self::from_name;
    Kind: |word| Self::from_name(word).ok();
}

/// A word of a closed list.
pub(super) struct Word<T>(pub(super) T);

impl<'de, T: Worded> Deserialize<'de> for Word<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let word = String::deserialize(from)?;
        let word = T::of_word(&word).ok_or_else(|| D::Error::custom("unknown"))?;
        Ok(Self(word))
    }
}

/// Something for some of the words of a closed list, in the order given; each word once.
pub(super) struct Pairs<T, U>(pub(super) Vec<(T, U)>);

impl<T, U> Default for Pairs<T, U> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de, T: Worded, U: Deserialize<'de>> Deserialize<'de> for Pairs<T, U> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_map(PairsVisitor(PhantomData))
    }
}

struct PairsVisitor<T, U>(PhantomData<(T, U)>);

impl<'de, T: Worded, U: Deserialize<'de>> Visitor<'de> for PairsVisitor<T, U> {
    type Value = Pairs<T, U>;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("counts")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut pairs: Vec<(T, U)> = Vec::new();
        while let Some((Word(word), value)) = map.next_entry::<Word<T>, U>()? {
            if pairs.iter().any(|(known, _)| *known == word) {
                return Err(A::Error::custom("twice"));
            }
            pairs.push((word, value));
        }
        Ok(Pairs(pairs))
    }
}
