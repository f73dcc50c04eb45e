//! Who is shown nothing, or which of several wordings: the same answer for the same shopper wherever it is asked, and
//! the one that `GrowthBook` gives (hash version 2), so that an experiment can be evaluated there.

/// Which ten-thousandth a shopper falls into: FNV-1a of 32 bits over the UTF-16 units of `seed` and `id`, and once more over
/// the decimal digits of that. `id` is whatever the shop assigns by: of an attempt, or of a shopper it knows; nothing here
/// keeps it.
///
/// ```
/// use surasura::nudge::hold_out::bucket;
///
/// let id = "attempt-1".encode_utf16();
/// assert!(bucket("nudge".encode_utf16().chain(id)) < 10_000);
/// ```
#[must_use]
pub fn bucket(seed_and_id: impl Iterator<Item = u16>) -> u32 {
    let first = fnv1a(seed_and_id);
    let mut digits = [0_u16; 10];
    let (mut rest, mut from) = (first, digits.len());
    for (at, digit) in digits.iter_mut().enumerate().rev() {
        *digit = u16::from(b'0').wrapping_add((rest % 10) as u16);
        rest /= 10;
        from = at;
        if rest == 0 {
            break;
        }
    }
    fnv1a(digits.into_iter().skip(from)) % 10_000
}

/// A prime of the hash, and where it starts (draft-eastlake-fnv).
const PRIME: u32 = 0x0100_0193;
const START: u32 = 0x811c_9dc5;

fn fnv1a(units: impl Iterator<Item = u16>) -> u32 {
    units.fold(START, |hash, unit| {
        (hash ^ u32::from(unit)).wrapping_mul(PRIME)
    })
}

#[cfg(test)]
mod tests;
