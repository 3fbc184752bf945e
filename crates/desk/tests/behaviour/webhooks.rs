//! Webhooks to a ticket system: signed, tried again, sent once, and never into the own network.

use crate::testing::{ask, mailed, people, plan, text};
use madang_desk::send_webhooks;
use madang_kernel::sql;
use madang_outbound::webhook::{Message, WAITS, signatures};
use madang_testkit::{Client, Site, on_both};
use serde_json::{Value, json};
use std::{
    collections::{HashMap, VecDeque},
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    sync::{Arc, Mutex},
    thread,
    time::Duration,
};

/// A webhook as it came in.
#[derive(Clone, Debug)]
pub(crate) struct Came {
    pub(crate) headers: HashMap<String, String>,
    pub(crate) body: String,
}

impl Came {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }

    /// The signatures that these secrets give.
    fn signed_with(&self, secrets: &[&str]) -> bool {
        let (id, at) = (self.headers["webhook-id"].clone(), self.headers["webhook-timestamp"].parse().unwrap());
        let message = Message { id, at, body: self.body.clone() };
        let secrets: Vec<String> = secrets.iter().map(|secret| (*secret).to_owned()).collect();
        self.headers["webhook-signature"] == signatures(&secrets, &message)
    }
}

/// A ticket system on this machine.
pub(crate) struct Receiver {
    port: u16,
    came: Arc<Mutex<Vec<Came>>>,
    answers: Arc<Mutex<VecDeque<String>>>,
}

impl Receiver {
    /// Answers with 204 whatever it has no other answer for.
    pub(crate) fn start() -> Receiver {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let (came, answers) = (Arc::default(), Arc::<Mutex<VecDeque<String>>>::default());
        let receiver = Receiver { port, came: Arc::clone(&came), answers: Arc::clone(&answers) };
        thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                came.lock().unwrap().push(read(&mut stream));
                let answer = answers.lock().unwrap().pop_front().unwrap_or_else(|| head("204 No Content", ""));
                let _ = stream.write_all(answer.as_bytes());
            }
        });
        receiver
    }

    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}/in", self.port)
    }

    pub(crate) fn will_answer(&self, status: &str, rest: &str) {
        self.answers.lock().unwrap().push_back(head(status, rest));
    }

    pub(crate) fn came(&self) -> Vec<Came> {
        self.came.lock().unwrap().clone()
    }
}

fn head(status: &str, body: &str) -> String {
    let length = body.len();
    format!("HTTP/1.1 {status}\r\nlocation: /elsewhere\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{body}")
}

fn read(stream: &mut TcpStream) -> Came {
    let (mut bytes, mut some) = (Vec::new(), [0; 4096]);
    loop {
        let n = stream.read(&mut some).unwrap();
        bytes.extend_from_slice(&some[..n]);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
        let lines = head.lines().skip(1).filter_map(|line| line.split_once(':'));
        let headers: HashMap<String, String> =
            lines.map(|(name, value)| (name.to_lowercase(), value.trim().to_owned())).collect();
        let length: usize = headers.get("content-length").map_or(0, |length| length.parse().unwrap());
        if n == 0 || body.len() >= length {
            return Came { headers, body: body.to_owned() };
        }
    }
}

/// Sets the receiver up; its secret.
pub(crate) async fn set_up(manager: &Client, receiver: &Receiver, more: Value) -> String {
    let mut body = json!({ "url": receiver.url(), "active": true });
    body.as_object_mut().unwrap().extend(more.as_object().cloned().unwrap_or_default());
    let saved = manager.api("PUT", "/api/v1/admin/desk/tickets", body).await.expect_ok().json();
    text(&saved["secret"])
}

/// Passes a question on; the escalation's id.
pub(crate) async fn escalate(client: &Client, topic: &str) -> String {
    let path = format!("/api/v1/desk/threads/{topic}/escalations");
    let made = client.api("POST", &path, json!({ "note": "The third one this week." })).await;
    assert_eq!(made.status, 201, "{}", made.text);
    text(&made.json()["id"])
}

