//! The forms beside a conversation.

use super::{Add, Attend, Leave, Rename};
use crate::{
    begin::{handles, recipients},
    rules::{Attention, ConversationId, reader},
    store::members,
    talk::web::{Typed, show_again},
    unread::Kept,
    words::Words,
};
use askama::Template;
use axum::response::Response;
use madang_http::{Form, Path};
use madang_kernel::{Actor, App, Error, Result};
use madang_ui::{Link, NoticeKind, Page, Section};

fn place(conversation: ConversationId) -> String {
    format!("/messages/{conversation}")
}

pub(super) async fn add(
    app: App,
    actor: Actor,
    page: Page,
    Path((conversation,)): Path<(ConversationId,)>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    let added = async {
        let found = recipients(&app, &actor, &handles(&typed.handle)).await.map_err(about_handle)?;
        let [member] = found.as_slice() else { return Err(Error::field("handle", "one-at-a-time")) };
        app.run(&actor, Add { conversation, member: *member }).await
    };
    match added.await {
        Ok(()) => Ok(page.go_saying(place(conversation), NoticeKind::Good, Words(page.lang).member_added())),
        Err(error @ (Error::Invalid(_) | Error::Refused(_) | Error::TooMany(_))) => {
            show_again(&app, &actor, page, conversation, &typed, error).await
        }
        Err(error) => Err(error),
    }
}

/// What is wrong with the line of handles, about the field of this form.
fn about_handle(error: Error) -> Error {
    let Error::Invalid(fields) = error else { return error };
    let mut here = madang_kernel::Fields::new();
    for (_, code) in &fields.0 {
        here.add_with("handle", code, fields.detail(code));
    }
    Error::Invalid(here)
}

pub(super) async fn rename(
    app: App,
    actor: Actor,
    page: Page,
    Path((conversation,)): Path<(ConversationId,)>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    match app.run(&actor, Rename { conversation, title: typed.title.clone() }).await {
        Ok(()) => Ok(page.go_saying(place(conversation), NoticeKind::Good, Words(page.lang).renamed_notice())),
        Err(error @ (Error::Invalid(_) | Error::Refused(_))) => {
            show_again(&app, &actor, page, conversation, &typed, error).await
        }
        Err(error) => Err(error),
    }
}

#[derive(Template)]
#[template(path = "group/leave.html")]
struct LeavePage<'a> {
    page: &'a Page,
    w: Words,
    crumbs: Vec<Link>,
    url: &'a str,
    back: &'a str,
}

/// Asks before somebody leaves.
pub(super) async fn ask_to_leave(
    app: App,
    actor: Actor,
    page: Page,
    Path((conversation,)): Path<(ConversationId,)>,
) -> Result<Response> {
    let part = members::part(&mut app.db().read().await?, conversation, reader(&actor)?).await?;
    if !part.is_group {
        return Err(Error::NotFound);
    }
    let w = Words(page.lang);
    let back = place(conversation);
    let crumbs = vec![Link::new(w.messages(), "/messages"), Link::new(w.back_to_it(), back.clone())];
    let page = page.titled(w.leave()).section(Section::Me).unlisted();
    Ok(page.ok(&LeavePage { w, crumbs, url: &format!("{back}/leave"), back: &back, page: &page }))
}

pub(super) async fn leave(
    app: App,
    actor: Actor,
    page: Page,
    Path((conversation,)): Path<(ConversationId,)>,
) -> Result<Response> {
    app.run(&actor, Leave(conversation)).await?;
    app.service::<Kept>().forget(&[actor.signed_in()?]);
    Ok(page.go_saying("/messages", NoticeKind::Good, Words(page.lang).left_notice()))
}

pub(super) async fn attend(
    app: App,
    actor: Actor,
    page: Page,
    Path((conversation,)): Path<(ConversationId,)>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    let attention = Attention::parse(&typed.attention).unwrap_or(Attention::Normal);
    app.run(&actor, Attend { conversation, attention }).await?;
    app.service::<Kept>().forget(&[actor.signed_in()?]);
    let said = Words(page.lang).attention_now(attention.as_str());
    Ok(page.go_saying(place(conversation), NoticeKind::Good, said))
}
