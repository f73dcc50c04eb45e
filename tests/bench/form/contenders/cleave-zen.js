import { formatGeneral, registerCursorTracker } from "cleave-zen";

const delimiter = "-";
const PHONE = { blocks: [3, 4, 4], delimiter, numericOnly: true };
const POSTAL = { blocks: [3, 4], delimiter, numericOnly: true };

/** As its README has it: format on `input`, with its tracker for the caret. */
function format(input, options) {
  const stop = new AbortController();
  input.addEventListener("input", () => {
    input.value = formatGeneral(input.value, options);
  }, { signal: stop.signal });
  const untrack = registerCursorTracker({ input, delimiter });
  return () => {
    stop.abort();
    untrack();
  };
}

export function attach(form) {
  const stops = [
    ...["tel", "mobile", "ship_tel"].map((name) => format(form.elements[name], PHONE)),
    ...["zip", "ship_zip"].map((name) => format(form.elements[name], POSTAL)),
  ];
  return { fields: stops.length, detach: () => stops.forEach((stop) => stop()) };
}
