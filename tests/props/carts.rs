//! Of quotes, and of what is said about them.

use proptest::prelude::*;
use proptest::sample::select;
use surasura::cart::{Basis, FreeFrom, NudgeRules, RateTotal, Rounding, ShippingRules, TaxRate};
use surasura::{Cart, Line, NudgeContext, NudgeState, Quote, ShopRules, Yen, decide, price};

use super::config;

fn rate() -> impl Strategy<Value = TaxRate> {
    select(TaxRate::ALL.to_vec())
}

fn rounding() -> impl Strategy<Value = Rounding> {
    select(vec![Rounding::Floor, Rounding::HalfUp, Rounding::Ceil])
}

fn line() -> impl Strategy<Value = Line> {
    (0..30_000_i64, 0..20_u32, rate(), any::<bool>()).prop_map(
        |(unit_price, quantity, tax_rate, tax_included)| Line {
            unit_price: Yen::new(unit_price),
            quantity,
            tax_rate,
            tax_included,
        },
    )
}

fn cart() -> impl Strategy<Value = Cart> {
    prop::collection::vec(line(), 0..7).prop_map(|lines| Cart { lines })
}

fn rules_from(
    fee: impl Strategy<Value = i64>,
    amount: impl Strategy<Value = i64>,
) -> impl Strategy<Value = ShopRules> {
    let basis = select(Basis::ALL.to_vec());
    let free_from = (any::<bool>(), amount, basis).prop_map(|(has, amount, basis)| {
        has.then_some(FreeFrom {
            amount: Yen::new(amount),
            basis,
        })
    });
    (
        rounding(),
        any::<bool>(),
        fee,
        any::<bool>(),
        rate(),
        free_from,
    )
        .prop_map(
            |(tax_rounding, delivers, fee, tax_included, tax_rate, free_from)| ShopRules {
                tax_rounding,
                shipping: delivers.then_some(ShippingRules {
                    fee: Yen::new(fee),
                    tax_included,
                    tax_rate,
                    free_from,
                }),
                nudge: NudgeRules::default(),
            },
        )
}

fn rules() -> impl Strategy<Value = ShopRules> {
    rules_from(0..2000_i64, 0..400_000_i64)
}

/// The fraction of `by / over` of an amount, rounded: by the definition, not by our code.
fn rounded(amount: i64, by: i64, over: i64, rounding: Rounding) -> i64 {
    let product = i128::from(amount) * i128::from(by);
    let over = i128::from(over);
    let rounded = match rounding {
        Rounding::Floor => product / over,
        Rounding::HalfUp => (2 * product + over) / (2 * over),
        Rounding::Ceil => (product + over - 1) / over,
    };
    i64::try_from(rounded).expect("a sane amount")
}

fn with(cart: &Cart, amount: i64, tax_rate: TaxRate) -> Cart {
    let mut cart = cart.clone();
    cart.lines.push(Line {
        unit_price: Yen::new(amount),
        quantity: 1,
        tax_rate,
        tax_included: true,
    });
    cart
}

/// Prices entered without tax and rounded one by one may show a yen more than they add.
fn shows_a_yen_more(cart: &Cart, rules: &ShopRules) -> bool {
    rules.tax_rounding != Rounding::Floor
        && cart
            .lines
            .iter()
            .any(|line| !line.tax_included && line.quantity > 0)
}

fn is_delivered(cart: &Cart) -> bool {
    cart.lines.iter().any(|line| line.quantity > 0)
}

fn checked(cart: &Cart, rules: &ShopRules) -> Quote {
    price(cart, rules).expect("a sane cart")
}

