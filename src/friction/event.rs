//! What an attempt is told.

use crate::beacon::{Held, Signal};
use crate::field::Code;
use crate::nudge::NudgeState;

/// Who put something into a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// She, key by key.
    Hand,
    /// She, from the clipboard.
    Paste,
    /// The browser.
    Autofill,
    /// surasura: an address by its postal code, furigana, a draft.
    Us,
}

/// Something that happened. Fields are named by the number that [`Attempt::declare`] gave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// A field was focused.
    Focus(u8),
    /// A field was left.
    Blur(u8),
    /// Something was put into a field.
    Typed {
        /// Its number.
        at: u8,
        /// By whom.
        by: By,
    },
    /// A field was left with another text than it was entered with, or filled without being entered.
    Commit(u8),
    /// A field was left blank: she took out herself what was in it.
    Cleared(u8),
    /// A field's text was mended without a word.
    Fixed(u8),
    /// A field was looked at on leaving, and its rules held.
    Passed(u8),
    /// A field was looked at on leaving, and a rule failed.
    Failed {
        /// Its number.
        at: u8,
        /// The gravest rule that failed.
        rule: Code,
        /// It had been mended just then.
        fixed: bool,
    },
    /// A submit found a field required and blank.
    Blank(u8),
    /// What had been in a field when the page was left is gone.
    Lost(u8),
    /// A submit is tried, and the field is looked at for it: from now on a fault in it may be told.
    Asked(u8),
    /// A fault is shown at a field, or another one.
    Told(u8),
    /// No fault is shown at a field any more.
    Untold(u8),
    /// A field is on the page again. What is declared is there.
    Here(u8),
    /// A field is on the page no more: nobody is in it, and it is not the last one of the form.
    Gone(u8),
    /// A composition of an IME began, or ended.
    Composing(bool),
    /// A frame has the focus: the payment.
    Frame,
    /// The button that submits has the focus.
    Button,
    /// The page was hidden: the clock stands.
    Hidden,
    /// The page is visible again.
    Visible,
    /// The page came back from the cache of the browser's history.
    Resumed,
    /// The pointer left the page at its top.
    Leaving,
    /// Something stopped a submit.
    Blocked,
    /// A submit went through.
    Submitted,
    /// The order is placed.
    Completed,
    /// She began anew: the form was reset, or the page loaded again.
    Restart,
    /// A nudge was shown.
    Nudge(NudgeState),
    /// A nudge was held back.
    Silent(Held),
    /// She took the help for a signal.
    HelpTaken(Signal),
    /// She closed the help for a signal.
    HelpClosed(Signal),
    /// A snapshot was refused for good, or grew too old before it could be sent.
    Dropped,
}
