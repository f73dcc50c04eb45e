// What `surasura/form` has: the part of `surasura` for pages with a form.

export { SurasuraError, attachForm, normalize, ready, startAttempt } from "./index.js";
export type {
  AttachedField, Attempt, AttemptOptions, Change, ChangeCode, ChangeDetail, ErrorCode, FieldKind, FieldOptions, FormHandle,
  FormOptions, Issue, IssueCode, IssueDetail, Locale, NormalizeOptions, Outcome,
} from "./index.js";