proptest! {
    #![proptest_config(config(1024))]

    #[test]
    fn a_quote_adds_up(cart in cart(), rules in rules()) {
        let quote = checked(&cart, &rules);
        let sum = |part: fn(&RateTotal) -> Yen| {
            quote.rates.iter().map(|rate| part(rate).get()).sum::<i64>()
        };
        prop_assert_eq!(sum(|rate| rate.gross), quote.total.get());
        prop_assert_eq!(sum(|rate| rate.tax), quote.tax.get());
        prop_assert_eq!(sum(|rate| rate.net) + quote.tax.get(), quote.total.get());
        let goods = cart.lines.iter().map(|line| line.unit_price.get() * i64::from(line.quantity));
        prop_assert_eq!(goods.sum::<i64>(), quote.subtotal.get());
        for rate in &quote.rates {
            let by = i64::from(rate.percent);
            let tax = rounded(rate.gross.get(), by, 100 + by, rules.tax_rounding);
            prop_assert_eq!(rate.tax.get(), tax, "once, from what the rate comes to");
        }
        prop_assert_eq!(quote.total.get() > 0 && !is_delivered(&cart), false);
        let fee = rules.shipping.map_or(0, |shipping| shipping.fee.get());
        let charged = is_delivered(&cart) && !quote.shipping.free;
        prop_assert_eq!(quote.shipping.fee.get(), if charged { fee } else { 0 });
    }

    #[test]
    fn the_order_of_lines_does_not_matter(
        (cart, shuffled) in prop::collection::vec(line(), 0..7)
            .prop_flat_map(|lines| (Just(lines.clone()), Just(lines).prop_shuffle())),
        rules in rules(),
    ) {
        let [one, other] = [cart, shuffled].map(|lines| checked(&Cart { lines }, &rules));
        prop_assert_eq!(one, other);
    }

    /// A cart entered in one way alone: its tax is the fraction of the sum, rounded once a rate.
    #[test]
    fn tax_is_rounded_once_a_rate(mut cart in cart(), rules in rules(), tax_included in any::<bool>()) {
        let mut rules = rules;
        cart.lines.iter_mut().for_each(|line| line.tax_included = tax_included);
        if let Some(shipping) = &mut rules.shipping {
            shipping.tax_included = tax_included;
        }
        let quote = checked(&cart, &rules);
        for total in &quote.rates {
            let lines = cart.lines.iter().filter(|line| line.tax_rate == total.rate);
            let goods = lines.map(|line| line.unit_price.get() * i64::from(line.quantity));
            let shipping = rules.shipping.filter(|shipping| shipping.tax_rate == total.rate);
            let sum = goods.sum::<i64>() + shipping.map_or(0, |_| quote.shipping.fee.get());
            let by = i64::from(total.percent);
            let over = if tax_included { 100 + by } else { 100 };
            prop_assert_eq!(total.tax.get(), rounded(sum, by, over, rules.tax_rounding));
            let entered = if tax_included { total.gross } else { total.net };
            prop_assert_eq!(entered.get(), sum);
        }
    }

    /// The gap is true: so much more, at any rate, and shipping is free; one yen less, and it is not.
    #[test]
    fn the_gap_closes_the_gap(cart in cart(), rules in rules()) {
        let quote = checked(&cart, &rules);
        let Some(free) = quote.free_shipping else { return Ok(()) };
        prop_assert_eq!(free.gap == Yen::ZERO, free.gap_included == Yen::ZERO);
        prop_assert_eq!(free.gap.get(), (free.amount.get() - free.counted.get()).max(0));
        let gap = free.gap_included.get();
        let reaches = |amount: i64, rate: TaxRate| checked(&with(&cart, amount, rate), &rules).shipping.free;
        for rate in TaxRate::ALL {
            prop_assert!(reaches(gap, rate), "{gap} at {rate:?}");
        }
        if gap > 0 {
            let less = gap - 1 - i64::from(shows_a_yen_more(&cart, &rules));
            let short = TaxRate::ALL.map(|rate| !reaches(less, rate));
            prop_assert!(short.contains(&true), "{gap} is too much");
            // Without tax one rate asks for more than the other.
            prop_assert!(free.basis == Basis::GoodsTaxExcluded || short == [true, true]);
        }
    }

    /// An item that shows the gap as its price closes it, also where prices are entered without tax.
    #[test]
    fn an_item_that_shows_the_gap_closes_it(cart in cart(), rules in rules(), rate in rate()) {
        let quote = checked(&cart, &rules);
        let untaxed = cart.lines.iter().any(|line| !line.tax_included && line.quantity > 0);
        let Some(free) = quote.free_shipping.filter(|_| untaxed) else { return Ok(()) };
        let by = i64::from(rate.percent());
        let shown = |entered: i64| entered + rounded(entered, by, 100, rules.tax_rounding);
        let gap = free.gap_included.get();
        let mut entered = (gap * 100 / (100 + by) - 2).max(0);
        while shown(entered) < gap {
            entered += 1;
        }
        let mut more = with(&cart, entered, rate);
        more.lines.last_mut().expect("one was put in").tax_included = false;
        prop_assert!(checked(&more, &rules).shipping.free, "{entered} shown as {}", shown(entered));
    }

    /// What a nudge says is what the quote holds.
    #[test]
    fn a_nudge_cannot_lie(cart in cart(), rules in rules()) {
        let quote = checked(&cart, &rules);
        let nudge = decide((&quote).into(), &rules, NudgeContext::default());
        if nudge.held_back.is_some() {
            prop_assert_eq!(nudge.text, "");
            return Ok(());
        }
        let free = quote.free_shipping.expect("only a rule is spoken of");
        prop_assert_eq!(nudge.gap, free.gap_included);
        prop_assert_eq!(nudge.state == NudgeState::Empty, !is_delivered(&cart));
        prop_assert_eq!(nudge.state == NudgeState::Reached, quote.shipping.free);
        prop_assert!((nudge.progress == 100) == (free.gap == Yen::ZERO), "{nudge:?}");
        let far = nudge.gap.get() > free.amount.get() / 2;
        prop_assert!(nudge.state != NudgeState::Near || !far);
        prop_assert!(nudge.state != NudgeState::Far || far);
    }

    /// Whatever the numbers: a quote of amounts that a page can hold, or a code and a path.
    #[test]
    fn no_number_makes_a_wrong_total(
        lines in prop::collection::vec(
            (any_yen(), any::<u32>(), rate(), any::<bool>()),
            0..4,
        ),
        rules in rules_from(any_yen(), any_yen()),
    ) {
        let exact = |yen: i64| (0..=Yen::MAX.get()).contains(&yen);
        let line = |(unit_price, quantity, tax_rate, tax_included)| Line {
            unit_price: Yen::new(unit_price), quantity, tax_rate, tax_included,
        };
        let cart = Cart { lines: lines.into_iter().map(line).collect() };
        match price(&cart, &rules) {
            Ok(quote) => {
                let sum: i128 = cart.lines.iter().map(|line| {
                    i128::from(line.unit_price.get()) * i128::from(line.quantity)
                }).sum();
                prop_assert_eq!(i128::from(quote.subtotal.get()), sum);
                prop_assert!(exact(quote.total.get()) && quote.tax <= quote.total);
                prop_assert!(cart.lines.iter().all(|line| exact(line.unit_price.get())));
                // A nudge of such a quote does not panic either.
                let _ = decide((&quote).into(), &rules, NudgeContext::default());
            }
            Err(error) => prop_assert!(!error.path().is_empty() && !error.to_string().is_empty()),
        }
    }

    #[test]
    fn a_cart_survives_json(cart in cart(), rules in rules()) {
        let json = serde_json::to_string(&cart).expect("JSON");
        prop_assert_eq!(serde_json::from_str::<Cart>(&json).expect("a cart"), cart);
        let json = serde_json::to_string(&rules).expect("JSON");
        prop_assert_eq!(serde_json::from_str::<ShopRules>(&json).expect("rules"), rules);
    }
}

/// Any amount, often one at a limit.
fn any_yen() -> impl Strategy<Value = i64> {
    let limits = [
        0,
        -1,
        1,
        i64::MAX,
        i64::MIN,
        Yen::MAX.get(),
        Yen::MAX.get() + 1,
        -Yen::MAX.get(),
    ];
    prop_oneof![2 => 0..100_000_i64, 1 => select(limits.to_vec()), 1 => any::<i64>()]
}
