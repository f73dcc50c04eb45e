//! Which domains Japanese shoppers have, and which one a mistyped domain may have meant.
//!
//! Source: collected by hand from what carriers and providers call their own mail. A domain that is
//! missing here costs a suggestion; one that is listed never gets one.

use crate::text::part::{last, parts, split_once};

/// Domains that many have: one of these may have been meant. The most used first, which decides
/// between two that are equally near.
const COMMON: &str = "gmail.com yahoo.co.jp docomo.ne.jp ezweb.ne.jp icloud.com softbank.ne.jp \
    au.com i.softbank.jp hotmail.com outlook.jp outlook.com hotmail.co.jp yahoo.com ymobile.ne.jp \
    live.jp nifty.com biglobe.ne.jp so-net.ne.jp plala.or.jp ocn.ne.jp dion.ne.jp rakuten.jp \
    excite.co.jp infoseek.jp me.com mac.com msn.com live.com aol.com aol.jp ybb.ne.jp uqmobile.jp \
    mineo.jp willcom.com vodafone.ne.jp disney.ne.jp eonet.ne.jp hi-ho.ne.jp asahi-net.or.jp \
    dti.ne.jp odn.ne.jp jcom.home.ne.jp jcom.zaq.ne.jp zaq.ne.jp tiki.ne.jp wakwak.com commufa.jp \
    bbiq.jp goo.jp mail.goo.ne.jp comcast.net googlemail.com";

/// Real domains that are one slip away from a common one. Others need no list: a short name is not
/// taken for a slip, nor is the ending of another country.
const KNOWN: &str = "mail.com email.com ymail.com y-mobile.ne.jp emobile.ne.jp emnet.ne.jp";

/// Whether a domain, or one above it, is in a list.
fn is_known(domain: &str) -> bool {
    let is_above = |known: &str| {
        let rest = domain.as_bytes().strip_suffix(known.as_bytes());
        rest.is_some_and(|rest| rest.last().is_none_or(|dot| *dot == b'.'))
    };
    [COMMON, KNOWN]
        .into_iter()
        .any(|list| parts(list, b' ').any(is_above))
}

/// The provider gave out addresses with `..` or `.@` (docomo until 2009-04-01).
pub(super) fn had_legacy_dots(domain: &str) -> bool {
    matches!(domain, "docomo.ne.jp" | "ezweb.ne.jp")
}

/// The common domain that `domain` is a slip of. Never one for a known domain, never one that is
/// not in the list.
pub(super) fn suggest(domain: &str) -> Option<&'static str> {
    if is_known(domain) {
        return None;
    }
    let mut best: Option<(usize, &'static str)> = None;
    for common in parts(COMMON, b' ') {
        if let Some(slips) = slips(domain, common)
            && best.is_none_or(|(fewest, _)| slips < fewest)
        {
            best = Some((slips, common));
        }
    }
    best.map(|(_, common)| common)
}

/// How many slips make `domain` of `common`, where they can be slips: a short name with another
/// letter is another provider (tnc.ne.jp is not ocn.ne.jp), and another country's ending is meant.
fn slips(domain: &str, common: &str) -> Option<usize> {
    let (name, ending) = split_once(common, b'.')?;
    let Some((typed_name, typed_ending)) = split_once(domain, b'.') else {
        // The dot itself was left out: gmailcom.
        return Some(1).filter(|_| distance(domain.as_bytes(), common.as_bytes()) == 1);
    };
    let in_name = distance(typed_name.as_bytes(), name.as_bytes());
    let in_ending = distance(typed_ending.as_bytes(), ending.as_bytes());
    let name_allows = match name.len() {
        0..=4 => 0,
        5..=7 => 1,
        _ => 2,
    };
    let country = last(typed_ending, b'.').len() == 2;
    let ending_allows = if in_name == 0 && !country { 2 } else { 1 };
    let likely = in_name <= name_allows && in_ending <= ending_allows;
    Some(in_name.saturating_add(in_ending)).filter(|slips| likely && *slips <= 2)
}

/// Slips between two words: letters put in, left out, replaced, or two neighbours swapped
/// (optimal string alignment).
fn distance(a: &[u8], b: &[u8]) -> usize {
    if a.len().abs_diff(b.len()) > 2 {
        return usize::MAX;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i.saturating_add(1)];
        for (j, y) in b.iter().enumerate() {
            let cell = |row: &[usize], at: usize| row.get(at).copied().unwrap_or(usize::MAX);
            let replaced = cell(&above, j).saturating_add(usize::from(x != y));
            let left_out = cell(&above, j.saturating_add(1)).saturating_add(1);
            let put_in = cell(&row, j).saturating_add(1);
            let mut least = replaced.min(left_out).min(put_in);
            let pair =
                |word: &[u8], at: usize| at.checked_sub(1).and_then(|at| word.get(at).copied());
            if pair(a, i) == Some(*y) && pair(b, j) == Some(*x) {
                least = least.min(cell(&before, j.wrapping_sub(1)).saturating_add(1));
            }
            row.push(least);
        }
        before = core::mem::replace(&mut above, row);
    }
    above.last().copied().unwrap_or(usize::MAX)
}
