//! What a report is asked for.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use surasura::beacon::{Channel, Device, FieldKey};
use surasura::friction::peers::Peer;

use super::row::known;
use crate::client::Browser;
use crate::zone::Day;

/// Days that are shown where none are asked for.
pub const DAYS: i64 = 28;
/// Days that can be asked for at once: more is for the exports.
pub const MOST_DAYS: i64 = 400;

/// What is asked for. A filter is `Some(None)` where those are meant of whom it is not known.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ask {
    /// The first day.
    pub from: Option<Day>,
    /// The last day.
    pub to: Option<Day>,
    /// What she holds.
    pub device: Option<Option<Device>>,
    /// Where she came from.
    pub channel: Option<Option<Channel>>,
    /// One of her segments.
    pub segment: Option<Option<FieldKey>>,
    /// A step that she was in.
    pub step: Option<Option<FieldKey>>,
    /// The browser.
    pub browser: Option<Browser>,
    /// Whose definitions; ours where it is not said.
    pub definition: Option<Peer>,
}

/// A parameter that is not known, or has a value that it cannot have: 400 `QUERY_INVALID`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct QueryInvalid {
    code: &'static str,
    message: &'static str,
    /// The parameter.
    pub parameter: String,
}

impl IntoResponse for QueryInvalid {
    fn into_response(self) -> Response {
        (StatusCode::BAD_REQUEST, Json(self)).into_response()
    }
}

impl Ask {
    /// From the query of an address.
    ///
    /// # Errors
    /// [`QueryInvalid`], with the first parameter that is wrong.
    pub fn parse(query: &str) -> Result<Self, QueryInvalid> {
        let mut ask = Self::default();
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let taken = match name {
                "from" => set(&mut ask.from, value.parse().ok()),
                "to" => set(&mut ask.to, value.parse().ok()),
                "device" => set(&mut ask.device, or_unknown(value, Device::from_word)),
                "channel" => set(&mut ask.channel, or_unknown(value, Channel::from_word)),
                "segment" => set(&mut ask.segment, or_unknown(value, FieldKey::new)),
                "step" => set(&mut ask.step, or_unknown(value, FieldKey::new)),
                "browser" => set(&mut ask.browser, known(value)),
                "definition" => set(&mut ask.definition, Peer::from_name(value)),
                _ => Err(
                    "There is no such parameter; there are from, to, device, channel, segment, step, \
                     browser and definition.",
                ),
            };
            taken.map_err(|message| QueryInvalid::new(name, message))?;
        }
        if ask.from.zip(ask.to).is_some_and(|(from, to)| from > to) {
            return Err(QueryInvalid::new("to", "The last day is before the first."));
        }
        Ok(ask)
    }

    /// The first and the last day, where today is `today`.
    ///
    /// # Errors
    /// [`QueryInvalid`] if they are more than [`MOST_DAYS`].
    pub fn days(&self, today: Day) -> Result<(Day, Day), QueryInvalid> {
        let to = self
            .to
            .unwrap_or_else(|| self.from.map_or(today, |from| from.max(today)));
        let from = self.from.unwrap_or_else(|| to.plus(1 - DAYS));
        if from.plus(MOST_DAYS) <= to {
            let message = "At most 400 days can be counted at once; the exports have more.";
            return Err(QueryInvalid::new("from", message));
        }
        Ok((from, to))
    }
}

impl QueryInvalid {
    fn new(parameter: &str, message: &'static str) -> Self {
        // What is not known may be long.
        let parameter = parameter.chars().take(32).collect();
        Self {
            code: "QUERY_INVALID",
            message,
            parameter,
        }
    }
}

/// Sets a parameter that is there once.
fn set<T>(to: &mut Option<T>, value: Option<T>) -> Result<(), &'static str> {
    if to.is_some() {
        return Err("The parameter is there twice.");
    }
    *to = value;
    to.is_some()
        .then_some(())
        .ok_or("The parameter cannot have this value (docs/collector.md has those it can).")
}

/// `-` for those of whom it is not known.
fn or_unknown<T>(value: &str, of: impl FnOnce(&str) -> Option<T>) -> Option<Option<T>> {
    if value == "-" {
        return Some(None);
    }
    of(value).map(Some)
}

#[cfg(test)]
mod tests;
