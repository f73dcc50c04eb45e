// What `surasura/attempt` has: the part of `surasura` that watches a checkout attempt, and offers help.

export { SurasuraError, defineElements, ready, startAttempt } from "./index.js";
export type {
  Attempt, AttemptOptions, ConsentMode, ErrorCode, FieldKind, FormHandle, HelpDetail, HelpOffer, HelpOptions, HelpSignal,
  SurasuraHelpElement,
} from "./index.js";
