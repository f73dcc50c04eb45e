//! Of open carts in which quantities change.

use proptest::prelude::*;

use super::*;

/// Beside the goods of a shop two that no page can hold a few of: one alone fits, both together do not.
fn with_dear(mut cart: Cart, like: Line) -> Cart {
    let dear = Line {
        unit_price: Amount::new(1 << 52),
        quantity: 0,
        returned: false,
        ..like
    };
    cart.lines.extend([dear, dear]);
    cart
}

fn quantity() -> impl Strategy<Value = u32> {
    prop_oneof![3 => Just(1), 3 => 0..20_u32, 1 => Just(u32::MAX), 1 => any::<u32>()]
}

proptest! {
    #![proptest_config(config(400))]

    /// After any changes the ledger says what the cart would come to if it were opened now.
    #[test]
    fn a_change_is_as_good_as_a_fresh_start(
        (cart, rules) in order(&sane()),
        changes in prop::collection::vec((0..8_usize, 0..20_u32), 1..12),
    ) {
        let mut cart = cart;
        let mut ledger = Ledger::open(cart.clone(), rules.clone()).expect("a sane cart");
        for (at, quantity) in changes {
            let changed = ledger.set_quantity(at, quantity);
            match cart.lines.get_mut(at) {
                Some(line) => line.quantity = quantity,
                None => {
                    let error = changed.expect_err("no such line").to_string();
                    prop_assert_eq!(error, format!("VALUE_MISSING at lines[{at}]"));
                    continue;
                }
            }
            prop_assert_eq!(changed, Ok(()));
            prop_assert_eq!(ledger.quote().expect("a quote"), checked(&cart, &rules));
        }
    }

    /// A quantity that is refused changes nothing, now or later.
    #[test]
    fn a_refused_change_changes_nothing(
        (mut cart, rules) in order(&sane()),
        changes in prop::collection::vec((0..9_usize, quantity()), 1..12),
    ) {
        // What comes back makes room: then it depends on what is counted first whether a sum fits.
        cart.lines.iter_mut().for_each(|line| line.returned = false);
        let Some(like) = cart.lines.last().copied() else { return Ok(()) };
        let mut cart = with_dear(cart, like);
        // With its tax even one may be too much.
        let Ok(mut ledger) = Ledger::open(cart.clone(), rules.clone()) else { return Ok(()) };
        for (at, quantity) in changes {
            let before = ledger.quote();
            let mut changed = cart.clone();
            let Some(line) = changed.lines.get_mut(at) else { continue };
            line.quantity = quantity;
            if ledger.set_quantity(at, quantity).is_ok() {
                cart = changed;
                prop_assert_eq!(ledger.quote(), price(&cart, &rules));
            } else {
                prop_assert_eq!(ledger.quote(), before);
                prop_assert!(price(&changed, &rules).is_err());
            }
        }
    }
}
