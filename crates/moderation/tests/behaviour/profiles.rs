//! Names, profiles and tags at the checks, and what moderators do with a profile.

use crate::testing::{cases, checked, mails_to, only_case, people, settle, text};
use madang_testkit::{Client, Site, on_both};
use serde_json::{Value, json};

async fn rule(client: &Client, pattern: &str, action: &str) {
    let body = json!({ "pattern": pattern, "action": action, "replacement": "…" });
    client.api("POST", "/api/v1/moderation/words", body).await.expect_ok();
}

async fn handle(client: &Client) -> String {
    text(&client.api("GET", "/api/v1/me", Value::Null).await.expect_ok().json()["handle"])
}

async fn edit(client: &Client, body: Value) -> madang_testkit::Answer {
    client.api("PATCH", "/api/v1/me", body).await
}

/// Whether somebody else finds these words in the profile, by page and by API.
async fn shows(site: &Site, client: &Client, words: &str) -> bool {
    site.app.settle().await.unwrap();
    let handle = handle(client).await;
    let visitor = site.visitor();
    let page = visitor.get(&format!("/m/{handle}")).await.expect_ok().says(words);
    let api = visitor.api("GET", &format!("/api/v1/members/{handle}"), Value::Null).await.expect_ok().says(words);
    assert_eq!(page, api);
    page
}

#[tokio::test]
async fn rules_refuse_names_handles_and_tags_and_a_form_names_the_word() {
    on_both(checked, async |site| {
        let people = people(site).await;
        rule(&people.moderator, "casino*", "block").await;
        rule(&people.moderator, "토토", "hold").await;
        let page = people.author.post("/settings/profile", &[("name", "Best casino")]).await;
        assert!(page.status == 422 && page.says("Please write this without: casino"), "{}", page.text);
        let page = people.author.post("/settings/handle", &[("handle", "casino-99")]).await;
        assert!(page.status == 422 && page.says("Please write this without: casino"));
        let refused = edit(&people.author, json!({ "name": "토토" })).await.json();
        assert_eq!(text(&refused["errors"][0]["code"]), "held-word", "a name cannot wait");
        let form = [("name", "casino king"), ("email", "x@example.com"), ("password", "a long enough password")];
        let refused = site.visitor().speaking("en").post("/sign-up", &form).await;
        assert!(refused.status == 422 && refused.says("Please write this without: casino"));
        let asked = json!({ "space": "help", "title": "A pump", "body": "It is loud at night.", "tags": ["토토"] });
        let refused = people.author.api("POST", "/api/v1/questions", asked).await;
        assert_eq!((refused.status.as_u16(), text(&refused.json()["errors"][0]["field"])), (422, "tags".into()));
        // What the team writes is not asked about.
        edit(&people.moderator, json!({ "name": "토토" })).await.expect_ok();
    })
    .await;
}

#[tokio::test]
async fn a_profile_that_waits_is_shown_to_others_once_a_moderator_has_let_it() {
    on_both(checked, async |site| {
        let people = people(site).await;
        rule(&people.moderator, "토토", "hold").await;
        edit(&people.author, json!({ "headline": "Gardener", "about": "Basil and more" })).await.expect_ok();
        assert!(shows(site, &people.author, "Gardener").await);
        let page = people
            .author
            .post("/settings/profile", &[("name", "민지"), ("headline", "Gardener"), ("about", "토토 배팅")])
            .await;
        assert_eq!(page.location(), "/settings");
        assert!(!shows(site, &people.author, "Gardener").await && !shows(site, &people.author, "배팅").await);
        assert!(people.author.get("/settings").await.says("Because of: 토토"));
        assert!(people.author.get("/settings/standing").await.says("until a moderator has looked at it"));
        let me = people.author.api("GET", "/api/v1/me", Value::Null).await.json();
        assert_eq!((text(&me["profile_withheld"]["as"]), text(&me["about"])), ("waiting".into(), "토토 배팅".into()));
        let case = only_case(&people.moderator).await;
        let shown = people.moderator.get(&format!("/moderation/cases/{case}")).await.expect_ok();
        assert!(shown.says("토토 배팅") && shown.says("Noticed by the program"));
        assert_eq!(settle(&people.moderator, &case, "disagree", "").await, 204);
        assert!(shows(site, &people.author, "토토 배팅").await && shows(site, &people.author, "Gardener").await);
        assert!(mails_to(site, "author").await.concat().contains("Everybody can see it now"));
    })
    .await;
}

