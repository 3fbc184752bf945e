use crate::testing::{BROWSER, page, people, plan, published, read, revise, step, text, work};
use madang_kernel::sql;
use madang_testkit::{Answer, Site, on_both};
use serde_json::{Value, json};

const STEPS: &str =
    "Read first.\n\n## Before\n\nTurn it off.\n\n## Steps\n\n1. Open it.\n2. Clean it.\n\n## After\n\nTurn it on.";

fn structured(page: &Answer) -> Value {
    let start = page.text.find("application/ld+json\">").expect("structured data") + 21;
    let end = start + page.text[start..].find("</script>").expect("its end");
    serde_json::from_str(&page.text[start..end]).expect("JSON")
}

#[tokio::test]
async fn an_article_has_one_address_a_table_of_contents_and_structured_data() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let (_, topic) = published(&people, "Clean the pump", STEPS).await;
        let url = text(&read(&people.visitor, &topic).await["url"]);
        let moved = people.visitor.get(&format!("/a/{topic}/old-title")).await;
        assert_eq!((moved.status.as_u16(), moved.location()), (301, url.as_str()));
        assert_eq!(people.visitor.get("/a/34/7").await.location(), "/a/34", "an answer of another system");
        let shown = people.visitor.get(&url).await.expect_ok();
        assert!(shown.says("<h2 id=\"h-before\">") && shown.says("href=\"#h-steps\"") && shown.says("Help centre"));
        assert!(shown.says(&format!("rel=\"canonical\" href=\"http://community.test{url}\"")));
        let data = structured(&shown);
        assert_eq!((data["@type"].clone(), data["step"].as_array().map(Vec::len)), (json!("HowTo"), Some(2)));
        assert_eq!(people.visitor.get("/a/none/x").await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn the_page_costs_no_more_statements_than_that_of_a_question() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let (_, topic) = published(&people, "Clean the pump", STEPS).await;
        for _ in 0..3 {
            people.member.post(&format!("/a/{topic}/comments"), &[("body", "It worked for me.")]).await.expect_ok();
        }
        people.member.api("PUT", &format!("/drafts/answer-{topic}"), json!({ "body": "Half" })).await.expect_ok();
        let url = text(&read(&people.visitor, &topic).await["url"]);
        for who in [&people.visitor, &people.member, &people.agent] {
            who.get(&url).await.expect_ok();
            site.app.versions().bump_site();
            let read = who.get(&url).await.expect_ok();
            assert!(read.statements <= 6, "{} statements", read.statements);
        }
    })
    .await;
}

#[tokio::test]
async fn members_comment_and_a_wrong_comment_is_kept() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let (_, topic) = published(&people, "Clean the pump", STEPS).await;
        let path = format!("/a/{topic}/comments");
        people.member.post(&path, &[("body", "It worked for me.")]).await.expect_ok();
        assert!(page(&people.visitor, &topic).await.says("It worked for me."));
        let wrong = people.member.post(&path, &[("body", " ")]).await;
        assert_eq!(wrong.status, 422);
        assert_eq!(people.visitor.post(&path, &[("body", "Me too")]).await.status, 401);
    })
    .await;
}

#[tokio::test]
async fn the_text_of_an_article_is_not_edited_as_a_post() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let (_, topic) = published(&people, "Clean the pump", STEPS).await;
        let post = text(&read(&people.visitor, &topic).await["post"]);
        for who in [&people.agent, &people.manager] {
            let fields = [("title", "Taken over"), ("body", "Past the review.")];
            let answer = who.post(&format!("/p/{post}/edit"), &fields).await;
            assert!(!answer.status.is_success() && !answer.location().starts_with("/p/"), "{}", answer.status);
        }
        assert_eq!(read(&people.visitor, &topic).await["title"], "Clean the pump");
        let page = page(&people.agent, &topic).await;
        assert!(!page.says(&format!("/p/{post}/edit")) && page.says("/knowledge/"));
    })
    .await;
}

