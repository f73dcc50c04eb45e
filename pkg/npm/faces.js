/** What `form.js` knows of what `attachForm` gave: an attempt is told through it. Nothing, where there is no WebAssembly. */
export const faces = new WeakMap();
