//! Reads a beacon, natively. Strict: what the format does not allow is refused, not repaired.

use core::fmt;
use std::collections::BTreeMap;

use serde::Deserialize;

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
    last: Option<String>,
    fields: Vec<RawField>,
    nudges: BTreeMap<String, u16>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawField {
    key: String,
    kind: Option<String>,
    at: u8,
    visits: u16,
    ms: u32,
    edits: u16,
    fixes: u16,
    rules: BTreeMap<String, u16>,
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
    let version: Version = serde_json::from_slice(body).map_err(|_| WireError::Malformed)?;
    if version.v != u64::from(VERSION) {
        return Err(WireError::VersionUnknown);
    }
    let raw: RawSnapshot = serde_json::from_slice(body).map_err(|_| WireError::Malformed)?;
    snapshot(raw).ok_or(WireError::Malformed)
}

fn snapshot(raw: RawSnapshot) -> Option<Snapshot> {
    let of = usize::from(raw.of);
    if raw.rev == 0 || of > MAX_FIELDS || raw.fields.len() > of || !raw.ms.is_multiple_of(100) {
        return None;
    }
    let mut fields: Vec<FieldState> = Vec::with_capacity(raw.fields.len());
    for raw in raw.fields {
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
    for (state, count) in raw.nudges {
        nudges.set(
            NudgeState::ALL
                .into_iter()
                .find(|known| known.as_str() == state)?,
            count,
        );
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
    let rules = raw
        .rules
        .into_iter()
        .map(|(code, count)| Some((Code::from_name(&code)?, count)));
    Some(FieldState {
        key: FieldKey::new(&raw.key)?,
        kind,
        at: raw.at,
        visits: raw.visits,
        ms: raw.ms,
        edits: raw.edits,
        fixes: raw.fixes,
        rules: rules.collect::<Option<_>>()?,
    })
}
