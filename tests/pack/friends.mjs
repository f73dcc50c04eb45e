// What `surasura/full` has beside `normalize`, held to the tables that the native tests are held to. Nothing
// here is Node's alone: friends.test.mjs runs it in Node and in a page.

/** A value as text, the members of objects in order: what is absent and what is undefined are the same. */
const shown = (value) =>
  JSON.stringify(value, (_, inner) =>
    inner && typeof inner === "object" && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  ) ?? "null";

/** The rows of a table of tests/data, each in its cells, with `\u{…}` opened. */
const rows = (table) =>
  table
    .split("\n")
    .filter((line) => line && !line.startsWith("#"))
    .map((line) => line.replace(/\\u\{(\w+)\}/g, (_, code) => String.fromCodePoint(parseInt(code, 16))).split("\t"));

/**
 * What is not as it should be, a line each. `files`: tests/data/* and docs/fields.md by name, as texts.
 * `base`: where the postal data is.
 */
export async function check(full, files, base) {
  const wrong = [];
  let count = 0;
  const same = (what, got, expected) => {
    count += 1;
    if (shown(got) !== shown(expected)) wrong.push(`${what}: ${shown(got)}, not ${shown(expected)}`);
  };
  const throws = (what, run, code, path) => {
    count += 1;
    try {
      run();
      wrong.push(`${what} does not throw`);
    } catch (error) {
      const got = error instanceof full.SurasuraError && `${error.code} at ${error.path}`;
      if (got !== `${code} at ${path}`) wrong.push(`${what} throws ${got || error}`);
    }
  };

  table(full, files["friends.jsonl"], same);
  shared(full, files, same);
  halves(full, same);
  mistakes(full, throws);
  several(full, files, same);
  await postal(full, files, base, same);
  return { wrong, count };
}

/** The table of friends.rs. */
function table(full, text, same) {
  const furigana = (events, options) => {
    const watcher = new full.Furigana();
    for (const event of events) watcher.hear(event);
    return { offer: watcher.offer(options) ?? null, reading: watcher.reading(options), segments: watcher.segments(options) };
  };
  for (const line of text.trim().split("\n")) {
    const { call, with: given, gives } = JSON.parse(line);
    same(`${call}(${given.map(shown)})`, (full[call] ?? furigana)(...given), gives);
  }
}

/** Tables that were there before. */
function shared(full, files, same) {
  for (const [input, expected] of rows(files["phone_details.tsv"])) {
    const { national, e164, line, extension = "-" } = full.parsePhone(input);
    same(input, [national, e164, line, extension].join(" "), expected);
  }
  for (const [input, expected] of rows(files["phone.tsv"])) {
    const { ok, national, issue, parts } = full.parsePhone(input);
    same(input, ok ? national : `!${issue.code}`, expected);
    if (ok) same(input, parts.join("-"), national);
  }
  for (const [input, expected] of rows(files["date.tsv"])) {
    const { ok, issue, year, month, day } = full.parseDate(input);
    const two = (number) => `${number}`.padStart(2, "0");
    same(input, ok ? `${year}-${two(month)}-${two(day)}` : `!${issue.code}`, expected);
  }
  for (const [input, expected] of rows(files["address_parts.tsv"])) {
    const { prefecture, municipality, town, numbers, building, room } = full.parseAddress(input);
    same(input, [prefecture, municipality, town, numbers.join(), building, room].join("|"), expected);
  }
  // Boxes of docs/fields.md.
  const boxes = files["fields.md"].matchAll(/^\| `(\w+)` \| (`.*｜.*`) \| (.*?) \| (?:box (\d))?.*\|$/gm);
  for (const [, kind, typed, becomes, box] of boxes) {
    for (const [, text] of typed.matchAll(/`(.+?)`/g)) {
      const texts = text.split("｜");
      const { values, changed, issues: [issue], valid } = full.normalizeParts(kind, texts);
      const [, expected] = becomes.match(/^`(.+)`$/) ?? [, text];
      const isCode = /^[A-Z_]+$/.test(expected);
      same(text, isCode ? issue?.code : values.join("｜"), expected);
      same(text, [valid, changed, issue?.part], [!isCode, values.join("｜") !== text, box && Number(box)]);
    }
  }
}

/** Half a surrogate pair cannot be read: what gives a text back leaves it alone. */
function halves(full, same) {
  const half = "\ud842";
  same("boxes with half a pair", full.normalizeParts("phone", [`０３${half}`, "５２５３", ""]), {
    values: [`０３${half}`, "５２５３", ""], changed: false, issues: [], valid: true,
  });
  same("half a pair, converted", full.convert(`あ${half}い`, "katakana"), `ア${half}イ`);
  same("half a pair in a name", full.splitName(`山田 ${half}`), undefined);
  same("half a pair, counted", full.countCharacters(`山${half}田`), 3);
  same("half a pair, missing", full.missingCharacters(`山${half}髙`, "jis-x-0208"), [
    { char: half, at: 1 }, { char: "髙", at: 2, instead: "高" },
  ]);
  same("half a pair beside a date", full.parseDate(`${half}1985-04-01`).issue?.code, "DATE_NOT_DATE");
  same("half a pair beside a number", full.parsePhone(`${half}03-5253-2111`).national, "03-5253-2111");
  same("half a pair in a building", full.parseAddress(`1-2-3 塔${half}`).building, "塔\ufffd");
  const furigana = new full.Furigana();
  furigana.hear({ type: "value", value: half });
  same("half a pair that is typed", furigana.segments(), [{ from: 0, to: 1, reading: undefined }]);
}

