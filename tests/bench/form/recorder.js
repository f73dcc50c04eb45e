// Comes before the contender and writes down how long what it asked to be called for takes: listeners,
// timers, frames, observers. What a call sets off while it runs is a part of it. Promises cannot be seen.

(() => {
  const { addEventListener: listen, removeEventListener: unlisten } = EventTarget.prototype;
  const now = performance.now.bind(performance);

  /** From one key going down to the next: everything that was called in between. */
  let step = { kind: "start" };
  let steps = [];
  let beside = [];
  let events = 0;
  /** Controls, or their form, that somebody listens to. */
  const listened = new Set();
  /** By name, those where it was heard of what the shopper did. */
  const names = new Set();

  let inside = false;
  function timed(run, that, given, note) {
    if (inside) return run.apply(that, given);
    inside = true;
    const start = now();
    try {
      return run.apply(that, given);
    } finally {
      note(now() - start);
      inside = false;
    }
  }

  let last;
  function heard(ms, event) {
    // Several may listen to one event.
    if (event !== last) events++;
    last = event;
    if (event.target.name) names.add(event.target.name);
    step.ms = (step.ms ?? 0) + ms;
  }

  const wrappers = new WeakMap();
  function wrapped(listener) {
    if (!wrappers.has(listener)) {
      wrappers.set(listener, function (event) {
        const run = typeof listener === "function" ? listener : listener.handleEvent;
        const that = typeof listener === "function" ? this : listener;
        return timed(run, that, [event], (ms) => heard(ms, event));
      });
    }
    return wrappers.get(listener);
  }
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    if (this instanceof HTMLElement && this.closest("form")) listened.add(this);
    return listen.call(this, type, listener && wrapped(listener), options);
  };
  EventTarget.prototype.removeEventListener = function (type, listener, options) {
    return unlisten.call(this, type, wrappers.get(listener) ?? listener, options);
  };

  const late = (run) =>
    function (...given) {
      return timed(run, this, given, (ms) => beside.push(ms));
    };
  for (const name of ["setTimeout", "setInterval", "requestAnimationFrame", "requestIdleCallback"]) {
    const native = window[name];
    window[name] = (run, ...rest) => native.call(window, typeof run === "function" ? late(run) : run, ...rest);
  }
  for (const name of ["MutationObserver", "ResizeObserver", "IntersectionObserver"]) {
    window[name] = class extends window[name] {
      constructor(run, ...rest) {
        super(late(run), ...rest);
      }
    };
  }

  // Heard first: it is registered first, and at the top.
  listen.call(window, "keydown", (event) => {
    if (!event.isTrusted) return;
    const kind = event.key === "Tab" ? "leave" : event.keyCode === 229 ? "compose" : "key";
    steps.push((step = { kind }));
  }, true);

  const shifts = [];
  const longs = [];
  for (const [type, into, of] of [["layout-shift", shifts, "value"], ["longtask", longs, "duration"]]) {
    new PerformanceObserver((list) => into.push(...list.getEntries().map((entry) => entry[of])))
      .observe({ type, buffered: true });
  }

  window.bench = {
    isolated: crossOriginIsolated,
    listened: () => listened.size,
    names: () => [...names],
    /** For what comes as a script of its own. */
    beside: (run) => late(run),
    /** To a field, as if it had been clicked: not a part of any step. */
    focus(name) {
      step = { kind: "between" };
      const control = document.getElementById(name);
      control.focus();
      control.select?.();
    },
    /** What was written down since: milliseconds by kind, of the steps in which something was called. */
    take() {
      const of = (wanted) => steps.filter(({ kind, ms }) => kind === wanted && ms !== undefined).map(({ ms }) => ms);
      const taken = { key: of("key"), compose: of("compose"), leave: of("leave"), beside, events };
      [steps, beside, events] = [[], [], 0];
      return taken;
    },
    heard: () => steps.filter(({ ms }) => ms !== undefined).length,
    shifts,
    longs,
  };
})();
