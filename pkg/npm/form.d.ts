// What `surasura/form` has: the part of `surasura` for pages with a form.

export { SurasuraError, attachForm, defineElements, normalize, ready } from "./index.js";
export type {
  AttachedField, Change, ChangeCode, ChangeDetail, Check, CheckAnswer, DraftDetail, DraftOptions,
  ErrorCode, FieldKind, FieldOptions, FieldSettings, FormHandle, FormOptions, Issue, IssueCode, IssueDetail, Locale,
  NormalizeOptions, Outcome, PageCode, ProgressDetail, SubmitAs, SuggestDetail, SurasuraProgressElement,
} from "./index.js";
