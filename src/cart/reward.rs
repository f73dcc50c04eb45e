//! What else there is to reach beside free shipping: a gift, a coupon, more points.

use alloc::string::String;

use serde::ser::{Serialize, SerializeStruct, Serializer};
use serde::{Deserialize, Serialize as Written};

use super::delivery::{FreeFrom, Threshold};
use super::known::Place;
use super::shipping::{FreeShipping, rule};
use super::{Name, ShopRules};

/// What is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Written, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RewardKind {
    /// Something beside the goods.
    Gift,
    /// A coupon that can be used from then on.
    Coupon,
    /// Points beside those that there are.
    Points,
}

impl RewardKind {
    /// Every kind, by their numbers in `read.js`.
    pub const ALL: [Self; 3] = [Self::Gift, Self::Coupon, Self::Points];
}

/// Something that a shop gives from so much on. Of several with one name the first that is for the region and the
/// member holds, alone, as with free shipping.
#[derive(Clone, Debug, PartialEq, Eq, Written, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Reward {
    /// Its name in the shop.
    pub name: Name,
    /// What is given.
    pub kind: RewardKind,
    /// What the shopper knows it as; its name, if absent. In a page its face keeps it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// From which on, and for whom.
    #[serde(flatten)]
    pub from: FreeFrom,
}

/// How far a reward is. As JSON the members of `progress` stand beside its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RewardProgress {
    /// Its number in the rules, from 0.
    pub reward: u32,
    /// What is given.
    pub kind: RewardKind,
    /// How far it is, in the same words as free shipping.
    pub progress: FreeShipping,
}

impl Serialize for RewardProgress {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut to = to.serialize_struct("RewardProgress", 10)?;
        to.serialize_field("reward", &self.reward)?;
        to.serialize_field("kind", &self.kind)?;
        self.progress.members(&mut to)?;
        to.end()
    }
}

/// Those that are for a place and a member, each with its number.
pub(super) fn rewards<'a>(
    rules: &'a ShopRules,
    place: &Place,
    member: Option<Name>,
) -> impl Iterator<Item = (usize, RewardKind, Threshold)> + use<'a> {
    let (place, all) = (*place, &rules.rewards);
    all.iter().enumerate().filter_map(move |(at, reward)| {
        let named = all.iter().take(at).any(|before| before.name == reward.name && holds(before, &place, member));
        let from = rule([&reward.from], &place, member).filter(|_| !named)?;
        Some((at, reward.kind, from))
    })
}

fn holds(reward: &Reward, place: &Place, member: Option<Name>) -> bool {
    rule([&reward.from], place, member).is_some()
}
