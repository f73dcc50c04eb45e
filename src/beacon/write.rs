//! Writes a snapshot as JSON.

use alloc::string::String;

use super::{Snapshot, VERSION};
use crate::json::Json;
use crate::nudge::NudgeState;

/// The body of a beacon.
#[must_use]
pub fn encode(snapshot: &Snapshot) -> String {
    let mut out = Json::default();
    out.open('{');
    out.number("v", u64::from(VERSION));
    out.word("attempt", Some(&snapshot.attempt.to_hex()));
    out.number("rev", u64::from(snapshot.rev));
    out.word("outcome", Some(snapshot.outcome.as_str()));
    out.number("ms", u64::from(snapshot.ms));
    out.number("of", u64::from(snapshot.of));
    out.word("last", snapshot.last.as_ref().map(super::FieldKey::as_str));
    out.key("fields");
    out.open('[');
    for field in &snapshot.fields {
        out.open('{');
        out.word("key", Some(field.key.as_str()));
        out.word("kind", field.kind.map(crate::field::Kind::as_str));
        out.number("at", u64::from(field.at));
        out.number("visits", u64::from(field.visits));
        out.number("ms", u64::from(field.ms));
        out.number("edits", u64::from(field.edits));
        out.number("fixes", u64::from(field.fixes));
        out.key("rules");
        out.open('{');
        for (code, count) in &field.rules {
            out.number(code.as_str(), u64::from(*count));
        }
        out.close('}');
        out.close('}');
    }
    out.close(']');
    out.key("nudges");
    out.open('{');
    for state in NudgeState::ALL {
        let count = snapshot.nudges.get(state);
        if count > 0 {
            out.number(state.as_str(), u64::from(count));
        }
    }
    out.close('}');
    out.close('}');
    out.0
}
