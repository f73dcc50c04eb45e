//! Files of versions 1 and 2, which had a row for each field, rule and nudge. An attempt was one view of
//! one page then; what it had becomes a snapshot of today.

use rusqlite::{CachedStatement, Row, Transaction, params};
use surasura::beacon::{
    self, AttemptId, FieldKey, FieldMeter, FieldState, MAX_FIELDS, Meter, NudgeCounts, Outcome,
    Snapshot, bucket,
};
use surasura::field::{Code, Kind};
use surasura::nudge::NudgeState;

use crate::client::Client;

/// Makes room for the tables of today.
pub(super) fn set_aside(tx: &Transaction<'_>) -> rusqlite::Result<()> {
    tx.execute_batch(
        "ALTER TABLE attempts RENAME TO old_attempts;
         ALTER TABLE fields RENAME TO old_fields;
         ALTER TABLE rules RENAME TO old_rules;
         ALTER TABLE nudges RENAME TO old_nudges;",
    )
}

/// Fills the tables of today, and drops those of then.
pub(super) fn carry_over(tx: &Transaction<'_>) -> rusqlite::Result<()> {
    {
        let mut attempts = tx
            .prepare("SELECT attempt, rev, outcome, ms, of, last, received_at FROM old_attempts")?;
        let mut parts = Parts::new(tx)?;
        let mut rows = attempts.query([])?;
        while let Some(row) = rows.next()? {
            carry(tx, &mut parts, row)?;
        }
    }
    tx.execute_batch(
        "DROP TABLE old_nudges; DROP TABLE old_rules; DROP TABLE old_fields; DROP TABLE old_attempts;",
    )
}

/// What an attempt consisted of.
struct Parts<'tx> {
    fields: CachedStatement<'tx>,
    rules: CachedStatement<'tx>,
    nudges: CachedStatement<'tx>,
}

impl<'tx> Parts<'tx> {
    fn new(tx: &'tx Transaction<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            // The order of the first visits was not kept; that of the form comes nearest.
            fields: tx.prepare_cached(
                "SELECT key, kind, at, visits, ms, edits, fixes FROM old_fields
                 WHERE attempt = ?1 ORDER BY at, key",
            )?,
            rules: tx.prepare_cached(
                "SELECT code, count FROM old_rules WHERE attempt = ?1 AND key = ?2",
            )?,
            nudges: tx.prepare_cached("SELECT state, count FROM old_nudges WHERE attempt = ?1")?,
        })
    }

    fn fields(&mut self, attempt: [u8; 16]) -> rusqlite::Result<Vec<FieldState>> {
        let mut fields: Vec<FieldState> = Vec::new();
        let mut rows = self.fields.query([attempt])?;
        while let Some(row) = rows.next()? {
            let key: String = row.get(0)?;
            let Some(key) = FieldKey::new(&key) else {
                continue;
            };
            let kind: Option<String> = row.get(1)?;
            let mut meters = [0; FieldMeter::ALL.len()];
            for (meter, count) in [
                (FieldMeter::Visits, small(row, 3)?),
                (FieldMeter::Time, bucket(row.get::<_, u32>(4)?.into())),
                (FieldMeter::Commits, small(row, 5)?),
                (FieldMeter::Fixed, small(row, 6)?),
            ] {
                if let Some(slot) = meters.get_mut(meter as usize) {
                    *slot = count;
                }
            }
            let at = row.get(2)?;
            // Two fields at one place: the first has it.
            if fields.iter().any(|known| known.at == at) || fields.len() >= MAX_FIELDS {
                continue;
            }
            fields.push(FieldState {
                kind: kind.and_then(|kind| Kind::from_name(&kind).ok()),
                step: 0,
                at,
                open: false,
                meters,
                rules: Vec::new(),
                key,
            });
        }
        for field in &mut fields {
            let mut rows = self.rules.query(params![attempt, field.key.as_str()])?;
            while let Some(row) = rows.next()? {
                if let Some(code) = Code::from_name(&row.get::<_, String>(0)?) {
                    field.rules.push((code, small(row, 1)?));
                }
            }
        }
        Ok(fields)
    }

    fn nudges(&mut self, attempt: [u8; 16]) -> rusqlite::Result<NudgeCounts> {
        let mut nudges = NudgeCounts::NONE;
        let mut rows = self.nudges.query([attempt])?;
        while let Some(row) = rows.next()? {
            if let Some(state) = NudgeState::from_name(&row.get::<_, String>(0)?) {
                nudges.set(state, small(row, 1)?);
            }
        }
        Ok(nudges)
    }
}

fn carry(tx: &Transaction<'_>, parts: &mut Parts<'_>, row: &Row<'_>) -> rusqlite::Result<()> {
    let attempt: [u8; 16] = row.get(0)?;
    let outcome = Outcome::from_word(&row.get::<_, String>(2)?).unwrap_or(Outcome::Viewed);
    let (ms, of): (u32, u8) = (row.get(3)?, row.get(4)?);
    let last: Option<String> = row.get(5)?;
    let received_at: i64 = row.get(6)?;
    let fields = parts.fields(attempt)?;
    let mut meters = [0; Meter::ALL.len()];
    for (meter, number) in [(Meter::Pages, 1), (Meter::Time, bucket(ms.into()))] {
        if let Some(slot) = meters.get_mut(meter as usize) {
            *slot = number;
        }
    }
    let last = last.and_then(|key| fields.iter().position(|field| field.key.as_str() == key));
    let count = u8::try_from(fields.len()).unwrap_or(u8::MAX);
    let state = Snapshot {
        rev: row.get(1)?,
        outcome,
        meters,
        of: of.max(count),
        last: last.and_then(|at| u8::try_from(at).ok()),
        fields,
        nudges: parts.nudges(attempt)?,
        ..Snapshot::new(Some(AttemptId::new(attempt)))
    };
    // Handings-over had no numbers: the one that is here is the first, and nothing is known to be lost.
    tx.prepare_cached(
        "INSERT INTO attempts (attempt, rev, outcome, began_at, happened_at, received_at,
                               seq, received, seqs, late, browser, os, state)
         VALUES (?1, ?2, ?3, ?4, ?5, ?5, 1, 1, x'01', 0, ?6, ?7, ?8)",
    )?
    .execute(params![
        attempt,
        state.rev,
        outcome.as_str(),
        received_at.saturating_sub(ms.into()),
        received_at,
        Client::UNKNOWN.browser.as_str(),
        Client::UNKNOWN.os.as_str(),
        beacon::encode(&state)
    ])?;
    Ok(())
}

/// A count, as far as the wire can say it.
fn small(row: &Row<'_>, at: usize) -> rusqlite::Result<u16> {
    let count: i64 = row.get(at)?;
    Ok(u16::try_from(count).unwrap_or(u16::MAX))
}
