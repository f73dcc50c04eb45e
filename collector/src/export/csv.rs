//! A line an attempt and field. What belongs to the attempt stands again in each of its lines; an attempt
//! without fields has one line. UTF-8 with a byte order mark, without which Excel takes it for Shift_JIS;
//! lines end as RFC 4180 wants.

use std::io::{self, Write};

use surasura::beacon::{FieldMeter, Meter};

use super::row::{Field, Numbers, Row, field_meter_name, meter_name};

/// The columns of an attempt before its meters, and after them.
const BEFORE: [&str; 19] = [
    "attempt",
    "rev",
    "outcome",
    "beganAt",
    "happenedAt",
    "receivedAt",
    "browser",
    "os",
    "delivery.handedOver",
    "delivery.received",
    "delivery.late",
    "via",
    "lateMinutes",
    "device",
    "channel",
    "segments",
    "sample",
    "steps",
    "step",
];
const AFTER: [&str; 7] = [
    "last.step",
    "last.key",
    "cause.step",
    "cause.key",
    "cause.why",
    "nudges",
    "of",
];
const FIELD: [&str; 5] = [
    "field.step",
    "field.key",
    "field.kind",
    "field.at",
    "field.open",
];

pub(super) fn head(out: &mut impl Write) -> io::Result<()> {
    let mut names: Vec<String> = BEFORE.map(Into::into).into();
    names.extend(
        Meter::ALL
            .iter()
            .map(|meter| format!("meters.{}", meter_name(*meter))),
    );
    names.extend(AFTER.map(Into::into));
    names.extend(FIELD.map(Into::into));
    let meters = FieldMeter::ALL.iter();
    names.extend(meters.map(|meter| format!("field.{}", field_meter_name(*meter))));
    names.push("field.rules".into());
    out.write_all("\u{feff}".as_bytes())?;
    line(out, &names)
}

pub(super) fn row(out: &mut impl Write, row: &Row) -> io::Result<()> {
    let of_attempt = attempt(row);
    if row.fields.is_empty() {
        let none = FIELD.len() + FieldMeter::ALL.len() + 1;
        let nothing = vec![String::new(); none];
        return line(out, &[of_attempt, nothing].concat());
    }
    for each in &row.fields {
        line(out, &[of_attempt.clone(), field(each)].concat())?;
    }
    Ok(())
}

fn attempt(row: &Row) -> Vec<String> {
    let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
    let last = row.last.as_ref();
    let cause = row.cause.as_ref();
    let mut cells = vec![
        row.attempt.clone(),
        row.rev.to_string(),
        row.outcome.into(),
        row.began_at.clone(),
        row.happened_at.clone(),
        row.received_at.clone(),
        row.browser.clone(),
        row.os.clone(),
        row.delivery.handed_over.to_string(),
        row.delivery.received.to_string(),
        row.delivery.late.to_string(),
        row.via.into(),
        row.late_minutes.to_string(),
        text(row.device),
        text(row.channel),
        row.segments.join(" "),
        row.sample.to_string(),
        row.steps.join(" "),
        text(row.step.as_deref()),
    ];
    cells.extend(row.meters.0.iter().map(|(_, number)| number.to_string()));
    cells.extend([
        text(last.and_then(|last| last.step.as_deref())),
        text(last.map(|last| last.key.as_str())),
        text(cause.and_then(|cause| cause.place.step.as_deref())),
        text(cause.map(|cause| cause.place.key.as_str())),
        text(cause.map(|cause| cause.why)),
        counts(&row.nudges),
        row.of.to_string(),
    ]);
    cells
}

fn field(field: &Field) -> Vec<String> {
    let mut cells = vec![
        field.place.step.clone().unwrap_or_default(),
        field.place.key.clone(),
        field.kind.unwrap_or_default().into(),
        field.at.to_string(),
        field.open.to_string(),
    ];
    cells.extend(field.meters.0.iter().map(|(_, number)| number.to_string()));
    cells.push(counts(&field.rules));
    cells
}

/// `PHONE_TOO_SHORT:2 PHONE_NOT_DIGITS:1`.
fn counts(numbers: &Numbers) -> String {
    let counts = numbers
        .0
        .iter()
        .map(|(name, count)| format!("{name}:{count}"));
    counts.collect::<Vec<_>>().join(" ")
}

fn line(out: &mut impl Write, cells: &[String]) -> io::Result<()> {
    let mut between = "";
    for cell in cells {
        out.write_all(between.as_bytes())?;
        out.write_all(guarded(cell).as_bytes())?;
        between = ",";
    }
    out.write_all(b"\r\n")
}

/// No word of the wire can be taken for a formula, nor needs quotes; should one ever, here it ends.
pub(super) fn guarded(cell: &str) -> String {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let cell = if formula {
        format!("'{cell}")
    } else {
        cell.to_owned()
    };
    if cell.contains(['"', ',', '\r', '\n']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell
    }
}
