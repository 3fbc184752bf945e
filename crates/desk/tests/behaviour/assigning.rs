//! Questions are given to whoever is on duty and fits.

use crate::{
    rota::enter,
    testing::{People, answer, ask, ask_in, events, history, people, plan, put, queue, text, thread},
};
use madang_desk::assign;
use madang_kernel::{Role, Visibility, sql};
use madang_testkit::{Client, Site, on_both};
use serde_json::{Value, json};
use std::time::Duration;

/// An agent is there every day from nine to six in Seoul.
async fn on_duty(people: &People, of: &Client) {
    every_day(people, of, "09:00", "18:00").await;
}

async fn every_day(people: &People, of: &Client, from: &str, to: &str) {
    let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    enter(
        people,
        json!({ "agent": of.id().to_string(), "weekdays": days, "from": from, "to": to, "every_weeks": 1,
            "first_day": "2026-05-01" }),
    )
    .await;
}

async fn takes(people: &People, of: &Client, cap: i64, languages: &[&str], tags: &[&str]) {
    let body = json!({ "cap": cap, "languages": languages, "tags": tags });
    let path = format!("/api/v1/desk/rota/agents/{}", of.id());
    people.manager.api("PUT", &path, body).await.expect_ok();
}

async fn give_out(site: &Site) {
    site.app.settle().await.unwrap();
    assign(&site.app).await.unwrap();
    site.app.settle().await.unwrap();
}

async fn owner(people: &People, topic: &str) -> String {
    text(&thread(&people.agent, topic).await["assignee_handle"])
}

async fn later(site: &Site, hours: u64) {
    site.app.clock().advance(Duration::from_secs(hours * 3600));
    give_out(site).await;
}

