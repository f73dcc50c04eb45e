//! Times on the wire: buckets, each half as wide again or a third wider than the one before. Finer ones
//! would tell how somebody types.

/// How many buckets there are; the last one has no end.
pub const BUCKETS: u16 = 30;

/// The shortest time in a bucket, in ms: 0, 250, 500, then 1, 1.5, 2, 3, 4, 6, 8, 12 s and so on up
/// to 6,144 and 8,192 s, which is two hours and a quarter.
#[must_use]
pub const fn shortest(bucket: u16) -> u32 {
    match bucket {
        0 => 0,
        1 => 250,
        2 => 500,
        _ => {
            let bucket = if bucket < BUCKETS {
                bucket
            } else {
                BUCKETS - 1
            };
            let doubled = (bucket.wrapping_sub(3) / 2) as u32;
            let first: u32 = if bucket % 2 == 1 { 1000 } else { 1500 };
            first << doubled
        }
    }
}

/// The bucket of a time in ms.
#[must_use]
pub fn bucket(ms: u64) -> u16 {
    let mut bucket = 0_u16;
    while bucket < BUCKETS - 1 && u64::from(shortest(bucket.wrapping_add(1))) <= ms {
        bucket = bucket.wrapping_add(1);
    }
    bucket
}
