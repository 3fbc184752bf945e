//! Sanctions, their ends, and appeals.

use crate::testing::{People, ask, checked, mails_to, people, plan, text};
use madang_kernel::{Role, sql};
use madang_people::{Password, ResetPassword};
use madang_testkit::{Client, Site, on_both};
use serde_json::{Value, json};
use std::time::Duration;

const PASSWORD: &str = "올리브나무 아래에서 만나요";
const DAY: Duration = Duration::from_secs(24 * 3600);

async fn handle(client: &Client, site: &Site) -> String {
    let mut conn = site.app.db().read().await.unwrap();
    conn.q(sql!("SELECT handle FROM members WHERE id = $1")).bind(client.id()).value().await.unwrap()
}

/// Gives the author a sanction; its id.
async fn give(site: &Site, by: &Client, to: &Client, more: Value) -> madang_testkit::Answer {
    let mut body = json!({ "rule": "Be kind", "message": "You insulted somebody.", "note": "Third time." });
    body.as_object_mut().unwrap().extend(more.as_object().cloned().unwrap());
    let path = format!("/api/v1/moderation/members/{}/sanctions", handle(to, site).await);
    by.api("POST", &path, body).await
}

async fn given(site: &Site, people: &People, more: Value) -> String {
    text(&give(site, &people.moderator, &people.author, more).await.expect_ok().json()["id"])
}

async fn standings(client: &Client) -> Vec<String> {
    let own = client.api("GET", "/api/v1/me/standing", Value::Null).await.expect_ok().json();
    own["items"].as_array().unwrap().iter().map(|one| text(&one["standing"])).collect()
}

async fn asks(client: &Client, title: &str) -> u16 {
    let body = json!({ "space": "help", "title": title, "body": "Text." });
    client.api("POST", "/api/v1/questions", body).await.status.as_u16()
}

/// The path of the record in the last mail to the author.
async fn link(site: &Site) -> String {
    let mail = mails_to(site, "author").await.pop().unwrap();
    let start = mail.find("http://community.test/standing/").unwrap() + "http://community.test".len();
    mail[start..].split_whitespace().next().unwrap().to_owned()
}

#[tokio::test]
async fn a_warning_is_told_and_a_note_is_not() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let (_, post) = ask(&people.author, "Pump").await;
        given(site, &people, json!({ "kind": "note", "message": "", "rule": "" })).await;
        assert!(mails_to(site, "author").await.is_empty() && standings(&people.author).await.is_empty());
        given(site, &people, json!({ "kind": "warning", "post": post })).await;
        let mail = mails_to(site, "author").await.pop().unwrap();
        assert!(mail.contains("warning") && mail.contains("Be kind") && mail.contains("You insulted somebody."));
        assert!(!mail.contains("Third time."));
        let own = people.author.get("/settings/standing").await.expect_ok();
        assert!(own.says("You insulted somebody.") && own.says("Pump") && !own.says("Third time."));
        assert!(!own.says("Makoto"), "who gave it is not told");
        let own = people.author.api("GET", "/api/v1/me/standing", Value::Null).await;
        assert!(!own.says("Third time.") && !own.says("Makoto"));
        let record = people.colleague.get(&format!("/moderation/members/{}", handle(&people.author, site).await)).await;
        assert!(record.expect_ok().says("Third time."));
        let incomplete = give(site, &people.moderator, &people.author, json!({ "kind": "silence", "rule": "" })).await;
        let errors = incomplete.json();
        assert!(incomplete.status == 422 && errors.to_string().contains("sanction-days"), "{errors}");
        let (_, others) = ask(&people.reader, "Lamp").await;
        let wrong = give(site, &people.moderator, &people.author, json!({ "kind": "warning", "post": others })).await;
        assert_eq!(wrong.status, 422, "somebody else's post");
    })
    .await;
}

