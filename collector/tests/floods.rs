//! Who sends too much is told so, and when to come back; the others go on.

mod common;

use common::{Server, beacon};

fn from(server: &Server, address: &str, n: u128) -> u16 {
    let header = format!("x-forwarded-for: 10.1.1.1, {address}");
    let body = beacon(n, 1, "started");
    server
        .ask("POST", "/efo", &[&header], body.as_bytes())
        .status
}

#[test]
fn one_client_is_held_back_and_not_the_others() {
    // One in a second, six at once.
    let server = Server::start(&["--proxied", "--client-rate", "1"]);
    let sent: Vec<u16> = (0..40).map(|n| from(&server, "192.0.2.1", n)).collect();
    assert_eq!(sent[..6], [204; 6]);
    let refused = sent.iter().filter(|status| **status == 429).count() as i64;
    assert!(refused > 0);
    assert_eq!(server.attempts(), 40 - refused, "a refusal stores nothing");
    assert_eq!(from(&server, "198.51.100.1", 100), 204);

    while from(&server, "192.0.2.1", 200) != 429 {}
    let body = beacon(300, 1, "started");
    let headers = ["x-forwarded-for: 192.0.2.1"];
    let answer = server.ask("POST", "/efo", &headers, body.as_bytes());
    assert_eq!((answer.status, answer.code().as_str()), (429, "TOO_MANY"));
    let wait: u64 = answer.header("retry-after").unwrap().parse().unwrap();
    assert!((1..=2).contains(&wait), "{wait}");
}

#[test]
fn all_together_are_held_back_too() {
    let server = Server::start(&["--proxied", "--client-rate", "0", "--total-rate", "1"]);
    let addresses = (1..=30).map(|n| format!("192.0.2.{n}"));
    let sent: Vec<u16> = (0..)
        .zip(addresses)
        .map(|(n, who)| from(&server, &who, n))
        .collect();
    assert_eq!(sent[..2], [204; 2]);
    assert!(sent.contains(&429));
}

#[test]
fn this_machine_is_no_client_and_what_is_turned_away_is_counted() {
    let server = Server::start(&["--client-rate", "1"]);
    for n in 0..20 {
        assert_eq!(server.post(beacon(n, 1, "started")).status, 204);
    }
    server.post("nonsense");
    server.post(beacon(99, 1, "started"));
    let refused: String = server.sql("SELECT group_concat(code || count) FROM refused");
    assert_eq!(refused, "BEACON_MALFORMED1");
}
