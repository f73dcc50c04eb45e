use super::*;

const SECOND: u64 = 1_000_000;

fn ip(text: &str) -> Option<IpAddr> {
    Some(text.parse().unwrap())
}

/// Ten a second, six at once: 100 ms apiece.
fn limiter() -> Limiter {
    Limiter::by_address(Rate {
        per_second: 10.0,
        burst: 6,
    })
}

#[test]
fn a_burst_is_let_in_and_then_one_at_a_time() {
    let limiter = limiter();
    let who = ip("192.0.2.1");
    for _ in 0..6 {
        assert_eq!(limiter.take_at(who, SECOND), Ok(()));
    }
    let wait = Duration::from_millis(100);
    assert_eq!(limiter.take_at(who, SECOND), Err(wait));
    assert_eq!(
        limiter.take_at(who, SECOND),
        Err(wait),
        "a refusal costs nothing"
    );
    assert_eq!(
        limiter.take_at(who, SECOND + 60_000),
        Err(Duration::from_millis(40))
    );
    assert_eq!(limiter.take_at(who, SECOND + 100_000), Ok(()));
    assert_eq!(limiter.take_at(who, SECOND + 100_000), Err(wait));
    // 600 ms later all six are there again, and no more than six.
    for _ in 0..6 {
        assert_eq!(limiter.take_at(who, 10 * SECOND), Ok(()));
    }
    assert_eq!(limiter.take_at(who, 10 * SECOND), Err(wait));
}

#[test]
fn others_are_not_held_up_by_one() {
    let limiter = limiter();
    let flood = ip("192.0.2.1");
    while limiter.take_at(flood, 0).is_ok() {}
    // Of a hundred others one may share its slot, once in 650 runs; not two.
    let held = (1..=100).filter(|n| limiter.take_at(ip(&format!("198.51.100.{n}")), 0).is_err());
    assert!(held.count() < 2);
}

#[test]
fn one_network_of_version_6_is_one_client() {
    let limiter = limiter();
    for n in 0..6 {
        assert_eq!(limiter.take_at(ip(&format!("2001:db8::{n}")), 0), Ok(()));
    }
    assert!(limiter.take_at(ip("2001:db8::ffff:1"), 0).is_err());
}

#[test]
fn looking_takes_nothing() {
    let limiter = Limiter::for_all(Rate {
        per_second: 0.001,
        burst: 1,
    });
    for _ in 0..3 {
        assert_eq!(limiter.look(None), Ok(()));
    }
    assert_eq!(limiter.take(None), Ok(()));
    assert!(limiter.look(None).is_err());
}

#[test]
fn zero_is_no_limit() {
    let limiter = Limiter::for_all(Rate {
        per_second: 0.0,
        burst: 1,
    });
    // Nor where another thread's clock was read a moment later.
    assert!(
        (0..10_000)
            .rev()
            .all(|now| limiter.take_at(None, now).is_ok())
    );
}
