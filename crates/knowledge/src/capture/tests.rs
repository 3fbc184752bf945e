use crate::testing::{People, people, read, step, text, work};
use madang_conversation::SpaceKind;
use madang_kernel::{Actor, Command, Cx, MemberId, Posting, Result, SpaceId, Visibility, sql};
use madang_testkit::{Client, Plan, Site, on_both};
use serde_json::{Value, json};

fn plan() -> Plan {
    let questions = madang_questions::routes();
    crate::testing::plan()
        .with(madang_questions::MIGRATIONS, questions, |builder, _| madang_questions::install(builder))
}

const PROBLEM: &str = "The pump hums.\n\nAndroid 14, app version 2.1";

/// A question of the member's with an answer of the agent's, confirmed by another.
async fn solved(site: &Site, people: &People) -> (String, String) {
    site.space("help").await;
    let body = json!({ "space": "help", "title": "Why does the pump hum?", "body": PROBLEM, "tags": ["pump"] });
    let question = text(&people.member.api("POST", "/api/v1/questions", body).await.expect_ok().json()["id"]);
    let body = json!({ "body": "The filter is blocked, because lime settles there.\n\n1. Take it out.\n2. Rinse it." });
    let path = format!("/api/v1/questions/{question}/answers");
    let answer = text(&people.agent.api("POST", &path, body).await.expect_ok().json()["id"]);
    people.agent.api("POST", &path, json!({ "body": "Buy a new one." })).await.expect_ok();
    let path = format!("/api/v1/answers/{answer}/verdict");
    people.other_agent.api("PUT", &path, json!({ "verdict": "verified" })).await.expect_ok();
    site.app.settle().await.unwrap();
    (question, answer)
}

async fn opening(client: &Client, question: &str) -> String {
    let found = client.api("GET", &format!("/api/v1/questions/{question}"), Value::Null).await.expect_ok().json();
    text(&found["post"])
}

#[tokio::test]
async fn a_solved_question_becomes_an_article_that_stands_above_it_and_cites_it() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let (question, answer) = solved(site, &people).await;
        let post = opening(&people.agent, &question).await;
        let asked = people.agent.get(&format!("/q/{question}/why-does-the-pump-hum")).await.expect_ok();
        assert!(asked.says(&format!("/knowledge/capture?post={post}")));
        assert!(asked.says(&format!("/knowledge/capture?post={answer}")));
        people.agent.get(&format!("/knowledge/capture?topic={question}")).await.expect_ok();
        let page = people.agent.get(&format!("/knowledge/capture?post={post}")).await.expect_ok();
        assert!(page.says("## Cause\n\nThe filter is blocked, because lime settles there."), "{}", page.text);
        assert!(
            page.says("2. Rinse it.") && page.says("- Android 14, app version 2.1") && !page.says("Buy a new one.")
        );
        let body = json!({ "post": post, "collection": "guides" });
        let made = people.agent.api("POST", "/api/v1/knowledge/captures", body).await.expect_ok().json();
        let id = text(&made["id"]);
        assert_eq!(made["kind"], "troubleshooting");
        let again = people.agent.get(&format!("/knowledge/capture?post={answer}")).await.expect_ok();
        assert!(again.says("An article was made of this thread already"));
        for one in ["send", "publish"] {
            assert_eq!(step(&people.other_agent, &id, one).await, 200);
        }
        site.app.settle().await.unwrap();
        let topic = text(&work(&people.agent, &id).await["topic"]);
        let url = text(&read(&people.visitor, &topic).await["url"]);
        let asked = people.member.get(&format!("/q/{question}/why-does-the-pump-hum")).await.expect_ok();
        assert!(asked.says("This became an article") && asked.says(&url), "{}", asked.text);
        let shown = people.visitor.get(&url).await.expect_ok();
        assert!(shown.says(&format!("/q/{question}/")) && shown.says("민지") && shown.says("Yuna"));
        assert_eq!(step(&people.agent, &id, "archive").await, 200);
        let asked = people.member.get(&format!("/q/{question}/why-does-the-pump-hum")).await.expect_ok();
        assert!(!asked.says("This became an article"), "an archived one stands above nothing");
    })
    .await;
}

