// Sees to it that what is known of an attempt reaches the collector, however the page ends.

import { PLAIN, stamped } from "./outbox.js";

/** Not more often than this, ms: what a crash may cost. */
const PAUSE = 250;

/**
 * Hands snapshots over. `take(via, instead)` gives the body of the newest one, or undefined where there is no news
 * (calling it makes a revision; `instead`: the one before was not handed over). `unsent()` tells that the last one
 * could not be. Without `id` she is only counted: handed over once, at the end.
 */
export function deliverer({ url, id, store, take, unsent }) {
  /** The newest that was made, and whether it was handed over. */
  let body;
  let isSent = true;
  /** What the browser sends when the page is gone, and how to call it back. */
  let later;
  let recall;
  let timer;
  /** When something may be written next. */
  let free = 0;
  const ended = new AbortController();
  const { signal } = ended;
  const end = () => ended.abort();

  /** What goes wrong here is not the page's concern. A page that nobody sees yet hands over nothing. */
  const gently = (run) => (isLast) => {
    clearTimeout(timer);
    timer = undefined;
    try {
      if (!signal.aborted && !document.prerendering) run(isLast);
    } catch {
      end();
    }
  };

  /** Whether there is news. */
  function renew(via) {
    if (later?.activated) {
      // By the browser, when the page went into its back-forward cache.
      later = undefined;
      isSent = true;
    }
    const news = take(via, !isSent);
    if (news === undefined) return false;
    body = news;
    isSent = false;
    return true;
  }

  function callBack() {
    // What is on its way already is let go.
    if (later && !later.activated) recall.abort();
    later = undefined;
  }

  /** In place of the one before, which stays if there is no room for this one. */
  function queue() {
    try {
      const control = new AbortController();
      const next = fetchLater(url, { ...PLAIN, body: stamped(body, "later"), signal: control.signal });
      callBack();
      later = next;
      recall = control;
      return true;
    } catch {
      // Nor is there one in every browser.
      return false;
    }
  }

  /** A string goes as text/plain, which needs no preflight. */
  function beacon() {
    try {
      isSent = navigator.sendBeacon(url, stamped(body, "beacon"));
    } catch {
      // An extension took it away.
    }
    if (isSent) callBack();
    return isSent;
  }

  /** Sees the answer, if the page lives as long: then nothing has to be kept any more. */
  async function post(otherwise) {
    const posted = body;
    isSent = true;
    let isTaken;
    try {
      const answer = await fetch(url, { ...PLAIN, keepalive: true, body: stamped(posted, "fetch") });
      isTaken = answer.ok;
      if (isTaken) store?.remove(id, posted);
    } catch {
      isTaken = otherwise?.();
    }
    if (isTaken || body !== posted) return;
    isSent = false;
    unsent();
  }

  const write = gently(() => {
    free = performance.now() + PAUSE;
    if (!renew("later")) return;
    store?.put(id, body);
    queue();
  });

  /**
   * Something happened that is worth keeping. At once, if there was a pause before, but after the event with all that it
   * brings: WebKit does not finish a write that begins when the page is left.
   */
  function note() {
    if (store || self.fetchLater) timer ??= setTimeout(write, free - performance.now());
  }

  /** The page is hidden; `isLast`: it is left. Nothing happens where there is nothing new. */
  const flush = gently((isLast) => {
    if (!id && !isLast) return write();
    if (renew("beacon")) store?.put(id, body, true);
    // Now, although the browser would send what is queued: if she kills it while the page is hidden, which ends
    // without a word on a phone, that is lost with it. And if it cannot go now, it may still go then.
    if (!isSent && !beacon() && !queue()) post().catch(end);
    if (isLast) store?.close();
    if (!id) end();
  });

  /** The attempt is complete. */
  const finish = gently(() => {
    renew("fetch");
    if (isSent) return;
    store?.put(id, body);
    callBack();
    post(() => beacon() || queue()).catch(end);
    if (!id) end();
  });

  // A frozen page may be thrown away without another word. Who is only counted is queued: where pages are frozen there
  // is fetchLater.
  document.addEventListener("freeze", () => flush(id), { signal });
  document.addEventListener("prerenderingchange", note, { signal });

  return {
    note,
    flush,
    finish,
    /** Nothing goes any more, nor what is queued. */
    stop() {
      clearTimeout(timer);
      end();
      callBack();
    },
  };
}
