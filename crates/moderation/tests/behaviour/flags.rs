//! Members flag, and hear what came of it.

use crate::testing::{ask, cases, flag, mails_to, only_case, people, plan, settle, text};
use madang_kernel::sql;
use madang_testkit::on_both;
use serde_json::{Value, json};
use std::time::Duration;

#[tokio::test]
async fn a_flag_opens_a_case_and_its_member_sees_and_hears_what_came_of_it() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let (_, post) = ask(&people.author, "Cheap pumps").await;
        let path = format!("/p/{post}/flag");
        assert!(people.reader.get(&path).await.expect_ok().says("Only moderators see"));
        assert_eq!(people.reader.post(&path, &[("reason", "other"), ("note", " ")]).await.status, 422);
        assert_eq!(people.reader.post(&path, &[("reason", "automatic")]).await.status, 422, "only the program says so");
        let sent = people.reader.post(&path, &[("reason", "spam"), ("note", "Third time today")]).await;
        assert_eq!(sent.location(), format!("/p/{post}"));
        assert!(people.reader.get(&path).await.says("You have reported this already"));
        assert_eq!(people.reader.post(&path, &[("reason", "rude")]).await.status, 422);
        assert!(people.reader.get("/settings/flags").await.expect_ok().says("Waiting for the moderators"));
        let case = only_case(&people.moderator).await;
        let shown = people.moderator.get(&format!("/moderation/cases/{case}")).await.expect_ok();
        assert!(shown.says("Third time today") && shown.says("Taro"));
        assert_eq!(settle(&people.moderator, &case, "hide", "").await, 204);
        let own = people.reader.get("/settings/flags").await.expect_ok();
        assert!(own.says("The moderators agreed and acted") && !own.says("Cheap pumps"), "it can no longer be seen");
        let own = people.reader.api("GET", "/api/v1/me/flags", Value::Null).await.expect_ok().json();
        assert_eq!(text(&own["items"][0]["outcome"]), "agreed");
        let mail = &mails_to(site, "reader").await[0];
        assert!(mail.contains("a post in “Cheap pumps”") && mail.contains("agreed with you"), "{mail}");
        assert!(mails_to(site, "author").await[0].contains("Spam or advertising"), "the reason it was flagged for");
        assert_eq!(people.other.get(&format!("/p/{post}")).await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn nobody_flags_what_is_their_own_or_what_they_cannot_see() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let (_, post) = ask(&people.author, "Pump").await;
        let path = format!("/api/v1/posts/{post}/flags");
        let spam = json!({ "reason": "spam" });
        let own = people.author.api("POST", &path, spam.clone()).await;
        assert_eq!((own.status.as_u16(), text(&own.json()["code"])), (409, "own-subject".into()));
        assert!(people.author.get(&format!("/p/{post}/flag")).await.says("This is your own"));
        assert_eq!(site.visitor().api("POST", &path, spam.clone()).await.status, 401);
        people.moderator.post(&format!("/p/{post}/hide"), &[("reason", "Spam")]).await.expect_ok();
        assert_eq!(people.reader.api("POST", &path, spam).await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn the_author_never_learns_who_flagged() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let (topic, post) = ask(&people.author, "Pump").await;
        // A moderator's own post: the one who could look is the one who must not.
        let (_, own) = ask(&people.moderator, "Rules").await;
        flag(&people.reader, &post, "rude").await;
        flag(&people.reader, &own, "rude").await;
        assert_eq!(cases(&people.moderator, "").await.len(), 1);
        let all = cases(&people.colleague, "").await;
        assert_eq!(all.len(), 2);
        let about_moderator = all.iter().find(|case| text(&case["title"]) == "Rules").unwrap();
        let case = text(&about_moderator["id"]);
        assert_eq!(people.moderator.get(&format!("/moderation/cases/{case}")).await.status, 404);
        assert_eq!(settle(&people.moderator, &case, "disagree", "").await, 404);
        let note = people.moderator.post(&format!("/moderation/cases/{case}/notes"), &[("text", "x")]).await;
        assert_eq!(note.status, 404);
        let about_author = all.iter().find(|case| text(&case["title"]) == "Pump").unwrap();
        assert_eq!(settle(&people.colleague, &text(&about_author["id"]), "remove", "Insulting").await, 204);
        site.app.settle().await.unwrap();
        let pages = [
            format!("/p/{post}"),
            format!("/q/{topic}/x"),
            format!("/api/v1/topics/{topic}"),
            format!("/api/v1/posts/{post}"),
            "/settings/flags".into(),
            "/api/v1/me".into(),
            "/api/v1/me/flags".into(),
        ];
        for path in pages {
            let answer = people.author.get(&path).await;
            assert!(!answer.says("Taro"), "{path} names who flagged");
        }
        for mail in mails_to(site, "author").await {
            assert!(!mail.contains("Taro"), "{mail}");
        }
        let mut conn = site.app.db().read().await.unwrap();
        let told: Vec<(String,)> =
            conn.q(sql!("SELECT payload FROM outbox WHERE kind LIKE 'moderation.%'")).all().await.unwrap();
        assert!(!told.is_empty() && told.iter().all(|(event,)| !event.contains(&people.reader.id().to_string())));
    })
    .await;
}

