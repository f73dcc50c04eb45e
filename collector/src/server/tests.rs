use axum::body::{Body, Bytes};
use axum::http::StatusCode;
use futures_util::stream;
use tempfile::TempDir;
use tower::ServiceExt;

use super::*;
use crate::store::Store;

fn app(dir: &TempDir) -> App {
    let (store, _writer) = Store::open(&dir.path().join("d")).unwrap();
    App {
        reporter: Reporter::new(&store).unwrap(),
        store,
        access: Arc::new(Access::new(None, false)),
        origins: Arc::new(Origins::new(Vec::new(), false)),
        flood: Arc::new(Flood::new(0, 0, false)),
        stopping: watch::channel(false).1,
    }
}

#[tokio::test(start_paused = true)]
async fn a_body_that_never_ends_is_given_up() {
    let dir = TempDir::new().unwrap();
    let router = router(app(&dir), "/efo", None);
    let body = Body::from_stream(stream::pending::<Result<Bytes, std::io::Error>>());
    let request = Request::post("/efo").body(body).unwrap();
    let started = tokio::time::Instant::now();
    let response = router.oneshot(request).await.unwrap();
    assert_eq!(response.status(), StatusCode::REQUEST_TIMEOUT);
    assert_eq!(started.elapsed().as_secs(), intake::BODY_TIME.as_secs());
}

#[tokio::test]
async fn a_body_that_breaks_off_is_refused_and_nothing_is_stored() {
    let dir = TempDir::new().unwrap();
    let app = app(&dir);
    let broken = stream::iter([
        Ok(Bytes::from_static(b"{\"v\":2")),
        Err(std::io::Error::other("gone")),
    ]);
    let request = Request::post("/efo")
        .body(Body::from_stream(broken))
        .unwrap();
    let router = router(app.clone(), "/efo", None);
    let response = router.oneshot(request).await.unwrap();
    assert_eq!(response.status(), StatusCode::BAD_REQUEST);
    let db = app.store.reader().unwrap();
    let count = |db: &rusqlite::Connection| {
        db.query_row("SELECT count(*) FROM attempts", [], |row| {
            row.get::<_, i64>(0)
        })
    };
    assert_eq!(count(&db), Ok(0));
}

#[tokio::test]
async fn without_a_peer_address_the_report_stays_shut() {
    let dir = TempDir::new().unwrap();
    let request = Request::get("/report/data")
        .header("host", "localhost")
        .body(Body::empty())
        .unwrap();
    let response = router(app(&dir), "/efo", None)
        .oneshot(request)
        .await
        .unwrap();
    assert!(!response.status().is_success());
}
