//! Every page of this crate in every language.

use crate::kit::{account, signed_in};
use madang_kernel::Role;
use madang_testkit::{Plan, on_both};

#[tokio::test]
async fn every_page_is_there_in_every_language() {
    on_both(Plan::yard, async |site| {
        account(site, "Boss", "boss@example.com", Role::Administrator).await;
        for (language, lang) in [("ko", "<html lang=\"ko\""), ("ja", "<html lang=\"ja\""), ("en", "<html lang=\"en\"")]
        {
            let visitor = site.visitor().speaking(language);
            for path in ["/sign-up", "/sign-up/sent", "/sign-in", "/forgot", "/forgot/sent", "/claim"] {
                let page = visitor.get(path).await.expect_ok();
                assert!(page.says(lang), "{path}");
                assert!(page.says("content=\"noindex\""), "{path}");
            }
            for path in ["/confirm/x", "/reset/x", "/claim/x"] {
                assert_eq!(visitor.get(path).await.status, 404, "{path}");
            }
            let boss = signed_in(site, "boss@example.com").await.speaking(language);
            for path in [
                "/settings",
                "/settings/account",
                "/settings/sessions",
                "/settings/tokens",
                "/admin/members",
                "/admin/members/Boss",
                "/admin/groups",
            ] {
                assert!(boss.get(path).await.expect_ok().says(lang), "{path}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn visitors_and_customers_stay_outside_the_administration() {
    on_both(Plan::yard, async |site| {
        let (visitor, member, agent) =
            (site.visitor(), site.member("Ada").await, site.staff("Agent", Role::Agent).await);
        for path in ["/admin/members", "/admin/members/Ada", "/admin/groups"] {
            assert!(visitor.get(path).await.status.as_u16() != 200, "{path}");
            assert_eq!(member.get(path).await.status, 403, "{path}");
            assert_eq!(agent.get(path).await.status, 403, "{path}");
        }
        for path in ["/settings", "/settings/account", "/settings/sessions", "/settings/tokens"] {
            assert!(visitor.get(path).await.status.as_u16() != 200, "{path}");
        }
    })
    .await;
}