/// The latest webhook, as managers see it.
async fn delivery(manager: &Client) -> Value {
    let list = manager.get("/api/v1/admin/desk/tickets/deliveries").await.expect_ok().json();
    list[0].clone()
}

fn later(site: &Site, seconds: u64) {
    site.app.clock().advance(Duration::from_secs(seconds));
}

#[tokio::test]
async fn a_question_is_told_signed_and_again_until_the_receiver_has_it() {
    on_both(plan, async |site| {
        let people = people(site).await;
        mailed(site, &people.asker).await;
        let receiver = Receiver::start();
        receiver.will_answer("503 Service Unavailable", "");
        receiver.will_answer("302 Found", "");
        receiver.will_answer("201 Created", r#"{"ticket": 4711, "link": "https://tickets.example/4711"}"#);
        let secret = set_up(&people.manager, &receiver, json!({})).await;
        let id = ask(&people.asker, "Pump").await;
        let escalation = escalate(&people.agent, &id).await;
        for (seconds, sent) in [(0, 1), (3, 1), (3, 2), (60, 2), (300, 3), (3600, 3)] {
            later(site, seconds);
            send_webhooks(&site.app).await.unwrap();
            assert_eq!(receiver.came().len(), sent, "after {seconds} seconds");
        }
        let came = receiver.came();
        assert!(came.iter().all(|one| one.signed_with(&[&secret])));
        assert!(came.iter().all(|one| one.headers["webhook-id"] == came[0].headers["webhook-id"]));
        assert_ne!(came[0].headers["webhook-timestamp"], came[2].headers["webhook-timestamp"]);
        let told = came[2].json();
        assert_eq!(told["type"], "question.escalated");
        assert_eq!(told["data"]["escalation"], escalation.as_str());
        assert_eq!(told["data"]["question"]["title"], "Pump");
        assert_eq!(told["data"]["question"]["text"], "The pump hums.");
        assert_eq!(told["data"]["asker"], json!({ "handle": "민지" }));
        assert_eq!(told["data"]["escalated_by"]["handle"], "Yuna");
        assert_eq!(told["data"]["note"], "The third one this week.");
        let delivery = delivery(&people.manager).await;
        assert_eq!((&delivery["status"], &delivery["attempts"]), (&json!("delivered"), &json!(3)));
        let state = people.agent.get(&format!("/api/v1/desk/escalations/{escalation}")).await.expect_ok().json();
        assert_eq!((text(&state["state"]), text(&state["ticket"])), ("accepted".into(), "4711".into()));
        let page = people.other.get(&format!("/desk/{id}")).await.expect_ok();
        assert!(page.says("With support") && page.says("https://tickets.example/4711"));
        assert!(people.other.get(&format!("/desk/{id}/strip")).await.expect_ok().says("4711"));
    })
    .await;
}

#[tokio::test]
async fn workers_at_the_same_time_send_a_webhook_once() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let receiver = Receiver::start();
        set_up(&people.manager, &receiver, json!({})).await;
        for title in ["One", "Two", "Three"] {
            let id = ask(&people.asker, title).await;
            escalate(&people.agent, &id).await;
        }
        let worker = || async { send_webhooks(&site.app).await.unwrap() };
        futures::future::join_all((0..8).map(|_| worker())).await;
        let mut ids: Vec<String> = receiver.came().iter().map(|came| came.headers["webhook-id"].clone()).collect();
        ids.sort();
        ids.dedup();
        assert_eq!((ids.len(), receiver.came().len()), (3, 3));
    })
    .await;
}

