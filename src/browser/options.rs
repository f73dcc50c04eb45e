//! The options of functions that take a text.

use wasm_bindgen::JsValue;

use super::reader::{Reader, optional};
use crate::error::{Error, ErrorCode};
use crate::field::{KanaForm, Locale, Options};
use crate::nudge::NudgeContext;

/// The language of messages: `ja` unless the options say otherwise.
pub(super) fn locale(reader: &mut Reader, options: &JsValue) -> Locale {
    if optional(options, "locale").is_none() {
        return Locale::Ja;
    }
    let unknown = ErrorCode::OptionInvalid;
    reader.word(
        options,
        "options.locale",
        Locale::from_name,
        unknown,
        Locale::Ja,
    )
}

/// `NormalizeOptions`.
pub(super) fn normalize(options: &JsValue) -> Result<(Options, Locale), Error> {
    let mut reader = Reader::default();
    let mut read = Options::default();
    if optional(options, "caret").is_some() {
        read.caret = Some(reader.count(options, "options.caret"));
    }
    read.kana = kana(&mut reader, options);
    let locale = locale(&mut reader, options);
    reader.done((read, locale))
}

/// What a kana field holds: katakana unless the options say otherwise.
pub(super) fn kana(reader: &mut Reader, options: &JsValue) -> KanaForm {
    if optional(options, "kana").is_none() {
        return KanaForm::Katakana;
    }
    let unknown = ErrorCode::OptionInvalid;
    reader.word(
        options,
        "options.kana",
        kana_form,
        unknown,
        KanaForm::Katakana,
    )
}

fn kana_form(name: &str) -> Option<KanaForm> {
    match name {
        "katakana" => Some(KanaForm::Katakana),
        "hiragana" => Some(KanaForm::Hiragana),
        _ => None,
    }
}

/// `NudgeContext`.
pub(super) fn nudge_context(reader: &mut Reader, context: &JsValue) -> NudgeContext {
    NudgeContext {
        dismissed: reader.optional_flag(context, "context.dismissed"),
        composing: reader.optional_flag(context, "context.composing"),
        locale: locale(reader, context),
    }
}
