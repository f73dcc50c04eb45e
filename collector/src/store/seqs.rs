//! Which handings-over of an attempt have come: what is missing up to the highest was lost.

/// So many are told apart.
const MOST: u32 = 256;

/// Those that came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Seqs {
    /// The highest.
    pub highest: u32,
    /// How many.
    pub received: u32,
    /// How many of them came from the outbox first.
    pub late: u32,
    /// Which: bit `seq - 1`, little end first, at most 32 bytes.
    pub bits: Vec<u8>,
}

impl Seqs {
    /// One more arrived; false if it had come before, or may have.
    pub fn add(&mut self, seq: u32, late: bool) -> bool {
        let new = if seq > MOST {
            seq > self.highest
        } else {
            self.set(seq.saturating_sub(1))
        };
        if new {
            self.highest = self.highest.max(seq);
            self.received = self.received.saturating_add(1);
            self.late = self.late.saturating_add(u32::from(late));
        }
        new
    }

    fn set(&mut self, bit: u32) -> bool {
        let byte = bit as usize / 8;
        if self.bits.len() <= byte {
            self.bits.resize(byte + 1, 0);
        }
        let mask = 1 << (bit % 8);
        match self.bits.get_mut(byte) {
            Some(bits) if *bits & mask == 0 => {
                *bits |= mask;
                true
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests;
