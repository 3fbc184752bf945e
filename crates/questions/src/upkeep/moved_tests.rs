//! What becomes of accepted and verified answers when questions are split and merged.

use crate::testing::{answer, ask, change, people, plan, question, state};
use madang_kernel::Role;
use madang_testkit::{Client, on_both};
use serde_json::{Value, json};

async fn merge(client: &Client, from: &str, into: &str) {
    let body = json!({ "into": into });
    client.api("POST", &format!("/api/v1/topics/{from}/merge"), body).await.expect_ok();
}

#[tokio::test]
async fn an_accepted_and_verified_answer_settles_the_question_that_it_is_merged_into() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let moderator = site.staff("Mod", Role::Moderator).await;
        let (one, two) = (ask(&people.asker, "Pump is loud").await, ask(&people.other, "Loud pump").await);
        let good = answer(&people.helper, &one, "Clean it.").await;
        people.asker.api("PUT", &format!("/api/v1/answers/{good}/accept"), Value::Null).await.expect_ok();
        let verdict = json!({ "verdict": "verified" });
        people.agent.api("PUT", &format!("/api/v1/answers/{good}/verdict"), verdict).await.expect_ok();
        merge(&moderator, &one, &two).await;
        site.app.settle().await.unwrap();
        let read = question(&people.visitor, &two).await;
        assert_eq!((read["state"].as_str(), read["verified"].as_bool()), (Some("solved"), Some(true)));
        assert_eq!(read["accepted_answer"].as_str().or(read["accepted"].as_str()), Some(good.as_str()), "{read}");
        let old = people.visitor.api("GET", &format!("/api/v1/questions/{one}"), Value::Null).await;
        assert_eq!((old.status.as_u16(), old.location()), (308, format!("/api/v1/questions/{two}").as_str()));
        let profile = people.visitor.api("GET", &format!("/api/v1/members/{}", people.helper.id()), Value::Null).await;
        if profile.status == 200 && profile.json()["accepted"].is_i64() {
            assert_eq!(profile.json()["accepted"], 1);
        }
    })
    .await;
}

#[tokio::test]
async fn a_question_that_is_solved_keeps_its_own_answer_when_another_is_merged_into_it() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let moderator = site.staff("Mod", Role::Moderator).await;
        let (one, two) = (ask(&people.asker, "Pump is loud").await, ask(&people.other, "Loud pump").await);
        let first = answer(&people.helper, &one, "Clean it.").await;
        let second = answer(&people.agent, &two, "Replace it.").await;
        people.asker.api("PUT", &format!("/api/v1/answers/{first}/accept"), Value::Null).await.expect_ok();
        people.other.api("PUT", &format!("/api/v1/answers/{second}/accept"), Value::Null).await.expect_ok();
        merge(&moderator, &one, &two).await;
        site.app.settle().await.unwrap();
        let read = question(&people.visitor, &two).await;
        assert_eq!(read["accepted_answer"].as_str().or(read["accepted"].as_str()), Some(second.as_str()), "{read}");
        // The first can be accepted there now.
        people.other.api("PUT", &format!("/api/v1/answers/{first}/accept"), Value::Null).await.expect_ok();
        site.app.settle().await.unwrap();
        assert_eq!(state(&people.visitor, &two).await, "solved");
    })
    .await;
}

#[tokio::test]
async fn a_question_whose_accepted_answer_is_split_off_is_open_again() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let moderator = site.staff("Mod", Role::Moderator).await;
        let one = ask(&people.asker, "Pump is loud").await;
        let good = answer(&people.helper, &one, "My light flickers too.").await;
        people.asker.api("PUT", &format!("/api/v1/answers/{good}/accept"), Value::Null).await.expect_ok();
        let verdict = json!({ "verdict": "verified" });
        people.agent.api("PUT", &format!("/api/v1/answers/{good}/verdict"), verdict).await.expect_ok();
        let body = json!({ "posts": [good], "space": "help", "title": "The light flickers" });
        let new = moderator.api("POST", &format!("/api/v1/topics/{one}/split"), body).await.expect_ok().json();
        site.app.settle().await.unwrap();
        let read = question(&people.visitor, &one).await;
        assert_eq!((read["state"].as_str(), read["verified"].as_bool()), (Some("open"), Some(false)));
        assert_eq!(state(&people.visitor, new["id"].as_str().unwrap()).await, "open");
    })
    .await;
}

#[tokio::test]
async fn what_duplicated_a_merged_question_leads_to_where_that_is() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let moderator = site.staff("Mod", Role::Moderator).await;
        let one = ask(&people.asker, "Pump is loud").await;
        let two = ask(&people.other, "Loud pump").await;
        let three = ask(&people.helper, "Noise").await;
        assert_eq!(change(&people.agent, &three, json!({ "state": "duplicate", "duplicate_of": one })).await, 200);
        // The other way round: what repeats the one that becomes part of it repeats nothing.
        assert_eq!(change(&people.agent, &two, json!({ "state": "duplicate", "duplicate_of": one })).await, 200);
        merge(&moderator, &one, &two).await;
        site.app.settle().await.unwrap();
        assert_eq!(question(&people.visitor, &three).await["duplicate_of"].as_str(), Some(two.as_str()));
        assert_eq!(state(&people.visitor, &two).await, "answered");
    })
    .await;
}
