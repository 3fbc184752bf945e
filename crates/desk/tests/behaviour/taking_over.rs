//! A colleague's question: taken over, not put off behind the colleague's back, and out of reach of who is silenced.

use crate::testing::{ask, history, mailed, mails_to, need_information, people, plan, put, queue, text, thread};
use madang_kernel::{Role, sql};
use madang_testkit::on_both;
use serde_json::{Value, json};

#[tokio::test]
async fn a_colleagues_question_is_taken_over_knowingly_and_the_colleague_hears_of_it() {
    on_both(plan, async |site| {
        let people = people(site).await;
        mailed(site, &people.other).await;
        let id = ask(&people.asker, "Pump").await;
        let path = format!("/api/v1/desk/threads/{id}/assignee");
        put(&people.other, &path, json!({ "assignee": "me" })).await;
        let page = people.agent.get(&format!("/desk/{id}")).await.expect_ok();
        assert!(page.says("Makoto has this question and perhaps works on it already"));
        assert!(!people.other.get(&format!("/desk/{id}")).await.says("Take over"));
        let from = people.other.id().to_string();
        let taken = people.agent.post(&format!("/desk/{id}/take-over"), &[("from", &from)]).await;
        assert_eq!(taken.location(), format!("/desk/{id}"));
        site.app.settle().await.unwrap();
        assert_eq!(text(&thread(&people.agent, &id).await["assignee_handle"]), "Yuna");
        assert_eq!(history(&people.agent, &id).await[2..], ["taken", "taken_over"]);
        let mails = mails_to(site, &people.other).await;
        assert!(mails.len() == 1 && mails[0].contains("Yuna took the question"), "{mails:?}");
        assert!(people.agent.get(&format!("/desk/{id}")).await.says("Yuna took it over from Makoto"));
        // Whoever saw it with the colleague before does not take it from somebody else.
        let late = people.manager.api("PUT", &path, json!({ "assignee": "me", "from": from })).await;
        assert_eq!((late.status.as_u16(), text(&late.json()["code"])), (409, "taken-already".into()));
        let mine = json!({ "assignee": "me", "from": people.agent.id().to_string() });
        assert_eq!(text(&put(&people.manager, &path, mine).await["assignee_handle"]), "Serin");
        assert_eq!(people.asker.post(&format!("/desk/{id}/take-over"), &[("from", &from)]).await.status, 403);
        assert_eq!(people.agent.post(&format!("/desk/{id}/take-over"), &[("from", "")]).await.status, 422);
        let mut conn = site.app.db().read().await.unwrap();
        let deeds = sql!("SELECT CAST(count(*) AS BIGINT) FROM audit_log WHERE action = 'desk.taken-over'");
        let deeds: i64 = conn.q(deeds).value().await.unwrap();
        assert_eq!(deeds, 2);
    })
    .await;
}

#[tokio::test]
async fn a_question_that_a_colleague_has_is_put_off_by_the_colleague_and_by_managers_alone() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = ask(&people.asker, "Pump").await;
        put(&people.other, &format!("/api/v1/desk/threads/{id}/assignee"), json!({ "assignee": "me" })).await;
        let path = format!("/api/v1/desk/threads/{id}/snooze");
        let (until, awake) = (json!({ "until": "2026-05-08T00:00:00Z" }), json!({ "until": Value::Null }));
        let refused = people.agent.api("PUT", &path, until.clone()).await;
        assert_eq!((refused.status.as_u16(), text(&refused.json()["code"])), (409, "snooze-colleagues".into()));
        people.agent.post(&format!("/desk/{id}/snooze"), &[("until", "hour")]).await;
        assert!(people.agent.get(&format!("/desk/{id}")).await.says("Take it over first"));
        assert_eq!(queue(&people.agent, "snoozed").await, [""; 0]);
        for who in [&people.other, &people.manager] {
            put(who, &path, until.clone()).await;
            assert_eq!(queue(&people.agent, "snoozed").await, ["Pump"]);
            // Whoever needs it wakes it.
            put(&people.agent, &path, awake.clone()).await;
            assert_eq!(queue(&people.agent, "snoozed").await, [""; 0]);
        }
    })
    .await;
}

#[tokio::test]
async fn an_agent_who_is_silenced_reads_the_desk_and_does_nothing_at_it() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = ask(&people.asker, "Pump").await;
        let post = crate::testing::answer(&people.helper, &id).await;
        let quiet = site.staff("Quiet", Role::Agent).await.speaking("en");
        let mut tx = site.app.db().write().await.unwrap();
        tx.q(sql!("UPDATE members SET silenced_until = $2 WHERE id = $1"))
            .bind(quiet.id())
            .bind(site.app.now() + std::time::Duration::from_secs(86_400))
            .run()
            .await
            .unwrap();
        tx.commit().await.unwrap();
        assert!(quiet.get(&format!("/desk/{id}")).await.expect_ok().says("Pump"));
        let to = people.other.id().to_string();
        let refused = [
            ("PUT", format!("/api/v1/desk/threads/{id}/assignee"), json!({ "assignee": "me" })),
            ("PUT", format!("/api/v1/desk/threads/{id}/assignee"), json!({ "assignee": to })),
            ("PUT", format!("/api/v1/desk/threads/{id}/assignee"), json!({})),
            ("PUT", format!("/api/v1/desk/threads/{id}/priority"), json!({ "priority": "high" })),
            ("PUT", format!("/api/v1/desk/threads/{id}/snooze"), json!({ "until": "2026-05-08T00:00:00Z" })),
            ("POST", format!("/api/v1/desk/threads/{id}/notes"), json!({ "text": "Look at this." })),
            ("PUT", format!("/api/v1/answers/{post}/verdict"), json!({ "verdict": "verified" })),
            ("PUT", format!("/api/v1/answers/{post}/accept"), Value::Null),
            ("PUT", format!("/api/v1/questions/{id}/state"), json!({ "state": "archived" })),
            ("POST", format!("/api/v1/questions/{id}/answers"), json!({ "body": "Clean the filter twice." })),
        ];
        for (method, path, body) in refused {
            let answer = quiet.api(method, &path, body.clone()).await;
            assert_eq!(
                (answer.status.as_u16(), text(&answer.json()["code"])),
                (409, "silenced".into()),
                "{path} {body}"
            );
        }
        need_information(&people.agent, &id).await;
    })
    .await;
}
