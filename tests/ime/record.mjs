// Records traces of tests/data/ime.jsonl anew: those that say "recorded", by the steps they name.
//
//   node tests/ime/record.mjs [id...]      prints what the browsers say; none named: all of them
//
// No IME runs here. A browser is told what an IME would tell it, by the interface that it has for that:
// Chromium by Input.imeSetComposition of its DevTools protocol, Firefox by its text input processor. Which
// events it makes of that, in which order, with which values, is its own.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { browse, eventually } from "../e2e/lib.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** The corpus: one trace a line. */
export const traces = readFileSync(join(root, "tests/data/ime.jsonl"), "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line));

/** What a trace has beside what the browser says: what surasura does then. */
export const isOurs = ([type]) => type === "written" || type === "prevented";

/** In the page: a field as a trace has it, another to leave for, and everything that is heard written down. */
function listen({ is, starts = "" }) {
  document.body.innerHTML = "<form><input><input name=other><button></button></form>";
  const [form, field] = [document.forms[0], document.forms[0][0]];
  for (const [name, value] of Object.entries(is)) field.setAttribute(name, value);
  const caret = starts.indexOf("|");
  field.value = starts.replace("|", "");
  if (caret >= 0) field.setSelectionRange(caret, caret);
  const shown = () => {
    const { value, selectionStart: from, selectionEnd: to } = field;
    if (from === null) return value;
    return `${value.slice(0, from)}|${from === to ? "" : `${value.slice(from, to)}|`}${value.slice(to)}`;
  };
  let last = starts || "|";
  const log = (window.log = []);
  const told = ["key", "code", "keyCode", "ctrlKey", "isComposing", "inputType", "data"];
  const types = "focus keydown keyup beforeinput input compositionstart compositionupdate compositionend paste change blur";
  for (const type of types.split(" ")) {
    field.addEventListener(type, (event) => {
      const heard = told.filter((name) => event[name] || event[name] === "");
      const entry = [type, Object.fromEntries(heard.map((name) => [name, event[name]]))];
      if (shown() !== last) entry.push((last = shown()));
      else if (!heard.length) entry.pop();
      log.push(entry);
    });
  }
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    log.push(["submit"]);
  });
}

/** What a key says once no IME takes it. */
function named(code) {
  if (code.startsWith("Key")) return [code[3].toLowerCase(), code.charCodeAt(3)];
  if (code.startsWith("Digit")) return [code[5], code.charCodeAt(5)];
  const others = { Minus: ["-", 189], Space: [" ", 32], Convert: ["Convert", 28], Enter: ["Enter", 13], Escape: ["Escape", 27] };
  return others[code];
}

async function chromium(each) {
  const browser = await browse();
  try {
    const context = await browser.newContext();
    const page = await context.newPage();
    const ime = await context.newCDPSession(page);
    const send = (type, key, code, windowsVirtualKeyCode) =>
      ime.send("Input.dispatchKeyEvent", { type, key, code, windowsVirtualKeyCode });
    /** A key that the IME takes, if it was one. */
    const taken = async (code, run) => {
      if (code) await send("rawKeyDown", "Process", code, 229);
      await run();
      if (code) await send("keyUp", named(code)[0], code, named(code)[1]);
    };
    const set = (text, range) =>
      ime.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length, ...range });
    await each({
      listen: (trace) => page.evaluate(listen, trace),
      log: () => page.evaluate(() => window.log),
      focus: () => page.focus("input"),
      leave: () => page.click("[name=other]"),
      compose: (text, code) => taken(code, () => set(text)),
      commit: (text, code) => taken(code, () => ime.send("Input.insertText", { text })),
      cancel: (code) => taken(code, () => set("")),
      reconvert: (text, code, from, to) => taken(code, () => set(text, { replacementStart: from, replacementEnd: to })),
      type: (text) => page.keyboard.type(text),
      press: (key) => page.keyboard.press(key),
      async paste(text) {
        // By way of the other field: what is copied is copied by the browser.
        await page.evaluate((text) => {
          const field = document.activeElement;
          const [, other] = document.forms[0];
          const quiet = window.log.length;
          const caret = field.selectionStart;
          other.value = text;
          other.select();
          document.execCommand("copy");
          field.focus();
          field.setSelectionRange(caret, caret);
          window.log.length = quiet;
        }, text);
        await ime.send("Input.dispatchKeyEvent", { type: "rawKeyDown", commands: ["paste"] });
      },
    });
  } finally {
    await browser.close();
  }
}

