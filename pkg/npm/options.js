// Options of a text, packed into the bits of one number: two for each, in the order that
// `src/browser/options.rs` takes them.

const OPTIONS = Object.entries({
  kana: "katakana hiragana halfwidth",
  kanaSet: "any eccube zengin",
  charset: "utf-8 cp932 jis-x-0208",
  company: "typed short long",
  date: "iso slashes digits wareki",
  width: "half full",
  blocks: "keep hyphens",
  digitsOnly: "false true",
  dropSelectors: "false true",
  birth: "false true",
  part: "false true",
}).map(([name, words]) => [name, words.split(" ")]);

/** The number; `fail(path)` where an option has a value that it cannot have. */
export function pack(options, fail) {
  let bits = 0;
  OPTIONS.forEach(([name, words], at) => {
    const given = options[name];
    if (given === undefined || given === null) return;
    const word = words.indexOf(`${given}`);
    if (word < 0) fail(`options.${name}`);
    bits |= word << (2 * at);
  });
  return bits;
}

/** A day as a number, 20261121; by default the day that it is where the page is. */
export function dayOf(day = new Date()) {
  if (!(day instanceof Date)) {
    const given = /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day));
    return given ? Number(day.replaceAll("-", "")) : NaN;
  }
  return (day.getFullYear() * 100 + day.getMonth() + 1) * 100 + day.getDate();
}
