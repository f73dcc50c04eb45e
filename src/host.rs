//! What the outside must give: the core has no clock, no randomness and no way to send.

use crate::beacon::AttemptId;

/// A clock that only moves forward, such as `performance.now()`.
pub trait Clock {
    /// Milliseconds since any fixed moment.
    fn now_ms(&self) -> u64;
}

/// A source of unpredictable bits.
pub trait Randomness {
    /// An identifier that nobody has had before.
    fn attempt_id(&mut self) -> AttemptId;
}

/// A way out for a beacon.
pub trait Transport {
    /// Hands a body over. True when it was queued, which is no promise that it arrives.
    fn send(&mut self, body: &str) -> bool;
}
