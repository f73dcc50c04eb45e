use rusqlite::types::FromSql;
use surasura::beacon;
use tempfile::TempDir;

use super::*;

const FIRST: &str = "8f14e45fceea167a5a36dedd4bea2543";
const SECOND: &str = "00000000000000000000000000000001";

/// A state with one field that failed `rule`, if any.
fn state(attempt: &str, rev: u32, key: &str, rule: &str) -> Snapshot {
    let rules = if rule.is_empty() {
        String::new()
    } else {
        format!(r#""{rule}":2"#)
    };
    let body = format!(
        r#"{{"v":1,"attempt":"{attempt}","rev":{rev},"outcome":"started","ms":{ms},"of":3,"last":"{key}",
            "fields":[{{"key":"{key}","kind":"phone","at":1,"visits":1,"ms":100,"edits":2,"fixes":3,"rules":{{{rules}}}}}],
            "nudges":{{"near":{rev}}}}}"#,
        ms = rev * 100
    );
    beacon::decode(body.as_bytes()).unwrap()
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
    let put = store.put(state(FIRST, 4, "tel", "PHONE_TOO_SHORT")).await;
    assert_eq!(put, Ok(Put::Stored));
    writer.close().await;

    let (store, writer) = Store::open(&file(&dir)).unwrap();
    let row = "SELECT lower(hex(attempt)) || ' ' || rev || ' ' || outcome || ' ' || ms || ' ' || of || ' ' || last
               FROM attempts";
    assert_eq!(
        one::<String>(&file(&dir), row),
        format!("{FIRST} 4 started 400 3 tel")
    );
    let field = "SELECT key || ' ' || kind || ' ' || at || ' ' || visits || ' ' || ms || ' ' || edits || ' ' || fixes
                 FROM fields";
    assert_eq!(one::<String>(&file(&dir), field), "tel phone 1 1 100 2 3");
    let rule = "SELECT key || ' ' || code || ' ' || count FROM rules";
    assert_eq!(one::<String>(&file(&dir), rule), "tel PHONE_TOO_SHORT 2");
    assert_eq!(
        one::<String>(&file(&dir), "SELECT state || count FROM nudges"),
        "near4"
    );
    // It still knows the revision.
    assert_eq!(
        store.put(state(FIRST, 4, "tel", "")).await,
        Ok(Put::NotNewer)
    );
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
            assert_eq!(
                store
                    .put(state(FIRST, rev, key(rev), "PHONE_TOO_LONG"))
                    .await,
                Ok(expected)
            );
        }
        writer.close().await;
        // Nothing of the older revisions is left in any table.
        for (sql, expected) in [
            (
                "SELECT group_concat(rev || last || ms) FROM attempts",
                "3tel300",
            ),
            ("SELECT group_concat(key) FROM fields", "tel"),
            ("SELECT group_concat(key || count) FROM rules", "tel2"),
            ("SELECT group_concat(state || count) FROM nudges", "near3"),
        ] {
            assert_eq!(one::<String>(&file(&dir), sql), expected, "{order:?} {sql}");
        }
    }
}

#[tokio::test]
async fn attempts_do_not_touch_each_other() {
    let dir = TempDir::new().unwrap();
    let (store, writer) = Store::open(&file(&dir)).unwrap();
    let (a, b) = tokio::join!(
        store.put(state(FIRST, 9, "tel", "")),
        store.put(state(SECOND, 1, "tel", ""))
    );
    assert_eq!((a, b), (Ok(Put::Stored), Ok(Put::Stored)));
    writer.close().await;
    assert_eq!(one::<i64>(&file(&dir), "SELECT count(*) FROM attempts"), 2);
    assert_eq!(one::<i64>(&file(&dir), "SELECT count(*) FROM fields"), 2);
}

#[tokio::test]
async fn only_news_are_told() {
    let dir = TempDir::new().unwrap();
    let (store, _writer) = Store::open(&file(&dir)).unwrap();
    let changes = store.changes();
    store.put(state(FIRST, 2, "tel", "")).await.unwrap();
    let after_news = *changes.borrow();
    assert_ne!(after_news, 0);
    store.put(state(FIRST, 2, "tel", "")).await.unwrap();
    store.put(state(FIRST, 1, "tel", "")).await.unwrap();
    assert_eq!(*changes.borrow(), after_news);
}

