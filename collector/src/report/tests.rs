//! Every expected number is counted by hand from the bodies beside it.

mod cells;
mod costs;
mod counts;
mod fields;
mod groups;
mod helps;
mod nudges;
mod singles;
mod survivals;

use surasura::beacon;
use tempfile::TempDir;

use super::{Ask, Report, Reporter, Settings, definitions};
use crate::client::{Browser, Client, Os};
use crate::store::{Arrival, Store, Writer};
use surasura::friction::peers::Peer;

/// 2026-11-23T12:00:00+09:00, a Monday.
const NOON: i64 = 1_795_402_800_000;
const MINUTE: i64 = 60_000;

/// A collector without its server.
struct World {
    _dir: TempDir,
    store: Store,
    writer: Writer,
    reporter: Reporter,
}

impl World {
    fn new(settings: Settings) -> Self {
        let dir = TempDir::new().unwrap();
        let (store, writer) = Store::open(&dir.path().join("d")).unwrap();
        let reporter = Reporter::new(&store).unwrap().with(settings);
        Self {
            _dir: dir,
            store,
            writer,
            reporter,
        }
    }

    async fn put(&self, body: &str, browser: Browser, at: i64) {
        let state =
            beacon::decode(body.as_bytes()).unwrap_or_else(|error| panic!("{error}: {body}"));
        let client = Client {
            browser,
            os: Os::Other,
        };
        self.store.put(Arrival { state, client, at }).await.unwrap();
    }

    /// What is asked for at noon.
    fn report(&self, query: &str) -> Report {
        self.reporter
            .report_at(&Ask::parse(query).unwrap(), NOON)
            .unwrap()
    }
}

/// Groups of one are shown: most sets here are small.
const ALL: Settings = Settings {
    abandoned_after_min: 30,
    smallest: 1,
    hold_out: 0.1,
    nudge_hold_out: None,
};

/// Bodies that came two hours ago.
async fn world(bodies: &[String], settings: Settings) -> World {
    let world = World::new(settings);
    for body in bodies {
        world.put(body, Browser::Chrome, NOON - 120 * MINUTE).await;
    }
    world
}

async fn report_of(bodies: &[String], query: &str) -> Report {
    let world = world(bodies, ALL).await;
    let report = world.report(query);
    world.writer.close().await;
    report
}

/// The beacon of an attempt: its head, and what is given of the rest, as members.
fn body(n: u128, rest: &str) -> String {
    format!(r#"{{"v":2,"via":"beacon","attempt":"{n:032x}","rev":1,"seq":1,{rest}}}"#)
}

/// Many alike.
fn many(from: u128, count: u128, rest: &str) -> impl Iterator<Item = String> + use<> {
    let rest = rest.to_string();
    (from..from + count).map(move |n| body(n, &rest))
}

#[test]
fn every_number_is_defined_once_in_both_languages() {
    for peer in Peer::ALL {
        let all = definitions(peer);
        let mut once: Vec<_> = all.iter().map(|definition| definition.of).collect();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), all.len());
        for definition in all {
            assert!(
                !definition.ja.is_ascii() && definition.ja.ends_with('。'),
                "{}",
                definition.of
            );
            assert!(
                definition.en.replace('÷', "").is_ascii() && definition.en.ends_with('.'),
                "{}",
                definition.of
            );
        }
    }
}

#[tokio::test]
async fn every_member_of_the_totals_is_defined() {
    let report = serde_json::to_value(report_of(&[], "").await).unwrap();
    let definitions = report["definitions"].as_array().unwrap();
    for member in report["totals"].as_object().unwrap().keys() {
        assert!(
            definitions
                .iter()
                .any(|definition| definition["of"] == **member),
            "{member}"
        );
    }
}

#[test]
fn others_words_are_theirs() {
    let meaning = |peer: Peer, of: &str| {
        definitions(peer)
            .into_iter()
            .find(|definition| definition.of == of)
            .unwrap()
            .en
    };
    for peer in Peer::ALL {
        let is_ours = meaning(peer, "done") == meaning(Peer::Surasura, "done");
        assert_eq!(is_ours, peer == Peer::Surasura);
        assert_eq!(
            meaning(peer, "attempts"),
            meaning(Peer::Surasura, "attempts")
        );
    }
    assert!(meaning(Peer::FTra, "started").contains("entered"));
    assert!(meaning(Peer::Zuko, "abandoned").contains("not completed"));
}

#[test]
fn a_share_is_from_none_to_all() {
    for (text, expected) in [
        ("0", Some(0.0)),
        ("0.1", Some(0.1)),
        ("1", Some(1.0)),
        ("1.1", None),
        ("-0", Some(0.0)),
        ("-1", None),
        ("NaN", None),
        ("10%", None),
    ] {
        assert_eq!(super::share(text).ok(), expected, "{text}");
    }
}
