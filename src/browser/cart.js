// Carts and quotes cross as numbers of any size, two in the buffer for each.

/** Puts numbers there: how many halves they are. */
export function halves(bytes, numbers) {
  const all = new Uint32Array(new Float64Array(numbers).buffer);
  bytes(all);
  return all.length;
}
