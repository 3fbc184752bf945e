//! A small HTTP client: one connection, kept open.

use crate::program::Done;
use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::{
    HeaderMap, Method, Request,
    client::conn::http1::{SendRequest, handshake},
};
use hyper_util::rt::TokioIo;
use std::time::Duration;
use tokio::{net::TcpStream, time::timeout};

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// A connection to a server.
pub(crate) struct Client {
    address: String,
    sender: SendRequest<Full<Bytes>>,
}

/// What the server said.
#[derive(Debug)]
pub(crate) struct Answer {
    /// The status code.
    pub(crate) status: u16,
    /// The head.
    pub(crate) headers: HeaderMap,
    /// The body as it was sent.
    pub(crate) body: Bytes,
}

impl Client {
    /// Connects to `host:port`.
    ///
    /// # Errors
    /// One sentence.
    pub(crate) async fn connect(address: &str) -> Done<Client> {
        let stream = TcpStream::connect(address).await.map_err(|error| format!("{address}: {error}"))?;
        stream.set_nodelay(true).map_err(|error| error.to_string())?;
        let (sender, connection) = handshake(TokioIo::new(stream)).await.map_err(|error| error.to_string())?;
        // It ends when the sender is dropped; a failure is seen by whoever sends.
        tokio::spawn(connection);
        Ok(Client { address: address.to_owned(), sender })
    }

    /// Asks for a page.
    ///
    /// # Errors
    /// One sentence.
    pub(crate) async fn get(&mut self, path: &str, headers: &[(&str, &str)]) -> Done<Answer> {
        self.send(Method::GET, path, headers, Bytes::new()).await
    }

    /// Sends a JSON text.
    ///
    /// # Errors
    /// One sentence.
    pub(crate) async fn post(&mut self, path: &str, headers: &[(&str, &str)], json: String) -> Done<Answer> {
        let headers = [headers, &[("content-type", "application/json")]].concat();
        self.send(Method::POST, path, &headers, Bytes::from(json)).await
    }

    async fn send(&mut self, method: Method, path: &str, headers: &[(&str, &str)], body: Bytes) -> Done<Answer> {
        let mut request = Request::builder().method(method).uri(path).header("host", &self.address);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Full::new(body)).map_err(|error| error.to_string())?;
        let answer = async {
            self.sender.ready().await?;
            let (head, body) = self.sender.send_request(request).await?.into_parts();
            let body = body.collect().await?.to_bytes();
            Ok::<Answer, hyper::Error>(Answer { status: head.status.as_u16(), headers: head.headers, body })
        };
        match timeout(PATIENCE, answer).await {
            Ok(Ok(answer)) => Ok(answer),
            Ok(Err(error)) => Err(format!("{path}: {error}")),
            Err(_) => Err(format!("{path}: no answer in {} s", PATIENCE.as_secs())),
        }
    }
}

/// Asks for one page on a connection of its own.
///
/// # Errors
/// One sentence.
pub(crate) async fn get(address: &str, path: &str, headers: &[(&str, &str)]) -> Done<Answer> {
    Client::connect(address).await?.get(path, headers).await
}

impl Answer {
    /// How many bytes came over the wire, about: the head as hyper writes it, and the body.
    pub(crate) fn bytes(&self) -> usize {
        let head: usize = self.headers.iter().map(|(name, value)| name.as_str().len() + value.len() + 4).sum();
        "HTTP/1.1 200 OK\r\n\r\n".len() + head + self.body.len()
    }
}
