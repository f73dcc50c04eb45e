//! The shopper takes back what was written.

use wasm_bindgen_test::wasm_bindgen_test;

use super::{
    PHONE, attach, fire, form, fresh, parse, seen, set, submit, track, type_, undefined, value,
};

const TYPED: &str = "０９０ー１２３４ー５６７８";
const MEANT: &str = "090-1234-5678";

const UNDO: &str = r#"{"key":"z","ctrlKey":true}"#;
const REDO: &str = r#"{"key":"Z","metaKey":true,"shiftKey":true}"#;

#[wasm_bindgen_test]
fn what_was_written_can_be_taken_back() {
    let page = form(parse(PHONE));
    let _handle = attach(&page, &undefined()).unwrap();
    let press = |init: &str| fire(&page, "tel", "keydown", parse(init));
    assert!(press(UNDO), "nothing was written: it is the browser's");
    type_(&page, "tel", TYPED);
    assert_eq!(value(&page, "tel"), MEANT);
    seen(&page);
    for other in [
        r#"{"key":"z"}"#,
        r#"{"key":"z","ctrlKey":true,"altKey":true}"#,
        r#"{"key":"z","ctrlKey":true,"isComposing":true}"#,
        REDO,
    ] {
        assert!(press(other), "{other}");
        assert_eq!(value(&page, "tel"), MEANT);
    }
    assert!(!press(UNDO), "ours");
    assert_eq!(value(&page, "tel"), TYPED);
    let seen = seen(&page);
    assert!(
        seen.contains(&format!(r#"["input","tel","{TYPED}"]"#)),
        "{seen}"
    );
    assert!(seen.contains(r#""changes":[]"#), "{seen}");
    assert!(press(UNDO), "there is no more to take back");

    // It stays on leaving, once and again.
    for event in ["change", "blur", "focus", "blur"] {
        fire(&page, "tel", event, undefined());
        assert_eq!(value(&page, "tel"), TYPED, "after {event}");
    }
    assert!(!press(REDO), "ours");
    assert_eq!(value(&page, "tel"), MEANT);
    assert!(!press(r#"{"key":"z","metaKey":true}"#), "and back again");
    assert!(!press(r#"{"key":"y","ctrlKey":true}"#), "and again");
    assert_eq!(value(&page, "tel"), MEANT);
}

#[wasm_bindgen_test]
fn what_was_taken_back_is_normalised_when_it_is_changed_or_sent() {
    let page = form(parse(PHONE));
    let _handle = attach(&page, &undefined()).unwrap();
    let undo = || fire(&page, "tel", "keydown", parse(UNDO));
    type_(&page, "tel", TYPED);
    undo();
    submit(&page);
    assert_eq!(
        value(&page, "tel"),
        MEANT,
        "the shop is sent what was meant"
    );
    undo();
    type_(&page, "tel", "０３１２３４５６７８");
    assert_eq!(value(&page, "tel"), "03-1234-5678", "another number");
    set(&page, "tel", "03");
    assert!(undo(), "what is there is none of ours");
    assert_eq!(value(&page, "tel"), "03");
}

/// As menus and shaken telephones do.
#[wasm_bindgen_test]
fn history_is_taken_back_without_a_key() {
    let page = form(parse(PHONE));
    let tracker = track(&page, "tel");
    let _handle = attach(&page, &undefined()).unwrap();
    let history = |kind: &str| {
        let init = format!(r#"{{"inputType":"{kind}"}}"#);
        fire(&page, "tel", "beforeinput", parse(&init))
    };
    type_(&page, "tel", TYPED);
    assert!(history("insertText"));
    assert!(fire(
        &page,
        "tel",
        "beforeinput",
        parse(r#"{"inputType":"historyUndo","isComposing":true}"#)
    ));
    assert_eq!(value(&page, "tel"), MEANT, "not in a composition");
    assert!(!history("historyUndo"));
    assert_eq!(value(&page, "tel"), TYPED);
    assert!(!history("historyRedo"));
    assert_eq!(value(&page, "tel"), MEANT);
    assert!(fresh(&tracker), "past the setter of a framework");
}
