//! Who knows, and what they say when they are invited.

use crate::testing::{People, answer, ask_in, mailed, people, plan, put, text};
use madang_kernel::sql;
use madang_testkit::{Client, Site, on_both};
use serde_json::{Value, json};
use std::time::Duration;

/// A question with a tag, which somebody answered well.
async fn answered_well(people: &People, helper: &Client, tag: &str, verify: bool) {
    let id = ask_in(&people.asker, "help", &format!("About {tag}"), json!({ "tags": [tag] })).await;
    let post = answer(helper, &id).await;
    if verify {
        put(&people.manager, &format!("/api/v1/answers/{post}/verdict"), json!({ "verdict": "verified" })).await;
    } else {
        put(&people.asker, &format!("/api/v1/answers/{post}/accept"), json!({})).await;
    }
}

async fn experts(client: &Client, topic: &str) -> Vec<(String, i64, i64)> {
    let list = client.get(&format!("/api/v1/desk/threads/{topic}/experts")).await.expect_ok().json();
    let one = |one: &Value| (text(&one["name"]), one["accepted"].as_i64().unwrap(), one["verified"].as_i64().unwrap());
    list.as_array().unwrap().iter().map(one).collect()
}

async fn open(people: &People, site: &Site) -> String {
    answered_well(people, &people.helper, "pump", true).await;
    site.app.settle().await.unwrap();
    ask_in(&people.asker, "help", "It hums", json!({ "tags": ["pump"] })).await
}

async fn invite(agent: &Client, topic: &str, member: &Client) -> madang_testkit::Answer {
    let body = json!({ "member": member.id().to_string(), "note": "You know pumps." });
    agent.api("POST", &format!("/api/v1/desk/threads/{topic}/invitations"), body).await
}

#[tokio::test]
async fn those_who_answered_such_questions_well_are_suggested() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let first = ask_in(&people.asker, "help", "It hums", json!({ "tags": ["pump"] })).await;
        assert_eq!(experts(&people.agent, &first).await, []);
        assert!(people.agent.get(&format!("/desk/{first}")).await.says("Nobody yet has settled"));
        answered_well(&people, &people.helper, "pump", true).await;
        answered_well(&people, &people.other, "pump", false).await;
        answered_well(&people, &people.other, "fan", true).await;
        site.app.settle().await.unwrap();
        let known = [("太郎".to_owned(), 0, 1), ("Makoto".to_owned(), 1, 0)];
        assert_eq!(experts(&people.agent, &first).await, known);
        let page = people.agent.get(&format!("/desk/{first}")).await;
        assert!(page.says("1 verified answer") && page.says("1 accepted answer"));
        // Neither the agent who looks nor members see more than they may.
        assert_eq!(experts(&people.other, &first).await.len(), 1);
        assert_eq!(people.helper.get(&format!("/api/v1/desk/threads/{first}/experts")).await.status, 403);
        // From zero, and twice, it is the same.
        for empty in [true, false] {
            let mut tx = site.app.db().write().await.unwrap();
            if empty {
                tx.q(sql!("DELETE FROM desk_good_answers")).run().await.unwrap();
            }
            tx.q(sql!("DELETE FROM cursors WHERE name = 'desk.experts'")).run().await.unwrap();
            tx.commit().await.unwrap();
            site.app.settle().await.unwrap();
            assert_eq!(experts(&people.agent, &first).await, known);
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_taken_back_counts_no_more() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let topic = open(&people, site).await;
        assert_eq!(experts(&people.agent, &topic).await.len(), 1);
        let mut conn = site.app.db().read().await.unwrap();
        let (post,): (madang_kernel::PostId,) = conn.q(sql!("SELECT post FROM desk_good_answers")).one().await.unwrap();
        drop(conn);
        people.manager.api("DELETE", &format!("/api/v1/answers/{post}/verdict"), Value::Null).await.expect_ok();
        site.app.settle().await.unwrap();
        assert_eq!(experts(&people.agent, &topic).await, []);
    })
    .await;
}

