use super::{Histogram, Quartiles, Range, Tally, Times};

fn tally(weights: &[f64]) -> Tally {
    let mut tally = Tally::default();
    weights.iter().for_each(|weight| tally.add(*weight));
    tally
}

#[test]
fn an_attempt_of_four_stands_for_four() {
    let some = tally(&[4.0, 1.0, 1.0]);
    assert_eq!((some.heard(), some.count()), (3, 6));
    let mut times = Times::default();
    times.add(3, 4.0);
    times.add(2, 1.0);
    assert_eq!(times.count(), 14);
    // One of three that are sent: 3 1/3 each.
    assert_eq!(tally(&[100.0 / 30.0; 3]).count(), 10);
}

#[test]
fn a_share_of_equal_weights_is_as_sure_as_its_attempts() {
    let plain = tally(&[1.0; 15]).share(tally(&[1.0; 50]));
    assert_eq!(plain, super::Rate::of(15.0, 50.0));
    let close = |a: f64, b: f64| assert!((a - b).abs() < 1e-12);
    let heavy = tally(&[4.0; 15]).share(tally(&[4.0; 50])).unwrap();
    close(heavy.low, plain.unwrap().low);
    // Weights 3 and 1, 1, 1: 6² ÷ (9 + 3) = 3 of the 4 count.
    let uneven = tally(&[3.0]).share(tally(&[3.0, 1.0, 1.0, 1.0])).unwrap();
    let three = super::Rate::of(1.5, 3.0).unwrap();
    close(uneven.rate, 0.5);
    close(uneven.high, three.high);
    assert_eq!(tally(&[]).share(tally(&[])), None);
}

#[test]
fn quartiles_are_buckets() {
    let mut times = Histogram::default();
    assert_eq!(times.quartiles(), None);
    // Buckets of eight attempts: 0 0 3 3 3 5 5 29; the second, the fourth and the sixth of them count.
    for bucket in [3, 0, 5, 3, 29, 0, 3, 5] {
        times.add(bucket, 1.0);
    }
    let expected = Quartiles {
        q1: Range(0, Some(250)),
        median: Range(1000, Some(1500)),
        q3: Range(2000, Some(3000)),
    };
    assert_eq!(times.quartiles(), Some(expected));
    // One that stands for thirty moves them all.
    times.add(29, 30.0);
    assert_eq!(times.quartiles().unwrap().q1, Range(8_192_000, None));
}
