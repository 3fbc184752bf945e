//! What is noticed whoever writes: repetition, pace, accounts at one address.

use crate::testing::{cases, checked, held, people, post_question, text};
use madang_kernel::sql;
use madang_testkit::{Client, Site, on_both};
use serde_json::{Value, json};
use std::time::Duration;

const TEXT: &str = "정원 펌프가 밤마다 큰 소리를 냅니다. 필터를 갈아도 그대로이고, 물의 양을 줄이면 조금 나아집니다. 어떻게 하면 좋을까요?";

/// They are known: of trust level 2.
async fn trusted(site: &Site, client: &Client) {
    let mut tx = site.app.db().write().await.unwrap();
    tx.q(sql!("UPDATE members SET trust = 2 WHERE id = $1")).bind(client.id()).run().await.unwrap();
    tx.commit().await.unwrap();
    site.app.service::<madang_people::People>().forget(client.id());
}

async fn asks(site: &Site, client: &Client, n: usize, body: &str) -> Value {
    site.app.clock().advance(Duration::from_secs(60));
    post_question(client, &format!("질문 {n}"), body).await.expect_ok().json()["waiting"].clone()
}

#[tokio::test]
async fn a_known_member_who_repeats_a_text_is_put_before_moderators_and_waits_from_the_fifth_on() {
    on_both(checked, async |site| {
        let people = people(site).await;
        trusted(site, &people.author).await;
        let mut waiting = Vec::new();
        for n in 0..5 {
            let body = format!("{TEXT} ({n})");
            waiting.push(asks(site, &people.author, n, &body).await == json!(true));
        }
        assert_eq!(waiting, [false, false, false, false, true]);
        assert_eq!(cases(&people.moderator, "").await.len(), 2, "the third and the fourth");
        let case = text(&cases(&people.moderator, "").await[0]["id"]);
        let page = people.moderator.get(&format!("/moderation/cases/{case}")).await.expect_ok();
        assert!(page.says("The same text again: copy"));
        assert_eq!(text(&held(&people.moderator).await[0]["why"][0]["code"]), "repeats");
        assert!(people.author.get("/settings/held").await.says("The same text again: copy 5"));
    })
    .await;
}

#[tokio::test]
async fn short_thanks_are_no_repetition_and_the_check_can_be_switched_off() {
    on_both(checked, async |site| {
        let people = people(site).await;
        trusted(site, &people.author).await;
        for n in 0..6 {
            assert_eq!(asks(site, &people.author, n, "감사합니다!").await, json!(false));
        }
        let manager = site.staff("Boss", madang_kernel::Role::Manager).await;
        let off = json!({ "repeats": false, "pace": 0, "accounts": 0 });
        manager.api("PUT", "/api/v1/moderation/checks", off).await.expect_ok();
        for n in 0..6 {
            assert_eq!(asks(site, &people.author, n, TEXT).await, json!(false));
        }
        assert!(cases(&people.moderator, "").await.is_empty());
        let wrong = json!({ "pace": 3 });
        assert_eq!(manager.api("PUT", "/api/v1/moderation/checks", wrong).await.status, 422);
    })
    .await;
}

#[tokio::test]
async fn the_fourth_new_account_at_one_address_waits_and_moderators_see_who_else_is_there() {
    on_both(checked, async |site| {
        let people = people(site).await;
        let mut newcomers = Vec::new();
        for n in 0..4 {
            newcomers.push(site.member(&format!("Newcomer {n}")).await.speaking("en"));
        }
        let mut tx = site.app.db().write().await.unwrap();
        tx.q(sql!("UPDATE sessions SET address = '203.0.113.9'")).run().await.unwrap();
        tx.commit().await.unwrap();
        let texts = [
            "정원 펌프가 밤마다 큰 소리를 냅니다.",
            "프린터 토너를 어디서 사나요? 색이 번집니다.",
            "로그인 화면이 하얗게 나옵니다.",
            "상추 잎 끝이 갈색으로 마릅니다. 물은 이틀에 한 번 줍니다.",
        ];
        let mut waiting = Vec::new();
        for (client, body) in newcomers.iter().zip(texts) {
            waiting.push(asks(site, client, 1, body).await == json!(true));
        }
        assert_eq!(waiting, [false, false, false, true]);
        let why = held(&people.moderator).await[0]["why"].clone();
        assert!(why.as_array().unwrap().iter().any(|one| one["code"] == "accounts"), "{why}");
        assert!(!newcomers[3].get("/settings/held").await.says("same address"), "that is for moderators");
        let handle = text(&newcomers[0].api("GET", "/api/v1/me", Value::Null).await.json()["handle"]);
        let record = people.moderator.get(&format!("/moderation/members/{handle}")).await.expect_ok();
        assert!(record.says("At the same address") && record.says("Newcomer 3") && !record.says("203.0.113.9"));
        let path = format!("/api/v1/moderation/members/{handle}/sanctions");
        let record = people.moderator.api("GET", &path, Value::Null).await.expect_ok().json();
        assert_eq!(record["same_address"].as_array().unwrap().len(), 3);
    })
    .await;
}
