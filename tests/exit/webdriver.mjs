// Three engines through one protocol (W3C WebDriver), and the processes behind them: what is killed here has no
// command in it.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const settings = JSON.parse(readFileSync(at("tests/webdriver.json"), "utf8"));
export const pause = (ms) => new Promise((done) => setTimeout(done, ms));

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

/** Every process below one, with its command line. */
export function below(pid) {
  const processes = [];
  for (const name of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      // The name in parentheses may have spaces.
      const [state, parent] = readFileSync(`/proc/${name}/stat`, "utf8").replace(/^.*\) /s, "").split(" ");
      const command = readFileSync(`/proc/${name}/cmdline`, "utf8").replaceAll("\0", " ");
      if (state !== "Z") processes.push({ pid: Number(name), parent: Number(parent), command });
    } catch {
      // It has ended.
    }
  }
  const found = [];
  for (const parents = [pid]; parents.length; ) {
    const parent = parents.pop();
    for (const child of processes.filter((child) => child.parent === parent)) {
      found.push(child);
      parents.push(child.pid);
    }
  }
  return found;
}

const isAlive = (pid) => {
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
};

/** Ends processes at once, and waits until they are gone. */
export async function kill(pids) {
  for (const pid of pids) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It was gone.
    }
  }
  await gone(pids);
}

/** Until they are gone, or it has taken too long. */
async function gone(pids) {
  for (const end = Date.now() + 10_000; pids.some(isAlive) && Date.now() < end; ) await pause(20);
}

/** Where a window of WebKitGTK stands; Chromium and Firefox need none. */
async function screen() {
  const server = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const [number] = await once(server.stdio[3], "data");
  return { display: `:${String(number).trim()}`, end: () => kill([server.pid]) };
}

const MINIBROWSER = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser";

/** How each engine is driven, and the process that a page runs in. */
export const ENGINES = {
  chromium: {
    driver: "chromedriver",
    port: (port) => [`--port=${port}`],
    wants(profile) {
      const args = [...settings["goog:chromeOptions"].args, "no-sandbox", "headless=new", `user-data-dir=${profile}`];
      return { "goog:chromeOptions": { binary: process.env.CHROMIUM ?? "/usr/bin/chromium", args } };
    },
    isPage: /--type=renderer/,
    isBrowser: /chromium.*user-data-dir/,
  },
  firefox: {
    driver: "geckodriver",
    port: (port) => ["--port", port],
    wants(profile) {
      const prefs = {
        ...settings["moz:firefoxOptions"].prefs,
        // After a crash she opens the page herself.
        "browser.sessionstore.resume_from_crash": false,
        "toolkit.startup.max_resumed_crashes": -1,
      };
      return { "moz:firefoxOptions": { args: ["-headless", "-profile", profile], prefs } };
    },
    isPage: /-contentproc.* tab\s*$/,
    isBrowser: /firefox/,
  },
  webkit: {
    driver: "WebKitWebDriver",
    port: (port) => [`--port=${port}`],
    wants: () => ({ "webkitgtk:browserOptions": { binary: MINIBROWSER, args: ["--automation"] } }),
    isPage: /WebKitWebProcess/,
    isBrowser: /MiniBrowser/,
  },
};

/** A folder that a browser keeps its data in, over several lives. */
export function profile() {
  const folder = mkdtempSync(join(tmpdir(), "surasura-exit-"));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }) };
}

/** Homes of its own, so that nothing of another browser is found or left. */
const homes = (folder) =>
  Object.fromEntries(["DATA", "CACHE", "CONFIG", "STATE"].map((what) => [`XDG_${what}_HOME`, join(folder, what)]));

