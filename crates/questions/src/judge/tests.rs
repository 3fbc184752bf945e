use crate::testing::{answer, ask, page, people, plan, question};
use madang_testkit::on_both;
use serde_json::{Value, json};

#[tokio::test]
async fn a_verified_answer_gets_the_seal_with_who_confirmed_it() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = ask(&people.asker, "Pump").await;
        for n in 0..22 {
            answer(&people.other, &id, &format!("Guess {n}")).await;
        }
        let good = answer(&people.helper, &id, "Clean the filter.").await;
        assert_eq!(people.agent.post(&format!("/answers/{good}/verdict/verified"), &[]).await.status, 303);
        let read = page(&people.visitor, &id).await;
        assert!(read.says("class=\"seal\"") && read.says("Yuna confirmed"), "{}", read.text);
        let (gate, first) = (read.text.find("class=\"gate").unwrap(), read.text.find("Guess").unwrap());
        let clean = read.text.rfind("Clean the filter.").unwrap();
        assert!(gate < clean, "the gate holds the verified answer, although others came first");
        assert!(first > 0);
        assert_eq!(question(&people.visitor, &id).await["verified"], true);
    })
    .await;
}

#[tokio::test]
async fn wrong_and_outdated_answers_say_why_and_who_said_so() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = ask(&people.asker, "Pump").await;
        let bad = answer(&people.helper, &id, "Pour oil on it.").await;
        let path = format!("/answers/{bad}/verdict/wrong");
        assert!(people.agent.get(&path).await.expect_ok().says("Mark as wrong"));
        let again = people.agent.post(&path, &[("reason", " ")]).await;
        assert_eq!(again.status, 422);
        assert!(again.says("Please give a reason"));
        assert_eq!(people.agent.post(&path, &[("reason", "Oil harms the seals.")]).await.status, 303);
        let read = page(&people.visitor, &id).await;
        for said in ["marked as wrong", "Oil harms the seals.", "Yuna", "Pour oil on it."] {
            assert!(read.says(said), "{said}");
        }
        let body = json!({ "verdict": "outdated", "reason": "Since version 3" });
        let path = format!("/api/v1/answers/{bad}/verdict");
        people.agent.api("PUT", &path, body).await.expect_ok();
        assert!(page(&people.visitor, &id).await.says("marked as outdated"));
        let list = people.visitor.get(&format!("/api/v1/questions/{id}/answers")).await.json();
        assert_eq!(list["items"][0]["verdict"]["verdict"], "outdated");
    })
    .await;
}

#[tokio::test]
async fn a_mark_can_be_revoked() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = ask(&people.asker, "Pump").await;
        let good = answer(&people.helper, &id, "Clean the filter.").await;
        let path = format!("/api/v1/answers/{good}/verdict");
        people.agent.api("PUT", &path, json!({ "verdict": "verified" })).await.expect_ok();
        assert_eq!(people.agent.post(&format!("/answers/{good}/revoke"), &[]).await.status, 303);
        assert!(!page(&people.visitor, &id).await.says("class=\"seal\""));
        assert_eq!(question(&people.visitor, &id).await["verified"], false);
        people.agent.api("PUT", &path, json!({ "verdict": "verified" })).await.expect_ok();
        assert_eq!(people.agent.api("DELETE", &path, Value::Null).await.json()["verified"], false);
    })
    .await;
}

#[tokio::test]
async fn an_accepted_answer_that_is_wrong_leaves_the_gate() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = ask(&people.asker, "Pump").await;
        let bad = answer(&people.helper, &id, "Pour oil on it.").await;
        people.asker.post(&format!("/answers/{bad}/accept"), &[]).await.expect_ok();
        assert!(page(&people.visitor, &id).await.says("class=\"gate"));
        let body = json!({ "verdict": "wrong", "reason": "Oil harms the seals." });
        people.agent.api("PUT", &format!("/api/v1/answers/{bad}/verdict"), body).await.expect_ok();
        let read = page(&people.visitor, &id).await;
        assert!(!read.says("class=\"gate") && read.says("marked as wrong"));
    })
    .await;
}

#[tokio::test]
async fn nobody_but_staff_judges() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = ask(&people.asker, "Pump").await;
        let good = answer(&people.helper, &id, "Clean the filter.").await;
        let path = format!("/api/v1/answers/{good}/verdict");
        for (who, status) in [(&people.visitor, 401), (&people.asker, 403), (&people.helper, 403)] {
            assert_eq!(who.api("PUT", &path, json!({ "verdict": "verified" })).await.status, status);
            assert_eq!(who.api("DELETE", &path, Value::Null).await.status, status);
        }
        assert_eq!(people.agent.api("PUT", &path, json!({ "verdict": "nonsense" })).await.status, 422);
        assert_eq!(people.agent.api("PUT", &path, json!({ "verdict": "wrong" })).await.status, 422);
        assert_eq!(people.agent.get(&format!("/answers/{good}/verdict/nonsense")).await.status, 404);
        assert_eq!(people.agent.get("/answers/nonsense/verdict/wrong").await.status, 404);
    })
    .await;
}
