use crate::testing::{answer, ask, change, page, people, plan, question, text};
use madang_kernel::Role;
use madang_testkit::{Answer, on_both};
use serde_json::{Value, json};
use std::time::Duration;

/// The most statements that the page may cost.
const BUDGET: u64 = 6;

fn structured(page: &Answer) -> Value {
    let start = page.text.find("application/ld+json\">").expect("structured data") + 21;
    let end = start + page.text[start..].find("</script>").expect("its end");
    serde_json::from_str(&page.text[start..end]).expect("JSON")
}

#[tokio::test]
async fn every_other_address_leads_to_the_one_true_one() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = ask(&people.asker, "펌프 소리").await;
        let url = text(&question(&people.visitor, &id).await["url"]);
        let true_one = crate::feed::ascii(&url);
        for (path, want) in [
            (format!("/q/{id}"), true_one.clone()),
            (format!("/q/{id}/old-title?sort=newest"), format!("{true_one}?sort=newest")),
            (format!("/q/{id}/answers"), true_one.clone()),
        ] {
            let moved = people.visitor.get(&path).await;
            assert_eq!((moved.status.as_u16(), moved.location()), (301, want.as_str()), "{path}");
        }
        let read = people.visitor.get(&url).await.expect_ok();
        assert!(read.says(&format!("rel=\"canonical\" href=\"http://community.test{true_one}\"")), "{}", read.text);
        assert!(read.says(&format!("/q/{id}/feed.atom")) && read.says("og:title"));
        for path in ["/q/1", "/q/1/x", "/q/nonsense", "/q/-/x"] {
            assert_eq!(people.visitor.get(path).await.status, 404, "{path}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_question_may_be_called_answers() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = ask(&people.asker, "Answers").await;
        assert!(page(&people.visitor, &id).await.says("Answers"));
    })
    .await;
}

#[tokio::test]
async fn the_page_costs_at_most_six_statements() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = ask(&people.asker, "Pump").await;
        let mut last = String::new();
        for n in 0..24 {
            last = answer(&people.helper, &id, &format!("Answer {n}, see @하나")).await;
            people.other.post(&format!("/p/{last}/comments"), &[("body", "Thank you")]).await.expect_ok();
        }
        people.asker.post(&format!("/answers/{last}/accept"), &[]).await.expect_ok();
        people.agent.post(&format!("/answers/{last}/verdict/verified"), &[]).await.expect_ok();
        assert_eq!(change(&people.agent, &id, json!({ "state": "archived", "note": "Old" })).await, 200);
        people.asker.api("PUT", &format!("/drafts/answer-{id}"), json!({ "body": "Half" })).await.expect_ok();
        for who in [&people.visitor, &people.asker, &people.agent] {
            let url = text(&question(who, &id).await["url"]);
            who.get(&url).await.expect_ok();
            site.app.versions().bump_site();
            let read = who.get(&url).await.expect_ok();
            assert!(read.statements <= BUDGET, "{} statements", read.statements);
        }
    })
    .await;
}

#[tokio::test]
async fn answers_come_in_pages_with_the_accepted_one_first() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = ask(&people.asker, "Pump").await;
        let mut last = String::new();
        for n in 0..25 {
            last = answer(&people.helper, &id, &format!("Number {n}.")).await;
        }
        people.asker.post(&format!("/answers/{last}/accept"), &[]).await.expect_ok();
        let url = text(&question(&people.visitor, &id).await["url"]);
        let first = people.visitor.get(&format!("{url}?sort=oldest")).await.expect_ok();
        assert!(first.text.rfind("Number 24.").unwrap() < first.text.rfind("Number 0.").unwrap());
        assert!(!first.says("Number 23."));
        let link = first.text.split("rel=\"next\" href=\"").nth(1).expect("more answers");
        let link = link.split('"').next().unwrap().replace("&#38;", "&");
        let link = link.split('#').next().unwrap().to_owned();
        let second = people.visitor.get(&link).await.expect_ok();
        assert!(
            second.says("Number 23.") && !second.says("Number 1.") && second.says("From the first answer"),
            "{link}\n{}",
            second.text
        );
        let newest = people.visitor.get(&format!("{url}?sort=newest")).await.expect_ok();
        assert!(newest.text.find("Number 23.").unwrap() < newest.text.find("Number 22.").unwrap());
        people.visitor.get(&format!("{url}?sort=nonsense&after=nonsense")).await.expect_ok();
    })
    .await;
}

