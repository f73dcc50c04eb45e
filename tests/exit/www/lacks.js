// `?without=fetchLater,beacon,keepalive,outbox`: what this browser shall not have; and what goes wrong in the page.

const lacks = new URLSearchParams(location.search).get("without")?.split(",") ?? [];
/** What the page itself may have under way. */
window.hold = window.fetch;
if (lacks.includes("fetchLater")) delete window.fetchLater;
if (lacks.includes("beacon")) delete Navigator.prototype.sendBeacon;
if (lacks.includes("keepalive")) {
  window.fetch = (url, options) => (options?.keepalive ? Promise.reject(new TypeError()) : hold(url, options));
}
if (lacks.includes("outbox")) Object.defineProperty(window, "indexedDB", { value: undefined });
window.complaints = [];
const complain = ({ message, reason }) => complaints.push(String(message ?? reason));
addEventListener("error", complain);
addEventListener("unhandledrejection", complain);
