use serde_json::json;

use super::{TaxRate, by_law};
use crate::cart::tests::{floor, line, quote, rules, with};
use crate::cart::{Name, Percent, ShopRules};

#[test]
fn a_rate_is_what_the_law_of_the_day_says() {
    let percent = |rate, day| by_law(rate, day).map(|percent| percent.thousandths() / 1000);
    for (day, expected) in [
        (20_261_122, Some(10)),
        (20_191_001, Some(10)),
        (20_190_930, Some(8)),
        (20_140_401, Some(8)),
        (20_140_331, Some(5)),
        (19_970_401, Some(5)),
        (19_970_331, Some(3)),
        (19_890_401, Some(3)),
        (19_890_331, None),
        (0, None),
    ] {
        assert_eq!(percent(TaxRate::STANDARD, day), expected, "{day}");
        assert_eq!(percent(TaxRate::EXEMPT, day), Some(0), "{day}");
    }
    for (rate, day, expected) in [
        (TaxRate::REDUCED, 20_191_001, Some(8)),
        (TaxRate::REDUCED, 20_190_930, None),
        (TaxRate::OLD_8, 20_191_001, Some(8)),
        (TaxRate::OLD_8, 20_190_930, None),
        (TaxRate::OLD_5, 20_140_401, Some(5)),
        (TaxRate::OLD_5, 20_140_331, None),
        (TaxRate::from_code("ny").unwrap(), 20_261_122, None),
    ] {
        assert_eq!(percent(rate, day), expected, "{} {day}", rate.as_str());
    }
}

#[test]
fn the_day_of_the_order_counts() {
    let cart = json!({"lines": [line(11_880, 1, "standard")]});
    for (day, tax) in [(20_190_930, 880), (20_191_001, 1080)] {
        let quote = quote(&cart, &with(&floor(), json!({"day": day})));
        assert_eq!(quote.tax.get(), tax, "{day}");
    }
    assert_eq!(quote(&cart, &floor()).tax.get(), 1080, "today");
}

#[test]
fn a_rate_of_the_shop_wins() {
    let own: ShopRules = rules(&with(
        &floor(),
        json!({
            "day": 20_190_930,
            "taxRates": [{"code": "reduced", "percent": 5}, {"code": "ny", "percent": 8.875}],
        }),
    ));
    let percent = |code| own.percent(TaxRate::from_code(code).unwrap());
    assert_eq!(
        percent("reduced"),
        Some(Percent::new(5)),
        "which the law did not have"
    );
    assert_eq!(percent("ny"), Some(Percent::from_thousandths(8875)));
    assert_eq!(percent("standard"), Some(Percent::new(8)), "the law's");
    assert_eq!(percent("none"), None);
}

#[test]
fn names_and_codes_are_short_and_not_empty() {
    for name in ["a", "standard", "離島", &"a".repeat(31)] {
        assert_eq!(Name::new(name).unwrap().as_str(), name);
        assert_eq!(TaxRate::from_code(name).unwrap().as_str(), name);
    }
    for name in ["", &"a".repeat(32), "あいうえおかきくけこさ"] {
        assert_eq!(Name::new(name), None);
        assert_eq!(TaxRate::from_code(name), None);
        assert!(serde_json::from_value::<Name>(name.into()).is_err());
    }
    let known = [
        TaxRate::STANDARD,
        TaxRate::REDUCED,
        TaxRate::OLD_8,
        TaxRate::OLD_5,
        TaxRate::EXEMPT,
    ];
    let codes = known.map(|rate| {
        assert_eq!(TaxRate::from_code(rate.as_str()), Some(rate));
        rate.as_str().to_owned()
    });
    assert_eq!(codes, ["standard", "reduced", "old-8", "old-5", "exempt"]);
    assert_eq!(TaxRate::default(), TaxRate::STANDARD);
}
