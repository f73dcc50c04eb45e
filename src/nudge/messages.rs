//! The words of nudges and warnings, for a server; a page has the same from `pkg/npm/words.js`. They stand in
//! `words.json` by their codes, and a shop replaces which it likes. What is in braces becomes money with its unit.

use alloc::collections::BTreeMap;
use alloc::string::String;
use std::sync::LazyLock;

use super::{Detail, GoalKind, Nudge, NudgeState};
use crate::cart::{Amount, Currency, ShopRules, Warning, Wording};
use crate::field::Locale;
use crate::text::number::{decimal, grouped};
use crate::text::part::split_once;

/// What is said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// 「あと1,000円で送料無料です!」 Empty where there is nothing to say.
    pub text: String,
    /// 「1,100円の追加で送料660円が0円に。実質440円です」
    pub detail: Option<String>,
    /// What has to be said beside it, so that it is true.
    pub note: Option<String>,
}

type Table = BTreeMap<String, BTreeMap<String, String>>;

static WORDS: LazyLock<Table> =
    LazyLock::new(|| serde_json::from_str(include_str!("words.json")).unwrap_or_default());

/// The shop's words, ours of its wording, or else ours: of the first of the codes that there is.
fn template<'a>(codes: &[&str], rules: &'a ShopRules, locale: Locale) -> &'a str {
    let (plain, paid) = match locale {
        Locale::Ja => ("ja", "ja-shop-pays"),
        Locale::En => ("en", "en-shop-pays"),
    };
    let paid = Some(paid).filter(|_| rules.nudge.wording == Wording::ShopPays);
    codes
        .iter()
        .find_map(|code| {
            let own = rules.nudge.messages.get(*code);
            let ours = |table: &str| WORDS.get(table).and_then(|words| words.get(*code));
            own.or_else(|| ours(paid?)).or_else(|| ours(plain))
        })
        .map_or("", String::as_str)
}

impl Nudge {
    /// Its words. `currency`: that of the cart.
    #[must_use]
    pub fn say(&self, rules: &ShopRules, currency: Currency, locale: Locale) -> Said {
        let money = |amount: Amount| money(amount, currency, locale);
        let much = |amount: Amount| {
            if self.pieces {
                pieces(amount, locale)
            } else {
                money(amount)
            }
        };
        let value = |name: &str| match name {
            "gap" => much(self.gap),
            "amount" => asked(&much(self.amount), self.tax_excluded, locale),
            "fee" => money(self.fee),
            "saves" => money(self.saves),
            "net" => money(self.net),
            "less" => money(self.net.negated()),
            "stays" => money(self.stays),
            _ => label(self.reward, rules),
        };
        let say = |codes: &[&str]| fill(template(codes, rules, locale), &value);
        let kind = if self.kind == GoalKind::Shipping {
            ""
        } else {
            self.kind.as_str()
        };
        let code = |state: &str| {
            let mut code = String::from("NUDGE_");
            code.push_str(state);
            if !kind.is_empty() {
                code.push('_');
                code.push_str(kind);
            }
            code.replace('-', "_").to_uppercase()
        };
        // What has no words of its own says what it is a case of.
        let like = match self.state {
            NudgeState::Empty => NudgeState::Far,
            NudgeState::OneItem | NudgeState::Lost => NudgeState::Near,
            state => state,
        };
        let own = if self.pieces { like } else { self.state };
        Said {
            text: match self.detail {
                // It is not free there.
                Some(Detail::Lower) => say(&["NUDGE_LOWER"]),
                _ => say(&[&code(own.as_str()), &code(like.as_str())]),
            },
            detail: self.detail.map(|detail| say(&[detail.as_str()])),
            note: self.note.map(|note| say(&[note.as_str()])),
        }
    }
}

/// The words of a warning. `currency`: that of the cart.
#[must_use]
pub fn warned(warning: &Warning, rules: &ShopRules, currency: Currency, locale: Locale) -> String {
    fill(
        template(&[warning.code.as_str()], rules, locale),
        &|name| match name {
            "gap" if warning.pieces => pieces(warning.gap, locale),
            "gap" => money(warning.gap, currency, locale),
            "costs" => money(warning.costs, currency, locale),
            "net" => money(warning.net, currency, locale),
            _ => label(warning.at, rules),
        },
    )
}

fn fill(template: &str, value: &dyn Fn(&str) -> String) -> String {
    let mut out = String::new();
    let mut rest = template;
    while let Some((before, tail)) = split_once(rest, b'{') {
        out.push_str(before);
        let Some((name, after)) = split_once(tail, b'}') else {
            break;
        };
        out.push_str(&value(name));
        rest = after;
    }
    out.push_str(rest);
    out
}

fn label(reward: Option<u32>, rules: &ShopRules) -> String {
    let reward = reward.and_then(|at| rules.rewards.get(at as usize));
    reward.map_or_else(String::new, |reward| {
        reward
            .label
            .clone()
            .unwrap_or_else(|| reward.name.as_str().into())
    })
}

/// 1,000円 or ¥1,000; 19.99 USD or USD 19.99. Without asking anybody's locale data.
fn money(amount: Amount, currency: Currency, locale: Locale) -> String {
    let unit = 10_u64.pow(currency.exponent().into());
    let (major, minor) = (amount.magnitude() / unit, amount.magnitude() % unit);
    let mut digits = String::from(if amount.is_negative() { "-" } else { "" });
    digits.push_str(&grouped(major));
    if unit > 1 {
        let minor = decimal(unit.saturating_add(minor));
        digits.push('.');
        digits.push_str(minor.get(1..).unwrap_or_default());
    }
    let code = currency.as_str();
    let parts = match (locale, currency == Currency::JPY) {
        (Locale::Ja, true) => ["", &digits, "円"],
        (Locale::En, true) => ["¥", &digits, ""],
        (Locale::Ja, false) => [&digits, " ", code],
        (Locale::En, false) => [code, " ", &digits],
    };
    parts.concat()
}

/// 3点 or 3 items.
fn pieces(amount: Amount, locale: Locale) -> String {
    let mut out = grouped(amount.magnitude());
    out.push_str(match locale {
        Locale::Ja => "点",
        Locale::En if amount.get() == 1 => " item",
        Locale::En => " items",
    });
    out
}

/// What is asked for; money without tax says so (総額表示, 消費税法63条).
fn asked(much: &str, tax_excluded: bool, locale: Locale) -> String {
    let (before, behind) = match (tax_excluded, locale) {
        (true, Locale::Ja) => ("税抜", ""),
        (true, Locale::En) => ("", " before tax"),
        _ => ("", ""),
    };
    [before, much, behind].concat()
}

#[cfg(test)]
mod tests;
