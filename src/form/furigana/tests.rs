use super::*;

/// The reading after these values, `?` before it where some of it is not known.
fn after(values: &[&str]) -> String {
    let reading = of_history(values);
    if reading.complete { "" } else { "?" }.to_owned() + &reading.text
}

#[test]
fn what_was_typed_is_the_reading() {
    assert_eq!(after(&[]), "");
    assert_eq!(after(&["や", "やま", "山"]), "やま");
    assert_eq!(after(&["山"]), "?");
}
