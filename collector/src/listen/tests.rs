use std::time::Instant;

use axum::routing::get;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::task::JoinHandle;

use super::*;

const SHORT: Duration = Duration::from_millis(400);
const ASK: &[u8] = b"GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n";

fn limits() -> Limits {
    Limits {
        connections: 8,
        head: SHORT,
        stall: SHORT,
        grace: Duration::from_secs(5),
    }
}

async fn start(limits: Limits) -> (SocketAddr, watch::Sender<bool>, JoinHandle<()>) {
    let router = Router::new()
        .route("/", get(|| async { "here" }))
        .route("/large", get(|| async { vec![0_u8; 64 << 20] }))
        .route(
            "/slow",
            get(|| async {
                sleep(SHORT).await;
                "late"
            }),
        );
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopping) = watch::channel(false);
    let served = tokio::spawn(serve(listener, router, stopping, limits));
    (address, stop, served)
}

async fn send(address: SocketAddr, bytes: &[u8]) -> TcpStream {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(bytes).await.unwrap();
    stream
}

async fn read(mut stream: TcpStream) -> String {
    let mut answer = Vec::new();
    let read = timeout(Duration::from_secs(10), stream.read_to_end(&mut answer)).await;
    read.expect("the connection stays open").ok();
    String::from_utf8_lossy(&answer).into_owned()
}

#[tokio::test]
async fn a_head_that_does_not_end_is_closed() {
    let (address, _stop, _served) = start(limits()).await;
    let unfinished = send(address, b"GET / HTTP/1.1\r\nhost: ").await;
    assert!(!read(unfinished).await.contains("200 OK"));
    let silent = send(address, b"").await;
    assert_eq!(read(silent).await, "");
}

#[tokio::test]
async fn clients_that_hold_every_place_are_shown_out() {
    let (address, _stop, _served) = start(limits()).await;
    let mut held = Vec::new();
    for _ in 0..limits().connections {
        held.push(send(address, b"GET / HTTP/1.1\r\n").await);
    }
    assert!(read(send(address, ASK).await).await.ends_with("here"));
}

#[tokio::test]
async fn a_client_that_reads_nothing_is_shown_out() {
    let one = Limits {
        connections: 1,
        ..limits()
    };
    let (address, _stop, _served) = start(one).await;
    let _deaf = send(address, b"GET /large HTTP/1.1\r\nhost: x\r\n\r\n").await;
    assert!(read(send(address, ASK).await).await.ends_with("here"));
}

#[tokio::test]
async fn what_is_under_way_at_the_end_finishes() {
    let (address, stop, served) = start(limits()).await;
    let slow = send(address, b"GET /slow HTTP/1.1\r\nhost: x\r\n\r\n").await;
    sleep(SHORT / 2).await;
    stop.send_replace(true);
    assert!(read(slow).await.ends_with("late"));
    timeout(SHORT * 10, served).await.expect("it ends").unwrap();
    assert!(
        TcpStream::connect(address).await.is_err(),
        "nobody listens any more"
    );
}

#[tokio::test]
async fn the_end_does_not_wait_for_ever() {
    let short = Limits {
        grace: SHORT,
        stall: Duration::from_secs(60),
        ..limits()
    };
    let (address, stop, served) = start(short).await;
    let _deaf = send(address, b"GET /large HTTP/1.1\r\nhost: x\r\n\r\n").await;
    sleep(SHORT / 2).await;
    let begin = Instant::now();
    stop.send_replace(true);
    timeout(Duration::from_secs(10), served)
        .await
        .expect("it ends")
        .unwrap();
    assert!(begin.elapsed() >= SHORT, "it waited for the grace");
}
