// Where goals stand on the bar of a nudge, and how far it is filled: of 1.

/** `tiers` in the order in which they are reached. */
export function scaled(tiers) {
  const most = Math.max(...tiers.map(({ amount }) => amount));
  const byAmount = tiers.map(({ amount }) => amount / most);
  // Pieces and money are of no one scale, nor are amounts of which the larger is reached first: such stand evenly.
  const isOne = tiers.every(({ pieces }, at) => pieces === tiers[0].pieces && byAmount[at] >= (byAmount[at - 1] ?? 0));
  const ticks = isOne ? byAmount : tiers.map((_, at) => (at + 1) / tiers.length);
  const next = tiers.findIndex(({ gap }) => gap > 0);
  if (next < 0) return { ticks, filled: tiers.length ? 1 : 0 };
  const from = ticks[next - 1] ?? 0;
  const part = tiers[next].progress / 100;
  const filled = isOne ? Math.max(from, ticks[next] * part) : from + (ticks[next] - from) * part;
  return { ticks, filled };
}
