//! The questions to the data file.

use std::collections::HashMap;

use rusqlite::{Connection, Row, Transaction};

use super::{
    FIELDS, Field, LATEST, Latest, Nudge, Report, Rule, Totals, Worst, definition::definitions,
};

/// Asks everything of one and the same state of the file.
pub(super) fn report(db: &mut Connection) -> rusqlite::Result<Report> {
    let tx = db.transaction()?;
    let (fields, fields_left_out) = fields(&tx)?;
    Ok(Report {
        totals: totals(&tx)?,
        worst: worst(&fields),
        fields,
        fields_left_out,
        nudges: nudges(&tx)?,
        latest: latest(&tx)?,
        definitions: definitions(),
    })
}

fn all<T>(
    tx: &Transaction<'_>,
    sql: &str,
    each: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
) -> rusqlite::Result<Vec<T>> {
    tx.prepare_cached(sql)?.query_map([], each)?.collect()
}

fn totals(tx: &Transaction<'_>) -> rusqlite::Result<Totals> {
    let mut totals = Totals::default();
    let sql = "SELECT outcome, count(*) FROM attempts GROUP BY outcome";
    for (outcome, count) in all(tx, sql, |row| {
        Ok((row.get::<_, String>(0)?, number(row, 1)?))
    })? {
        match outcome.as_str() {
            "viewed" => totals.untouched = count,
            "started" => totals.abandoned = count,
            "submitted" => totals.unconfirmed = count,
            _ => totals.completed = count,
        }
    }
    totals.submitted = totals.unconfirmed + totals.completed;
    totals.started = totals.abandoned + totals.submitted;
    totals.attempts = totals.untouched + totals.started;
    totals.completion_rate =
        (totals.started > 0).then(|| totals.completed as f64 / totals.started as f64);
    Ok(totals)
}

/// The most visited fields in form order, and how many others there are.
///
/// A form changes; a field stands where the attempt heard of last had it.
fn fields(tx: &Transaction<'_>) -> rusqlite::Result<(Vec<Field>, usize)> {
    let mut fields = all(
        tx,
        // With a bare max(), SQLite takes the other bare columns from the row of the maximum.
        "SELECT key, kind, at, count(*), sum(outcome = 'started' AND last = key),
                sum(edits), sum(fixes), max(received_at)
         FROM fields JOIN attempts USING (attempt)
         GROUP BY key ORDER BY count(*) DESC, at, key",
        |row| {
            Ok(Field {
                key: row.get(0)?,
                kind: row.get(1)?,
                at: row.get(2)?,
                reached: number(row, 3)?,
                ended: number(row, 4)?,
                edits: number(row, 5)?,
                fixes: number(row, 6)?,
                median_ms: 0,
                rules: Vec::new(),
            })
        },
    )?;
    let left_out = fields.len().saturating_sub(FIELDS);
    fields.truncate(FIELDS);
    fields.sort_by(|a, b| (a.at, &a.key).cmp(&(b.at, &b.key)));

    let mut medians = medians(tx)?;
    let mut rules = rules(tx)?;
    for field in &mut fields {
        field.median_ms = medians.remove(&field.key).unwrap_or_default();
        field.rules = rules.remove(&field.key).unwrap_or_default();
    }
    Ok((fields, left_out))
}

/// The middle one, or half of the sum of the two in the middle.
fn medians(tx: &Transaction<'_>) -> rusqlite::Result<HashMap<String, u64>> {
    let medians = all(
        tx,
        "SELECT key, sum(ms) / count(*) FROM (
           SELECT key, ms, count(*) OVER (PARTITION BY key) AS many,
                  row_number() OVER (PARTITION BY key ORDER BY ms) AS nth
           FROM fields)
         WHERE nth IN ((many + 1) / 2, (many + 2) / 2)
         GROUP BY key",
        |row| Ok((row.get(0)?, number(row, 1)?)),
    )?;
    Ok(medians.into_iter().collect())
}

fn rules(tx: &Transaction<'_>) -> rusqlite::Result<HashMap<String, Vec<Rule>>> {
    let mut rules: HashMap<String, Vec<Rule>> = HashMap::new();
    let sql = "SELECT key, code, sum(count) FROM rules GROUP BY key, code
               ORDER BY key, sum(count) DESC, code";
    for (key, rule) in all(tx, sql, |row| {
        let code = row.get(1)?;
        let count = number(row, 2)?;
        Ok((row.get(0)?, Rule { code, count }))
    })? {
        rules.entry(key).or_default().push(rule);
    }
    Ok(rules)
}

fn worst(fields: &[Field]) -> Option<Worst> {
    let ended = fields
        .iter()
        .map(|field| field.ended)
        .max()
        .filter(|n| *n > 0)?;
    let worst = fields.iter().filter(|field| field.ended == ended);
    Some(Worst {
        keys: worst.map(|field| field.key.clone()).collect(),
        ended,
    })
}

fn nudges(tx: &Transaction<'_>) -> rusqlite::Result<Vec<Nudge>> {
    all(
        tx,
        "SELECT state, count(*), sum(count) FROM nudges GROUP BY state
         ORDER BY instr('empty far near one-item reached lost excluded not-needed', state)",
        |row| {
            Ok(Nudge {
                state: row.get(0)?,
                attempts: number(row, 1)?,
                shown: number(row, 2)?,
            })
        },
    )
}

fn latest(tx: &Transaction<'_>) -> rusqlite::Result<Vec<Latest>> {
    let sql = format!(
        "SELECT lower(hex(substr(attempt, 1, 4))), outcome, last, ms, received_at
         FROM attempts ORDER BY received_at DESC, attempt LIMIT {LATEST}"
    );
    all(tx, &sql, |row| {
        Ok(Latest {
            attempt: row.get(0)?,
            outcome: row.get(1)?,
            last: row.get(2)?,
            ms: number(row, 3)?,
            received_at: row.get(4)?,
        })
    })
}

/// A count: never negative, since every column that it comes from is unsigned in a beacon.
fn number(row: &Row<'_>, column: usize) -> rusqlite::Result<u64> {
    Ok(row.get::<_, i64>(column)?.unsigned_abs())
}
