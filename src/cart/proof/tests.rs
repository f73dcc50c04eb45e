use serde_json::{Value, json};

use super::{Fraction, Proof};
use crate::cart::tests::{cart, floor, line, rules, things, untaxed, with};
use crate::cart::{Amount, Ledger};

fn proof(of: &Value, under: &Value) -> Proof {
    let ledger = Ledger::open(cart(of), rules(under)).unwrap();
    ledger.proof().unwrap()
}

fn exact(whole: i64, numerator: i64, denominator: i64) -> Fraction {
    Fraction {
        whole: Amount::new(whole),
        numerator,
        denominator,
    }
}

/// 1,000 × 3,300 / 5,460 are 604 and 2,160 of 5,460, which is 36/91; the other's 55/91 are more, and get the yen.
/// 2,696 / 11 are 245 1/11; 1,764 × 2/27 are 3,528 / 27, 130 and 18/27.
#[test]
fn every_yen_of_the_agencys_ticket() {
    let ticket = json!({
        "lines": [line(3300, 1, "standard"), line(2160, 1, "reduced")], "coupons": [{"amount": 1000}],
    });
    let proof = proof(&ticket, &floor());
    let shares: Vec<_> = proof.coupons[0]
        .shares
        .iter()
        .map(|share| (share.exact, share.amount.get()))
        .collect();
    assert_eq!(
        shares,
        [(exact(604, 36, 91), 604), (exact(395, 55, 91), 396)]
    );
    let lines: Vec<_> = proof
        .lines
        .iter()
        .map(|line| (line.coupons[0].get(), line.left.get()))
        .collect();
    assert_eq!(lines, [(604, 2696), (396, 1764)]);
    let taxes: Vec<_> = proof
        .rates
        .iter()
        .map(|rate| (rate.steps[0].exact, rate.tax.get()))
        .collect();
    assert_eq!(taxes, [(exact(245, 1, 11), 245), (exact(130, 2, 3), 130)]);
}

/// 100 off 1,000 and 500 of one rate: 66 2/3 and 33 1/3. What is left goes to the larger fraction.
#[test]
fn within_a_rate_the_lines_get_theirs() {
    let two = with(&things(&[1000, 500]), json!({"coupons": [{"amount": 100}]}));
    let proof = proof(&two, &floor());
    assert_eq!(proof.coupons[0].shares.len(), 1);
    let taken: Vec<i64> = proof
        .lines
        .iter()
        .map(|line| line.coupons[0].get())
        .collect();
    assert_eq!(taken, [67, 33]);
}

/// Three of 300 for two, and of the 600 that are left 15 % off: 90, so 510 are left. A coupon of 12.5 % takes 63.75, rounded
/// down.
#[test]
fn discounts_one_after_the_other() {
    let mut offer = with(
        &line(300, 3, "standard"),
        json!({"discount": {"percent": 15, "rounding": "half-up"}}),
    );
    offer["offer"] = "three".into();
    let coupons = json!([{"offer": "three", "buy": 2, "free": 1}, {"percent": 12.5}]);
    let proof = proof(&json!({"lines": [offer], "coupons": coupons}), &floor());
    let line = &proof.lines[0];
    let own = line.own.unwrap();
    assert_eq!((line.full.get(), line.offer.get()), (900, 300));
    assert_eq!(
        (own.base.get(), own.exact, own.amount.get()),
        (600, Some(exact(90, 0, 1)), 90)
    );
    assert_eq!((line.coupons[0].get(), line.left.get()), (63, 447));
    assert_eq!(
        (proof.coupons[0].coupon, proof.coupons[0].taken.exact),
        (1, Some(exact(63, 3, 4)))
    );
}

/// 105 without tax have 10.5, and become 115; with 110 they are 225, of which 225 / 11 = 20 5/11 is tax.
#[test]
fn prices_with_and_without_tax_meet() {
    let mut both = untaxed(&things(&[105]));
    both["lines"]
        .as_array_mut()
        .unwrap()
        .push(line(110, 1, "standard"));
    let proof = proof(&both, &floor());
    let rate = &proof.rates[0];
    let added = rate.added.unwrap();
    assert_eq!(
        (added.amount.get(), added.exact, added.tax.get()),
        (105, exact(10, 1, 2), 10)
    );
    assert_eq!(
        (
            rate.steps[0].amount.get(),
            rate.steps[0].exact,
            rate.tax.get()
        ),
        (225, exact(20, 5, 11), 20)
    );
    assert_eq!(rate.parts.len(), 2);
}

