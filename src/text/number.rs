//! Whole numbers in words, without `core::fmt`: one `format!` costs the page 1.7 KB.

use alloc::string::String;
use alloc::vec::Vec;

/// A whole number in decimal digits.
#[must_use]
pub fn decimal(value: u64) -> String {
    write(value, false)
}

/// A whole number in decimal digits with a comma every three: `1,000`.
#[must_use]
pub fn grouped(value: u64) -> String {
    write(value, true)
}

fn write(mut value: u64, commas: bool) -> String {
    let mut digits = Vec::new();
    let mut count = 0_u8;
    loop {
        if commas && count == 3 {
            digits.push(b',');
            count = 0;
        }
        // The remainder of a division by ten is one digit.
        digits.push(b'0' | (value % 10) as u8);
        count = count.wrapping_add(1);
        value /= 10;
        if value == 0 {
            break;
        }
    }
    digits
        .iter()
        .rev()
        .map(|digit| char::from(*digit))
        .collect()
}
