use std::path::PathBuf;

use rusqlite::types::FromSql;
use surasura::beacon;
use tempfile::TempDir;

use super::*;
use crate::client::{Browser, Client, Os};
use crate::zone::DAY;

mod kept;
mod older;

const FIRST: &str = "8f14e45fceea167a5a36dedd4bea2543";
const SECOND: &str = "00000000000000000000000000000001";
/// 2026-11-22T03:04:05.678Z, which is after noon in Japan.
const NOON: i64 = 1_795_316_645_678;
const MINUTE: i64 = 60_000;

const SAFARI: Client = Client {
    browser: Browser::Safari,
    os: Os::Ios,
};

/// A state with one field, handed over as often as it was changed.
fn body(attempt: &str, rev: u32, key: &str) -> String {
    format!(
        r#"{{"v":2,"via":"beacon","late":0,"attempt":"{attempt}","rev":{rev},"seq":{rev},"outcome":"started","of":3,"last":0,"fields":[{{"key":"{key}","kind":"phone","at":1,"m":[1,3,0,2],"rules":{{"PHONE_TOO_SHORT":2}}}}],"m":[1,{rev}]}}"#
    )
}

fn arrival(body: &str) -> Arrival {
    Arrival {
        state: beacon::decode(body.as_bytes()).unwrap(),
        client: SAFARI,
        at: NOON,
    }
}

fn state(attempt: &str, rev: u32, key: &str) -> Arrival {
    arrival(&body(attempt, rev, key))
}

