// Carts and quotes cross as numbers of any size, two in the buffers for each that is given.

/** Asks the module by the name of the question in `cart.rs`, and of whom: where the answer lies. */
export function ask({ core, bytes }, name, numbers, ...of) {
  const halves = new Uint32Array(new Float64Array(numbers).buffer);
  bytes(halves);
  return core[name](...of, halves.length);
}

/** Throws what is wrong, a code and a path: that is a text, at an odd address. */
export function checked({ read }, address) {
  if (address & 1) throw read(address);
  return address;
}
