use crate::testing::{article, page, people, plan, published, read, revise, start, step, text, work};
use madang_conversation::Spaces;
use madang_events::knowledge::{ArticleImported, CollectionImported};
use madang_kernel::{Actor, Command, Cx, Result, sql};
use madang_testkit::{Site, on_both};
use serde_json::{Value, json};
use std::time::Duration;

#[tokio::test]
async fn an_article_is_reviewed_and_published_and_staged_edits_stay_unseen() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = text(&start(&people.agent, "Change the water", "Every week.").await["id"]);
        assert_eq!(step(&people.agent, &id, "publish").await, 409, "not before the review");
        assert_eq!(step(&people.agent, &id, "send").await, 200);
        assert_eq!(step(&people.agent, &id, "approve").await, 409, "not what they wrote themselves");
        assert!(people.agent.get(&format!("/knowledge/{id}")).await.says("another member of the team approves it"));
        assert_eq!(step(&people.other_agent, &id, "approve").await, 200);
        assert_eq!(step(&people.other_agent, &id, "publish").await, 200);
        let topic = text(&work(&people.agent, &id).await["topic"]);
        assert_eq!(read(&people.visitor, &topic).await["title"], "Change the water");
        assert_eq!(revise(&people.agent, &id, 1, "Change the water often", "Every day.").await, 200);
        let staged = work(&people.agent, &id).await;
        assert_eq!(
            (staged["stage"].clone(), staged["live"].clone(), staged["head"].clone()),
            (json!("draft"), json!(1), json!(2))
        );
        assert!(page(&people.visitor, &topic).await.says("Every week."));
        assert!(!page(&people.visitor, &topic).await.says("Every day."));
        assert!(page(&people.agent, &topic).await.says("not published yet"));
        for one in ["send", "publish"] {
            assert_eq!(step(&people.other_agent, &id, one).await, 200);
        }
        let now = read(&people.visitor, &topic).await;
        assert_eq!(
            (now["title"].clone(), now["markdown"].clone()),
            (json!("Change the water often"), json!("Every day."))
        );
        let old = now["url"].as_str().unwrap().replace("-often", "");
        assert_eq!(people.visitor.get(&old).await.location(), now["url"].as_str().unwrap());
    })
    .await;
}

#[tokio::test]
async fn the_workbench_shows_the_states_and_who_said_what() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = text(&start(&people.agent, "Change the water", "Every week.").await["id"]);
        people.other_agent.post(&format!("/knowledge/{id}/notes"), &[("note", "Which water?")]).await.expect_ok();
        let fields = [("step", "send"), ("revision", "1"), ("note", "Please look")];
        people.agent.post(&format!("/knowledge/{id}/step"), &fields).await.expect_ok();
        let overview = people.other_agent.get(&format!("/knowledge/{id}")).await.expect_ok();
        assert!(overview.says("Which water?") && overview.says("sent it for review") && overview.says("Every week."));
        let list = people.agent.get("/knowledge?state=in_review&collection=guides&language=en").await.expect_ok();
        assert!(list.says("Change the water"));
        assert!(!people.agent.get("/knowledge?state=draft").await.says("Change the water"));
        let back = [("step", "return"), ("revision", "1"), ("note", "")];
        people.other_agent.post(&format!("/knowledge/{id}/step"), &back).await.expect_ok();
        assert_eq!(work(&people.agent, &id).await["stage"], "in_review", "a reason is missing");
        assert_eq!(step(&people.other_agent, &id, "return").await, 200);
        assert!(
            people.member.get("/knowledge").await.status == 403 && people.visitor.get("/knowledge").await.status == 303
        );
    })
    .await;
}

#[tokio::test]
async fn a_staged_revision_is_let_go_and_an_earlier_one_brought_back() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let (id, topic) = published(&people, "Change the water", "Every week.").await;
        assert_eq!(revise(&people.agent, &id, 1, "Wrong title", "Never.").await, 200);
        assert_eq!(step(&people.agent, &id, "discard").await, 200);
        let after = work(&people.agent, &id).await;
        assert_eq!((after["stage"].clone(), after["title"].clone()), (json!("published"), json!("Change the water")));
        let revisions = people.agent.get(&format!("/knowledge/{id}/revisions")).await.expect_ok();
        assert!(revisions.says("Revision 2") && revisions.says("Readers see this"));
        let fields = [("number", "2"), ("base", "1")];
        people.agent.post(&format!("/knowledge/{id}/restore"), &fields).await.expect_ok();
        let restored = work(&people.agent, &id).await;
        assert_eq!((restored["head"].clone(), restored["markdown"].clone()), (json!(3), json!("Never.")));
        assert_eq!(read(&people.visitor, &topic).await["markdown"], "Every week.");
    })
    .await;
}

#[tokio::test]
async fn an_archived_article_says_so_and_keeps_its_address() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let (id, topic) = published(&people, "Change the water", "Every week.").await;
        assert_eq!(step(&people.agent, &id, "archive").await, 200);
        assert!(page(&people.visitor, &topic).await.says("This article is archived."));
        assert!(!people.visitor.get("/help/guides").await.says("Change the water"));
        let mut conn = site.app.db().read().await.unwrap();
        let state: String = conn.q(sql!("SELECT state FROM topics")).value().await.unwrap();
        assert_eq!(state, "archived");
        assert_eq!(revise(&people.agent, &id, 1, "Other", "Text").await, 409);
        assert_eq!(step(&people.agent, &id, "unarchive").await, 200);
        site.app.clock().advance(Duration::from_secs(2));
        assert!(people.visitor.get("/help/guides").await.says("Change the water"));
    })
    .await;
}

