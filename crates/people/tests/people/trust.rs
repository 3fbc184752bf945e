//! Trust levels as the account carries them.

use madang_events::people::TrustChange;
use madang_kernel::{Actor, Command, Cx, MemberId, Result, Role};
use madang_people::set_trust;
use madang_testkit::{Client, Plan, on_both};

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
