//! A forgotten password.

use crate::kit::{PASSWORD, account, is_signed_in, last_mail, mails, signed_in};
use madang_kernel::Role;
use madang_testkit::{Plan, on_both};
use std::time::Duration;

const NEW: &str = "a brand new password";

#[tokio::test]
async fn a_forgotten_password_is_replaced_and_every_session_ends() {
    on_both(Plan::yard, async |site| {
        account(site, "Ken", "ken@example.com", Role::Member).await;
        let before = signed_in(site, "ken@example.com").await;
        let visitor = site.visitor().speaking("en");
        let answer = visitor.post("/forgot", &[("email", "Ken@example.com")]).await;
        assert_eq!((answer.status.as_u16(), answer.location()), (303, "/forgot/sent"));
        let link = last_mail(site).await.link();
        assert!(visitor.get(&link).await.says("ken@example.com"));

        let answer = visitor.post(&link, &[("password", "short")]).await;
        assert_eq!(answer.status, 422);
        assert!(answer.says("at least 10 characters"));

        assert_eq!(visitor.post(&link, &[("password", NEW)]).await.status, 303);
        assert!(is_signed_in(&visitor).await);
        assert!(!is_signed_in(&before).await);
        assert_eq!(visitor.post(&link, &[("password", NEW)]).await.status, 404);

        let sign_in = async |password| {
            site.visitor().post("/sign-in", &[("email", "ken@example.com"), ("password", password)]).await.status
        };
        assert_eq!((sign_in(PASSWORD).await.as_u16(), sign_in(NEW).await.as_u16()), (422, 303));
        assert!(last_mail(site).await.subject().contains("was changed"));
    })
    .await;
}

#[tokio::test]
async fn the_answer_is_the_same_without_an_account_and_no_mail_goes_out() {
    on_both(Plan::yard, async |site| {
        let answer = site.visitor().post("/forgot", &[("email", "nobody@example.com")]).await;
        assert_eq!((answer.status.as_u16(), answer.location()), (303, "/forgot/sent"));
        assert!(mails(site).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_reset_link_ends_after_an_hour_and_with_the_address() {
    on_both(Plan::yard, async |site| {
        account(site, "Ken", "ken@example.com", Role::Member).await;
        let visitor = site.visitor();
        visitor.post("/forgot", &[("email", "ken@example.com")]).await.expect_ok();
        let link = last_mail(site).await.link();
        site.app.clock().advance(Duration::from_secs(3601));
        assert_eq!(visitor.post(&link, &[("password", NEW)]).await.status, 404);

        // A link for a former address is no way in.
        visitor.post("/forgot", &[("email", "ken@example.com")]).await.expect_ok();
        let link = last_mail(site).await.link();
        let ken = signed_in(site, "ken@example.com").await;
        let form = [("email", "new@example.com"), ("email_password", PASSWORD)];
        assert_eq!(ken.post("/settings/email", &form).await.status, 303);
        let confirm = last_mail(site).await;
        assert_eq!(confirm.to, "new@example.com");
        ken.post(&confirm.link(), &[]).await.expect_ok();
        assert_eq!(visitor.post(&link, &[("password", NEW)]).await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn queued_mail_is_sent_once_and_its_text_forgotten() {
    on_both(Plan::yard, async |site| {
        account(site, "Ken", "ken@example.com", Role::Member).await;
        site.visitor().post("/forgot", &[("email", "ken@example.com")]).await.expect_ok();
        assert_eq!(madang_people::deliver_due(&site.app).await.unwrap(), 1);
        assert_eq!(madang_people::deliver_due(&site.app).await.unwrap(), 0);
        assert!(mails(site).await.is_empty());
        let mut conn = site.app.db().read().await.unwrap();
        let kept = madang_kernel::sql!("SELECT message, attempts FROM outgoing_mail");
        let rows: Vec<(String, i64)> = conn.q(kept).all().await.unwrap();
        assert_eq!(rows, [(String::new(), 1)]);
    })
    .await;
}

#[tokio::test]
async fn the_worker_hears_of_a_mail_once_it_is_queued() {
    on_both(Plan::yard, async |site| {
        account(site, "Ken", "ken@example.com", Role::Member).await;
        let rings = async || {
            tokio::select! {
                biased;
                () = site.app.service::<madang_people::People>().has_mail() => true,
                () = std::future::ready(()) => false,
            }
        };
        rings().await;
        site.visitor().post("/forgot", &[("email", "nobody@example.com")]).await.expect_ok();
        assert!(!rings().await);
        site.visitor().post("/forgot", &[("email", "ken@example.com")]).await.expect_ok();
        assert!(rings().await);
        assert!(!rings().await);
    })
    .await;
}
