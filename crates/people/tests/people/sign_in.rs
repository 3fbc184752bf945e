//! Signing in and out, lockout, sessions.

use crate::kit::{PASSWORD, account, is_signed_in, signed_in};
use madang_kernel::Role;
use madang_testkit::{Plan, on_both};
use std::time::Duration;

#[tokio::test]
async fn a_wrong_password_and_an_unknown_account_look_the_same() {
    on_both(Plan::yard, async |site| {
        account(site, "Ken", "ken@example.com", Role::Member).await;
        let visitor = site.visitor().speaking("en");
        let mut pages = Vec::new();
        for email in ["ken@example.com", "nob@example.com"] {
            let answer = visitor.post("/sign-in", &[("email", email), ("password", "not the password")]).await;
            assert_eq!(answer.status, 422);
            assert!(answer.says(email), "the address stays");
            assert!(!answer.says("not the password"));
            pages.push(answer.text.replace(email, ""));
        }
        assert_eq!(pages[0], pages[1]);
    })
    .await;
}

#[tokio::test]
async fn signing_in_leads_back_but_never_off_the_site() {
    on_both(Plan::yard, async |site| {
        account(site, "Ken", "ken@example.com", Role::Member).await;
        assert!(site.visitor().get("/sign-in?next=/settings/tokens").await.says("value=\"/settings/tokens\""));
        for (next, leads) in
            [("/settings/tokens", "/settings/tokens"), ("//evil.example", "/"), ("https://evil.example", "/")]
        {
            let form = [("email", "ken@example.com"), ("password", PASSWORD), ("next", next)];
            let answer = site.visitor().post("/sign-in", &form).await;
            assert_eq!((answer.status.as_u16(), answer.location()), (303, leads));
            let cookie = answer.headers["set-cookie"].to_str().unwrap();
            assert!(cookie.contains("HttpOnly; SameSite=Lax") && cookie.starts_with("madang_session="), "{cookie}");
        }
    })
    .await;
}

#[tokio::test]
async fn whoever_guesses_waits_and_the_right_password_does_not_help_meanwhile() {
    on_both(Plan::yard, async |site| {
        account(site, "Ken", "ken@example.com", Role::Member).await;
        let visitor = site.visitor().speaking("en");
        for _ in 0..6 {
            let answer =
                visitor.post("/sign-in", &[("email", "ken@example.com"), ("password", "wrong wrong wrong")]).await;
            assert_eq!(answer.status, 422);
        }
        let right = [("email", "ken@example.com"), ("password", PASSWORD)];
        let answer = visitor.post("/sign-in", &right).await;
        assert_eq!(answer.status, 429);
        assert!(answer.says("Please try again in 30 seconds"), "{}", answer.text);

        // Unknown accounts are locked alike.
        for _ in 0..6 {
            visitor.post("/sign-in", &[("email", "nobody@example.com"), ("password", "wrong wrong wrong")]).await;
        }
        let unknown = visitor.post("/sign-in", &[("email", "nobody@example.com"), ("password", "x")]).await;
        assert_eq!(unknown.status, 429);

        site.app.clock().advance(Duration::from_secs(31));
        assert_eq!(visitor.post("/sign-in", &right).await.status, 303);
        // Success forgets the failures.
        let once = visitor.post("/sign-in", &[("email", "ken@example.com"), ("password", "wrong wrong wrong")]).await;
        assert_eq!(once.status, 422);
        assert_eq!(site.visitor().post("/sign-in", &right).await.status, 303);
    })
    .await;
}

#[tokio::test]
async fn one_network_cannot_try_every_account() {
    on_both(Plan::yard, async |site| {
        let visitor = site.visitor().speaking("en");
        let mut statuses = Vec::new();
        for n in 0..41 {
            let email = format!("a{n}@example.com");
            // Too long to be anybody's password, so that the test costs no hashing.
            let password = "x".repeat(300);
            statuses
                .push(visitor.post("/sign-in", &[("email", &email), ("password", &password)]).await.status.as_u16());
        }
        assert_eq!((statuses[39], statuses[40]), (422, 429));
    })
    .await;
}

#[tokio::test]
async fn signing_out_ends_the_session_at_once() {
    on_both(Plan::yard, async |site| {
        account(site, "Ken", "ken@example.com", Role::Member).await;
        let ken = signed_in(site, "ken@example.com").await;
        let elsewhere = signed_in(site, "ken@example.com").await;
        assert!(is_signed_in(&ken).await);
        assert_eq!(ken.post("/sign-out", &[]).await.status, 303);
        assert!(!is_signed_in(&ken).await);
        assert!(is_signed_in(&elsewhere).await);
        assert_eq!(ken.post("/sign-out", &[]).await.status, 303);
    })
    .await;
}

#[tokio::test]
async fn a_session_that_is_revoked_elsewhere_ends_at_once() {
    on_both(Plan::yard, async |site| {
        account(site, "Ken", "ken@example.com", Role::Member).await;
        let (here, there) = (signed_in(site, "ken@example.com").await, signed_in(site, "ken@example.com").await);
        assert!(is_signed_in(&there).await);
        let page = here.get("/settings/sessions").await.expect_ok();
        assert_eq!(page.text.matches("/end\"").count(), 2);
        assert_eq!(here.post("/settings/sessions/end-others", &[]).await.status, 303);
        assert!(is_signed_in(&here).await && !is_signed_in(&there).await);

        // One by one, too, and never somebody else's.
        let page = here.get("/settings/sessions").await.text;
        let path =
            page.split("action=\"").find(|part| part.starts_with("/settings/sessions/") && !part.contains("others"));
        let path = path.unwrap().split('"').next().unwrap();
        assert_eq!(site.member("Other").await.post(path, &[]).await.status, 404);
        assert_eq!(here.post(path, &[]).await.status, 303);
        assert!(!is_signed_in(&here).await);
    })
    .await;
}

#[tokio::test]
async fn a_session_lasts_while_it_is_used() {
    on_both(Plan::yard, async |site| {
        account(site, "Ken", "ken@example.com", Role::Member).await;
        let (used, left) = (signed_in(site, "ken@example.com").await, signed_in(site, "ken@example.com").await);
        for _ in 0..3 {
            site.app.clock().advance(Duration::from_secs(25 * 24 * 3600));
            assert!(is_signed_in(&used).await);
            madang_people::note_seen(&site.app).await.unwrap();
        }
        assert!(!is_signed_in(&left).await);
        assert!(is_signed_in(&used).await);
        madang_people::keep_house(&site.app).await.unwrap();
        let page = used.get("/settings/sessions").await.expect_ok();
        assert_eq!(page.text.matches("/end\"").count(), 1);
    })
    .await;
}
