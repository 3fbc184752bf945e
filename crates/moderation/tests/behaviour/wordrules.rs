//! Word rules: what each of their actions does to a text.

use crate::testing::{cases, checked, held, people, post_question, text};
use madang_testkit::{Client, on_both};
use serde_json::{Value, json};
use std::time::Duration;

async fn rule(client: &Client, pattern: &str, action: &str, replacement: &str) -> String {
    let body = json!({ "pattern": pattern, "action": action, "replacement": replacement });
    text(&client.api("POST", "/api/v1/moderation/words", body).await.expect_ok().json()["id"])
}

#[tokio::test]
async fn a_rule_refuses_replaces_holds_or_flags_a_word() {
    on_both(checked, async |site| {
        let people = people(site).await;
        rule(&people.moderator, "사기", "block", "").await;
        rule(&people.moderator, "damn", "replace", "d—").await;
        rule(&people.moderator, "토토", "hold", "").await;
        rule(&people.moderator, "ばか", "flag", "").await;
        let refused = post_question(&people.author, "Question", "이건 사기를 당한 것 같아요").await;
        let error = refused.json()["errors"][0].clone();
        assert_eq!((text(&error["code"]), text(&error["detail"])), ("blocked-word".into(), "사기".into()));
        let page =
            people.author.post("/ask", &[("space", "help"), ("title", "사기 주의"), ("body", "Typed text")]).await;
        assert!(page.status == 422 && page.says("Please write this without: 사기") && page.says("Typed text"));
        // Other words with the same letters are words of their own.
        assert_eq!(
            post_question(&people.author, "복사기", "복사기가 고장 났어요").await.expect_ok().json()["waiting"],
            false
        );
        let replaced =
            post_question(&people.reader, "The damn pump", "This damn pump is loud.").await.expect_ok().json();
        let topic =
            people.reader.api("GET", &format!("/api/v1/topics/{}", text(&replaced["id"])), Value::Null).await.json();
        assert_eq!(text(&topic["title"]), "The d— pump");
        assert!(text(&topic["opening"]["html"]).contains("This d— pump"));
        assert_eq!(
            post_question(&people.other, "토토 배팅", "어디서 하나요").await.expect_ok().json()["waiting"],
            true
        );
        assert_eq!(text(&held(&people.moderator).await[0]["why"][0]["detail"]), "토토");
        assert!(people.other.get("/settings/held").await.says("Word: 토토"));
        site.app.clock().advance(Duration::from_secs(60));
        let flagged = post_question(&people.reader, "質問です", "おまえはばかだ").await.expect_ok().json();
        assert_eq!(flagged["waiting"], false);
        let open = cases(&people.moderator, "").await;
        assert_eq!((open.len(), text(&open[0]["reasons"][0])), (1, "automatic".into()));
    })
    .await;
}

#[tokio::test]
async fn the_log_says_of_a_rule_its_word_and_what_follows() {
    on_both(checked, async |site| {
        let people = people(site).await;
        rule(&people.moderator, "토토", "hold", "").await;
        rule(&people.moderator, "damn", "replace", "d—").await;
        let resting = json!({ "pattern": "ばか", "action": "block", "off": true });
        let id =
            text(&people.moderator.api("POST", "/api/v1/moderation/words", resting).await.expect_ok().json()["id"]);
        people.moderator.api("DELETE", &format!("/api/v1/moderation/words/{id}"), Value::Null).await.expect_ok();
        let log = people.colleague.get("/moderation/log").await.expect_ok();
        for said in ["토토 · Hold<", "damn · Replace → d—<", "ばか · Refuse · Off<", "ばか · Refuse<"] {
            assert!(log.says(said), "{said}");
        }
        assert!(!log.says("Nothing to do"), "that is said of cases");
    })
    .await;
}

#[tokio::test]
async fn moderators_keep_rules_and_try_texts() {
    on_both(checked, async |site| {
        let people = people(site).await;
        let page = people.moderator.post("/moderation/words", &[("pattern", "a*"), ("action", "hold")]).await;
        assert!(page.status == 422 && page.says("would hit nearly everything"));
        let form = [("pattern", "카톡 상담"), ("action", "flag"), ("note", "Since spring"), ("loose", "on")];
        assert_eq!(people.moderator.post("/moderation/words", &form).await.location(), "/moderation/words");
        let list = people.moderator.get("/moderation/words").await.expect_ok();
        assert!(list.says("카톡 상담") && list.says("Since spring") && list.says("Makoto"));
        let tried = people.moderator.post("/moderation/words/test", &[("text", "카톡상담을 주세요")]).await.expect_ok();
        assert!(tried.says("카톡 상담: Flag"));
        let id =
            text(&people.moderator.api("GET", "/api/v1/moderation/words", Value::Null).await.json()["items"][0]["id"]);
        people.moderator.get(&format!("/moderation/words/{id}")).await.expect_ok();
        people.moderator.post(&format!("/moderation/words/{id}/delete"), &[]).await;
        let tried = people.moderator.post("/moderation/words/test", &[("text", "카톡상담을 주세요")]).await.expect_ok();
        assert!(tried.says("No rule hits"));
        assert_eq!(people.author.get("/moderation/words").await.status, 403);
        let log = people.colleague.get("/moderation/log").await.expect_ok();
        assert!(log.says("Changed a word rule") && log.says("Deleted a word rule"));
        let refused = people.moderator.post("/moderation/words/checks", &[("hold_from", "90")]).await;
        assert_eq!(refused.status, 403, "only managers set the checks");
    })
    .await;
}

#[tokio::test]
async fn rules_are_found_by_their_words_and_notes() {
    on_both(checked, async |site| {
        let people = people(site).await;
        let empty = people.moderator.get("/moderation/words").await.expect_ok();
        assert!(!empty.says("Search the rules"), "there is nothing to find");
        rule(&people.moderator, "토토|배팅", "hold", "").await;
        rule(&people.moderator, "Straße", "replace", "Weg").await;
        let noted = json!({ "pattern": "ばか", "action": "flag", "note": "Since the Éclair affair" });
        people.moderator.api("POST", "/api/v1/moderation/words", noted).await.expect_ok();
        let found = async |query: &str| {
            let path = format!("/api/v1/moderation/words?q={query}");
            let list = people.moderator.api("GET", &path, Value::Null).await.expect_ok().json();
            list["items"].as_array().unwrap().iter().map(|one| text(&one["pattern"])).collect::<Vec<_>>()
        };
        assert_eq!(found("").await, ["ばか", "Straße", "토토|배팅"]);
        assert_eq!(found("%20STRA").await, ["Straße"]);
        assert_eq!(found("weg").await, ["Straße"], "what it becomes");
        assert_eq!(found("%C3%A9clair").await, ["ばか"], "the note");
        assert_eq!(found("%EB%B0%B0").await, ["토토|배팅"]);
        assert!(found("%25").await.is_empty(), "a sign of its own");
        let page = people.moderator.get("/moderation/words?q=weg").await.expect_ok();
        assert!(page.says("Straße") && !page.says("ばか") && page.says("value=\"weg\"") && page.says("Show all"));
        let none = people.moderator.get("/moderation/words?q=%3Cb%3E%00").await.expect_ok();
        assert!(none.says("No rule contains “&#60;b&#62;") && !none.says("There is no rule yet"));
        assert_eq!(people.author.get("/moderation/words?q=weg").await.status, 403);
    })
    .await;
}
