//! What staff say to one another about a question, and who never reads it.

use crate::testing::{ask, mailed, people, plan, put, text};
use madang_kernel::sql;
use madang_testkit::on_both;
use serde_json::{Value, json};

const WORD: &str = "verysecretnote";

#[tokio::test]
async fn a_note_is_written_changed_and_deleted_by_its_author_alone() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = ask(&people.asker, "Pump").await;
        let path = format!("/desk/{id}/notes");
        let empty = people.agent.post(&path, &[("text", " ")]).await;
        assert_eq!(empty.status, 422);
        let long = format!("kept {}", "x".repeat(5_000));
        let again = people.agent.post(&path, &[("text", &long)]).await;
        assert!(again.status == 422 && again.says("kept xxx") && again.says("5,000"));
        assert_eq!(people.agent.post(&path, &[("text", "The *serial* is a copy.")]).await.status, 303);
        for page in [format!("/desk/{id}"), format!("/desk/{id}/strip")] {
            let read = people.other.get(&page).await.expect_ok();
            assert!(read.says("The <em>serial</em> is a copy.") && read.says("Yuna"), "{page}");
        }
        let list = people.other.get(&format!("/api/v1/desk/threads/{id}/notes")).await.expect_ok().json();
        let note = text(&list[0]["id"]);
        assert_eq!(text(&list[0]["author_handle"]), "Yuna");
        let edit = format!("/desk/notes/{note}/edit");
        assert!(!people.other.get(&format!("/desk/{id}")).await.says(&edit));
        assert!(people.agent.get(&format!("/desk/{id}")).await.says(&edit));
        assert_eq!(people.other.get(&edit).await.status, 403);
        assert_eq!(people.other.post(&edit, &[("text", "Mine")]).await.status, 403);
        assert_eq!(people.other.post(&format!("/desk/notes/{note}/delete"), &[]).await.status, 403);
        assert!(people.agent.get(&edit).await.expect_ok().says("The *serial* is a copy."));
        assert_eq!(people.agent.post(&edit, &[("text", "It is genuine.")]).await.status, 303);
        assert!(people.other.get(&format!("/desk/{id}")).await.says("It is genuine."));
        assert_eq!(people.agent.post(&format!("/desk/notes/{note}/delete"), &[]).await.status, 303);
        assert!(!people.other.get(&format!("/desk/{id}")).await.says("It is genuine."));
        let mut conn = site.app.db().read().await.unwrap();
        let deeds: Vec<(String,)> = conn.q(sql!("SELECT action FROM audit_log ORDER BY id")).all().await.unwrap();
        let deeds: Vec<String> = deeds.into_iter().map(|deed| deed.0).collect();
        assert_eq!(deeds, ["desk.note-added", "desk.note-edited", "desk.note-deleted"]);
    })
    .await;
}

