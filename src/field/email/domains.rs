//! Which domains Japanese shoppers have, and which one a mistyped domain may have meant.
//!
//! Source: collected by hand from what carriers and providers call their own mail. A domain that is
//! missing here costs a suggestion; one that is listed never gets one.

use alloc::string::String;

use crate::text::part::{last, parts, split_once};

/// Domains that many have: one of these may have been meant. The most used first, which decides
/// between two that are equally near.
const COMMON: &str = "gmail.com yahoo.co.jp docomo.ne.jp ezweb.ne.jp icloud.com softbank.ne.jp \
    au.com i.softbank.jp hotmail.com outlook.jp outlook.com hotmail.co.jp yahoo.com ymobile.ne.jp \
    live.jp nifty.com biglobe.ne.jp so-net.ne.jp plala.or.jp ocn.ne.jp dion.ne.jp rakuten.jp \
    excite.co.jp me.com mac.com msn.com live.com aol.com aol.jp ybb.ne.jp uqmobile.jp mineo.jp \
    willcom.com vodafone.ne.jp disney.ne.jp eonet.ne.jp hi-ho.ne.jp asahi-net.or.jp dti.ne.jp \
    odn.ne.jp jcom.home.ne.jp jcom.zaq.ne.jp zaq.ne.jp tiki.ne.jp wakwak.com commufa.jp bbiq.jp \
    goo.jp mail.goo.ne.jp megaegg.ne.jp t-com.ne.jp infoweb.ne.jp sannet.ne.jp comcast.net \
    googlemail.com";

/// Real domains that are a slip or two away from a common one. Others need no list: a short name is
/// not taken for a slip, nor is the ending of another country.
const KNOWN: &str =
    "mail.com email.com ymail.com cloud.com y-mobile.ne.jp emobile.ne.jp emnet.ne.jp";

/// Domains that nobody has mail at: what stands before the ending is a provider's, who has another.
const NOBODYS: &str = "gmail.jp gmail.co.jp gmail.ne.jp icloud.jp icloud.co.jp icloud.ne.jp yahoo.jp \
    docomo.co.jp ezweb.co.jp i.softbank.ne.jp i.softbank.co.jp";

/// Endings that do not exist.
const NO_ENDINGS: &str = ".con .cmo .cim .vom .xom .comm .cojp .nejp .jpp .co.jo .ne.jo";

/// The provider gave out addresses with `..` or `.@` (docomo until 2009-04-01).
pub(super) fn had_legacy_dots(domain: &str) -> bool {
    matches!(domain, "docomo.ne.jp" | "ezweb.ne.jp")
}