/// Whom a mail waits for, and what it says.
async fn mails(site: &Site) -> Vec<(String, String)> {
    let mut conn = site.app.db().read().await.unwrap();
    conn.q(sql!("SELECT recipient, message FROM outgoing_mail ORDER BY recipient")).all().await.unwrap()
}

async fn give_address(site: &Site, member: &Client, email: &str) {
    let mut tx = site.app.db().write().await.unwrap();
    let given = sql!("UPDATE members SET email = $2, email_key = $2, email_confirmed = TRUE WHERE id = $1");
    tx.q(given).bind(member.id()).bind(email).run().await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn whoever_asked_and_answered_is_told_once_that_an_article_came_of_it() {
    on_both(plan, async |site| {
        let people = people(site).await;
        give_address(site, &people.member, "minji@example.com").await;
        give_address(site, &people.agent, "yuna@example.com").await;
        let (_, answer) = solved(site, &people).await;
        let body = json!({ "post": answer, "collection": "guides" });
        let made = people.agent.api("POST", "/api/v1/knowledge/captures", body).await.expect_ok().json();
        let id = text(&made["id"]);
        assert!(mails(site).await.is_empty(), "a draft is no news");
        for one in ["send", "publish"] {
            assert_eq!(step(&people.other_agent, &id, one).await, 200);
        }
        let told = mails(site).await;
        let recipients: Vec<&str> = told.iter().map(|(recipient, _)| recipient.as_str()).collect();
        assert_eq!(recipients, ["minji@example.com", "yuna@example.com"], "the asker and who answered");
        let message = &told[0].1;
        let topic = text(&work(&people.agent, &id).await["topic"]);
        assert!(message.contains("What you wrote became an article: Why does the pump hum?"), "{message}");
        assert!(message.contains(&format!("/a/{topic}")) && message.contains("/settings/account"), "{message}");
        for one in ["archive", "unarchive"] {
            assert_eq!(step(&people.other_agent, &id, one).await, 200);
        }
        assert_eq!(mails(site).await.len(), 2, "nobody is told twice");
    })
    .await;
}

#[tokio::test]
async fn whoever_does_not_want_mail_is_not_told() {
    on_both(plan, async |site| {
        let people = people(site).await;
        give_address(site, &people.member, "minji@example.com").await;
        let (_, answer) = solved(site, &people).await;
        let me = people.member.api("PATCH", "/api/v1/me", json!({ "told": false })).await.expect_ok().json();
        assert_eq!(me["told"], false);
        let body = json!({ "post": answer, "collection": "guides" });
        let made = people.agent.api("POST", "/api/v1/knowledge/captures", body).await.expect_ok().json();
        let id = text(&made["id"]);
        for one in ["send", "publish"] {
            assert_eq!(step(&people.other_agent, &id, one).await, 200);
        }
        assert!(mails(site).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn another_thread_is_joined_to_a_draft() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let (question, answer) = solved(site, &people).await;
        let body = json!({ "post": answer, "collection": "guides" });
        let made = people.agent.api("POST", "/api/v1/knowledge/captures", body).await.expect_ok().json();
        let id = text(&made["id"]);
        let body = json!({ "space": "help", "title": "Pump is loud", "body": "It wakes me at night." });
        let other = text(&people.member.api("POST", "/api/v1/questions", body).await.expect_ok().json()["id"]);
        let post = opening(&people.agent, &other).await;
        let form = [("post", post.as_str()), ("into", id.as_str()), ("title", "Unused"), ("body", "Unused")];
        people.agent.post("/knowledge/capture", &form).await.expect_ok();
        let joined = work(&people.agent, &id).await;
        let markdown = text(&joined["markdown"]);
        let (problem, rest) = markdown.split_once("## Environment").unwrap();
        assert!(problem.contains("It wakes me at night.") && rest.contains("Rinse it."), "{markdown}");
        assert_eq!((joined["head"].clone(), joined["title"].clone()), (json!(2), json!("Why does the pump hum?")));
        let overview = people.agent.get(&format!("/knowledge/{id}")).await.expect_ok();
        assert!(overview.says(&format!("/q/{question}/")) && overview.says(&format!("/q/{other}/")));
        assert_eq!(people.member.get(&format!("/knowledge/capture?post={post}")).await.status, 403);
    })
    .await;
}

/// A ticket, as an importer leaves one.
struct Ticket {
    space: SpaceId,
    author: MemberId,
}

impl Command for Ticket {
    type Output = madang_conversation::Started;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<madang_conversation::Started> {
        let body = "I am 민지, kim@example.com, 010-1234-5678. It hums.\n\n***\n\nzendesk 7";
        let body = madang_conversation::Body::parse(body).unwrap();
        let new = madang_conversation::NewTopic {
            ids: None,
            kind: madang_conversation::TICKET,
            space: self.space,
            author: self.author,
            title: madang_conversation::Title::parse("Help with the pump").unwrap(),
            body: madang_conversation::RenderedBody::plain(&body, "t"),
            tags: Default::default(),
            product: None,
            version: None,
            language: Some("en".to_owned()),
        };
        madang_conversation::start_topic(cx, new).await
    }
}

#[tokio::test]
async fn a_ticket_becomes_an_article_without_what_is_personal() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let space = site.space_with("tickets", SpaceKind::Tickets, Visibility::Staff, Posting::Staff).await;
        let ticket = site.do_as_system(Ticket { space, author: people.member.id() }).await;
        assert!(people.agent.get(&ticket.url()).await.expect_ok().says("It hums."));
        let page = people.agent.get(&format!("/knowledge/capture?post={}", ticket.post)).await.expect_ok();
        assert!(page.says("This is a support ticket") && page.says("value=\"kim@example.com\" checked"));
        let body = json!({ "post": ticket.post, "collection": "guides" });
        let made = people.agent.api("POST", "/api/v1/knowledge/captures", body).await.expect_ok().json();
        let markdown = text(&made["markdown"]);
        assert!(
            markdown.contains("‹name›, ‹e-mail›, ‹number›. It hums.") && !markdown.contains("zendesk"),
            "{markdown}"
        );
        let id = text(&made["id"]);
        let base = crate::testing::revise(&people.agent, &id, 1, "The pump hums", "Write to kim@example.com.").await;
        assert_eq!(base, 200);
        assert!(people.agent.get(&format!("/knowledge/{id}")).await.says("<mark>kim@example.com</mark>"));
        assert_eq!(step(&people.agent, &id, "send").await, 200);
        assert_eq!(step(&people.other_agent, &id, "publish").await, 409, "something personal is left");
        let overview = people.other_agent.get(&format!("/knowledge/{id}")).await;
        assert!(overview.says("name=\"anyway\"") && overview.says("Publish it as it is"));
        let anyway = [("step", "publish"), ("revision", "2"), ("anyway", "on")];
        people.other_agent.post(&format!("/knowledge/{id}/step"), &anyway).await.expect_ok();
        let topic = text(&work(&people.agent, &id).await["topic"]);
        let shown = crate::testing::page(&people.visitor, &topic).await;
        assert!(!shown.says("Help with the pump") && !shown.says("민지"), "readers do not hear of the ticket");
        assert!(crate::testing::page(&people.agent, &topic).await.says("Help with the pump"));
    })
    .await;
}

#[tokio::test]
async fn an_agent_answers_with_an_article() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let (_, article) = crate::testing::published(&people, "Rinse the filter", "Every month.").await;
        let (question, _) = solved(site, &people).await;
        let choose = format!("/knowledge/answer?topic={question}&q=filter");
        assert!(people.agent.get(&choose).await.expect_ok().says("Rinse the filter"));
        assert_eq!(people.member.get(&choose).await.status, 403);
        let chosen = [("topic", question.as_str()), ("article", article.as_str())];
        let back = people.agent.post("/knowledge/answer", &chosen).await;
        assert!(back.location().ends_with("#write"), "{}", back.location());
        let page = people.agent.get(back.location().trim_end_matches("#write")).await.expect_ok();
        assert!(page.says("Every month.\n\n[Rinse the filter](http://community.test/a/"), "{}", page.text);
    })
    .await;
}
