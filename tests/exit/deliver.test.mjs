// What src/browser/deliver.js does, step by step, with the browser's parts as they can be at their worst.

import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { deliverer } from "../../src/browser/deliver.js";

/** What went where, in order: `["beacon", body]`. */
let went;
let queued;
let beaconTakes;
let fetches;

const settled = () => new Promise(setImmediate);
let document;

beforeEach(() => {
  went = [];
  queued = [];
  beaconTakes = true;
  fetches = () => Promise.resolve({ ok: true });
  document = new EventTarget();
  mock.timers.enable({ apis: ["setTimeout"] });
  Object.assign(globalThis, {
    document,
    self: globalThis,
    fetch(_, options) {
      assert.equal(options.keepalive, true);
      went.push(["fetch", options.body]);
      return fetches();
    },
    fetchLater(_, { body, signal }) {
      const result = { activated: false, body, isAborted: () => signal.aborted };
      queued.push(result);
      return result;
    },
  });
  Object.defineProperty(globalThis, "navigator", {
    configurable: true,
    value: {
      sendBeacon(_, body) {
        if (beaconTakes === "gone") throw new TypeError("an extension took it away");
        went.push(["beacon", body]);
        return beaconTakes;
      },
    },
  });
});
afterEach(() => mock.timers.reset());

/** An attempt as the module has it: `src/friction.rs`, `take` and `unsent`. */
function attempt(options) {
  const self = { isNews: true, rev: 0, seq: 0, lost: 0, kept: [], removed: [] };
  const store = {
    put: (id, body, isLast) => self.kept.push([id, body, Boolean(isLast)]),
    remove: (id, body) => self.removed.push([id, body]),
    close: () => (self.isClosed = true),
  };
  const delivery = deliverer({
    url: "/efo",
    id: "a",
    store,
    take(via, instead) {
      if (!self.isNews) return undefined;
      self.isNews = false;
      self.rev += 1;
      if (!instead || !self.seq) self.seq += 1;
      return `{"v":2,"via":"${via}","late":0,"rev":${self.rev},"seq":${self.seq}}`;
    },
    unsent() {
      self.lost += 1;
      self.isNews = true;
    },
    ...options,
  });
  self.happen = () => {
    self.isNews = true;
    delivery.note();
    mock.timers.tick(1000);
  };
  return Object.assign(self, delivery);
}

const body = (via, rev, seq) => `{"v":2,"via":"${via}","late":0,"rev":${rev},"seq":${seq}}`;

test("what happens is kept and queued, each in place of the one before", () => {
  const { happen, kept } = attempt();
  happen();
  happen();
  assert.deepEqual(kept, [["a", body("later", 1, 1), false], ["a", body("later", 2, 1), false]]);
  assert.deepEqual(queued.map(({ body }) => body), [body("later", 1, 1), body("later", 2, 1)]);
  assert.deepEqual(queued.map((one) => one.isAborted()), [true, false]);
  assert.deepEqual(went, []);
});

test("many things at once are one body", () => {
  const self = attempt();
  for (let at = 0; at < 100; at++) self.note();
  mock.timers.tick(1000);
  assert.equal(self.rev, 1);
});

test("what is queued goes by beacon when the page is hidden, and not again when it is left", () => {
  const self = attempt();
  self.happen();
  self.flush();
  self.flush(true);
  assert.deepEqual(went, [["beacon", body("beacon", 1, 1)]]);
  assert.ok(queued[0].isAborted());
  assert.ok(self.isClosed);
  assert.deepEqual(self.removed, [], "a beacon that was taken is no acknowledgement");
  self.happen();
  assert.equal(queued[1].body, body("later", 2, 2), "another handing-over");
});

test("what the browser has sent by itself is not sent again, and the next is another", () => {
  const self = attempt();
  self.happen();
  queued[0].activated = true;
  self.flush();
  assert.deepEqual(went, []);
  self.happen();
  assert.equal(queued[0].isAborted(), false);
  assert.equal(queued[1].body, body("later", 2, 2));
});

test("with the quota used up the queue takes it; without a queue, the fetch; else it is said", async () => {
  const self = attempt();
  beaconTakes = false;
  self.flush();
  assert.equal(queued[0].body, body("later", 1, 1));
  assert.deepEqual(went.map(([way]) => way), ["beacon"]);

  delete globalThis.fetchLater;
  const other = attempt();
  fetches = () => Promise.reject(new TypeError("Failed to fetch"));
  other.flush();
  await settled();
  assert.deepEqual(went.slice(1), [["beacon", body("beacon", 1, 1)], ["fetch", body("fetch", 1, 1)]]);
  assert.equal(other.lost, 1);
  assert.deepEqual(other.removed, []);
  beaconTakes = true;
  other.flush(true);
  assert.deepEqual(went.at(-1), ["beacon", body("beacon", 2, 1)], "the same handing-over, tried again");
});

