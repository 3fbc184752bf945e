//! Moderators work through the queue.

use crate::testing::{
    SPAM, ask, cases, checked, flag, mails, mails_to, only_case, people, plan, post_question, settle, text, titles,
};
use madang_kernel::{Command, Cx, MemberId, PostId, Result, Role};
use madang_testkit::on_both;
use serde_json::{Value, json};
use std::time::Duration;

#[tokio::test]
async fn the_queue_gathers_flags_and_puts_the_gravest_first() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let (_, spam) = ask(&people.author, "Spam").await;
        let (_, off) = ask(&people.author, "Astray").await;
        let (_, illegal) = ask(&people.author, "Illegal").await;
        flag(&people.reader, &spam, "spam").await;
        flag(&people.reader, &off, "off_topic").await;
        flag(&people.reader, &illegal, "illegal").await;
        assert_eq!(titles(&people.moderator, "").await, ["Illegal", "Spam", "Astray"]);
        flag(&people.other, &off, "off_topic").await;
        flag(&people.moderator, &off, "rude").await;
        assert_eq!(titles(&people.moderator, "").await, ["Illegal", "Astray", "Spam"]);
        assert_eq!(cases(&people.moderator, "").await[1]["flags"], 3);
        assert_eq!(cases(&people.moderator, "").await[1]["reasons"], json!(["rude", "off_topic"]));
        assert_eq!(titles(&people.moderator, "?reason=spam").await, ["Spam"]);
        let page = people.moderator.api("GET", "/api/v1/moderation/cases?limit=2", Value::Null).await.json();
        let next = format!("/api/v1/moderation/cases?limit=2&after={}", text(&page["next"]));
        assert_eq!(people.moderator.api("GET", &next, Value::Null).await.json()["items"][0]["title"], "Spam");
        // What waits moves up with time.
        site.app.clock().advance(Duration::from_secs(72 * 3600));
        let (_, late) = ask(&people.author, "Late").await;
        flag(&people.reader, &late, "illegal").await;
        assert_eq!(titles(&people.moderator, "").await.last().unwrap(), "Late");
        assert!(people.moderator.get("/moderation").await.expect_ok().says("Illegal"));
        assert_eq!(people.reader.get("/moderation").await.status, 403);
        let agent = site.staff("Jiwoo", Role::Agent).await;
        assert_eq!(agent.get("/moderation").await.status, 403);
    })
    .await;
}

#[tokio::test]
async fn a_claim_keeps_others_away_until_it_ends_by_itself() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let (_, post) = ask(&people.author, "Pump").await;
        flag(&people.reader, &post, "spam").await;
        let case = only_case(&people.moderator).await;
        let path = format!("/api/v1/moderation/cases/{case}/claim");
        people.moderator.api("POST", &path, Value::Null).await.expect_ok();
        assert_eq!(titles(&people.moderator, "?whose=mine").await, ["Pump"]);
        assert_eq!(titles(&people.colleague, "?whose=others").await, ["Pump"]);
        assert!(titles(&people.colleague, "?whose=nobody").await.is_empty());
        let taken = people.colleague.api("POST", &path, Value::Null).await;
        assert_eq!((taken.status.as_u16(), text(&taken.json()["code"])), (409, "claimed-by-other".into()));
        assert_eq!(settle(&people.colleague, &case, "ignore", "").await, 409);
        // A note lengthens it.
        site.app.clock().advance(Duration::from_secs(20 * 60));
        let note = json!({ "text": "Asked the author." });
        people.moderator.api("POST", &format!("/api/v1/moderation/cases/{case}/notes"), note).await.expect_ok();
        site.app.clock().advance(Duration::from_secs(20 * 60));
        assert_eq!(people.colleague.api("POST", &path, Value::Null).await.status, 409);
        site.app.clock().advance(Duration::from_secs(11 * 60));
        people.colleague.api("POST", &path, Value::Null).await.expect_ok();
        // Handed over, it is the other's.
        let to = json!({ "member": people.moderator.id() });
        people.colleague.api("PUT", &format!("/api/v1/moderation/cases/{case}/assignee"), to).await.expect_ok();
        assert_eq!(titles(&people.moderator, "?whose=mine").await, ["Pump"]);
        let not = json!({ "member": people.reader.id() });
        let refused = people.moderator.api("PUT", &format!("/api/v1/moderation/cases/{case}/assignee"), not).await;
        assert_eq!(refused.status, 422);
        people.moderator.api("DELETE", &path, Value::Null).await.expect_ok();
        assert_eq!(titles(&people.colleague, "?whose=nobody").await, ["Pump"]);
        let steps = people.colleague.get(&format!("/moderation/cases/{case}")).await.expect_ok();
        assert!(steps.says("Asked the author.") && steps.says("gave the case to Makoto"));
    })
    .await;
}

