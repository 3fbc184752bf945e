//! Replies that staff keep ready, and how often staff repeat themselves.

use crate::testing::{ask, ask_in, people, plan, text};
use madang_kernel::sql;
use madang_testkit::{Client, on_both};
use serde_json::{Value, json};

const LONG: &str = "Please clean the filter first: open the lid, take the sieve out, rinse it under warm water and put it back \
    until you hear it click. If it still hums then, tell us the serial number below the bottom plate.";

async fn keep(client: &Client, name: &str, team: bool, texts: Value) -> String {
    let body = json!({ "name": name, "folder": "Pumps", "team": team, "texts": texts });
    text(&client.api("POST", "/api/v1/desk/replies", body).await.expect_ok().json()["id"])
}

async fn names(client: &Client, query: &str) -> Vec<String> {
    let list = client.get(&format!("/api/v1/desk/replies{query}")).await.expect_ok().json();
    list.as_array().unwrap().iter().map(|one| text(&one["name"])).collect()
}

#[tokio::test]
async fn replies_are_the_teams_or_ones_own() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let fields = [("name", "Filter"), ("folder", "Pumps"), ("whose", "team"), ("ko", "{name} 님, 필터를…")];
        assert_eq!(people.agent.post("/desk/replies/new", &fields).await.status, 303);
        let own = keep(&people.agent, "Mine", false, json!({ "en": "Hello {name}" })).await;
        assert_eq!(names(&people.agent, "").await.len(), 2);
        assert_eq!(names(&people.other, "").await, ["Filter"]);
        assert_eq!(people.other.get(&format!("/desk/replies/{own}")).await.status, 404);
        assert_eq!(people.other.api("DELETE", &format!("/api/v1/desk/replies/{own}"), Value::Null).await.status, 404);
        assert!(people.other.get("/desk/replies").await.says("필터를"));
        assert_eq!(names(&people.agent, "?q=hello").await, ["Mine"]);
        assert_eq!(names(&people.agent, "?q=%25").await, [""; 0]);
        assert_eq!(names(&people.agent, "?folder=Pumps").await.len(), 2);
        assert_eq!(names(&people.agent, "?folder=Fans").await, [""; 0]);
        let change = [("name", "Ours"), ("folder", ""), ("whose", "team"), ("en", "Hello {name}")];
        assert_eq!(people.agent.post(&format!("/desk/replies/{own}"), &change).await.status, 303);
        assert_eq!(names(&people.other, "?q=ours").await, ["Ours"]);
        assert_eq!(people.other.post(&format!("/desk/replies/{own}/delete"), &[]).await.status, 303);
        assert_eq!(names(&people.agent, "").await, ["Filter"]);
        assert_eq!(people.helper.get("/desk/replies").await.status, 403);
        let mut conn = site.app.db().read().await.unwrap();
        let deeds: Vec<(String,)> = conn.q(sql!("SELECT action FROM audit_log ORDER BY id")).all().await.unwrap();
        let deeds: Vec<String> = deeds.into_iter().map(|deed| deed.0).collect();
        assert_eq!(deeds, ["desk.reply-kept", "desk.reply-kept", "desk.reply-changed", "desk.reply-deleted"]);
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_filled_in_is_refused_when_saving() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let wrong = people.agent.post("/desk/replies/new", &[("name", "x"), ("en", "Dear {customer}")]).await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.says("Dear {customer}") && wrong.says("cannot be filled in"));
        let refused = people.agent.api("POST", "/api/v1/desk/replies", json!({ "name": "x" })).await;
        assert_eq!((refused.status.as_u16(), text(&refused.json()["errors"][0]["code"])), (422, "reply-empty".into()));
    })
    .await;
}

#[tokio::test]
async fn a_reply_is_filled_for_the_question_and_goes_into_the_draft() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = ask(&people.asker, "Pump").await;
        let say = "{name} / {agent} / {version} / {space} / {link}";
        let reply = keep(&people.agent, "All", true, json!({ "en": say })).await;
        let filled =
            people.agent.api("POST", &format!("/api/v1/desk/replies/{reply}/fill"), json!({ "topic": id })).await;
        let filled = filled.expect_ok().json();
        let said = text(&filled["text"]);
        assert!(said.starts_with("민지 / Yuna / {version} / "), "{said}");
        assert!(said.contains(&format!("/q/{id}/pump")), "{said}");
        assert_eq!(filled["missing"], json!(["version"]));
        let choose = people.agent.get(&format!("/desk/{id}/replies?q=all")).await.expect_ok();
        assert!(choose.says("민지 / Yuna") && choose.says("Nothing is known about {version}"));
        assert!(people.agent.get(&format!("/desk/{id}/replies/options?q=al")).await.says("role=\"option\""));
        let used = people.agent.post(&format!("/desk/{id}/replies/{reply}"), &[]).await;
        assert!(used.location().ends_with("#write"), "{}", used.location());
        let page = people.agent.get(&format!("/q/{id}/pump")).await;
        assert!(page.says("민지 / Yuna / {version}") && page.says("Nothing is known about {version}"));
        assert!(page.says(&format!("/desk/{id}/replies")));
        assert!(!people.asker.get(&format!("/q/{id}/pump")).await.says("/replies"));
        let one = people.agent.get(&format!("/api/v1/desk/replies/{reply}")).await.expect_ok().json();
        assert_eq!(one["uses"], 2);
        assert!(one["used_at"].is_string());
    })
    .await;
}

