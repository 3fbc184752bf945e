//! Working through a queue: each thing that is done leads back to it, at the next question.

use crate::testing::{answer, ask, need_information, people, plan, text, thread};
use madang_testkit::{Answer, on_both};
use serde_json::json;

/// The value of a form's return address, or of the link's that has this key.
fn leads_back(page: &Answer, start: &str) -> String {
    let rest = page.text.split(start).nth(1).unwrap_or_else(|| panic!("no {start} in {}", page.text));
    rest.split(['"', '#']).next().unwrap().to_owned()
}

#[tokio::test]
async fn what_is_done_from_a_queue_leads_back_to_the_next_question_in_it() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let (one, two) = (ask(&people.asker, "Pump").await, ask(&people.asker, "Fan").await);
        let page = people.agent.get("/desk?queue=unanswered&language=en").await.expect_ok();
        let next = format!("%2Fdesk%3Fqueue%3Dunanswered%26language%3Den%23t{two}").replace("%2F", "/");
        assert!(page.text.contains(&format!("/q/{one}/pump?back={next}#f-body")), "{}", page.text);
        assert!(page.text.contains(&format!("/desk/{one}?back={next}#hand")));
        let back = format!("/desk?queue=unanswered&language=en#t{two}");
        let shown = people.agent.get(&format!("/desk/{one}?back={next}")).await.expect_ok();
        assert!(shown.says("Next in the queue") && shown.text.contains(&format!("#t{one}")));
        let snoozed = people.agent.post(&format!("/desk/{one}/snooze"), &[("until", "hour"), ("back", &back)]).await;
        assert_eq!(snoozed.location(), back);
        let to = people.other.id().to_string();
        let handed = people.agent.post(&format!("/desk/{one}/hand-on"), &[("to", &to), ("back", &back)]).await;
        assert_eq!(handed.location(), back);
        // A form that was wrong keeps where it leads.
        let wrong = people.agent.post(&format!("/desk/{one}/hand-on"), &[("to", ""), ("back", &back)]).await;
        assert!(wrong.status == 422 && wrong.text.contains(&format!("#t{two}")));
        let path = format!("/q/{two}/answers?back={}", next.replace(&two, &one));
        let sent = people.agent.post(&path, &[("body", "Clean the filter.")]).await;
        assert_eq!(sent.location(), back.replace(&two, &one));
        // Nobody is led out of the desk.
        for evil in ["https://evil.test/desk", "//evil.test", "/deskevil", "/\\evil.test"] {
            let sent =
                people.agent.post(&format!("/desk/{one}/priority"), &[("priority", "high"), ("back", evil)]).await;
            assert_eq!(sent.location(), format!("/desk/{one}"), "{evil}");
            let page = people.agent.get(&format!("/desk/{one}?back={evil}")).await.expect_ok();
            let led = ["href", "value"].map(|name| page.text.contains(&format!("{name}=\"{evil}")));
            assert_eq!(led, [false, false], "{evil}");
        }
        let member = people.helper.post(&path, &[("body", "Or wait.")]).await;
        assert!(member.location().starts_with("/p/") || member.location().contains("/q/"), "{}", member.location());
    })
    .await;
}

#[tokio::test]
async fn an_answer_to_verify_says_whose_it_is_and_reasons_are_given_on_the_way_back_to_the_queue() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let (one, two) = (ask(&people.asker, "Pump").await, ask(&people.asker, "Fan").await);
        let long = format!("{} The end of it.", "Rinse the filter under warm water. ".repeat(20));
        let path = format!("/api/v1/questions/{one}/answers");
        let post = people.helper.api("POST", &path, json!({ "body": long })).await.expect_ok().json();
        let post = text(&post["id"]);
        site.app.settle().await.unwrap();
        answer(&people.helper, &two).await;
        let page = people.agent.get("/desk?queue=unverified").await.expect_ok();
        assert!(page.says("太郎’s answer") && page.says("Read all of it") && page.says("The end of it."));
        let form = leads_back(&page, &format!("/answers/{post}/verdict/wrong?back="));
        assert!(form.ends_with(&format!("%23t{two}")), "{form}");
        let asked = people.agent.get(&format!("/answers/{post}/verdict/wrong?back={form}")).await.expect_ok();
        let back = format!("/desk?queue=unverified#t{two}");
        assert!(asked.text.contains(&format!("#t{two}")));
        let empty =
            people.agent.post(&format!("/answers/{post}/verdict/wrong"), &[("reason", ""), ("back", &back)]).await;
        assert!(empty.status == 422 && empty.text.contains(&format!("#t{two}")));
        let judged = [("reason", "It has no filter."), ("back", back.as_str())];
        assert_eq!(people.agent.post(&format!("/answers/{post}/verdict/wrong"), &judged).await.location(), back);
        let edit = people.agent.get(&format!("/p/{post}/edit?back={form}")).await.expect_ok();
        assert!(edit.text.contains(&format!("#t{two}")));
    })
    .await;
}

#[tokio::test]
async fn the_page_of_a_question_at_the_desk_shows_what_it_says_and_tabs_keep_the_filter() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = ask(&people.asker, "Pump").await;
        let page = people.agent.get(&format!("/desk/{id}")).await.expect_ok();
        assert!(page.says("The pump hums."));
        let (acts, notes) = (page.text.find("id=\"owner\"").unwrap(), page.text.find("id=\"notes\"").unwrap());
        assert!(acts < notes);
        let desk = people.agent.get("/desk?queue=unanswered&language=en&assignee=nobody").await.expect_ok();
        assert!(desk.text.contains("/desk?queue=returned&#38;language=en&#38;assignee=nobody"), "{}", desk.text);
        assert!(desk.text.contains("/desk/replies"));
        need_information(&people.agent, &id).await;
        assert_eq!(text(&thread(&people.agent, &id).await["state"]), "needs_information");
    })
    .await;
}