#[tokio::test]
async fn an_expert_is_invited_by_mail_and_goes_to_the_question() {
    on_both(plan, async |site| {
        let people = people(site).await;
        mailed(site, &people.helper).await;
        let topic = open(&people, site).await;
        let member = people.helper.id().to_string();
        let fields = [("member", member.as_str()), ("note", "You know pumps.")];
        assert_eq!(people.agent.post(&format!("/desk/{topic}/invitations"), &fields).await.status, 303);
        let own = people.helper.get("/settings/invitations").await.expect_ok();
        assert!(own.says("It hums") && own.says("You know pumps.") && own.says("Yuna"));
        let list = people.helper.get("/api/v1/me/invitations").await.expect_ok().json();
        let id = text(&list["items"][0]["id"]);
        let mut conn = site.app.db().read().await.unwrap();
        let mails: Vec<(String,)> = conn.q(sql!("SELECT message FROM outgoing_mail")).all().await.unwrap();
        drop(conn);
        assert!(
            mails.len() == 1 && mails[0].0.contains("You know pumps.") && mails[0].0.contains("/settings/invitations")
        );
        assert_eq!(
            people.other.post(&format!("/settings/invitations/{id}/accept"), &[]).await.location(),
            "/settings/invitations"
        );
        let there = people.helper.post(&format!("/settings/invitations/{id}/accept"), &[]).await;
        assert_eq!(there.location(), format!("/q/{topic}#write"));
        let seen = people.other.get(&format!("/api/v1/desk/threads/{topic}/invitations")).await.expect_ok().json();
        assert_eq!(text(&seen[0]["state"]), "accepted");
        let again = invite(&people.other, &topic, &people.helper).await;
        assert_eq!((again.status.as_u16(), text(&again.json()["code"])), (409, "invited-already".into()));
    })
    .await;
}

#[tokio::test]
async fn an_invitation_is_declined_with_a_reason_that_the_agent_sees() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let topic = open(&people, site).await;
        invite(&people.agent, &topic, &people.helper).await.expect_ok();
        let list = people.helper.get("/api/v1/me/invitations").await.expect_ok().json();
        let path = format!("/settings/invitations/{}/decline", text(&list["items"][0]["id"]));
        let long = "y".repeat(301);
        assert_eq!(people.helper.post(&path, &[("reason", &long)]).await.status, 422);
        assert_eq!(people.helper.post(&path, &[("reason", "On holiday")]).await.status, 303);
        let page = people.agent.get(&format!("/desk/{topic}")).await;
        assert!(page.says("On holiday") && page.says("Declined"));
        assert!(people.helper.get("/settings/invitations").await.says("Declined"));
        let put = format!("/api/v1/me/invitations/{}", text(&list["items"][0]["id"]));
        assert_eq!(people.helper.api("PUT", &put, json!({})).await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn only_who_knows_and_wants_it_is_invited_and_not_too_often() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let topic = open(&people, site).await;
        let novice = site.member("Novice").await;
        for nobody in [&novice, &people.asker, &people.agent] {
            assert_eq!(invite(&people.agent, &topic, nobody).await.status, 422);
        }
        assert_eq!(invite(&people.helper, &topic, &people.other).await.status, 403);
        put(&people.helper, "/api/v1/me/invitations", json!({ "on": false })).await;
        let off = invite(&people.agent, &topic, &people.helper).await;
        assert_eq!((off.status.as_u16(), text(&off.json()["code"])), (409, "invitations-off".into()));
        assert!(people.agent.get(&format!("/desk/{topic}")).await.says("Wants no invitations"));
        people.helper.post("/settings/invitations", &[("on", "on")]).await.expect_ok();
        for _ in 0..3 {
            let more = ask_in(&people.asker, "help", "It hums", json!({ "tags": ["pump"] })).await;
            invite(&people.agent, &more, &people.helper).await.expect_ok();
        }
        let enough = invite(&people.agent, &topic, &people.helper).await;
        assert_eq!((enough.status.as_u16(), text(&enough.json()["code"])), (409, "invited-enough".into()));
        invite(&people.agent, &topic, &people.other).await.expect_ok();
        // After a fortnight they are over.
        site.app.clock().advance(Duration::from_secs(15 * 24 * 3600));
        let list = people.helper.get("/api/v1/me/invitations").await.expect_ok().json();
        assert!(list["items"].as_array().unwrap().iter().all(|one| one["state"] == "expired"));
        let late = format!("/settings/invitations/{}/accept", text(&list["items"][0]["id"]));
        assert_eq!(people.helper.post(&late, &[]).await.location(), "/settings/invitations");
        invite(&people.agent, &topic, &people.helper).await.expect_ok();
    })
    .await;
}

#[tokio::test]
async fn nobody_is_asked_about_what_they_cannot_read() {
    on_both(plan, async |site| {
        let people = people(site).await;
        answered_well(&people, &people.helper, "pump", true).await;
        site.space_with(
            "inside",
            madang_conversation::SpaceKind::Questions,
            madang_kernel::Visibility::Staff,
            madang_kernel::Posting::Members,
        )
        .await;
        site.app.settle().await.unwrap();
        let topic = ask_in(&people.manager, "inside", "It hums", json!({ "tags": ["pump"] })).await;
        assert_eq!(experts(&people.agent, &topic).await, []);
        assert_eq!(invite(&people.agent, &topic, &people.helper).await.status, 422);
        invite(&people.agent, &topic, &people.other).await.expect_ok();
    })
    .await;
}
