// What she holds, and where she came from, as classes: no address leaves this file.

/** By the numbers of `Channel` in src/beacon/word.rs. */
const DIRECT = 0, INTERNAL = 1, REFERRAL = 6;

/** By the names of hosts. */
const CHANNELS = [
  [2, /(^|\.)(google|bing|yahoo|duckduckgo|baidu|ecosia|goo|naver)\./],
  [4, /(^|\.)(mail|outlook|gmail)\./],
  [3, /(^|\.)(facebook|instagram|threads|twitter|x|t|youtube|tiktok|pinterest|line|liff|note|ameblo|linkedin)\.(com|co|jp|me|net)$/],
];

export function channel({ referrer } = document, { host } = location) {
  if (!referrer || !URL.canParse(referrer)) return DIRECT;
  const from = new URL(referrer);
  if (from.host === host) return INTERNAL;
  // Mail before search: mail.google.com.
  const found = CHANNELS.filter(([, hosts]) => hosts.test(from.hostname)).map(([number]) => number);
  return found.includes(4) ? 4 : (found[0] ?? REFERRAL);
}

/** A phone is narrow and touched, a tablet touched, everything else has a pointer. */
export function device() {
  if (!matchMedia("(pointer: coarse)").matches) return 2;
  return Math.min(screen.width, screen.height) < 600 ? 0 : 1;
}
