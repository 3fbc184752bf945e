//! Roles, suspension, groups.

use crate::kit::{Admit, KeepOut, PASSWORD, account, is_signed_in, signed_in};
use madang_kernel::Role;
use madang_people::{Appoint, Email, Name, Password, PasswordHash, ResetPassword, SetRole};
use madang_testkit::{Plan, on_both};
use std::time::Duration;

#[tokio::test]
async fn a_suspended_member_is_out_at_once_and_reads_why() {
    on_both(Plan::yard, async |site| {
        let member = account(site, "Ken", "ken@example.com", Role::Member).await;
        let ken = signed_in(site, "ken@example.com").await;
        let new = serde_json::json!({ "name": "x", "scopes": ["read"] });
        let secret = ken.api("POST", "/api/v1/tokens", new).await.json()["secret"].as_str().unwrap().to_owned();
        let program = site.visitor().header("authorization", &format!("Bearer {secret}"));
        assert!(is_signed_in(&ken).await && is_signed_in(&program).await);

        let manager = site.staff("Manager", Role::Manager).await.speaking("en");
        let until = Some(site.app.now() + Duration::from_secs(7 * 24 * 3600));
        site.do_as_system(KeepOut { member, until, reason: "광고를 되풀이했어요" }).await;
        site.app.service::<madang_people::People>().forget(member);
        let record = manager.get("/admin/members/Ken").await.expect_ok();
        assert!(record.says("광고를 되풀이했어요") && record.says("/moderation/members/Ken"));
        assert!(!is_signed_in(&ken).await);
        assert_eq!(program.get("/api/v1/me").await.status, 403);
        let sign_in = [("email", "ken@example.com"), ("password", PASSWORD)];
        let answer = site.visitor().speaking("en").post("/sign-in", &sign_in).await;
        assert_eq!(answer.status, 403);
        assert!(answer.says("suspended until") && answer.says("광고를 되풀이했어요"), "{}", answer.text);

        // It ends by itself.
        site.app.clock().advance(Duration::from_secs(8 * 24 * 3600));
        assert!(is_signed_in(&signed_in(site, "ken@example.com").await).await);
        madang_people::keep_house(&site.app).await.unwrap();
        assert!(manager.get("/admin/members?state=active").await.says("ken@example.com"));

        // Or by hand.
        site.do_as_system(KeepOut { member, until: None, reason: "again" }).await;
        site.app.service::<madang_people::People>().forget(member);
        assert_eq!(site.visitor().post("/sign-in", &sign_in).await.status, 403);
        site.do_as_system(Admit { member }).await;
        site.app.service::<madang_people::People>().forget(member);
        assert!(is_signed_in(&signed_in(site, "ken@example.com").await).await);
    })
    .await;
}

#[tokio::test]
async fn a_new_role_takes_hold_at_once() {
    on_both(Plan::yard, async |site| {
        let admin = site.staff("Boss", Role::Administrator).await;
        let member = site.member("Jiwoo").await;
        assert_eq!(member.get("/admin/members").await.status, 403);
        assert_eq!(admin.post("/admin/members/Jiwoo/role", &[("role", "manager")]).await.status, 303);
        assert_eq!(member.get("/admin/members").await.status, 200);
        // A manager manages, and gives no roles.
        assert_eq!(member.post("/admin/members/Jiwoo/role", &[("role", "administrator")]).await.status, 403);
        assert_eq!(admin.post("/admin/members/Jiwoo/role", &[("role", "member")]).await.status, 303);
        assert_eq!(member.get("/admin/members").await.status, 403);
        assert_eq!(admin.post("/admin/members/Jiwoo/role", &[("role", "emperor")]).await.status, 422);
    })
    .await;
}

#[tokio::test]
async fn the_last_administrator_stays_one() {
    on_both(Plan::yard, async |site| {
        let admin = site.staff("Boss", Role::Administrator).await.speaking("en");
        let answer = admin.post("/admin/members/Boss/role", &[("role", "member")]).await;
        assert_eq!(answer.status, 409);
        assert!(answer.says("There has to be one administrator."));
        site.staff("Second", Role::Administrator).await;
        assert_eq!(admin.post("/admin/members/Boss/role", &[("role", "member")]).await.status, 303);
    })
    .await;
}

#[tokio::test]
async fn affiliation_and_trust_are_given() {
    on_both(Plan::yard, async |site| {
        let manager = site.staff("Manager", Role::Manager).await.speaking("en");
        site.member("Ada").await;
        manager.post("/admin/members/Ada/affiliation", &[("affiliation", "host")]).await.expect_ok();
        manager.post("/admin/members/Ada/trusted", &[("trusted", "on")]).await.expect_ok();
        assert_eq!(site.visitor().get("/api/v1/members/Ada").await.json()["affiliation"], "host");
        let page = manager.get("/admin/members/Ada").await;
        assert!(page.says("Trusted") && page.says("Guest"), "{}", page.text);
        assert!(manager.get("/admin/members?affiliation=host").await.says("@Ada"));
        manager.post("/admin/members/Ada/trusted", &[]).await.expect_ok();
        assert!(!manager.get("/admin/members/Ada").await.says("name=\"trusted\" value=\"on\" checked"));
    })
    .await;
}

