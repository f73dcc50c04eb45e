//! The closed lists of words that the wire knows.

use crate::text::part::parts;

/// An enum whose members are words on the wire, in an order that stays.
macro_rules! words {
    ($(#[$about:meta])* $name:ident { $($(#[doc = $doc:literal])+ $member:ident = $word:literal,)+ }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[doc = $doc])+ $member,)+
        }

        impl $name {
            /// All of them, in order.
            pub const ALL: &'static [Self] = &[$(Self::$member,)+];
            /// One text: a table of texts would take the page eight bytes more each.
            const WORDS: &'static str = concat!($($word, " "),+);

            /// The word on the wire.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                word(Self::WORDS, self as usize)
            }

            /// The member of that word.
            #[must_use]
            pub fn from_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|known| known.as_str() == word)
            }

            /// What it means: the words that stand beside it here, for the tables of `docs/wire.md`.
            #[cfg(not(target_arch = "wasm32"))]
            #[must_use]
            pub const fn meaning(self) -> &'static str {
                match self {
                    $(Self::$member => concat!($($doc),+),)+
                }
            }

            /// The member of that number.
            #[must_use]
            pub fn from_number(number: usize) -> Option<Self> {
                Self::ALL.get(number).copied()
            }
        }
    };
}

/// The word of that number.
fn word(words: &'static str, number: usize) -> &'static str {
    parts(words, b' ').nth(number).unwrap_or_default()
}

words! {
    /// How far an attempt came.
    Outcome {
        /// The page was there.
        Viewed = "viewed",
        /// A field was focused, or filled.
        Started = "started",
        /// A submit went through.
        Submitted = "submitted",
        /// The shop said that the order is placed.
        Completed = "completed",
    }
}

// The macro has no room for the mark of a default.
#[allow(clippy::derivable_impls)]
impl Default for Outcome {
    fn default() -> Self {
        Self::Viewed
    }
}

words! {
    /// What she holds, by the width of the screen and whether it is touched.
    Device {
        /// Touched, and narrow.
        Phone = "phone",
        /// Touched, and wide.
        Tablet = "tablet",
        /// Pointed at.
        Desktop = "desktop",
    }
}

words! {
    /// The class of the page she came from; never its address.
    Channel {
        /// None is known.
        Direct = "direct",
        /// The shop itself.
        Internal = "internal",
        /// A search engine.
        Search = "search",
        /// A social network or messenger.
        Social = "social",
        /// A mail.
        Mail = "mail",
        /// An advertisement, which the shop alone can say.
        Ad = "ad",
        /// Any other site.
        Referral = "referral",
    }
}

words! {
    /// How a snapshot was handed over.
    Via {
        /// `fetchLater`: sent by the browser when the page is gone, however it went.
        Later = "later",
        /// `sendBeacon`.
        Beacon = "beacon",
        /// `fetch`, while the page was there to see the answer, or with `keepalive`.
        Fetch = "fetch",
        /// From the outbox, on a later page.
        Outbox = "outbox",
        /// By the loader, before anything else had come.
        Loader = "loader",
    }
}

words! {
    /// What is counted of a field, in the order of its numbers on the wire. Times are in buckets
    /// ([`super::bucket`]).
    FieldMeter {
        /// Times it was focused; 1 for one that never was, but filled, or found blank.
        Visits = "visits",
        /// Time it was focused while the page was visible, all visits together.
        Time = "time",
        /// Time from focus to the first thing typed, of all visits until then.
        Hesitation = "hesitation",
        /// Times it was left with another text than it was entered with.
        Commits = "commits",
        /// Commits that changed what had been committed and was not lost since. Counted when the
        /// field is left, so that a composition of an IME is one.
        Corrections = "corrections",
        /// Visits to it after one in which something was committed.
        Returns = "returns",
        /// Times its text was mended without a word.
        Fixed = "fixed",
        /// Times it was mended, and a rule failed all the same.
        Rejected = "rejected",
        /// Times the browser filled it.
        Autofilled = "autofilled",
        /// Times it was filled by surasura: an address by its postal code, furigana, a draft.
        Filled = "filled",
        /// Times something was pasted.
        Pasted = "pasted",
        /// Submits that found it required and blank.
        Blank = "blank",
        /// Times it had been filled in when the page was left, and was blank when she came back.
        Lost = "lost",
        /// Times a fault was shown in it before she had left it once, and before a submit had asked: our
        /// own mistake, or that of a check of the shop.
        Early = "early",
        /// Times she went on to another field, or to the button, and a fault stood there that was said of
        /// an earlier text, although no rule failed and it was not blank: our own mistake, too.
        Stale = "stale",
    }
}

words! {
    /// What is counted of the attempt as a whole, in the order of its numbers on the wire. Times are
    /// in buckets ([`super::bucket`]).
    Meter {
        /// Pages it went over, those she came back to once more.
        Pages = "pages",
        /// Time that a page was visible.
        Time = "time",
        /// Time from the first page to the first touch of a field, while visible.
        Hesitation = "hesitation",
        /// Time from the first touch of a field to the last submit that went through, while visible.
        Completing = "completing",
        /// Submits that went through.
        Submits = "submits",
        /// Submits that something stopped.
        Blocked = "blocked",
        /// Times she went back to an earlier step.
        Backs = "backs",
        /// Times she began anew: a form that was reset, a page that was loaded again.
        Restarts = "restarts",
        /// Times the page was hidden, another tab or program being looked at.
        Hidden = "hidden",
        /// Times the page came back from the cache of the browser's history.
        Resumed = "resumed",
        /// Snapshots that were refused for good, or grew too old in the outbox.
        Dropped = "dropped",
    }
}

words! {
    /// A sign that she is stuck, from the weakest.
    Signal {
        /// About to leave: the pointer left the page at its top.
        Leaving = "leaving",
        /// From field to field that she has been in, and nothing changed.
        Circling = "circling",
        /// In a field, and nothing typed for much longer than she takes for others.
        Stuck = "stuck",
        /// One rule that fails in one field again and again, or a submit that is stopped again.
        Loop = "loop",
    }
}

words! {
    /// What is counted of help for a signal, in the order of its numbers on the wire.
    HelpMeter {
        /// Shown.
        Shown = "shown",
        /// It would have been shown, but she is in the hold-out.
        Would = "would",
        /// Held back; why is counted in `held`.
        Held = "held",
        /// She took it.
        Taken = "taken",
        /// She closed it.
        Closed = "closed",
    }
}

words! {
    /// Why help or a nudge was held back.
    Held {
        /// She is in the share that sees none, so that its effect can be known.
        HoldOut = "HOLD_OUT",
        /// She closed one of this kind.
        Dismissed = "DISMISSED",
        /// It has been shown as often as the shop wants.
        Enough = "ENOUGH",
        /// The page is hidden.
        Hidden = "HIDDEN",
        /// An IME composition is open.
        Composing = "COMPOSING",
        /// She is typing.
        Typing = "TYPING",
        /// She is mending an error.
        Mending = "MENDING",
        /// The payment has the focus.
        Payment = "PAYMENT",
        /// The last step has begun, or the button is next.
        LastStep = "LAST_STEP",
        /// Nothing has been touched yet.
        Untouched = "UNTOUCHED",
        /// The step has just begun.
        Early = "EARLY",
        /// The one before was a moment, or too few pages, ago.
        TooSoon = "TOO_SOON",
        /// She needs help: money comes after.
        HelpFirst = "HELP_FIRST",
        /// Nothing to say: no such rule of the shop.
        NoRule = "NO_RULE",
        /// Nothing to say: the delivery charge would not fall.
        NoSaving = "NO_SAVING",
        /// Nothing to say: what is missing costs more than is saved.
        DoesNotPay = "DOES_NOT_PAY",
        /// It was shown in this state already.
        Unchanged = "UNCHANGED",
        /// The state has not lasted long enough to be hers.
        Settling = "SETTLING",
    }
}

words! {
    /// What the timeline of an attempt is made of.
    Act {
        /// A step began; about a step.
        Step = "step",
        /// A field was left; about a field.
        Visit = "visit",
        /// A rule failed; about a field.
        Failed = "failed",
        /// It was required and blank at a submit; about a field.
        Blank = "blank",
        /// Something was pasted; about a field.
        Pasted = "pasted",
        /// The browser filled it; about a field.
        Autofilled = "autofilled",
        /// It was filled by surasura; about a field.
        Filled = "filled",
        /// What was in it is gone; about a field.
        Lost = "lost",
        /// Help for a signal was shown; about a signal.
        Help = "help",
        /// It would have been, but for the hold-out; about a signal.
        HelpWould = "help-would",
        /// She took it; about a signal.
        HelpTaken = "help-taken",
        /// She closed it; about a signal.
        HelpClosed = "help-closed",
        /// A nudge was shown; about its state.
        Nudge = "nudge",
        /// The page was hidden.
        Hidden = "hidden",
        /// The page was visible again.
        Visible = "visible",
        /// A submit was stopped.
        Blocked = "blocked",
        /// A submit went through.
        Submitted = "submitted",
        /// The order was placed.
        Completed = "completed",
        /// She began anew.
        Restart = "restart",
        /// The pointer left the page at its top.
        Leaving = "leaving",
    }
}

words! {
    /// What the first unresolved friction was.
    Why {
        /// A rule that fails.
        Rule = "rule",
        /// Required and blank at a submit.
        Blank = "blank",
        /// What was in it is gone.
        Lost = "lost",
        /// Stuck in it, and nothing committed since.
        Stuck = "stuck",
    }
}
