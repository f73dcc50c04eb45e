//! Fields that are none of our business.

use alloc::string::String;

use super::recognize::Described;
use super::words::{any_in, is_in};
use crate::text::part::parts;

/// A field that we neither read nor listen to. Rather one too many: a field that is left alone works
/// as before. `words` are those of its name and id, `label` those that it says to people.
pub(super) fn is_private(field: &Described<'_>, words: &str, label: &str) -> bool {
    const TYPES: &str = "password file hidden submit button reset image fieldset output object";
    const TOKENS: &str = "one-time-code current-password new-password";
    const WORDS: &str = "cc csc exp otp pin pan pass passwd pw pwd sms acct";
    // As payment and login forms name their fields, the words run together.
    const NAMES: &str = "card credit ccnum ccno ccname ccexp ccv cvc cvv cvn expir expdate expmonth \
        expyear validthru security seccode holder meigi kigen password passcode pincode anshou \
        authcode onetime smscode verificationcode verificationvalue verifycode accountno \
        accountnumber bankaccount kouza reminder secret mynumber";
    const KANJI: &str = "カード セキュリティ 有効期限 名義 認証 暗証 口座 パスワード";
    const HINTS: &str = "カード番 カード名 カードに カード裏 クレジット セキュリティ 有効期限 名義 \
        認証コ 認証番 段階認証 確認コード 桁のコード 暗証 口座 パスワード 秘密の マイナンバー";
    let token = |token: &str| {
        let begins = |with: &[u8]| token.as_bytes().starts_with(with);
        is_in(token, TOKENS) || begins(b"cc-") || begins(b"transaction-")
    };
    let any = |text: &str, list| parts(list, b' ').any(|fragment| holds(text, fragment));
    let squashed = |words: &str| parts(words, b' ').collect::<String>();
    is_in(field.r#type, TYPES)
        // Any token: `webauthn` may come last.
        || parts(field.autocomplete, b' ').any(token)
        || any_in(words, WORDS)
        || any(words, KANJI)
        || any(&squashed(words), NAMES)
        || any(&squashed(label), NAMES)
        || any(label, HINTS)
}

/// Whether a text has a part that is `fragment`.
pub(super) fn holds(text: &str, fragment: &str) -> bool {
    let (text, fragment) = (text.as_bytes(), fragment.as_bytes());
    (0..text.len()).any(|at| {
        text.get(at..)
            .is_some_and(|rest| rest.starts_with(fragment))
    })
}

#[cfg(test)]
mod tests;