#[tokio::test]
async fn search_engines_are_told_the_question_and_its_answers() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let body = json!({ "space": "help", "title": "</script><b>Pump</b>", "body": "It *hums* & </script>" });
        let id = text(&people.asker.api("POST", "/api/v1/questions", body).await.json()["id"]);
        let good = answer(&people.helper, &id, "Clean the *filter*.").await;
        answer(&people.other, &id, "Buy a new one.").await;
        people.asker.post(&format!("/answers/{good}/accept"), &[]).await.expect_ok();
        let told = structured(&page(&people.visitor, &id).await);
        assert_eq!(told["@type"], "QAPage");
        let main = &told["mainEntity"];
        assert_eq!(main["name"], "</script><b>Pump</b>");
        assert_eq!(main["answerCount"], 2);
        assert!(text(&main["text"]).starts_with("It hums &"));
        assert_eq!(main["acceptedAnswer"]["text"], "Clean the filter.");
        assert_eq!(main["suggestedAnswer"][0]["text"], "Buy a new one.");
        assert_eq!(main["acceptedAnswer"]["author"]["name"], "하나");
    })
    .await;
}

#[tokio::test]
async fn a_link_preview_shows_the_first_picture_of_the_question() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let body = json!({ "space": "help", "title": "Pump", "body": "![a](https://a.example/p.png?a=1&b=2)" });
        let id = text(&people.asker.api("POST", "/api/v1/questions", body).await.json()["id"]);
        let read = page(&people.visitor, &id).await;
        assert!(read.says("property=\"og:image\" content=\"https://a.example/p.png?a=1&#38;b=2\""), "{}", read.text);
    })
    .await;
}

#[tokio::test]
async fn an_old_solved_question_suggests_a_new_one() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = ask(&people.asker, "Pump").await;
        let good = answer(&people.helper, &id, "Clean the filter.").await;
        people.asker.post(&format!("/answers/{good}/accept"), &[]).await.expect_ok();
        assert!(!page(&people.visitor, &id).await.says("solved a while ago"));
        site.app.clock().advance(Duration::from_secs(181 * 86_400));
        site.app.versions().bump_site();
        let read = page(&people.visitor, &id).await;
        assert!(read.says("solved a while ago") && read.says("/ask?space=help"));
    })
    .await;
}

#[tokio::test]
async fn a_hidden_question_is_there_only_for_moderators_and_its_author() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let moderator = site.staff("Mod", Role::Moderator).await.speaking("en");
        let id = ask(&people.asker, "Pump").await;
        let read = question(&people.visitor, &id).await;
        let (url, opening) = (text(&read["url"]), text(&read["post"]));
        moderator.post(&format!("/p/{opening}/hide"), &[("reason", "Private data")]).await.expect_ok();
        for (who, status) in [(&people.visitor, 404), (&people.helper, 404), (&people.asker, 200), (&moderator, 200)] {
            assert_eq!(who.get(&url).await.status, status);
        }
        assert_eq!(people.visitor.get(&format!("/api/v1/questions/{id}")).await.status, 404);
        assert_eq!(people.visitor.get(&format!("/api/v1/questions/{id}/answers")).await.status, 404);
        let own = people.asker.get(&url).await;
        assert!(own.says("Private data") && own.says("noindex"));
    })
    .await;
}

#[tokio::test]
async fn the_page_is_made_in_every_language() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = ask(&people.asker, "Pump").await;
        let url = text(&question(&people.visitor, &id).await["url"]);
        for (language, said) in [
            ("ko", "첫 답변을 기다리고 있어요"),
            ("ja", "最初の回答を待っています"),
            ("en", "Waiting for the first answer"),
        ] {
            let read = site.visitor().speaking(language).get(&url).await.expect_ok();
            assert!(read.says(said), "{language}\n{}", read.text);
        }
    })
    .await;
}
