//! Mediation: each side is heard in private, and nothing of one reaches the other.

use crate::testing::{People, mails, mails_to, people, plan};
use madang_kernel::{Role, sql};
use madang_testkit::{Client, Site, on_both};
use serde_json::{Value, json};

const STAFF: &str = "/api/v1/moderation/mediations";

async fn handle_of(site: &Site, client: &Client) -> String {
    let mut conn = site.app.db().read().await.unwrap();
    conn.q(sql!("SELECT handle FROM members WHERE id = $1")).bind(client.id()).value().await.unwrap()
}

/// A mediation between the author and the reader, opened by the moderator.
async fn open(site: &Site, people: &People) -> String {
    let body = json!({
        "title": "About the pump thread", "first": handle_of(site, &people.author).await,
        "second": handle_of(site, &people.reader).await, "text": "I would like to hear you both.",
    });
    let opened = people.moderator.api("POST", STAFF, body).await.expect_ok().json();
    opened["id"].as_str().unwrap().to_owned()
}

async fn say(client: &Client, id: &str, text: &str) -> u16 {
    client.api("POST", &format!("/api/v1/me/mediations/{id}/messages"), json!({ "text": text })).await.status.as_u16()
}

async fn answer(client: &Client, id: &str, agrees: bool, text: &str) -> u16 {
    let body = json!({ "agrees": agrees, "text": text });
    client.api("PUT", &format!("/api/v1/me/mediations/{id}/answer"), body).await.status.as_u16()
}

/// All that a side can see of it: its page, the API, and the lists.
async fn seen_by(client: &Client, id: &str) -> String {
    let mut all = client.get(&format!("/settings/mediation/{id}")).await.expect_ok().text;
    all.push_str(&client.get("/settings/mediation").await.expect_ok().text);
    for path in [format!("/api/v1/me/mediations/{id}"), "/api/v1/me/mediations".to_owned()] {
        all.push_str(&client.api("GET", &path, Value::Null).await.expect_ok().json().to_string());
    }
    all
}

#[tokio::test]
async fn a_side_reads_its_own_conversation_and_nothing_of_the_other() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = open(site, &people).await;
        assert_eq!(say(&people.author, &id, "secretofauthor").await, 204);
        assert_eq!(say(&people.reader, &id, "secretofreader").await, 204);
        let note = json!({ "text": "secretnote" });
        people.moderator.api("POST", &format!("{STAFF}/{id}/notes"), note).await.expect_ok();
        let message = json!({ "side": handle_of(site, &people.author).await, "text": "wordstoauthor" });
        people.moderator.api("POST", &format!("{STAFF}/{id}/messages"), message).await.expect_ok();
        let proposal = json!({ "text": "Both stay out of the thread." });
        people.moderator.api("POST", &format!("{STAFF}/{id}/proposals"), proposal).await.expect_ok();
        assert_eq!(answer(&people.author, &id, false, "").await, 422);
        assert_eq!(answer(&people.author, &id, false, "secretrefusal").await, 204);
        site.app.settle().await.unwrap();

        let (author, reader) = (seen_by(&people.author, &id).await, seen_by(&people.reader, &id).await);
        for words in ["secretofauthor", "wordstoauthor", "Both stay out", "secretrefusal"] {
            assert!(author.contains(words), "{words}");
        }
        assert!(reader.contains("secretofreader") && reader.contains("Both stay out"));
        for words in ["secretofreader", "secretnote"] {
            assert!(!author.contains(words), "{words}");
        }
        for words in ["secretofauthor", "wordstoauthor", "secretrefusal", "secretnote"] {
            assert!(!reader.contains(words), "{words}");
        }
        // Nor do mails, events or the logs say what was written.
        let mut conn = site.app.db().read().await.unwrap();
        let events: Vec<(String,)> = conn.q(sql!("SELECT payload FROM outbox")).all().await.unwrap();
        let log: Vec<(String,)> = conn.q(sql!("SELECT details FROM audit_log")).all().await.unwrap();
        let sent = mails(site).await.into_iter().map(|(_, text)| text);
        for text in events.into_iter().chain(log).map(|row| row.0).chain(sent) {
            assert!(!text.contains("secret") && !text.contains("wordstoauthor"), "{text}");
        }
    })
    .await;
}

