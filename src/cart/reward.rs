//! What else there is to reach beside free shipping: a gift, a coupon, more points.

use alloc::string::String;
use alloc::vec::Vec;

use serde::ser::{Serialize, SerializeStruct, Serializer};
use serde::{Deserialize, Serialize as Written};

use super::Name;
use super::delivery::FreeFrom;
use super::gap::free_shipping;
use super::quote::Goods;
use super::shipping::{FreeShipping, is_for};
use super::view::View;

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

/// How far those are that are for where it goes and for the member: of an order with several destinations, the first.
pub(super) fn rewards(view: &View<'_>, goods: &Goods) -> Vec<RewardProgress> {
    let mut found = Vec::new();
    let (all, member) = (&view.rules.rewards, view.cart.member);
    let Some(place) = view.places.first() else {
        return found;
    };
    let holds =
        |reward: &Reward| is_for(&reward.from, place, member) && !reward.from.from.is_never();
    for (at, reward) in all.iter().enumerate() {
        let named = all
            .iter()
            .take(at)
            .any(|before| before.name == reward.name && holds(before));
        if holds(reward) && !named {
            let progress = free_shipping(view, goods, reward.from.from, None, 0);
            found.push(RewardProgress {
                reward: at as u32,
                kind: reward.kind,
                progress,
            });
        }
    }
    found
}
