use crate::testing::{ask, people, plan};
use madang_kernel::sql;
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
