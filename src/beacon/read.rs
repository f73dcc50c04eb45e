//! Reads a beacon, natively. Strict: what the format does not allow is refused, not repaired.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::marker::PhantomData;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Error as _, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::{
    AttemptId, FieldKey, FieldState, MAX_BODY, MAX_FIELDS, NudgeCounts, Outcome, Snapshot, VERSION,
};
use crate::field::{Code, Kind};
use crate::nudge::NudgeState;

/// Why a beacon is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WireError {
    /// Not this format: no JSON, a member missing, unknown, of another type or out of bounds.
    Malformed,
    /// A version other than [`VERSION`].
    VersionUnknown,
    /// Longer than [`MAX_BODY`].
    TooLarge,
}

impl WireError {
    /// The stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Malformed => "BEACON_MALFORMED",
            Self::VersionUnknown => "BEACON_VERSION_UNKNOWN",
            Self::TooLarge => "BEACON_TOO_LARGE",
        }
    }
}

impl fmt::Display for WireError {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(self.code())
    }
}

impl core::error::Error for WireError {}

#[derive(Deserialize)]
struct Version {
    v: u64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSnapshot {
    #[serde(rename = "v")]
    _v: u64,
    attempt: String,
    rev: u32,
    outcome: String,
    ms: u32,
    of: u8,
    // Named, so that serde does not take a missing member for `null`.
    #[serde(deserialize_with = "Option::deserialize")]
    last: Option<String>,
    fields: Vec<Object<RawField>>,
    nudges: Counts<NudgeState>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawField {
    key: String,
    #[serde(deserialize_with = "Option::deserialize")]
    kind: Option<String>,
    at: u8,
    visits: u16,
    ms: u32,
    edits: u16,
    fixes: u16,
    rules: Counts<Code>,
}

/// A JSON object. A struct by itself would take an array of its values, too.
struct Object<T>(T);

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

/// A word of a closed list.
trait Word: Sized + PartialEq {
    fn from_word(word: &str) -> Option<Self>;
}

impl Word for Code {
    fn from_word(word: &str) -> Option<Self> {
        Self::from_name(word)
    }
}

impl Word for NudgeState {
    fn from_word(word: &str) -> Option<Self> {
        Self::from_name(word)
    }
}

/// How often, word by word, in the order given; each word once.
struct Counts<T>(Vec<(T, u16)>);

impl<'de, T: Word> Deserialize<'de> for Counts<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_map(CountsVisitor(PhantomData))
    }
}

struct CountsVisitor<T>(PhantomData<T>);

impl<'de, T: Word> Visitor<'de> for CountsVisitor<T> {
    type Value = Counts<T>;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("counts")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut counts: Vec<(T, u16)> = Vec::new();
        while let Some((word, count)) = map.next_entry::<String, u16>()? {
            let word = T::from_word(&word).ok_or_else(|| A::Error::custom("unknown"))?;
            if counts.iter().any(|(known, _)| *known == word) {
                return Err(A::Error::custom("twice"));
            }
            counts.push((word, count));
        }
        Ok(Counts(counts))
    }
}

/// Reads the body of a beacon.
///
/// # Errors
/// [`WireError`], whose code the collector answers with.
pub fn decode(body: &[u8]) -> Result<Snapshot, WireError> {
    if body.len() > MAX_BODY {
        return Err(WireError::TooLarge);
    }
    // The version first: another one may have other members.
    let Object(version): Object<Version> = parse(body)?;
    if version.v != u64::from(VERSION) {
        return Err(WireError::VersionUnknown);
    }
    let Object(raw) = parse(body)?;
    snapshot(raw).ok_or(WireError::Malformed)
}

fn parse<'de, T: Deserialize<'de>>(body: &'de [u8]) -> Result<T, WireError> {
    serde_json::from_slice(body).map_err(|_| WireError::Malformed)
}

fn snapshot(raw: RawSnapshot) -> Option<Snapshot> {
    let of = usize::from(raw.of);
    if raw.rev == 0 || of > MAX_FIELDS || raw.fields.len() > of || !raw.ms.is_multiple_of(100) {
        return None;
    }
    let mut fields: Vec<FieldState> = Vec::with_capacity(raw.fields.len());
    for Object(raw) in raw.fields {
        let field = field(raw, of)?;
        if fields
            .iter()
            .any(|other| other.key == field.key || other.at == field.at)
        {
            return None;
        }
        fields.push(field);
    }
    let last = match raw.last {
        Some(last) => Some(
            fields
                .iter()
                .find(|field| field.key.as_str() == last)?
                .key
                .clone(),
        ),
        None => None,
    };
    let mut nudges = NudgeCounts::default();
    for (state, count) in raw.nudges.0 {
        nudges.set(state, count);
    }
    Some(Snapshot {
        attempt: AttemptId::from_hex(&raw.attempt)?,
        rev: raw.rev,
        outcome: Outcome::ALL
            .into_iter()
            .find(|known| known.as_str() == raw.outcome)?,
        ms: raw.ms,
        of: raw.of,
        last,
        fields,
        nudges,
    })
}

fn field(raw: RawField, of: usize) -> Option<FieldState> {
    if raw.visits == 0 || usize::from(raw.at) >= of || !raw.ms.is_multiple_of(100) {
        return None;
    }
    let kind = match raw.kind {
        Some(kind) => Some(Kind::from_name(&kind).ok()?),
        None => None,
    };
    Some(FieldState {
        key: FieldKey::new(&raw.key)?,
        kind,
        at: raw.at,
        visits: raw.visits,
        ms: raw.ms,
        edits: raw.edits,
        fixes: raw.fixes,
        rules: raw.rules.0,
    })
}
