//! Files: the shop's own under `/`, the report page under `/report`, and what a browser is told
//! about all of them.

use std::convert::Infallible;
use std::path::Path;

use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, Method, header};
use axum::response::{IntoResponse, Response};
use axum::routing::MethodRouter;
use tower::service_fn;
use tower_http::services::{ServeDir, ServeFile};
use tower_http::set_header::SetResponseHeaderLayer;

use crate::problem::Problem;

/// Told with every answer. No inline script or style, nothing from elsewhere; WebAssembly may run.
const HEADERS: [(HeaderName, &str); 4] = [
    (
        header::CONTENT_SECURITY_POLICY,
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none'; \
         form-action 'self'; frame-ancestors 'self'",
    ),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "same-origin"),
    // Ask whether it has changed: what is built anew is seen at once.
    (header::CACHE_CONTROL, "no-cache"),
];

/// Puts the headers on every answer that does not say otherwise itself.
pub fn with_headers<S: Clone + Send + Sync + 'static>(router: Router<S>) -> Router<S> {
    HEADERS.into_iter().fold(router, |router, (name, value)| {
        router.layer(SetResponseHeaderLayer::if_not_present(
            name,
            HeaderValue::from_static(value),
        ))
    })
}

/// The files of the folder; their MIME types go by their names.
pub fn files<S: Clone + Send + Sync + 'static>(router: Router<S>, www: &Path) -> Router<S> {
    let dir = ServeDir::new(www)
        .call_fallback_on_method_not_allowed(true)
        .fallback(service_fn(|request| async {
            Ok::<_, Infallible>(nothing(request).await)
        }));
    router.fallback_service(dir)
}

/// The page of the report, `report.html` in the folder.
pub fn report<S: Clone + Send + Sync + 'static>(www: Option<&Path>) -> MethodRouter<S> {
    match www.map(|www| www.join("report.html")) {
        Some(file) if file.is_file() => {
            axum::routing::get_service(ServeFile::new(file)).fallback(nothing)
        }
        _ => axum::routing::get(|| async { Problem::NO_PAGE }).fallback(nothing),
    }
}

/// Answers where nothing is served.
pub async fn nothing(request: Request) -> Response {
    if matches!(*request.method(), Method::GET | Method::HEAD) {
        Problem::NOT_FOUND.into_response()
    } else {
        Problem::PAGE_METHOD.into_response()
    }
}