/// The longest of a list that a text ends with.
fn end_of(text: &str, list: &'static str) -> Option<&'static str> {
    let mut found = None;
    for word in parts(list, b' ') {
        if text.as_bytes().ends_with(word.as_bytes())
            && found.is_none_or(|found: &str| found.len() < word.len())
        {
            found = Some(word);
        }
    }
    found
}

/// No domain ends like this.
pub(super) fn has_no_such_ending(address: &str) -> bool {
    end_of(address, NO_ENDINGS).is_some()
}

/// Of an address that lacks its @ the whole, where it ends in a common domain: `tarogmail.com`,
/// `taro\"docomo.ne.jp`.
pub(super) fn with_at(text: &str) -> Option<String> {
    let domain = end_of(text, COMMON)?;
    let local = text.get(..text.len().checked_sub(domain.len())?)?;
    // A sign stands where the @ was meant, such as ” of three bytes; a dot is that of a domain below
    // the common one.
    let sign = match local.as_bytes().last()? {
        b'.' => return None,
        last if last.is_ascii_alphanumeric() => 0,
        last if last.is_ascii() => 1,
        _ => 3,
    };
    let local = local.get(..local.len().checked_sub(sign)?)?;
    (!local.is_empty() && local.bytes().all(super::is_local)).then(|| joined(local, domain))
}

fn joined(local: &str, domain: &str) -> String {
    let mut whole = String::from(local);
    whole.push('@');
    whole.push_str(domain);
    whole
}

/// The address at the common domain that its domain is a slip of. Never one for a known domain, never
/// at one that is not in the list.
pub(super) fn suggest(address: &str) -> Option<String> {
    let (local, domain) = split_once(address, b'@')?;
    // Nobody's domain is as near as can be to the one whose first label it has.
    let label = split_once(domain, b'.').map_or(0, |(label, _)| label.len());
    let label = domain.as_bytes().get(..=label).unwrap_or_default();
    let nobodys = parts(NOBODYS, b' ').any(|nobodys| nobodys == domain);
    let is_above = |known: &str| {
        let start = domain.len().wrapping_sub(known.len());
        let dot = domain.as_bytes().get(start.wrapping_sub(1));
        domain.as_bytes().ends_with(known.as_bytes()) && dot.is_none_or(|dot| *dot == b'.')
    };
    let mut typed = Letters::default();
    domain.bytes().for_each(|byte| typed.add(byte));
    let mut best: Option<&str> = None;
    for (list, mut fewest) in [(KNOWN, 0), (COMMON, 3)] {
        let mut start = 0_usize;
        let mut letters = Letters::default();
        for index in 0..=list.len() {
            match list.as_bytes().get(index) {
                Some(b' ') | None => {}
                Some(byte) => {
                    letters.add(*byte);
                    continue;
                }
            }
            let common = list.get(start..index)?;
            start = index.wrapping_add(1);
            let near = core::mem::take(&mut letters).are_nearly(&typed);
            let slips = if nobodys {
                let same = common.as_bytes().starts_with(label);
                if same { 0 } else { 3 }
            } else if is_above(common) {
                return None;
            } else if near {
                slips(domain, common)
            } else {
                3
            };
            if slips < fewest {
                best = Some(common);
                fewest = slips;
            }
        }
    }
    best.map(|common| joined(local, common))
}

/// Which letters a word has, and how many: what two slips can change but little.
#[derive(Default)]
struct Letters {
    which: u32,
    count: u32,
}

impl Letters {
    fn add(&mut self, byte: u8) {
        if byte != b'.' {
            self.which |= 1 << (byte & 31);
            self.count = self.count.wrapping_add(1);
        }
    }

    /// A slip takes one letter for another at most.
    fn are_nearly(&self, others: &Self) -> bool {
        (self.which ^ others.which).count_ones() <= 4 && self.count.abs_diff(others.count) <= 2
    }
}

/// How many slips make `domain` of `common`, up to 2, where they can be slips: a short name with
/// another letter is another provider (tnc.ne.jp is not ocn.ne.jp), and another country's ending is
/// meant.
fn slips(domain: &str, common: &str) -> usize {
    let letters = |byte: &u8| *byte != b'.';
    if domain
        .bytes()
        .filter(letters)
        .eq(common.bytes().filter(letters))
    {
        // A dot was left out, doubled or put elsewhere: gmailcom, docomone.jp.
        return 1;
    }
    let (Some((name, ending)), Some((typed_name, typed_ending))) =
        (split_once(common, b'.'), split_once(domain, b'.'))
    else {
        return 3;
    };
    let in_name = distance(typed_name.as_bytes(), name.as_bytes(), 2);
    let in_ending = distance(typed_ending.as_bytes(), ending.as_bytes(), 2);
    let name_allows = match name.len() {
        0..=4 => 0,
        5..=7 => 1,
        _ => 2,
    };
    let country = last(typed_ending, b'.').len() == 2;
    let ending_allows = if in_name == 0 && !country { 2 } else { 1 };
    if in_name <= name_allows && in_ending <= ending_allows {
        in_name.wrapping_add(in_ending)
    } else {
        3
    }
}

/// Slips between two words: letters put in, left out, replaced, or two neighbours swapped. More than
/// `most` where there are more.
fn distance(a: &[u8], b: &[u8], most: usize) -> usize {
    let ([x, rest_a @ ..], [y, rest_b @ ..]) = (a, b) else {
        return a.len().max(b.len());
    };
    if x == y {
        return distance(rest_a, rest_b, most);
    }
    let Some(most) = most.checked_sub(1) else {
        return 3;
    };
    let mut least = distance(rest_a, rest_b, most)
        .min(distance(rest_a, b, most))
        .min(distance(a, rest_b, most));
    if let ([x2, rest_a @ ..], [y2, rest_b @ ..]) = (rest_a, rest_b)
        && x == y2
        && y == x2
    {
        least = least.min(distance(rest_a, rest_b, most));
    }
    least.wrapping_add(1)
}

/// The domains of both lists.
#[cfg(test)]
pub(super) fn listed() -> impl Iterator<Item = &'static str> {
    common().chain(parts(KNOWN, b' '))
}

/// The domains that may have been meant.
#[cfg(test)]
pub(super) fn common() -> impl Iterator<Item = &'static str> {
    parts(COMMON, b' ')
}
