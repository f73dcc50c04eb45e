//! How long a call takes natively, next to the crates that a server would take instead. The texts come
//! from `tests/bench/texts.mjs`, as lines of job TAB typed TAB meant; what is found goes out as lines of
//! job TAB name TAB nanoseconds TAB above TAB ratio TAB right TAB count.

use std::error::Error;
use std::hint::black_box;
use std::time::{Duration, Instant};

use rlibphonenumber::{PHONE_NUMBER_UTIL, PhoneNumberFormat, Region};
use surasura::field::KanaForm;
use surasura::{Kind, Options, normalize};
use unicode_normalization::UnicodeNormalization;
use wana_kana::ConvertJapanese;

// As tests/bench/measure.mjs has them.
const ROUNDS: usize = 41;
const SAMPLE: Duration = Duration::from_millis(2);

type Run = Box<dyn Fn(&str) -> String>;

fn ours(kind: Kind, options: Options) -> (&'static str, Run) {
    let run = move |text: &str| normalize(kind, text, options).value;
    ("surasura", Box::new(run))
}

/// What a regular expression would start from.
fn nfkc() -> (&'static str, Run) {
    (
        "unicode-normalization, NFKC",
        Box::new(|text| text.nfkc().collect()),
    )
}

fn phonenumber(text: &str) -> Option<String> {
    let number = phonenumber::parse(Some(phonenumber::country::JP), text).ok()?;
    let format = number.format().mode(phonenumber::Mode::National);
    Some(format.to_string())
}

fn rlibphonenumber(text: &str) -> Option<String> {
    let number = PHONE_NUMBER_UTIL.parse(text, Some(Region::JP)).ok()?;
    Some(number.format_as(PhoneNumberFormat::National).into())
}

/// Ours first, then what it is compared with, each called the way its README says.
fn contenders(job: &str) -> Option<Vec<(&'static str, Run)>> {
    let options = Options::default();
    let hiragana = Options {
        kana: KanaForm::Hiragana,
        ..options
    };
    Some(match job {
        "phone" => vec![
            ours(Kind::Phone, options),
            (
                "phonenumber, parse and format",
                Box::new(|text| phonenumber(text).unwrap_or_else(|| text.into())),
            ),
            (
                "rlibphonenumber, parse and format",
                Box::new(|text| rlibphonenumber(text).unwrap_or_else(|| text.into())),
            ),
        ],
        "katakana" => vec![
            ours(Kind::Kana, options),
            ("wana_kana", Box::new(|text| text.to_katakana())),
            nfkc(),
        ],
        "hiragana" => vec![
            ours(Kind::Kana, hiragana),
            ("wana_kana", Box::new(|text| text.to_hiragana())),
            nfkc(),
        ],
        "address" => vec![ours(Kind::Address, options), nfkc()],
        "postal" => vec![ours(Kind::Postal, options), nfkc()],
        "name" => vec![ours(Kind::Name, options), nfkc()],
        "email" => vec![ours(Kind::Email, options), nfkc()],
        "company" => vec![ours(Kind::Company, options), nfkc()],
        "number" => vec![ours(Kind::Number, options), nfkc()],
        "date" => vec![ours(Kind::Date, options)],
        _ => return None,
    })
}

/// How long so many passes over the texts take.
fn sample(run: &Run, texts: &[&str], passes: u32) -> Duration {
    let start = Instant::now();
    for _ in 0..passes {
        for text in texts {
            black_box(run(black_box(text)));
        }
    }
    start.elapsed()
}

/// How many passes fill a sample; finding out warms up.
fn passes(run: &Run, texts: &[&str]) -> u32 {
    let mut count = 1;
    while sample(run, texts, count) < SAMPLE {
        count *= 2;
    }
    count
}

/// The number below which that share of them lies.
fn quantile(mut numbers: Vec<f64>, share: f64) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers[((numbers.len() - 1) as f64 * share) as usize]
}

fn measure(job: &str, rows: &[(&str, &str)], all: &[(&'static str, Run)]) {
    let texts: Vec<&str> = rows.iter().map(|(typed, _)| *typed).collect();
    let passes: Vec<u32> = all.iter().map(|(_, run)| passes(run, &texts)).collect();
    let mut taken = vec![Vec::new(); all.len()];
    for round in 0..ROUNDS {
        // They take turns, and each goes first in its turn.
        for turn in 0..all.len() {
            let at = (turn + round) % all.len();
            let nanos = sample(&all[at].1, &texts, passes[at]).as_nanos() as f64;
            taken[at].push(nanos / f64::from(passes[at]) / texts.len() as f64);
        }
    }
    let nanos = |at: usize| quantile(taken[at].clone(), 0.25);
    for (at, (name, run)) in all.iter().enumerate() {
        let above = quantile(taken[at].clone(), 0.5) - nanos(at);
        let ratio = nanos(at) / nanos(0);
        let right = rows
            .iter()
            .filter(|(typed, meant)| run(typed) == *meant)
            .count();
        println!(
            "{job}\t{name}\t{}\t{above}\t{ratio}\t{right}\t{}",
            nanos(at),
            rows.len()
        );
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("the file with the texts")?;
    let file = std::fs::read_to_string(path)?;
    let lines: Vec<Vec<&str>> = file
        .lines()
        .map(|line| line.split('\t').collect())
        .collect();
    for job in lines.chunk_by(|one, next| one[0] == next[0]) {
        let name = job[0][0];
        let rows: Vec<(&str, &str)> = job.iter().map(|row| (row[1], row[2])).collect();
        if let Some(all) = contenders(name) {
            measure(name, &rows, &all);
        }
    }
    Ok(())
}
