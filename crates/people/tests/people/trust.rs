//! Trust levels as the account carries them.

use madang_events::people::TrustChange;
use madang_kernel::{Actor, Command, Cx, MemberId, Result, Role, sql};
use madang_people::{People, keep_house, note_seen, set_trust};
use madang_testkit::{Client, Plan, Site, on_both};
use std::time::Duration;

struct Set(Vec<TrustChange>);

impl Command for Set {
    type Output = Vec<TrustChange>;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<Vec<TrustChange>> {
        set_trust(cx, self.0).await
    }
}

fn change(member: MemberId, before: u8, level: u8) -> TrustChange {
    TrustChange { member, before, level }
}

async fn level(client: &Client) -> i64 {
    client.get("/api/v1/me").await.expect_ok().json()["trust_level"].as_i64().unwrap()
}

#[tokio::test]
async fn a_new_level_holds_at_once_and_is_given_once() {
    on_both(Plan::yard, async |site| {
        let (haneul, aoi) = (site.member("Haneul").await, site.member("Aoi").await);
        assert_eq!((level(&haneul).await, level(&aoi).await), (0, 0));
        let changes = vec![change(haneul.id(), 0, 1), change(aoi.id(), 1, 2)];
        assert_eq!(site.do_as_system(Set(changes.clone())).await, [changes[0]], "another level before: not changed");
        site.app.settle().await.unwrap();
        assert_eq!((level(&haneul).await, level(&aoi).await), (1, 0));
        assert_eq!(site.do_as_system(Set(changes)).await, []);
        let agent = site.staff("Jihye", Role::Agent).await;
        assert_eq!(level(&agent).await, 4);
    })
    .await;
}

/// The days counted of a member in all, and those that are still known.
async fn days(site: &Site, member: MemberId) -> (i64, i64) {
    let days = sql!(
        "SELECT days_visited, (SELECT CAST(count(*) AS BIGINT) FROM visits v WHERE v.member = m.id) FROM members m WHERE id = $1"
    );
    site.app.db().read().await.unwrap().q(days).bind(member).one().await.unwrap()
}

#[tokio::test]
async fn a_day_with_a_visit_counts_once_and_is_forgotten_after_a_hundred() {
    on_both(Plan::yard, async |site| {
        let haneul = site.member("Haneul").await;
        for _ in 0..3 {
            site.app.service::<People>().forget(haneul.id());
            haneul.get("/settings").await.expect_ok();
            note_seen(&site.app).await.unwrap();
            site.app.clock().advance(Duration::from_secs(3600));
        }
        assert_eq!(days(site, haneul.id()).await, (1, 1));
        site.app.clock().advance(Duration::from_secs(24 * 3600));
        site.app.service::<People>().forget(haneul.id());
        haneul.get("/settings").await.expect_ok();
        haneul.get("/members").await.expect_ok();
        note_seen(&site.app).await.unwrap();
        assert_eq!(days(site, haneul.id()).await, (2, 2));
        site.app.clock().advance(Duration::from_secs(100 * 24 * 3600));
        keep_house(&site.app).await.unwrap();
        assert_eq!(days(site, haneul.id()).await, (2, 1));
    })
    .await;
}
