use crate::testing::{article, people, plan, start, step, text, work};
use madang_testkit::on_both;
use serde_json::{Value, json};

#[tokio::test]
async fn an_invited_writer_sees_only_their_own_and_staff_publishes_it() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let others = text(&start(&people.agent, "A draft of staff", "Secret.").await["id"]);
        let refused = people.member.api("POST", "/api/v1/knowledge/articles", article("Mine", "Text")).await;
        assert_eq!(refused.status, 403);
        let handle = text(&people.member.api("GET", "/api/v1/me", Value::Null).await.expect_ok().json()["handle"]);
        let invited = people.manager.post("/knowledge/writers", &[("handle", &handle), ("note", "Knows herbs")]).await;
        assert_eq!(invited.location(), "/knowledge/writers");
        assert!(people.manager.get("/knowledge/writers").await.says("Knows herbs"));
        let id = text(&start(&people.member, "What an expert knows", "Much.").await["id"]);
        let list = people.member.get("/knowledge").await.expect_ok();
        assert!(list.says("What an expert knows") && !list.says("A draft of staff"));
        for path in [
            format!("/knowledge/{others}"),
            format!("/knowledge/{others}/edit"),
            format!("/knowledge/{others}/revisions"),
        ] {
            assert_eq!(people.member.get(&path).await.status, 404, "{path}");
        }
        assert_eq!(step(&people.member, &id, "send").await, 200);
        assert_eq!(step(&people.member, &id, "publish").await, 403);
        assert_eq!(step(&people.other_agent, &id, "publish").await, 200);
        let topic = text(&work(&people.member, &id).await["topic"]);
        assert_eq!(crate::testing::read(&people.visitor, &topic).await["title"], "What an expert knows");
        let path = format!("/api/v1/admin/writers/{handle}");
        people.manager.api("DELETE", &path, Value::Null).await.expect_ok();
        assert_eq!(people.member.get("/knowledge").await.status, 403);
    })
    .await;
}

#[tokio::test]
async fn an_unknown_handle_is_said_so_and_kept() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let wrong =
            people.manager.post("/knowledge/writers", &[("handle", "nobody-here"), ("note", "Kept note")]).await;
        assert!(wrong.status == 422 && wrong.says("no member with this handle") && wrong.says("Kept note"));
        let answer = people.manager.api("PUT", "/api/v1/admin/writers/nobody-here", json!({})).await;
        assert_eq!(answer.status, 422);
        assert_eq!(people.agent.get("/knowledge/writers").await.status, 403);
    })
    .await;
}
