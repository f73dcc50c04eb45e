// The words of nudges and warnings, with money and pieces in them; Rust has the same natively
// (src/nudge/messages.rs).

import ours from "../../src/nudge/words.json";
import { label, money, pieces, say, wanted } from "./format.js";

/** What a nudge says, in its parts. */
export function said(nudge, rules, currency, locale) {
  const yen = (amount) => money(amount, currency, locale);
  const much = nudge.pieces ? (count) => pieces(count, locale) : yen;
  const values = {
    gap: () => much(nudge.gap),
    amount: () => wanted(nudge, currency, locale),
    fee: () => yen(nudge.fee),
    saves: () => yen(nudge.saves),
    net: () => yen(nudge.net),
    less: () => yen(-nudge.net),
    stays: () => yen(nudge.stays),
    name: () => label(nudge.reward, rules),
  };
  const code = (state) => `NUDGE_${state}${nudge.kind === "shipping" ? "" : "_" + nudge.kind}`.replace("-", "_").toUpperCase();
  // What has no words of its own says what it is a case of.
  const like = { empty: "far", "one-item": "near", lost: "near" }[nudge.state] ?? nudge.state;
  const line = (...codes) => say(codes, values, rules, locale, ours);
  return {
    code: code(nudge.state),
    // Where not all of the charge falls it is not called free.
    text: nudge.detail === "DETAIL_LOWER" ? line("NUDGE_LOWER") : line(code(nudge.pieces ? like : nudge.state), code(like)),
    ...(nudge.detail && { detailText: line(nudge.detail) }),
    ...(nudge.note && { noteText: line(nudge.note) }),
  };
}

/** What a warning says. */
export function warned(warning, rules, currency, locale) {
  const yen = (amount) => () => money(amount, currency, locale);
  const { gap, costs, net } = warning;
  const values = { gap: warning.pieces ? () => pieces(gap, locale) : yen(gap), costs: yen(costs), net: yen(net), name: () => label(warning.at, rules) };
  return say([warning.code], values, rules, locale, ours);
}
