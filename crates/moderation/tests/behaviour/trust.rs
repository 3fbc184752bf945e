//! Trust levels: earned by reading and taking part, lost, set by hand, and what managers ask of them.

use crate::testing::*;
use madang_conversation::write_reading;
use madang_kernel::Role;
use madang_moderation::trust::{limits, tick};
use madang_testkit::{Client, Site, on_both};
use serde_json::{Value, json};
use std::time::Duration;

const HOUR: Duration = Duration::from_secs(3600);

/// Level 1 for a post, level 2 for two and a like each way, level 3 for a like given.
fn easy() -> Value {
    json!({ "thresholds": {
        "basic": { "topics_entered": 1, "posts_read": 1, "minutes_read": 0 },
        "member": { "topics_entered": 2, "posts_read": 2, "minutes_read": 1, "days_visited": 0,
            "likes_received": 1, "likes_given": 1, "topics_replied_to": 1 },
        "regular": { "days_visited": 0, "topics_replied_to": 1, "topics_viewed_percent": 0, "posts_read_percent": 0,
            "topics_viewed_all_time": 3, "posts_read_all_time": 3, "likes_given": 1, "likes_received": 1 },
    } })
}

async fn set(site: &Site, settings: Value) -> Client {
    let manager = site.staff("Mina", Role::Manager).await.speaking("en");
    manager.api("PUT", "/api/v1/moderation/trust", settings).await.expect_ok();
    manager
}

/// Reads posts for a minute, and lets the levels be worked out.
async fn read(client: &Client, posts: &[&str]) {
    client.post("/read", &[("time", "60000"), ("posts", &posts.join(","))]).await.expect_ok();
    work_out(client).await;
}

async fn work_out(client: &Client) {
    write_reading(client.app()).await.unwrap();
    client.app().clock().advance(HOUR);
    let (one, other) = tokio::join!(tick(client.app()), tick(client.app()));
    one.and(other).unwrap();
    client.app().settle().await.unwrap();
}

async fn own(client: &Client) -> Value {
    client.api("GET", "/api/v1/me/trust", Value::Null).await.expect_ok().json()
}

async fn level(client: &Client) -> i64 {
    own(client).await["level"].as_i64().unwrap()
}

/// A like each way, and an answer to somebody else's question.
async fn take_part(people: &People, question: &str, post: &str) {
    let answer = json!({ "body": "Try this." });
    let answered = people.reader.api("POST", &format!("/api/v1/questions/{question}/answers"), answer).await;
    let own = text(&answered.expect_ok().json()["id"]);
    let up = json!({ "value": 1 });
    people.author.api("PUT", &format!("/api/v1/posts/{own}/vote"), up.clone()).await.expect_ok();
    people.reader.api("PUT", &format!("/api/v1/posts/{post}/vote"), up).await.expect_ok();
}

#[tokio::test]
async fn a_newcomer_who_reads_enough_may_do_more() {
    on_both(plan, async |site| {
        let people = people(site).await;
        set(site, easy()).await;
        let (_, post) = ask(&people.author, "The printer is on fire").await;
        let page = people.reader.get("/settings/trust").await.expect_ok();
        assert!(page.says("What is missing for “Basic”") && page.says("1 more") && page.says("Topics started a day"));
        assert_eq!(own(&people.reader).await["limits"]["links"], 2);
        read(&people.reader, &[&post]).await;
        let now = own(&people.reader).await;
        assert_eq!((&now["level"], &now["next"], &now["by_hand"]), (&json!(1), &json!(2), &json!(false)));
        assert_eq!(now["limits"]["links"], Value::Null);
        assert!(now["since"].is_string());
        assert_eq!(mails_to(site, "reader").await.len(), 0, "level 1 says itself on the page");
        assert!(people.reader.get("/settings/trust").await.says("What is missing for “Member”"));
        assert!(site.visitor().speaking("en").get("/m/Taro").await.expect_ok().says("<dt>Level</dt><dd>Basic</dd>"));
        assert_eq!(level(&people.author).await, 0, "whoever reads nothing stays");
        assert_eq!(level(&people.moderator).await, 4);
        assert!(limits(&site.app, &site.app.system()).is_none());
    })
    .await;
}