#[tokio::test]
async fn a_flag_can_be_taken_back_until_it_is_settled() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let (_, post) = ask(&people.author, "Pump").await;
        let mine = flag(&people.reader, &post, "spam").await;
        let theirs = flag(&people.other, &post, "rude").await;
        assert_eq!(people.other.api("DELETE", &format!("/api/v1/me/flags/{mine}"), Value::Null).await.status, 404);
        people.reader.post(&format!("/settings/flags/{mine}/take-back"), &[]).await.expect_ok();
        let open = cases(&people.moderator, "").await;
        assert_eq!((open[0]["flags"].as_i64(), open[0]["reasons"].clone()), (Some(1), json!(["rude"])));
        people.other.api("DELETE", &format!("/api/v1/me/flags/{theirs}"), Value::Null).await.expect_ok();
        assert!(
            cases(&people.moderator, "").await.is_empty() && cases(&people.moderator, "?whose=done").await.is_empty()
        );
        // It can be flagged again, and once it is settled nothing is taken back.
        let again = flag(&people.reader, &post, "spam").await;
        let case = only_case(&people.moderator).await;
        assert_eq!(settle(&people.moderator, &case, "ignore", "").await, 204);
        let late = people.reader.api("DELETE", &format!("/api/v1/me/flags/{again}"), Value::Null).await;
        assert_eq!((late.status.as_u16(), text(&late.json()["code"])), (409, "case-settled".into()));
    })
    .await;
}

#[tokio::test]
async fn twenty_flags_a_day_are_enough() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let mut last = String::new();
        for n in 0..21 {
            let (_, post) = ask(&people.author, &format!("Pump {n}")).await;
            if n < 20 {
                flag(&people.reader, &post, "spam").await;
            }
            last = post;
        }
        let path = format!("/api/v1/posts/{last}/flags");
        let refused = people.reader.api("POST", &path, json!({ "reason": "spam" })).await;
        assert_eq!((refused.status.as_u16(), text(&refused.json()["code"])), (429, "too-many".into()));
        let page = people.reader.post(&format!("/p/{last}/flag"), &[("reason", "spam")]).await;
        assert!(page.status == 422 && page.says("You have reported 20 things today"));
        flag(&people.other, &last, "spam").await;
        site.app.clock().advance(Duration::from_secs(24 * 3600));
        flag(&people.reader, &last, "spam").await;
    })
    .await;
}

#[tokio::test]
async fn a_profile_can_be_flagged_and_its_report_agreed_with() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let handle = text(&people.author.api("GET", "/api/v1/me", Value::Null).await.json()["handle"]);
        let url = format!("/m/{handle}/flag");
        assert!(people.reader.get(&url).await.expect_ok().says("Report this profile"));
        people.reader.post(&url, &[("reason", "personal")]).await.expect_ok();
        let case = only_case(&people.moderator).await;
        people.moderator.get(&format!("/moderation/cases/{case}")).await.expect_ok();
        people.moderator.get("/moderation").await.expect_ok();
        assert_eq!(settle(&people.moderator, &case, "remove", "").await, 409);
        assert_eq!(settle(&people.moderator, &case, "agree", "").await, 204);
        assert!(mails_to(site, "author").await.is_empty());
        assert_eq!(mails_to(site, "reader").await.len(), 1);
    })
    .await;
}
