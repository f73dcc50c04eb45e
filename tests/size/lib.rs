//! What the rooms `text` and `field` add to a page: an export that takes a text with every option and
//! gives every part of an outcome, built once with `normalize` behind it, of which nothing can be left
//! out, and once without.

#![no_std]

extern crate alloc;

use alloc::string::String;

use surasura::field::date::Date;
use surasura::field::{
    Blocks, Charset, CompanyForm, DateForm, KanaForm, KanaSet, Kind, Options, Width,
};
use wasm_bindgen::prelude::*;

/// As `src/browser/memory.rs` has it.
#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    core::arch::wasm32::unreachable()
}

#[global_allocator]
static ALLOCATOR: lol_alloc::AssumeSingleThreaded<lol_alloc::FreeListAllocator> =
    // Safe: there are no threads in a page's module.
    unsafe { lol_alloc::AssumeSingleThreaded::new(lol_alloc::FreeListAllocator::new()) };

#[cfg(feature = "field")]
use surasura::field::normalize;

/// Leaves every text as it is.
#[cfg(not(feature = "field"))]
fn normalize(kind: Kind, text: &str, options: Options) -> surasura::field::Outcome {
    core::hint::black_box((kind, options));
    core::hint::black_box(surasura::field::Outcome {
        value: text.into(),
        changed: false,
        caret: options.caret,
        changes: alloc::vec::Vec::new(),
        issues: alloc::vec::Vec::new(),
    })
}

/// One of several by the lowest digit of a number, which loses it.
fn pick<T: Copy, const N: usize>(number: &mut u32, choices: [T; N]) -> T {
    let count = N as u32;
    let at = *number % count;
    *number /= count;
    choices[at as usize]
}

/// No `..`: an option that is added must be added here.
fn options(mut number: u32, today: u32) -> Options {
    let from = &mut number;
    Options {
        caret: pick(from, [None, Some(1)]),
        part: pick(from, [false, true]),
        digits_only: pick(from, [false, true]),
        kana: pick(
            from,
            [KanaForm::Katakana, KanaForm::Hiragana, KanaForm::HalfWidth],
        ),
        kana_set: pick(from, [KanaSet::Any, KanaSet::EcCube, KanaSet::Zengin]),
        width: pick(from, [Width::Half, Width::Full]),
        blocks: pick(from, [Blocks::Keep, Blocks::Hyphens]),
        company: pick(
            from,
            [CompanyForm::Typed, CompanyForm::Short, CompanyForm::Long],
        ),
        charset: pick(from, [Charset::Utf8, Charset::Cp932, Charset::JisX0208]),
        drop_selectors: pick(from, [false, true]),
        date: pick(
            from,
            [
                DateForm::Iso,
                DateForm::Slashes,
                DateForm::Digits,
                DateForm::Wareki,
            ],
        ),
        birth: pick(from, [false, true]),
        today: (today > 0).then(|| Date {
            year: (today / 10_000) as u16,
            month: (today / 100 % 100) as u8,
            day: (today % 100) as u8,
        }),
    }
}

/// Everything there is to know of an outcome: its texts as a string, its numbers and codes as numbers,
/// as `src/browser/outcome.rs` has them (the names of codes are in JavaScript).
#[wasm_bindgen]
pub fn field(text: &str, kind: u32, number: u32, today: u32) -> String {
    let kind = pick(&mut { kind }, Kind::ALL);
    let outcome = normalize(kind, text, options(number, today));
    let mut out = outcome.value;
    let mut sum = u32::from(outcome.changed);
    let mut add = |number: u32| sum = sum.wrapping_mul(31).wrapping_add(number);
    add(outcome.caret.unwrap_or(7));
    for change in outcome.changes {
        add(change.code as u32);
        for at in [change.from, change.to, change.value_from, change.value_to] {
            add(at);
        }
    }
    for issue in outcome.issues {
        add(issue.code as u32);
        add(issue.count.into());
        add(issue.what.map_or(7, u32::from));
        add(issue.part.map_or(7, u32::from));
        out.push_str(issue.suggestion.as_deref().unwrap_or_default());
    }
    out.push(char::from_u32(sum % 0xd800).unwrap_or_default());
    out
}