/** In Firefox's own process, where its text input processor is to be had. */
const PROCESSOR = `
  const [what, text, key, code, keyCode] = arguments;
  const window = Services.wm.getMostRecentWindow("navigator:browser");
  const name = "@mozilla.org/text-input-processor;1";
  const ime = (window.ime ??= Cc[name].createInstance(Ci.nsITextInputProcessor));
  if (!ime.beginInputTransactionForTests(window)) throw new Error("it is taken");
  const event = key ? new window.KeyboardEvent("", { key, code, keyCode }) : null;
  if (what === "commit") ime.commitCompositionWith(text, event);
  if (what === "cancel") ime.cancelComposition(event);
  if (what === "type") { ime.keydown(event); ime.keyup(event); }
  if (what === "compose") {
    ime.setPendingCompositionString(text);
    ime.appendClauseToPendingComposition(text.length, ime.ATTR_RAW_CLAUSE);
    ime.setCaretInPendingComposition(text.length);
    ime.flushPendingComposition(event);
  }`;

async function firefox(each) {
  const server = createServer((_, response) => response.setHeader("content-type", "text/html").end("<!doctype html>"));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  // On a port that was free a moment ago.
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address();
  await new Promise((done) => probe.close(done));
  const path = `${join(root, ".tools/bin")}:${process.env.PATH}`;
  const driver = spawn("geckodriver", ["--port", port, "--allow-system-access"], {
    stdio: "ignore",
    env: { ...process.env, PATH: path },
  });
  let session = "";
  const ask = async (method, where, body) => {
    const response = await fetch(`http://127.0.0.1:${port}${session}${where}`, {
      method,
      headers: { "content-type": "application/json" },
      body: body && JSON.stringify(body),
    });
    const { value } = await response.json();
    if (value?.error) throw new Error(value.message);
    return value;
  };
  const run = (script, ...args) => ask("POST", "/execute/sync", { script, args });
  const inside = async (...args) => {
    await ask("POST", "/moz/context", { context: "chrome" });
    await run(PROCESSOR, ...args);
    await ask("POST", "/moz/context", { context: "content" });
    // The page is another process.
    await new Promise((next) => setTimeout(next, 100));
  };
  const click = async (value) => {
    const found = await ask("POST", "/element", { using: "css selector", value });
    await ask("POST", `/element/${Object.values(found)[0]}/click`, {});
  };
  const by = (code) => (code ? [named(code)[0], code, named(code)[1]] : []);
  try {
    await eventually(() => ask("GET", "/status").catch(() => {}), (status) => status?.ready);
    const options = { args: ["-headless"], prefs: { "app.normandy.enabled": false, "services.settings.server": "data:," } };
    const { sessionId } = await ask("POST", "/session", {
      capabilities: { alwaysMatch: { "moz:firefoxOptions": options } },
    });
    session = `/session/${sessionId}`;
    await ask("POST", "/url", { url: `http://127.0.0.1:${server.address().port}/` });
    await each({
      listen: (trace) => run(`(${listen})(arguments[0])`, trace),
      log: () => run("return window.log"),
      focus: () => click("input"),
      leave: () => click("[name=other]"),
      compose: (text, code) => inside("compose", text, ...by(code)),
      commit: (text, code) => inside("commit", text, ...by(code)),
      cancel: (code) => inside("cancel", "", ...by(code)),
      press: (key) => inside("type", "", ...by(key)),
    });
    await ask("DELETE", "");
  } finally {
    driver.kill();
    server.close();
  }
}

const ENGINES = { chromium, firefox };

/** What an engine says to the steps of these traces: events by id. */
export async function record(engine, chosen) {
  const events = {};
  await ENGINES[engine](async (browser) => {
    for (const { id, field, starts, steps } of chosen) {
      await browser.listen({ is: field.is, starts });
      for (const [step, ...args] of steps) await browser[step](...args);
      events[id] = await browser.log();
    }
  });
  return events;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const wanted = process.argv.slice(2);
  for (const engine of Object.keys(ENGINES)) {
    const chosen = traces.filter(({ id, recorded }) => recorded === engine && (!wanted.length || wanted.includes(id)));
    if (!chosen.length) continue;
    for (const [id, events] of Object.entries(await record(engine, chosen))) {
      console.log(`${id}\n  ${events.map((event) => JSON.stringify(event)).join("\n  ")}`);
    }
  }
}
