//! The report: how promises were kept, and who reads it.

use crate::testing::{answer, ask, ask_in, pass, people, plan, put, text};
use madang_testkit::{Client, on_both};
use serde_json::{Value, json};

async fn take(client: &Client, question: &str) {
    put(client, &format!("/api/v1/desk/threads/{question}/assignee"), json!({ "assignee": "me" })).await;
}

fn first(part: &Value) -> [Option<i64>; 6] {
    let figures = &part["first_response"];
    ["in_time", "late", "open", "share_in_time", "median_minutes", "slowest_tenth_minutes"]
        .map(|name| figures[name].as_i64())
}

#[tokio::test]
async fn the_report_counts_what_was_in_time_late_and_open() {
    on_both(plan, async |site| {
        let people = people(site).await;
        // Nine opening hours are promised: the first is answered after one, the second after two, the third too late, the
        // fourth has time left.
        let [one, two, three] = [
            ask(&people.asker, "One").await,
            ask(&people.asker, "Two").await,
            ask_in(&people.asker, "help", "ポンプの音", json!({ "body": "ポンプの音が夜になっても止まりません。" }))
                .await,
        ];
        pass(site, 1).await;
        answer(&people.agent, &one).await;
        pass(site, 1).await;
        answer(&people.agent, &two).await;
        pass(site, 48).await;
        answer(&people.agent, &three).await;
        ask(&people.asker, "Four").await;
        take(&people.agent, &one).await;

        let report = people.agent.get("/api/v1/desk/report?by=language").await.expect_ok().json();
        assert_eq!(first(&report["total"]), [Some(2), Some(1), Some(1), Some(66), Some(120), Some(660)]);
        let parts = report["parts"].as_array().unwrap();
        let japanese = parts.iter().find(|part| part["key"] == "ja").unwrap();
        assert_eq!(first(japanese), [Some(0), Some(1), Some(0), Some(0), Some(660), Some(660)]);
        let weeks = people.agent.get("/api/v1/desk/report?by=week&days=7").await.expect_ok().json();
        assert_eq!(weeks["parts"][0]["key"], "2026-05-04");
        assert_eq!(weeks["parts"].as_array().unwrap().len(), 1);

        let page = people.agent.get("/desk/report").await.expect_ok();
        assert!(page.says("66 %") && page.says("2 hours") && page.says("First response"));
        for by in ["priority", "language", "agent", "week"] {
            assert!(
                people.manager.get(&format!("/desk/report?days=90&by={by}")).await.expect_ok().says("66 %"),
                "{by}"
            );
        }
    })
    .await;
}

#[tokio::test]
async fn of_agents_staff_read_their_own_figures_and_managers_all() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = ask(&people.asker, "Pump").await;
        take(&people.agent, &id).await;
        ask(&people.asker, "Nobody's").await;
        let keys = |report: Value| -> Vec<Option<String>> {
            let key = |part: &Value| part["key"].as_str().map(str::to_owned);
            report["parts"].as_array().unwrap().iter().map(key).collect()
        };
        let path = "/api/v1/desk/report?by=agent";
        let agent = Some(people.agent.id().to_string());
        assert_eq!(keys(people.agent.get(path).await.expect_ok().json()), std::slice::from_ref(&agent));
        assert_eq!(keys(people.other.get(path).await.expect_ok().json()), [None::<String>; 0]);
        assert_eq!(keys(people.manager.get(path).await.expect_ok().json()), [None, agent]);
        assert_eq!(people.asker.get(path).await.status, 403);
        assert_eq!(people.asker.get("/desk/report").await.status, 403);
        for wrong in ["days=0", "days=x", "by=colour"] {
            let refused = people.agent.get(&format!("/api/v1/desk/report?{wrong}")).await;
            assert_eq!((refused.status.as_u16(), text(&refused.json()["errors"][0]["code"])), (422, "invalid".into()));
        }
        site.app.clock().advance(std::time::Duration::from_secs(400 * 86_400));
        assert!(people.agent.get("/desk/report").await.expect_ok().says("No questions in this time"));
    })
    .await;
}
