//! The queues: who is in which, in which order, with which filters.

use crate::testing::{answer, ask, ask_in, pass, people, plan, put, queue, text};
use madang_conversation::SpaceKind;
use madang_kernel::{Posting, Role, Visibility};
use madang_testkit::{Client, on_both};
use serde_json::{Value, json};

async fn count(client: &Client, queue: &str) -> i64 {
    let counts = client.api("GET", "/api/v1/desk", Value::Null).await.expect_ok().json();
    counts.as_array().unwrap().iter().find(|one| one["queue"] == queue).unwrap()["count"].as_i64().unwrap()
}

#[tokio::test]
async fn unanswered_questions_wait_the_most_urgent_and_the_oldest_first() {
    on_both(plan, async |site| {
        let people = people(site).await;
        ask(&people.asker, "First").await;
        pass(site, 1).await;
        ask(&people.asker, "Second").await;
        pass(site, 1).await;
        let third = ask(&people.asker, "Third").await;
        assert_eq!(queue(&people.agent, "unanswered").await, ["First", "Second", "Third"]);
        put(&people.agent, &format!("/api/v1/desk/threads/{third}/priority"), json!({ "priority": "high" })).await;
        assert_eq!(queue(&people.agent, "unanswered").await, ["Third", "First", "Second"]);
        assert_eq!(count(&people.agent, "unanswered").await, 3);
        answer(&people.helper, &third).await;
        assert_eq!(queue(&people.agent, "unanswered").await, ["First", "Second"]);
        // Page by page.
        let path = "/api/v1/desk/queues/unanswered?limit=1";
        let page = people.agent.api("GET", path, Value::Null).await.json();
        let next = format!("{path}&after={}", text(&page["next"]));
        let page = people.agent.api("GET", &next, Value::Null).await.json();
        assert_eq!((text(&page["items"][0]["title"]), page["next"].clone()), ("Second".into(), Value::Null));
        let html = people.agent.get("/desk").await.expect_ok();
        assert!(html.says("First") && html.says("Open questions without an answer."));
        assert!(html.statements <= 8, "{} statements", html.statements);
    })
    .await;
}

#[tokio::test]
async fn members_answers_wait_to_be_verified_until_staff_judge_or_write() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let one = ask(&people.asker, "Pump").await;
        let other = ask(&people.asker, "Lamp").await;
        let post = answer(&people.helper, &one).await;
        answer(&people.helper, &other).await;
        assert_eq!(queue(&people.agent, "unverified").await.len(), 2);
        let page = people.agent.get("/desk?queue=unverified").await.expect_ok();
        assert!(page.says("Clean the filter.") && page.says(&format!("/answers/{post}/verdict/verified")));
        // One key, and back to the queue.
        let path = format!("/answers/{post}/verdict/verified");
        let sent = people.agent.post(&path, &[("back", "/desk?queue=unverified")]).await;
        assert_eq!(sent.location(), "/desk?queue=unverified");
        site.app.settle().await.unwrap();
        assert_eq!(queue(&people.agent, "unverified").await, ["Lamp"]);
        answer(&people.agent, &other).await;
        assert_eq!(queue(&people.agent, "unverified").await, [""; 0]);
    })
    .await;
}

#[tokio::test]
async fn a_newcomers_first_question_and_a_hot_thread_stand_out() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = ask(&people.asker, "My first").await;
        ask(&people.asker, "My second").await;
        assert_eq!(queue(&people.agent, "newcomers").await, ["My first"]);
        for name in ["A", "B", "C"] {
            let member = site.member(name).await;
            put_me_too(&member, &id).await;
        }
        site.app.settle().await.unwrap();
        assert_eq!(queue(&people.agent, "hot").await, ["My first"]);
        answer(&people.agent, &id).await;
        assert_eq!((count(&people.agent, "hot").await, count(&people.agent, "newcomers").await), (0, 0));
    })
    .await;
}

async fn put_me_too(member: &Client, topic: &str) {
    member.api("PUT", &format!("/api/v1/topics/{topic}/me-too"), Value::Null).await.expect_ok();
}

