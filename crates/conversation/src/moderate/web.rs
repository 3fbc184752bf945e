//! What moderators do, on pages.

use super::{Hide, Move, Switch, SwitchTopic, why};
use crate::{
    Spaces, TopicHead, Words as _, find_post,
    forms::{form_errors, or_say},
    post_url, topic_head,
};
use askama::Template;
use axum::response::Response;
use madang_http::{Access, Form, Path, Routes};
use madang_i18n::Lang;
use madang_kernel::{Actor, App, Error, Permission, PostId, Result, SpaceId, TopicId};
use madang_ui::{Choice, FieldErrors, NoticeKind, Page};
use serde::Deserialize;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/topics/{topic}/lock", Access::Moderator, ask_lock)
        .post("/topics/{topic}/lock", Access::Moderator, lock)
        .get("/topics/{topic}/unlock", Access::Moderator, ask_unlock)
        .post("/topics/{topic}/unlock", Access::Moderator, unlock)
        .get("/topics/{topic}/pin", Access::Moderator, ask_pin)
        .post("/topics/{topic}/pin", Access::Moderator, pin)
        .get("/topics/{topic}/unpin", Access::Moderator, ask_unpin)
        .post("/topics/{topic}/unpin", Access::Moderator, unpin)
        .get("/topics/{topic}/move", Access::Member, ask_where)
        .post("/topics/{topic}/move", Access::Member, submit_move)
        .get("/p/{post}/hide", Access::Member, ask_why)
        .post("/p/{post}/hide", Access::Member, submit_hide)
        .post("/p/{post}/show", Access::Member, show_again)
}

/// A reason, as it was typed.
#[derive(Default, Deserialize)]
#[serde(default)]
struct WhyInput {
    reason: String,
}

/// Asks for a reason before something is switched.
#[derive(Template)]
#[template(path = "moderate/switch.html")]
pub(crate) struct SwitchPage<'a> {
    pub(crate) page: &'a Page,
    pub(crate) t: Lang,
    pub(crate) errors: &'a FieldErrors,
    pub(crate) title: &'a str,
    pub(crate) lead: &'a str,
    /// What it is about, and where that is.
    pub(crate) name: &'a str,
    pub(crate) url: String,
    pub(crate) action: String,
    pub(crate) label: &'a str,
    pub(crate) icon: &'static str,
    /// Who reads the reason.
    pub(crate) help: &'a str,
    pub(crate) reason: &'a str,
}

macro_rules! switches {
    ($($ask:ident, $do:ident: $switch:expr;)*) => {
        $(
            async fn $ask(app: App, actor: Actor, page: Page, Path((topic,)): Path<(TopicId,)>) -> Result<Response> {
                switch_page(&app, &actor, page, topic, $switch, &FieldErrors::none(), "").await
            }

            async fn $do(
                app: App,
                actor: Actor,
                page: Page,
                Path((topic,)): Path<(TopicId,)>,
                Form(input): Form<WhyInput>,
            ) -> Result<Response> {
                switch(&app, &actor, page, topic, $switch, &input.reason).await
            }
        )*
    };
}

switches! {
    ask_lock, lock: Switch::Locked(true);
    ask_unlock, unlock: Switch::Locked(false);
    ask_pin, pin: Switch::Pinned(true);
    ask_unpin, unpin: Switch::Pinned(false);
}

async fn switch(app: &App, actor: &Actor, page: Page, topic: TopicId, switch: Switch, typed: &str) -> Result<Response> {
    let reason = match why(typed) {
        Ok(reason) => reason,
        Err(code) => {
            let errors = form_errors(&page, Error::field("reason", code))?;
            return switch_page(app, actor, page, topic, switch, &errors, typed).await;
        }
    };
    let topic = app.run(actor, SwitchTopic { topic, switch, reason }).await?;
    let said = match switch {
        Switch::Locked(true) => page.lang.topic_locked(),
        Switch::Locked(false) => page.lang.topic_unlocked(),
        Switch::Pinned(true) => page.lang.topic_pinned(),
        Switch::Pinned(false) => page.lang.topic_unpinned(),
    };
    Ok(page.go_saying(topic.url(), NoticeKind::Good, said))
}

async fn switch_page(
    app: &App,
    actor: &Actor,
    page: Page,
    topic: TopicId,
    switch: Switch,
    errors: &FieldErrors,
    reason: &str,
) -> Result<Response> {
    let mut conn = app.db().read().await?;
    let topic = topic_head(&mut conn, actor, topic).await?;
    drop(conn);
    let t = page.lang;
    let (title, lead, label, icon, verb) = match switch {
        Switch::Locked(true) => (t.lock_title(), t.lock_lead(), t.topic_lock(), "lock", "lock"),
        Switch::Locked(false) => (t.unlock_title(), t.unlock_lead(), t.topic_unlock(), "lock-open", "unlock"),
        Switch::Pinned(true) => (t.pin_title(), t.pin_lead(), t.topic_pin(), "pin", "pin"),
        Switch::Pinned(false) => (t.unpin_title(), t.unpin_lead(), t.topic_unpin(), "pin-off", "unpin"),
    };
    let is_lock = matches!(switch, Switch::Locked(_));
    let page = page.titled(title).unlisted();
    let template = SwitchPage {
        t,
        title,
        lead,
        label,
        icon,
        name: &topic.title,
        url: topic.url(),
        action: format!("/topics/{}/{verb}", topic.id),
        help: if is_lock { t.reason_in_thread() } else { t.reason_in_log() },
        errors,
        reason,
        page: &page,
    };
    Ok(if errors.is_empty() { page.ok(&template) } else { page.retry(&template) })
}

