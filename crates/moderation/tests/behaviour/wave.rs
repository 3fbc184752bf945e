//! A wave of spam: 200 posts from 20 new accounts among honest posts of others.

use crate::testing::{checked, held, people, post_question, text};
use madang_kernel::Role;
use madang_testkit::on_both;
use serde_json::{Value, json};
use std::time::Duration;

/// What the accounts of the wave write, in three languages, each time a little different.
const WAVE: [&str; 5] = [
    "무직자 대출, 소액 대출 당일 지급! 신용불량자도 가능합니다. 카톡 상담 주세요 010-1234-5678 https://loan.example/?code=",
    "온라인 카지노 꽁머니 3만원!! 먹튀 검증 완료, 지금 바로 신청하세요 https://casino.example 텔레그램 @casino",
    "誰でも稼げる副業で稼ぐ方法を教えます！今すぐ登録、LINE追加はこちら https://lin.ee/abcdef",
    "Online casino bonus, free spins, no deposit bonus! Sign up now https://bit.ly/xyz $$$ $$$ ",
    "Buy followers and SEO services, first page of Google. Special offer, order now! WhatsApp me +1 202 555 0100 https://seo.example/",
];
/// What customers ask meanwhile.
const HONEST: [&str; 10] = [
    "프린터가 무선으로 연결되지 않습니다. 펌웨어를 2.1로 올린 뒤부터 그렇습니다.",
    "카톡으로 알림이 오지 않아요. 설정에서 켰는데 왜 그럴까요?",
    "무료 요금제에서 유료로 바꾸면 첫 달은 무료인가요? 환불 규정도 알려 주세요.",
    "パスワードを忘れました。再設定のメールが届きません。",
    "LINEと連携できません。エラーコードは E-102 です。公式の手順 https://help.example.com/line を試しました。",
    "副業でこのサービスを使っていますが、請求書の宛名を変更できますか？",
    "HELP! The APP CRASHES every time when I open SETTINGS on my phone!!!",
    "Is there a free trial? The link in your newsletter says the offer has expired. https://example.com/trial",
    "How can I make the export faster? It takes ten minutes for 4,000 rows.",
    "대출 계산기 화면에서 이자가 다르게 나와요. 고객센터 1588-0000에 물어봐도 모른다고 하네요ㅠㅠ",
];

#[tokio::test]
async fn two_hundred_posts_of_spam_are_held_and_cleared_with_two_clicks_and_no_honest_post_is_touched() {
    on_both(checked, async |site| {
        let people = people(site).await;
        let manager = site.staff("Garam", Role::Manager).await;
        // The limits alone would stop most of the wave; here the checks of the text are on trial.
        let checks = json!({ "spam": true, "hold_from": 0.9, "first_posts": 0, "limits": false });
        manager.api("PUT", "/api/v1/moderation/checks", checks).await.expect_ok();
        let mut wave = Vec::new();
        for n in 0..20 {
            wave.push(site.member(&format!("Spammer {n}")).await);
        }
        site.app.clock().advance(Duration::from_secs(120));
        let (mut honest, mut through) = (Vec::new(), Vec::new());
        for round in 0..10 {
            for (n, client) in wave.iter().enumerate() {
                let body = format!("{}{n}{round}", WAVE[(n + round) % WAVE.len()]);
                let asked = post_question(client, &format!("Offer {n} {round}"), &body).await.expect_ok().json();
                if asked["waiting"] != true {
                    through.push(body);
                }
                site.app.clock().advance(Duration::from_millis(300));
            }
            let newcomer = site.member(&format!("Customer {round}")).await;
            site.app.clock().advance(Duration::from_secs(40));
            let asked =
                post_question(&newcomer, &format!("A question {round}"), HONEST[round]).await.expect_ok().json();
            assert_eq!(asked["waiting"], false, "{}", HONEST[round]);
            honest.push(text(&asked["id"]));
        }
        assert!(through.is_empty(), "{through:#?}");
        let waiting = held(&people.moderator).await;
        assert_eq!(waiting.len(), 200);
        // One click chooses all that are listed, one declines them.
        let mut form = vec![("which", "listed"), ("decision", "spam"), ("reason", "")];
        let ids: Vec<String> = waiting.iter().map(|one| text(&one["post"])).collect();
        form.extend(ids.iter().map(|id| ("listed", id.as_str())));
        assert_eq!(people.moderator.post("/moderation/held", &form).await.location(), "/moderation/held");
        site.app.settle().await.unwrap();
        assert!(held(&people.moderator).await.is_empty());
        for topic in &honest {
            people.reader.api("GET", &format!("/api/v1/topics/{topic}"), Value::Null).await.expect_ok();
        }
        let seen = people.reader.api("GET", "/api/v1/topics?limit=100", Value::Null).await.expect_ok().json();
        assert_eq!(seen["items"].as_array().unwrap().len(), 10);
        // The next honest newcomer is not suspected for it, and the next of the wave still is.
        let newcomer = site.member("Bora").await;
        site.app.clock().advance(Duration::from_secs(60));
        let asked = post_question(&newcomer, "Water pump", "The pump hums but no water comes up.").await.expect_ok();
        assert_eq!(asked.json()["waiting"], false);
        let again = post_question(&wave[0], "Offer again", WAVE[0]).await.expect_ok();
        assert_eq!(again.json()["waiting"], true);
    })
    .await;
}
