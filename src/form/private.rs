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
    const WORDS: &str = "cc csc exp otp pin pan pass pw pwd sms acct";
    // As payment and login forms name and label their fields, the words run together.
    const NAMES: &str = "card credit ccnum ccno ccname ccexp ccv cvc cvv cvn expir expdate expmonth \
        expyear validthru security seccode holder meigi kigen passw passcode pincode anshou \
        authcode onetime smscode verificationc verificationv verifyc accountno \
        accountnumber bankaccount kouza reminder secret mynumber カード番 カード名 カードに \
        カード裏 クレジット セキュリティ 有効期限 名義 認証コ 認証番 段階認証 認コード 桁のコード \
        暗証 口座 パスワード 秘密の マイナンバー";
    let token = |token: &str| {
        let begins = |with: &[u8]| token.as_bytes().starts_with(with);
        is_in(token, TOKENS) || begins(b"cc-") || begins(b"transaction-")
    };
    let mut squashed = String::new();
    for text in [words, label] {
        for part in parts(text, b' ') {
            squashed.push_str(part);
        }
    }
    is_in(field.r#type, TYPES)
        // Any token: `webauthn` may come last.
        || parts(field.autocomplete, b' ').any(token)
        || any_in(words, WORDS)
        || parts(NAMES, b' ').any(|fragment| holds(&squashed, fragment))
        // In a label these may speak of a gift card; as a name they are enough.
        || holds(words, "カード")
        || holds(words, "認証")
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
