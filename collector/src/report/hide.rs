//! Small cells: in a group of a few, a number can tell of one of them.

/// Whether a group is too small to be shown. A group of nobody tells of nobody.
pub(super) const fn is_small(group: u64, smallest: u64) -> bool {
    0 < group && group < smallest
}

/// Which of the groups of a breakdown are not to be shown: those of fewer than `smallest` attempts, and as
/// many of the next smallest as it takes that a hidden one cannot be had by taking the others from the total.
#[must_use]
pub fn hidden(groups: &[u64], smallest: u64) -> Vec<bool> {
    let mut hidden: Vec<_> = groups.iter().map(|of| is_small(*of, smallest)).collect();
    loop {
        let together = groups.iter().zip(&hidden).filter(|(_, is)| **is);
        let (count, sum) = together.fold((0, 0), |(count, sum), (of, _)| (count + 1, sum + of));
        // Alone, it is what the total lacks; and a few groups of a few are a few.
        if count == 0 || (count > 1 && sum >= smallest) {
            return hidden;
        }
        let shown = groups
            .iter()
            .zip(&mut hidden)
            .filter(|(of, is)| **of > 0 && !**is);
        match shown.min_by_key(|(of, _)| **of) {
            Some((_, is)) => *is = true,
            None => return hidden,
        }
    }
}

#[cfg(test)]
mod tests;