#[tokio::test]
async fn a_reply_speaks_the_questions_language_where_it_can_and_the_most_used_leads() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let korean = json!({ "body": "펌프에서 계속 웅웅거리는 소리가 납니다. 어떻게 해야 하나요?" });
        let id = ask_in(&people.asker, "help", "펌프에서 소리가 나요", korean).await;
        let both = keep(&people.agent, "Both", true, json!({ "ko": "안녕하세요", "en": "Hello" })).await;
        let alone = keep(&people.agent, "Alone", true, json!({ "ja": "こんにちは" })).await;
        for (reply, says, language) in
            [(&both, "안녕하세요", "ko"), (&alone, "こんにちは", "ja"), (&alone, "こんにちは", "ja")]
        {
            let path = format!("/api/v1/desk/replies/{reply}/fill");
            let filled = people.agent.api("POST", &path, json!({ "topic": id })).await.expect_ok().json();
            assert_eq!((text(&filled["text"]), text(&filled["language"])), (says.into(), language.into()));
        }
        assert_eq!(names(&people.agent, "").await, ["Alone", "Both"]);
    })
    .await;
}

#[tokio::test]
async fn whoever_repeats_an_answer_is_asked_first_and_the_share_is_measured() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let (first, second) = (ask(&people.asker, "Pump").await, ask(&people.asker, "Fan").await);
        let path = |id: &str| format!("/q/{id}/answers");
        assert_eq!(people.agent.post(&path(&first), &[("body", LONG)]).await.status, 303);
        let nearly = format!("{LONG} Thanks!");
        let asked = people.agent.post(&path(&second), &[("body", &nearly)]).await;
        assert_eq!(asked.status, 422);
        assert!(
            asked.says("nearly word for word")
                && asked.says("rinse it under warm water")
                && asked.says("name=\"sure\"")
        );
        let api = format!("/api/v1/questions/{second}/answers");
        let refused = people.agent.api("POST", &api, json!({ "body": nearly })).await;
        assert_eq!((refused.status.as_u16(), text(&refused.json()["code"])), (409, "templated".into()));
        // Others may say the same, and so may members.
        assert_eq!(people.helper.post(&path(&second), &[("body", LONG)]).await.status, 303);
        assert_eq!(people.helper.post(&path(&first), &[("body", LONG)]).await.status, 303);
        assert_eq!(people.other.post(&path(&second), &[("body", LONG)]).await.status, 303);
        assert_eq!(people.agent.post(&path(&second), &[("body", &nearly), ("sure", "on")]).await.status, 303);
        people.agent.api("POST", &api, json!({ "body": nearly, "anyway": true })).await.expect_ok();
        // Short ones and other ones are nobody's concern.
        for body in
            ["Thank you!", "Thank you!", "The fan needs another screw, which our shop in Busan can send you today."]
        {
            people.agent.api("POST", &api, json!({ "body": body })).await.expect_ok();
        }
        site.app.settle().await.unwrap();
        let share = people.manager.get("/api/v1/desk/replies/share").await.expect_ok().json();
        let yuna = json!({ "member": people.agent.id().to_string(), "handle": "Yuna", "name": "Yuna", "answers": 6,
            "templated": 2, "share": 33 });
        assert_eq!(share[0], yuna);
        assert_eq!(share.as_array().unwrap().len(), 2);
        let own = people.agent.get("/api/v1/desk/replies/share").await.expect_ok().json();
        assert_eq!(own, json!([yuna]));
        let page = people.agent.get("/desk/replies/share").await;
        assert!(page.says("33 %") && !page.says("Makoto"));
        assert!(people.manager.get("/desk/replies/share").await.says("Makoto"));
        site.app.clock().advance(std::time::Duration::from_secs(31 * 24 * 3600));
        assert_eq!(people.manager.get("/api/v1/desk/replies/share").await.expect_ok().json(), json!([]));
    })
    .await;
}