#[tokio::test]
async fn every_page_says_that_there_is_a_warning_until_it_was_read() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let author = &people.author;
        let says = async || author.get("/questions").await.expect_ok().says("A moderator has given you a warning.");
        assert!(!says().await);
        given(site, &people, json!({ "kind": "warning" })).await;
        assert!(says().await && says().await);
        assert!(!people.reader.get("/questions").await.says("given you a warning"), "nobody else");
        author.get("/settings/standing").await.expect_ok();
        assert!(!says().await);
        let lifted = given(site, &people, json!({ "kind": "warning" })).await;
        let path = format!("/api/v1/moderation/sanctions/{lifted}/lift");
        people.moderator.api("POST", &path, json!({ "reason": "A mistake." })).await.expect_ok();
        assert!(!says().await, "of a warning that was lifted nothing is said");
    })
    .await;
}

#[tokio::test]
async fn whoever_is_kept_out_appeals_from_where_they_sign_in() {
    on_both(checked, async |site| {
        let people = people(site).await;
        let email = madang_people::Email::parse("author@example.com").unwrap();
        let password = Password::parse(PASSWORD).unwrap().hash().await.unwrap();
        site.do_as_system(ResetPassword { email, password }).await;
        let id = given(site, &people, json!({ "kind": "suspension", "days": 7 })).await;
        let visitor = site.visitor().speaking("en");
        let sign_in = async |password: &str| {
            visitor.post("/sign-in", &[("email", "author@example.com"), ("password", password)]).await
        };
        assert!(!sign_in("not the password").await.says("/standing/"), "only whoever knows the password");
        let refused = sign_in(PASSWORD).await;
        assert!(refused.status == 403 && refused.says("You insulted somebody.") && refused.says("appeal"));
        let start = refused.text.find("/standing/").unwrap();
        let path: String = refused.text[start..].chars().take_while(|letter| *letter != '"').collect();
        assert!(visitor.get(&path).await.expect_ok().says("You insulted somebody."));
        visitor.post(&format!("{path}/{id}/appeal"), &[("text", "It was a joke.")]).await.expect_ok();
        site.app.clock().advance(Duration::from_secs(3601));
        assert_eq!(visitor.get(&path).await.status, 404, "for an hour");
    })
    .await;
}

#[tokio::test]
async fn a_silenced_member_reads_and_does_not_write_until_it_ends() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let (_, post) = ask(&people.author, "Before").await;
        let set = madang_people::guidelines::PublishGuidelines::full_set().unwrap();
        site.do_as_system(set).await;
        site.app.settings().reload(site.app.db()).await.unwrap();
        given(site, &people, json!({ "kind": "silence", "days": 3, "rule": "spam" })).await;
        assert_eq!(asks(&people.author, "Now").await, 409);
        let edit = people.author.post(&format!("/p/{post}/edit"), &[("title", "Before"), ("body", "Other.")]).await;
        assert!(!edit.status.is_success() && edit.location().is_empty(), "{}", edit.status);
        people.author.get("/questions").await.expect_ok();
        assert_eq!(standings(&people.author).await, ["stands"]);
        assert!(people.author.get("/settings/standing").await.says("No advertising"), "the rule of that code");
        site.app.clock().advance(DAY * 3);
        assert_eq!(asks(&people.author, "Then").await, 201);
        assert_eq!(standings(&people.author).await, ["served"]);
    })
    .await;
}

#[tokio::test]
async fn a_community_with_rules_cites_one_of_them_and_others_what_they_write() {
    on_both(plan, async |site| {
        let people = people(site).await;
        give(site, &people.moderator, &people.author, json!({ "kind": "warning" })).await.expect_ok();
        let set = madang_people::guidelines::PublishGuidelines::full_set().unwrap();
        site.do_as_system(set).await;
        site.app.settings().reload(site.app.db()).await.unwrap();
        let refused = give(site, &people.moderator, &people.author, json!({ "kind": "warning" })).await;
        let error = refused.json()["errors"][0].clone();
        assert_eq!((text(&error["field"]), text(&error["code"])), ("rule".into(), "unknown-rule".into()));
        let record = format!("/moderation/members/{}", handle(&people.author, site).await);
        let form = [("kind", "warning"), ("rule", "Be kind"), ("message", "Please stop.")];
        let page = people.moderator.post(&record, &form).await;
        assert!(page.status == 422 && page.says("Choose one of the community’s rules."));
        give(site, &people.moderator, &people.author, json!({ "kind": "warning", "rule": "respect" }))
            .await
            .expect_ok();
        let note = json!({ "kind": "note", "rule": "", "message": "" });
        give(site, &people.moderator, &people.author, note).await.expect_ok();
        assert_eq!(standings(&people.author).await.len(), 2, "a note is for moderators");
    })
    .await;
}

