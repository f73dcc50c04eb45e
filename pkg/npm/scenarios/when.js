// Whether the conditions of a scenario hold: by what the page says, and never by a guess.

const given = (value) => value !== undefined && value !== null;
const minutes = (clock) => clock.slice(0, 2) * 60 + +clock.slice(3);
const outside = (value, { min, max, is }) => value < min || value > max || (given(is) && value !== is);

/** Why they do not, and of which fact or member; nothing where they do. */
export function unmet({ step, cart, segments, facts = {}, hours, minutesTo = {} }, situation) {
  const { nudge, warning, minute } = situation;
  if (step && !step.includes(situation.step)) return ["STEP"];
  if (cart?.warning && !warning) return ["WARNING"];
  const seen = nudge && {
    ...nudge,
    note: nudge.note ?? "none",
    saves: !(nudge.saves > 0) ? "none" : nudge.saves === nudge.fee ? "all" : "part",
  };
  for (const of of ["state", "kind", "saves", "note"]) {
    if (!cart?.[of]) continue;
    // What the cart does not stand behind is not said here either.
    if (seen?.hidden) return [seen.heldBack];
    if (!cart[of].includes(seen?.[of])) return ["CART", of];
  }
  if (segments) {
    // Who is not known to be a member is not known to be none.
    const { all = [], any, none = [] } = segments;
    const are = situation.segments;
    const has = (segment) => are.includes(segment);
    if (!are || !all.every(has) || (any && !any.some(has)) || none.some(has)) return ["SEGMENT"];
  }
  for (const of of Object.keys({ ...facts, ...minutesTo })) {
    const fact = situation.facts?.[of];
    if (!given(fact)) return ["FACT_MISSING", of];
    if (facts[of] && outside(fact, facts[of])) return ["FACT", of];
    if (!minutesTo[of]) continue;
    if (!given(minute)) return ["FACT_MISSING", "minute"];
    if (outside(fact - minute, minutesTo[of])) return ["TIME", of];
  }
  if (hours) {
    if (!given(minute)) return ["FACT_MISSING", "minute"];
    const [from, to] = hours.map(minutes);
    // One that ends before it begins goes over midnight.
    if (from <= to ? minute < from || minute >= to : minute < from && minute >= to) return ["TIME", "hours"];
  }
  return [];
}
