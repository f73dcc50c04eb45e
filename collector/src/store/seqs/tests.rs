use super::*;

fn of(arrivals: &[(u32, bool)]) -> Seqs {
    let mut seqs = Seqs::default();
    for (seq, late) in arrivals {
        seqs.add(*seq, *late);
    }
    seqs
}

#[test]
fn each_counts_once_and_gaps_stay() {
    let seqs = of(&[(1, false), (4, false), (4, true), (2, true), (1, false)]);
    // Bits 0, 3 and 1.
    assert_eq!((seqs.highest, seqs.received, seqs.late), (4, 3, 1));
    assert_eq!(seqs.bits, [0b1011]);
}

#[test]
fn order_is_of_no_matter() {
    let one = of(&[(1, false), (9, true), (17, false)]);
    let other = of(&[(17, false), (1, false), (9, true)]);
    assert_eq!(one, other);
    assert_eq!(one.bits, [1, 1, 1]);
}

#[test]
fn what_is_beyond_the_bits_counts_where_it_is_the_highest_yet() {
    let mut seqs = of(&[(256, false)]);
    assert_eq!(seqs.bits.len(), 32);
    assert_eq!(seqs.bits[31], 0b1000_0000);
    assert!(seqs.add(300, false));
    assert!(!seqs.add(300, false));
    assert!(!seqs.add(299, false), "it may have come before");
    assert!(seqs.add(u32::MAX, true));
    assert!(!seqs.add(256, false));
    assert!(seqs.add(255, false), "those below are still known");
    assert_eq!((seqs.highest, seqs.received, seqs.late), (u32::MAX, 4, 1));
    assert_eq!(seqs.bits.len(), 32);
}
