// Reads a snapshot (docs/wire.md) for the panel: numbers that stand at a position get their names, buckets their times.

const list = (words) => words.split(" ");

/** In the order of their numbers on the wire. */
export const ORDER = {
  outcome: list("viewed started submitted completed"),
  field: list("visits time hesitation commits corrections returns fixed rejected autofilled filled pasted blank lost early stale"),
  attempt: list("pages time hesitation completing submits blocked backs restarts hidden resumed dropped"),
  signal: list("leaving circling stuck loop"),
  help: list("shown would held taken closed"),
  act: list("step visit failed blank pasted autofilled filled lost help help-would help-taken help-closed nudge hidden visible blocked submitted completed restart leaving"),
  nudge: list("empty far near one-item reached lost excluded not-needed"),
};

const TIMES = ["time", "hesitation", "completing"];
const BUCKETS = 30;
const NOTHING = 127;

/** The shortest time in a bucket, ms. */
const shortest = (bucket) => (bucket < 3 ? bucket * 250 : (bucket % 2 ? 1000 : 1500) * 2 ** Math.floor((bucket - 3) / 2));

/** From and to of a bucket, ms; the last has no end. */
export const range = (bucket) => [shortest(bucket), bucket + 1 < BUCKETS ? shortest(bucket + 1) : null];

/** What is not 0 of numbers by position, with its name; a time as from and to. */
const named = (numbers = [], names) =>
  numbers.flatMap((number, at) => (number ? [[names[at], TIMES.includes(names[at]) ? range(number) : number]] : []));

/** What an entry of the timeline is about. */
function about(act, at, { steps, fields }) {
  if (at === NOTHING) return undefined;
  if (act === "step") return { step: steps[at] };
  if (act === "nudge") return { nudge: ORDER.nudge[at] };
  return act.startsWith("help") ? { signal: ORDER.signal[at] } : { field: fields[at].key };
}

/** @param {string} text what `Attempt.snapshot()` gives */
export function readSnapshot(text) {
  const told = { steps: [], fields: [], step: 0, log: [], ...JSON.parse(text) };
  const { steps, fields, log, cause, last } = told;
  const pairs = log.flatMap((number, at) => (at % 2 ? [] : [[number, log[at + 1]]]));
  return {
    id: told.attempt,
    rev: told.rev,
    seq: told.seq,
    outcome: told.outcome,
    device: told.device,
    channel: told.channel,
    step: steps[told.step],
    meters: named(told.m, ORDER.attempt),
    fields: fields.map(({ key, kind, open = false, m, rules = {} }, at) => ({
      key,
      kind,
      isOpen: open,
      isLast: at === last,
      why: at === cause ? told.why : undefined,
      meters: named(m, ORDER.field),
      rules: Object.entries(rules),
    })),
    nudges: Object.entries(told.nudges ?? {}),
    silent: Object.entries(told.silent ?? {}),
    held: Object.entries(told.held ?? {}),
    help: Object.entries(told.help ?? {}).map(([signal, m]) => ({ signal, meters: named(m, ORDER.help) })),
    log: pairs.map(([number, after]) => {
      const act = ORDER.act[number >> 7];
      return { act, ...about(act, number & NOTHING, told), after: range(after) };
    }),
  };
}