async fn reachable(site: &Site, member: &Client) {
    let mut tx = site.app.db().write().await.unwrap();
    let email = format!("{}@x.test", member.id());
    tx.q(sql!("UPDATE members SET email = $2, email_key = $2, email_confirmed = TRUE, password = 'x' WHERE id = $1"))
        .bind(member.id())
        .bind(email)
        .run()
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

async fn mails(site: &Site) -> i64 {
    let mut conn = site.app.db().read().await.unwrap();
    conn.q(sql!("SELECT CAST(count(*) AS BIGINT) FROM outgoing_mail")).value().await.unwrap()
}

#[tokio::test]
async fn a_new_question_goes_to_somebody_on_duty_in_turn_and_by_mail() {
    on_both(plan, async |site| {
        let people = people(site).await;
        reachable(site, &people.agent).await;
        let early = ask(&people.asker, "Before the rota").await;
        give_out(site).await;
        assert_eq!(owner(&people, &early).await, "");
        on_duty(&people, &people.agent).await;
        on_duty(&people, &people.other).await;
        give_out(site).await;
        let first = owner(&people, &early).await;
        let ids = [ask(&people.asker, "One").await, ask(&people.asker, "Two").await, ask(&people.asker, "Three").await];
        give_out(site).await;
        let mut owners = vec![first];
        for id in &ids {
            owners.push(owner(&people, id).await);
        }
        assert_eq!(owners.iter().filter(|name| *name == "Yuna").count(), 2, "{owners:?}");
        assert_eq!(owners.iter().filter(|name| *name == "Makoto").count(), 2, "{owners:?}");
        assert_eq!(history(&people.agent, &ids[0]).await[2..], ["given"]);
        assert_eq!(events(site, "desk.assigned").await, 4);
        assert_eq!(queue(&people.agent, "mine").await.len(), 2);
        assert!(people.agent.get(&format!("/desk/{}", ids[0])).await.says("who is on duty"));
        // One mail for what came together; nobody hears twice.
        assert_eq!(mails(site).await, 2);
        give_out(site).await;
        assert_eq!((mails(site).await, events(site, "desk.assigned").await), (2, 4));
    })
    .await;
}

#[tokio::test]
async fn language_skills_and_the_cap_are_kept_to() {
    on_both(plan, async |site| {
        let people = people(site).await;
        on_duty(&people, &people.agent).await;
        on_duty(&people, &people.other).await;
        takes(&people, &people.agent, 1, &["ko"], &[]).await;
        takes(&people, &people.other, 2, &["en"], &["pump"]).await;
        let korean = |title: &'static str| json!({ "title": title, "body": "펌프에서 소리가 나는데 어떻게 해야 하나요? 필터도 갈았어요." });
        let one = ask_in(&people.asker, "help", "펌프에서 이상한 소리가 나요", korean("펌프에서 이상한 소리가 나요")).await;
        site.app.clock().advance(Duration::from_secs(1));
        let two = ask_in(&people.asker, "help", "펌프가 아예 켜지지 않아요", korean("펌프가 아예 켜지지 않아요")).await;
        give_out(site).await;
        assert_eq!((owner(&people, &one).await, owner(&people, &two).await), ("Yuna".into(), String::new()));
        // It is looked at again when there is room.
        answer(&people.agent, &one).await;
        let settled = json!({ "state": "off_topic" });
        people.agent.api("PUT", &format!("/api/v1/questions/{one}/state"), settled).await;
        takes(&people, &people.agent, 2, &["ko"], &[]).await;
        later(site, 1).await;
        assert_eq!(owner(&people, &two).await, "Yuna");
    })
    .await;
}

#[tokio::test]
async fn who_gives_a_question_back_does_not_get_it_again() {
    on_both(plan, async |site| {
        let people = people(site).await;
        on_duty(&people, &people.agent).await;
        let id = ask(&people.asker, "Pump").await;
        give_out(site).await;
        assert_eq!(owner(&people, &id).await, "Yuna");
        put(&people.agent, &format!("/api/v1/desk/threads/{id}/assignee"), json!({})).await;
        give_out(site).await;
        assert_eq!(owner(&people, &id).await, "");
        on_duty(&people, &people.other).await;
        later(site, 1).await;
        assert_eq!(owner(&people, &id).await, "Makoto");
    })
    .await;
}

#[tokio::test]
async fn without_anybody_on_duty_it_waits_and_the_asker_alone_sees_when_the_team_is_back() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let id = ask(&people.asker, "Pump").await;
        let url = format!("/q/{id}/pump");
        assert!(!people.asker.get(&url).await.says("The team is back"));
        every_day(&people, &people.agent, "14:00", "18:00").await;
        give_out(site).await;
        assert_eq!(owner(&people, &id).await, "");
        let page = people.asker.get(&url).await.expect_ok();
        assert!(page.says("The team is back on Monday, May 4, 2026, "), "{}", page.text);
        assert!(!people.helper.get(&url).await.says("The team is back"));
        assert!(!people.agent.get(&url).await.says("The team is back"));
        later(site, 2).await;
        assert_eq!(owner(&people, &id).await, "Yuna");
        assert!(!people.asker.get(&url).await.says("The team is back"));
        // In the evening the team is away again, but this one has its answer.
        let late = ask(&people.asker, "Filter").await;
        answer(&people.helper, &late).await;
        later(site, 5).await;
        assert!(!people.asker.get(&format!("/q/{late}/filter")).await.says("The team is back"));
        assert!(people.asker.get(&url).await.says("The team is back on Tuesday, May 5, 2026, "));
    })
    .await;
}

#[tokio::test]
async fn managers_switch_it_off_for_a_space_and_for_what_was_asked_before_the_shift() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let quiet = site.space("quiet").await;
        every_day(&people, &people.agent, "14:00", "18:00").await;
        let help = site.app.service::<madang_conversation::Spaces>().now().all()[0].id;
        let form = [(format!("space-{help}"), "on")];
        let form: Vec<(&str, &str)> = form.iter().map(|(name, on)| (name.as_str(), *on)).collect();
        people.manager.post("/admin/desk/assignment", &form).await.expect_ok();
        site.app.settle().await.unwrap();
        let settings = people.manager.api("GET", "/api/v1/admin/desk", Value::Null).await.expect_ok().json();
        assert_eq!((&settings["unassigned"], &settings["only_new"]), (&json!([quiet.to_string()]), &json!(true)));
        let old = ask(&people.asker, "Old").await;
        later(site, 2).await;
        let new = ask(&people.asker, "New").await;
        let elsewhere = ask_in(&people.asker, "quiet", "Elsewhere", json!({})).await;
        give_out(site).await;
        assert_eq!(owner(&people, &old).await, "");
        assert_eq!(owner(&people, &new).await, "Yuna");
        assert_eq!(owner(&people, &elsewhere).await, "");
    })
    .await;
}