#[tokio::test]
async fn a_file_that_cannot_be_written_is_said_and_comes_back() {
    let dir = TempDir::new().unwrap();
    let (store, _writer) = Store::open(&file(&dir)).unwrap();
    let other = Connection::open(file(&dir)).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let put = store.put(state(FIRST, 1, "tel", "")).await;
    assert_eq!(put, Err(Unavailable));
    other.execute_batch("ROLLBACK").unwrap();
    let put = store.put(state(FIRST, 1, "tel", "")).await;
    assert_eq!(put, Ok(Put::Stored), "the same revision is taken later");
}

#[tokio::test]
async fn nothing_is_taken_after_the_end() {
    let dir = TempDir::new().unwrap();
    let (store, writer) = Store::open(&file(&dir)).unwrap();
    writer.close().await;
    let put = store.put(state(FIRST, 1, "tel", "")).await;
    assert_eq!(put, Err(Unavailable));
}

#[test]
fn the_files_of_others_are_left_alone() {
    let dir = TempDir::new().unwrap();
    let text = dir.path().join("text");
    std::fs::write(
        &text,
        "not a database, but long enough to be looked at ".repeat(20),
    )
    .unwrap();
    assert!(matches!(Store::open(&text), Err(StoreError::Sqlite(_))));

    let other = dir.path().join("other");
    let db = Connection::open(&other).unwrap();
    db.execute_batch("CREATE TABLE attempts (a)").unwrap();
    assert!(matches!(Store::open(&other), Err(StoreError::Foreign)));

    let newer = dir.path().join("newer");
    drop(Store::open(&newer).unwrap());
    let db = Connection::open(&newer).unwrap();
    db.pragma_update(None, "user_version", 3).unwrap();
    assert!(matches!(Store::open(&newer), Err(StoreError::Newer(3))));
}

#[test]
fn a_commit_reaches_the_disk() {
    let dir = TempDir::new().unwrap();
    let db = schema::open_writer(&file(&dir)).unwrap();
    let full: i64 = db
        .pragma_query_value(None, "synchronous", |row| row.get(0))
        .unwrap();
    let journal: String = db
        .pragma_query_value(None, "journal_mode", |row| row.get(0))
        .unwrap();
    assert_eq!((full, journal.as_str()), (2, "wal"));
}

#[test]
fn a_reader_cannot_write() {
    let dir = TempDir::new().unwrap();
    let (store, _writer) = Store::open(&file(&dir)).unwrap();
    let db = store.reader().unwrap();
    assert!(db.execute_batch("DELETE FROM attempts").is_err());
}

/// A file of version 1 knew four states of nudges.
#[tokio::test]
async fn a_file_of_the_version_before_keeps_what_it_has_and_takes_what_is_new() {
    let dir = TempDir::new().unwrap();
    let db = Connection::open(file(&dir)).unwrap();
    let eight = "'empty', 'far', 'near', 'one-item', 'reached', 'lost', 'excluded', 'not-needed'";
    let before = include_str!("schema.sql").replace(eight, "'empty', 'far', 'near', 'reached'");
    assert!(!before.contains("one-item"));
    db.execute_batch(&before).unwrap();
    db.pragma_update(None, "application_id", 0x7375_7261)
        .unwrap();
    db.pragma_update(None, "user_version", 1).unwrap();
    db.execute_batch(&format!(
        "INSERT INTO attempts (attempt, rev, outcome, ms, of, received_at) VALUES (x'{SECOND}', 1, 'viewed', 0, 1, 0);
         INSERT INTO nudges VALUES (x'{SECOND}', 'near', 2);"
    ))
    .unwrap();
    drop(db);
    let (store, writer) = Store::open(&file(&dir)).unwrap();
    let body = beacon::encode(&state(FIRST, 1, "tel", "")).replace("near", "one-item");
    let new = beacon::decode(body.as_bytes()).unwrap();
    assert_eq!(store.put(new).await, Ok(Put::Stored));
    writer.close().await;
    let all =
        "SELECT group_concat(state || count) FROM (SELECT state, count FROM nudges ORDER BY state)";
    assert_eq!(one::<String>(&file(&dir), all), "near2,one-item1");
}
