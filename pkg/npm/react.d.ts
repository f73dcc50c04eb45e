import type { FormHandle, FormOptions } from "surasura";

/**
 * Looks after a form for as long as React (19 or newer) shows it: `<form ref={ref}>`. Options that say something else
 * attach it anew; a check always sees the state of the last render. On a server it does nothing.
 */
export function useSurasura(options?: FormOptions): {
  readonly ref: (form: Element | null) => (() => void) | undefined;
  /** What `attachForm` gave, in effects and handlers: `handle.current?.check()`. */
  readonly handle: { readonly current: FormHandle | null };
};
