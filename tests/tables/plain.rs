//! Characters that would not be seen, in tables of tests.

/// A text with its `\u{…}` opened.
pub fn plain(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, tail)) = rest.split_once("\\u{") {
        let (code, after) = tail.split_once('}').expect("a closing brace");
        let code = u32::from_str_radix(code, 16).expect("hex");
        out.push_str(before);
        out.push(char::from_u32(code).expect("a character"));
        rest = after;
    }
    out + rest
}
