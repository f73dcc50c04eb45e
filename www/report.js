// The report page: asks for the numbers, draws them, and asks again when the collector says that something new was
// stored.

import { drawLatest, showAttempt } from "./report/attempts.js";
import { drawCurves } from "./report/curves.js";
import { drawCounted, drawDelivery } from "./report/delivery.js";
import { byId, element, setClock } from "./report/dom.js";
import { drawFields } from "./report/fields.js";
import { drawFilters, listenToFilters, query } from "./report/filters.js";
import { drawGroups } from "./report/groups.js";
import { drawHelp } from "./report/help.js";
import { drawMeanings, setTerms } from "./report/terms.js";
import { drawSteps, drawTotals } from "./report/totals.js";
import { drawVerdict } from "./report/verdict.js";
import { language, say, setLanguage } from "./report/words.js";

let report = null;
let failed = null;
let connection = "waiting";

function drawWords() {
  document.documentElement.lang = language();
  document.title = say("title");
  for (const place of document.querySelectorAll("[data-say]")) place.textContent = say(place.dataset.say);
  byId("language").textContent = say("language");
  byId("language").lang = language() === "en" ? "ja" : "en";
  byId("live").dataset.state = connection;
  byId("live").textContent = say(connection === "open" ? "live" : "reconnecting");
}

function drawExports() {
  const { from, to } = report;
  const links = ["csv", "ndjson", "json"].map((kind) =>
    element("a", { href: `/report/export.${kind}?${new URLSearchParams({ from, to })}`, download: `surasura-${from}-${to}.${kind}` }, kind.toUpperCase()));
  byId("exports").replaceChildren(say("exports"), ...links.flatMap((link) => [link, " "]));
}

function draw() {
  drawWords();
  byId("trouble").hidden = failed === null;
  if (failed !== null) byId("trouble").textContent = say("trouble", { code: failed });
  if (report === null) return;
  setTerms(report.definitions);
  setClock(report.utcOffset);
  drawFilters(report);
  drawExports();
  const { totals, counted, suppressed, smallest } = report;
  const isAsked = query().size > 0;
  const nothing = totals.attempts === 0 && counted === null;
  byId("empty").hidden = !nothing || isAsked;
  byId("none").hidden = !nothing || !isAsked;
  byId("none").textContent = suppressed ? say("hiddenHere", { smallest }) : say("noneHere");
  byId("report").hidden = nothing;
  if (nothing) return;
  drawMeanings();
  for (const part of [drawVerdict, drawTotals, drawSteps, drawFields, drawCurves, drawGroups, drawHelp, drawDelivery, drawCounted, drawLatest]) part(report);
}

// Fresh numbers

let asking = false;
let again = false;

/** Asks once at a time; news that come meanwhile are asked for afterwards, and not all the time. */
async function refresh() {
  again = true;
  if (asking) return;
  asking = true;
  while (again) {
    again = false;
    const began = performance.now();
    await ask();
    const took = performance.now() - began;
    if (again) await new Promise((done) => setTimeout(done, Math.max(500, 5 * took)));
  }
  asking = false;
}

async function ask() {
  const asked = query().toString();
  try {
    const answer = await fetch(`/report/data?${asked}`, { headers: { accept: "application/json" } });
    const body = await answer.json();
    if (!answer.ok) throw new Error(body.parameter ? `${body.code}: ${body.parameter}` : body.code);
    report = body;
    failed = null;
  } catch (error) {
    failed = error.message;
  }
  draw();
  // Another was chosen while this one came.
  again ||= asked !== query().toString();
}

function listen() {
  const events = new EventSource("/report/events");
  // Also after every reconnection: something may have come in between.
  events.addEventListener("open", () => {
    connection = "open";
    drawWords();
    refresh();
  });
  events.addEventListener("stored", refresh);
  events.addEventListener("error", () => {
    connection = "waiting";
    drawWords();
    // The browser gives up when it is answered with an error, for example by a proxy.
    if (events.readyState === EventSource.CLOSED) setTimeout(listen, 5000);
  });
}

byId("language").addEventListener("click", () => {
  const address = new URL(location.href);
  setLanguage(language() === "en" ? "ja" : "en");
  address.searchParams.set("lang", language());
  history.replaceState(null, "", address);
  draw();
});
listenToFilters(refresh);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
addEventListener("hashchange", showAttempt);
byId("timeline").addEventListener("close", () => {
  if (location.hash) history.replaceState(null, "", location.pathname + location.search);
});

setLanguage(new URLSearchParams(location.search).get("lang"));
drawWords();
await refresh();
listen();
showAttempt();
