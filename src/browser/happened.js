// What happened, by its number. In a file of its own, without imports, these are but numbers in what ships.

/** By their numbers in `attempt.rs`. */
export const FOCUS = 0, BLUR = 1, TYPED = 2, PASTED = 3, AUTOFILLED = 4, FILLED = 5, COMMIT = 6, FIXED = 7, PASSED = 8,
  FAILED = 9, FAILED_FIXED = 10, BLANK = 11, LOST = 12, COMPOSING = 13, COMPOSED = 14, FRAME = 15, BUTTON = 16,
  HIDDEN = 17, VISIBLE = 18, RESUMED = 19, LEAVING = 20, BLOCKED = 21, SUBMITTED = 22, COMPLETED = 23, RESTART = 24,
  NUDGE = 25, HELP_TAKEN = 26, HELP_CLOSED = 27, DROPPED = 28, CLEARED = 29, ASKED = 30, TOLD = 31, UNTOLD = 32,
  HERE = 33, GONE = 34;

/** What the form tells (`form.js`), by the numbers of `form.rs`; and a submit. */
export const FOCUSED = 0, LEFT = 1, CHANGED = 2, COMPOSITION = 3, COMPOSITION_END = 4, INPUT = 5, SUBMIT = 6;