#[tokio::test]
async fn when_leave_begins_open_questions_go_to_the_substitute_or_back_to_the_queue() {
    on_both(plan, async |site| {
        let people = people(site).await;
        reachable(site, &people.other).await;
        on_duty(&people, &people.agent).await;
        let id = ask(&people.asker, "Pump").await;
        give_out(site).await;
        assert_eq!(owner(&people, &id).await, "Yuna");
        let other = people.other.id().to_string();
        let leave = json!({ "first_day": "2026-05-05", "last_day": "2026-05-06", "substitute": other });
        people.agent.api("POST", "/api/v1/desk/rota/leave", leave).await.expect_ok();
        give_out(site).await;
        assert_eq!(owner(&people, &id).await, "Yuna");
        let told = mails(site).await;
        later(site, 13).await;
        assert_eq!(owner(&people, &id).await, "Makoto");
        assert_eq!(history(&people.agent, &id).await[2..], ["given", "passed"]);
        assert_eq!(mails(site).await, told + 1);
        later(site, 0).await;
        assert_eq!(history(&people.agent, &id).await[2..], ["given", "passed"]);
        // Makoto is away without anybody.
        let leave = json!({ "first_day": "2026-05-07", "last_day": "2026-05-07" });
        people.other.api("POST", "/api/v1/desk/rota/leave", leave).await.expect_ok();
        later(site, 48).await;
        assert_eq!(history(&people.agent, &id).await[2..], ["given", "passed", "freed"]);
        assert_eq!(owner(&people, &id).await, "");
    })
    .await;
}

#[tokio::test]
async fn a_substitute_gets_questions_only_up_to_the_own_limit_and_in_the_own_languages() {
    on_both(plan, async |site| {
        let people = people(site).await;
        on_duty(&people, &people.agent).await;
        takes(&people, &people.other, 1, &["en"], &[]).await;
        let korean = json!({ "body": "펌프에서 소리가 나는데 어떻게 해야 하나요? 필터도 갈았어요." });
        let english = json!({ "body": "The pump makes this noise every night. I have cleaned the filter already." });
        let mut asked = Vec::new();
        for (title, body) in [
            ("펌프에서 이상한 소리가 나요", &korean),
            ("The pump makes a strange noise", &english),
            ("The other pump is very loud too", &english),
        ] {
            asked.push(ask_in(&people.asker, "help", title, body.clone()).await);
            site.app.clock().advance(Duration::from_secs(1));
        }
        give_out(site).await;
        assert_eq!(queue(&people.agent, "mine").await.len(), 3);
        let other = people.other.id().to_string();
        let leave = json!({ "first_day": "2026-05-05", "last_day": "2026-05-06", "substitute": other });
        people.agent.api("POST", "/api/v1/desk/rota/leave", leave).await.expect_ok();
        later(site, 13).await;
        let mut owners = Vec::new();
        for id in &asked {
            owners.push(owner(&people, id).await);
        }
        assert_eq!(owners, ["", "Makoto", ""]);
        assert_eq!(history(&people.agent, &asked[2]).await[2..], ["given", "freed"]);
    })
    .await;
}

