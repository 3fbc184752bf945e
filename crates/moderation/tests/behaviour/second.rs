//! What moderators hear by mail: a case that is theirs now, and what waits for a second person; and what is said of an appeal until it
//! is decided.

use crate::testing::{address, ask, flag, mails, mails_to, only_case, people, plan, text};
use madang_kernel::{Role, sql};
use madang_testkit::{Client, Site, on_both};
use serde_json::{Value, json};

async fn sanction(by: &Client, to: &Client, kind: &str) -> String {
    let handle = text(&to.api("GET", "/api/v1/me", Value::Null).await.expect_ok().json()["handle"]);
    let body = json!({ "kind": kind, "days": 3, "rule": "Be kind", "message": "You insulted somebody." });
    let path = format!("/api/v1/moderation/members/{handle}/sanctions");
    text(&by.api("POST", &path, body).await.expect_ok().json()["id"])
}

async fn appeal(client: &Client, sanction: &str) {
    let path = format!("/api/v1/me/standing/{sanction}/appeal");
    client.api("POST", &path, json!({ "text": "It was a joke." })).await.expect_ok();
}

async fn speaks(site: &Site, client: &Client, language: &str) {
    let mut tx = site.app.db().write().await.unwrap();
    tx.q(sql!("UPDATE members SET language = $2 WHERE id = $1"))
        .bind(client.id())
        .bind(language.to_owned())
        .run()
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn whoever_is_given_a_case_hears_of_it_once_and_not_from_themselves() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let (_, post) = ask(&people.author, "Cheap pumps").await;
        flag(&people.reader, &post, "spam").await;
        let case = only_case(&people.moderator).await;
        let path = format!("/api/v1/moderation/cases/{case}/assignee");
        let to = json!({ "member": people.moderator.id() });
        people.moderator.api("PUT", &path, to.clone()).await.expect_ok();
        assert!(mails(site).await.is_empty(), "to oneself");
        let colleague = json!({ "member": people.colleague.id() });
        people.moderator.api("PUT", &path, colleague.clone()).await.expect_ok();
        people.moderator.api("PUT", &path, colleague).await.expect_ok();
        let heard = mails_to(site, "colleague").await;
        assert_eq!(heard.len(), 1);
        assert!(heard[0].contains("Makoto has handed you a report about a post in “Cheap pumps”."), "{}", heard[0]);
        assert!(heard[0].contains(&format!("http://community.test/moderation/cases/{case}")));
        assert!(!heard[0].contains("Taro"), "who reported it stands in the case");
        speaks(site, &people.moderator, "ja").await;
        people.colleague.api("PUT", &path, to).await.expect_ok();
        let back = mails_to(site, "moderator").await;
        assert!(
            back.len() == 1 && back[0].contains("「Cheap pumps」の投稿についての報告が、Serinさんから渡されました。")
        );
    })
    .await;
}

#[tokio::test]
async fn a_proposed_removal_is_told_to_those_who_may_confirm_it() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let silent = site.staff("Jun", Role::Moderator).await;
        let manager = site.staff("Garam", Role::Manager).await;
        let agent = site.staff("Jiwoo", Role::Agent).await;
        for (client, name) in [(&silent, "silent"), (&manager, "manager"), (&agent, "agent")] {
            address(site, client.id(), name).await;
        }
        speaks(site, &people.colleague, "ko").await;
        sanction(&manager, &silent, "silence").await;
        sanction(&people.moderator, &people.author, "removal").await;
        let mine = async |name: &str| {
            mails_to(site, name)
                .await
                .into_iter()
                .filter(|mail| mail.contains("/moderation/waiting"))
                .collect::<Vec<_>>()
        };
        let heard = mine("manager").await;
        assert!(heard.len() == 1 && heard[0].contains("Makoto has proposed to remove 민지 for good."), "{heard:?}");
        let korean = mine("colleague").await;
        assert!(
            korean.len() == 1 && korean[0].contains("Makoto 님이 민지 님을 영구 퇴출하자고 제안했어요."),
            "{korean:?}"
        );
        for name in ["moderator", "author", "reader", "silent", "agent"] {
            assert!(mine(name).await.is_empty(), "{name}");
        }
        sanction(&people.moderator, &people.other, "suspension").await;
        assert_eq!(mine("manager").await.len(), 1, "a suspension needs nobody else");
    })
    .await;
}

