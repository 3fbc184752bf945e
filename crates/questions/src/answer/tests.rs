use crate::testing::{answer, ask, change, page, people, plan, question, state};
use madang_kernel::Role;
use madang_testkit::on_both;
use serde_json::json;

#[tokio::test]
async fn an_answer_is_written_on_the_page() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = ask(&people.asker, "Pump").await;
        let path = format!("/q/{id}/answers");
        assert_eq!(people.helper.post(&path, &[("body", "Clean the *filter*.")]).await.status, 303);
        let read = page(&people.visitor, &id).await;
        assert!(read.says("Clean the <em>filter</em>.") && read.says("1 answer"));
        assert_eq!(state(&people.visitor, &id).await, "answered");
        assert_eq!(people.helper.post(&path, &[("body", "  ")]).await.status, 422);
        let long = format!("kept {}", "x".repeat(60_001));
        let again = people.helper.post(&path, &[("body", &long)]).await;
        assert_eq!(again.status, 422);
        assert!(again.says("kept xxx") && again.says("60,000"));
    })
    .await;
}

#[tokio::test]
async fn the_askers_answer_or_comment_gives_the_information_that_was_missing() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = ask(&people.asker, "Pump").await;
        let missing = json!({ "state": "needs_information", "note": "Which model?" });
        assert_eq!(change(&people.agent, &id, missing.clone()).await, 200);
        answer(&people.helper, &id, "Mine hums too.").await;
        site.app.settle().await.unwrap();
        assert_eq!(state(&people.visitor, &id).await, "needs_information");
        answer(&people.asker, &id, "It is model 3.").await;
        assert_eq!(state(&people.visitor, &id).await, "answered");
        assert_eq!(change(&people.agent, &id, missing).await, 200);
        let opening = question(&people.visitor, &id).await["post"].as_str().unwrap().to_owned();
        people.asker.post(&format!("/p/{opening}/comments"), &[("body", "Model 3, version 2")]).await.expect_ok();
        site.app.settle().await.unwrap();
        assert_eq!(state(&people.visitor, &id).await, "answered");
    })
    .await;
}

#[tokio::test]
async fn the_askers_own_edit_of_the_question_gives_the_information_that_was_missing() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = ask(&people.asker, "Pump").await;
        let opening = question(&people.visitor, &id).await["post"].as_str().unwrap().to_owned();
        let missing = json!({ "state": "needs_information", "note": "Which model?" });
        assert_eq!(change(&people.agent, &id, missing).await, 200);
        let edit = async |client: &madang_testkit::Client, body: &str| {
            client.api("PATCH", &format!("/api/v1/posts/{opening}"), json!({ "body": body })).await.expect_ok();
            site.app.settle().await.unwrap();
            state(&people.visitor, &id).await
        };
        let moderator = site.staff("Mod", Role::Moderator).await;
        assert_eq!(edit(&moderator, "The pump hums.").await, "needs_information");
        assert_eq!(edit(&people.asker, "The pump hums. It is model 3.").await, "open");
        // An edit of what nobody waits for changes nothing.
        assert_eq!(change(&people.agent, &id, json!({ "state": "archived" })).await, 200);
        assert_eq!(edit(&people.asker, "It is model 4.").await, "archived");
    })
    .await;
}

#[tokio::test]
async fn a_reply_brings_an_archived_question_back() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = ask(&people.asker, "Pump").await;
        let first = answer(&people.helper, &id, "Clean it.").await;
        people.asker.api("PUT", &format!("/api/v1/answers/{first}/accept"), json!({})).await.expect_ok();
        assert_eq!(change(&people.agent, &id, json!({ "state": "archived" })).await, 200);
        answer(&people.other, &id, "Still true.").await;
        assert_eq!(state(&people.visitor, &id).await, "solved");
    })
    .await;
}

#[tokio::test]
async fn closed_and_locked_questions_take_no_answers() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = ask(&people.asker, "Pump").await;
        let off = json!({ "state": "off_topic", "note": "This is about cars." });
        assert_eq!(change(&people.agent, &id, off).await, 200);
        let path = format!("/api/v1/questions/{id}/answers");
        assert_eq!(people.helper.api("POST", &path, json!({ "body": "x" })).await.status, 409);
        assert!(page(&people.helper, &id).await.says("takes no more answers"));
        assert_eq!(change(&people.agent, &id, json!({ "state": "open" })).await, 200);
        let moderator = site.staff("Mod", Role::Moderator).await;
        moderator.post(&format!("/topics/{id}/lock"), &[]).await.expect_ok();
        assert_eq!(people.helper.api("POST", &path, json!({ "body": "x" })).await.status, 409);
        assert_eq!(people.visitor.api("POST", &path, json!({ "body": "x" })).await.status, 401);
        assert_eq!(
            people.helper.api("POST", "/api/v1/questions/nonsense/answers", json!({ "body": "x" })).await.status,
            404
        );
    })
    .await;
}

#[tokio::test]
async fn the_api_lists_answers_in_pages() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = ask(&people.asker, "Pump").await;
        let mut made = Vec::new();
        for n in 0..5 {
            made.push(answer(&people.helper, &id, &format!("Answer {n}")).await);
        }
        let (mut path, mut seen) = (format!("/api/v1/questions/{id}/answers?limit=2"), Vec::new());
        loop {
            let list = people.visitor.get(&path).await.expect_ok().json();
            let items = list["items"].as_array().unwrap().clone();
            seen.extend(items.iter().map(|item| item["id"].as_str().unwrap().to_owned()));
            let Some(next) = list["next"].as_str() else { break };
            path = format!("/api/v1/questions/{id}/answers?limit=2&after={next}");
        }
        assert_eq!(seen, made);
    })
    .await;
}
