//! Tickets that come in by the API.

use crate::testing::{people, plan, program, text};
use madang_kernel::sql;
use madang_testkit::on_both;
use serde_json::{Value, json};

const PATH: &str = "/api/v1/desk/tickets";

fn ticket() -> Value {
    json!({
        "system": "zendesk", "external_id": "35436", "subject": "The pump hums",
        "description": "It hums at night. @Yuna said so.", "reply": "Clean the filter.", "state": "solved",
        "link": "https://tickets.example/35436",
    })
}

#[tokio::test]
async fn a_ticket_comes_in_once_and_is_written_anew_when_it_has_changed() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let system = program(site, &people.agent, &["read", "write", "staff"]).await;
        let made = system.api("POST", PATH, ticket()).await;
        assert_eq!(made.status, 201, "{}", made.text);
        let topic = text(&made.json()["topic"]);
        site.app.settle().await.unwrap();
        let again = system.api("POST", PATH, ticket()).await;
        assert_eq!((again.status.as_u16(), again.json()["changed"].as_bool()), (200, Some(false)));
        let mut other = ticket();
        other["description"] = json!("It hums by day as well.");
        other["reply"] = json!("Replace the filter.");
        let changed = people.other.api("POST", PATH, other).await.expect_ok();
        assert_eq!((changed.status.as_u16(), text(&changed.json()["topic"])), (200, topic.clone()));
        assert_eq!(changed.json()["changed"], true);
        site.app.settle().await.unwrap();
        let mut conn = site.app.db().read().await.unwrap();
        let posts: Vec<(String, String)> = conn
            .q(sql!("SELECT p.kind, p.markdown FROM posts p JOIN topics t ON t.id = p.topic WHERE t.kind = 'ticket' ORDER BY p.id"))
            .all()
            .await
            .unwrap();
        assert_eq!(posts.len(), 2, "{posts:?}");
        assert!(posts[0].1.starts_with("It hums by day as well.") && posts[0].1.contains("https://tickets.example/35436"));
        assert_eq!(posts[1].1, "Replace the filter.");
        let states: Vec<(String,)> =
            conn.q(sql!("SELECT state FROM topics WHERE kind = 'ticket'")).all().await.unwrap();
        assert_eq!(states, [("solved".to_owned(),)]);
        drop(conn);
        let page = text(&made.json()["url"]);
        let read = people.agent.get(&page).await.expect_ok();
        let read = if read.status.is_redirection() { people.agent.get(read.location()).await.expect_ok() } else { read };
        assert!(read.says("Replace the filter."));
        for outsider in [&people.asker, &site.visitor()] {
            assert!(!outsider.get(&page).await.status.is_success());
        }
    })
    .await;
}

#[tokio::test]
async fn tickets_sent_at_the_same_time_become_one() {
    on_both(plan, async |site| {
        let people = people(site).await;
        people
            .agent
            .api("POST", PATH, json!({ "system": "x", "external_id": "0", "subject": "First", "description": "x" }))
            .await
            .expect_ok();
        site.app.settle().await.unwrap();
        let send = || people.agent.api("POST", PATH, ticket());
        let answers = futures::future::join_all((0..6).map(|_| send())).await;
        let made = answers.iter().filter(|answer| answer.status == 201).count();
        assert!(made == 1 && answers.iter().all(|answer| answer.status.is_success()));
        let topics: std::collections::HashSet<String> =
            answers.iter().map(|answer| text(&answer.json()["topic"])).collect();
        assert_eq!(topics.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_ticket_that_is_wrong_is_refused_with_the_fields_name() {
    on_both(plan, async |site| {
        let people = people(site).await;
        for (field, value) in [
            ("system", json!("")),
            ("system", json!("Zen Desk")),
            ("external_id", json!("")),
            ("external_id", json!("x".repeat(101))),
            ("subject", json!("x")),
            ("subject", json!("x".repeat(201))),
            ("description", json!(" ")),
            ("description", json!("x".repeat(400_000))),
            ("reply", json!("x".repeat(400_000))),
            ("state", json!("done")),
            ("product", json!("nothing")),
            ("version", json!("3.1")),
            ("link", json!("javascript:alert(1)")),
        ] {
            let mut wrong = ticket();
            wrong[field] = value;
            let refused = people.agent.api("POST", PATH, wrong).await;
            assert_eq!(refused.status, 422, "{field}");
            assert!(refused.headers["content-type"].to_str().unwrap().starts_with("application/problem+json"));
            assert!(refused.text.contains(&format!("\"{field}\"")), "{field}: {}", refused.text);
        }
        let writer = program(site, &people.agent, &["read", "write"]).await;
        assert_eq!(writer.api("POST", PATH, ticket()).await.status, 403);
        assert_eq!(people.asker.api("POST", PATH, ticket()).await.status, 403);
        assert_eq!(site.visitor().api("POST", PATH, ticket()).await.status, 401);
    })
    .await;
}