#[tokio::test]
async fn whoever_is_silenced_while_writing_reads_why_and_keeps_the_text() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let (topic, post) = ask(&people.author, "Before").await;
        given(site, &people, json!({ "kind": "silence", "days": 3, "rule": "spam" })).await;
        let author = &people.author;
        let question = [("title", "Another question"), ("body", "A long text."), ("space", "help")];
        let tries = [
            author.post("/ask", &question).await,
            author.post(&format!("/q/{topic}/answers"), &[("body", "A long text.")]).await,
            author.post(&format!("/p/{post}/comments"), &[("body", "A long text.")]).await,
        ];
        for page in tries {
            assert_eq!(page.status, 422);
            assert!(page.says("A long text.") && page.says("a moderator has silenced you"));
        }
        assert!(author.get("/ask").await.expect_ok().says("a moderator has silenced you"));
    })
    .await;
}

#[tokio::test]
async fn a_suspended_member_reaches_the_record_by_the_mails_link_and_appeals_once() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = given(site, &people, json!({ "kind": "suspension", "days": 7 })).await;
        assert_eq!(people.author.get("/settings/standing").await.status, 303, "kept out");
        let link = link(site).await;
        let visitor = site.visitor().speaking("en");
        assert!(visitor.get(&link).await.expect_ok().says("You insulted somebody."));
        assert_eq!(visitor.get("/standing/unknown").await.status, 404);
        assert_eq!(visitor.get("/settings").await.status, 303, "the link opens nothing else");
        let form = format!("{link}/{id}/appeal");
        assert_eq!(visitor.post(&form, &[("text", " ")]).await.status, 422);
        visitor.post(&form, &[("text", "It was a joke.")]).await.expect_ok();
        assert_eq!(visitor.post(&form, &[("text", "Really.")]).await.status, 422, "once");
        // Whoever gave it does not decide.
        let path = format!("/api/v1/moderation/sanctions/{id}/appeal");
        let verdict = json!({ "upheld": true, "answer": "We agree." });
        let own = people.moderator.api("POST", &path, verdict.clone()).await;
        assert_eq!((own.status.as_u16(), text(&own.json()["code"])), (409, "second-person".into()));
        let waiting = people.colleague.get("/moderation/waiting").await.expect_ok();
        assert!(waiting.says("It was a joke.") && waiting.says("Makoto"));
        people.colleague.api("POST", &path, verdict.clone()).await.expect_ok();
        assert_eq!(people.colleague.api("POST", &path, verdict).await.status, 409);
        assert!(mails_to(site, "author").await.pop().unwrap().contains("We agree."));
        let seen = visitor.get(&link).await.expect_ok();
        assert!(seen.says("Overturned") && seen.says("We agree."));
    })
    .await;
}

