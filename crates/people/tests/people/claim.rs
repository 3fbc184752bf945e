//! Imported accounts find their owners.

use crate::kit::{PASSWORD, imported, is_signed_in, last_mail, mails, signed_in};
use madang_kernel::Role;
use madang_testkit::{Plan, on_both};

#[tokio::test]
async fn the_owner_of_an_imported_account_claims_it_by_mail() {
    on_both(Plan::yard, async |site| {
        let id = imported(site, "遠藤 さくら", Some("sakura@example.com")).await;
        // Whatever way they come, the mail is the same.
        let sign_up = [("name", "Sakura"), ("email", "sakura@example.com"), ("password", PASSWORD)];
        for (path, form) in [("/claim", &sign_up[1..2]), ("/forgot", &sign_up[1..2]), ("/sign-up", &sign_up[..])] {
            site.app.clock().advance(std::time::Duration::from_secs(120));
            let before = mails(site).await.len();
            site.visitor().speaking("ja").post(path, form).await.expect_ok();
            assert_eq!(mails(site).await.len(), before + 1, "{path}");
            assert!(last_mail(site).await.link().starts_with("/claim/"), "{path}");
        }
        let visitor = site.visitor().speaking("ja");
        let link = last_mail(site).await.link();
        assert!(visitor.get(&link).await.says("遠藤 さくらさん"));
        assert_eq!(visitor.post(&link, &[("password", PASSWORD)]).await.status, 303);
        let me = visitor.get("/api/v1/me").await.json();
        assert_eq!(me["id"], id.to_string());
        // Who wrote elsewhere for years is no newcomer.
        assert_eq!(me["trust_level"], 1);
        assert!(is_signed_in(&signed_in(site, "sakura@example.com").await).await);
    })
    .await;
}

#[tokio::test]
async fn an_account_without_an_address_is_claimed_by_invitation() {
    on_both(Plan::yard, async |site| {
        imported(site, "오래된회원", None).await;
        let manager = site.staff("Manager", Role::Manager).await.speaking("ko");
        let page = manager.get("/admin/members/오래된회원").await.expect_ok();
        assert!(page.says("계정 되찾기 초대"));
        let path = "/admin/members/오래된회원/invite";
        assert_eq!(manager.post(path, &[("email", "nonsense")]).await.status, 422);
        assert_eq!(manager.post(path, &[("email", "old@example.com")]).await.status, 303);
        let visitor = site.visitor();
        let link = last_mail(site).await.link();
        visitor.post(&link, &[("password", PASSWORD)]).await.expect_ok();
        assert_eq!(visitor.get("/api/v1/me").await.json()["handle"], "오래된회원");
        // Claimed once, it is nobody else's to invite to.
        assert_eq!(manager.post(path, &[("email", "thief@example.com")]).await.status, 409);
    })
    .await;
}