#[tokio::test]
async fn many_are_settled_at_once_and_each_is_told_once() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let mut ticked = Vec::new();
        for n in 0..3 {
            let (_, post) = ask(&people.author, &format!("Pump {n}")).await;
            flag(&people.reader, &post, "spam").await;
            flag(&people.other, &post, "spam").await;
        }
        for case in cases(&people.moderator, "").await {
            ticked.push(text(&case["id"]));
        }
        // One of them is a colleague's.
        people.colleague.post(&format!("/moderation/cases/{}/claim", ticked[0]), &[]).await.expect_ok();
        let mut form = vec![("decision", "remove"), ("reason", "Advertising")];
        form.extend(ticked.iter().map(|case| ("case", case.as_str())));
        let sent = people.moderator.post("/moderation", &form).await.expect_ok();
        assert_eq!(sent.location(), "/moderation");
        assert!(people.moderator.get("/moderation").await.says("2 settled, 1 not"));
        assert_eq!(titles(&people.moderator, "?whose=done").await.len(), 2);
        assert_eq!(mails_to(site, "reader").await.len(), 2);
        let author = mails_to(site, "author").await;
        assert!(author.len() == 2 && author[0].contains("removed by a moderator. Reason: Advertising"));
        let again = json!({ "cases": ticked, "decision": "ignore" });
        let again = people.colleague.api("POST", "/api/v1/moderation/settle", again).await.expect_ok().json();
        assert_eq!((again["settled"].as_array().unwrap().len(), again["failed"].as_array().unwrap().len()), (1, 2));
        assert_eq!(text(&again["failed"][0]["code"]), "case-settled");
        assert_eq!(mails_to(site, "author").await.len(), 2);
        assert!(!mails(site).await.iter().any(|(_, text)| text.contains("Owen") && text.contains("Taro")));
        assert_eq!(people.moderator.post("/moderation", &[("decision", "hide")]).await.location(), "/moderation");
    })
    .await;
}

#[tokio::test]
async fn agreeing_and_editing_leads_to_the_editor_and_back() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let (_, post) = ask(&people.author, "Pump").await;
        flag(&people.reader, &post, "personal").await;
        let case = only_case(&people.moderator).await;
        let shown = people.moderator.get(&format!("/moderation/cases/{case}")).await.expect_ok();
        for form in ["settle", "notes", "claim", "assign"] {
            assert!(shown.says(&format!("action=\"/moderation/cases/{case}/{form}\"")), "{form}");
        }
        let empty = people.moderator.post(&format!("/moderation/cases/{case}/settle"), &[("reason", "x")]).await;
        assert!(empty.status == 422 && empty.says("Choose what comes of it"));
        let sent = people.moderator.post(&format!("/moderation/cases/{case}/settle"), &[("decision", "edit")]).await;
        assert_eq!(sent.location(), format!("/p/{post}/edit?back=/moderation"));
        let editor = people.moderator.get(sent.location()).await.expect_ok();
        assert!(editor.says("name=\"back\" value=\"/moderation\""));
        let edited = [("title", "Pump"), ("body", "Text."), ("back", "/moderation"), ("note", "Personal data")];
        assert_eq!(people.moderator.post(&format!("/p/{post}/edit"), &edited).await.location(), "/moderation");
        let elsewhere = [("title", "Pump"), ("body", "Text!"), ("back", "https://evil.example")];
        assert_eq!(people.moderator.post(&format!("/p/{post}/edit"), &elsewhere).await.location(), "/");
        assert_eq!(cases(&people.moderator, "?whose=done").await[0]["decision"], "edit");
    })
    .await;
}

#[tokio::test]
async fn nobody_is_told_that_a_moderator_took_away_what_was_gone_before() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let (topic, opening) = ask(&people.author, "Pump").await;
        let path = format!("/api/v1/questions/{topic}/answers");
        for (by, decision) in [("author", "hide"), ("author", "remove"), ("moderator", "hide")] {
            let body = json!({ "body": format!("{by} {decision}") });
            let post = text(&people.other.api("POST", &path, body).await.expect_ok().json()["id"]);
            flag(&people.reader, &post, "rude").await;
            if by == "author" {
                people.other.api("DELETE", &format!("/api/v1/posts/{post}"), Value::Null).await.expect_ok();
            } else {
                people.colleague.post(&format!("/p/{post}/hide"), &[("reason", "Rude")]).await.expect_ok();
            }
            let case = only_case(&people.moderator).await;
            // Of what a colleague has hidden, the colleague's own reason was told.
            let before = mails_to(site, "other").await;
            assert_eq!(before.len(), usize::from(by == "moderator"), "{by} {decision}");
            assert_eq!(settle(&people.moderator, &case, decision, "").await, 204);
            assert_eq!(mails_to(site, "other").await, before, "{by} {decision}");
            site.app.clock().advance(Duration::from_secs(60));
        }
        // Hidden is not removed: that is news.
        let hidden = text(&people.other.api("POST", &path, json!({ "body": "Hidden" })).await.expect_ok().json()["id"]);
        flag(&people.reader, &hidden, "rude").await;
        people.colleague.post(&format!("/p/{hidden}/hide"), &[("reason", "Rude")]).await.expect_ok();
        let case = only_case(&people.moderator).await;
        assert_eq!(settle(&people.moderator, &case, "remove", "").await, 204);
        assert!(mails_to(site, "other").await.iter().any(|mail| mail.contains("was removed by a moderator")));
        flag(&people.reader, &opening, "rude").await;
        let case = only_case(&people.moderator).await;
        assert_eq!(settle(&people.moderator, &case, "hide", "").await, 204);
        assert!(mails_to(site, "author").await.iter().any(|mail| mail.contains("was hidden by a moderator")));
    })
    .await;
}

