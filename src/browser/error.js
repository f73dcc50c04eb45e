/** Every error of this package. `code` is stable, `path` names the culprit. */
export class SurasuraError extends Error {
  constructor(code, path = "", options) {
    super(path ? `${code} at ${path}` : code, options);
    this.name = "SurasuraError";
    this.code = code;
    this.path = path;
  }
}