#[tokio::test]
async fn filters_narrow_a_queue_and_can_be_kept_under_a_name() {
    on_both(plan, async |site| {
        let people = people(site).await;
        ask_in(
            &people.asker,
            "help",
            "펌프에서 소리가 나요",
            json!({ "tags": ["pump"], "body": "밤마다 펌프에서 소리가 계속 나요. 어떻게 하면 좋을까요?" }),
        )
        .await;
        let lamp = ask_in(&people.asker, "help", "The lamp flickers", json!({ "tags": ["lamp"] })).await;
        assert_eq!(queue(&people.agent, "unanswered?tag=Pump").await, ["펌프에서 소리가 나요"]);
        assert_eq!(queue(&people.agent, "unanswered?language=en").await, ["The lamp flickers"]);
        assert_eq!(queue(&people.agent, "unanswered?assignee=nobody").await.len(), 2);
        people.agent.post(&format!("/desk/{lamp}/take"), &[]).await.expect_ok();
        site.app.settle().await.unwrap();
        assert_eq!(queue(&people.agent, "unanswered?assignee=me").await, ["The lamp flickers"]);
        assert_eq!(queue(&people.agent, "mine").await, ["The lamp flickers"]);
        assert_eq!(queue(&people.other, "mine").await, [""; 0]);
        let form = [("name", "Korean pumps"), ("queue", "unanswered"), ("language", "ko"), ("tag", "pump & filter")];
        people.agent.post("/desk/filters", &form).await.expect_ok();
        let kept = people.agent.api("GET", "/api/v1/desk/filters", Value::Null).await.expect_ok().json();
        assert_eq!(text(&kept[0]["query"]), "queue=unanswered&tag=pump%20%26%20filter&language=ko");
        assert!(people.agent.get("/desk").await.says("Korean pumps"));
        assert!(!people.other.get("/desk").await.says("Korean pumps"));
        let id = text(&kept[0]["id"]);
        let path = format!("/api/v1/desk/filters/{id}");
        assert_eq!(people.other.api("DELETE", &path, Value::Null).await.status, 404);
        assert_eq!(people.agent.api("DELETE", &path, Value::Null).await.status, 204);
        let empty = json!({ "name": " ", "queue": "mine" });
        assert_eq!(people.agent.api("POST", "/api/v1/desk/filters", empty).await.status, 422);
    })
    .await;
}

#[tokio::test]
async fn members_see_no_queue_and_agents_only_those_of_their_spaces() {
    on_both(plan, async |site| {
        let people = people(site).await;
        site.space_with("inner", SpaceKind::Questions, Visibility::Groups, Posting::Members).await;
        let moderator = site.staff("Mod", Role::Moderator).await;
        let id = ask_in(&moderator, "inner", "Secret pump", json!({})).await;
        assert_eq!(queue(&moderator, "unanswered").await, ["Secret pump"]);
        assert_eq!((queue(&people.agent, "unanswered").await.len(), count(&people.agent, "unanswered").await), (0, 0));
        assert_eq!(people.agent.get(&format!("/desk/{id}")).await.status, 404);
        let taken =
            people.agent.api("PUT", &format!("/api/v1/desk/threads/{id}/assignee"), json!({ "assignee": "me" })).await;
        assert_eq!(taken.status, 404);
        // Nor can it be handed to somebody who does not see it.
        let body = json!({ "assignee": people.agent.id().to_string() });
        assert_eq!(moderator.api("PUT", &format!("/api/v1/desk/threads/{id}/assignee"), body).await.status, 422);
        assert_eq!(people.asker.get("/desk").await.status, 403);
        assert_eq!(people.asker.api("GET", "/api/v1/desk/queues/unanswered", Value::Null).await.status, 403);
        assert_eq!(people.agent.get("/admin/desk").await.status, 403);
    })
    .await;
}

#[tokio::test]
async fn a_question_with_a_flagged_post_waits_for_staff_until_that_is_settled_or_taken_back() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let question = ask(&people.asker, "Pump").await;
        let post = answer(&people.helper, &question).await;
        let flags = format!("/api/v1/posts/{post}/flags");
        let flag = async |client: &Client| {
            client.api("POST", &flags, json!({ "reason": "spam" })).await.expect_ok();
            site.app.settle().await.unwrap();
        };
        flag(&people.asker).await;
        flag(&people.other).await;
        assert_eq!(
            (queue(&people.agent, "flagged").await, count(&people.agent, "flagged").await),
            (vec!["Pump".into()], 1)
        );
        let moderator = site.staff("Haru", Role::Moderator).await;
        let cases = moderator.api("GET", "/api/v1/moderation/cases", Value::Null).await.expect_ok().json();
        let path = format!("/api/v1/moderation/cases/{}", text(&cases["items"][0]["id"]));
        let ignore = json!({ "decision": "ignore", "reason": "" });
        moderator.api("POST", &format!("{path}/settle"), ignore).await.expect_ok();
        site.app.settle().await.unwrap();
        assert_eq!(queue(&people.agent, "flagged").await, [""; 0]);
        flag(&people.asker).await;
        assert_eq!(queue(&people.agent, "flagged").await, ["Pump"]);
        let own = people.asker.api("GET", "/api/v1/me/flags", Value::Null).await.expect_ok().json();
        let back = format!("/api/v1/me/flags/{}", text(&own["items"][0]["id"]));
        people.asker.api("DELETE", &back, Value::Null).await.expect_ok();
        site.app.settle().await.unwrap();
        assert_eq!(queue(&people.agent, "flagged").await, [""; 0]);
    })
    .await;
}
