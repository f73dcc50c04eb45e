use serde_json::json;

use super::Ledger;
use crate::cart::tests::{cart, floor, line, rules, things, with};
use crate::cart::{Amount, price};

#[test]
fn a_quantity_moves_what_it_all_comes_to() {
    let mut ledger = Ledger::open(cart(&things(&[1000, 500])), rules(&floor())).unwrap();
    let total = |ledger: &Ledger| ledger.quote().unwrap().total.get();
    assert_eq!(total(&ledger), 1500);
    for (line, quantity, expected) in [
        (0, 3, 3500),
        (1, 0, 3000),
        (0, 0, 0),
        (1, 2, 1000),
        (1, 2, 1000),
    ] {
        ledger.set_quantity(line, quantity).unwrap();
        assert_eq!(total(&ledger), expected);
    }
    let error = ledger.set_quantity(2, 1).unwrap_err();
    assert_eq!(error.to_string(), "VALUE_MISSING at lines[2]");
    assert_eq!(total(&ledger), 1000);
}

/// Which piece is free may be one of another line.
#[test]
fn a_quantity_moves_the_other_lines_of_an_offer() {
    let in_offer = |price| with(&line(price, 1, "standard"), json!({"offer": "some"}));
    let lines = json!({"lines": [in_offer(500), in_offer(300), in_offer(100)]});
    let mut open = cart(&with(
        &lines,
        json!({"coupons": [{"offer": "some", "buy": 2, "free": 1}]}),
    ));
    let rules = rules(&floor());
    let mut ledger = Ledger::open(open.clone(), rules.clone()).unwrap();
    for (line, quantity, expected) in [(2, 0, 800), (0, 2, 1000), (1, 3, 1600), (2, 1, 1600)] {
        ledger.set_quantity(line, quantity).unwrap();
        open.lines[line].quantity = quantity;
        let quote = ledger.quote().unwrap();
        assert_eq!(quote.total.get(), expected, "{quantity} of {line}");
        assert_eq!(quote, price(&open, &rules).unwrap());
    }
}

/// A line that is too large by itself, a sum that is, and one that only an offer or tax makes so.
#[test]
fn a_refused_quantity_leaves_everything_as_it_was() {
    let dear = 1_i64 << 52;
    let plain = json!({"lines": [line(dear, 1, "standard"), line(dear, 0, "standard"), line(1000, 1, "standard")]});
    let mut offered = with(
        &plain,
        json!({"coupons": [{"offer": "some", "buy": 9, "free": 1}]}),
    );
    for at in 0..3 {
        offered["lines"][at]["offer"] = "some".into();
    }
    for open in [plain, offered] {
        let mut ledger = Ledger::open(cart(&open), rules(&floor())).unwrap();
        let before = ledger.quote().unwrap();
        assert_eq!(before.total.get(), dear + 1000);
        for (line, quantity) in [(1, 1), (0, 2), (0, u32::MAX), (1, u32::MAX)] {
            let error = ledger.set_quantity(line, quantity).unwrap_err();
            assert_eq!(
                error.to_string(),
                format!("NUMBER_TOO_LARGE at lines[{line}].quantity")
            );
            assert_eq!(ledger.quote().unwrap(), before);
        }
        // And it goes on from there.
        ledger.set_quantity(0, 0).unwrap();
        ledger.set_quantity(1, 1).unwrap();
        ledger.set_quantity(2, 2).unwrap();
        assert_eq!(ledger.quote().unwrap().total.get(), dear + 2000);
    }
}

/// The sums fit, and what is put on top of them does not: the quantity stays, and no quote is told.
#[test]
fn a_total_that_is_too_large_is_not_told() {
    let most = Amount::MAX.get();
    let delivery = rules(&with(
        &floor(),
        json!({"shipping": {"fee": 1, "taxIncluded": true}}),
    ));
    let refused = "NUMBER_TOO_LARGE at lines";
    let sum = Ledger::open(cart(&things(&[most, 1])), delivery.clone());
    assert_eq!(sum.unwrap_err().to_string(), refused);
    let lines = json!({"lines": [line(most, 0, "standard")]});
    let mut ledger = Ledger::open(cart(&lines), delivery).unwrap();
    ledger.set_quantity(0, 1).unwrap();
    assert_eq!(ledger.quote().unwrap_err().to_string(), refused);
    ledger.set_quantity(0, 0).unwrap();
    assert_eq!(ledger.quote().unwrap().total, Amount::ZERO);
}
