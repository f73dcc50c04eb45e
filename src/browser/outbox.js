// What the collector has not acknowledged yet, on disk: the newest body of each attempt, written before it is
// sent. What one page could not hand over, a later one does.
//
// IndexedDB: what lies in localStorage is lost for seconds if the browser's process is killed. Where there is none
// (blocked, private, full, newer than this, never opening) nothing is kept, and nothing is said of it.

const NAME = "surasura-outbox";
const MINUTE = 60_000, HOUR = 3_600_000;
/** A checkout of that long ago helps nobody any more. */
const OLDEST = 72 * HOUR;
/** Three years: not an age, but a clock that was wrong when the body was written. */
const ABSURD = 1e11;
/** The longest pause between two tries. */
const LONGEST = 300_000;
/** Refused for good: the same body would be refused again. */
const POISON = [400, 403, 413, 422];

const ignore = () => {};

/** No cookie, and no address of the page, goes along where that may be said: a beacon has the page's own rules. */
export const PLAIN = { method: "POST", credentials: "omit", referrerPolicy: "no-referrer" };

/** A body as it is when it goes by another way than it was made for, so many whole minutes late. */
export const stamped = (body, via, late = 0) =>
  body.replace(/^({"v":2,"via":")\w+","late":\d+/, `$1${via}","late":${late}`);

/** To be made only where something may be stored. Opens nothing until there is something to do. */
export function outbox() {
  let opening;
  let isWriting;
  let isDraining;
  /** What is being handed over is let go. */
  let leaving;
  /** Nothing is opened again. */
  let isForgotten;
  const waiting = new Map();

  const open = () =>
    (opening ??= new Promise((found, fail) => {
      if (isForgotten) return;
      const request = indexedDB.open(NAME, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(NAME, { keyPath: "id" });
      request.onerror = (event) => {
        event.preventDefault();
        fail();
      };
      request.onsuccess = () => {
        const database = request.result;
        // Another page forgets, or has a newer version; or the shopper clears the site's data.
        database.onversionchange = database.onclose = close;
        found(database);
      };
    }));

  /**
   * What was begun is finished, though Firefox never says so to a page that comes back from its back-forward cache. An
   * open one can keep a page out of there.
   */
  function close() {
    isWriting = false;
    opening?.then((database) => database.close(), ignore);
    opening = undefined;
  }

  /** A transaction; gives what the request that `use` makes, if any, has found. */
  const run = async (use) => {
    const database = await open();
    return new Promise((done, fail) => {
      const transaction = database.transaction(NAME, "readwrite");
      const request = use(transaction.objectStore(NAME));
      transaction.oncomplete = () => done(request?.result);
      transaction.onabort = fail;
    });
  };

  /** The newest body of an attempt. `isLast`: the page may be gone in a moment. */
  async function put(id, body, isLast) {
    waiting.set(id, { id, body, at: Date.now() });
    // One at a time, the newest wins; at the end there is no time to wait for the one before.
    if (isWriting && !isLast) return;
    isWriting = true;
    try {
      do {
        await run((records) => {
          for (const record of waiting.values()) records.put(record);
          waiting.clear();
          // Does not wait for a page that is going.
          records.transaction.commit?.();
        });
      } while (waiting.size);
    } catch {
      // The next one may have room.
    }
    isWriting = false;
  }

  /** Unless there is a newer one by now. */
  const remove = (id, body) =>
    run((records) => {
      records.get(id).onsuccess = ({ target }) => {
        if (target.result?.body === body) records.delete(id);
      };
    }).catch(ignore);

  /**
   * Hands over what is there when the page has nothing better to do, one after the other; not what is of the attempt
   * `live()`, with which the page goes on. Once at a time.
   */
  function drain(url, { now = Date.now, dropped = ignore, live = ignore } = {}) {
    if (isDraining) return;
    isDraining = true;
    let timer;
    let tries = 0;
    const done = new AbortController();

    /** Gives how long to wait for the next round, in ms; 0 where nothing is left to do. */
    async function round({ signal }) {
      const records = await run((records) => records.getAll());
      // Kept under no id: until when the collector wants to be left alone, on whatever page.
      const until = records[0]?.id === "" ? records.shift().until : 0;
      const left = until - now();
      if (left > 0 && left < 2 * HOUR) return left;
      for (const { id, body, at } of records) {
        if (id === live()) continue;
        let age = now() - at;
        // The clock was put back, or was wrong.
        if (!(age > 0 && age < ABSURD)) age = 0;
        let answer;
        if (age < OLDEST) {
          const late = stamped(body, "outbox", Math.floor(age / MINUTE));
          answer = await fetch(url, { ...PLAIN, body: late, signal }).catch(ignore);
          if (signal.aborted) return 1;
        }
        if (answer?.ok || age >= OLDEST || POISON.includes(answer?.status)) {
          await remove(id, body);
          if (!answer?.ok) dropped();
          continue;
        }
        const after = answer?.headers.get("retry-after");
        // Seconds, or a date.
        const asked = after * 1000 || Date.parse(after) - now();
        const pause = (asked > 0 && Math.min(asked, HOUR)) + Math.random() * Math.min(LONGEST, 2000 * 2 ** tries++);
        // One that is not reached has asked for nothing: the next page may try.
        if (answer) await run((records) => records.put({ id: "", until: now() + pause }));
        return pause;
      }
      if (until) await run((records) => records.delete(""));
      return 0;
    }

    async function begin() {
      clearTimeout(timer);
      // Nothing is held while the page is hidden: a lock would keep it out of the back-forward cache.
      if (leaving || document.hidden) return;
      leaving = new AbortController();
      let pause;
      try {
        // Before the lock: it may never open.
        await open();
        const { locks } = navigator;
        // No lock: another page is at it.
        const take = (lock) => lock && round(leaving);
        pause = await (locks ? locks.request(NAME, { ifAvailable: true }, take) : take(true));
      } catch {
        // Nothing is kept. If something is wrong here, the next page tries.
      }
      leaving = undefined;
      close();
      isDraining = pause;
      if (pause) timer = setTimeout(begin, pause);
      else done.abort();
    }

    document.addEventListener("visibilitychange", () => (document.hidden ? leaving?.abort() : begin()), done);
    addEventListener("online", begin, done);
    (self.requestIdleCallback ?? setTimeout)(begin);
  }

  /** Everything that is kept, for good: she has withdrawn her consent. */
  function forget() {
    isForgotten = true;
    leaving?.abort();
    waiting.clear();
    close();
    // It may be forbidden.
    new Promise(() => indexedDB.deleteDatabase(NAME)).catch(ignore);
  }

  return { put, remove, drain, close, forget };
}