/** A browser with a window. What is started here ends with `end`, also what was killed in part. */
export async function browse(engine, folder) {
  const { driver, port: options, wants, isPage, isBrowser } = ENGINES[engine];
  const stage = engine === "webkit" ? await screen() : undefined;
  const port = await freePort();
  const environment = { ...process.env, ...homes(folder), PATH: `${at(".tools/bin")}:${process.env.PATH}` };
  if (stage) environment.DISPLAY = stage.display;
  const server = spawn(driver, options(port), { stdio: "ignore", env: environment });
  const failed = once(server, "error").then(([error]) => Promise.reject(error));
  failed.catch(() => {});
  const known = new Set();
  const processes = () => {
    const all = below(server.pid);
    for (const { pid } of all) known.add(pid);
    return all;
  };

  const mainOf = (all) =>
    all.filter(({ command, parent }) => isBrowser.test(command) && parent === server.pid).map(({ pid }) => pid);

  async function ask(method, path, body, ms = 30_000) {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      headers: body && { "content-type": "application/json" },
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(ms),
    });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${engine}: ${method} ${path}: ${value.error}: ${value.message.split("\n")[0]}`);
    return value;
  }

  async function end() {
    processes();
    await kill([server.pid, ...known]);
    await stage?.end();
  }

  try {
    for (const until = Date.now() + 10_000; ; await pause(50)) {
      const status = await Promise.race([ask("GET", "/status"), failed]).catch((error) => ({ error }));
      if (status.ready) break;
      if (status.error?.code === "ENOENT" || Date.now() > until) throw status.error ?? new Error(`${driver} is not ready`);
    }
    const capabilities = { alwaysMatch: wants(folder) };
    const { sessionId, capabilities: had } = await ask("POST", "/session", { capabilities }, 60_000);
    const session = (method, path, body, ms) => ask(method, `/session/${sessionId}${path}`, body, ms);
    processes();
    const tell = (cmd, params = {}) => session("POST", "/goog/cdp/execute", { cmd, params });
    /** Chromium leaves it behind the others, where no field gets the focus. */
    async function to(handle) {
      await session("POST", "/window", { handle });
      if (engine === "chromium") await tell("Page.bringToFront");
    }
    const run = (script, ...args) => session("POST", "/execute/sync", { script: `return ${script}`, args });
    return {
      engine,
      version: had.browserVersion,
      end,
      processes,
      session,
      /** Gives an expression's value. */
      run,
      go: (url) => session("POST", "/url", { url }),
      reload: () => session("POST", "/refresh", {}),
      back: () => session("POST", "/back", {}),
      windows: () => session("GET", "/window/handles"),
      window: () => session("GET", "/window"),
      /** A new one, gone to. */
      async open(type = "window") {
        const { handle } = await session("POST", "/window/new", { type });
        await to(handle);
        return handle;
      },
      to,
      close: () => session("DELETE", "/window"),
      /** Waits in the page: its own timers come first. */
      rest: (ms) => session("POST", "/execute/async", { script: "setTimeout(arguments[1], arguments[0])", args: [ms] }),
      async until(expression) {
        for (const end = Date.now() + 15_000; Date.now() < end; await pause(20)) if (await run(expression)) return;
        throw new Error(`${engine}: never ${expression}`);
      },
      /** A command of Chromium's own protocol. */
      tell,
      /** As by its menu. */
      async quit() {
        const main = mainOf(processes());
        await session("DELETE", "");
        // It may still have something to send.
        await gone(main);
        await end();
      },
      /** The processes of pages, or the browser itself, as if by the system. */
      async killPages() {
        await kill(processes().filter(({ command }) => isPage.test(command)).map(({ pid }) => pid));
      },
      async killAll() {
        const main = mainOf(processes());
        if (!main.length) throw new Error(`${engine}: no browser below ${server.pid}`);
        await kill(main);
        await end();
      },
    };
  } catch (error) {
    await end();
    throw error;
  }
}

/**
 * WebKitGTK with a window that nobody drives: under WebDriver it keeps nothing on disk, and is ended by a page that
 * crashes.
 */
export async function alone(folder, url) {
  const stage = await screen();
  const environment = { ...process.env, ...homes(folder), DISPLAY: stage.display };
  const browser = spawn(MINIBROWSER, [url], { stdio: "ignore", env: environment });
  const known = new Set([browser.pid]);
  const processes = () => {
    const all = below(browser.pid);
    for (const { pid } of all) known.add(pid);
    return all;
  };
  async function end() {
    processes();
    await kill([...known]);
    await stage.end();
  }
  return {
    end,
    async killPages() {
      await kill(processes().filter(({ command }) => ENGINES.webkit.isPage.test(command)).map(({ pid }) => pid));
    },
    async killAll() {
      await kill([browser.pid]);
      await end();
    },
    /** Until it has closed itself. */
    async closed() {
      processes();
      if (browser.exitCode === null) await Promise.race([once(browser, "exit"), pause(5000)]);
      return browser.exitCode !== null;
    },
  };
}
