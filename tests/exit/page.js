// The smallest page that hands snapshots over: `begin(id)`, then `step(n)` for each field. What `surasura` itself
// makes of an attempt is not its concern.

import { deliverer } from "../../src/browser/deliver.js";
import { outbox } from "../../src/browser/outbox.js";

const url = new URL("/efo", location.href).href;
const store = outbox();
window.dropped = 0;
/** The clock that the outbox sees is so much ahead, ms. */
window.drain = (ahead = 0) => {
  const options = { now: () => Date.now() + ahead, dropped: () => window.dropped++ };
  store.drain(url, options);
};
if (!location.search.includes("manual")) drain();
window.store = store;

/** Padding that makes a body as large as that of a checkout of forty fields. */
const padding = "x".repeat(3000);

window.begin = (id) => {
  let rev = 0;
  let seq = 0;
  let last = 0;
  let isNews = true;
  const delivery = deliverer({
    url,
    id,
    store,
    take(via, instead) {
      if (!isNews) return undefined;
      isNews = false;
      rev += 1;
      if (!instead || !seq) seq += 1;
      return `{"v":2,"via":"${via}","late":0,"attempt":"${id}","rev":${rev},"seq":${seq},"last":${last},"padding":"${padding}"}`;
    },
    unsent: () => (isNews = true),
  });
  document.addEventListener("visibilitychange", () => document.hidden && delivery.flush());
  addEventListener("pagehide", () => delivery.flush(true));
  addEventListener("pageshow", ({ persisted }) => persisted && (window.isBack = true));
  window.step = (n) => {
    last = n;
    isNews = true;
    delivery.note();
  };
  window.complete = () => {
    isNews = true;
    delivery.finish();
  };
  window.delivery = delivery;
  document.querySelector("#state").textContent = id;
  delivery.note();
};
window.isReady = true;
