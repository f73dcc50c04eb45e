//! What holds for every input: texts, carts and streams of events made at random.

#![cfg(not(target_arch = "wasm32"))]

use proptest::prelude::ProptestConfig;

#[path = "props/attempts.rs"]
mod attempts;
#[path = "props/carts.rs"]
mod carts;
#[path = "props/days.rs"]
mod days;
#[path = "props/furigana.rs"]
mod furigana;
#[path = "props/parts.rs"]
mod parts;
#[path = "props/texts.rs"]
mod texts;

fn config(cases: u32) -> ProptestConfig {
    // What fails is written into a table by hand, with its reason; no file of seeds beside it.
    ProptestConfig {
        cases,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}
