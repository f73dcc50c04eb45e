//! Outcomes and issues, as JavaScript sees them.

use serde::Serialize;
use wasm_bindgen::JsValue;

use super::to_js;
use crate::field::{Issue, Locale, Outcome, Severity};
use crate::text::Change;

#[derive(Serialize)]
pub(super) struct IssueOut {
    code: &'static str,
    severity: Severity,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    suggestion: Option<String>,
}

/// Issues with their messages.
pub(super) fn issues(issues: Vec<Issue>, locale: Locale) -> Vec<IssueOut> {
    let mut out = Vec::new();
    for issue in issues {
        out.push(IssueOut {
            code: issue.code.as_str(),
            severity: issue.severity(),
            message: issue.message(locale),
            suggestion: issue.suggestion,
        });
    }
    out
}

/// `Outcome` of `pkg/npm/index.d.ts`.
pub(super) fn write(outcome: Outcome, locale: Locale) -> JsValue {
    #[derive(Serialize)]
    struct OutcomeOut {
        valid: bool,
        value: String,
        changed: bool,
        #[serde(skip_serializing_if = "Option::is_none")]
        caret: Option<u32>,
        changes: Vec<Change>,
        issues: Vec<IssueOut>,
    }
    to_js(&OutcomeOut {
        valid: outcome.valid(),
        value: outcome.value,
        changed: outcome.changed,
        caret: outcome.caret,
        changes: outcome.changes,
        issues: issues(outcome.issues, locale),
    })
}
