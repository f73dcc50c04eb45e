//! What the tests in the page share: the page's part (all.js), and forms as JavaScript's face attaches them.

use js_sys::Reflect;
use surasura::{Code, Severity};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/target/web/all.js")]
extern "C" {
    pub fn parse(text: &str) -> JsValue;
    pub fn text(value: &JsValue) -> String;
    pub fn form(fields: JsValue) -> JsValue;
    pub fn put(form: &JsValue, fields: JsValue);
    pub fn remove(form: &JsValue, name: &str);
    pub fn value(form: &JsValue, name: &str) -> String;
    pub fn seen(form: &JsValue) -> String;
    #[wasm_bindgen(js_name = type)]
    pub fn type_(form: &JsValue, name: &str, text: &str);
    pub fn fire(form: &JsValue, name: &str, event: &str, init: JsValue) -> bool;
    pub fn set(form: &JsValue, name: &str, text: &str);
    pub fn track(form: &JsValue, name: &str) -> JsValue;
    pub fn fresh(tracker: &JsValue) -> bool;
    pub fn trap(form: &JsValue, name: &str) -> JsValue;
    pub fn submit(form: &JsValue) -> bool;
    pub fn mailbox() -> JsValue;
    pub fn refuse(refuses: bool);
    pub fn unplug();
    pub fn drain(sent: &JsValue) -> String;
    pub fn hide(hidden: bool);
    pub fn leave();
    pub fn nudge(detail: JsValue);
    pub fn call(object: &JsValue, name: &str) -> JsValue;
    pub fn names(desk: &JsValue) -> String;
}

#[wasm_bindgen(module = "/target/web/all.js")]
extern "C" {
    pub fn desk(core: JsValue) -> JsValue;
}

#[wasm_bindgen(module = "/target/web/all.js")]
extern "C" {
    pub fn learn(names: &str, words: JsValue);
}

#[wasm_bindgen(module = "/target/web/all.js")]
extern "C" {
    pub fn ask(desk: &JsValue, name: &str, numbers: &[f64]) -> usize;
    #[wasm_bindgen(catch)]
    pub fn values(desk: &JsValue, address: usize) -> Result<Vec<f64>, JsValue>;
}

#[wasm_bindgen(module = "/target/web/all.js")]
extern "C" {
    #[wasm_bindgen(js_name = attachForm, catch)]
    pub fn attach_form(
        desk: &JsValue,
        form: &JsValue,
        options: &JsValue,
        how: &JsValue,
        places: &JsValue,
    ) -> Result<JsValue, JsValue>;
}

#[wasm_bindgen(module = "/target/web/all.js")]
extern "C" {
    #[wasm_bindgen(js_name = startAttempt, catch)]
    pub fn start_attempt(
        desk: &JsValue,
        face: &JsValue,
        options: &JsValue,
    ) -> Result<JsValue, JsValue>;
}

pub const PHONE: &str = r#"{"tel":{"type":"tel"}}"#;

pub fn undefined() -> JsValue {
    JsValue::UNDEFINED
}

pub fn thrown<T>(result: Result<T, JsValue>) -> String {
    let error = result.err().expect("an error");
    // A `SurasuraError` by its message: `CODE at path`.
    let message = || member(&error, "message").as_string();
    error.as_string().or_else(message).expect("a message")
}

/// A form that is looked after, and the desk it is looked after from.
pub struct Attached {
    pub desk: JsValue,
    pub face: JsValue,
}

/// An attempt that runs.
pub struct Running(JsValue);

impl Running {
    pub fn id(&self) -> String {
        member(&self.0, "id").as_string().unwrap()
    }

    pub fn snapshot(&self) -> String {
        call(&self.0, "snapshot").as_string().unwrap()
    }

    pub fn complete(&self) {
        call(&self.0, "complete");
    }

    pub fn stop(&self) {
        call(&self.0, "stop");
    }
}

impl Attached {
    /// `startAttempt` as JavaScript's face calls it.
    pub fn attempt(&self, endpoint: &str, complete_on_submit: bool) -> Result<Running, JsValue> {
        self.attempt_with(&format!(
            r#"{{"endpoint":"{endpoint}","completeOnSubmit":{complete_on_submit},"store":false}}"#
        ))
    }

    /// The same with all options, as JSON.
    pub fn attempt_with(&self, options: &str) -> Result<Running, JsValue> {
        start_attempt(&self.desk, &self.face, &parse(options)).map(Running)
    }

    pub fn fields(&self) -> String {
        text(&member(&self.face, "listed"))
    }

    pub fn normalize_all(&self) {
        call(&self.face, "normalizeAll");
    }

    pub fn detach(&self) {
        call(&self.face, "detach");
    }
}

pub fn member(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap()
}

thread_local! {
    static DESK: JsValue = desk(wasm_bindgen::exports());
}

/// The desk, as JavaScript's face opens it: a module has one.
pub fn open() -> JsValue {
    DESK.with(Clone::clone)
}

/// How grave each issue is, and its code for its words: as `learn` of outcome.js takes them.
pub fn words() -> JsValue {
    let said = Code::ALL.map(Code::as_str).join("\\n");
    let grave = Code::ALL.map(|code| match code.severity() {
        Severity::Error => "E",
        Severity::Warning => "W",
    });
    let grave = grave.concat();
    parse(&format!(
        r#"{{"severities":"{grave}","ja":"{said}","en":"{said}"}}"#
    ))
}

/// `attachForm` as JavaScript's face calls it, without options but the fields'. Nothing is put into the page
/// and nothing held back.
pub fn attach(page: &JsValue, fields: &JsValue) -> Result<Attached, JsValue> {
    let desk = open();
    learn(&names(&desk), words());
    let options = parse("{}");
    Reflect::set(&options, &"fields".into(), fields).unwrap();
    let how = r#"{"bits":0,"today":0,"english":false,"silent":true,"submit":"pass"}"#;
    let face = attach_form(&desk, page, &options, &parse(how), &parse("{}"))?;
    Ok(Attached { desk, face })
}
