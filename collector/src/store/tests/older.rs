//! Files of other programs, and of other versions.

use surasura::beacon::{FieldMeter, Meter, Outcome};
use surasura::field::{Code, Kind};
use surasura::nudge::NudgeState;

use super::*;

/// The tables as version 1 made them; version 2 knew more states of nudges.
const TABLES: &str = "
CREATE TABLE attempts (
  attempt BLOB PRIMARY KEY CHECK (length(attempt) = 16), rev INTEGER NOT NULL, outcome TEXT NOT NULL,
  ms INTEGER NOT NULL, of INTEGER NOT NULL, last TEXT, received_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX attempts_received ON attempts (received_at);
CREATE TABLE fields (
  attempt BLOB NOT NULL REFERENCES attempts ON DELETE CASCADE, key TEXT NOT NULL, kind TEXT,
  at INTEGER NOT NULL, visits INTEGER NOT NULL, ms INTEGER NOT NULL, edits INTEGER NOT NULL,
  fixes INTEGER NOT NULL, PRIMARY KEY (attempt, key)
) STRICT, WITHOUT ROWID;
CREATE TABLE rules (
  attempt BLOB NOT NULL, key TEXT NOT NULL, code TEXT NOT NULL, count INTEGER NOT NULL,
  PRIMARY KEY (attempt, key, code),
  FOREIGN KEY (attempt, key) REFERENCES fields ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE nudges (
  attempt BLOB NOT NULL REFERENCES attempts ON DELETE CASCADE, state TEXT NOT NULL,
  count INTEGER NOT NULL, PRIMARY KEY (attempt, state)
) STRICT, WITHOUT ROWID;
PRAGMA application_id = 0x73757261;";

fn old(dir: &TempDir, version: i32, rows: &str) {
    let db = Connection::open(file(dir)).unwrap();
    db.execute_batch(TABLES).unwrap();
    db.pragma_update(None, "user_version", version).unwrap();
    db.execute_batch(rows).unwrap();
}

#[tokio::test]
async fn files_of_versions_1_and_2_keep_what_they_have_and_take_what_is_new() {
    for version in [1, 2] {
        let dir = TempDir::new().unwrap();
        old(
            &dir,
            version,
            &format!(
                "INSERT INTO attempts VALUES (x'{FIRST}', 7, 'submitted', 48200, 7, 'tel', {NOON}),
                                             (x'{SECOND}', 1, 'viewed', 0, 1, NULL, {NOON});
                 INSERT INTO fields VALUES (x'{FIRST}', 'name', 'name', 0, 1, 5200, 1, 0),
                                           (x'{FIRST}', 'tel', 'phone', 4, 2, 9100, 2, 1),
                                           (x'{FIRST}', 'field-6', NULL, 5, 70000, 0, 0, 0);
                 INSERT INTO rules VALUES (x'{FIRST}', 'tel', 'PHONE_TOO_SHORT', 3),
                                          (x'{FIRST}', 'tel', 'NO_LONGER_A_RULE', 1);
                 INSERT INTO nudges VALUES (x'{FIRST}', 'near', 2);"
            ),
        );
        let (store, writer) = Store::open(&file(&dir)).unwrap();
        let db = store.reader().unwrap();
        let read = |attempt: &str| {
            let sql = format!("SELECT state FROM attempts WHERE attempt = x'{attempt}'");
            let state: String = db.query_row(&sql, [], |row| row.get(0)).unwrap();
            beacon::decode(state.as_bytes()).unwrap()
        };
        let found = read(FIRST);
        assert_eq!(
            (found.rev, found.seq, found.outcome),
            (7, 1, Outcome::Submitted)
        );
        // 48.2 s lie between 48 and 64, the bucket that begins at 48,000 ms.
        assert_eq!(beacon::shortest(found.get(Meter::Time)), 48_000);
        assert_eq!((found.of, found.last, found.steps.len()), (7, Some(1), 0));
        let tel = &found.fields[1];
        assert_eq!(
            (tel.key.as_str(), tel.kind, tel.at),
            ("tel", Some(Kind::Phone), 4)
        );
        assert_eq!(beacon::shortest(tel.get(FieldMeter::Time)), 8_000);
        let counts = [FieldMeter::Visits, FieldMeter::Commits, FieldMeter::Fixed];
        assert_eq!(counts.map(|meter| tel.get(meter)), [2, 2, 1]);
        assert_eq!(tel.rules, [(Code::PhoneTooShort, 3)]);
        assert_eq!(
            found.fields[2].get(FieldMeter::Visits),
            u16::MAX,
            "no more can be said"
        );
        assert_eq!(found.nudges.get(NudgeState::Near), 2);
        assert_eq!(read(SECOND).outcome, Outcome::Viewed);

        let row = format!(
            "SELECT concat_ws(' ', outcome, began_at, happened_at, seq, received, hex(seqs), late, browser, os)
             FROM attempts WHERE attempt = x'{FIRST}'"
        );
        assert_eq!(
            one::<String>(&file(&dir), &row),
            format!("submitted {} {NOON} 1 1 01 0 other other", NOON - 48_200)
        );
        assert_eq!(store.put(state(FIRST, 7, "tel")).await, Ok(Put::NotNewer));
        assert_eq!(store.put(state(FIRST, 8, "tel")).await, Ok(Put::Stored));
        writer.close().await;
        let tables = "SELECT group_concat(name) FROM (SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name)";
        assert_eq!(
            one::<String>(&file(&dir), tables),
            "attempts,counted,deleted,refused"
        );
        assert_eq!(one::<i64>(&file(&dir), "PRAGMA user_version"), 3);
        assert_eq!(
            one::<i64>(&file(&dir), "PRAGMA auto_vacuum"),
            2,
            "incremental"
        );
        drop(Store::open(&file(&dir)).unwrap());
    }
}

#[test]
fn two_fields_that_stood_in_one_place_leave_a_state_that_can_be_read() {
    let dir = TempDir::new().unwrap();
    old(
        &dir,
        2,
        &format!(
            "INSERT INTO attempts VALUES (x'{FIRST}', 1, 'started', 0, 1, 'b', {NOON});
             INSERT INTO fields VALUES (x'{FIRST}', 'a', NULL, 3, 1, 0, 0, 0),
                                       (x'{FIRST}', 'b', NULL, 3, 1, 0, 0, 0);"
        ),
    );
    drop(Store::open(&file(&dir)).unwrap());
    let state: String = one(&file(&dir), "SELECT state FROM attempts");
    let state = beacon::decode(state.as_bytes()).unwrap();
    assert_eq!((state.fields.len(), state.last), (1, None));
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
    db.pragma_update(None, "user_version", 4).unwrap();
    assert!(matches!(Store::open(&newer), Err(StoreError::Newer(4))));
}
