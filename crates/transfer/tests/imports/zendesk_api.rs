//! The API of Zendesk is followed page by page; a server on this machine stands for it.

use crate::{
    support::plan,
    zendesk::{counts, export},
};
use madang_testkit::on_both;
use madang_transfer::{Progress, zendesk};
use serde_json::{Value, json};
use std::{
    io::{BufRead, BufReader, Write},
    net::TcpListener,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering::SeqCst},
    },
    thread,
};

/// A server that answers like Zendesk, and remembers what it was asked.
struct Api {
    base: String,
    asked: Arc<Mutex<Vec<String>>>,
    ends: Arc<AtomicBool>,
}

impl Api {
    fn start() -> Api {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let (asked, ends) = (Arc::new(Mutex::new(Vec::new())), Arc::new(AtomicBool::new(false)));
        let (own, log, end) = (base.clone(), Arc::clone(&asked), Arc::clone(&ends));
        thread::spawn(move || {
            let mut was_busy = false;
            for stream in listener.incoming() {
                if end.load(SeqCst) {
                    return;
                }
                let mut stream = stream.unwrap();
                let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
                let first = lines.next().unwrap().unwrap();
                let path = first.split(' ').nth(1).unwrap().to_owned();
                let headers: Vec<String> =
                    lines.map(|line| line.unwrap()).take_while(|line| !line.is_empty()).collect();
                // ann@acme.example/token:secret
                let known = headers.iter().any(|line| line.contains("Basic YW5uQGFjbWUuZXhhbXBsZS90b2tlbjpzZWNyZXQ="));
                let answer = if !known {
                    "HTTP/1.1 401 Unauthorized\r\n".to_owned()
                } else if path.contains("/users") && !std::mem::replace(&mut was_busy, true) {
                    "HTTP/1.1 429 Too Many Requests\r\nretry-after: 0\r\n".to_owned()
                } else if answer(&own, &path).is_none() {
                    "HTTP/1.1 404 Not Found\r\n".to_owned()
                } else {
                    "HTTP/1.1 200 OK\r\n".to_owned()
                };
                let body = if answer.contains("200") { self::answer(&own, &path).unwrap() } else { Vec::new() };
                log.lock().unwrap().push(path);
                write!(stream, "{answer}content-length: {}\r\nconnection: close\r\n\r\n", body.len()).unwrap();
                stream.write_all(&body).unwrap();
            }
        });
        Api { base, asked, ends }
    }

    fn access(&self, token: &str) -> zendesk::Access {
        zendesk::Access { url: self.base.clone(), email: "ann@acme.example".into(), token: token.into() }
    }
}

impl Drop for Api {
    fn drop(&mut self) {
        self.ends.store(true, SeqCst);
        // Wakes the listener, which then ends.
        let _ = std::net::TcpStream::connect(self.base.trim_start_matches("http://"));
    }
}

fn answer(base: &str, path: &str) -> Option<Vec<u8>> {
    let article = |id: u64| {
        json!({ "id": id, "author_id": 1, "section_id": 20, "title": format!("Article {id}"), "locale": "en-us",
            "source_locale": "en-us", "html_url": format!("{base}/hc/en-us/articles/{id}"),
            "body": "<p>See <img src=\"/hc/article_attachments/5/a.txt\"></p>", "created_at": "2021-03-04T05:06:07Z" })
    };
    let (plain, query) = path.split_once('?').unwrap_or((path, ""));
    let page: Value = match plain.trim_start_matches("/api/v2/") {
        "help_center/locales.json" => json!({ "locales": ["en-us"], "default_locale": "en-us" }),
        "help_center/en-us/categories.json" => json!({ "categories": [{ "id": 10, "name": "Using it" }] }),
        "help_center/en-us/sections.json" => json!({ "sections": [{ "id": 20, "category_id": 10, "name": "First" }] }),
        "help_center/en-us/articles.json" if query.contains("page=2") => {
            json!({ "articles": [article(101)], "next_page": null })
        }
        "help_center/en-us/articles.json" => {
            json!({ "articles": [article(100)], "next_page": format!("{base}/api/v2/help_center/en-us/articles.json?page=2") })
        }
        "users.json" if query.contains("after") => {
            json!({ "users": [{ "id": 2, "name": "Ben" }], "meta": { "has_more": false }, "links": { "next": null } })
        }
        "users.json" => json!({ "users": [{ "id": 1, "name": "Ann", "role": "agent" }], "meta": { "has_more": true },
            "links": { "next": format!("{base}/api/v2/users.json?page[after]=x") } }),
        "tickets.json" => {
            json!({ "tickets": [{ "id": 35, "subject": "Broken", "description": "It broke.", "requester_id": 2,
            "created_at": "2021-07-04T05:06:07Z" }] })
        }
        "tickets/35/comments.json" => json!({ "comments": [
            { "id": 1, "author_id": 2, "body": "It broke.", "public": true, "created_at": "2021-07-04T05:06:07Z" },
            { "id": 2, "author_id": 1, "body": "Which one?", "public": true, "created_at": "2021-07-05T05:06:07Z" },
        ] }),
        "/hc/article_attachments/5/a.txt" => return Some(b"a small text".to_vec()),
        _ => return None,
    };
    Some(page.to_string().into_bytes())
}

#[tokio::test]
async fn every_page_of_the_api_is_followed() {
    on_both(plan, async |site| {
        let api = Api::start();
        let folder = tempfile::tempdir().unwrap();
        let export = zendesk::Export { access: Some(api.access("secret")), ..export(folder.path()) };
        let report = zendesk::import(&site.app, &export, &Progress::hidden()).await.unwrap();
        for (kind, want) in [
            ("user", [2, 0, 0]),
            ("category", [1, 0, 0]),
            ("section", [1, 0, 0]),
            ("article", [2, 0, 0]),
            ("ticket", [1, 0, 0]),
            ("ticket comment", [1, 0, 0]),
            ("file", [1, 0, 0]),
        ] {
            assert_eq!(counts(&report, kind), want, "{kind}\n{report}");
        }
        assert!(report.to_string().contains("community/posts is closed to this token or not there"), "{report}");
        let users = api.asked.lock().unwrap().iter().filter(|path| path.contains("/users")).count();
        assert_eq!(users, 3, "the busy answer was waited out");
        let again = zendesk::import(&site.app, &export, &Progress::hidden()).await.unwrap();
        assert_eq!(again.all_taken(), 0, "{again}");
    })
    .await;
}

#[tokio::test]
async fn a_refused_token_is_told_and_nothing_is_written() {
    on_both(plan, async |site| {
        let api = Api::start();
        let folder = tempfile::tempdir().unwrap();
        let export = zendesk::Export { access: Some(api.access("wrong")), ..export(folder.path()) };
        let error = zendesk::import(&site.app, &export, &Progress::hidden()).await.unwrap_err();
        assert!(error.to_string().contains("refuses the e-mail address or the token"), "{error}");
    })
    .await;
}