#[tokio::test]
async fn a_translation_says_that_its_original_went_on() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let (id, topic) = published(&people, "Clean the pump", STEPS).await;
        let mut input = crate::testing::article("펌프 청소", "먼저 읽으세요.");
        input["language"] = json!("ko");
        input["translation_of"] = json!(id);
        let again = input.clone();
        let made = people.agent.api("POST", "/api/v1/knowledge/articles", input).await.expect_ok().json();
        let refused = people.agent.api("POST", "/api/v1/knowledge/articles", again).await;
        assert_eq!(refused.json()["errors"][0]["field"], "language");
        let korean = text(&made["id"]);
        for one in ["send", "publish"] {
            assert_eq!(step(&people.other_agent, &korean, one).await, 200);
        }
        let korean_topic = text(&work(&people.agent, &korean).await["topic"]);
        let shown = page(&people.visitor, &korean_topic).await;
        assert!(shown.says("hreflang=\"en\"") && !shown.says("The original has changed"));
        assert_eq!(revise(&people.agent, &id, 1, "Clean the pump well", STEPS).await, 200);
        assert!(!page(&people.visitor, &korean_topic).await.says("The original has changed"), "staged only");
        for one in ["send", "publish"] {
            assert_eq!(step(&people.other_agent, &id, one).await, 200);
        }
        assert!(page(&people.visitor, &korean_topic).await.says("The original has changed"));
        assert!(!page(&people.visitor, &topic).await.says("The original has changed"));
        let list = people.agent.get("/knowledge?behind=true").await.expect_ok();
        assert!(list.says("펌프 청소") && !list.says("Clean the pump well"));
        let overview = people.agent.get(&format!("/knowledge/{korean}")).await.expect_ok();
        assert!(overview.says(&format!("/knowledge/{id}/revisions?from=1&#38;to=2")), "{}", overview.text);
        let changes = people.agent.get(&format!("/knowledge/{id}/revisions?from=1&to=2")).await.expect_ok();
        assert!(changes.says("<ins>"));
        let form = [
            ("base", "1"),
            ("title", "펌프 깨끗이"),
            ("body", "먼저 읽으세요."),
            ("kind", "how_to"),
            ("original", "2"),
            ("up_to_date", "on"),
        ];
        people.agent.post(&format!("/knowledge/{korean}/edit"), &form).await.expect_ok();
        assert!(!people.agent.get("/knowledge?behind=true").await.says("펌프"));
    })
    .await;
}

async fn counted(site: &Site) -> (i64, i64) {
    let mut conn = site.app.db().read().await.unwrap();
    conn.q(sql!("SELECT helped, did_not_help FROM articles")).one().await.unwrap()
}

#[tokio::test]
async fn a_reader_counts_once_and_a_crawler_not_at_all() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let (_, topic) = published(&people, "Clean the pump", STEPS).await;
        let path = format!("/a/{topic}/helped");
        let thanked = people.visitor.post(&path, &[("helped", "yes")]).await;
        assert!(thanked.location().ends_with("#helped"), "{}", thanked.location());
        people.visitor.post(&path, &[("helped", "yes")]).await.expect_ok();
        people
            .member
            .post(&path, &[("helped", "no"), ("reason", "outdated"), ("note", "Version 3 differs.")])
            .await
            .expect_ok();
        assert_eq!(counted(site).await, (1, 1));
        people.member.post(&path, &[("helped", "yes")]).await.expect_ok();
        assert_eq!(counted(site).await, (2, 0));
        let crawler = site.visitor().header("user-agent", "Googlebot/2.1");
        crawler.post(&path, &[("helped", "no")]).await.expect_ok();
        let other = site.visitor().header("user-agent", &format!("{BROWSER} Whale"));
        let body = json!({ "helped": false, "reason": "wrong" });
        other.api("POST", &format!("/api/v1/articles/{topic}/rating"), body).await.expect_ok();
        assert_eq!(counted(site).await, (2, 1));
        assert_eq!(people.visitor.post("/a/1/helped", &[("helped", "yes")]).await.status, 404);
        assert_eq!(people.visitor.post(&path, &[("helped", "perhaps")]).await.status, 422);
    })
    .await;
}

#[tokio::test]
async fn what_readers_say_is_shown_at_the_workbench() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let (id, topic) = published(&people, "Clean the pump", STEPS).await;
        let fields = [("helped", "no"), ("reason", "outdated"), ("note", "Version 3 differs.")];
        people.visitor.post(&format!("/a/{topic}/helped"), &fields).await.expect_ok();
        let overview = people.agent.get(&format!("/knowledge/{id}")).await.expect_ok();
        assert!(overview.says("Version 3 differs.") && overview.says("It is out of date"));
    })
    .await;
}
