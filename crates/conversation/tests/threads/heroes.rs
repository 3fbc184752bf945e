//! Heroes of a space: what they may do, and what not.

use crate::*;
use madang_kernel::{MemberId, Role, sql};
use madang_testkit::{Plan, on_both};
use std::time::Duration;

#[tokio::test]
async fn a_hero_hides_and_moves_in_one_space_and_nothing_else() {
    on_both(Plan::yard, async |site| {
        let talk = talk(site).await;
        let other = site.discussions("other").await;
        let manager = site.staff("manager", Role::Manager).await.speaking("en");
        let (minji, hero) = (site.member("민지").await, site.member("hero").await.speaking("en"));
        let begun = begin(&minji, "이야기").await;
        let answer = reply(&minji, begun.topic, "광고").await;
        let hide = format!("/p/{answer}/hide");
        assert_eq!(hero.get(&hide).await.status, 403);
        assert_eq!(hero.post(&hide, &[("reason", "Ad")]).await.status, 403);
        let space = talk.to_string();
        let form = [("member", "hero"), ("space", &*space)];
        assert_eq!(manager.post("/admin/heroes", &form).await.status, 303);
        assert!(manager.get("/admin/heroes").await.expect_ok().says("hero"));
        site.app.clock().advance(Duration::from_secs(60));

        hero.get(&hide).await.expect_ok();
        assert_eq!(hero.post(&hide, &[("reason", "Ad")]).await.status, 303);
        assert!(!site.visitor().get(&begun.url).await.says("광고"));
        assert!(hero.get(&begun.url).await.says("광고"), "whoever hid it sees it");
        assert_eq!(hero.post(&format!("/p/{answer}/show"), &[]).await.status, 303);
        assert!(site.visitor().get(&begun.url).await.says("광고"));

        for path in ["lock", "pin", "slow", "split", "merge"] {
            assert_eq!(hero.get(&format!("/topics/{}/{path}", begun.topic)).await.status, 403, "{path}");
        }
        assert_eq!(hero.post(&format!("/p/{answer}/remove"), &[("reason", "Ad")]).await.status, 403);
        for path in ["/admin/heroes", "/admin/members", "/admin"] {
            assert_eq!(hero.get(path).await.status, 403, "{path}");
        }
        let to = other.to_string();
        let to_other = [("space", &*to), ("reason", "Belongs there")];
        let path = format!("/topics/{}/move", begun.topic);
        assert_eq!(hero.post(&path, &to_other).await.status, 303);
        assert_eq!(hero.post(&path, &[("space", &*space)]).await.status, 403, "it is out of the hero's space");
        assert_eq!(hero.get(&hide).await.status, 403);
        let mut conn = site.app.db().read().await.unwrap();
        let deeds: Vec<(String,)> = conn
            .q(sql!("SELECT action FROM audit_log WHERE actor = $1 ORDER BY id"))
            .bind(hero.id())
            .all()
            .await
            .unwrap();
        let deeds: Vec<&str> = deeds.iter().map(|deed| deed.0.as_str()).collect();
        assert_eq!(deeds, ["conversation.hide", "conversation.show", "conversation.move"]);
    })
    .await;
}

#[tokio::test]
async fn a_hero_leaves_the_team_and_what_others_hid_to_moderators_and_is_one_until_the_day() {
    on_both(Plan::yard, async |site| {
        let talk = talk(site).await;
        let moderator = site.staff("moderator", Role::Moderator).await;
        let manager = site.staff("manager", Role::Manager).await.speaking("en");
        let (minji, hero) = (site.member("민지").await, site.member("hero").await);
        let begun = begin(&minji, "이야기").await;
        let answer = reply(&minji, begun.topic, "숨길 말").await;
        let of_staff = reply(&moderator, begun.topic, "운영자의 말").await;
        let path = |who: MemberId| format!("/api/v1/admin/spaces/{talk}/heroes/{who}");
        let wrong = manager.api("PUT", &path(MemberId::new(7)), json!({})).await;
        assert!(wrong.status == 422 && wrong.says("no-such-member"));
        assert_eq!(manager.api("PUT", &path(hero.id()), json!({ "until": "2001-01-01" })).await.status, 422);
        assert_eq!(manager.api("PUT", &path(moderator.id()), json!({})).await.status, 422);
        let until = site.app.now() + Duration::from_secs(86_400);
        assert_eq!(manager.api("PUT", &path(hero.id()), json!({ "until": until.to_string() })).await.status, 204);
        assert_eq!(hero.api("PUT", &path(hero.id()), json!({})).await.status, 403);
        let hidden = |post| format!("/api/v1/posts/{post}/hidden");
        let refused = hero.api("PUT", &hidden(of_staff), json!({ "reason": "no" })).await;
        assert_eq!((refused.status.as_u16(), refused.json()["code"].as_str()), (409, Some("post-of-staff")));
        moderator.api("PUT", &hidden(answer), json!({ "reason": "no" })).await.expect_ok();
        assert_eq!(hero.api("DELETE", &hidden(answer), json!({})).await.status, 404);
        assert!(!hero.get(&begun.url).await.says("숨길 말"));
        moderator.api("DELETE", &hidden(answer), json!({})).await.expect_ok();
        assert!(site.visitor().get("/m/hero").await.says("talk") || site.visitor().get("/m/hero").await.says("Talk"));
        site.app.clock().advance(Duration::from_secs(90_000));
        assert_eq!(hero.api("PUT", &hidden(answer), json!({ "reason": "no" })).await.status, 403);
        assert_eq!(manager.api("GET", "/api/v1/admin/heroes", json!({})).await.json()["items"], json!([]));
    })
    .await;
}