/** What a developer may do wrong is an error with its place. */
function mistakes(full, throws) {
  const { Furigana, convert, countCharacters, missingCharacters, normalizeParts, parseAddress, parseDate, parsePhone, splitName } = full;
  throws("no texts", () => normalizeParts("phone"), "TYPE_INVALID", "texts");
  throws("a text", () => normalizeParts("phone", "03"), "TYPE_INVALID", "texts");
  throws("a number in a box", () => normalizeParts("phone", ["03", 5253]), "TYPE_INVALID", "texts[1]");
  throws("a hole", () => normalizeParts("phone", ["03", , "2111"]), "TYPE_INVALID", "texts[1]");
  throws("no such kind", () => normalizeParts("fax", ["03"]), "FIELD_KIND_UNKNOWN", "kind");
  throws("no such option", () => normalizeParts("kana", ["ア"], { kana: "romaji" }), "OPTION_INVALID", "options.kana");
  throws("no such language", () => parsePhone("03", { locale: "fr" }), "OPTION_INVALID", "options.locale");
  for (const run of [parsePhone, parseDate, parseAddress, splitName, countCharacters]) {
    for (const given of [undefined, null, 3, ["03"]]) throws(`${run.name} of ${given}`, () => run(given), "TYPE_INVALID", "text");
  }
  throws("no form", () => convert("あ"), "OPTION_INVALID", "form");
  throws("no such form", () => convert("あ", "halfwidth"), "OPTION_INVALID", "form");
  throws("nothing converted", () => convert(null, "half"), "TYPE_INVALID", "text");
  for (const set of [undefined, null, "shift_jis", 1]) {
    throws(`the set ${set}`, () => missingCharacters("髙", set), "OPTION_INVALID", "charset");
  }
  throws("nothing looked over", () => missingCharacters(null, "cp932"), "TYPE_INVALID", "text");
  const furigana = new Furigana();
  throws("no event", () => furigana.hear(), "TYPE_INVALID", "event");
  throws("an event of another type", () => furigana.hear({ type: "change", value: "" }), "OPTION_INVALID", "event.type");
  throws("an event without a value", () => furigana.hear({ type: "input" }), "TYPE_INVALID", "event.value");
  throws("a type of input", () => furigana.hear({ type: "input", value: "", inputType: 1 }), "TYPE_INVALID", "event.inputType");
  for (const ask of ["offer", "reading", "segments"]) {
    throws(ask, () => furigana[ask]({ kana: "romaji" }), "OPTION_INVALID", "options.kana");
  }
}

/** The traces of every keyboard, all of them at once and in turns. */
function several(full, files, same) {
  const traces = [];
  for (const [name, text] of Object.entries(files)) {
    if (!name.startsWith("furigana/")) continue;
    const [, ...lines] = text.trim().split("\n").map((line) => JSON.parse(line));
    for (const trace of lines) traces.push({ name, ...trace, furigana: new full.Furigana() });
  }
  same("there are traces", traces.length > 70, true);
  const offered = ({ furigana }) => {
    const reading = furigana.offer({ kana: "hiragana" });
    return reading ? (reading.complete ? "" : "?") + reading.text : "-";
  };
  const longest = Math.max(...traces.map(({ events }) => events.length));
  for (let turn = 0; turn < longest; turn++) {
    for (const trace of traces) {
      const event = trace.events[turn];
      if (!event) continue;
      const [inputType, isComposing, value, expected] = event;
      if (inputType === "hand") trace.furigana.hear({ type: "hand", value: isComposing });
      else trace.furigana.hear({ type: "input", value, inputType, isComposing });
      if (expected !== undefined) same(`${trace.name}: ${trace.what}`, offered(trace), expected);
    }
  }
  for (const trace of traces) same(`${trace.name}: ${trace.what}`, offered(trace), trace.reading);
}

/** The places of every code of the sample, and addresses against them. */
async function postal(full, files, base, same) {
  full.prefetchPostal("１００", { base });
  full.prefetchPostal(null);
  const written = ({ prefecture, city, town, building, number, office }) =>
    `${prefecture} ${city} ${town || "-"}${building && ` [${building}]`}${office && ` / ${number} / ${office}`}`;
  for (const [code, expected] of rows(files["postal_lookup.tsv"])) {
    const found = await full.lookupPostal(code, { base });
    const unknown = found.code === "POSTAL_UNKNOWN";
    same(code, unknown ? `!${found.code}` : found.candidates.map(written).join(" | "), expected);
    same(code, [found.date, found.code, found.mismatch], ["2026-10-03", unknown ? "POSTAL_UNKNOWN" : undefined, undefined]);
    if (found.candidates.length === 1) same(code, found.common, found.candidates[0]);
  }
  for (const [input, expected] of rows(files["postal_address.tsv"])) {
    const [, code, address] = input.match(/^(\S+) (.*)$/s);
    const { mismatch = "-", code: said } = await full.lookupPostal(code, { base, address });
    same(input, [mismatch, said === "POSTAL_ADDRESS_MISMATCH"], [expected, expected !== "-"]);
  }
  const gone = AbortSignal.abort();
  for (const [code, options, expected] of [
    ["", { base }, undefined],
    ["100-000", { base }, "POSTAL_TOO_SHORT"],
    ["\ud842", { base }, "POSTAL_NOT_DIGITS"],
    [undefined, { base }, "POSTAL_NOT_DIGITS"],
    ["100-0001", { base, signal: gone }, "POSTAL_ABORTED"],
    ["100-0001", { base: `${base}nowhere/` }, "POSTAL_DATA_UNAVAILABLE"],
  ]) {
    const found = await full.lookupPostal(code, options);
    same(`${shown(code)} is ${expected}`, [found.candidates, found.common, found.code], [[], {}, expected]);
  }
}
