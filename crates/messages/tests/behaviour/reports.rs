//! What a member tells moderators, and what their decision does here.

use crate::testing::{begun, listed, people, plan, read, text, written};
use madang_events::moderation::CaseSettled;
use madang_kernel::{Actor, Command, Cx, MemberId, MessageId, Result};
use madang_messages::{Told, told};
use madang_testkit::{Client, Site, on_both};
use serde_json::json;

struct Ask(MessageId);

impl Command for Ask {
    type Output = Told;

    fn allowed(&self, _: &Actor) -> bool {
        true
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<Told> {
        told(cx, self.0).await
    }
}

struct Decide(MessageId, MemberId, &'static str);

impl Command for Decide {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        cx.emit(&CaseSettled {
            case: "1".into(),
            post: None,
            message: Some(self.0),
            author: self.1,
            decision: self.2.into(),
            agreed: true,
            reasons: vec!["rude".into()],
        })
        .await
    }
}

/// What this client would tell of a message.
async fn tells(site: &Site, client: &Client, message: &str) -> Result<Told> {
    let actor = Actor::member(client.id(), madang_kernel::Role::Member, Vec::new(), false, None, site.app.rules());
    site.app.run(&actor, Ask(message.parse().unwrap())).await
}

#[tokio::test]
async fn a_report_holds_what_the_reporter_reads_and_no_more() {
    on_both(plan, async |site| {
        let p = people(site).await;
        let (id, _) = begun(&p.mina, &["taro", "yuna"], "Before Owen").await;
        p.taro
            .api("POST", &format!("/api/v1/conversations/{id}/members"), json!({ "handle": "owen" }))
            .await
            .expect_ok();
        let mut last = String::new();
        for n in 0..12 {
            last = written(&p.mina, &id, &format!("words {n}")).await;
        }
        let after = written(&p.mina, &id, "After the reported one").await;
        let report = tells(site, &p.taro, &last).await.unwrap();
        assert_eq!((report.author, report.lines.len()), (p.mina.id(), 10));
        assert_eq!(report.lines.last().unwrap().message.to_string(), last);
        assert_eq!(report.lines[0].markdown, "words 2");
        assert_eq!(report.url, format!("/messages/{id}"));
        assert!(report.title.contains("mina") && report.title.contains("owen"));
        let newcomer = tells(site, &p.owen, &after).await.unwrap();
        assert!(newcomer.lines.iter().all(|line| line.markdown != "Before Owen"));
        for outsider in [&p.admin] {
            assert!(matches!(tells(site, outsider, &last).await, Err(madang_kernel::Error::NotFound)));
        }
        let automatic = site.do_as_system(Ask(last.parse().unwrap())).await;
        assert_eq!((automatic.author, automatic.lines.len()), (p.mina.id(), 1), "nobody reported the others");
        assert!(p.taro.get(&format!("/messages/{id}")).await.says(&format!("/messages/flags/{last}")));
        assert!(!p.mina.get(&format!("/messages/{id}")).await.says(&format!("/messages/flags/{last}")));
    })
    .await;
}

#[tokio::test]
async fn what_moderators_put_away_its_author_alone_still_reads() {
    on_both(plan, async |site| {
        let p = people(site).await;
        let (id, message) = begun(&p.mina, &["taro"], "You fool").await;
        let decided = message.parse().unwrap();
        site.do_as_system(Decide(decided, p.mina.id(), "disagree")).await;
        site.app.settle().await.unwrap();
        assert_eq!(read(&p.taro, &id).await["messages"][0]["hidden"], false);
        site.do_as_system(Decide(decided, p.mina.id(), "hide")).await;
        site.app.settle().await.unwrap();
        let seen = read(&p.taro, &id).await;
        assert_eq!((&seen["messages"][0]["hidden"], text(&seen["messages"][0]["html"])), (&json!(true), String::new()));
        let page = p.taro.get(&format!("/messages/{id}")).await.expect_ok();
        assert!(page.says("Moderators have put this message away.") && !page.says("You fool"));
        let own = p.mina.get(&format!("/messages/{id}")).await.expect_ok();
        assert!(own.says("You fool") && own.says("as rude or hateful"));
        assert_eq!(listed(&p.taro, "all").await["unread"], 0);
        assert_eq!(text(&listed(&p.taro, "all").await["items"][0]["excerpt"]), "");
        let edit = p.mina.api("PATCH", &format!("/api/v1/messages/{message}"), json!({ "body": "Sorry" })).await;
        assert_eq!(crate::testing::code(&edit), "put-away");
        assert!(tells(site, &p.taro, &message).await.is_err());
    })
    .await;
}