#[tokio::test]
async fn comments_that_repeat_what_somebody_of_the_team_has_written_count_too() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let (first, second) = (ask(&people.asker, "Pump").await, ask(&people.asker, "Fan").await);
        let comment = async |client: &Client, id: &str, body: &str| {
            let question = client.get(&format!("/api/v1/questions/{id}")).await.expect_ok().json();
            let path = format!("/p/{}/comments", text(&question["post"]));
            let asked = client.post(&path, &[("body", body)]).await;
            if asked.status == 422 {
                assert!(asked.says("nearly word for word") && asked.says(body) && asked.says("name=\"sure\""));
                let api = format!("/api/v1/posts/{}/comments", text(&question["post"]));
                let refused = client.api("POST", &api, json!({ "body": body })).await;
                assert_eq!((refused.status.as_u16(), text(&refused.json()["code"])), (409, "templated".into()));
                client.post(&path, &[("body", body), ("sure", "on")]).await.expect_ok();
            }
            site.app.settle().await.unwrap();
            asked.status == 422
        };
        people.agent.post(&format!("/q/{first}/answers"), &[("body", LONG)]).await.expect_ok();
        assert!(comment(&people.agent, &second, &format!("{LONG} Thanks!")).await, "asked first");
        let which = "Which version is it, and since when does it hum at night in your kitchen?";
        assert!(!comment(&people.agent, &first, which).await);
        assert!(comment(&people.agent, &second, which).await);
        comment(&people.helper, &first, LONG).await;
        comment(&people.helper, &second, LONG).await;
        let share = people.manager.get("/api/v1/desk/replies/share").await.expect_ok().json();
        assert_eq!(share.as_array().unwrap().len(), 1, "{share}");
        assert_eq!((&share[0]["answers"], &share[0]["templated"]), (&json!(4), &json!(2)));
        assert!(people.agent.get("/desk/replies/share").await.says("Answers and comments"));
        // Told a second time, they count once.
        let mut tx = site.app.db().write().await.unwrap();
        tx.q(sql!("DELETE FROM cursors WHERE name IN ('desk.answers', 'questions.upkeep')")).run().await.unwrap();
        tx.commit().await.unwrap();
        site.app.settle().await.unwrap();
        assert_eq!(people.manager.get("/api/v1/desk/replies/share").await.expect_ok().json(), share);
    })
    .await;
}

#[tokio::test]
async fn the_share_can_be_worked_out_anew() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = ask(&people.asker, "Pump").await;
        for _ in 0..2 {
            let body = json!({ "body": LONG, "anyway": true });
            people.agent.api("POST", &format!("/api/v1/questions/{id}/answers"), body).await.expect_ok();
        }
        site.app.settle().await.unwrap();
        let before = people.manager.get("/api/v1/desk/replies/share").await.expect_ok().json();
        for empty in [true, false] {
            let mut tx = site.app.db().write().await.unwrap();
            if empty {
                tx.q(sql!("DELETE FROM desk_answers")).run().await.unwrap();
            }
            tx.q(sql!("DELETE FROM cursors WHERE name = 'desk.answers'")).run().await.unwrap();
            tx.commit().await.unwrap();
            site.app.settle().await.unwrap();
            assert_eq!(people.manager.get("/api/v1/desk/replies/share").await.expect_ok().json(), before);
        }
    })
    .await;
}

#[tokio::test]
async fn an_answer_by_the_api_hears_of_a_colleagues_too() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = ask(&people.asker, "Pump").await;
        let api = format!("/api/v1/questions/{id}/answers");
        site.app.clock().advance(std::time::Duration::from_secs(60));
        people.other.api("POST", &api, json!({ "body": "Clean the filter." })).await.expect_ok();
        let seen = "2026-05-04T03:00:30Z";
        let late = people.agent.api("POST", &api, json!({ "body": "Clean it.", "seen": seen })).await;
        assert_eq!((late.status.as_u16(), text(&late.json()["code"])), (409, "answered-meanwhile".into()));
        let anyway = json!({ "body": "Clean it.", "seen": seen, "anyway": true });
        people.agent.api("POST", &api, anyway).await.expect_ok();
        people.helper.api("POST", &api, json!({ "body": "Me too.", "seen": seen })).await.expect_ok();
        people.agent.api("POST", &api, json!({ "body": "Done?" })).await.expect_ok();
    })
    .await;
}