#[tokio::test]
async fn every_page_of_moderation_says_how_much_waits() {
    on_both(checked, async |site| {
        let people = people(site).await;
        let (_, post) = ask(&people.author, "Pump").await;
        flag(&people.reader, &post, "off_topic").await;
        post_question(&people.other, "Casino", SPAM).await.expect_ok();
        let handle = text(&people.reader.api("GET", "/api/v1/me", Value::Null).await.json()["handle"]);
        let removal = json!({ "kind": "removal", "rule": "Be kind", "message": "Enough." });
        people
            .moderator
            .api("POST", &format!("/api/v1/moderation/members/{handle}/sanctions"), removal)
            .await
            .expect_ok();
        let case = format!("/moderation/cases/{}", only_case(&people.colleague).await);
        for path in [
            "/moderation",
            case.as_str(),
            "/moderation/held",
            "/moderation/waiting",
            "/moderation/words",
            "/moderation/mediation",
            "/moderation/mediation/new",
            "/moderation/log",
        ] {
            let page = people.colleague.get(path).await.expect_ok();
            for tab in ["Queue", "Held", "Second opinions"] {
                assert!(page.says(&format!("{tab} <span class=\"count\">1</span>")), "{path} {tab}");
            }
            assert!(page.says(">Log</a>"), "{path}: nothing waits in it");
        }
        assert_eq!(settle(&people.colleague, case.rsplit('/').next().unwrap(), "ignore", "").await, 204);
        assert!(!people.colleague.get("/moderation/log").await.says("Queue <span"), "no number where nothing waits");
    })
    .await;
}

struct Notice {
    post: PostId,
    author: MemberId,
}

impl Command for Notice {
    type Output = ();

    fn allowed(&self, actor: &madang_kernel::Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        madang_moderation::flag_automatically(
            cx,
            madang_moderation::Subject::Post(self.post),
            self.author,
            "Seven links in four lines",
        )
        .await
    }
}

#[tokio::test]
async fn the_program_flags_a_post_once_and_says_why() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let (_, post) = ask(&people.author, "Pump").await;
        let (post, author) = (post.parse().unwrap(), people.author.id());
        site.do_as_system(Notice { post, author }).await;
        site.do_as_system(Notice { post, author }).await;
        let case = only_case(&people.moderator).await;
        let shown = people.moderator.get(&format!("/moderation/cases/{case}")).await.expect_ok();
        assert!(shown.says("Seven links in four lines") && shown.says("Noticed by the program"));
        assert_eq!(settle(&people.moderator, &case, "disagree", "").await, 204);
        assert!(mails(site).await.is_empty(), "nobody flagged it");
    })
    .await;
}

#[tokio::test]
async fn whose_post_is_hidden_without_a_flag_hears_why_by_mail() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let (_, post) = ask(&people.author, "Pump").await;
        let path = format!("/api/v1/posts/{post}/hidden");
        people.moderator.api("PUT", &path, json!({ "reason": "It names a customer." })).await.expect_ok();
        let mails = mails_to(site, "author").await;
        assert!(mails.len() == 1 && mails[0].contains("hidden by a moderator"), "{mails:?}");
        assert!(mails[0].contains("Pump") && mails[0].contains("It names a customer."));
        assert!(!mails[0].contains("Makoto"), "who hid it is not told");
        people.moderator.api("DELETE", &path, Value::Null).await.expect_ok();
        assert_eq!(mails_to(site, "author").await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_moderator_who_is_silenced_reads_and_decides_nothing() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let manager = site.staff("Garam", madang_kernel::Role::Manager).await;
        let (_, post) = ask(&people.author, "Pump").await;
        flag(&people.reader, &post, "rude").await;
        let case = only_case(&people.moderator).await;
        let handle = text(&people.moderator.api("GET", "/api/v1/me", Value::Null).await.json()["handle"]);
        let path = format!("/api/v1/moderation/members/{handle}/sanctions");
        let silence = json!({ "kind": "silence", "days": 3, "rule": "Be kind", "message": "Enough." });
        manager.api("POST", &path, silence).await.expect_ok();
        people.moderator.get(&format!("/moderation/cases/{case}")).await.expect_ok();
        assert!(settle(&people.moderator, &case, "hide", "").await >= 400);
        let note = people.moderator.post(&format!("/moderation/cases/{case}/notes"), &[("text", "x")]).await;
        assert!(!note.status.is_success() && !note.status.is_redirection(), "{}", note.status);
        assert_eq!(settle(&people.colleague, &case, "hide", "").await, 204);
    })
    .await;
}
