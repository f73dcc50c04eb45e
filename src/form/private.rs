//! Fields that are none of our business.

use alloc::string::String;

use super::recognize::Described;
use super::words::{any_in, is_in};
use crate::text::part::parts;

/// A field that we neither read nor listen to. Rather one too many: a field that is left alone works
/// as before.
pub(super) fn is_private(field: &Described<'_>, words: &str) -> bool {
    const TYPES: &str = "password file hidden submit button reset image fieldset output object";
    const TOKENS: &str = "one-time-code current-password new-password";
    const WORDS: &str = "cc csc exp otp pin pan pass passwd";
    // As payment and login forms name their fields, the words run together.
    const NAMES: &str = "card credit ccnum ccno ccname ccexp ccv cvc cvv cvn expir expdate expmonth \
        expyear validthru securitycode seccode holder meigi kigen password passcode pincode \
        authcode onetime smscode verificationcode verificationvalue accountnumber kouza \
        カード セキュリティ 有効期限 名義 認証 暗証 口座 パスワード";
    const HINTS: &str = "カード番号 カード名義 クレジットカード セキュリティコード 有効期限 暗証番号 \
        認証コードを パスワード";
    let token = |token: &str| {
        let begins = |with: &[u8]| token.as_bytes().starts_with(with);
        is_in(token, TOKENS) || begins(b"cc-") || begins(b"transaction-")
    };
    let mut squashed = String::new();
    for part in parts(words, b' ') {
        squashed.push_str(part);
    }
    let any = |text: &str, list| parts(list, b' ').any(|fragment| holds(text, fragment));
    is_in(field.r#type, TYPES)
        // Any token: `webauthn` may come last.
        || parts(field.autocomplete, b' ').any(token)
        || any_in(words, WORDS)
        || any(&squashed, NAMES)
        || any(field.hints, HINTS)
}

/// Whether a text has a part that is `fragment`.
fn holds(text: &str, fragment: &str) -> bool {
    let (text, fragment) = (text.as_bytes(), fragment.as_bytes());
    (0..text.len()).any(|at| {
        text.get(at..)
            .is_some_and(|rest| rest.starts_with(fragment))
    })
}

#[cfg(test)]
mod tests;