#[derive(Template)]
#[template(path = "moderate/move.html")]
struct MovePage<'a> {
    page: &'a Page,
    t: Lang,
    errors: &'a FieldErrors,
    topic: &'a TopicHead,
    spaces: Vec<Choice>,
    chosen: &'a MoveInput,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct MoveInput {
    space: String,
    reason: String,
}

/// Only who hides and moves in a space is asked for more.
fn may_tidy(actor: &Actor, space: SpaceId) -> Result<()> {
    if actor.can(Permission::Tidy, space) { Ok(()) } else { Err(actor.refusal(Some(space))) }
}

async fn ask_where(app: App, actor: Actor, page: Page, Path((topic,)): Path<(TopicId,)>) -> Result<Response> {
    let mut conn = app.db().read().await?;
    let topic = topic_head(&mut conn, &actor, topic).await?;
    may_tidy(&actor, topic.space)?;
    let title = page.lang.move_title();
    let page = page.titled(title).unlisted();
    let chosen = MoveInput { space: topic.space.to_string(), reason: String::new() };
    Ok(page.ok(&move_page(&page, &app, &actor, &topic, &FieldErrors::none(), &chosen)))
}

async fn submit_move(
    app: App,
    actor: Actor,
    page: Page,
    Path((id,)): Path<(TopicId,)>,
    Form(input): Form<MoveInput>,
) -> Result<Response> {
    let outcome = match (input.space.parse::<SpaceId>(), why(&input.reason)) {
        (Ok(to), Ok(reason)) => app.run(&actor, Move { topic: id, to, reason }).await,
        (Err(code), _) => Err(Error::field("space", code)),
        (_, Err(code)) => Err(Error::field("reason", code)),
    };
    match outcome {
        Ok(topic) => Ok(page.go_saying(topic.url(), NoticeKind::Good, page.lang.topic_moved())),
        Err(error) => {
            let errors = form_errors(&page, error)?;
            let mut conn = app.db().read().await?;
            let topic = topic_head(&mut conn, &actor, id).await?;
            Ok(page.retry(&move_page(&page, &app, &actor, &topic, &errors, &input)))
        }
    }
}

fn move_page<'a>(
    page: &'a Page,
    app: &App,
    actor: &Actor,
    topic: &'a TopicHead,
    errors: &'a FieldErrors,
    chosen: &'a MoveInput,
) -> MovePage<'a> {
    let spaces = app.service::<Spaces>().now();
    let may = |space: SpaceId| actor.can(Permission::Moderate, space) || actor.can(Permission::Start, space);
    let takes = |space: &&crate::Space| space.kind.takes(&topic.kind) && !space.rule.archived;
    let fitting = spaces.visible(actor).filter(takes).filter(|space| space.id == topic.space || may(space.id));
    let spaces = fitting.map(|space| Choice::new(space.id.to_string(), space.name.get(page.lang))).collect();
    MovePage { page, t: page.lang, errors, topic, spaces, chosen }
}

#[derive(Template)]
#[template(path = "moderate/hide.html")]
struct HidePage<'a> {
    page: &'a Page,
    t: Lang,
    errors: &'a FieldErrors,
    post: PostId,
    reason: &'a str,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct HideInput {
    reason: String,
}

async fn ask_why(app: App, actor: Actor, page: Page, Path((post,)): Path<(PostId,)>) -> Result<Response> {
    let mut conn = app.db().read().await?;
    let (post, topic) = find_post(&mut conn, &actor, post).await?;
    may_tidy(&actor, topic.space)?;
    let title = page.lang.hide_title();
    let page = page.titled(title).unlisted();
    let errors = &FieldErrors::none();
    Ok(page.ok(&HidePage { page: &page, t: page.lang, errors, post: post.id, reason: &post.hidden_reason }))
}

async fn submit_hide(
    app: App,
    actor: Actor,
    page: Page,
    Path((post,)): Path<(PostId,)>,
    Form(input): Form<HideInput>,
) -> Result<Response> {
    let outcome = match Hide::reason(&input.reason) {
        Ok(reason) => app.run(&actor, Hide { post, reason: Some(reason), tells: true }).await,
        Err(code) => Err(Error::field("reason", code)),
    };
    match outcome {
        Ok(_) => Ok(page.go_saying(post_url(post), NoticeKind::Good, page.lang.post_hidden())),
        Err(error) => {
            let errors = &form_errors(&page, error)?;
            Ok(page.retry(&HidePage { page: &page, t: page.lang, errors, post, reason: &input.reason }))
        }
    }
}

async fn show_again(app: App, actor: Actor, page: Page, Path((post,)): Path<(PostId,)>) -> Result<Response> {
    match app.run(&actor, Hide { post, reason: None, tells: false }).await {
        Ok(_) => Ok(page.go_saying(post_url(post), NoticeKind::Good, page.lang.post_shown())),
        Err(error) => or_say(&page, &post_url(post), error),
    }
}
