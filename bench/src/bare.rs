//! A server that does nothing but answer with so many bytes: what HTTP itself costs on this machine.

use crate::program::Done;
use axum::{
    Router,
    body::Body,
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Response},
    routing::get,
};
use bytes::Bytes;
use tokio::net::TcpListener;

/// The most that is answered.
const MOST: usize = 4 << 20;

/// Serves `/{bytes}` until it is stopped.
///
/// # Errors
/// One sentence.
pub(crate) async fn serve(listen: &str) -> Done {
    let listener = TcpListener::bind(listen).await.map_err(|error| format!("{listen}: {error}"))?;
    let body = Bytes::from(vec![b'x'; MOST]);
    let router =
        Router::new().route("/readyz", get(async || "ready\n")).route("/{bytes}", get(answer)).with_state(body);
    axum::serve(listener, router).await.map_err(|error| error.to_string())
}

async fn answer(State(body): State<Bytes>, Path(bytes): Path<usize>) -> Response {
    let body = Body::from(body.slice(..bytes.min(MOST)));
    ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], body).into_response()
}
