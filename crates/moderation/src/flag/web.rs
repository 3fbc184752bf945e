//! Where members flag, and see what came of it.

use super::{Flag, FlagId, Reason, Subject, SubjectKind, TakeBack, private::LookAt};
use crate::{
    case::Decision,
    standing::OwnTabs,
    store::flags::{self, OwnFlagRow},
    words::Words,
};
use askama::Template;
use axum::response::Response;
use madang_conversation::{ARTICLE, QUESTION, TopicState, find_post, html_lang, post_url, profile_url};
use madang_http::{Access, Cursor, Form, Listed, Path, Query, Routes};
use madang_kernel::{Actor, App, Error, MessageId, PostId, Result};
use madang_people::member_by_handle;
use madang_ui::{Choice, FieldErrors, NoticeKind, Page, Pager, Section};
use serde::Deserialize;

/// How many flags a page shows.
pub(super) const PAGE: usize = 30;
const OWN: &str = "/settings/flags";

/// Where posts and profiles are flagged.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/p/{post}/flag", Access::Member, show_post)
        .post("/p/{post}/flag", Access::Member, submit_post)
        .get("/m/{handle}/flag", Access::Member, show_member)
        .post("/m/{handle}/flag", Access::Member, submit_member)
        .get("/messages/flags/{message}", Access::Member, show_message)
        .post("/messages/flags/{message}", Access::Member, submit_message)
        .get(OWN, Access::Member, own)
        .post("/settings/flags/{flag}/take-back", Access::Member, take_back)
        .post("/api/v1/posts/{id}/flags", Access::Member, super::api::flag_post)
        .post("/api/v1/members/{handle}/flags", Access::Member, super::api::flag_member)
        .post("/api/v1/messages/{message}/flags", Access::Member, super::api::flag_message)
        .get("/api/v1/me/flags", Access::Member, super::api::list)
        .delete("/api/v1/me/flags/{flag}", Access::Member, super::api::take_back)
}

/// What was typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Typed {
    reason: String,
    note: String,
}

/// What a form is about.
struct About {
    subject: Subject,
    title: String,
    lang: String,
    url: String,
    /// Where it is sent.
    action: String,
    /// Where it is said that the text is wrong or outdated, of what is kept up to date.
    content_url: Option<String>,
    is_own: bool,
}

impl About {
    async fn post(app: &App, actor: &Actor, post: PostId) -> Result<About> {
        let (post, topic) = find_post(&mut app.db().read().await?, actor, post).await?;
        let kept = match topic.kind.as_str() {
            ARTICLE => topic.state != TopicState::Archived,
            QUESTION => topic.state == TopicState::Solved,
            _ => false,
        };
        Ok(About {
            subject: Subject::Post(post.id),
            lang: html_lang(&topic.language).to_owned(),
            url: post_url(post.id),
            action: format!("{}/flag", post_url(post.id)),
            content_url: kept.then(|| format!("/reviews/{}/flag", topic.id)),
            is_own: actor.is(post.author),
            title: topic.title,
        })
    }

    async fn member(app: &App, actor: &Actor, handle: &str) -> Result<About> {
        let member = member_by_handle(&mut app.db().read().await?, actor, handle).await?;
        let url = profile_url(&member.handle);
        Ok(About {
            subject: Subject::Member(member.id),
            lang: String::new(),
            action: format!("{url}/flag"),
            content_url: None,
            is_own: actor.is(member.id),
            title: member.name,
            url,
        })
    }

    async fn message(app: &App, actor: &Actor, message: MessageId) -> Result<About> {
        let told = app.run(actor, LookAt(message)).await?;
        Ok(About {
            subject: Subject::Message(message),
            title: told.title,
            lang: String::new(),
            url: told.url,
            action: format!("/messages/flags/{message}"),
            content_url: None,
            is_own: actor.is(told.author),
        })
    }
}

#[derive(Template)]
#[template(path = "flag/flag.html")]
struct FlagPage<'a> {
    page: &'a Page,
    w: Words,
    about: &'a About,
    title: &'static str,
    lead: &'static str,
    /// What moderators will read besides.
    read: &'static str,
    reasons: Vec<Choice>,
    typed: &'a Typed,
    errors: &'a FieldErrors,
    /// Why it cannot be flagged, if it cannot.
    instead: Option<&'static str>,
}

async fn show_post(app: App, actor: Actor, page: Page, Path((post,)): Path<(PostId,)>) -> Result<Response> {
    let about = About::post(&app, &actor, post).await?;
    form(&app, &actor, page, &about, &Typed::default(), None).await
}

async fn show_member(app: App, actor: Actor, page: Page, Path((handle,)): Path<(String,)>) -> Result<Response> {
    let about = About::member(&app, &actor, &handle).await?;
    form(&app, &actor, page, &about, &Typed::default(), None).await
}

async fn submit_post(
    app: App,
    actor: Actor,
    page: Page,
    Path((post,)): Path<(PostId,)>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    let about = About::post(&app, &actor, post).await?;
    submit(&app, &actor, page, &about, &typed).await
}

async fn submit_member(
    app: App,
    actor: Actor,
    page: Page,
    Path((handle,)): Path<(String,)>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    let about = About::member(&app, &actor, &handle).await?;
    submit(&app, &actor, page, &about, &typed).await
}

async fn show_message(app: App, actor: Actor, page: Page, Path((message,)): Path<(MessageId,)>) -> Result<Response> {
    let about = About::message(&app, &actor, message).await?;
    form(&app, &actor, page, &about, &Typed::default(), None).await
}

