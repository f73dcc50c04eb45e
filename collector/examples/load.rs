//! Sends beacons as fast as they are answered, over so many connections, for so many seconds, and says how
//! it went as JSON. `--acknowledged FILE` writes down what was answered with 204: identifier, revision.
//!
//! Each attempt is handed over three times, with a form of forty fields: a third of the beacons are new
//! rows, two thirds replace one.

use std::collections::BTreeMap;
use std::fs;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use clap::Parser;
use serde_json::json;
use surasura::beacon::{
    self, Act, AttemptId, Channel, Device, Entry, FieldKey, FieldMeter, FieldState, Meter, Outcome,
    Snapshot,
};
use surasura::field::{Code, Kind};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// Handings-over of an attempt.
const REVISIONS: u32 = 3;

#[derive(Clone, Parser)]
struct Args {
    /// Where the collector listens
    address: SocketAddr,
    #[arg(long, default_value = "64")]
    connections: u32,
    #[arg(long, default_value = "10")]
    seconds: u64,
    #[arg(long)]
    acknowledged: Option<PathBuf>,
}

/// What one connection saw.
#[derive(Default)]
struct Seen {
    /// Of those answered with 204, in µs.
    times: Vec<u32>,
    statuses: BTreeMap<u16, u32>,
    acknowledged: Vec<(u128, u32)>,
}

/// A checkout of three steps and forty fields, two of which would not do.
fn snapshot() -> Snapshot {
    let key = |key: &str| FieldKey::new(key).expect("a key");
    let kinds = [
        Kind::Name,
        Kind::Kana,
        Kind::Postal,
        Kind::Address,
        Kind::Phone,
        Kind::Email,
    ];
    let fields = (0..40_u8).map(|at| {
        let mut meters = [0; FieldMeter::ALL.len()];
        for (meter, number) in [
            (FieldMeter::Visits, 1 + u16::from(at % 3)),
            (FieldMeter::Time, 6 + u16::from(at % 7)),
            (FieldMeter::Hesitation, 2 + u16::from(at % 3)),
            (FieldMeter::Commits, 1),
            (FieldMeter::Fixed, u16::from(at % 4 == 0)),
        ] {
            meters[meter as usize] = number;
        }
        let failed = at % 20 == 7;
        FieldState {
            key: key(&format!("shipping-field-{at}")),
            kind: Some(kinds[usize::from(at) % kinds.len()]),
            step: at / 14,
            at,
            open: failed,
            meters,
            rules: if failed {
                vec![(Code::PhoneTooShort, 2)]
            } else {
                Vec::new()
            },
        }
    });
    let log = (0..60_u8).map(|n| Entry {
        act: Act::Visit,
        about: Some(n % 40),
        after: u16::from(n % 9),
    });
    let mut meters = [0; Meter::ALL.len()];
    meters[Meter::Pages as usize] = 3;
    meters[Meter::Time as usize] = 16;
    Snapshot {
        outcome: Outcome::Started,
        device: Some(Device::Phone),
        channel: Some(Channel::Search),
        steps: ["cart", "address", "payment"].map(key).into(),
        step: 2,
        meters,
        of: 40,
        last: Some(31),
        fields: fields.collect(),
        log: log.collect(),
        ..Snapshot::new(Some(AttemptId::new([0; 16])))
    }
}

/// The request, and where identifier, `rev` and `seq` stand in it.
struct Template {
    bytes: Vec<u8>,
    attempt: usize,
    rev: usize,
    seq: usize,
}

