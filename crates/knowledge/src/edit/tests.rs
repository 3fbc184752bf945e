use crate::testing::{people, plan, published, revise, start, text, work};
use madang_testkit::on_both;
use serde_json::{Value, json};

const TEXT: &str = "First line.\n\nSecond line.\n\nThird line.\n\nFourth line.";

fn form<'a>(base: &'a str, body: &'a str) -> [(&'a str, &'a str); 5] {
    [("base", base), ("title", "Change the water"), ("body", body), ("kind", "how_to"), ("tags", "water")]
}

#[tokio::test]
async fn two_editors_at_once_lose_nothing() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = text(&start(&people.agent, "Change the water", TEXT).await["id"]);
        let path = format!("/knowledge/{id}/edit");
        let mine = TEXT.replace("First", "My first");
        people.agent.post(&path, &form("1", &mine)).await.expect_ok();
        let theirs = TEXT.replace("Fourth", "Their fourth");
        let told = people.other_agent.post(&path, &form("1", &theirs)).await;
        assert_eq!(told.status, 409);
        assert!(told.says("Yuna saved a newer revision"), "{}", told.text);
        assert!(
            told.says("My first line.") && told.says("Their fourth line.") && told.says("name=\"base\" value=\"2\"")
        );
        assert_eq!(work(&people.agent, &id).await["head"], 2, "nothing was written over");
        let joined = mine.replace("Fourth", "Their fourth");
        people.other_agent.post(&path, &form("2", &joined)).await.expect_ok();
        assert_eq!(work(&people.agent, &id).await["markdown"], joined);
    })
    .await;
}

#[tokio::test]
async fn changes_of_the_same_line_are_marked_and_not_saved_before_they_are_settled() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = text(&start(&people.agent, "Change the water", TEXT).await["id"]);
        let path = format!("/knowledge/{id}/edit");
        people.agent.post(&path, &form("1", &TEXT.replace("Second", "My second"))).await.expect_ok();
        let told = people.other_agent.post(&path, &form("1", &TEXT.replace("Second", "Their second"))).await;
        assert!(told.says("You both changed the same lines") && told.says("My second") && told.says("Their second"));
        let marked = "<<<<<<< 1\nMy second line.\n=======\nTheir second line.\n>>>>>>> 2";
        let refused = people.other_agent.post(&path, &form("2", marked)).await;
        assert!(refused.status == 422 && refused.says("which text is right") && refused.says("Their second line."));
        assert_eq!(revise(&people.other_agent, &id, 1, "Change the water", "Over it.").await, 409);
    })
    .await;
}

#[tokio::test]
async fn an_article_begins_on_a_page_and_what_is_wrong_is_kept() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let page = people.agent.get("/knowledge/new?space=guides").await.expect_ok();
        assert!(page.says("New article") && page.says("data-draft=\"article\""));
        let wrong =
            people.agent.post("/knowledge/new", &[("title", "x"), ("body", "Kept text"), ("language", "en")]).await;
        assert!(wrong.status == 422 && wrong.says("Kept text") && wrong.says("Please choose a collection."));
        let right = [
            ("space", "guides"),
            ("language", "ko"),
            ("kind", "faq"),
            ("title", "자주 묻는 것"),
            ("body", "답이에요."),
            ("tags", "물, 빛"),
        ];
        let made = people.agent.post("/knowledge/new", &right).await;
        let overview = people.agent.get(made.location()).await.expect_ok();
        assert!(overview.says("자주 묻는 것") && overview.says("FAQ"));
        assert_eq!(people.member.get("/knowledge/new").await.status, 403);
    })
    .await;
}

#[tokio::test]
async fn a_translation_begins_with_the_original_and_drafts_are_kept_while_typing() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let (id, _) = published(&people, "Change the water", TEXT).await;
        let page = people.agent.get(&format!("/knowledge/new?translation_of={id}&language=ja")).await.expect_ok();
        assert!(page.says("Third line.") && page.says(&format!("name=\"translation_of\" value=\"{id}\"")));
        let draft = json!({ "title": "Half a title", "body": "Half a text", "kind": "faq", "base": "1" });
        people.agent.api("PUT", &format!("/drafts/article-{id}"), draft).await.expect_ok();
        let editor = people.agent.get(&format!("/knowledge/{id}/edit")).await.expect_ok();
        assert!(editor.says("Half a title") && editor.says("Half a text"));
        let drafts = people.agent.get("/drafts").await.expect_ok();
        assert!(drafts.says(&format!("/knowledge/{id}/edit")));
        assert_eq!(revise(&people.agent, &id, 1, "Whole title", TEXT).await, 200);
        assert!(!people.agent.get(&format!("/knowledge/{id}/edit")).await.says("Half a title"));
        let gone = people.agent.api("GET", &format!("/drafts/article-{id}"), Value::Null).await;
        assert_eq!(gone.status, 404);
    })
    .await;
}
