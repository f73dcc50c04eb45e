// How long a call takes: contenders take turns, round by round, so that what slows the machine down
// slows all of them down.

/** Milliseconds of a sample: few, so that most rounds are not interrupted; the clock has steps of 0.005. */
const SAMPLE = 2;
const ROUNDS = 41;

/** Keeps what the calls give, or an engine may leave the calls out. */
let sink = 0;

/** Milliseconds that `passes` passes over the texts take. */
function sample(run, texts, passes) {
  const start = performance.now();
  for (let pass = 0; pass < passes; pass++) {
    for (let at = 0; at < texts.length; at++) {
      if (run(texts[at]) !== undefined) sink++;
    }
  }
  return performance.now() - start;
}

/** The number below which that share of them lies. */
function quantile(numbers, share) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * share)];
}

/** How many passes fill a sample. The fastest of three decides: one may be interrupted. */
function fill(run, texts) {
  for (let count = 1; ; count *= 2) {
    const taken = Math.min(...[0, 1, 2].map(() => sample(run, texts, count)));
    if (taken > SAMPLE / 2) return Math.ceil((count * SAMPLE) / taken);
  }
}

/**
 * A string that no engine has met: what is typed is no constant of a program, for which an engine may
 * keep the outcome of a regular expression.
 */
const typed = (text) => Array.from(text).join("");

/**
 * `contenders`: functions of a text, by name; the first is what the others are compared with. Gives for
 * each the nanoseconds a call, the lower quartile of the rounds: on a machine that does other things as
 * well, the slower ones are of those. `above`: how far the median lies above it. `ratio`: how many times
 * what the first one takes.
 */
export function compare(contenders, given) {
  const texts = given.map((text) => (typeof text === "string" ? typed(text) : text));
  const names = Object.keys(contenders);
  const passes = {};
  for (const name of names) {
    // What is warm takes more passes.
    sample(contenders[name], texts, 10 * fill(contenders[name], texts));
    passes[name] = fill(contenders[name], texts);
  }
  const taken = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round++) {
    names.forEach((_, turn) => {
      // Each goes first in its turn.
      const name = names[(turn + round) % names.length];
      const spent = sample(contenders[name], texts, passes[name]);
      taken[name].push((spent * 1e6) / (passes[name] * texts.length));
    });
  }
  const ns = (name) => quantile(taken[name], 0.25);
  return names.map((name) => ({
    name,
    ns: ns(name),
    above: quantile(taken[name], 0.5) - ns(name),
    ratio: ns(name) / ns(names[0]),
  }));
}
