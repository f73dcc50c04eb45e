use alloc::string::String;

use super::super::words::add_words;
use super::token;
use crate::field::Kind;

#[test]
fn the_carts_name_halves_and_lines() {
    for (kind, name, label, expected) in [
        (Kind::Name, "order[name][name01]", "", "family-name"),
        (Kind::Name, "order[name][name02]", "", "given-name"),
        (Kind::Kana, "billing_yomigana_last_name", "", "family-name"),
        (Kind::Kana, "kana_mei", "", "given-name"),
        (Kind::Name, "customer_name", "氏名", "name"),
        (Kind::Name, "x", "お名前(名)", "given-name"),
        (Kind::Name, "x", "お名前 姓", "family-name"),
        (Kind::Address, "shipping_state", "", "address-level1"),
        (Kind::Address, "order[address][addr01]", "", "address-line1"),
        (Kind::Address, "street[0]", "", "address-line1"),
        (Kind::Address, "street[1]", "", "address-line2"),
        (Kind::Address, "customer[address3]", "", "address-line3"),
        (Kind::Address, "city", "", "address-level2"),
        (Kind::Address, "building", "", "address-line2"),
        (Kind::Address, "a", "番地", "address-line1"),
        (Kind::Address, "jusho", "ご住所", "street-address"),
        (Kind::Address, "address12", "", "street-address"),
        (Kind::Phone, "tel01", "", "tel"),
    ] {
        let mut words = String::new();
        add_words(&mut words, name);
        let mut hints = String::new();
        add_words(&mut hints, label);
        assert_eq!(
            token(kind, name, &words, &hints),
            expected,
            "{name} {label}"
        );
    }
}
