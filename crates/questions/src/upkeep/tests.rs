use crate::testing::{answer, ask, page, people, plan, question};
use madang_events::questions::{Imported, ImportedVerdict};
use madang_kernel::{Actor, Command, Cx, Result, Role};
use madang_testkit::on_both;

/// What an importer announces.
struct Announce(Imported);

impl Command for Announce {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        cx.emit(&self.0).await
    }
}

#[tokio::test]
async fn what_another_system_knew_is_taken_down_once() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let original = ask(&people.other, "The first").await;
        let id = ask(&people.asker, "Pump").await;
        let good = answer(&people.helper, &id, "Clean it.").await;
        let verdict = ImportedVerdict {
            post: good.parse().unwrap(),
            verdict: "outdated".into(),
            member: people.agent.id(),
            at: site.app.now(),
            reason: "Since version 3".into(),
        };
        let imported = Imported {
            topic: id.parse().unwrap(),
            state_note: "Asked before".into(),
            duplicate_of: Some(original.parse().unwrap()),
            accepted_by: None,
            accepted_at: None,
            verdicts: vec![verdict],
        };
        site.do_as_system(Announce(imported.clone())).await;
        site.do_as_system(Announce(imported)).await;
        site.app.settle().await.unwrap();
        let read = question(&people.visitor, &id).await;
        assert_eq!(
            (read["duplicate_of"].as_str(), read["note"].as_str()),
            (Some(original.as_str()), Some("Asked before"))
        );
        assert!(page(&people.visitor, &id).await.says("Since version 3"));
    })
    .await;
}

#[tokio::test]
async fn a_verified_answer_that_is_hidden_verifies_nothing_until_it_is_shown() {
    on_both(plan, async |site| {
        let people = people(site).await;
        let moderator = site.staff("Mod", Role::Moderator).await;
        let id = ask(&people.asker, "Pump").await;
        let good = answer(&people.helper, &id, "Clean it.").await;
        people.agent.post(&format!("/answers/{good}/verdict/verified"), &[]).await.expect_ok();
        moderator.post(&format!("/p/{good}/hide"), &[("reason", "Checking")]).await.expect_ok();
        site.app.settle().await.unwrap();
        assert_eq!(question(&people.visitor, &id).await["verified"], false);
        moderator.post(&format!("/p/{good}/show"), &[]).await.expect_ok();
        site.app.settle().await.unwrap();
        assert_eq!(question(&people.visitor, &id).await["verified"], true);
    })
    .await;
}
