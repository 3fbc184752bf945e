//! Private messages that members report. Who keeps messages is another crate's; here somebody stands in for it.

use crate::testing::{cases, checked, mails_to, only_case, people, settle, text};
use madang_events::moderation::CaseSettled;
use madang_kernel::{App, Cx, Error, MemberId, MessageId, Recorded, Timestamp, Watcher, outbox::Applied};
use madang_moderation::{PrivateMessages, PrivateSource, ToldLine, ToldMessage};
use madang_people::Answer;
use madang_testkit::{Plan, on_both};
use serde_json::{Value, json};
use std::sync::{Arc, Mutex};

/// One conversation of the first two who ask: twelve messages, all by whoever is set as author.
#[derive(Clone, Default)]
struct Told {
    author: Arc<Mutex<Option<MemberId>>>,
    reader: Arc<Mutex<Option<MemberId>>>,
    hidden: Arc<Mutex<Vec<MessageId>>>,
}

impl PrivateMessages for Told {
    fn told<'a>(&'a self, cx: &'a mut Cx<'_>, message: MessageId) -> Answer<'a, ToldMessage> {
        let (author, reader) = (self.author.lock().unwrap().unwrap(), *self.reader.lock().unwrap());
        Box::pin(async move {
            if cx.actor().id() != reader && !cx.actor().is(author) {
                return Err(Error::NotFound);
            }
            let line = |n: i64| ToldLine {
                message: MessageId::new(n),
                author,
                name: "민지".into(),
                at: Timestamp::from_millis(n * 1000),
                markdown: format!("Message *{n}*."),
                html: format!("<p>Message <em>{n}</em>.</p>"),
            };
            let last = message.number();
            Ok(ToldMessage {
                author,
                title: "About the pump".into(),
                url: "/messages/c1".into(),
                lines: (last - 11..=last).map(line).collect(),
            })
        })
    }
}

impl Watcher for Told {
    fn name(&self) -> &'static str {
        "test.messages"
    }

    fn position(&self) -> Option<i64> {
        Some(0)
    }

    fn apply<'a>(&'a self, _app: &'a App, events: &'a [Recorded]) -> Applied<'a> {
        for event in events {
            if let Some(CaseSettled { message: Some(message), decision, .. }) = event.read()
                && decision == "hide"
            {
                self.hidden.lock().unwrap().push(message);
            }
        }
        Box::pin(async { Ok(()) })
    }
}

fn plan(told: &Told) -> Plan {
    let told = told.clone();
    checked().with(&[], madang_http::Routes::new(), move |builder, _| {
        builder.service(PrivateSource::by(told.clone())).watcher(told.clone())
    })
}

#[tokio::test]
async fn moderators_read_a_reported_message_and_nine_before_it_and_hide_it() {
    let told = Told::default();
    on_both(
        || plan(&told),
        async |site| {
            let people = people(site).await;
            *told.author.lock().unwrap() = Some(people.author.id());
            *told.reader.lock().unwrap() = Some(people.reader.id());
            told.hidden.lock().unwrap().clear();
            let message = MessageId::new(4_000_000_000);
            let path = format!("/messages/flags/{message}");
            let form = people.reader.get(&path).await.expect_ok();
            assert!(form.says("this message and up to nine before it") && form.says("About the pump"));
            assert_eq!(people.other.get(&path).await.status, 404);
            let api = format!("/api/v1/messages/{message}/flags");
            assert_eq!(people.moderator.api("POST", &api, json!({ "reason": "rude" })).await.status, 404);
            assert_eq!(people.author.api("POST", &api, json!({ "reason": "rude" })).await.status, 409);
            let sent = people.reader.post(&path, &[("reason", "rude"), ("note", "Again")]).await;
            assert_eq!(sent.location(), "/messages/c1");
            let case = only_case(&people.moderator).await;
            let listed = &cases(&people.moderator, "").await[0];
            assert_eq!((text(&listed["about"]), text(&listed["message"])), ("message".into(), message.to_string()));
            assert!(people.moderator.get("/moderation").await.expect_ok().says("Private message"));
            let page = people.moderator.get(&format!("/moderation/cases/{case}")).await.expect_ok();
            let (first, before) = (message.number() - 9, message.number() - 10);
            assert!(page.says(&format!("<em>{first}</em>")) && !page.says(&format!("<em>{before}</em>")));
            let detail = people.moderator.api("GET", &format!("/api/v1/moderation/cases/{case}"), Value::Null).await;
            assert_eq!(detail.json()["messages"].as_array().unwrap().len(), 10);
            for decision in ["remove", "edit"] {
                assert_eq!(settle(&people.moderator, &case, decision, "").await, 409);
            }
            assert_eq!(settle(&people.moderator, &case, "hide", "Be kind.").await, 204);
            site.app.settle().await.unwrap();
            assert_eq!(*told.hidden.lock().unwrap(), [message]);
            assert!(mails_to(site, "author").await.concat().contains("Be kind."));
            let heard = mails_to(site, "reader").await.concat();
            assert!(heard.contains("You reported a private message.") && heard.contains("agreed with you"), "{heard}");
            let own = people.reader.get("/settings/flags").await.expect_ok();
            assert!(own.says("About the pump") && own.says("The moderators agreed and acted"));
        },
    )
    .await;
}
