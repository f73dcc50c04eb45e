//! Of add-ons: what is suggested does what it says, and nothing that is nearer was passed over.

use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;
use surasura::cart::{After, Basis, FreeFrom, Ledger, Name, Threshold};
use surasura::nudge::{
    AddonOptions, Advice, Candidate, Catalogue, Objective, Product, Suggestion, nearest,
};

use super::made::{name, rate};
use super::*;

fn candidate() -> impl Strategy<Value = Candidate> {
    // Few prices and margins, so that much is equal.
    let price = prop_oneof![2 => 0..12_i64, 1 => select(vec![-3, 50, 1 << 40])];
    let stock = prop_oneof![0..4_u32, Just(u32::MAX)];
    (
        price,
        0..4_i64,
        stock,
        of(0..4_u32),
        prop::bool::weighted(0.1),
    )
        .prop_map(|(price, margin, stock, limit, in_cart)| Candidate {
            counts: Amount::new(price),
            price: Amount::new(price + 1),
            margin: Amount::new(margin),
            stock,
            limit,
            in_cart,
        })
}

/// Every set of at most so many pieces, as numbers in rising order.
fn sets(count: usize, most: usize) -> Vec<Vec<usize>> {
    let mut all = vec![Vec::new()];
    let mut last = all.clone();
    for _ in 0..most {
        let longer = |set: &Vec<usize>| {
            let from = set.last().copied().unwrap_or_default();
            let set = set.clone();
            (from..count)
                .map(move |next| [set.as_slice(), &[next]].concat())
                .collect::<Vec<_>>()
        };
        last = last.iter().flat_map(longer).collect();
        all.extend(last.clone());
    }
    all.remove(0);
    all
}

/// A product as a shop has it, at a rate that every cart in Japan knows or one of its own.
fn product() -> impl Strategy<Value = Product> {
    let price = prop_oneof![1..9000_i64, select(vec![1, 500, 1000])];
    (
        (price, rate(), any::<bool>()),
        prop::bool::weighted(0.9),
        of(select(vec![name("cool"), name("frozen")])),
        of(select(vec![name("two"), name("three")])),
        0..900_i64,
        (of(0..4_u32), of(0..4_u32)),
    )
        .prop_map(
            |(goods, counts, temperature, offer, margin, (stock, limit))| {
                let (price, rate, tax_included) = goods;
                Product {
                    tax_included,
                    counts,
                    temperature,
                    offer,
                    margin: Amount::new(margin),
                    stock,
                    limit,
                    ..Product::new(Amount::new(price), rate)
                }
            },
        )
}

fn options() -> impl Strategy<Value = AddonOptions> {
    let objective = select(Objective::ALL.to_vec());
    let lines = prop::collection::vec(of(0..5_u32), 0..4);
    (1..4_usize, objective, any::<bool>(), lines).prop_map(
        |(max_items, objective, raise, lines)| AddonOptions {
            max_items,
            objective,
            raise,
            lines,
            ..AddonOptions::default()
        },
    )
}

/// The cart with what is suggested in it, by hand.
fn added(cart: &Cart, products: &[Product], suggestion: &Suggestion, to: Option<Name>) -> Cart {
    let mut cart = cart.clone();
    for item in &suggestion.items {
        match item.line {
            Some(line) => cart.lines[line].quantity += item.quantity,
            None => {
                let Product {
                    unit_price,
                    tax_rate,
                    tax_included,
                    counts,
                    temperature,
                    offer,
                    ..
                } = products[item.product as usize];
                let line = Line::new(unit_price, item.quantity, tax_rate);
                let destination = to;
                cart.lines.push(Line {
                    tax_included,
                    counts,
                    temperature,
                    offer,
                    destination,
                    ..line
                });
            }
        }
    }
    cart
}

/// Where it goes: the first that shipping may be free to and is not, or else the first.
fn destination(quote: &Quote) -> Option<Name> {
    let all = &quote.shipping.destinations;
    let first = all
        .iter()
        .find(|one| !one.free && one.free_shipping.is_some());
    first.or(all.first()).map(|one| one.name)
}