#[tokio::test]
async fn questions_of_somebody_who_cannot_answer_any_more_are_freed_and_given_out_again() {
    on_both(plan, async |site| {
        let people = people(site).await;
        on_duty(&people, &people.agent).await;
        let id = ask(&people.asker, "Pump").await;
        give_out(site).await;
        assert_eq!(owner(&people, &id).await, "Yuna");
        on_duty(&people, &people.other).await;
        let mut tx = site.app.db().write().await.unwrap();
        let suspend = sql!("UPDATE members SET state = 'suspended' WHERE id = $1");
        tx.q(suspend).bind(people.agent.id()).run().await.unwrap();
        tx.commit().await.unwrap();
        give_out(site).await;
        assert_eq!(text(&thread(&people.manager, &id).await["assignee_handle"]), "Makoto");
        assert_eq!(history(&people.manager, &id).await[2..], ["given", "lost", "given"]);
        assert_eq!(events(site, "desk.assigned").await, 3);
        assert!(people.manager.get(&format!("/desk/{id}")).await.says("Yuna cannot answer it any more"));
        // Into a space for groups, of which Makoto is in none.
        let kind = madang_conversation::SpaceKind::Questions;
        site.space_with("closed", kind, Visibility::Groups, madang_kernel::Posting::Members).await;
        site.app.settle().await.unwrap();
        let to = json!({ "space": "closed" });
        people.manager.api("PATCH", &format!("/api/v1/topics/{id}"), to).await.expect_ok();
        give_out(site).await;
        assert_eq!(thread(&people.manager, &id).await["assignee"], Value::Null);
        assert_eq!(history(&people.manager, &id).await[2..], ["given", "lost", "given", "lost"]);
    })
    .await;
}

#[tokio::test]
async fn a_space_for_groups_is_given_only_to_who_sees_it() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let boss = site.staff("Garam", Role::Moderator).await;
        let kind = madang_conversation::SpaceKind::Questions;
        site.space_with("closed", kind, Visibility::Groups, madang_kernel::Posting::Members).await;
        site.app.settle().await.unwrap();
        on_duty(&people, &people.agent).await;
        let id = ask_in(&people.manager, "closed", "Pump", json!({})).await;
        give_out(site).await;
        let see = |id: String| format!("/api/v1/desk/threads/{id}");
        let shown = people.manager.api("GET", &see(id.clone()), Value::Null).await.expect_ok().json();
        assert_eq!(shown["assignee"], Value::Null);
        on_duty(&people, &boss).await;
        later(site, 1).await;
        let shown = people.manager.api("GET", &see(id), Value::Null).await.expect_ok().json();
        assert_eq!(text(&shown["assignee"]), boss.id().to_string());
    })
    .await;
}

#[tokio::test]
async fn eight_workers_at_once_give_each_question_to_one_agent_and_nobody_more_than_the_cap() {
    on_both(plan, async |site| {
        let people = people(site).await;
        for agent in [&people.agent, &people.other] {
            on_duty(&people, agent).await;
            takes(&people, agent, 13, &[], &[]).await;
        }
        for number in 0..30 {
            ask(&people.asker, &format!("Pump number {number}")).await;
        }
        let workers = (0..8).map(|_| {
            let app = site.app.clone();
            tokio::spawn(async move { assign(&app).await })
        });
        for worker in workers.collect::<Vec<_>>() {
            worker.await.unwrap().unwrap();
        }
        site.app.settle().await.unwrap();
        let mut conn = site.app.db().read().await.unwrap();
        let given: Vec<(i64, i64)> = conn
            .q(sql!("SELECT assignee, CAST(count(*) AS BIGINT) FROM desk_threads WHERE assignee IS NOT NULL GROUP BY assignee"))
            .all()
            .await
            .unwrap();
        assert_eq!(given.iter().map(|(_, count)| *count).collect::<Vec<_>>(), [13, 13]);
        let lines: Vec<(i64,)> = conn
            .q(sql!("SELECT CAST(count(*) AS BIGINT) FROM desk_history WHERE deed = 'given' GROUP BY topic"))
            .all()
            .await
            .unwrap();
        assert_eq!(lines, vec![(1,); 26]);
        drop(conn);
        assert_eq!(events(site, "desk.assigned").await, 26);
    })
    .await;
}
