use crate::{
    question::Change,
    testing::{answer, ask, change, page, people, plan, question, state},
};
use madang_conversation::SpaceKind;
use madang_kernel::{Posting, Visibility};
use madang_testkit::on_both;
use serde_json::{Value, json};

fn to(change: Change, original: &str) -> Value {
    json!({ "state": change.as_str(), "note": "Because", "duplicate_of": original })
}

#[tokio::test]
async fn every_change_is_possible_exactly_where_it_makes_sense() {
    use Change::{Archive, MarkDuplicate, NeedInformation, PutOffTopic, Reopen};
    let ways: [(&str, Option<Change>, &[Change]); 6] = [
        ("open", None, &[NeedInformation, MarkDuplicate, PutOffTopic, Archive]),
        ("needs_information", Some(NeedInformation), &[Reopen, MarkDuplicate, PutOffTopic, Archive]),
        ("solved", None, &[MarkDuplicate, PutOffTopic, Archive]),
        ("duplicate", Some(MarkDuplicate), &[Reopen, PutOffTopic, Archive]),
        ("off_topic", Some(PutOffTopic), &[Reopen, MarkDuplicate, Archive]),
        ("archived", Some(Archive), &[Reopen, MarkDuplicate]),
    ];
    on_both(plan, async |site| {
        let people = people(site).await;
        let original = ask(&people.other, "The first").await;
        for (from, first, possible) in ways {
            for next in Change::ALL.iter().copied() {
                let id = ask(&people.asker, "Pump").await;
                if from == "solved" {
                    let good = answer(&people.helper, &id, "Clean it.").await;
                    people.asker.post(&format!("/answers/{good}/accept"), &[]).await.expect_ok();
                }
                if let Some(first) = first {
                    assert_eq!(change(&people.agent, &id, to(first, &original)).await, 200);
                }
                assert_eq!(state(&people.visitor, &id).await, from);
                let status = change(&people.agent, &id, to(next, &original)).await;
                assert_eq!(status, if possible.contains(&next) { 200 } else { 409 }, "{from} {next}");
                if status == 200 {
                    assert_eq!(state(&people.visitor, &id).await, next.as_str());
                }
            }
        }
    })
    .await;
}

#[tokio::test]
async fn staff_changes_states_and_the_asker_only_own_ones() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let original = ask(&people.other, "The first").await;
        let id = ask(&people.asker, "Pump").await;
        for each in Change::ALL.iter().filter(|each| **each != Change::Reopen) {
            assert_eq!(change(&people.visitor, &id, to(*each, &original)).await, 401);
            assert_eq!(change(&people.helper, &id, to(*each, &original)).await, 403);
        }
        assert_eq!(change(&people.asker, &id, to(Change::Archive, "")).await, 403);
        assert_eq!(change(&people.asker, &id, to(Change::MarkDuplicate, &original)).await, 200);
        assert_eq!(change(&people.asker, &id, to(Change::Reopen, "")).await, 403);
        assert_eq!(people.helper.get(&format!("/questions/{id}/state/archived")).await.status, 403);
        assert_eq!(people.agent.get(&format!("/questions/{id}/state/archived")).await.status, 200);
        assert_eq!(people.agent.get(&format!("/questions/{id}/state/nonsense")).await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn a_duplicate_leads_to_its_original() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let original = ask(&people.other, "The first pump").await;
        let second = ask(&people.asker, "The second pump").await;
        let third = ask(&people.asker, "The third pump").await;
        let url = question(&people.visitor, &original).await["url"].as_str().unwrap().to_owned();
        let path = format!("/questions/{second}/state/duplicate");
        let address = format!("http://community.test{url}?sort=newest");
        assert_eq!(people.agent.post(&path, &[("original", &address)]).await.status, 303);
        let read = page(&people.visitor, &second).await;
        assert!(read.says("asked before") && read.says(&format!("href=\"{url}\"")) && read.says("The first pump"));
        // Pointing to a duplicate points to its original.
        assert_eq!(change(&people.agent, &third, to(Change::MarkDuplicate, &second)).await, 200);
        assert_eq!(question(&people.visitor, &third).await["duplicate_of"], original.as_str());
        // And not back to itself.
        assert_eq!(change(&people.agent, &original, to(Change::MarkDuplicate, &second)).await, 422);
        assert_eq!(change(&people.agent, &original, to(Change::MarkDuplicate, &original)).await, 422);
        for nonsense in ["", "nonsense", "/q/1"] {
            assert_eq!(change(&people.agent, &original, to(Change::MarkDuplicate, nonsense)).await, 422, "{nonsense}");
        }
        // When it is a question of its own again, it duplicates nothing.
        assert_eq!(change(&people.agent, &second, to(Change::Reopen, "")).await, 200);
        assert_eq!(question(&people.visitor, &second).await["duplicate_of"], Value::Null);
    })
    .await;
}

#[tokio::test]
async fn an_original_that_the_reader_cannot_see_stays_unseen() {
    on_both(plan, async |site| {
        let people = people(site).await;
        site.space_with("staff", SpaceKind::Questions, Visibility::Staff, Posting::Staff).await;
        let body = json!({ "space": "staff", "title": "A secret pump", "body": "Not for all." });
        let secret =
            people.agent.api("POST", "/api/v1/questions", body).await.json()["id"].as_str().unwrap().to_owned();
        let id = ask(&people.asker, "Pump").await;
        assert_eq!(change(&people.asker, &id, to(Change::MarkDuplicate, &secret)).await, 422);
        assert_eq!(change(&people.agent, &id, to(Change::MarkDuplicate, &secret)).await, 200);
        assert!(page(&people.agent, &id).await.says("A secret pump"));
        let read = page(&people.visitor, &id).await;
        assert!(!read.says("A secret pump") && read.says("cannot see"));
        assert_eq!(question(&people.visitor, &id).await["duplicate_of"], Value::Null);
    })
    .await;
}

#[tokio::test]
async fn the_reason_is_asked_for_kept_and_shown_with_who_and_when() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = ask(&people.asker, "Pump").await;
        let path = format!("/questions/{id}/state/needs_information");
        assert!(people.agent.get(&path).await.expect_ok().says("Ask for more information"));
        let again = people.agent.post(&path, &[("note", "")]).await;
        assert_eq!(again.status, 422);
        assert!(again.says("Please give a reason"));
        let note = "Which <model> is it?";
        assert_eq!(people.agent.post(&path, &[("note", note)]).await.status, 303);
        let read = page(&people.asker, &id).await;
        for said in ["More information is needed", "Which &#60;model&#62; is it?", "Yuna", "it opens again"] {
            assert!(read.says(said), "{said}\n{}", read.text);
        }
        assert!(!page(&people.helper, &id).await.says("it opens again"));
        assert_eq!(people.agent.post(&path, &[("note", note)]).await.status, 303);
        assert!(page(&people.agent, &id).await.says("not possible in its present state"));
    })
    .await;
}
