use super::{Described, Field, Reason, recognize};
use crate::beacon::FieldKey;
use crate::field::Kind;
use crate::form::key;

const TEXT: Described<'_> = Described {
    r#type: "text",
    autocomplete: "",
    name: "",
    id: "",
    attribute: "",
    key: "",
    hints: "",
    option: None,
};

fn named(name: &str) -> Field {
    recognize(&Described { name, ..TEXT }).unwrap_or_else(|| panic!("{name} is ours"))
}

fn typed<'a>(r#type: &'a str, name: &'a str) -> Described<'a> {
    Described {
        r#type,
        name,
        ..TEXT
    }
}

fn completed(autocomplete: &str) -> Option<Field> {
    recognize(&Described {
        autocomplete,
        ..TEXT
    })
}

fn key_of(field: &Field) -> Option<&str> {
    field.key.as_ref().map(FieldKey::as_str)
}

#[test]
fn an_autocomplete_token_says_what_a_field_is() {
    for (autocomplete, kind, key, part) in [
        ("name", Some(Kind::Name), "name", false),
        ("family-name", Some(Kind::Name), "family-name", false),
        ("given-name", Some(Kind::Name), "given-name", false),
        ("tel", Some(Kind::Phone), "tel", false),
        ("tel-national", Some(Kind::Phone), "tel-national", false),
        ("email", Some(Kind::Email), "email", false),
        ("postal-code", Some(Kind::Postal), "postal-code", false),
        (
            "street-address",
            Some(Kind::Address),
            "street-address",
            false,
        ),
        ("address-line1", Some(Kind::Address), "address-line1", false),
        ("address-line2", Some(Kind::Address), "address-line2", true),
        (
            "address-level1",
            Some(Kind::Address),
            "address-level1",
            true,
        ),
        ("organization", Some(Kind::Company), "organization", false),
        ("bday", Some(Kind::Date), "bday", false),
        // Ours to meter, not to mend: a piece of a number, a country.
        ("tel-local", None, "tel-local", false),
        ("country", None, "country", false),
        // The field's name is the last of the tokens.
        (
            "section-a shipping postal-code",
            Some(Kind::Postal),
            "postal-code",
            false,
        ),
        ("billing work tel", Some(Kind::Phone), "tel", false),
    ] {
        let field = completed(autocomplete).unwrap();
        assert_eq!((field.kind, field.part), (kind, part), "{autocomplete}");
        assert_eq!(key_of(&field), Some(key));
        let reason = if kind.is_some() {
            Reason::Autocomplete
        } else {
            Reason::None
        };
        assert_eq!(field.reason, reason, "{autocomplete}");
    }
    for says_nothing in ["on", "off", "nonsense", "shipping"] {
        let field = completed(says_nothing).unwrap();
        assert_eq!((field.kind, field.key), (None, None), "{says_nothing}");
    }
}

#[test]
fn fields_of_carts_are_known_by_their_names() {
    // EC-CUBE, Shopify, WooCommerce, and what people write by hand.
    for (kind, names) in [
        (
            Kind::Name,
            "order[name][name01] order[name][name02] \
             checkout[shipping_address][first_name] address[last_name] billing_last_name \
             lastName shippingAddress.firstName",
        ),
        (Kind::Kana, "order[kana][kana01] sei_kana furigana"),
        (
            Kind::Postal,
            "order[postal_code] checkout[shipping_address][zip] billing_postcode zipCode",
        ),
        (
            Kind::Address,
            "order[address][addr01] order[address][addr02] billing_address_1 pref building_name \
             checkout[shipping_address][address1] checkout[shipping_address][city]",
        ),
        (
            Kind::Phone,
            "order[phone_number] address[phone] billing_phone your-tel",
        ),
        (
            Kind::Email,
            "order[email][first] order[email][second] customer[email] billing_email mail_address",
        ),
        (
            Kind::Company,
            "company companyName order[company_name] order[company] hojin",
        ),
        (Kind::Date, "birthday birth_date date_of_birth"),
        (Kind::Number, "quantity cart[12][qty]"),
    ] {
        for name in names.split(' ') {
            is_known(name, kind);
        }
    }
}

