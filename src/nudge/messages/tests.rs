use crate::cart::{Amount, Currency, Wording};
use crate::field::Locale;
use crate::nudge::etiquette::Moment;
use crate::nudge::tests::{amount, nudge, rules, said, shop};

/// 1,000 yen more, and 660 of delivery falls: 340 in effect. 400 more: 260 less to pay.
#[test]
fn what_it_saves_is_said_in_yen() {
    let line = |unit_price, locale| {
        let nudge = nudge(unit_price, &shop(), Moment::default());
        nudge.say(&shop(), Currency::JPY, locale).detail.unwrap()
    };
    assert_eq!(
        line(4000, Locale::Ja),
        "1,000円の追加で送料660円が0円に。実質340円です"
    );
    assert_eq!(
        line(4600, Locale::Ja),
        "400円の追加で送料660円が0円に。お支払いは260円少なくなります"
    );
    assert_eq!(
        line(4600, Locale::En),
        "Add ¥400 and ¥660 of shipping goes: you pay ¥260 less"
    );
    // Without tax it is charged 600; the shopper sees 660.
    let mut shop = shop();
    let shipping = shop.shipping.as_mut().unwrap();
    (shipping.fee, shipping.tax_included) = (Amount::new(600), false);
    let nudge = nudge(4000, &shop, Moment::default());
    assert_eq!(
        (nudge.fee, nudge.saves, nudge.net),
        (Amount::new(660), Amount::new(660), Amount::new(340))
    );
}

/// The consumer agency asks who pays it (2023-12-19).
#[test]
fn a_shop_chooses_its_words() {
    let mut shop = shop();
    shop.nudge.wording = Wording::ShopPays;
    assert_eq!(
        said(4000, &shop, Locale::Ja).2,
        "あと1,000円で送料を当社が負担します!"
    );
    assert_eq!(said(5000, &shop, Locale::En).2, "We pay the shipping");
    shop.nudge
        .messages
        .insert("NUDGE_NEAR".into(), "{gap}で{other}どうぞ".into());
    assert_eq!(said(4000, &shop, Locale::Ja).2, "1,000円でどうぞ");
}

#[test]
fn other_money_is_written_in_its_own_unit() {
    let shop = rules(660, amount(5000, "goods-tax-included"));
    let nudge = nudge(4000, &shop, Moment::default());
    let dollars = Currency::from_code("USD").unwrap();
    assert_eq!(
        nudge.say(&shop, dollars, Locale::En).text,
        "USD 10.00 more for free shipping!"
    );
    assert_eq!(
        nudge.say(&shop, dollars, Locale::Ja).text,
        "あと10.00 USDで送料無料です!"
    );
}
