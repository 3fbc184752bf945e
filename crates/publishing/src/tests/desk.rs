use super::{draft, people, plan, published, text, titles, to};
use crate::publish_due;
use madang_kernel::{Command, Cx, MemberId, Result, Timestamp, sql};
use madang_testkit::on_both;
use serde_json::json;
use std::time::Duration;

/// Makes a member an invited author.
struct Invite(MemberId);

impl Command for Invite {
    type Output = ();

    fn allowed(&self, actor: &madang_kernel::Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        cx.q(sql!("UPDATE members SET affiliation = 'author' WHERE id = $1")).bind(self.0).run().await?;
        Ok(())
    }
}

#[tokio::test]
async fn a_draft_is_seen_by_nobody_but_its_writers() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = draft(&people.agent, "announcement", json!({})).await;
        assert!(titles(&people.member).await.is_empty());
        for path in [format!("/publish/{id}"), format!("/api/v1/publications/{id}"), "/publish".to_owned()] {
            assert_eq!(people.member.get(&path).await.status, 403, "{path}");
        }
        assert!(people.agent.get("/publish").await.expect_ok().says("The new pump is here"));
        assert!(people.agent.get(&format!("/publish/{id}/preview")).await.expect_ok().says("<strong>quiet</strong>"));
        let out = to(&people.agent, &id, json!({ "state": "published" })).await;
        site.app.settle().await.unwrap();
        assert_eq!(titles(&people.visitor).await, ["The new pump is here"]);
        let page = people.visitor.get(&format!("/n/{}/the-new-pump-is-here", text(&out["topic"]))).await.expect_ok();
        assert!(page.says("<strong>quiet</strong>") && page.says("\"@type\":\"NewsArticle\""), "{}", page.text);
    })
    .await;
}

#[tokio::test]
async fn an_invited_author_writes_and_hands_in_and_staff_publishes() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let author = site.member("Haruto").await.speaking("en");
        site.do_as_system(Invite(author.id())).await;
        site.app.settle().await.unwrap();
        let other = draft(&people.agent, "blog_entry", json!({})).await;
        assert_eq!(author.get(&format!("/publish/{other}")).await.status, 404);
        let announcement = json!({ "kind": "announcement", "title": "A word from us" });
        assert_eq!(author.api("POST", "/api/v1/publications", announcement).await.status, 403);
        let id = draft(&author, "blog_entry", json!({ "series": "Growing" })).await;
        let state = format!("/api/v1/publications/{id}/state");
        assert_eq!(author.api("PUT", &state, json!({ "state": "published" })).await.status, 403);
        to(&author, &id, json!({ "state": "handed_in" })).await;
        assert!(people.agent.get("/publish?state=handed_in").await.expect_ok().says("The new pump is here"));
        to(&people.agent, &id, json!({ "state": "published" })).await;
        let change = json!({ "revision": 1, "title": "Mine again", "body": "x" });
        assert_eq!(author.api("PUT", &format!("/api/v1/publications/{id}"), change).await.status, 409);
        assert!(people.visitor.get("/news/series/growing").await.expect_ok().says("The new pump is here"));
        assert!(people.visitor.get("/news/authors/Haruto").await.expect_ok().says("The new pump is here"));
    })
    .await;
}

#[tokio::test]
async fn what_is_scheduled_is_published_once_when_its_time_has_come() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = draft(&people.agent, "announcement", json!({})).await;
        let path = format!("/api/v1/publications/{id}/state");
        let at = site.app.now() + Duration::from_secs(3600);
        let past = json!({ "state": "scheduled", "publish_at": Timestamp::from_millis(0) });
        assert_eq!(people.agent.api("PUT", &path, past).await.status, 422);
        to(&people.agent, &id, json!({ "state": "scheduled", "publish_at": at })).await;
        publish_due(&site.app).await.unwrap();
        assert!(titles(&people.agent).await.is_empty());
        site.app.clock().advance(Duration::from_secs(3600));
        let (first, second) = tokio::join!(publish_due(&site.app), publish_due(&site.app));
        first.and(second).unwrap();
        publish_due(&site.app).await.unwrap();
        site.app.settle().await.unwrap();
        assert_eq!(titles(&people.visitor).await.len(), 1);
        let feed = people.visitor.get("/feed.atom").await;
        assert!(feed.status == 404 || feed.text.matches("<entry").count() == 1);
        let item = people.agent.get(&format!("/api/v1/publications/{id}")).await.expect_ok().json();
        assert_eq!((text(&item["state"]), item["publish_at"].is_null()), ("published".to_owned(), true));
    })
    .await;
}

#[tokio::test]
async fn what_was_rescheduled_or_changed_after_it_was_read_is_not_published() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = draft(&people.agent, "tip", json!({})).await;
        let at = site.app.now() + Duration::from_secs(60);
        to(&people.agent, &id, json!({ "state": "scheduled", "publish_at": at })).await;
        site.app.clock().advance(Duration::from_secs(61));
        let number = crate::PublicationId::new(id.parse::<crate::PublicationId>().unwrap().number());
        let read = crate::Publish::of(&site.app, number).await.unwrap();
        let change = json!({ "revision": 1, "title": "Another title", "body": "x" });
        people.agent.api("PUT", &format!("/api/v1/publications/{id}"), change).await.expect_ok();
        assert!(site.app.run(&site.app.system(), read).await.is_err());
        publish_due(&site.app).await.unwrap();
        assert_eq!(titles(&people.agent).await, ["Another title"]);
    })
    .await;
}

