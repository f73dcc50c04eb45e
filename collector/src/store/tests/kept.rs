//! How long things are kept, and what is deleted.

use super::*;

#[tokio::test]
async fn an_attempt_that_was_deleted_does_not_come_back_from_an_outbox() {
    let dir = TempDir::new().unwrap();
    let (store, writer) = Store::open(&file(&dir)).unwrap();
    let id = AttemptId::from_hex(FIRST).unwrap();
    store.put(state(FIRST, 1, "tel")).await.unwrap();
    store.put(state(SECOND, 1, "tel")).await.unwrap();
    let before = *store.changes().borrow();
    assert_eq!(store.delete(id).await, Ok(true));
    assert_ne!(*store.changes().borrow(), before, "it is news");
    assert_eq!(store.delete(id).await, Ok(false));
    assert_eq!(store.put(state(FIRST, 2, "tel")).await, Ok(Put::Deleted));
    assert_eq!(store.put(from_outbox(3, 60)).await, Ok(Put::Deleted));
    let left = "SELECT group_concat(lower(hex(attempt))) FROM attempts";
    assert_eq!(one::<String>(&file(&dir), left), SECOND);

    // Each that comes moves the end: the page may be open still.
    let until = "SELECT until FROM deleted";
    assert_eq!(one::<i64>(&file(&dir), until), NOON + 72 * 60 * MINUTE);
    store.sweep(NOON + OUTBOX_MS, 3650).await.unwrap();
    assert_eq!(store.put(state(FIRST, 4, "tel")).await, Ok(Put::Deleted));
    store.sweep(NOON + OUTBOX_MS + 1, 3650).await.unwrap();
    let remembered = "SELECT count(*) FROM deleted";
    assert_eq!(one::<i64>(&file(&dir), remembered), 0);
    writer.close().await;
}

#[tokio::test]
async fn one_that_is_not_here_yet_is_not_taken_either() {
    let dir = TempDir::new().unwrap();
    let (store, _writer) = Store::open(&file(&dir)).unwrap();
    let id = AttemptId::from_hex(FIRST).unwrap();
    assert_eq!(store.delete(id).await, Ok(false));
    let mut arrival = state(FIRST, 1, "tel");
    arrival.at = now();
    assert_eq!(store.put(arrival).await, Ok(Put::Deleted));
}

#[tokio::test]
async fn what_is_too_old_goes_a_little_at_a_time_and_the_file_gets_smaller() {
    let dir = TempDir::new().unwrap();
    let (store, writer) = Store::open(&file(&dir)).unwrap();
    let put = async |n: i64, days: i64| {
        let mut arrival = state(&format!("{n:032x}"), 1, "tel");
        arrival.at = NOON - days * DAY;
        store.put(arrival).await.unwrap();
    };
    for n in 0..450 {
        put(n, 91).await;
    }
    put(1000, 90).await;
    put(1001, 0).await;
    let pages = "PRAGMA page_count";
    let before: i64 = one(&file(&dir), pages);
    // Two hundred at a time.
    for more in [true, true, false, false] {
        assert_eq!(store.sweep(NOON, 90).await, Ok(more));
    }
    let left =
        "SELECT group_concat(happened_at) FROM (SELECT happened_at FROM attempts ORDER BY 1)";
    let expected = format!("{},{NOON}", NOON - 90 * DAY);
    assert_eq!(one::<String>(&file(&dir), left), expected);
    writer.close().await;
    let after: i64 = one(&file(&dir), pages);
    assert!(after * 2 < before, "{before} pages, {after} after");
    assert_eq!(one::<i64>(&file(&dir), "PRAGMA freelist_count"), 0);
}

#[tokio::test]
async fn an_attempt_that_goes_on_is_not_old() {
    let dir = TempDir::new().unwrap();
    let (store, _writer) = Store::open(&file(&dir)).unwrap();
    let mut first = state(FIRST, 1, "tel");
    first.at = NOON - 100 * DAY;
    store.put(first).await.unwrap();
    store.put(state(FIRST, 2, "tel")).await.unwrap();
    assert_eq!(store.sweep(NOON, 90).await, Ok(false));
    assert_eq!(one::<i64>(&file(&dir), "SELECT count(*) FROM attempts"), 1);
}

#[tokio::test]
async fn counts_go_by_whole_days() {
    let dir = TempDir::new().unwrap();
    let (store, _writer) = Store::open(&file(&dir)).unwrap();
    for days in [0, 1, 2] {
        let mut counted = arrival(r#"{"v":2,"via":"beacon","late":0,"outcome":"viewed"}"#);
        counted.at = NOON - days * DAY;
        store.put(counted).await.unwrap();
    }
    let other = Connection::open(file(&dir)).unwrap();
    let refused =
        "INSERT INTO refused VALUES ('2026-11-20', 'TOO_MANY', 3), ('2026-11-22', 'TOO_MANY', 4)";
    other.execute_batch(refused).unwrap();
    store.sweep(NOON, 1).await.unwrap();
    let days = "SELECT group_concat(day) FROM counted";
    assert_eq!(one::<String>(&file(&dir), days), "2026-11-21,2026-11-22");
    let days = "SELECT group_concat(day) FROM refused";
    assert_eq!(one::<String>(&file(&dir), days), "2026-11-22");
}

#[tokio::test]
async fn what_is_turned_away_is_counted_by_its_code_once_something_is_written() {
    let dir = TempDir::new().unwrap();
    let (store, _writer) = Store::open(&file(&dir)).unwrap();
    store.refuse("TOO_MANY");
    store.refuse("BEACON_MALFORMED");
    store.refuse("TOO_MANY");
    let rows = "SELECT group_concat(code || count) FROM refused";
    assert_eq!(one::<Option<String>>(&file(&dir), rows), None);
    for _ in 0..2 {
        store.sweep(now(), 90).await.unwrap();
        let counts: String = one(&file(&dir), rows);
        assert_eq!(counts, "BEACON_MALFORMED1,TOO_MANY2", "each once");
    }
    store.refuse("TOO_MANY");
    let mut arrival = state(FIRST, 1, "tel");
    arrival.at = now();
    store.put(arrival).await.unwrap();
    assert_eq!(
        one::<String>(&file(&dir), rows),
        "BEACON_MALFORMED1,TOO_MANY3"
    );
}

#[tokio::test]
async fn counts_that_did_not_reach_the_disk_are_tried_again() {
    let dir = TempDir::new().unwrap();
    let (store, _writer) = Store::open(&file(&dir)).unwrap();
    store.refuse("TOO_MANY");
    let other = Connection::open(file(&dir)).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    assert!(store.sweep(now(), 90).await.is_err());
    other.execute_batch("ROLLBACK").unwrap();
    store.sweep(now(), 90).await.unwrap();
    assert_eq!(one::<i64>(&file(&dir), "SELECT sum(count) FROM refused"), 1);
}
