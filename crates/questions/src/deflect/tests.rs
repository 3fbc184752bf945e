use crate::testing::{ask, people, plan};
use madang_http::{Embedding, Origin};
use madang_kernel::{Actor, Command, Cx, Result, settings, sql};
use madang_testkit::{Site, on_both};

async fn counted(site: &Site) -> i64 {
    let mut conn = site.app.db().read().await.unwrap();
    conn.q(sql!("SELECT CAST(count(*) AS BIGINT) FROM deflections")).value().await.unwrap()
}

#[tokio::test]
async fn what_answered_a_reader_is_counted_once_for_each_member_and_leads_there() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = ask(&people.asker, "Pump").await;
        let path = format!("/questions/{id}/answered-it?place=ask");
        let gone = people.other.post(&path, &[]).await;
        assert_eq!((gone.status.as_u16(), gone.location().starts_with(&format!("/q/{id}/"))), (303, true));
        assert!(people.other.get(gone.location()).await.says("Good to hear that it helped"));
        people.other.post(&path, &[]).await.expect_ok();
        assert_eq!(counted(site).await, 1);
        people.visitor.post(&format!("/api/v1/questions/{id}/answered-it?place=search"), &[]).await.expect_ok();
        people.visitor.post(&path, &[]).await.expect_ok();
        assert_eq!(counted(site).await, 3);
        assert_eq!(people.other.post(&format!("/questions/{id}/answered-it?place=nowhere"), &[]).await.status, 422);
        assert_eq!(people.other.post("/questions/1/answered-it?place=ask", &[]).await.status, 404);
    })
    .await;
}

const SUPPORT: &str = "https://support.example.com";

/// What a manager would have saved.
struct Allow;

impl Command for Allow {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let embedding = Embedding { on: true, origins: vec![Origin::parse(SUPPORT).unwrap()] };
        settings::save(cx, Embedding::SETTING, &embedding).await
    }
}

#[tokio::test]
async fn what_answered_in_the_widget_is_counted_once_a_view_and_only_from_allowed_pages() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = ask(&people.asker, "Pump").await;
        let path = format!("/widget/questions/{id}/answered-it");
        let support = site.visitor().header("origin", SUPPORT).header("sec-fetch-site", "cross-site");
        assert_eq!(support.post(&path, &[]).await.status, 403);
        site.do_as_system(Allow).await;
        site.app.settings().reload(site.app.db()).await.unwrap();
        for view in ["one", "one", "two"] {
            let answer = support.post(&path, &[("view", view)]).await;
            assert_eq!(answer.status, 204, "{}", answer.text);
            assert_eq!(answer.headers["access-control-allow-origin"], SUPPORT);
            assert!(!answer.headers.contains_key("set-cookie"));
        }
        assert_eq!(counted(site).await, 2);
        let other = site.visitor().header("origin", "https://evil.example").header("sec-fetch-site", "cross-site");
        assert_eq!(other.post(&path, &[("view", "three")]).await.status, 403);
        let hidden = site.visitor().header("sec-fetch-site", "cross-site");
        assert_eq!(hidden.post(&path, &[("view", "four")]).await.status, 409);
        // Only what is meant for it: nothing else can be sent from there.
        assert_eq!(support.post(&format!("/questions/{id}/answered-it?place=ask"), &[]).await.status, 409);
        // A frame of ours is not another site, and goes on where it was.
        let back = format!("/widget?topic={id}&answered=yes");
        let framed = site.visitor().header("origin", "http://community.test").header("sec-fetch-site", "same-origin");
        let gone = framed.post(&path, &[("view", "five"), ("back", &back)]).await;
        assert_eq!((gone.status.as_u16(), gone.location()), (303, back.as_str()));
        let away = framed.post(&path, &[("view", "six"), ("back", "https://evil.example/widget?")]).await;
        assert_eq!((away.status.as_u16(), away.location()), (204, ""));
        // A member who is signed in at the community is nobody here.
        let member = site.member("Kim").await.header("origin", SUPPORT);
        member.post(&path, &[("view", "seven")]).await.expect_ok();
        assert_eq!(counted(site).await, 5);
        let mut conn = site.app.db().read().await.unwrap();
        let known = conn.q(sql!("SELECT CAST(count(*) AS BIGINT) FROM deflections WHERE member IS NOT NULL"));
        assert_eq!(known.value::<i64>().await.unwrap(), 0);
    })
    .await;
}