#[tokio::test]
async fn taking_part_leads_to_the_next_levels_and_is_told_once() {
    on_both(plan, async |site| {
        let people = people(site).await;
        set(site, easy()).await;
        let (first, one) = ask(&people.author, "The printer is on fire").await;
        let (_, two) = ask(&people.author, "The printer is wet").await;
        let (_, three) = ask(&people.author, "The printer is gone").await;
        read(&people.reader, &[&one, &two]).await;
        assert_eq!(level(&people.reader).await, 1);
        take_part(&people, &first, &one).await;
        read(&people.reader, &[&two]).await;
        assert_eq!(level(&people.reader).await, 2);
        let told = mails_to(site, "reader").await;
        assert!(told.len() == 1 && told[0].contains("“Member”"), "{told:?}");
        read(&people.reader, &[&three]).await;
        let now = own(&people.reader).await;
        assert_eq!((&now["level"], &now["next"]), (&json!(3), &json!(3)), "{now}");
        assert!(people.reader.get("/settings/trust").await.says("How to stay “Regular”"));
        assert_eq!(mails_to(site, "reader").await.len(), 2);
        // Whoever is silenced is a regular no longer, at once.
        let sanction = json!({ "kind": "silence", "days": 3, "rule": "Be kind", "message": "Calm down." });
        let path = "/api/v1/moderation/members/Taro/sanctions";
        people.moderator.api("POST", path, sanction).await.expect_ok();
        site.app.settle().await.unwrap();
        assert_eq!(level(&people.reader).await, 2);
        let told = mails_to(site, "reader").await;
        assert!(told.iter().any(|mail| mail.contains("Your level is now “Member”")), "{told:?}");
    })
    .await;
}

#[tokio::test]
async fn a_level_that_is_not_kept_is_lost_after_its_time() {
    on_both(plan, async |site| {
        let people = people(site).await;
        set(site, easy()).await;
        let (first, one) = ask(&people.author, "The printer is on fire").await;
        let (_, two) = ask(&people.author, "The printer is wet").await;
        let (_, three) = ask(&people.author, "The printer is gone").await;
        take_part(&people, &first, &one).await;
        read(&people.reader, &[&one, &two, &three]).await;
        assert_eq!(level(&people.reader).await, 3, "levels can be reached at once");
        site.app.clock().advance(HOUR * 24 * 99);
        work_out(&people.reader).await;
        assert_eq!(level(&people.reader).await, 3);
        site.app.clock().advance(HOUR * 24 * 2);
        work_out(&people.reader).await;
        assert_eq!(level(&people.reader).await, 2, "its likes and replies are older than 100 days");
    })
    .await;
}

#[tokio::test]
async fn a_manager_sets_a_level_and_gives_it_back() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let manager = set(site, easy()).await;
        let (_, post) = ask(&people.author, "The printer is on fire").await;
        let path = "/admin/members/Taro/trust";
        assert!(manager.get(path).await.expect_ok().says("Trust level of Taro"));
        assert_eq!(people.moderator.get(path).await.status, 403);
        for wrong in ["9", "", "x"] {
            assert_eq!(manager.post(path, &[("level", wrong)]).await.status, 422);
        }
        assert_eq!(manager.post(path, &[("level", "4")]).await.location(), path);
        site.app.settle().await.unwrap();
        let now = own(&people.reader).await;
        assert_eq!((&now["level"], &now["by_hand"], &now["next"]), (&json!(4), &json!(true), &Value::Null));
        assert!(mails_to(site, "reader").await.iter().any(|mail| mail.contains("“Leader”")));
        assert!(people.reader.get("/settings/trust").await.says("The community team has set this level"));
        manager.post(path, &[("level", "0")]).await.expect_ok();
        read(&people.reader, &[&post]).await;
        assert_eq!(level(&people.reader).await, 0, "what was set by hand stays");
        let put = manager.api("PUT", "/api/v1/members/Taro/trust", json!({ "level": null })).await.expect_ok().json();
        assert_eq!(put["level"], 1, "as it is earned");
        manager.post(path, &[("level", "2")]).await.expect_ok();
        manager.post(path, &[("level", "earned")]).await.expect_ok();
        assert_eq!(level(&people.reader).await, 1);
        let staff = manager.api("PUT", "/api/v1/members/Makoto/trust", json!({ "level": 1 })).await;
        assert_eq!((staff.status.as_u16(), &staff.json()["code"]), (409, &json!("trust-staff")));
        let log = manager.api("GET", "/api/v1/admin/audit?action=moderation.trust", Value::Null).await.expect_ok();
        let actions: Vec<Value> =
            log.json()["items"].as_array().unwrap().iter().map(|entry| entry["action"].clone()).collect();
        let set = json!("moderation.trust_set");
        assert_eq!(actions[..5], [set.clone(), set.clone(), set.clone(), set.clone(), set]);
        assert_eq!(actions[5], "moderation.trust_settings");
    })
    .await;
}

