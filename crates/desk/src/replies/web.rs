//! The saved replies as pages.

use super::{
    ChangeReply, DropReply, KeepReply, MOST, PATH, ReplyId, SavedReply,
    fill::{self, VARIABLES},
};
use crate::{
    store::replies::{self, ReplyRow},
    words::Words,
};
use askama::Template;
use axum::response::Response;
use madang_http::{Form, Path, Query};
use madang_i18n::{Lang, Localized};
use madang_kernel::{Actor, App, Error, Result};
use madang_ui::{Choice, FieldErrors, NoticeKind, Page};
use serde::Deserialize;

/// What is looked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    q: String,
    folder: String,
}

/// A reply in the list.
struct Line {
    row: ReplyRow,
    text: String,
    lang: &'static str,
    languages: Vec<String>,
}

#[derive(Template)]
#[template(path = "replies/list.html")]
struct ListPage<'a> {
    page: &'a Page,
    w: Words,
    asked: &'a Asked,
    folders: Vec<Choice>,
    lines: Vec<Line>,
}

/// What the form holds.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    name: String,
    folder: String,
    ko: String,
    ja: String,
    en: String,
    whose: String,
}

impl Typed {
    fn parse(&self) -> Result<SavedReply> {
        let texts = Localized { ko: self.ko.clone(), ja: self.ja.clone(), en: self.en.clone() };
        SavedReply::parse(&self.name, &self.folder, &texts, self.whose != "own")
    }
}

impl From<ReplyRow> for Typed {
    fn from(row: ReplyRow) -> Typed {
        let whose = if row.owner.is_some() { "own" } else { "team" };
        let whose = whose.to_owned();
        Typed { name: row.name, folder: row.folder, ko: row.ko, ja: row.ja, en: row.en, whose }
    }
}

#[derive(Template)]
#[template(path = "replies/edit.html")]
struct EditPage<'a> {
    page: &'a Page,
    w: Words,
    title: &'static str,
    action: String,
    delete: Option<String>,
    folders: Vec<String>,
    whose: Vec<Choice>,
    variables: Vec<(String, String)>,
    typed: &'a Typed,
    errors: &'a FieldErrors,
}

pub(super) async fn list(app: App, actor: Actor, page: Page, Query(asked): Query<Asked>) -> Result<Response> {
    let me = actor.signed_in()?;
    let mut conn = app.db().read().await?;
    let rows = replies::list(&mut conn, me, asked.q.trim(), &asked.folder, MOST * 2).await?;
    let folders = replies::folders(&mut conn, me).await?;
    drop(conn);
    let w = Words(page.lang);
    let line = |row: ReplyRow| {
        let lang = fill::language(&row, page.lang.code(), page.lang);
        let has = |lang: &Lang| !fill::text_in(&row, *lang).is_empty();
        let languages = [Lang::Ko, Lang::Ja, Lang::En].into_iter().filter(has).map(|one| w.language(one.code()));
        Line { text: fill::text_in(&row, lang).to_owned(), lang: lang.code(), languages: languages.collect(), row }
    };
    let lines = rows.into_iter().map(line).collect();
    let page = page.titled(w.replies()).unlisted();
    let folders = folders.into_iter().map(|name| Choice::new(name.clone(), name)).collect();
    Ok(page.ok(&ListPage { w, asked: &asked, folders, lines, page: &page }))
}

pub(super) async fn new(app: App, actor: Actor, page: Page) -> Result<Response> {
    let typed = Typed { whose: "team".to_owned(), ..Typed::default() };
    form(&app, &actor, page, None, &typed, &FieldErrors::none()).await
}

pub(super) async fn submit_new(app: App, actor: Actor, page: Page, Form(typed): Form<Typed>) -> Result<Response> {
    let kept = async { app.run(&actor, KeepReply(typed.parse()?)).await };
    match kept.await {
        Ok(_) => Ok(page.go_saying(PATH, NoticeKind::Good, Words(page.lang).reply_saved())),
        Err(error) => again(&app, &actor, page, None, &typed, error).await,
    }
}

pub(super) async fn edit(app: App, actor: Actor, page: Page, Path((reply,)): Path<(ReplyId,)>) -> Result<Response> {
    let row = replies::one(&mut app.db().read().await?, actor.signed_in()?, reply).await?;
    form(&app, &actor, page, Some(reply), &row.into(), &FieldErrors::none()).await
}

pub(super) async fn submit(
    app: App,
    actor: Actor,
    page: Page,
    Path((reply,)): Path<(ReplyId,)>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    let changed = async { app.run(&actor, ChangeReply { reply, saved: typed.parse()? }).await };
    match changed.await {
        Ok(()) => Ok(page.go_saying(PATH, NoticeKind::Good, Words(page.lang).reply_saved())),
        Err(error) => again(&app, &actor, page, Some(reply), &typed, error).await,
    }
}

pub(super) async fn submit_delete(
    app: App,
    actor: Actor,
    page: Page,
    Path((reply,)): Path<(ReplyId,)>,
) -> Result<Response> {
    app.run(&actor, DropReply(reply)).await?;
    Ok(page.go_saying(PATH, NoticeKind::Good, Words(page.lang).reply_deleted()))
}

async fn again(
    app: &App,
    actor: &Actor,
    page: Page,
    reply: Option<ReplyId>,
    typed: &Typed,
    error: Error,
) -> Result<Response> {
    let errors = Words(page.lang).form_errors(error)?;
    form(app, actor, page, reply, typed, &errors).await
}

async fn form(
    app: &App,
    actor: &Actor,
    page: Page,
    reply: Option<ReplyId>,
    typed: &Typed,
    errors: &FieldErrors,
) -> Result<Response> {
    let me = actor.signed_in()?;
    let mut conn = app.db().read().await?;
    if let Some(reply) = reply {
        replies::one(&mut conn, me, reply).await?;
    }
    let folders = replies::folders(&mut conn, me).await?;
    drop(conn);
    let w = Words(page.lang);
    let title = if reply.is_some() { w.reply_edit() } else { w.reply_new() };
    let page = page.titled(title).unlisted();
    let template = EditPage {
        w,
        title,
        action: reply.map_or(format!("{PATH}/new"), |id| format!("{PATH}/{id}")),
        delete: reply.map(|id| format!("{PATH}/{id}/delete")),
        folders,
        whose: vec![Choice::new("team", w.reply_team()), Choice::new("own", w.reply_own())],
        variables: VARIABLES.iter().map(|name| (format!("{{{name}}}"), w.variable(name))).collect(),
        typed,
        errors,
        page: &page,
    };
    Ok(if errors.is_empty() { page.ok(&template) } else { page.retry(&template) })
}
