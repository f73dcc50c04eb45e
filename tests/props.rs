//! What holds for every input: texts, carts and streams of events made at random.

#![cfg(not(target_arch = "wasm32"))]

use proptest::prelude::ProptestConfig;

#[path = "props/attempts.rs"]
mod attempts;
#[path = "props/carts.rs"]
mod carts;
#[path = "props/corpus.rs"]
mod corpus;
#[path = "props/days.rs"]
mod days;
#[path = "props/etiquette.rs"]
mod etiquette;
#[path = "props/furigana.rs"]
mod furigana;
#[path = "props/parts.rs"]
mod parts;
#[path = "tables/plain.rs"]
mod plain;
#[path = "props/texts.rs"]
mod texts;

/// So many cases, times the environment's `FUZZ`, which `make fuzz` sets.
fn config(cases: u32) -> ProptestConfig {
    let times = std::env::var("FUZZ")
        .ok()
        .and_then(|times| times.parse::<u32>().ok());
    let cases = cases.saturating_mul(times.unwrap_or(1));
    // What fails is written into a table by hand, with its reason; no file of seeds beside it.
    ProptestConfig {
        cases,
        max_global_rejects: cases,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}