#[tokio::test]
async fn after_a_new_secret_webhooks_are_signed_with_both_for_a_day() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let receiver = Receiver::start();
        let old = set_up(&people.manager, &receiver, json!({})).await;
        assert!(old.starts_with("whsec_"));
        let again = people.manager.get("/api/v1/admin/desk/tickets").await.expect_ok();
        assert!(!again.says("whsec_"));
        let shown = people.manager.post("/admin/desk/tickets/secret", &[]).await;
        assert_eq!(shown.status, 201);
        assert_eq!(shown.headers["cache-control"], "no-store");
        let new = shown.text.split("<code>").nth(1).unwrap().split('<').next().unwrap().to_owned();
        assert!(new.starts_with("whsec_") && new != old);
        assert!(!people.manager.get("/admin/desk/tickets").await.expect_ok().says("whsec_"));
        let test = "/api/v1/admin/desk/tickets/test";
        assert_eq!(people.manager.api("POST", test, json!({})).await.expect_ok().json()["status"], "delivered");
        later(site, 25 * 3600);
        people.manager.api("POST", test, json!({})).await.expect_ok();
        let came = receiver.came();
        assert!(came[0].signed_with(&[&new, &old]) && came[1].signed_with(&[&new]));
        assert_eq!(came[0].json()["type"], "webhook.test");
        let mut conn = site.app.db().read().await.unwrap();
        let logged: i64 = conn
            .q(sql!("SELECT CAST(count(*) AS BIGINT) FROM audit_log WHERE details LIKE '%whsec_%'"))
            .value()
            .await
            .unwrap();
        assert_eq!(logged, 0);
    })
    .await;
}

#[tokio::test]
async fn what_does_not_arrive_in_three_days_is_given_up_and_can_be_sent_again() {
    on_both(plan, async |site| {
        let people = people(site).await;
        mailed(site, &people.agent).await;
        let receiver = Receiver::start();
        (0..=WAITS.len()).for_each(|_| receiver.will_answer("500 Internal Server Error", "out of order"));
        set_up(&people.manager, &receiver, json!({})).await;
        let id = ask(&people.asker, "Pump").await;
        let escalation = escalate(&people.agent, &id).await;
        send_webhooks(&site.app).await.unwrap();
        for wait in WAITS {
            later(site, wait + wait / 10 + 1);
            send_webhooks(&site.app).await.unwrap();
        }
        later(site, 30 * 24 * 3600);
        send_webhooks(&site.app).await.unwrap();
        assert_eq!(receiver.came().len(), WAITS.len() + 1);
        let failed = delivery(&people.manager).await;
        assert_eq!((text(&failed["status"]), text(&failed["result"])), ("failed".into(), "500".into()));
        let page = people.manager.get("/admin/desk/tickets").await.expect_ok();
        assert!(page.says("Given up") && page.says("out of order") && page.says("10 attempts"));
        assert_eq!(mails(site).await, ["Did not reach support: Pump"]);
        let again = format!("/admin/desk/tickets/deliveries/{}/again", text(&failed["id"]));
        assert_eq!(people.agent.post(&again, &[]).await.status, 403);
        people.manager.post(&again, &[]).await.expect_ok();
        assert_eq!(text(&delivery(&people.manager).await["status"]), "delivered");
        assert_eq!(receiver.came().last().unwrap().headers["webhook-id"], receiver.came()[0].headers["webhook-id"]);
        let path = format!("/api/v1/desk/escalations/{escalation}");
        people.agent.api("PATCH", &path, json!({ "state": "withdrawn" })).await.expect_ok();
        assert_eq!(people.manager.api("POST", &format!("/api/v1{again}"), json!({})).await.status, 409);
    })
    .await;
}

/// The subjects of the mails that were queued, without the community's name.
pub(crate) async fn mails(site: &Site) -> Vec<String> {
    let mut conn = site.app.db().read().await.unwrap();
    let mails: Vec<(String,)> = conn.q(sql!("SELECT message FROM outgoing_mail ORDER BY id")).all().await.unwrap();
    let subject = |(message,): &(String,)| {
        let written: Value = serde_json::from_str(message).unwrap();
        let subject = text(&written["subject"]);
        subject.split_once("] ").map_or(subject.clone(), |(_, rest)| rest.to_owned())
    };
    mails.iter().map(subject).collect()
}

