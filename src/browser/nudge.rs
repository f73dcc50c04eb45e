//! What a nudge needs of a quote and of the page, of the numbers that `NUDGE` in `pkg/npm/read.js` has checked.

use super::Core;
use super::reader::Reader;
use crate::cart::{After, Basis, FreeShipping, NudgeRules, RewardKind, RewardProgress, Threshold};
use crate::nudge::etiquette::{self, Memory, Moment};
use crate::nudge::{Standing, hold_out};

impl Core {
    /// `decideNudge` of the numbers of `NUDGE` in `pkg/npm/read.js`, two for each: what there is to say, or what is wrong.
    pub fn nudge(&mut self, length: usize) -> *const u32 {
        let mut reader = self.reader(length);
        reader.number();
        let rules = reader.nudge_rules();
        let standing = reader.standing();
        let moment = reader.moment();
        let nudge = crate::nudge::decide(&standing, &rules, &moment);
        match reader.wrong {
            Some(error) => self.refused(error),
            None => self.tell(&nudge),
        }
    }

    /// `mayAppear` of the numbers of `WELCOME` in `pkg/npm/read.js`: what there is to say, or what is wrong.
    pub fn welcome(&mut self, length: usize) -> *const u32 {
        let mut reader = self.reader(length);
        let mark = reader.count().unwrap_or_default();
        let rules = reader.nudge_rules();
        let moment = reader.moment();
        let welcome = etiquette::welcome(mark, None, &rules, &moment);
        self.tell(&welcome)
    }

    /// Which ten-thousandth a shopper falls into, by the UTF-16 units of seed and name, a number for each.
    pub fn bucket(&mut self, length: usize) -> u32 {
        hold_out::bucket(self.reader(length).numbers.iter().map(|unit| *unit as u16))
    }
}

impl Reader {
    pub(super) fn nudge_rules(&mut self) -> NudgeRules {
        self.number();
        let usual = NudgeRules::default();
        NudgeRules {
            near_within: self.maybe(),
            most_for_saving: self.count(),
            settle_ms: self.count().unwrap_or(usual.settle_ms),
            interval_ms: self.count().unwrap_or(usual.interval_ms),
            most_shows: self.count(),
        }
    }

    fn standing(&mut self) -> Standing {
        self.number();
        let empty = !self.flag(false);
        self.number();
        let (fee, surcharge, temperature) = (self.amount(), self.amount(), self.amount());
        let mut flags = [false; 4];
        flags.iter_mut().for_each(|flag| *flag = self.flag(false));
        let [free, waivable, assumed, excluded] = flags;
        let has_rule = self.is_there();
        let free_shipping = Some(self.progress()).filter(|_| has_rule);
        let rewards = self.list(|read, _| {
            read.number();
            RewardProgress {
                reward: read.count().unwrap_or_default(),
                kind: read.chosen(&RewardKind::ALL).unwrap_or(RewardKind::Gift),
                progress: read.progress(),
            }
        });
        Standing {
            empty,
            fee,
            waivable,
            surcharge,
            temperature,
            free,
            assumed,
            excluded,
            free_shipping,
            rewards,
        }
    }

    fn progress(&mut self) -> FreeShipping {
        let amount = self.amount();
        let basis = self.chosen(&Basis::ALL).unwrap_or(Basis::GoodsTaxIncluded);
        let from = match self.count() {
            Some(quantity) => Threshold::Quantity { quantity },
            None => Threshold::Amount {
                amount,
                basis,
                after: After::Nothing,
            },
        };
        FreeShipping {
            from,
            counted: self.amount(),
            gap: self.amount(),
            gap_included: self.amount(),
            saves: self.amount(),
            net: self.amount(),
        }
    }

    fn moment(&mut self) -> Moment {
        self.number();
        let mut flags = [false; 7];
        flags.iter_mut().for_each(|flag| *flag = self.flag(false));
        let [
            dismissed,
            composing,
            typing,
            last_step,
            help_first,
            held_out,
            one_item,
        ] = flags;
        let now_ms = self.some().map(|now| now as u64);
        self.number();
        let memory = Memory {
            seen: self.count().unwrap_or_default(),
            since_ms: self.time(),
            shown: self.count().unwrap_or_default(),
            shown_ms: self.time(),
            shows: self.count().unwrap_or_default(),
            reached: self.count().unwrap_or_default(),
            dismissed: self.flag(false),
        };
        Moment {
            dismissed,
            composing,
            typing,
            last_step,
            help_first,
            held_out,
            one_item,
            now_ms,
            memory,
        }
    }

    fn time(&mut self) -> u64 {
        self.some().unwrap_or_default() as u64
    }
}