#[tokio::test]
async fn what_levels_ask_for_is_set_on_a_page_that_says_what_is_wrong() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let manager = set(site, json!({})).await;
        let page = manager.get("/admin/trust").await.expect_ok();
        assert!(page.says("“Regular” asks for") && page.says("name=\"limits.new.links\""));
        let value = |page: &str, name: &str| {
            let rest = page.split_once(&format!("name=\"{name}\"")).unwrap().1;
            rest.split_once("value=\"").unwrap().1.split_once('"').unwrap().0.to_owned()
        };
        assert_eq!(value(&page.text, "thresholds.member.posts_read"), "100");
        let names: Vec<String> = page
            .text
            .split("name=\"")
            .skip(1)
            .map(|rest| rest.split_once('"').unwrap().0.to_owned())
            .filter(|name| name.starts_with("thresholds.") || name.starts_with("limits."))
            .collect();
        assert_eq!(names.len(), 49);
        let form = |change: &'static [(&'static str, &'static str)]| -> Vec<(String, String)> {
            let typed =
                |name: &String| change.iter().find(|(field, _)| field == name).map(|(_, text)| (*text).to_owned());
            names.iter().map(|name| (name.clone(), typed(name).unwrap_or_else(|| value(&page.text, name)))).collect()
        };
        let send = async |fields: Vec<(String, String)>| {
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
            manager.post("/admin/trust", &fields).await
        };
        let wrong = send(form(&[("thresholds.basic.posts_read", "lots"), ("thresholds.regular.days", "400")])).await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.says("value=\"lots\"") && wrong.says("Please write a whole number.") && wrong.says("too large"));
        let right = send(form(&[("thresholds.basic.posts_read", "3"), ("limits.new.links", "")])).await;
        assert_eq!(right.location(), "/admin/trust");
        let now = manager.api("GET", "/api/v1/moderation/trust", Value::Null).await.expect_ok().json();
        assert_eq!(now["settings"]["thresholds"]["basic"]["posts_read"], 3);
        assert_eq!(now["settings"]["limits"]["new"]["links"], Value::Null);
        assert_eq!(now["members"], json!([3, 0, 0, 0, 0]));
        let bad = json!({ "thresholds": { "regular": { "days": 0 } } });
        assert_eq!(manager.api("PUT", "/api/v1/moderation/trust", bad).await.status, 422);
        manager.post("/admin/trust/reset", &[]).await.expect_ok();
        let now = manager.api("GET", "/api/v1/moderation/trust", Value::Null).await.expect_ok().json();
        assert_eq!(now["settings"]["limits"]["new"]["links"], 2);
        assert_eq!(people.moderator.get("/admin/trust").await.status, 403);
        for (language, says) in [("ko", "내 등급"), ("ja", "あなたのレベル")] {
            let reader = site.member(language).await.speaking(language);
            assert!(reader.get("/settings/trust").await.expect_ok().says(says));
        }
    })
    .await;
}

#[tokio::test]
async fn the_order_in_which_somebody_reads_makes_no_difference() {
    on_both(plan, async |site| {
        let people = people(site).await;
        set(site, easy()).await;
        let mut posts = Vec::new();
        for n in 0..6 {
            posts.push(ask(&people.author, &format!("Question number {n}")).await.1);
        }
        // Each of these reads the same, in another order, with repetitions, and written in other portions.
        let orders: [&[&[usize]]; 3] =
            [&[&[0, 1, 2, 3, 4, 5]], &[&[5], &[4, 3, 5], &[], &[2, 1, 0]], &[&[3, 3, 3], &[0, 1, 2, 4, 5, 3]]];
        let mut states = Vec::new();
        for (n, order) in orders.into_iter().enumerate() {
            let reader = site.member(&format!("reader {n}")).await;
            for part in order {
                let ids = part.iter().map(|at| posts[*at].as_str()).collect::<Vec<_>>().join(",");
                reader.post("/read", &[("time", "0"), ("posts", &ids)]).await.expect_ok();
                if part.len() < 3 {
                    write_reading(&site.app).await.unwrap();
                }
            }
            work_out(&reader).await;
            let mut state = own(&reader).await;
            state.as_object_mut().unwrap().remove("since");
            states.push(state);
        }
        assert_eq!(states[0], states[1]);
        assert_eq!(states[0], states[2]);
        assert_eq!(states[0]["level"], 1);
        // What was added up is what stands there one by one.
        let counted = madang_kernel::sql!(
            "SELECT r.posts, r.topics, (SELECT CAST(count(*) AS BIGINT) FROM read_posts p WHERE p.member = r.member), \
             (SELECT CAST(count(*) AS BIGINT) FROM read_topics t WHERE t.member = r.member) FROM readers r"
        );
        let rows: Vec<(i64, i64, i64, i64)> = site.app.db().read().await.unwrap().q(counted).all().await.unwrap();
        assert_eq!(rows, [(6, 6, 6, 6); 3]);
    })
    .await;
}