#[tokio::test]
async fn a_scheduled_article_is_published_once_when_its_time_has_come() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = text(&start(&people.agent, "Change the water", "Every week.").await["id"]);
        assert_eq!(step(&people.agent, &id, "send").await, 200);
        let path = format!("/api/v1/knowledge/articles/{id}/steps");
        let at = |at: &str| json!({ "step": "schedule", "revision": 1, "publish_at": at });
        assert_eq!(people.other_agent.api("POST", &path, at("2026-05-04T02:00:00Z")).await.status, 422, "in the past");
        people.other_agent.api("POST", &path, at("2026-05-04T05:00:00Z")).await.expect_ok();
        crate::publish_due(&site.app).await.unwrap();
        assert_eq!(work(&people.agent, &id).await["stage"], "scheduled");
        site.app.clock().advance(Duration::from_secs(2 * 3600 + 1));
        let (one, two) = tokio::join!(crate::publish_due(&site.app), crate::publish_due(&site.app));
        one.and(two).unwrap();
        let after = work(&people.agent, &id).await;
        assert_eq!((after["stage"].clone(), after["live"].clone()), (json!("published"), json!(1)));
        let mut conn = site.app.db().read().await.unwrap();
        let count: i64 = conn
            .q(sql!("SELECT CAST(count(*) AS BIGINT) FROM outbox WHERE kind = 'knowledge.article-published'"))
            .value()
            .await
            .unwrap();
        assert_eq!(count, 1);
    })
    .await;
}

/// What an importer announces.
struct Announce(ArticleImported);

impl Command for Announce {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        cx.emit(&CollectionImported { space: self.0.space, parent: None }).await?;
        cx.emit(&self.0).await
    }
}

/// The topic of a published article, as an importer announces it.
async fn announced(site: &Site, id: &str, topic: &str, draft: bool) -> ArticleImported {
    let mut conn = site.app.db().read().await.unwrap();
    let topic = topic.parse().unwrap();
    let head = madang_conversation::topic_head(&mut conn, &site.app.system(), topic).await.unwrap();
    drop(conn);
    // As if the importer alone had made it.
    site.do_as_system(Forget(id.parse().unwrap())).await;
    ArticleImported {
        topic,
        post: head.opening,
        space: head.space,
        position: None,
        kind: "faq".to_owned(),
        author: head.author,
        translation_of: None,
        draft,
        behind: false,
        helped: 7,
        did_not_help: 2,
        edited_at: head.created_at,
    }
}

struct Forget(crate::ArticleId);

impl Command for Forget {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        for statement in [
            sql!("DELETE FROM article_discussion WHERE article = $1"),
            sql!("DELETE FROM article_revisions WHERE article = $1"),
            sql!("DELETE FROM articles WHERE id = $1"),
        ] {
            cx.q(statement).bind(self.0).run().await?;
        }
        Ok(())
    }
}

#[tokio::test]
async fn imported_articles_are_taken_down_once_with_their_counts_and_translations() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let (first, first_topic) = published(&people, "Change the water", "Every week.").await;
        let (second, second_topic) = published(&people, "물 갈기", "매주 갈아 주세요.").await;
        let original = announced(site, &first, &first_topic, false).await;
        let translation = announced(site, &second, &second_topic, false).await;
        let translation = ArticleImported { translation_of: Some(original.topic), behind: true, ..translation };
        for event in [&original, &translation, &original] {
            site.do_as_system(Announce(event.clone())).await;
        }
        site.app.settle().await.unwrap();
        let read = read(&people.visitor, &first_topic).await;
        assert_eq!((read["kind"].clone(), read["helped"].clone()), (json!("faq"), json!(7)));
        assert_eq!(read["translations"].as_array().map(Vec::len), Some(2));
        assert!(page(&people.visitor, &second_topic).await.says("The original has changed"));
        let list = people.agent.api("GET", "/api/v1/knowledge/articles", Value::Null).await.expect_ok().json();
        assert_eq!(list["items"].as_array().map(Vec::len), Some(2));
    })
    .await;
}

#[tokio::test]
async fn an_imported_draft_waits_at_the_workbench_until_it_is_published() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let (id, topic) = published(&people, "Change the water", "Every week.").await;
        let draft = announced(site, &id, &topic, true).await;
        let hide = madang_conversation::Hide { post: draft.post, reason: Some("draft".to_owned()), tells: false };
        site.do_as_system(hide).await;
        site.do_as_system(Announce(draft)).await;
        site.app.settle().await.unwrap();
        assert_eq!(people.visitor.get(&format!("/a/{topic}/-")).await.status, 404);
        let list =
            people.agent.api("GET", "/api/v1/knowledge/articles?state=draft", Value::Null).await.expect_ok().json();
        let imported = text(&list["items"][0]["id"]);
        for one in ["send", "publish"] {
            assert_eq!(step(&people.other_agent, &imported, one).await, 200);
        }
        assert!(page(&people.visitor, &topic).await.says("Every week."));
    })
    .await;
}

#[tokio::test]
async fn an_article_moves_to_another_collection_with_its_topic() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let (id, topic) = published(&people, "Change the water", "Every week.").await;
        let other = site
            .space_with(
                "other",
                madang_conversation::SpaceKind::Knowledge,
                madang_kernel::Visibility::Members,
                madang_kernel::Posting::Staff,
            )
            .await;
        assert!(site.app.service::<Spaces>().now().get(other).is_some());
        let mut input = article("Change the water", "Every week.");
        input["base"] = json!(1);
        input["space"] = json!(other);
        people.agent.api("PUT", &format!("/api/v1/knowledge/articles/{id}"), input).await.expect_ok();
        assert_eq!(people.visitor.get(&format!("/a/{topic}/-")).await.status, 404);
        assert_eq!(read(&people.member, &topic).await["collection"], "other");
    })
    .await;
}
