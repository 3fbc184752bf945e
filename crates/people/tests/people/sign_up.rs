//! Signing up and confirming the address.

use crate::kit::{PASSWORD, account, is_signed_in, last_mail, mails, signed_in};
use madang_kernel::Role;
use madang_testkit::{Plan, on_both};
use std::time::Duration;

#[tokio::test]
async fn a_newcomer_signs_up_confirms_the_address_and_is_in() {
    on_both(Plan::yard, async |site| {
        let minji = site.visitor().speaking("ko");
        let form = [("name", "김민지"), ("email", "Minji@example.com"), ("password", PASSWORD)];
        let answer = minji.post("/sign-up", &form).await;
        assert_eq!((answer.status.as_u16(), answer.location()), (303, "/sign-up/sent"));
        assert!(minji.get("/sign-up/sent").await.says("메일함을 확인해 주세요"));

        let mail = last_mail(site).await;
        assert_eq!(mail.to, "Minji@example.com");
        assert!(mail.text().starts_with("김민지님, 안녕하세요."), "{}", mail.text());
        assert!(mail.html().contains(&mail.link()));

        // A mail program that opens the link by itself confirms nothing.
        assert!(minji.get(&mail.link()).await.says("Minji@example.com"));
        let too_early = minji.post("/sign-in", &[("email", "minji@example.com"), ("password", PASSWORD)]).await;
        assert_eq!(too_early.status, 403);
        assert!(too_early.says("링크 다시 받기"));

        let answer = minji.post(&mail.link(), &[]).await;
        assert_eq!((answer.status.as_u16(), answer.location()), (303, "/"));
        let me = minji.api("GET", "/api/v1/me", serde_json::Value::Null).await.expect_ok().json();
        assert_eq!(me["handle"], "김민지");
        assert_eq!(me["language"], "ko");
        assert_eq!(me["time_zone"], "Asia/Seoul");

        // The link is good once.
        assert_eq!(site.visitor().post(&mail.link(), &[]).await.status, 404);
        assert!(is_signed_in(&signed_in(site, "minji@example.com").await).await);
    })
    .await;
}

#[tokio::test]
async fn what_was_typed_stays_when_something_is_wrong_but_the_password() {
    on_both(Plan::yard, async |site| {
        let form = [("name", "<b>山田 太郎</b>"), ("email", "taro at example.com"), ("password", "short")];
        for (language, sentence) in [
            ("en", "A password needs at least 10 characters."),
            ("ko", "비밀번호는 10자 이상이어야 해요."),
            ("ja", "パスワードは10文字以上にしてください。"),
        ] {
            let answer = site.visitor().speaking(language).post("/sign-up", &form).await;
            assert_eq!(answer.status, 422);
            assert!(answer.says("&#60;b&#62;山田 太郎&#60;/b&#62;"), "{}", answer.text);
            assert!(answer.says("taro at example.com"));
            assert!(answer.says(sentence), "{}", answer.text);
            assert!(!answer.says("value=\"short\""));
        }
        assert_eq!(mails(site).await.len(), 0);
    })
    .await;
}

#[tokio::test]
async fn nobody_learns_from_the_form_whether_an_address_has_an_account() {
    on_both(Plan::yard, async |site| {
        account(site, "Ken", "ken@example.com", Role::Member).await;
        let visitor = site.visitor().speaking("en");
        let known = [("name", "Somebody"), ("email", "KEN@example.com"), ("password", PASSWORD)];
        let answer = visitor.post("/sign-up", &known).await;
        assert_eq!((answer.status.as_u16(), answer.location()), (303, "/sign-up/sent"));
        let mail = last_mail(site).await;
        assert_eq!((mail.to.as_str(), mail.link().as_str()), ("ken@example.com", "/sign-in"));
        assert!(mail.subject().contains("You have an account"), "{}", mail.subject());

        // And however often somebody tries, Ken hears of it once an hour.
        visitor.post("/sign-up", &known).await;
        assert_eq!(mails(site).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn signing_up_again_before_confirming_takes_the_last_password_and_link() {
    on_both(Plan::yard, async |site| {
        let visitor = site.visitor();
        let mut form = [("name", "첫 이름"), ("email", "a@example.com"), ("password", "first password here")];
        visitor.post("/sign-up", &form).await.expect_ok();
        let first = last_mail(site).await.link();
        site.app.clock().advance(Duration::from_secs(120));
        form[0].1 = "둘째 이름";
        form[2].1 = PASSWORD;
        visitor.post("/sign-up", &form).await.expect_ok();
        let second = last_mail(site).await.link();
        assert_ne!(first, second);
        assert_eq!(visitor.get(&first).await.status, 404);
        visitor.post(&second, &[]).await.expect_ok();
        assert!(is_signed_in(&signed_in(site, "a@example.com").await).await);
    })
    .await;
}

#[tokio::test]
async fn the_confirmation_can_be_sent_again_after_a_moment() {
    on_both(Plan::yard, async |site| {
        let visitor = site.visitor();
        let form = [("name", "Ada"), ("email", "ada@example.com"), ("password", PASSWORD)];
        visitor.post("/sign-up", &form).await.expect_ok();
        visitor.post("/confirm", &[("email", "ada@example.com")]).await.expect_ok();
        assert_eq!(mails(site).await.len(), 1);
        site.app.clock().advance(Duration::from_secs(61));
        visitor.post("/confirm", &[("email", "ada@example.com")]).await.expect_ok();
        visitor.post("/confirm", &[("email", "nobody@example.com")]).await.expect_ok();
        assert_eq!(mails(site).await.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn a_link_ends_after_three_days() {
    on_both(Plan::yard, async |site| {
        let visitor = site.visitor();
        let form = [("name", "Ada"), ("email", "ada@example.com"), ("password", PASSWORD)];
        visitor.post("/sign-up", &form).await.expect_ok();
        let link = last_mail(site).await.link();
        site.app.clock().advance(Duration::from_secs(73 * 3600));
        assert_eq!(visitor.get(&link).await.status, 404);
        assert_eq!(visitor.post(&link, &[]).await.status, 404);
        assert!(!is_signed_in(&visitor).await);
    })
    .await;
}

#[tokio::test]
async fn a_machine_cannot_sign_up_for_ever() {
    on_both(Plan::yard, async |site| {
        let visitor = site.visitor().speaking("en");
        let mut last = 303;
        for n in 0..21 {
            // What is refused costs nothing of the machine's time here: no password is hashed.
            let email = format!("a{n}@example.com");
            let form = [("name", "A"), ("email", email.as_str()), ("password", PASSWORD)];
            let answer = visitor.post("/sign-up", &form).await;
            last = answer.status.as_u16();
            if last == 429 {
                assert!(answer.says(&email) && answer.says("Please try again in"), "{}", answer.text);
            }
        }
        assert_eq!(last, 429);
    })
    .await;
}

#[tokio::test]
async fn people_of_one_name_get_handles_of_their_own() {
    on_both(Plan::yard, async |site| {
        for n in 0..3 {
            let email = format!("s{n}@example.com");
            account(site, "佐藤 健", &email, Role::Member).await;
            let client = signed_in(site, &email).await;
            let me = client.get("/api/v1/me").await.json();
            assert_eq!(me["handle"], ["佐藤-健", "佐藤-健2", "佐藤-健3"][n]);
        }
    })
    .await;
}