#[tokio::test]
async fn a_hidden_profile_goes_before_moderators_again_when_it_is_rewritten() {
    on_both(checked, async |site| {
        let people = people(site).await;
        edit(&people.author, json!({ "headline": "Buy my pills", "about": "Cheap" })).await.expect_ok();
        let url = format!("/m/{}/flag", handle(&people.author).await);
        people.reader.post(&url, &[("reason", "spam")]).await.expect_ok();
        let case = only_case(&people.moderator).await;
        assert_eq!(settle(&people.moderator, &case, "remove", "").await, 409, "a profile is not removed");
        assert_eq!(settle(&people.moderator, &case, "hide", "No shop here.").await, 204);
        assert!(!shows(site, &people.author, "pills").await);
        assert!(mails_to(site, "author").await.concat().contains("No shop here."));
        assert!(mails_to(site, "reader").await.concat().contains("You reported the profile of 민지."));
        assert!(people.author.get("/settings").await.says("No shop here."));
        let handle = handle(&people.author).await;
        assert!(people.moderator.get(&format!("/m/{handle}")).await.says("pills"));
        // Rewritten, it stays hidden and is a case again.
        edit(&people.author, json!({ "headline": "A gardener" })).await.expect_ok();
        assert!(!shows(site, &people.author, "A gardener").await);
        let again = only_case(&people.moderator).await;
        let shown = people.moderator.get(&format!("/moderation/cases/{again}")).await.expect_ok();
        assert!(shown.says("The member has changed the hidden profile"));
        // It is brought back from the record, once.
        let record = format!("/moderation/members/{handle}");
        assert!(people.moderator.get(&record).await.says("A moderator has hidden this profile"));
        people.moderator.post(&format!("{record}/show-profile"), &[]).await.expect_ok();
        assert!(shows(site, &people.author, "A gardener").await);
        let twice = people.moderator.api("POST", &format!("/api/v1{record}/show-profile"), Value::Null).await;
        assert_eq!(twice.status, 409);
        assert!(people.moderator.get("/moderation/log").await.says("Showed a profile again"));
        assert_eq!(people.reader.post(&format!("{record}/show-profile"), &[]).await.status, 403);
    })
    .await;
}

#[tokio::test]
async fn of_a_removed_member_the_name_stays_and_comes_with_all_when_the_removal_is_lifted() {
    on_both(checked, async |site| {
        let people = people(site).await;
        edit(&people.author, json!({ "headline": "Gardener" })).await.expect_ok();
        let handle = handle(&people.author).await;
        let path = format!("/api/v1/moderation/members/{handle}/sanctions");
        let removal = json!({ "kind": "removal", "rule": "Be kind", "message": "It is enough." });
        let given = text(&people.moderator.api("POST", &path, removal).await.expect_ok().json()["id"]);
        let read = async |client: &Client| client.get(&format!("/m/{handle}")).await.expect_ok().says("Gardener");
        assert!(read(&people.reader).await, "until somebody else has confirmed it");
        let decide = async |what: &str, body: Value| {
            let path = format!("/api/v1/moderation/sanctions/{given}/{what}");
            people.colleague.api("POST", &path, body).await.expect_ok();
        };
        decide("confirm", json!({})).await;
        assert!(!read(&people.reader).await && read(&people.colleague).await);
        assert!(people.reader.get(&format!("/m/{handle}")).await.says("민지"));
        decide("lift", json!({ "reason": "A mistake" })).await;
        assert!(read(&people.reader).await);
    })
    .await;
}

#[tokio::test]
async fn flagged_words_in_names_and_tags_open_cases_while_they_stand() {
    on_both(checked, async |site| {
        let people = people(site).await;
        rule(&people.moderator, "ばか", "flag").await;
        edit(&people.author, json!({ "name": "ばか" })).await.expect_ok();
        let asked = json!({ "space": "help", "title": "A pump", "body": "It is loud at night.", "tags": ["ばか"] });
        people.reader.api("POST", "/api/v1/questions", asked).await.expect_ok();
        site.app.settle().await.unwrap();
        let open = cases(&people.moderator, "").await;
        let mut about: Vec<String> = open.iter().map(|case| text(&case["about"])).collect();
        about.sort();
        assert_eq!(about, ["member", "post"]);
    })
    .await;
}