impl Template {
    fn new(address: SocketAddr) -> Self {
        let body = beacon::encode(&snapshot());
        let request = format!(
            "POST /efo HTTP/1.1\r\nhost: {address}\r\ncontent-type: text/plain;charset=UTF-8\r\n\
             user-agent: Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Mobile Safari/537.36\r\n\
             content-length: {}\r\n\r\n{body}",
            body.len()
        );
        let at = |mark: &str| request.find(mark).expect("it is there") + mark.len();
        let (attempt, rev, seq) = (at(r#""attempt":""#), at(r#""rev":"#), at(r#""seq":"#));
        Self {
            bytes: request.into_bytes(),
            attempt,
            rev,
            seq,
        }
    }

    fn set(&mut self, attempt: u128, rev: u32) {
        let hex = format!("{attempt:032x}");
        self.bytes[self.attempt..self.attempt + 32].copy_from_slice(hex.as_bytes());
        let digit = b'0' + rev as u8;
        self.bytes[self.rev] = digit;
        self.bytes[self.seq] = digit;
    }
}

/// Ids all over, as random ones are (splitmix64).
fn scattered(n: u64) -> u64 {
    let n = n.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let n = (n ^ (n >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let n = (n ^ (n >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    n ^ (n >> 31)
}

async fn connection(args: Args, number: u32, end: Instant) -> Seen {
    let mut seen = Seen::default();
    let Ok(mut stream) = TcpStream::connect(args.address).await else {
        return seen;
    };
    let mut template = Template::new(args.address);
    let mut answer = [0; 2048];
    // Another start in each run, so that runs do not meet.
    let run = u64::from(std::process::id()) << 32;
    for n in 0_u64.. {
        let id = (u64::from(number) << 40) | (n / u64::from(REVISIONS));
        let attempt = u128::from(scattered(id)) << 64 | u128::from(run | u64::from(number));
        let rev = 1 + (n % u64::from(REVISIONS)) as u32;
        template.set(attempt, rev);
        let start = Instant::now();
        if start >= end || stream.write_all(&template.bytes).await.is_err() {
            break;
        }
        // An answer fits into one piece: a head, and a sentence at most.
        let Ok(length @ 12..) = stream.read(&mut answer).await else {
            break;
        };
        let status = std::str::from_utf8(&answer[9..12])
            .ok()
            .and_then(|s| s.parse().ok());
        let status = status.unwrap_or_default();
        *seen.statuses.entry(status).or_default() += 1;
        if status == 204 {
            seen.times.push(start.elapsed().as_micros() as u32);
            if args.acknowledged.is_some() {
                seen.acknowledged.push((attempt, rev));
            }
        }
        if answer[..length]
            .windows(17)
            .any(|w| w == b"connection: close")
        {
            break;
        }
    }
    seen
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let args = Args::parse();
    let body = beacon::encode(&snapshot()).len();
    let begin = Instant::now();
    let end = begin + Duration::from_secs(args.seconds);
    let tasks: Vec<_> = (0..args.connections)
        .map(|number| tokio::spawn(connection(args.clone(), number, end)))
        .collect();
    let mut all = Seen::default();
    for task in tasks {
        let seen = task.await.expect("a connection");
        all.times.extend(seen.times);
        all.acknowledged.extend(seen.acknowledged);
        for (status, count) in seen.statuses {
            *all.statuses.entry(status).or_default() += count;
        }
    }
    let seconds = begin.elapsed().as_secs_f64();
    if let Some(file) = args.acknowledged {
        let lines = all
            .acknowledged
            .iter()
            .map(|(id, rev)| format!("{id:032x} {rev}\n"));
        fs::write(file, lines.collect::<String>()).expect("a file to write to");
    }
    all.times.sort_unstable();
    let at = |part: f64| {
        let last = all.times.len().saturating_sub(1);
        let ms = all.times.get((last as f64 * part) as usize).copied();
        f64::from(ms.unwrap_or_default()) / 1000.0
    };
    let out = json!({
        "bytes": body, "seconds": seconds, "statuses": all.statuses, "acknowledged": all.times.len(),
        "perSecond": all.times.len() as f64 / seconds,
        "p50Ms": at(0.5), "p99Ms": at(0.99), "maxMs": at(1.0),
    });
    println!("{out}");
}