/// Sets the amount from which shipping is free so far above what the cart has.
fn bring_near(cart: &Cart, rules: &mut ShopRules, more: i64, basis: Basis, after: After) {
    for round in [false, true] {
        let have = checked(cart, rules)
            .free_shipping
            .map_or(0, |free| free.counted.get());
        let Some(shipping) = &mut rules.shipping else {
            return;
        };
        let amount = Amount::new(if round { have.max(0) + more } else { 1 << 40 });
        let from = Threshold::Amount {
            amount,
            basis,
            after,
        };
        shipping.free_from = vec![FreeFrom {
            from,
            regions: Vec::new(),
            members: Vec::new(),
        }];
    }
}

/// A cart of a shop that knows what its products need, and of which products its first lines are.
type Shop = ((Cart, ShopRules), Vec<Product>, AddonOptions);

fn shop() -> impl Strategy<Value = Shop> {
    let products = prop::collection::vec(product(), 1..6);
    let near = of((
        1..6000_i64,
        select(Basis::ALL.to_vec()),
        select(After::ALL.to_vec()),
    ));
    (order(&sane()), products, options(), near).prop_map(
        |((cart, mut rules), mut products, mut options, near)| {
            if let Some((more, basis, after)) = near {
                bring_near(&cart, &mut rules, more, basis, after);
            }
            for product in &mut products {
                product.temperature = product.temperature.filter(|_| rules.shipping.is_some());
            }
            options.lines.truncate(cart.lines.len());
            ((cart, rules), products, options)
        },
    )
}

