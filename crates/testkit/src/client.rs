//! Somebody with a browser, or a program with a token.

use axum::{
    Router,
    body::Body,
    http::{HeaderMap, Method, Request, StatusCode, header},
};
use http_body_util::BodyExt;
use madang_kernel::{App, MemberId, db::statements_sent};
use serde_json::Value;
use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
};
use tower::ServiceExt;

/// Keeps its cookies from one request to the next.
pub struct Client {
    router: Router,
    app: App,
    id: Option<MemberId>,
    cookies: Mutex<BTreeMap<String, String>>,
    headers: Vec<(String, String)>,
}

/// What came back.
pub struct Answer {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body, as text.
    pub text: String,
    /// How many statements were sent to the database.
    pub statements: u64,
}

impl Answer {
    /// Where a redirect or a new thing is.
    pub fn location(&self) -> &str {
        self.headers.get(header::LOCATION).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// The body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error} in {}", self.text))
    }

    /// Whether the page says this.
    pub fn says(&self, text: &str) -> bool {
        self.text.contains(text)
    }

    /// The answer, if it is a success; the test ends otherwise.
    #[track_caller]
    pub fn expect_ok(self) -> Answer {
        assert!(self.status.is_success() || self.status.is_redirection(), "{} {}", self.status, self.text);
        self
    }
}

impl Client {
    pub(crate) fn new(router: Router, app: App, id: Option<MemberId>) -> Client {
        Client { router, app, id, cookies: Mutex::default(), headers: Vec::new() }
    }

    /// The member, of a signed-in client.
    #[track_caller]
    pub fn id(&self) -> MemberId {
        self.id.expect("a member")
    }

    /// Sets a cookie.
    pub fn set_cookie(&mut self, name: &str, value: &str) {
        self.cookies.lock().unwrap_or_else(PoisonError::into_inner).insert(name.to_owned(), value.to_owned());
    }

    /// The cookies as a browser sends them.
    pub fn cookies(&self) -> String {
        let jar = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
        jar.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ")
    }

    /// Sends this header with every request.
    pub fn header(mut self, name: &str, value: &str) -> Client {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Asks for pages in a language: `ko`, `ja`, `en`.
    pub fn speaking(self, language: &str) -> Client {
        self.header("accept-language", language)
    }

    /// GET.
    pub async fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, None, Vec::new()).await
    }

    /// POST of a form.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let pair = |(name, value): &(&str, &str)| format!("{}={}", encode(name), encode(value));
        let body = fields.iter().map(pair).collect::<Vec<_>>().join("&");
        self.send(Method::POST, path, Some("application/x-www-form-urlencoded"), body.into_bytes()).await
    }

    /// POST of a form with one file.
    pub async fn upload(&self, path: &str, name: &str, bytes: &[u8]) -> Answer {
        let mut body = Vec::new();
        body.extend_from_slice(
            format!("--part\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n").as_bytes(),
        );
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n--part--\r\n");
        self.send(Method::POST, path, Some("multipart/form-data; boundary=part"), body).await
    }

    /// POST of bytes of a media type.
    pub async fn post_bytes(&self, path: &str, kind: &str, bytes: &[u8]) -> Answer {
        self.send(Method::POST, path, Some(kind), bytes.to_vec()).await
    }

    /// Any method with a JSON body; `Value::Null` sends none.
    pub async fn api(&self, method: &str, path: &str, body: Value) -> Answer {
        let method = method.parse().expect("a method");
        if body.is_null() {
            return self.send(method, path, None, Vec::new()).await;
        }
        self.send(method, path, Some("application/json"), body.to_string().into_bytes()).await
    }

    async fn send(&self, method: Method, path: &str, kind: Option<&str>, body: Vec<u8>) -> Answer {
        let mut request = Request::builder().method(method).uri(ascii(path)).header("host", "community.test");
        let cookies = self.cookies();
        if !cookies.is_empty() {
            request = request.header(header::COOKIE, cookies);
        }
        if let Some(kind) = kind {
            request = request.header(header::CONTENT_TYPE, kind);
        }
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        let request = request.body(Body::from(body)).expect("a request");
        let before = statements_sent();
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        let statements = statements_sent() - before;
        let (parts, body) = response.into_parts();
        self.keep_cookies(&parts.headers);
        let bytes = body.collect().await.expect("a body").to_bytes();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Answer { status: parts.status, headers: parts.headers, text, statements }
    }

    fn keep_cookies(&self, headers: &HeaderMap) {
        let mut jar = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
        for set in headers.get_all(header::SET_COOKIE).iter().filter_map(|value| value.to_str().ok()) {
            let pair = set.split(';').next().unwrap_or_default();
            let Some((name, value)) = pair.split_once('=') else { continue };
            if value.is_empty() || set.contains("Max-Age=0") {
                jar.remove(name);
            } else {
                jar.insert(name.to_owned(), value.to_owned());
            }
        }
    }

    /// The application.
    pub fn app(&self) -> &App {
        &self.app
    }
}

fn encode(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~');
    text.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

/// A path as a request carries it.
fn ascii(path: &str) -> String {
    path.bytes()
        .map(|byte| if byte.is_ascii_graphic() { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}