#[tokio::test]
async fn the_api_writes_notes_too() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = ask(&people.asker, "Pump").await;
        let path = format!("/api/v1/desk/threads/{id}/notes");
        let made = people.agent.api("POST", &path, json!({ "text": "Known fault." })).await;
        assert_eq!(made.status, 201);
        let note = format!("/api/v1/desk/notes/{}", text(&made.json()["id"]));
        let body = json!({ "text": "A known fault." });
        assert_eq!(people.other.api("PATCH", &note, body.clone()).await.status, 403);
        let changed = people.agent.api("PATCH", &note, body).await.expect_ok().json();
        assert_eq!(text(&changed["markdown"]), "A known fault.");
        assert!(changed["edited_at"].is_string());
        assert_eq!(people.agent.api("PATCH", &note, json!({ "text": "" })).await.status, 422);
        assert_eq!(people.agent.api("DELETE", &note, Value::Null).await.status, 204);
        assert_eq!(people.agent.api("DELETE", &note, Value::Null).await.status, 404);
        assert_eq!(people.agent.api("POST", "/api/v1/desk/threads/1/notes", json!({ "text": "x" })).await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn colleagues_who_are_mentioned_get_one_mail() {
    on_both(plan, async |site| {
        let people = people(site).await;
        for client in [&people.other, &people.asker, &people.agent] {
            mailed(site, client).await;
        }
        let id = ask(&people.asker, "Pump").await;
        let body = json!({ "text": "@Makoto and @민지 and @Yuna, look at the valve." });
        let path = format!("/api/v1/desk/threads/{id}/notes");
        let note = text(&people.agent.api("POST", &path, body).await.expect_ok().json()["id"]);
        let again = json!({ "text": "@Makoto, look at the valve again." });
        people.agent.api("PATCH", &format!("/api/v1/desk/notes/{note}"), again).await.expect_ok();
        let mut conn = site.app.db().read().await.unwrap();
        let mails: Vec<(String, String)> =
            conn.q(sql!("SELECT recipient, message FROM outgoing_mail")).all().await.unwrap();
        // Neither the asker, who may not read it, nor the author, nor anybody twice.
        let to: Vec<&str> = mails.iter().map(|mail| mail.0.as_str()).collect();
        assert_eq!(to, [format!("{}@x.test", people.other.id())]);
        assert!(mails[0].1.contains("look at the valve") && mails[0].1.contains("Pump"));
    })
    .await;
}

#[tokio::test]
async fn nobody_but_staff_comes_by_a_note() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = ask(&people.asker, "Pump").await;
        people.agent.post(&format!("/desk/{id}/notes"), &[("text", WORD)]).await.expect_ok();
        let note = people.agent.get(&format!("/api/v1/desk/threads/{id}/notes")).await.expect_ok().json();
        let note = text(&note[0]["id"]);
        site.app.settle().await.unwrap();
        let visitor = site.visitor();
        for client in [&people.asker, &people.helper, &visitor] {
            for path in [
                format!("/desk/{id}"),
                format!("/desk/{id}/strip"),
                format!("/desk/notes/{note}/edit"),
                format!("/api/v1/desk/threads/{id}/notes"),
            ] {
                let refused = client.get(&path).await;
                assert!(!refused.status.is_success() && !refused.says(WORD), "{path}");
            }
            for path in [
                format!("/q/{id}/pump"),
                format!("/q/{id}/feed.atom"),
                format!("/api/v1/questions/{id}"),
                format!("/api/v1/questions/{id}/answers"),
                "/api/v1/topics".to_owned(),
                "/feed.atom".to_owned(),
                "/sitemap.xml".to_owned(),
                "/".to_owned(),
            ] {
                assert!(!client.get(&path).await.says(WORD), "{path}");
            }
        }
        // Live updates and the search index are made of these two.
        let mut conn = site.app.db().read().await.unwrap();
        let told: i64 = conn
            .q(sql!("SELECT CAST(count(*) AS BIGINT) FROM outbox WHERE payload LIKE $1"))
            .bind(format!("%{WORD}%"))
            .value()
            .await
            .unwrap();
        let posts: i64 = conn
            .q(sql!("SELECT CAST(count(*) AS BIGINT) FROM posts WHERE markdown LIKE $1"))
            .bind(format!("%{WORD}%"))
            .value()
            .await
            .unwrap();
        assert_eq!((told, posts), (0, 0));
    })
    .await;
}

#[tokio::test]
async fn an_agent_who_does_not_see_the_space_reads_no_note_of_it() {
    on_both(plan, async |site| {
        let people = people(site).await;
        site.space_with(
            "partners",
            madang_conversation::SpaceKind::Questions,
            madang_kernel::Visibility::Groups,
            madang_kernel::Posting::Members,
        )
        .await;
        site.app.settle().await.unwrap();
        let id = crate::testing::ask_in(&people.manager, "partners", "Pump", json!({})).await;
        let path = format!("/api/v1/desk/threads/{id}/notes");
        people.manager.api("POST", &path, json!({ "text": WORD })).await.expect_ok();
        assert_eq!(people.agent.get(&path).await.status, 404);
        assert_eq!(people.agent.api("POST", &path, json!({ "text": "x" })).await.status, 404);
        let note = text(&people.manager.get(&path).await.expect_ok().json()[0]["id"]);
        assert_eq!(people.agent.get(&format!("/desk/notes/{note}/edit")).await.status, 404);
        put(&people.manager, &format!("/api/v1/desk/threads/{id}/priority"), json!({ "priority": "high" })).await;
    })
    .await;
}
