// How <surasura-nudge> looks. Whatever comes and goes has its room: as many lines as messages of ours have. Before the
// element is defined surasura.css keeps as much.

export const STYLE = `
:host {
  --accent: var(--surasura-accent, light-dark(#24507a, #9cc4e8));
  --paper: var(--surasura-paper, light-dark(#fff, #1d2226));
  --track: var(--surasura-track, light-dark(#d5d0c6, #434b52));
  display: block;
  container-type: inline-size;
  min-inline-size: min(100%, 15em);
  color: var(--surasura-ink, inherit);
}
:host(:is([hidden], [dismissed], [held-out])) { display: none; }
p, ol { margin: 0; padding: 0; list-style: none; }
[part=box] { --lines: 1; --first: 2; --note: 1; --add: 0px; position: relative; line-height: 1.6; overflow-wrap: anywhere; word-break: auto-phrase; }
[hidden] { display: block; }
[hidden], [inert] { visibility: hidden; }
[part=text] { min-height: calc(1.6em * var(--lines)); font-weight: 600; }
:host([closable]) [part=text] { padding-inline-end: 2em; }
[part=close] {
  position: absolute; inset: -.625em -.75em auto auto; width: 2.75rem; height: 2.75rem; padding: 0;
  font: inherit; line-height: 1; color: inherit; background: none; border: 0; cursor: pointer;
}
[part=bar] { position: relative; height: .5em; margin: .625em .5625em .5em 0; }
[part=track] { height: 100%; border-radius: .25em; overflow: hidden; background: var(--track); }
[part=fill] { height: 100%; transform-origin: 0 50%; transform: scaleX(0); background: var(--accent); transition: transform .3s; }
[part~=tick] {
  position: absolute; inset-block-start: 50%; inset-inline-start: calc(100% * var(--at)); width: 1.125em; height: 1.125em;
  margin: -.5625em; box-sizing: border-box; border: 2px solid var(--track); border-radius: 50%; background: var(--paper);
}
[part~=tick][part~=reached] { border-color: var(--accent); background: var(--accent); }
[part~=tick][part~=reached]::after {
  content: ""; position: absolute; inset: 15% 34% 26%; rotate: 45deg;
  border: solid var(--paper); border-width: 0 2px 2px 0;
}
[part=tiers], [part=below] { font-size: .8125em; line-height: 1.5; }
[part=tiers] { display: flex; gap: .75em; min-height: 1.5em; }
[part~=tier] { flex: 1 1 auto; min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; text-align: end; color: var(--surasura-soft, inherit); }
[part~=tier][part~=reached] { font-weight: 600; color: inherit; }
[part=below] { margin-top: .5em; text-wrap: pretty; }
[part=first] { min-height: max(1.5em * var(--first), var(--add)); }
[part=note] { color: var(--surasura-soft, inherit); }
[part=first] + [part=note] { min-height: calc(1.5em * var(--note)); }
[part=warning] { padding-inline-start: .625em; border-inline-start: 3px solid; color: var(--surasura-warning, light-dark(#7a5000, #f0c878)); }
:host([suggests]) [part=box] { --add: 3.25rem; }
[part=add] {
  display: flex; align-items: center; gap: .625em; box-sizing: border-box; width: 100%; min-height: 2.75rem;
  margin-bottom: .5em; padding: .25em .75em; font: inherit; font-weight: 600; text-align: start; color: var(--accent);
  background: var(--paper); border: 1px solid; border-radius: .5rem; cursor: pointer; touch-action: manipulation;
}
[part=image] { width: 2rem; height: 2rem; object-fit: cover; border-radius: .25rem; }
[part=words] { flex: 1; display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 .75em; }
[part=net] { font-weight: 400; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
[part=status], [part=hidden] { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@container (max-width: 24em) { [part=box] { --lines: 2; } }
@container (max-width: 19em) {
  [part=box] { --first: 3; --note: 2; }
  :host([suggests]) [part=box] { --add: 4.25rem; }
}
@container (min-width: 34em) { [part=box] { --first: 1; } }
[part=first] > [hidden] { display: none; }
@media (prefers-reduced-motion: reduce) { [part=fill] { transition: none; } }
@media (forced-colors: active) {
  [part=track] { border: 1px solid; box-sizing: border-box; }
  [part=fill], [part~=tick][part~=reached] { forced-color-adjust: none; background: Highlight; border-color: Highlight; }
}
`;