#[tokio::test]
async fn a_receiver_that_is_gone_is_switched_off() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let receiver = Receiver::start();
        receiver.will_answer("410 Gone", "");
        set_up(&people.manager, &receiver, json!({})).await;
        let id = ask(&people.asker, "Pump").await;
        escalate(&people.agent, &id).await;
        send_webhooks(&site.app).await.unwrap();
        let set = people.manager.get("/api/v1/admin/desk/tickets").await.expect_ok().json();
        assert_eq!(set["active"], false);
        let other = ask(&people.asker, "Filter").await;
        let path = format!("/api/v1/desk/threads/{other}/escalations");
        let refused = people.agent.api("POST", &path, json!({})).await;
        assert_eq!((refused.status.as_u16(), refused.says("no-receiver")), (409, true));
        assert!(!people.agent.get(&format!("/desk/{other}")).await.expect_ok().says("Pass on to support"));
    })
    .await;
}

#[tokio::test]
async fn what_was_taken_by_a_node_that_died_is_taken_again() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let receiver = Receiver::start();
        set_up(&people.manager, &receiver, json!({})).await;
        let id = ask(&people.asker, "Pump").await;
        escalate(&people.agent, &id).await;
        let until = site.app.now() + Duration::from_secs(120);
        let mut tx = site.app.db().write().await.unwrap();
        tx.q(sql!("UPDATE desk_deliveries SET attempts = 1, taken_until = $1")).bind(until).run().await.unwrap();
        tx.commit().await.unwrap();
        send_webhooks(&site.app).await.unwrap();
        assert_eq!(receiver.came().len(), 0);
        later(site, 121);
        send_webhooks(&site.app).await.unwrap();
        assert_eq!(receiver.came().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn the_receiver_stands_outside_of_the_own_network_and_is_set_by_managers() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let set = async |url: &str| {
            let answer = people.manager.api("PUT", "/api/v1/admin/desk/tickets", json!({ "url": url })).await;
            (answer.status.as_u16(), answer.text)
        };
        for (url, code) in [
            ("https://10.0.0.1/in", "address-private"),
            ("https://169.254.169.254/latest", "address-private"),
            ("https://[::1]/in", "address-private"),
            ("https://localhost/in", "address-private"),
            ("https://127.0.0.2/in", "address-private"),
            ("http://tickets.example/in", "address-https"),
            ("https://name:word@tickets.example/in", "address-unclear"),
            ("tickets", "address-unclear"),
        ] {
            let (status, body) = set(url).await;
            assert!(status == 422 && body.contains(code) && body.contains("url"), "{url}: {body}");
        }
        let typed = [("url", "http://tickets.example/in"), ("active", "on")];
        let again = people.manager.post("/admin/desk/tickets", &typed).await;
        assert!(
            again.status == 422 && again.says("http://tickets.example/in") && again.says("must begin with https://")
        );
        assert_eq!(people.manager.get("/api/v1/admin/desk/tickets").await.status, 404);
        for path in ["/admin/desk/tickets", "/admin/desk/tickets/secret", "/admin/desk/tickets/test"] {
            assert_eq!(people.agent.post(path, &typed).await.status, 403);
        }
        let none = people.manager.api("POST", "/api/v1/admin/desk/tickets/test", json!({})).await;
        assert_eq!(none.status, 409);
        // A name that leads into the own network is found out when it is called: `localhost` is none that looks so.
        let shown = people.manager.post("/admin/desk/tickets", &[("url", "https://tickets.invalid/in")]).await;
        assert!(shown.status == 201 && shown.says("whsec_"));
        let tried = people.manager.api("POST", "/api/v1/admin/desk/tickets/test", json!({})).await.expect_ok().json();
        assert_eq!((text(&tried["status"]), text(&tried["result"])), ("waiting".into(), "name".into()));
    })
    .await;
}
