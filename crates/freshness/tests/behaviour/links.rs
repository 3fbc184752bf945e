//! Links in answers are tried, twice, days apart.

use crate::testing::{days, people, plan, queue, review, solved, text, why};
use madang_freshness::check_links;
use madang_testkit::on_both;
use serde_json::{Value, json};
use std::{
    io::{Read, Write},
    net::TcpListener,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
};

/// A server on this machine that is there, or says that what is asked for is gone.
fn server(gone: &Arc<AtomicBool>) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let gone = Arc::clone(gone);
    thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut head = [0; 4096];
            let _ = stream.read(&mut head);
            let status = if gone.load(Ordering::Relaxed) { "404 Not Found" } else { "200 OK" };
            let _ = stream
                .write_all(format!("HTTP/1.1 {status}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n").as_bytes());
        }
    });
    port
}

#[tokio::test]
async fn a_link_is_broken_when_it_failed_twice_days_apart_and_whole_again_when_it_is_there() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let gone = Arc::new(AtomicBool::new(true));
        let port = server(&gone);
        let id = solved(&people, &people.agent, "Pump", json!({})).await;
        let answer = text(&review(&people.agent, &id).await["post"]);
        site.app.clock().advance(std::time::Duration::from_secs(60));
        let edited = format!("See http://127.0.0.1:{port}/manual and [this](http://community.test/q/1).");
        people.agent.api("PATCH", &format!("/api/v1/posts/{answer}"), json!({ "body": edited })).await.expect_ok();
        site.app.settle().await.unwrap();
        check_links(&site.app).await.unwrap();
        let link = async || review(&people.agent, &id).await["links"][0].clone();
        let first = link().await;
        assert_eq!((first["broken"].as_bool(), first["result"].as_str()), (Some(false), Some("404")));
        site.app.clock().advance(days(1));
        check_links(&site.app).await.unwrap();
        assert_eq!(link().await["failures"], 1);
        assert_eq!(queue(&people.agent, "").await, [""; 0]);
        site.app.clock().advance(days(1));
        check_links(&site.app).await.unwrap();
        assert_eq!(link().await["broken"], true);
        assert_eq!(why(&people.agent, &id).await, ["broken_links"]);
        assert_eq!(queue(&people.agent, "").await, ["Pump"]);
        assert!(people.agent.get(&format!("/reviews/{id}")).await.says("Status 404"));
        gone.store(false, Ordering::Relaxed);
        site.app.clock().advance(days(7));
        check_links(&site.app).await.unwrap();
        assert_eq!((link().await["broken"].as_bool(), why(&people.agent, &id).await.is_empty()), (Some(false), true));
        let links = review(&people.agent, &id).await["links"].as_array().unwrap().len();
        assert_eq!(links, 1);
    })
    .await;
}

#[tokio::test]
async fn a_manager_may_switch_it_off() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let gone = Arc::new(AtomicBool::new(true));
        let port = server(&gone);
        let off = json!({ "settings": { "check_links": false } });
        people.manager.api("PUT", "/api/v1/admin/freshness", off).await.expect_ok();
        let id = solved(&people, &people.agent, "Pump", json!({})).await;
        let answer = text(&review(&people.agent, &id).await["post"]);
        site.app.clock().advance(std::time::Duration::from_secs(60));
        let edited = json!({ "body": format!("See http://127.0.0.1:{port}/manual.") });
        people.agent.api("PATCH", &format!("/api/v1/posts/{answer}"), edited).await.expect_ok();
        site.app.settle().await.unwrap();
        check_links(&site.app).await.unwrap();
        let link = review(&people.agent, &id).await["links"][0].clone();
        assert_eq!((link["failures"].as_i64(), &link["checked_at"]), (Some(0), &Value::Null));
    })
    .await;
}