/// The same from the outbox, so many minutes after.
fn from_outbox(rev: u32, minutes: u16) -> Arrival {
    let late = format!(r#""via":"outbox","late":{minutes}"#);
    arrival(&body(FIRST, rev, "tel").replace(r#""via":"beacon","late":0"#, &late))
}

fn file(dir: &TempDir) -> PathBuf {
    dir.path().join("data.sqlite3")
}

fn one<T: FromSql>(path: &Path, sql: &str) -> T {
    let db = Connection::open(path).unwrap();
    db.query_row(sql, [], |row| row.get(0)).unwrap()
}

#[tokio::test]
async fn what_is_stored_is_there_after_reopening() {
    let dir = TempDir::new().unwrap();
    let (store, writer) = Store::open(&file(&dir)).unwrap();
    assert_eq!(store.put(state(FIRST, 4, "tel")).await, Ok(Put::Stored));
    writer.close().await;

    let (store, writer) = Store::open(&file(&dir)).unwrap();
    let row = "SELECT concat_ws(' ', lower(hex(attempt)), rev, outcome, began_at, happened_at, received_at,
                      seq, received, hex(seqs), late, browser, os) FROM attempts";
    // The fourth handing-over alone has come: bit 3.
    assert_eq!(
        one::<String>(&file(&dir), row),
        format!("{FIRST} 4 started {NOON} {NOON} {NOON} 4 1 08 0 safari ios")
    );
    let kept: String = one(&file(&dir), "SELECT state FROM attempts");
    assert_eq!(kept, body(FIRST, 4, "tel"), "as it was written");
    // It still knows the revision.
    assert_eq!(store.put(state(FIRST, 4, "name")).await, Ok(Put::NotNewer));
    writer.close().await;
}

#[tokio::test]
async fn the_highest_revision_wins_in_any_order() {
    for order in [
        [1, 2, 3],
        [1, 3, 2],
        [2, 1, 3],
        [2, 3, 1],
        [3, 1, 2],
        [3, 2, 1],
    ] {
        let dir = TempDir::new().unwrap();
        let (store, writer) = Store::open(&file(&dir)).unwrap();
        let key = |rev| ["name", "email", "tel"][rev as usize - 1];
        let mut highest = 0;
        for rev in order {
            let expected = if rev > highest {
                Put::Stored
            } else {
                Put::NotNewer
            };
            highest = highest.max(rev);
            assert_eq!(store.put(state(FIRST, rev, key(rev))).await, Ok(expected));
        }
        writer.close().await;
        let row = "SELECT rev || ' ' || seq || ' ' || received || ' ' || hex(seqs) || state FROM attempts";
        let expected = format!("3 3 3 07{}", body(FIRST, 3, "tel"));
        assert_eq!(one::<String>(&file(&dir), row), expected, "{order:?}");
    }
}

#[tokio::test]
async fn what_comes_late_is_told_from_what_came_at_once() {
    let dir = TempDir::new().unwrap();
    let (store, writer) = Store::open(&file(&dir)).unwrap();
    store.put(state(FIRST, 2, "tel")).await.unwrap();
    // The first was lost on its way, and the outbox had it for an hour; it had the second as well.
    assert_eq!(store.put(from_outbox(1, 60)).await, Ok(Put::NotNewer));
    assert_eq!(store.put(from_outbox(2, 59)).await, Ok(Put::NotNewer));
    // And the fourth comes from the outbox alone; the third, never.
    assert_eq!(store.put(from_outbox(4, 30)).await, Ok(Put::Stored));
    writer.close().await;
    let row = "SELECT concat_ws(' ', seq, received, hex(seqs), late, began_at, happened_at, received_at) FROM attempts";
    let (began, happened) = (NOON - 60 * MINUTE, NOON - 30 * MINUTE);
    assert_eq!(
        one::<String>(&file(&dir), row),
        format!("4 3 0B 2 {began} {happened} {NOON}")
    );
}

#[tokio::test]
async fn attempts_do_not_touch_each_other() {
    let dir = TempDir::new().unwrap();
    let (store, writer) = Store::open(&file(&dir)).unwrap();
    let (a, b) = tokio::join!(
        store.put(state(FIRST, 9, "tel")),
        store.put(state(SECOND, 1, "tel"))
    );
    assert_eq!((a, b), (Ok(Put::Stored), Ok(Put::Stored)));
    writer.close().await;
    let revs = "SELECT group_concat(rev) FROM (SELECT rev FROM attempts ORDER BY rev)";
    assert_eq!(one::<String>(&file(&dir), revs), "1,9");
}

#[tokio::test]
async fn without_an_identifier_there_is_nothing_but_a_count() {
    let dir = TempDir::new().unwrap();
    let (store, writer) = Store::open(&file(&dir)).unwrap();
    let body = r#"{"v":2,"via":"beacon","late":0,"outcome":"started","device":"phone","sample":50,"steps":["cart","address"],"step":1,"of":2,"last":0,"cause":1,"why":"rule","fields":[{"key":"tel","step":1},{"key":"email","at":1}]}"#;
    for _ in 0..3 {
        assert_eq!(store.put(arrival(body)).await, Ok(Put::Counted));
    }
    // Nothing is known of this one, and in Japan it is the day after: 15:00 of Greenwich is its midnight.
    let mut bare = arrival(r#"{"v":2,"via":"beacon","late":0,"outcome":"viewed"}"#);
    bare.at = NOON - NOON % DAY + 15 * 60 * MINUTE;
    assert_eq!(store.put(bare).await, Ok(Put::Counted));
    writer.close().await;
    let rows = "SELECT group_concat(concat_ws('|', day, device, outcome, step, last, cause, why, sample, count), ' ') FROM counted";
    assert_eq!(
        one::<String>(&file(&dir), rows),
        "2026-11-22|phone|started|address|tel|email|rule|50|3 2026-11-23||viewed|||||100|1"
    );
    assert_eq!(one::<i64>(&file(&dir), "SELECT count(*) FROM attempts"), 0);
}

#[tokio::test]
async fn only_news_are_told() {
    let dir = TempDir::new().unwrap();
    let (store, _writer) = Store::open(&file(&dir)).unwrap();
    let changes = store.changes();
    store.put(state(FIRST, 2, "tel")).await.unwrap();
    let after_news = *changes.borrow();
    assert_ne!(after_news, 0);
    store.put(state(FIRST, 2, "tel")).await.unwrap();
    store.put(state(FIRST, 1, "tel")).await.unwrap();
    assert_eq!(*changes.borrow(), after_news);
}

#[tokio::test]
async fn a_file_that_cannot_be_written_is_said_and_comes_back() {
    let dir = TempDir::new().unwrap();
    let (store, _writer) = Store::open(&file(&dir)).unwrap();
    let other = Connection::open(file(&dir)).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let put = store.put(state(FIRST, 1, "tel")).await;
    assert_eq!(put, Err(Failure::Unavailable));
    other.execute_batch("ROLLBACK").unwrap();
    let put = store.put(state(FIRST, 1, "tel")).await;
    assert_eq!(put, Ok(Put::Stored), "the same revision is taken later");
}

#[tokio::test]
async fn a_queue_that_is_full_is_said_at_once() {
    let dir = TempDir::new().unwrap();
    let (store, _writer) = Store::open(&file(&dir)).unwrap();
    let other = Connection::open(file(&dir)).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let puts = (0..2 * QUEUE as u128 + 600).map(|n| {
        let store = store.clone();
        async move { store.put(state(&format!("{n:032x}"), 1, "tel")).await }
    });
    let puts = futures_util::future::join_all(puts).await;
    let busy = puts
        .iter()
        .filter(|put| **put == Err(Failure::Busy))
        .count();
    assert!(busy > 0, "it takes no more than it has room for");
    assert!(puts.iter().all(Result::is_err), "nothing was acknowledged");
}

#[tokio::test]
async fn a_file_that_cannot_grow_takes_nothing_in_part_and_goes_on_when_it_can() {
    let dir = TempDir::new().unwrap();
    let settings = Settings {
        max_pages: Some(24),
        ..Settings::default()
    };
    let (store, writer) = Store::open_with(&file(&dir), settings).unwrap();
    let mut stored = 0;
    let failure = loop {
        match store.put(state(&format!("{stored:032x}"), 1, "tel")).await {
            Ok(_) => stored += 1,
            Err(failure) => break failure,
        }
        assert!(stored < 1000, "24 pages have no room for that");
    };
    assert_eq!(failure, Failure::Unavailable);
    let count = "SELECT count(*) FROM attempts";
    assert_eq!(one::<i64>(&file(&dir), count), stored);
    // Room again.
    for n in 0..stored as u128 {
        assert_eq!(
            store.delete(AttemptId::new(n.to_be_bytes())).await,
            Ok(true)
        );
    }
    assert_eq!(store.put(state(FIRST, 1, "tel")).await, Ok(Put::Stored));
    writer.close().await;
    assert_eq!(one::<String>(&file(&dir), "PRAGMA integrity_check"), "ok");
}

#[tokio::test]
async fn nothing_is_taken_after_the_end() {
    let dir = TempDir::new().unwrap();
    let (store, writer) = Store::open(&file(&dir)).unwrap();
    writer.close().await;
    let put = store.put(state(FIRST, 1, "tel")).await;
    assert_eq!(put, Err(Failure::Unavailable));
}

#[test]
fn a_commit_reaches_the_disk() {
    let dir = TempDir::new().unwrap();
    let db = schema::open_writer(&file(&dir), &Settings::default()).unwrap();
    let number = |name| {
        db.pragma_query_value(None, name, |row| row.get::<_, i64>(0))
            .unwrap()
    };
    let journal: String = db
        .pragma_query_value(None, "journal_mode", |row| row.get(0))
        .unwrap();
    assert_eq!((number("synchronous"), journal.as_str()), (2, "wal"));
    assert_eq!(number("secure_delete"), 1);
    assert_eq!(number("auto_vacuum"), 2, "incremental");
}

#[test]
fn a_reader_cannot_write() {
    let dir = TempDir::new().unwrap();
    let (store, _writer) = Store::open(&file(&dir)).unwrap();
    let db = store.reader().unwrap();
    assert!(db.execute_batch("DELETE FROM attempts").is_err());
}