#[tokio::test]
async fn two_who_edit_at_once_lose_nothing() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = draft(&people.agent, "story", json!({})).await;
        let path = format!("/publish/{id}");
        let form = |title: &'static str| [("revision", "1"), ("title", title), ("body", "x"), ("audience", "everyone")];
        let first = people.agent.post(&path, &form("First")).await;
        assert_eq!(first.status, 303, "{}", first.text);
        let second = people.agent.post(&path, &form("Second one")).await;
        assert_eq!(second.status, 422);
        assert!(second.says("Somebody else has changed this meanwhile") && second.says("Second one"));
    })
    .await;
}

#[tokio::test]
async fn what_is_out_is_revised_taken_back_archived_and_published_again() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let out = published(&people.agent, "announcement", json!({})).await;
        let (id, topic) = (text(&out["id"]), text(&out["topic"]));
        let change = json!({ "revision": 1, "title": "The pump, corrected", "body": "It is *very* quiet." });
        people.agent.api("PUT", &format!("/api/v1/publications/{id}"), change).await.expect_ok();
        site.app.settle().await.unwrap();
        let page = people.visitor.get(&format!("/n/{topic}/the-pump-corrected")).await.expect_ok();
        assert!(page.says("<em>very</em>"));
        assert!(
            !people.agent.get(&format!("/n/{topic}/the-pump-corrected")).await.says("/edit\""),
            "the desk edits it"
        );
        to(&people.agent, &id, json!({ "state": "archived" })).await;
        assert!(titles(&people.visitor).await.is_empty());
        assert!(people.visitor.get(&format!("/n/{topic}/the-pump-corrected")).await.expect_ok().says("archived"));
        to(&people.agent, &id, json!({ "state": "published" })).await;
        to(&people.agent, &id, json!({ "state": "draft" })).await;
        assert_eq!(people.visitor.get(&format!("/n/{topic}/the-pump-corrected")).await.status, 404);
        let again = to(&people.agent, &id, json!({ "state": "published" })).await;
        assert_eq!(text(&again["topic"]), topic);
        assert_eq!(titles(&people.visitor).await, ["The pump, corrected"]);
    })
    .await;
}

#[tokio::test]
async fn what_is_written_of_what_is_out_stays_here_until_its_changes_are_published() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let out = published(&people.agent, "announcement", json!({})).await;
        let (id, topic) = (text(&out["id"]), text(&out["topic"]));
        let (own, read) = (format!("/publish/{id}"), format!("/n/{topic}/the-new-pump-is-here"));
        let form = |revision: &'static str, then: &'static str| {
            [
                ("revision", revision),
                ("title", "The pump, corrected"),
                ("body", "Half a"),
                ("audience", "everyone"),
                ("then", then),
            ]
        };
        people.agent.post(&own, &form("1", "")).await.expect_ok();
        assert!(people.visitor.get(&read).await.expect_ok().says("<strong>quiet</strong>"));
        let editor = people.agent.get(&own).await.expect_ok();
        assert!(editor.says("The pump, corrected") && editor.says("readers do not have yet"), "{}", editor.text);
        assert!(people.agent.get("/publish?state=published").await.says("Changes not published"));
        people.agent.post(&format!("{own}/discard"), &[]).await.expect_ok();
        assert!(!people.agent.get(&own).await.says("The pump, corrected"));
        let change = json!({ "revision": 3, "title": "The pump, corrected", "body": "Half a", "staged": true });
        let path = format!("/api/v1/publications/{id}");
        let kept = people.agent.api("PUT", &path, change).await.expect_ok().json();
        assert_eq!((text(&kept["title"]), kept["staged"].clone()), ("The pump, corrected".to_owned(), json!(true)));
        assert!(people.visitor.get(&read).await.expect_ok().says("<strong>quiet</strong>"));
        let now = to(&people.agent, &id, json!({ "state": "published" })).await;
        assert_eq!(now["staged"], json!(false));
        assert!(people.visitor.get(&format!("/n/{topic}/the-pump-corrected")).await.expect_ok().says("Half a"));
        people.agent.post(&own, &form("5", "publish")).await.expect_ok();
        assert_eq!(people.member.post(&format!("{own}/discard"), &[]).await.status, 403);
    })
    .await;
}

#[tokio::test]
async fn a_renamed_series_keeps_its_address_and_its_entries() {
    on_both(plan, async |site| {
        let people = people(site).await;
        published(&people.agent, "blog_entry", json!({ "series": "Growing" })).await;
        let rename = |name: &'static str| [("name", name)];
        assert_eq!(people.member.post("/news/series/growing", &rename("Mine")).await.status, 403);
        people.agent.post("/news/series/growing", &rename("A year at the window")).await.expect_ok();
        published(&people.agent, "blog_entry", json!({ "series": "A year at the window", "title": "The second" }))
            .await;
        let page = people.visitor.get("/news/series/growing").await.expect_ok();
        assert!(page.says("A year at the window") && page.says("The new pump is here") && page.says("The second"));
        published(&people.agent, "blog_entry", json!({ "series": "Letters" })).await;
        let taken = people.agent.api("PUT", "/api/v1/series/letters", json!({ "name": "A year at the window" })).await;
        assert_eq!(taken.status, 422);
    })
    .await;
}
