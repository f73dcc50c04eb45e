use super::count;

#[test]
fn what_a_shopper_counts() {
    for (text, expected) in [
        ("", 0),
        ("ABCあいう高髙①", 9),
        ("禰\u{E0100}豆子", 3),
        ("辻\u{E0101}\u{3000}太郎", 4),
        ("𠮷田", 2),
        ("か\u{3099}は\u{309A}", 2),
        ("e\u{301}cole", 5),
        ("が゛", 2),
        ("ｶﾞ", 2),
        ("山\u{200B}田\u{FEFF}\u{AD}\u{202A}", 2),
        ("👍🏽", 1),
        ("👨\u{200D}👩\u{200D}👧\u{200D}👦", 1),
        ("❤\u{FE0F}\u{200D}🔥", 1),
        ("👩\u{200D}⚕\u{FE0F}", 1),
        ("1\u{FE0F}\u{20E3}", 1),
        ("🇯🇵🇺🇸", 2),
        ("🇯🇵🇺", 2),
        ("🇯あ🇵", 3),
        (
            "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}",
            1,
        ),
        // A joiner joins nothing but pictures.
        ("あ\u{200D}い", 2),
        ("a\r\nb\nc\r", 6),
        ("㈱①", 2),
    ] {
        assert_eq!(count(text), expected, "{text:?}");
    }
}