async fn submit_message(
    app: App,
    actor: Actor,
    page: Page,
    Path((message,)): Path<(MessageId,)>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    let about = About::message(&app, &actor, message).await?;
    submit(&app, &actor, page, &about, &typed).await
}

async fn submit(app: &App, actor: &Actor, page: Page, about: &About, typed: &Typed) -> Result<Response> {
    let done = match Flag::parse(about.subject, &typed.reason, &typed.note) {
        Ok(command) => app.run(actor, command).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(_) => Ok(page.go_saying(&about.url, NoticeKind::Good, Words(page.lang).flagged_now())),
        Err(error) => form(app, actor, page, about, typed, Some(error)).await,
    }
}

async fn form(
    app: &App,
    actor: &Actor,
    page: Page,
    about: &About,
    typed: &Typed,
    error: Option<Error>,
) -> Result<Response> {
    let w = Words(page.lang);
    let errors = error.map_or(Ok(FieldErrors::none()), |error| w.form_errors(error))?;
    let flagged = match actor.id() {
        Some(member) => flags::is_open(&mut app.db().read().await?, about.subject, member).await?,
        None => false,
    };
    let instead = if about.is_own { Some("own-subject") } else { flagged.then_some("flagged-already") };
    let (title, lead, read) = match about.subject.kind() {
        SubjectKind::Post => (w.flag_title(), w.flag_lead(), ""),
        SubjectKind::Member => (w.flag_profile_title(), w.flag_profile_lead(), ""),
        SubjectKind::Message => (w.flag_message_title(), w.flag_message_lead(), w.flag_message_read()),
    };
    let page = page.titled(title).unlisted();
    let reasons = Reason::OFFERED
        .map(|one| Choice { help: w.reason_help(one.as_str()), ..Choice::new(one.as_str(), w.reason(one.as_str())) });
    let template = FlagPage {
        w,
        about,
        title,
        lead,
        read,
        reasons: reasons.to_vec(),
        typed,
        errors: &errors,
        instead: instead.map(|code| w.sentence(code)),
        page: &page,
    };
    Ok(if errors.is_empty() { page.ok(&template) } else { page.retry(&template) })
}

/// Which page of one's flags.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct After {
    after: Option<Cursor>,
}

struct OwnLine {
    row: OwnFlagRow,
    title: String,
    url: String,
    lang: String,
    reason: String,
    /// What came of it; empty while nobody has settled it.
    outcome: String,
    agreed: bool,
}

#[derive(Template)]
#[template(path = "flag/own.html")]
struct OwnPage<'a> {
    page: &'a Page,
    w: Words,
    tabs: Option<OwnTabs>,
    lines: Vec<OwnLine>,
    pager: Pager,
}

async fn own(app: App, actor: Actor, page: Page, Query(after): Query<After>) -> Result<Response> {
    let w = Words(page.lang);
    let found = list(&app, &actor, after.after, PAGE).await?;
    let page = page.titled(w.own_title()).section(Section::Me).unlisted();
    Ok(page.ok(&OwnPage {
        w,
        tabs: Some(OwnTabs::of(&page, OWN)),
        pager: Pager {
            newer: after.after.map(|_| OWN.to_owned()),
            older: found.next.map(|next| format!("{OWN}?after={next}")),
        },
        lines: found.items.into_iter().map(|row| line(w, row)).collect(),
        page: &page,
    }))
}

fn line(w: Words, row: OwnFlagRow) -> OwnLine {
    let (title, url) = named(&row);
    let outcome = outcome(&row);
    OwnLine {
        title: if title.is_empty() { w.own_gone().to_owned() } else { title },
        url: url.unwrap_or_default(),
        lang: html_lang(row.language.as_deref().unwrap_or_default()).to_owned(),
        reason: w.reason(row.reason.as_str()),
        outcome: outcome.map(|code| w.outcome(code)).unwrap_or_default(),
        agreed: outcome == Some("agreed"),
        row,
    }
}

/// What a flag was about, as far as the member still sees it.
pub(super) fn named(row: &OwnFlagRow) -> (String, Option<String>) {
    let conversation = (row.conversation.clone().unwrap_or_default(), row.conversation_url.clone());
    match (row.kind, row.post, &row.handle) {
        (SubjectKind::Message, ..) => conversation,
        (SubjectKind::Post, post, _) => (row.title.clone().unwrap_or_default(), post.map(post_url)),
        (SubjectKind::Member, _, handle) => (row.name.clone().unwrap_or_default(), handle.as_deref().map(profile_url)),
    }
}

/// What came of a flag, once it is settled.
pub(super) fn outcome(row: &OwnFlagRow) -> Option<&'static str> {
    row.settled_at?;
    Decision::parse(&row.decision).map(Decision::outcome)
}

/// A page of the actor's own flags.
pub(super) async fn list(app: &App, actor: &Actor, after: Option<Cursor>, limit: usize) -> Result<Listed<OwnFlagRow>> {
    let member = actor.signed_in()?;
    let before = FlagId::new(after.unwrap_or_else(Cursor::start).id);
    let mut conn = app.db().read().await?;
    let rows = flags::of_member(&mut conn, member, actor.visible_spaces(), before, limit as i64 + 1).await?;
    Ok(Listed::of(rows, limit, |row| Cursor::after(row.id.number(), row.id.number())))
}

async fn take_back(app: App, actor: Actor, page: Page, Path((flag,)): Path<(FlagId,)>) -> Result<Response> {
    let w = Words(page.lang);
    match app.run(&actor, TakeBack { flag }).await {
        Ok(()) => Ok(page.go_saying(OWN, NoticeKind::Good, w.taken_back())),
        Err(error) => Ok(page.go_saying(OWN, NoticeKind::Bad, w.why_not(error)?)),
    }
}