test("without sendBeacon, the fetch; what it has brought there is kept no longer", async () => {
  delete globalThis.fetchLater;
  beaconTakes = "gone";
  const self = attempt();
  self.flush();
  await settled();
  assert.deepEqual(went, [["fetch", body("fetch", 1, 1)]]);
  assert.deepEqual(self.removed, [["a", self.kept[0][1]]]);
});

test("where fetchLater refuses, the one before stays until there is room again", () => {
  const self = attempt();
  self.happen();
  const { fetchLater } = globalThis;
  globalThis.fetchLater = () => {
    throw new Error("QuotaExceededError");
  };
  self.happen();
  assert.equal(queued[0].isAborted(), false);
  globalThis.fetchLater = fetchLater;
  self.happen();
  assert.equal(queued[0].isAborted(), true);
  assert.equal(queued[1].body, body("later", 3, 1));
});

test("a completion is fetched, by beacon if that fails, and stays kept until it is acknowledged", async () => {
  const self = attempt();
  self.finish();
  self.flush(true);
  await settled();
  assert.deepEqual(went, [["fetch", body("fetch", 1, 1)]]);
  assert.equal(self.removed.length, 1);

  const refused = attempt();
  fetches = () => Promise.reject(new TypeError("Failed to fetch"));
  refused.finish();
  await settled();
  assert.deepEqual(went.slice(1), [["fetch", body("fetch", 1, 1)], ["beacon", body("beacon", 1, 1)]]);
  assert.deepEqual([refused.removed.length, refused.lost], [0, 0]);

  const full = attempt();
  beaconTakes = false;
  full.finish();
  await settled();
  assert.equal(queued.at(-1).body, body("later", 1, 1));
  assert.deepEqual([full.removed.length, full.lost], [0, 0]);

  const busy = attempt();
  fetches = () => Promise.resolve({ ok: false });
  busy.finish();
  await settled();
  assert.deepEqual([busy.removed.length, busy.lost], [0, 1]);
});

test("who is only counted is counted once, when the page is left", () => {
  const self = attempt({ id: undefined, store: undefined });
  self.happen();
  self.flush();
  assert.deepEqual([went.length, queued.length], [0, 1], "queued, in case the page crashes");
  self.flush(true);
  assert.ok(queued[0].isAborted());
  self.happen();
  self.flush(true);
  self.finish();
  assert.deepEqual([went.length, queued.length], [1, 1]);
});

test("nothing is made where it could not be kept nor queued", () => {
  delete globalThis.fetchLater;
  const self = attempt({ store: undefined });
  self.happen();
  assert.equal(self.rev, 0);
  self.flush(true);
  assert.deepEqual(went, [["beacon", body("beacon", 1, 1)]]);
});

test("a page that is rendered ahead hands over nothing until it is shown", () => {
  const self = attempt();
  document.prerendering = true;
  self.happen();
  self.flush();
  assert.deepEqual([self.rev, went.length], [0, 0]);
  document.prerendering = false;
  document.dispatchEvent(new Event("prerenderingchange"));
  mock.timers.tick(1000);
  assert.equal(queued.length, 1);
});

test("a page that is frozen has handed over what it knew", () => {
  const self = attempt();
  document.dispatchEvent(new Event("freeze"));
  assert.deepEqual(went, [["beacon", body("beacon", 1, 1)]]);
  assert.ok(self.isClosed);
});

test("after stop() nothing goes, nor what was queued", () => {
  const self = attempt();
  self.happen();
  self.stop();
  self.happen();
  self.flush(true);
  self.finish();
  assert.deepEqual([went.length, queued.length, queued[0].isAborted()], [0, 1, true]);
});

test("what goes wrong inside is not the page's concern", async () => {
  const take = () => {
    throw new Error("unreachable");
  };
  for (const end of ["flush", "finish"]) attempt({ take })[end](true);
  attempt({ take }).happen();
  delete globalThis.fetchLater;
  beaconTakes = false;
  fetches = () => Promise.reject(new TypeError("Failed to fetch"));
  attempt({ unsent: take }).flush(true);
  await settled();
});
