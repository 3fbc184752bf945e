use crate::testing::{answer, ask, people, plan};
use madang_conversation::SpaceKind;
use madang_kernel::{Posting, Visibility};
use madang_testkit::{Answer, on_both};
use quick_xml::{Reader, events::Event};
use serde_json::json;

/// How many entries a feed has; the test ends where it is not well-formed.
fn entries(feed: &Answer) -> usize {
    assert!(feed.headers["content-type"].to_str().unwrap().starts_with("application/atom+xml"));
    let mut reader = Reader::from_str(&feed.text);
    let mut entries = 0;
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("{error} in {}", feed.text)) {
            Event::Start(element) if element.name().as_ref() == "entry" => entries += 1,
            Event::Eof => return entries,
            _ => {}
        }
    }
}

#[tokio::test]
async fn feeds_are_well_formed_whatever_was_typed() {
    on_both(plan, async |site| {
        let people = people(site).await;
        for title in ["A & B <c> \"d\"", "]]> & 물이 새요", "https://a.example/?a=1&b=2", "\u{fffe}\u{b} control"] {
            let body = json!({ "space": "help", "title": title, "body": format!("{title}\n\n```\n{title}\n```"), "tags": ["a&b"] });
            people.asker.api("POST", "/api/v1/questions", body).await.expect_ok();
        }
        let id = ask(&people.asker, "Pump").await;
        answer(&people.helper, &id, "a < b && c > d").await;
        let tag = "/tags/a%26b/feed.atom";
        let question = format!("/q/{id}/feed.atom");
        for (path, count) in [("/feed.atom", 5), ("/s/help/feed.atom", 5), (tag, 4), (&question, 1)] {
            let feed = people.visitor.get(path).await;
            assert_eq!(feed.status, 200, "{path}");
            assert_eq!(entries(&feed), count, "{path}");
        }
        for path in ["/s/nowhere/feed.atom", "/tags/nothing/feed.atom", "/q/1/feed.atom"] {
            assert_eq!(people.visitor.get(path).await.status, 404, "{path}");
        }
    })
    .await;
}

#[tokio::test]
async fn feeds_show_only_what_the_reader_sees() {
    on_both(plan, async |site| {
        let people = people(site).await;
        site.space_with("staff", SpaceKind::Questions, Visibility::Staff, Posting::Staff).await;
        let body = json!({ "space": "staff", "title": "A secret pump", "body": "Not for all.", "tags": ["secret"] });
        let made = people.agent.api("POST", "/api/v1/questions", body).await.expect_ok().json();
        let id = made["id"].as_str().unwrap();
        assert_eq!(entries(&people.visitor.get("/feed.atom").await), 0);
        assert_eq!(entries(&people.agent.get("/feed.atom").await), 1);
        assert_eq!(people.visitor.get("/s/staff/feed.atom").await.status, 404);
        assert_eq!(people.visitor.get(&format!("/q/{id}/feed.atom")).await.status, 404);
        let tagged = people.visitor.get("/tags/secret/feed.atom").await;
        assert!(tagged.status == 404 || entries(&tagged) == 0);
    })
    .await;
}
