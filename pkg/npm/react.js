// surasura/react: a form that is looked after for as long as React shows it.

import { useCallback, useEffect, useRef } from "react";
import { attachForm } from "surasura";

export function useSurasura(options) {
  const handle = useRef(null);
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  // Options are written anew with every render. They are others where they say something else.
  const ref = useCallback((form) => {
    const fields = { ...options?.fields };
    for (const name in fields) {
      // A check sees the state of the last render.
      if (fields[name]?.check) fields[name] = { ...fields[name], check: (value) => latest.current.fields[name].check(value) };
    }
    const attached = (handle.current = attachForm(form, { ...options, fields }));
    return () => {
      attached.detach();
      handle.current = null;
    };
  }, [JSON.stringify(options)]);
  return { ref, handle };
}