#[tokio::test]
async fn a_suspension_ends_at_its_time_or_when_it_is_lifted() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let other = text(
            &give(site, &people.moderator, &people.other, json!({ "kind": "suspension", "days": 30 }))
                .await
                .expect_ok()
                .json()["id"],
        );
        let longer = given(site, &people, json!({ "kind": "suspension", "days": 7 })).await;
        given(site, &people, json!({ "kind": "suspension", "days": 3 })).await;
        let state = async |client: &Client| {
            let mut conn = site.app.db().read().await.unwrap();
            let row: (String, Option<madang_kernel::Timestamp>) = conn
                .q(sql!("SELECT state, suspended_until FROM members WHERE id = $1"))
                .bind(client.id())
                .one()
                .await
                .unwrap();
            row
        };
        let now = site.app.now();
        assert_eq!(state(&people.author).await, ("suspended".into(), Some(now + DAY * 7)), "the longest counts");
        let lift = json!({ "reason": "Too hard." });
        let path = format!("/api/v1/moderation/sanctions/{longer}/lift");
        assert_eq!(people.colleague.api("POST", &path, json!({ "reason": "" })).await.status, 422);
        people.colleague.api("POST", &path, lift.clone()).await.expect_ok();
        assert_eq!(state(&people.author).await, ("suspended".into(), Some(now + DAY * 3)), "the other one stands");
        assert!(mails_to(site, "author").await.pop().unwrap().contains("Too hard."));
        assert_eq!(people.colleague.api("POST", &path, lift.clone()).await.status, 409);
        people.colleague.api("POST", &format!("/api/v1/moderation/sanctions/{other}/lift"), lift).await.expect_ok();
        assert_eq!(state(&people.other).await.0, "active");
        site.app.clock().advance(DAY * 3);
        madang_people::keep_house(&site.app).await.unwrap();
        assert_eq!(state(&people.author).await.0, "active");
    })
    .await;
}

#[tokio::test]
async fn a_removal_needs_two_people_and_never_the_same() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = given(site, &people, json!({ "kind": "removal" })).await;
        assert_eq!(people.author.get("/settings").await.status, 303, "kept out from the proposal on");
        let twice = give(site, &people.colleague, &people.author, json!({ "kind": "removal" })).await;
        assert_eq!(text(&twice.json()["code"]), "removed-already");
        let confirm = format!("/api/v1/moderation/sanctions/{id}/confirm");
        let same = people.moderator.api("POST", &confirm, Value::Null).await;
        assert_eq!((same.status.as_u16(), text(&same.json()["code"])), (409, "second-person".into()));
        assert!(people.moderator.get("/moderation/waiting").await.expect_ok().says("Somebody else"));
        people.colleague.api("POST", &confirm, Value::Null).await.expect_ok();
        assert_eq!(people.colleague.api("POST", &confirm, Value::Null).await.status, 409);
        assert!(site.visitor().speaking("en").get(&link(site).await).await.expect_ok().says("Removal"));
        // A declined one lets in again.
        let other = give(site, &people.moderator, &people.other, json!({ "kind": "removal" })).await.expect_ok().json();
        let decline = format!("/api/v1/moderation/sanctions/{}/decline", text(&other["id"]));
        assert_eq!(people.moderator.api("POST", &decline, json!({ "reason": "No" })).await.status, 409);
        people.colleague.api("POST", &decline, json!({ "reason": "A warning is enough." })).await.expect_ok();
        assert!(mails_to(site, "other").await.pop().unwrap().contains("A warning is enough."));
        let mut conn = site.app.db().read().await.unwrap();
        let state: String =
            conn.q(sql!("SELECT state FROM members WHERE id = $1")).bind(people.other.id()).value().await.unwrap();
        assert_eq!(state, "active");
    })
    .await;
}

#[tokio::test]
async fn nobody_sanctions_equals_superiors_or_themselves() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let manager = site.staff("Garam", Role::Manager).await;
        let agent = site.staff("Jiwoo", Role::Agent).await;
        for to in [&people.colleague, &manager, &people.moderator] {
            let refused = give(site, &people.moderator, to, json!({ "kind": "warning" })).await;
            assert_eq!(refused.status, 403);
            let record = format!("/moderation/members/{}", handle(to, site).await);
            assert_eq!(people.moderator.get(&record).await.status, 403, "nor reads what is noted of them");
        }
        give(site, &people.moderator, &agent, json!({ "kind": "warning" })).await.expect_ok();
        give(site, &manager, &people.moderator, json!({ "kind": "warning" })).await.expect_ok();
        assert_eq!(give(site, &agent, &people.author, json!({ "kind": "warning" })).await.status, 403);
    })
    .await;
}
