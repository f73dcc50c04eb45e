// Carts and quotes cross as numbers of any size, two in the buffer for each.

/** What the module answers to numbers, by the name of the question in `cart.rs` and of whom: JSON, or a code and a path. */
export function ask({ core, bytes, read }, name, numbers, ...of) {
  const halves = new Uint32Array(new Float64Array(numbers).buffer);
  bytes(halves);
  return read(core[name](...of, halves.length));
}
