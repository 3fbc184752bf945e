use crate::testing::{people, plan, question};
use madang_conversation::SpaceKind;
use madang_kernel::{Posting, Visibility};
use madang_testkit::on_both;
use serde_json::json;

#[tokio::test]
async fn a_question_is_asked_on_the_page_and_can_be_read() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let form = people.asker.get("/ask?title=Pump").await.expect_ok();
        assert!(form.says("value=\"Pump\"") && form.says("help"), "{}", form.text);
        let fields = [
            ("space", "help"),
            ("title", "펌프에서 물이 안 나와요"),
            ("body", "**소리**만 나요"),
            ("tags", "펌프, 물"),
        ];
        let asked = people.asker.post("/ask", &fields).await;
        assert_eq!(asked.status, 303);
        let page = people.visitor.get(asked.location()).await.expect_ok();
        assert!(page.says("펌프에서 물이 안 나와요") && page.says("<strong>소리</strong>"), "{}", page.text);
        assert!(page.says("lang=\"ko\"") && page.says(">펌프</a>"));
    })
    .await;
}

#[tokio::test]
async fn what_was_typed_stays_when_something_is_wrong() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let tags = "a,b,c,d,e,f";
        let fields =
            [("space", "nowhere"), ("title", "ab"), ("body", "My <b>long</b> text"), ("tags", tags), ("version", "?")];
        let again = people.asker.post("/ask", &fields).await;
        assert_eq!(again.status, 422);
        for kept in ["value=\"ab\"", "My &#60;b&#62;long&#60;/b&#62; text", "value=\"a,b,c,d,e,f\""] {
            assert!(again.says(kept), "{kept}\n{}", again.text);
        }
        for wrong in ["choose another space", "three characters", "up to five tags", "no such product"] {
            assert!(again.says(wrong), "{wrong}");
        }
        let empty = people.asker.post("/ask", &[]).await;
        assert_eq!(empty.status, 422);
        assert!(empty.says("write the details"));
    })
    .await;
}

#[tokio::test]
async fn nobody_asks_without_signing_in_or_where_only_staff_posts() {
    on_both(plan, async |site| {
        let people = people(site).await;
        site.space_with("bulletin", SpaceKind::Questions, Visibility::Everyone, Posting::Staff).await;
        let body = json!({ "space": "help", "title": "Pump", "body": "It hums." });
        assert_eq!(people.visitor.api("POST", "/api/v1/questions", body).await.status, 401);
        let body = json!({ "space": "bulletin", "title": "Pump", "body": "It hums." });
        assert_eq!(people.asker.api("POST", "/api/v1/questions", body.clone()).await.status, 422);
        assert_eq!(people.agent.api("POST", "/api/v1/questions", body).await.status, 201);
        assert!(!people.asker.get("/ask").await.says("bulletin"));
        assert!(people.agent.get("/ask").await.says("bulletin"));
    })
    .await;
}

#[tokio::test]
async fn the_api_gives_a_question_with_its_text_and_lists_it() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let body = json!({ "space": "help", "title": "Pump hums", "body": "It *hums*.", "tags": ["pump"] });
        let made = people.asker.api("POST", "/api/v1/questions", body).await;
        assert_eq!(made.status, 201);
        assert_eq!(made.json()["state"], "open");
        let id = made.json()["id"].as_str().unwrap().to_owned();
        assert_eq!(made.location(), format!("/api/v1/questions/{id}"));
        let read = question(&people.visitor, &id).await;
        assert_eq!(read["markdown"], "It *hums*.");
        assert_eq!(read["html"].as_str().unwrap().trim(), "<p>It <em>hums</em>.</p>");
        assert_eq!((read["space"].as_str(), read["tags"][0].as_str()), (Some("help"), Some("pump")));
        for query in ["", "?space=help", "?state=unanswered", "?tag=PUMP", "?order=newest&limit=1"] {
            let list = people.visitor.get(&format!("/api/v1/questions{query}")).await.expect_ok().json();
            assert_eq!(list["items"][0]["id"], id.as_str(), "{query}");
        }
        assert_eq!(people.visitor.get("/api/v1/questions?state=nonsense").await.status, 422);
        assert_eq!(people.visitor.get("/api/v1/questions?space=nonsense").await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn a_draft_fills_the_form_until_it_was_asked() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let draft = json!({ "title": "Half a title", "body": "Half a text" });
        people.asker.api("PUT", "/drafts/ask", draft).await.expect_ok();
        let form = people.asker.get("/ask").await;
        assert!(form.says("Half a title") && form.says("Half a text"));
        let fields = [("space", "help"), ("title", "A whole title"), ("body", "A whole text")];
        assert_eq!(people.asker.post("/ask", &fields).await.status, 303);
        assert!(!people.asker.get("/ask").await.says("Half a title"));
    })
    .await;
}