fn is_known(name: &str, kind: Kind) {
    let field = named(name);
    assert_eq!(
        (field.kind, field.reason),
        (Some(kind), Reason::Name),
        "{name}"
    );
    // An id has no inner name.
    if !name.contains("_name]") && !name.contains('.') {
        let field = recognize(&Described { id: name, ..TEXT }).unwrap();
        assert_eq!(field.kind, Some(kind), "{name} as an id");
    }
}

#[test]
fn names_that_only_look_like_it_are_left_alone() {
    const NAMES: &str = "hotel hotel_plan username user_name company_size companyUrl coupon_name \
        coupon_code item_name nickname account_name shop_name file_name department_name message \
        birth_year birthday[year] birthday1 noshi_name mail_domain q kanban seikyu telop";
    for name in NAMES.split(' ') {
        let field = named(name);
        assert_eq!(
            (field.kind, field.key, field.reason),
            (None, None, Reason::None),
            "{name}"
        );
    }
}

/// The boxes of a number that is split in two or three are not a whole number each.
#[test]
fn split_boxes_are_left_alone() {
    const NAMES: &str = "tel1 tel2 tel3 tel[1] phone_number01 zip01 zip2 order[zip][zip01]";
    for name in NAMES.split(' ') {
        for r#type in ["text", "tel"] {
            let field = recognize(&typed(r#type, name)).unwrap();
            assert_eq!(
                (field.kind, field.reason),
                (None, Reason::None),
                "{type} {name}"
            );
        }
        let by_id = Described {
            r#type: "tel",
            id: name,
            ..TEXT
        };
        assert_eq!(recognize(&by_id).unwrap().kind, None);
    }
    assert_eq!(
        named("name01").kind,
        Some(Kind::Name),
        "a family name is a name"
    );
    assert!(
        named("order[address][addr01]").part,
        "the number may stand in addr02"
    );
    assert!(!named("order[address]").part);
    assert!(named("building").part);
}

#[test]
fn the_type_is_believed_where_the_name_does_not_know_better() {
    for (r#type, name, kind, reason) in [
        ("tel", "", Some(Kind::Phone), Reason::Type),
        ("tel", "customer_tel", Some(Kind::Phone), Reason::Type),
        // The keyboard of digits is asked for by other numbers, too: one of eleven digits is not to
        // get hyphens.
        ("tel", "member_id", None, Reason::None),
        ("tel", "room_number", None, Reason::None),
        ("tel", "banchi", None, Reason::None),
        ("tel", "tel_ext", None, Reason::None),
        ("email", "login", Some(Kind::Email), Reason::Type),
        // `type=tel` is how EC-CUBE asks for the digits of a postal code.
        (
            "tel",
            "order[postal_code]",
            Some(Kind::Postal),
            Reason::Name,
        ),
        ("tel", "zip", Some(Kind::Postal), Reason::Name),
        ("tel", "birthday", Some(Kind::Date), Reason::Name),
        ("tel", "quantity", Some(Kind::Number), Reason::Name),
        // A product is searched by its name.
        ("search", "name", None, Reason::None),
        ("textarea", "address", Some(Kind::Address), Reason::Name),
        // A list of choices is nothing to mend, nor is what the browser keeps as a number.
        ("select-one", "pref", None, Reason::None),
        ("number", "tel", None, Reason::None),
        ("checkbox", "address", None, Reason::None),
    ] {
        let field = recognize(&typed(r#type, name)).unwrap();
        assert_eq!((field.kind, field.reason), (kind, reason), "{type} {name}");
    }
    let select = Described {
        autocomplete: "address-level1",
        ..typed("select-one", "pref")
    };
    let field = recognize(&select).unwrap();
    assert_eq!(
        (field.kind, key_of(&field)),
        (None, Some("address-level1")),
        "metered by its token"
    );
}

#[test]
fn the_shop_knows_best() {
    let listed = |kind| Described {
        option: Some(("Your_Tel", kind)),
        autocomplete: "email",
        attribute: "name",
        ..TEXT
    };
    let field = recognize(&listed(Some(Kind::Phone))).unwrap();
    assert_eq!(
        (field.kind, field.reason),
        (Some(Kind::Phone), Reason::Option)
    );
    assert_eq!(
        key_of(&field),
        Some("your-tel"),
        "listed in the shop's own script"
    );
    assert_eq!(recognize(&listed(None)).unwrap().kind, None, "switched off");
    let odd = Described {
        option: Some(("電話", Some(Kind::Phone))),
        ..TEXT
    };
    assert_eq!(
        key_of(&recognize(&odd).unwrap()),
        Some("tel"),
        "no key can be made of it"
    );

    let attribute = |attribute| Described {
        attribute,
        autocomplete: "email",
        ..TEXT
    };
    let field = recognize(&attribute("kana")).unwrap();
    assert_eq!(
        (field.kind, field.reason),
        (Some(Kind::Kana), Reason::Attribute)
    );
    assert_eq!(key_of(&field), Some("email"), "the page's own token");
    let field = recognize(&attribute("off")).unwrap();
    assert_eq!((field.kind, field.reason), (None, Reason::None));
    let field = recognize(&attribute("phnoe")).unwrap();
    assert_eq!(
        (field.kind, field.reason),
        (Some(Kind::Email), Reason::Autocomplete)
    );
    let field = recognize(&Described {
        attribute: "kana",
        ..TEXT
    })
    .unwrap();
    assert_eq!(key_of(&field), Some("kana"));

    let declared = Described {
        key: "contact-tel",
        autocomplete: "tel",
        ..TEXT
    };
    assert_eq!(key_of(&recognize(&declared).unwrap()), Some("contact-tel"));
    let declared = Described {
        key: "090-1234-5678",
        autocomplete: "tel",
        ..TEXT
    };
    assert_eq!(
        key_of(&recognize(&declared).unwrap()),
        Some("tel"),
        "a value is no key"
    );
}

/// What the page calls a field may hold anything: none of it gets into a key.
#[test]
fn a_name_of_the_page_is_no_key() {
    for name in [
        "taro-yamada-tel",
        "tel-09012345678x",
        "name-of-taro",
        "x-0312345678",
    ] {
        let field = named(name);
        assert!(
            matches!(key_of(&field), None | Some("tel" | "name")),
            "{name}: {field:?}"
        );
    }
}

#[test]
fn keys_are_unique() {
    let field = |key: &str| Field {
        kind: None,
        key: FieldKey::new(key),
        part: false,
        token: String::new(),
        boxes: None,
        hiragana: false,
        reason: Reason::None,
    };
    let mut taken = Vec::new();
    let longest = "k".repeat(FieldKey::MAX);
    let names = [
        "tel", "tel", "", "tel-2", "", "field-6", "", &longest, &longest, "tel",
    ];
    for name in names {
        let next = key(&field(name), &taken);
        assert!(!taken.contains(&next), "{next} twice");
        assert_eq!(FieldKey::new(next.as_str()).as_ref(), Some(&next));
        taken.push(next);
    }
    let expected: Vec<_> = taken.iter().map(FieldKey::as_str).take(7).collect();
    assert_eq!(
        expected,
        [
            "tel", "tel-2", "field-3", "tel-2-2", "field-5", "field-6", "field-7"
        ]
    );
    assert_eq!(taken[8].as_str(), format!("{}-2", "k".repeat(30)));
    assert_eq!(taken[9].as_str(), "tel-3");
    // However many are alike.
    let mut taken = Vec::new();
    for _ in 0..200 {
        let next = key(&field(&longest), &taken);
        assert!(!taken.contains(&next));
        taken.push(next);
    }
}
