//! Inviting on the question's page at the desk.

use super::Invite;
use crate::{thread, words::Words};
use axum::response::Response;
use madang_http::{Form, Path};
use madang_kernel::{Actor, App, Error, Result, TopicId};
use madang_ui::{NoticeKind, Page};
use serde::Deserialize;

/// What was typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    member: String,
    note: String,
}

pub(super) async fn submit(
    app: App,
    actor: Actor,
    page: Page,
    Path((topic,)): Path<(TopicId,)>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    let invited = async { app.run(&actor, Invite::parse(topic, &typed.member, &typed.note)?).await };
    match invited.await {
        Ok(()) => {
            Ok(page.go_saying(format!("/desk/{topic}#experts"), NoticeKind::Good, Words(page.lang).invited_now()))
        }
        Err(error @ (Error::Invalid(_) | Error::Refused(_) | Error::Conflict(_))) => {
            thread::invite_again(&app, &actor, page, topic, (typed.member, typed.note), error).await
        }
        Err(error) => Err(error),
    }
}
