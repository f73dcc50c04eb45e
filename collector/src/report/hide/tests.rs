use super::hidden;

#[test]
fn what_is_small_goes_and_takes_the_next_along() {
    // By hand: which of the groups go.
    let cases: [(&[u64], &[u64]); 9] = [
        (&[100, 40, 7], &[]),
        (&[100, 40, 4], &[40, 4]),
        // Two that are small hide each other.
        (&[100, 3, 4], &[3, 4]),
        // Together they would still be a few.
        (&[100, 40, 1, 1], &[40, 1, 1]),
        (&[100, 0, 2, 0, 9], &[2, 9]),
        // Of two equally small ones, the first.
        (&[6, 2, 6], &[6, 2]),
        (&[4], &[4]),
        (&[0, 0], &[]),
        (&[], &[]),
    ];
    for (groups, gone) in cases {
        let found: Vec<u64> = hidden(groups, 5)
            .iter()
            .zip(groups)
            .filter_map(|(is, of)| is.then_some(*of))
            .collect();
        assert_eq!(found, gone, "{groups:?}");
    }
}

#[test]
fn a_single_attempt_may_be_a_group_where_the_shop_says_so() {
    assert_eq!(hidden(&[1, 1, 30], 1), [false, false, false]);
}
