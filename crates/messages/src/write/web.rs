//! The form below a conversation.

use super::Write;
use crate::{
    rules::{ConversationId, rendered},
    talk::web::{Typed, show_again},
};
use axum::response::Response;
use madang_http::{Form, Path};
use madang_kernel::{Actor, App, Error, Result};
use madang_ui::Page;

pub(super) async fn submit(
    app: App,
    actor: Actor,
    page: Page,
    Path((conversation,)): Path<(ConversationId,)>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    let written =
        async { app.run(&actor, Write { conversation, body: rendered(&app, &typed.body).await? }).await }.await;
    match written {
        Ok(message) => Ok(page.go(format!("/messages/{conversation}#p{message}"))),
        Err(error @ (Error::Invalid(_) | Error::Refused(_) | Error::TooMany(_))) => {
            show_again(&app, &actor, page, conversation, &typed, error).await
        }
        Err(error) => Err(error),
    }
}