#[tokio::test]
async fn only_its_mediator_and_managers_read_a_mediation_and_other_moderators_see_that_there_is_one() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let manager = site.staff("Garam", Role::Manager).await.speaking("en");
        let agent = site.staff("Jiwoo", Role::Agent).await.speaking("en");
        let id = open(site, &people).await;
        say(&people.author, &id, "secretofauthor").await;
        let (page, api) = (format!("/moderation/mediation/{id}"), format!("{STAFF}/{id}"));
        for client in [&people.moderator, &manager] {
            assert!(client.get(&page).await.says("secretofauthor"));
        }
        for client in [&people.colleague, &agent, &people.author, &people.other] {
            assert!(matches!(client.get(&page).await.status.as_u16(), 403 | 404));
            assert!(matches!(client.api("GET", &api, Value::Null).await.status.as_u16(), 403 | 404));
        }
        for client in [&people.other, &people.colleague] {
            assert_eq!(client.get(&format!("/settings/mediation/{id}")).await.status, 404);
            assert_eq!(say(client, &id, "x").await, 404);
        }
        let listed = people.colleague.get("/moderation/mediation").await;
        assert!(!listed.says("About the pump thread") && listed.says("Makoto"));
        // A manager reads, and does not speak for the mediator.
        let message = json!({ "side": handle_of(site, &people.author).await, "text": "Hello" });
        assert_eq!(manager.api("POST", &format!("{api}/messages"), message).await.status, 409);
        // Handed over, it is the colleague's, and no longer the moderator's.
        let to = json!({ "member": handle_of(site, &people.colleague).await });
        people.moderator.api("PUT", &format!("{api}/mediator"), to).await.expect_ok();
        assert_eq!(people.moderator.get(&page).await.status, 403);
        assert!(people.colleague.get(&page).await.says("secretofauthor"));
        let to = json!({ "member": handle_of(site, &people.author).await });
        assert_eq!(people.colleague.api("PUT", &format!("{api}/mediator"), to).await.status, 422);
    })
    .await;
}

#[tokio::test]
async fn both_confirm_the_agreement_before_it_is_closed_as_one() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = open(site, &people).await;
        let close = json!({ "outcome": "agreement", "text": "Thank you both." });
        let path = format!("{STAFF}/{id}/close");
        assert_eq!(answer(&people.author, &id, true, "").await, 409);
        let proposal = json!({ "text": "One answers, the other reads." });
        people.moderator.api("POST", &format!("{STAFF}/{id}/proposals"), proposal).await.expect_ok();
        assert_eq!(answer(&people.author, &id, true, "").await, 204);
        assert_eq!(answer(&people.author, &id, true, "").await, 409);
        assert_eq!(people.moderator.api("POST", &path, close.clone()).await.status, 422);
        assert_eq!(answer(&people.reader, &id, true, "").await, 204);
        people.moderator.api("POST", &path, close.clone()).await.expect_ok();
        assert_eq!(people.moderator.api("POST", &path, close).await.status, 409);
        assert_eq!(say(&people.author, &id, "One more thing").await, 409);
        for (client, name) in [(&people.author, "author"), (&people.reader, "reader")] {
            assert!(client.get(&format!("/settings/mediation/{id}")).await.says("Thank you both."));
            assert_eq!(mails_to(site, name).await.len(), 3);
        }
        let log = people.colleague.get("/moderation/log").await;
        assert!(log.says("Closed a mediation") && !log.says("Thank you both."));
    })
    .await;
}

#[tokio::test]
async fn a_suspended_side_takes_part_by_the_link_of_the_mail() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = open(site, &people).await;
        let mail = mails_to(site, "author").await.pop().unwrap();
        let at = mail.find("/mediation/").unwrap();
        let link: String = mail[at..].chars().take_while(|c| c.is_ascii_alphanumeric() || "/-_".contains(*c)).collect();
        let visitor = site.visitor().speaking("en");
        assert!(visitor.get(&link).await.says("I would like to hear you both."));
        assert_eq!(visitor.post(&format!("{link}/say"), &[("text", "byalink")]).await.status, 303);
        assert_eq!(visitor.post(&format!("{link}/say"), &[("text", "")]).await.status, 422);
        assert_eq!(visitor.get("/mediation/wrong").await.status, 404);
        assert!(people.moderator.get(&format!("/moderation/mediation/{id}")).await.says("byalink"));
        assert!(!seen_by(&people.reader, &id).await.contains("byalink"));
    })
    .await;
}

#[tokio::test]
async fn nobody_mediates_in_their_own_matter_and_what_was_typed_stays() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let (author, moderator) = (handle_of(site, &people.author).await, handle_of(site, &people.moderator).await);
        let own = json!({ "title": "Mine", "first": moderator, "second": author, "text": "Hello" });
        assert_eq!(people.moderator.api("POST", STAFF, own).await.status, 409);
        let same = json!({ "title": "Same", "first": author, "second": author, "text": "Hello" });
        assert_eq!(people.moderator.api("POST", STAFF, same).await.status, 422);
        let typed =
            [("first", author.as_str()), ("second", "nobody-here"), ("title", "Kept title"), ("text", "Kept words")];
        let page = people.moderator.post("/moderation/mediation", &typed).await;
        assert!(page.status == 422 && page.says("Kept title") && page.says("Kept words"));
        assert_eq!(people.author.get("/moderation/mediation").await.status, 403);
    })
    .await;
}
