use serde_json::{Value, json};

use super::*;

/// The rule of the table: smallest overshoot, fewest pieces, highest margin, order of the catalogue.
#[test]
fn the_nearest_of_the_table() {
    let rows: Vec<Value> = include_str!("../../../../tests/data/addon.jsonl")
        .lines()
        .map(|row| serde_json::from_str(row).unwrap())
        .collect();
    assert_eq!(rows.len(), 13);
    for row in rows {
        let given = row["candidates"].as_array().unwrap();
        let candidates: Vec<Candidate> = given.iter().map(candidate).collect();
        let most = row["maxItems"].as_u64().unwrap() as usize;
        let gap = Amount::new(row["gap"].as_i64().unwrap());
        let told = |of: &[Candidate], names: &dyn Fn(usize) -> Value| {
            nearest(gap, of, most).map_or(Value::Null, |best| {
                let items: Vec<Value> = best.items.iter().map(|at| names(*at)).collect();
                json!({"items": items, "spend": best.spend.get(), "overshoot": best.overshoot.get()})
            })
        };
        assert_eq!(
            told(&candidates, &|at| given[at]["id"].clone()),
            row["expected"],
            "{}",
            row["name"]
        );
        // Behind to front: what decides last may be another, what it comes to is not.
        let turned: Vec<Candidate> = candidates.iter().rev().copied().collect();
        let turned = told(&turned, &|at| at.into());
        for member in ["spend", "overshoot"] {
            assert_eq!(turned[member], row["expected"][member], "{}", row["name"]);
        }
    }
}

fn candidate(given: &Value) -> Candidate {
    let number = |member: &str| Amount::new(given[member].as_i64().unwrap());
    Candidate {
        counts: number("price"),
        price: number("price"),
        margin: number("margin"),
        stock: given["stock"].as_u64().unwrap() as u32,
        limit: None,
        in_cart: given["inCart"] == true,
    }
}

fn things(prices: &[i64]) -> Vec<Candidate> {
    let thing = |price: &i64| candidate(&json!({"price": price, "margin": 0, "stock": 3}));
    prices.iter().map(thing).collect()
}

fn items(gap: i64, candidates: &[Candidate], most: usize) -> Option<Vec<usize>> {
    nearest(Amount::new(gap), candidates, most).map(|best| best.items)
}

#[test]
fn ties_go_to_fewer_pieces_then_to_the_margin_then_to_the_catalogue() {
    // 1,000 by one, by two (300 + 700) and by three (300 + 300 + 400).
    let all = things(&[300, 400, 700, 1000]);
    assert_eq!(items(1000, &all, 3), Some(vec![3]));
    assert_eq!(items(1000, &all[..3], 3), Some(vec![2, 0]));
    assert_eq!(items(1000, &all[..2], 3), Some(vec![1, 0, 0]));
    // 500 + 500 of four that cost the same: the first twice, unless others bring in more.
    let mut same = things(&[500, 500, 500, 500]);
    assert_eq!(items(1000, &same, 2), Some(vec![0, 0]));
    same[2].margin = Amount::new(9);
    same[3].margin = Amount::new(8);
    same[2].limit = Some(1);
    assert_eq!(items(1000, &same, 2), Some(vec![3, 2]));
    same[3].stock = 0;
    assert_eq!(items(1000, &same, 2), Some(vec![0, 2]));
}

#[test]
fn what_is_not_there_is_not_suggested() {
    assert_eq!(items(1000, &[], 3), None);
    assert_eq!(items(0, &things(&[100]), 3), None);
    assert_eq!(items(-1, &things(&[100]), 3), None);
    assert_eq!(items(301, &things(&[100]), 3), None);
    assert_eq!(items(300, &things(&[100]), 3), Some(vec![0, 0, 0]));
    assert_eq!(items(300, &things(&[100]), 0), None);
    assert_eq!(items(300, &things(&[100]), 9), Some(vec![0, 0, 0]));
    // Nothing that counts for nothing, or less, and no number that a page cannot hold.
    assert_eq!(
        items(1, &things(&[0, -5, i64::MIN, i64::MAX, (1 << 53)]), 3),
        None
    );
    let most = Amount::MAX.get();
    assert_eq!(items(most, &things(&[most, most - 1]), 3), Some(vec![0]));
    assert_eq!(items(i64::MAX, &things(&[most]), 3), None);
}