#[tokio::test]
async fn members_are_found_by_any_part_and_listed_by_pages() {
    on_both(Plan::yard, async |site| {
        for n in 0..52 {
            account(site, &format!("회원{n:02}"), &format!("m{n:02}@example.com"), Role::Member).await;
        }
        let manager = site.staff("Manager", Role::Manager).await.speaking("en");
        assert!(manager.get("/admin/members?q=M07%40example").await.says("회원07"));
        assert!(manager.get("/admin/members?q=원33").await.says("m33@example.com"));
        assert!(manager.get("/admin/members?q=nobody-like-this").await.says("No members found"));
        let page = manager.get("/admin/members?role=member").await;
        assert_eq!(page.text.matches("<tr><th scope=\"row\">").count(), 50);
        let older = page.text.split("href=\"/admin/members?").nth(1).unwrap().split('"').next().unwrap();
        let older = manager.get(&format!("/admin/members?{}", older.replace("&#38;", "&").replace("&amp;", "&"))).await;
        assert_eq!(older.text.matches("<tr><th scope=\"row\">").count(), 2);
    })
    .await;
}

#[tokio::test]
async fn groups_are_founded_filled_and_dissolved() {
    on_both(Plan::yard, async |site| {
        let manager = site.staff("Manager", Role::Manager).await.speaking("ko");
        site.member("민지").await;
        let answer = manager.post("/admin/groups", &[("name", "베타 테스터"), ("description", "먼저 써 봐요")]).await;
        assert_eq!(answer.status, 303, "{}", answer.text);
        let page = "/admin/groups/베타-테스터";
        assert!(manager.get(page).await.says("베타 테스터"));
        let answer = manager.post(&format!("{page}/add"), &[("handle", "없는사람")]).await;
        assert_eq!(answer.status, 422);
        assert!(answer.says("없는사람") && answer.says("이런 아이디를 쓰는 멤버가 없어요."));
        manager.post(&format!("{page}/add"), &[("handle", "@민지")]).await.expect_ok();
        assert!(manager.get(page).await.says("멤버 1명"));
        assert!(manager.get("/admin/members/민지").await.text.contains("checked"));
        manager.post("/admin/members/민지/groups", &[]).await.expect_ok();
        assert!(manager.get(page).await.says("멤버 0명"));
        manager.post(&format!("{page}/dissolve"), &[]).await.expect_ok();
        assert_eq!(manager.get(page).await.status, 404);
        assert_eq!(manager.post("/admin/groups", &[("name", " ")]).await.status, 422);
    })
    .await;
}

#[tokio::test]
async fn the_operator_makes_the_first_administrator_and_resets_passwords() {
    on_both(Plan::yard, async |site| {
        let email = |typed| Email::parse(typed).unwrap();
        let name = Name::parse("대표").unwrap();
        let appoint =
            Appoint { email: email("boss@example.com"), name: name.clone(), password: hashed(PASSWORD).await };
        assert!(site.do_as_system(appoint).await.is_new);
        let boss = signed_in(site, "boss@example.com").await;
        assert_eq!(boss.get("/admin/members").await.status, 200);

        // Somebody imported is appointed, or let in, without claiming the account.
        let old = crate::kit::imported(site, "Old", Some("old@example.com")).await;
        site.do_as_system(ResetPassword { email: email("old@example.com"), password: hashed(PASSWORD).await }).await;
        let client = signed_in(site, "old@example.com").await;
        site.do_as_system(SetRole { member: old, role: Role::Agent }).await;
        site.app.settle().await.unwrap();
        assert_eq!(client.get("/api/v1/me").await.json()["role"], "agent");
        let again = Appoint { email: email("Old@example.com"), name, password: hashed("yet another password").await };
        let appointed = site.do_as_system(again).await;
        assert_eq!((appointed.member, appointed.is_new), (old, false));
        site.app.settle().await.unwrap();
        assert!(!is_signed_in(&client).await);
        let nobody = ResetPassword { email: email("nobody@example.com"), password: hashed(PASSWORD).await };
        assert!(matches!(site.app.run(&site.app.system(), nobody).await, Err(madang_kernel::Error::NotFound)));
        // And nobody but the operator.
        let visitor = madang_kernel::Actor::visitor(site.app.rules());
        let own = Appoint {
            email: email("evil@example.com"),
            name: Name::parse("Evil").unwrap(),
            password: hashed(PASSWORD).await,
        };
        assert!(site.app.run(&visitor, own).await.is_err());
    })
    .await;
}

async fn hashed(password: &str) -> PasswordHash {
    Password::parse(password).unwrap().hash().await.unwrap()
}
