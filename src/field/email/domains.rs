//! Which domains Japanese shoppers have, and which one a mistyped domain may have meant.

use crate::text::part::parts;

/// Domains that many have: one of these may have been meant. The most used first, which decides
/// between two that are equally near.
const COMMON: &str = "gmail.com yahoo.co.jp docomo.ne.jp ezweb.ne.jp icloud.com softbank.ne.jp \
    au.com i.softbank.jp hotmail.com outlook.jp outlook.com hotmail.co.jp yahoo.com ymobile.ne.jp \
    live.jp nifty.com biglobe.ne.jp so-net.ne.jp plala.or.jp ocn.ne.jp dion.ne.jp rakuten.jp \
    excite.co.jp infoseek.jp me.com mac.com msn.com live.com aol.com aol.jp ybb.ne.jp uqmobile.jp \
    mineo.jp willcom.com vodafone.ne.jp disney.ne.jp eonet.ne.jp hi-ho.ne.jp asahi-net.or.jp \
    dti.ne.jp odn.ne.jp jcom.home.ne.jp jcom.zaq.ne.jp zaq.ne.jp tiki.ne.jp wakwak.com commufa.jp \
    bbiq.jp goo.jp mail.goo.ne.jp comcast.net googlemail.com";

/// Real domains that stand near a common one, or that are simply known: nothing is suggested.
const KNOWN: &str = "mail.com email.com ymail.com rocketmail.com gmx.com gmx.net gmx.de aim.com \
    proton.me protonmail.com pm.me fastmail.com zoho.com hey.com tutanota.com qq.com foxmail.com \
    163.com 126.com yeah.net sina.com sohu.com naver.com hanmail.net daum.net kakao.com nate.com \
    yandex.com yandex.ru mail.ru att.net sbcglobal.net verizon.net cox.net btinternet.com \
    yahoo.ne.jp yahoo.co.uk yahoo.co.kr yahoo.co.in yahoo.co.id yahoo.co.th yahoo.co.nz yahoo.fr \
    yahoo.de yahoo.it yahoo.es yahoo.ca yahoo.in yahoo.com.tw yahoo.com.hk yahoo.com.cn \
    yahoo.com.sg yahoo.com.au yahoo.com.br yahoo.com.ph yahoo.com.vn yahoo.com.mx hotmail.co.uk \
    hotmail.co.kr hotmail.co.th hotmail.fr hotmail.de hotmail.it hotmail.es hotmail.ca hotmail.be \
    outlook.fr outlook.de outlook.es outlook.it outlook.kr outlook.in outlook.ie outlook.co.th \
    live.co.uk live.fr live.de live.it live.nl live.cn live.ca live.co.kr msn.cn icloud.com.cn \
    goo.ne.jp nifty.ne.jp nifty.jp softbank.jp softbank.co.jp docomo.jp au.jp auone.jp kddi.com \
    y-mobile.ne.jp emnet.ne.jp emobile.ne.jp pdx.ne.jp ido.ne.jp mopera.net rakumail.jp \
    rakuten.co.jp rakuten.com sakura.ne.jp ctk.ne.jp kcn.jp kcn.ne.jp cnc.jp tcn.jp ncn.jp \
    ymail.ne.jp inter7.jp nexyzbb.ne.jp megaegg.ne.jp pikara.ne.jp qtnet.ne.jp tcp-ip.or.jp \
    coral.ocn.ne.jp dream.jp dream.com wind.ne.jp wind.jp lapis.plala.or.jp jp.com ac.jp ed.jp";

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
        // Two slips in a short domain make another domain.
        let allowed = if common.len() >= 9 { 2 } else { 1 };
        let distance = distance(domain.as_bytes(), common.as_bytes());
        if distance <= allowed && best.is_none_or(|(nearest, _)| distance < nearest) {
            best = Some((distance, common));
        }
    }
    best.map(|(_, common)| common)
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
