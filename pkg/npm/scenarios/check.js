// A catalogue, checked to the last member: whoever edits it is not at a type checker. What it is not is refused with
// the path in its JSON, and nothing that is written there is left unread.

import { SurasuraError, whole } from "../shared.js";
import { PLACES, VALUES } from "./say.js";

const TYPE = "TYPE_INVALID";

export function fail(code, path) {
  throw new SurasuraError(code, path);
}

// A type is a function of a value and its path, which throws. A test gives the code of what is wrong, or no text.

const type = (test) => (value, path) => {
  const code = test(value);
  if (typeof code === "string") fail(code, path);
};
const text = type((value) => (typeof value !== "string" ? TYPE : value ? 0 : "VALUE_MISSING"));
const flag = type((value) => typeof value === "boolean" || TYPE);
const amount = type(whole(2 ** 53 - 1));
/** Milliseconds, counts, shares: as many as the module takes. */
const count = type(whole(2 ** 32 - 1));
const word = (...known) => type((value) => known.includes(value) || "OPTION_INVALID");
const matching = (code, pattern) => type((value) => (typeof value !== "string" ? TYPE : pattern.test(value) || code));
const name = matching("NAME_INVALID", /^[a-z][\w:-]{0,39}$/i);
const clock = matching("OPTION_INVALID", /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/);
/** Minutes of the day. */
const time = type(whole(1439));
const date = type((value) => {
  const [month, day] = [(value % 10000) / 100, value % 100];
  return Number.isInteger(value) && value > 1e7 && value < 1e8 && month >= 1 && month < 13 && day >= 1 && day < 32 || TYPE;
});

/** What a fact can be. */
export const FACTS = { number: amount, yen: amount, time, date, text, flag };

export const strings = type((value) => (Array.isArray(value) && value.every((one) => typeof one === "string")) || TYPE);
const object = type((value) => (typeof value === "object" && value && !Array.isArray(value)) || TYPE);

const list = (type) => (value, path) => {
  if (!Array.isArray(value)) fail(TYPE, path);
  // One that is empty would hold for nothing.
  if (!value.length) fail("VALUE_MISSING", path);
  value.forEach((one, at) => type(one, `${path}[${at}]`));
};

/** Any names; `key` is asked about them. */
const table = (key, type) => (value, path) => {
  object(value, path);
  for (const of of Object.keys(value)) {
    key(of, `${path}.${of}`);
    type(value[of], `${path}.${of}`, of);
  }
};

/** These members and no others; those with a question mark may be absent. */
const record = (shape) => (value, path) => {
  object(value, path);
  const at = (of) => (path ? `${path}.${of}` : of);
  for (const of of Object.keys(value)) {
    if (!Object.hasOwn(shape, of) && !Object.hasOwn(shape, of + "?")) fail("OPTION_INVALID", at(of));
  }
  for (const key of Object.keys(shape)) {
    const of = key.replace("?", "");
    if (value[of] !== undefined) shape[key](value[of], at(of));
    else if (of === key) fail("VALUE_MISSING", at(of));
  }
};

let root;
/** Something that the catalogue has told of. */
const told = (of) => type((value) => Object.hasOwn(root[of] ?? {}, value) || "NAME_INVALID");

const ordered = (range) => (value, path) => {
  range(value, path);
  if (value.min > value.max) fail("RULES_CONTRADICT", `${path}.max`);
};

const fact = (value, path, of) => {
  const { type } = root.facts[of];
  const is = FACTS[type];
  ordered(record(/flag|text/.test(type) ? { "is?": is } : { "min?": is, "max?": is, "is?": is }))(value, path);
};

const until = (value, path, of) => {
  if (root.facts[of].type !== "time") fail("RULES_CONTRADICT", path);
  ordered(record({ "min?": count, "max?": count }))(value, path);
};

/** Words with places for values, each of which is known. */
const words = (value, path) => {
  text(value, path);
  const left = value.replace(PLACES, (_, of) => {
    const isKnown = VALUES.includes(of) || ![undefined, "flag"].includes(root.facts?.[of]?.type);
    return isKnown ? "" : "{";
  });
  if (/[{}]/.test(left)) fail("NAME_INVALID", path);
};

const label = { ja: text, en: text };
const said = { ja: words, en: words };

const catalogue = record({
  "$schema?": text,
  "steps?": table(name, record(label)),
  "places?": table(name, record(label)),
  "segments?": table(name, record(label)),
  "facts?": table(
    (of, path) => (VALUES.includes(of) ? fail("NAME_INVALID", path) : name(of, path)),
    record({ type: word(...Object.keys(FACTS)), ...label }),
  ),
  "etiquette?": record({ "most?": count, "intervalMs?": count }),
  scenarios: list(record({
    id: name,
    "note?": record(label),
    place: told("places"),
    "when?": record({
      "step?": list(told("steps")),
      "cart?": record({
        "state?": list(word("empty", "far", "near", "one-item", "reached", "lost", "excluded", "not-needed")),
        "kind?": list(word("shipping", "gift", "coupon", "points")),
        "saves?": list(word("all", "part", "none")),
        "note?": list(word("NOTE_REGION_ASSUMED", "NOTE_SURCHARGE_STAYS", "NOTE_TEMPERATURE_STAYS", "NOTE_WHY_FREE", "none")),
        "warning?": list(word("COUPON_COSTS_SHIPPING", "POINTS_COST_SHIPPING", "COD_EDGE", "SHIPPING_LOST", "REWARD_LOST", "COD_LOST")),
      }),
      "segments?": record({ "all?": list(told("segments")), "any?": list(told("segments")), "none?": list(told("segments")) }),
      "facts?": table(told("facts"), fact),
      "hours?": (value, path) => {
        list(clock)(value, path);
        if (value.length !== 2) fail("OPTION_INVALID", path);
        if (value[0] === value[1]) fail("RULES_CONTRADICT", path);
      },
      "minutesTo?": table(told("facts"), until),
    }),
    say: list(record({ id: name, share: count, ...said, "why?": record(said) })),
    etiquette: record({
      priority: count, "most?": count, "intervalMs?": count, "settleMs?": count,
      "once?": word("page", "attempt", "day"), "after?": list(name),
    }),
    goal: record({ event: name, "within?": count }),
  })),
});

const unique = (all, path) =>
  all.forEach(({ id }, at) => all.findIndex((one) => one.id === id) < at && fail("RULES_CONTRADICT", `${path}[${at}].id`));

export function check(given) {
  root = given;
  catalogue(given, "");
  const { scenarios } = given;
  unique(scenarios, "scenarios");
  scenarios.forEach(({ say, etiquette: { after = [] } }, at) => {
    const path = `scenarios[${at}]`;
    unique(say, path + ".say");
    if (!say.some(({ share }) => share)) fail("RULES_CONTRADICT", path + ".say");
    after.forEach((of, index) => {
      if (!scenarios.some(({ id }) => id === of)) fail("NAME_INVALID", `${path}.etiquette.after[${index}]`);
    });
  });
}
