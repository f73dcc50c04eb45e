//! Attempts: what is sent, when, and never a value.

use super::*;

#[wasm_bindgen_test]
fn an_attempt_is_handed_over_when_the_page_is_hidden() {
    let sent = mailbox();
    let page = form(parse(
        r#"{"name":{"autocomplete":"name"},"tel":{"type":"tel"}}"#,
    ));
    let form = attach(&page, &undefined()).unwrap();
    assert_eq!(
        thrown(form.attempt("", false)),
        "ENDPOINT_INVALID at options.endpoint"
    );
    assert_eq!(
        thrown(form.attempt("https://example.com/efo", false)),
        "ENDPOINT_CROSS_ORIGIN at options.endpoint"
    );
    let attempt = form.attempt("/efo", false).unwrap();
    fire(&page, "name", "focus", undefined());
    fire(&page, "name", "blur", undefined());
    fire(&page, "tel", "focus", undefined());
    set(&page, "tel", "canary-5253");
    fire(&page, "tel", "blur", undefined());
    nudge(parse(r#"{"state":"near","memory":{"shown":3}}"#));
    // What is no number of ours is no news, whoever tells it.
    for shown in [r#""far""#, "1e999", "null", "{}"] {
        nudge(parse(&format!(
            r#"{{"state":"far","memory":{{"shown":{shown}}}}}"#
        )));
    }
    nudge(parse(
        r#"{"state":"reached","heldBack":"DISMISSED","memory":{"shown":3}}"#,
    ));
    hide(true);
    let first = drain(&sent);
    assert!(
        first.starts_with(r#"[["/efo","{\"v\":2,\"via\":\"beacon\",\"late\":0,\"attempt\":\""#),
        "{first}"
    );
    assert!(first.contains(&attempt.id()), "{first}");
    assert!(
        first.contains(r#"\"rev\":1,\"seq\":1,\"outcome\":\"started\""#),
        "{first}"
    );
    assert!(
        first.contains(r#"\"of\":2,\"last\":1,\"cause\":1,\"why\":\"rule\""#),
        "{first}"
    );
    assert!(
        first.contains(r#"\"rules\":{\"PHONE_NOT_DIGITS\":1}"#),
        "{first}"
    );
    assert!(first.contains(r#"\"nudges\":{\"near\":1}"#), "{first}");
    assert!(!first.contains("canary"), "{first}");
    leave();
    hide(false);
    hide(true);
    assert_eq!(drain(&sent), "[]", "no news, no beacon");
    hide(false);
    attempt.complete();
    assert!(drain(&sent).contains(r#"\"rev\":2,\"seq\":2,\"outcome\":\"completed\""#));
    attempt.stop();
    fire(&page, "tel", "focus", undefined());
    leave();
    assert_eq!(drain(&sent), "[]", "stopped");
}

#[wasm_bindgen_test]
async fn what_could_not_be_handed_over_is_sent_again() {
    let sent = mailbox();
    let page = form(parse(PHONE));
    let form = attach(&page, &undefined()).unwrap();
    let attempt = form.attempt("/efo", true).unwrap();
    refuse(true);
    leave();
    assert!(drain(&sent).contains(r#"\"rev\":1,"#));
    // By a fetch, too: that it fails is told later.
    later::told().await;
    refuse(false);
    leave();
    assert!(drain(&sent).contains(r#"\"rev\":2,"#));
    submit(&page);
    assert!(
        attempt.snapshot().contains(r#""outcome":"viewed""#),
        "a prevented submit is none"
    );
    attempt.stop();
}

#[wasm_bindgen_test]
fn a_page_without_beacons_goes_on() {
    let page = form(parse(PHONE));
    let form = attach(&page, &undefined()).unwrap();
    let attempt = form.attempt("/efo", false).unwrap();
    unplug();
    leave();
    attempt.complete();
    assert!(attempt.snapshot().contains(r#""outcome":"completed""#));
    type_(&page, "tel", "0312345678");
    assert_eq!(value(&page, "tel"), "03-1234-5678");
    attempt.stop();
}

#[wasm_bindgen_test]
fn an_older_attempt_does_not_end_a_newer_one() {
    let page = form(parse(PHONE));
    let form = attach(&page, &undefined()).unwrap();
    let older = form.attempt("/efo", false).unwrap();
    let newer = form.attempt("/efo", false).unwrap();
    assert_ne!(older.id(), newer.id());
    older.stop();
    fire(&page, "tel", "focus", undefined());
    assert!(newer.snapshot().contains(r#""last":0"#));
    newer.stop();
}