#[tokio::test]
async fn an_appeal_is_told_to_those_above_the_member_but_not_to_who_gave_the_sanction() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let manager = site.staff("Garam", Role::Manager).await;
        let equal = site.staff("Haru", Role::Manager).await;
        for (client, name) in [(&manager, "manager"), (&equal, "equal")] {
            address(site, client.id(), name).await;
        }
        let given = sanction(&manager, &people.moderator, "warning").await;
        appeal(&people.moderator, &given).await;
        let heard = mails_to(site, "equal").await;
        assert!(
            heard.len() == 1 && heard[0].contains("Makoto has appealed against a sanction that Garam gave: Warning.")
        );
        assert!(mails_to(site, "manager").await.is_empty() && mails_to(site, "colleague").await.is_empty());
        let removed = sanction(&people.colleague, &people.author, "removal").await;
        let confirm = format!("/api/v1/moderation/sanctions/{removed}/confirm");
        equal.api("POST", &confirm, Value::Null).await.expect_ok();
        let link = mails_to(site, "author").await.pop().unwrap();
        let start = link.find("/standing/").unwrap();
        let link = link[start..].split_whitespace().next().unwrap().to_owned();
        let visitor = site.visitor().speaking("en");
        visitor.post(&format!("{link}/{removed}/appeal"), &[("text", "It was a joke.")]).await.expect_ok();
        let about = async |name: &str| mails_to(site, name).await.concat().matches("민지 has appealed").count();
        assert_eq!((about("manager").await, about("moderator").await), (1, 1));
        assert_eq!((about("equal").await, about("colleague").await), (0, 0), "who confirmed and who gave it");
    })
    .await;
}

#[tokio::test]
async fn of_many_moderators_twenty_are_told() {
    on_both(plan, async |site| {
        let people = people(site).await;
        for n in 0..21 {
            let one = site.staff("Sora", Role::Moderator).await;
            address(site, one.id(), &format!("staff{n}")).await;
        }
        sanction(&people.moderator, &people.author, "removal").await;
        let told = mails(site).await.into_iter().filter(|(_, mail)| mail.contains("/moderation/waiting"));
        assert_eq!(told.count(), 20);
    })
    .await;
}

#[tokio::test]
async fn an_appeal_is_under_decision_until_somebody_has_decided_it() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let states = async || {
            let own = people.author.api("GET", "/api/v1/me/standing", Value::Null).await.expect_ok().json();
            let items = own["items"].as_array().unwrap().clone();
            items.iter().map(|one| text(&one["appeal_state"])).collect::<Vec<_>>()
        };
        let page = async || people.author.get("/settings/standing").await.expect_ok();
        let first = sanction(&people.moderator, &people.author, "warning").await;
        assert!(states().await == ["none"] && !page().await.says("Under decision"));
        appeal(&people.author, &first).await;
        assert!(states().await == ["open"] && page().await.says("Under decision"));
        let decide = async |sanction: &str, upheld: bool| {
            let path = format!("/api/v1/moderation/sanctions/{sanction}/appeal");
            let verdict = json!({ "upheld": upheld, "answer": "We have talked about it." });
            people.colleague.api("POST", &path, verdict).await.expect_ok();
        };
        decide(&first, false).await;
        assert!(states().await == ["rejected"] && !page().await.says("Under decision"));
        let second = sanction(&people.moderator, &people.author, "warning").await;
        appeal(&people.author, &second).await;
        assert_eq!(states().await, ["open", "rejected"]);
        decide(&second, true).await;
        assert_eq!(states().await, ["upheld", "rejected"]);
    })
    .await;
}