/// Two of 105: 21 of the line, twice 10.5 by the piece. What comes back has the other sign.
#[test]
fn each_scope_has_its_steps() {
    let mut two = untaxed(&json!({"lines": [line(105, 2, "standard")]}));
    let scope = |scope: &str| with(&floor(), json!({"taxScope": scope}));
    let by_line = proof(&two, &scope("line")).rates[0].steps[0];
    assert_eq!(
        (by_line.amount.get(), by_line.exact, by_line.pieces),
        (210, exact(21, 0, 1), None)
    );
    let by_piece = proof(&two, &scope("unit")).rates[0].steps[0];
    assert_eq!(
        (by_piece.amount.get(), by_piece.exact, by_piece.pieces),
        (105, exact(10, 1, 2), Some(2))
    );
    assert_eq!((by_piece.rounded.get(), by_piece.tax.get()), (10, 20));
    // Brought to 115 each, and once more taxed together: 230 / 11.
    let brought = proof(&two, &scope("unit-gross"));
    assert_eq!(brought.lines[0].piece.unwrap().exact, exact(10, 1, 2));
    assert_eq!(
        (brought.lines[0].full.get(), brought.rates[0].steps[0].exact),
        (230, exact(20, 10, 11))
    );

    two["lines"][0]["returned"] = true.into();
    let back = proof(&two, &scope("unit")).rates[0].steps[0];
    assert_eq!((back.pieces, back.tax.get()), (Some(-2), -20));
    // Of a price with tax, what is rounded may be what is left without it: 105 × 10/11 = 95 5/11.
    let net = with(&floor(), json!({"taxTarget": "net"}));
    let net = proof(&things(&[105]), &net).rates[0].steps[0];
    assert_eq!(
        (net.exact, net.rounded.get(), net.tax.get()),
        (exact(95, 5, 11), 95, 10)
    );
}

/// 9,800 and the first fee are 10,130: past its own end. The next holds.
#[test]
fn the_carriers_fee_is_looked_up_until_it_holds() {
    let brackets = json!([{"upTo": 10_000, "fee": 330}, {"upTo": 30_000, "fee": 440}, {"upTo": 100_000, "fee": 660}]);
    let rules = with(
        &floor(),
        json!({"cod": {"withFee": true, "brackets": brackets}}),
    );
    let cod = proof(
        &with(&things(&[9800]), json!({"cashOnDelivery": true})),
        &rules,
    )
    .cod
    .unwrap();
    let tried: Vec<_> = cod
        .tried
        .iter()
        .map(|one| (one.fee.get(), one.looked_up.get(), one.holds))
        .collect();
    assert_eq!(tried, [(330, 10_130, false), (440, 10_240, true)]);
    assert_eq!((cod.collected.get(), cod.free), (9800, false));
}

/// The fee falls, the cool box stays: by the second rule, for all.
#[test]
fn what_is_waived_and_by_which_rule() {
    let rules = with(
        &floor(),
        json!({"shipping": {
            "fee": 660, "taxIncluded": true,
            "freeFrom": [{"never": true, "regions": ["JP-47"]}, {"amount": 5000, "basis": "goods-tax-included", "after": "lines"}],
            "temperatures": [{"name": "frozen", "fee": 300}],
        }}),
    );
    let mut cart = with(&things(&[6000]), json!({"region": "JP-13"}));
    cart["lines"][0]["temperature"] = "frozen".into();
    let here = &proof(&cart, &rules).shipping[0];
    let parts = json!([
        {"part": "temperature", "amount": 300, "waived": false}, {"part": "fee", "amount": 660, "waived": true},
    ]);
    assert_eq!(serde_json::to_value(&here.parts).unwrap(), parts);
    assert_eq!((here.fee.get(), here.rule, here.free), (300, Some(1), true));
    assert_eq!(here.free_shipping.unwrap().counted.get(), 6000);
    cart["region"] = "JP-47".into();
    let far = &proof(&cart, &rules).shipping[0];
    assert_eq!((far.fee.get(), far.rule, far.free), (960, Some(0), false));
}

/// No.6480: 21 points over 550 and 540; what is charged beside the goods has its part.
#[test]
fn points_and_what_they_take() {
    let cart = json!({
        "lines": [line(550, 1, "standard"), line(540, 1, "reduced")],
        "points": {"amount": 21, "usedAs": "discount"},
    });
    // 21 × 550 / 1,090 = 11,550 / 1,090: 10 and 650/1,090, which is 65/109. 21 × 540 / 1,090: 10 and 44/109.
    let points = proof(&cart, &floor()).points.unwrap();
    let shares: Vec<_> = points
        .shares
        .iter()
        .map(|share| (share.exact, share.amount.get()))
        .collect();
    assert_eq!(shares, [(exact(10, 65, 109), 11), (exact(10, 44, 109), 10)]);
    // Half of the rate is shipping: 550 and 550 share the 14 of 21 × 1,100 / 1,640 = 14 14/164.
    let shipping = with(
        &floor(),
        json!({"shipping": {"fee": 550, "taxIncluded": true}}),
    );
    let proof = proof(&cart, &shipping);
    let points = proof.points.unwrap();
    let lines: Vec<i64> = proof.lines.iter().map(|line| line.points.get()).collect();
    assert_eq!((lines, points.shipping.get()), (vec![7, 7], 7));
}

/// As large as a page can hold, at 8.375 %: the product alone would not fit.
#[test]
fn a_fraction_is_exact_however_large() {
    let most = Amount::MAX.get();
    let expected = i128::from(most) * 8375 / 108_375;
    let found = Fraction::new(Amount::MAX, 8375, 108_375);
    assert_eq!(i128::from(found.whole.get()), expected);
    // 8,375 / 108,375 are 67 / 867.
    assert_eq!(
        i128::from(found.numerator) * 867,
        (i128::from(most) * 67 % 867) * i128::from(found.denominator)
    );
    assert_eq!(Fraction::new(Amount::new(-7), 1, 2), exact(-3, -1, 2));
    assert_eq!(Fraction::new(Amount::ZERO, 0, 0), exact(0, 0, 1));
}
