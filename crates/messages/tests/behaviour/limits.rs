//! What keeps somebody from writing: bars, the automatic checks, and haste.

use crate::testing::{begin, begun, code, people, plan, said, text, write};
use madang_events::messages::MessageScreened;
use madang_kernel::{Actor, Command, Cx, Error, Event, Fields, MemberId, Result, Timestamp, sql};
use madang_people::{Answer, Screened, Screener, Screening, ShortKind, ShortText, silence};
use madang_testkit::{Plan, on_both};
use serde_json::{Value, json};
use std::time::Duration;

/// Lets a member begin one conversation a day, keeps "casino" waiting, flags "cheap" and covers "damn".
struct Checks;

impl Screener for Checks {
    fn ask<'a>(&'a self, _: &'a mut Cx<'_>, text: &'a ShortText<'a>) -> Answer<'a, Screened> {
        assert_eq!(text.kind, ShortKind::Message);
        let body = text.parts.iter().find(|(field, _)| *field == "body").map_or("", |(_, body)| *body);
        let answer = if text.begun_today.is_some_and(|begun| begun >= 1) {
            let mut fields = Fields::new();
            fields.add_with("body", "limit-of-the-test", "1");
            Err(Error::Invalid(fields))
        } else {
            let replaced = if body.contains("damn") { vec![("body", body.replace("damn", "…"))] } else { Vec::new() };
            let flagged = if body.contains("cheap") { vec!["cheap".to_owned()] } else { Vec::new() };
            Ok(Screened { replaced, flagged, waits: body.contains("casino"), ..Screened::default() })
        };
        Box::pin(async move { answer })
    }
}

fn checked() -> Plan {
    plan().with(&[], madang_http::Routes::new(), |builder, _| builder.service(Screening::by(Checks)))
}

#[tokio::test]
async fn new_members_begin_only_so_many_and_answer_and_reach_staff_freely() {
    on_both(checked, async |site| {
        let p = people(site).await;
        let (id, _) = begun(&p.mina, &["taro"], "Hi").await;
        assert_eq!(code(&begin(&p.mina, &["owen"], "Hi").await), "limit-of-the-test");
        begun(&p.mina, &["yuna"], "A question to the team").await;
        begun(&p.mina, &["taro"], "We talk already").await;
        write(&p.mina, &id, "And again").await.expect_ok();
        begun(&p.agent, &["owen"], "One").await;
        begun(&p.agent, &["taro"], "Two").await;
    })
    .await;
}

#[tokio::test]
async fn what_would_wait_is_refused_and_kept_in_the_form() {
    on_both(checked, async |site| {
        let p = people(site).await;
        let (id, _) = begun(&p.mina, &["taro"], "Hi").await;
        let answer = p.mina.post(&format!("/messages/{id}"), &[("body", "Come to my casino")]).await;
        assert_eq!(answer.status, 422);
        assert!(answer.says("Come to my casino") && answer.says("Our rules do not let this through."));
        write(&p.mina, &id, "Oh damn").await.expect_ok();
        assert_eq!(said(&p.taro, &id).await, ["Hi", "Oh …"]);
    })
    .await;
}

#[tokio::test]
async fn flagged_words_are_announced_and_the_message_stands() {
    on_both(checked, async |site| {
        let p = people(site).await;
        let (_, message) = begun(&p.mina, &["taro"], "A cheap pump").await;
        let mut conn = site.app.db().read().await.unwrap();
        let (payload,): (String,) =
            conn.q(sql!("SELECT payload FROM outbox WHERE kind = $1")).bind(MessageScreened::KIND).one().await.unwrap();
        let screened: MessageScreened = serde_json::from_str(&payload).unwrap();
        assert_eq!((screened.message.to_string(), screened.words), (message, vec!["cheap".to_owned()]));
    })
    .await;
}

struct Silence(MemberId, Timestamp);

impl Command for Silence {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        silence(cx, self.0, Some(self.1)).await
    }
}

#[tokio::test]
async fn whoever_is_silenced_reads_and_does_not_write() {
    on_both(plan, async |site| {
        let p = people(site).await;
        let (id, message) = begun(&p.mina, &["taro"], "Hi").await;
        let until = site.app.now() + Duration::from_secs(3600);
        site.do_as_system(Silence(p.mina.id(), until)).await;
        site.app.settle().await.unwrap();
        assert_eq!(code(&begin(&p.mina, &["owen"], "Hi").await), "silenced");
        assert_eq!(code(&write(&p.mina, &id, "Hi").await), "silenced");
        let edit = p.mina.api("PATCH", &format!("/api/v1/messages/{message}"), json!({ "body": "x" })).await;
        assert_eq!(code(&edit), "silenced");
        let page = p.mina.get(&format!("/messages/{id}")).await.expect_ok();
        assert!(!page.says("name=\"body\""));
        let form = p.mina.post(&format!("/messages/{id}"), &[("body", "Kept words")]).await;
        assert_eq!(form.status, 422);
        assert!(form.says("Kept words"));
        p.mina.api("PUT", "/api/v1/me/blocks/taro", Value::Null).await.expect_ok();
    })
    .await;
}

#[tokio::test]
async fn nobody_writes_without_end() {
    on_both(plan, async |site| {
        let p = people(site).await;
        let (id, _) = begun(&p.mina, &["taro"], "Hi").await;
        let mut last = write(&p.mina, &id, "again").await;
        for _ in 0..25 {
            last = write(&p.mina, &id, "again").await;
        }
        assert_eq!(last.status, 429);
        assert_eq!(text(&last.json()["code"]), "too-many");
        let form = p.mina.post(&format!("/messages/{id}"), &[("body", "Not lost")]).await;
        assert_eq!(form.status, 422);
        assert!(form.says("Not lost"));
    })
    .await;
}
