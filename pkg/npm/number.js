// Whole numbers.

/** A function reads what is no object: it gives its number, or the code of what is wrong. */
export const whole = (most) => (value) =>
  // NaN is no number at all.
  typeof value !== "number" || value !== value ? "TYPE_INVALID"
    : value < 0 ? "NUMBER_NEGATIVE"
    : value > most ? "NUMBER_TOO_LARGE"
    : value % 1 ? "NUMBER_NOT_INTEGER"
    : value;

export const count = whole(2 ** 32 - 1);