proptest! {
    #![proptest_config(config(600))]

    /// The best is that of trying everything.
    #[test]
    fn the_nearest_is_the_nearest_of_all(
        candidates in prop::collection::vec(candidate(), 0..7),
        gap in -1..40_i64,
        most in 1..5_usize,
    ) {
        let mut best = None;
        for set in sets(candidates.len(), most.min(3)) {
            let of = |part: fn(&Candidate) -> Amount| total(set.iter().map(|at| part(&candidates[*at])));
            let is_there = set.iter().all(|at| {
                let Candidate { stock, limit, in_cart, counts, .. } = candidates[*at];
                let pieces = set.iter().filter(|other| *other == at).count();
                !in_cart && counts > Amount::ZERO && pieces <= stock.min(limit.unwrap_or(stock)) as usize
            });
            let over = of(|one| one.counts) - gap;
            if !is_there || over < 0 || gap <= 0 { continue }
            let key = (over, set.len(), -of(|one| one.margin), set.clone());
            if best.as_ref().is_none_or(|best| key < *best) {
                best = Some(key);
            }
        }
        let found = nearest(Amount::new(gap), &candidates, most);
        let expected = best.map(|(over, _, _, set)| (over, set));
        let told = found.map(|found| {
            let mut items = found.items.clone();
            items.sort_unstable();
            assert_eq!(found.spend.get(), total(found.items.iter().map(|at| candidates[*at].price)));
            (found.overshoot.get(), items)
        });
        prop_assert_eq!(told, expected);
    }

    /// Every figure of a suggestion is that of the cart with it, priced anew; and there is something in it for her.
    #[test]
    fn a_suggestion_is_what_the_cart_comes_to(((cart, rules), products, options) in shop()) {
        let ledger = Ledger::open(cart.clone(), rules.clone()).expect("a sane cart");
        let catalogue = Catalogue::new(&products).expect("sane products");
        let known = |line: usize| options.lines[line].is_none_or(|at| (at as usize) < products.len());
        let advice = catalogue.suggest(&ledger, &options);
        if !(0..options.lines.len()).all(known) {
            prop_assert!(advice.is_err());
            return Ok(());
        }
        let Advice::Add(suggestion) = advice.expect("all is known") else { return Ok(()) };
        let before = checked(&cart, &rules);
        let to = destination(&before);
        let after = checked(&added(&cart, &products, &suggestion, to), &rules);
        let Suggestion { items, shipping, temperature, cod, payable, net, spend, overshoot, assumed } = &suggestion;
        let fee = |quote: &Quote| quote.cod.map_or(Amount::ZERO, |cod| cod.fee);
        prop_assert_eq!((shipping.before, shipping.after), (before.shipping.fee, after.shipping.fee));
        let cool = (before.shipping.temperature, after.shipping.temperature);
        prop_assert_eq!((temperature.before, temperature.after), cool);
        prop_assert_eq!((cod.before, cod.after), (fee(&before), fee(&after)));
        prop_assert_eq!((payable.before, payable.after), (before.payable, after.payable));
        prop_assert_eq!(net.get(), after.payable.get() - before.payable.get());
        prop_assert_eq!(*assumed, after.shipping.assumed);
        prop_assert!(shipping.after < shipping.before && net < spend);
        prop_assert!(after.cod.is_none_or(|cod| cod.available) || before.cod.is_some_and(|cod| !cod.available));
        let several = after.shipping.destinations.iter().find(|one| Some(one.name) == to);
        let free = several.map_or(after.free_shipping, |one| one.free_shipping).expect("a rule");
        prop_assert_eq!(free.gap, Amount::ZERO);
        prop_assert_eq!(overshoot.get(), free.counted.get() - free.from.wanted().get());
        // No more than there is, and than was asked for.
        let pieces: u32 = items.iter().map(|item| item.quantity).sum();
        prop_assert!(pieces >= 1 && pieces as usize <= options.max_items);
        for item in items {
            let product = products[item.product as usize];
            let mine = |at: &usize| options.lines[*at] == Some(item.product) && !cart.lines[*at].returned;
            let lines: Vec<usize> = (0..options.lines.len()).filter(mine).collect();
            let held: u32 = lines.iter().map(|at| cart.lines[*at].quantity).sum();
            let most = product.stock.unwrap_or(u32::MAX).min(product.limit.unwrap_or(u32::MAX));
            prop_assert!(held + item.quantity <= most);
            prop_assert_eq!(item.line, lines.first().copied());
            prop_assert!(item.line.is_none() || (options.raise && item.quantity == 1));
        }
    }

    /// Where prices count for what they are nothing reaches with less beyond it; and what is there is found.
    #[test]
    fn nothing_nearer_is_passed_over(
        ((mut cart, mut rules), mut products, mut options) in shop(),
        more in 1..9000_i64,
    ) {
        // No coupons, one temperature, prices with tax, which count: all that reaches pays.
        cart.coupons.clear();
        cart.lines.retain(|line| !line.returned && line.tax_included);
        cart.cash_on_delivery = false;
        let Some(shipping) = &mut rules.shipping else { return Ok(()) };
        shipping.fee = shipping.fee.max(Amount::new(1));
        shipping.regions.clear();
        shipping.free_from.retain(|rule| rule.regions.is_empty() && rule.members.is_empty());
        (cart.region, cart.destinations) = (None, Vec::new());
        for line in &mut cart.lines {
            (line.temperature, line.destination) = (None, None);
        }
        for product in &mut products {
            (product.temperature, product.offer, product.tax_included) = (None, None, true);
        }
        options.lines.clear();
        let from = |amount: i64| {
            let (amount, basis, after) = (Amount::new(amount), Basis::GoodsTaxIncluded, After::Lines);
            Threshold::Amount { amount, basis, after }
        };
        let shipping = rules.shipping.as_mut().expect("it is there");
        shipping.free_from.truncate(1);
        let Some(rule) = shipping.free_from.first_mut() else { return Ok(()) };
        rule.from = from(1);
        let Some(have) = checked(&cart, &rules).free_shipping else { return Ok(()) };
        let have = have.counted.get();
        let shipping = rules.shipping.as_mut().expect("it is there");
        shipping.free_from[0].from = from(have + more);
        let ledger = Ledger::open(cart.clone(), rules.clone()).expect("a sane cart");
        let advice = Catalogue::new(&products).and_then(|all| all.suggest(&ledger, &options)).expect("sane");
        if !is_delivered(&cart) { return Ok(()) }
        let mut least: Option<i64> = None;
        for set in sets(products.len(), options.max_items) {
            let is_there = set.iter().all(|at| {
                let Product { stock, limit, counts, .. } = products[*at];
                let pieces = set.iter().filter(|other| *other == at).count();
                counts && pieces <= stock.unwrap_or(9).min(limit.unwrap_or(9)) as usize
            });
            let over = total(set.iter().map(|at| products[*at].unit_price)) - more;
            if is_there && over >= 0 {
                least = Some(least.map_or(over, |least| least.min(over)));
            }
        }
        match advice {
            Advice::Add(suggestion) if options.objective == Objective::Customer => {
                prop_assert_eq!(Some(suggestion.overshoot.get()), least);
            }
            Advice::Add(suggestion) => prop_assert!(least.is_some_and(|least| suggestion.overshoot.get() >= least)),
            Advice::Nothing { held_back } => prop_assert_eq!(least, None, "{:?}", held_back),
        }
    }
}
