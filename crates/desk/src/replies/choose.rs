//! Choosing a reply for a question: a page, and options for the field beside the answer's form.

use super::{
    PATH, ReplyId, UseReply,
    fill::{self, Filled, Known},
};
use crate::{
    store::replies::{self, PlaceRow, ReplyRow},
    words::Words,
};
use askama::Template;
use axum::response::Response;
use madang_conversation::{self as conversation, DraftKey, QUESTION, SaveDraft, topic_url};
use madang_http::{Form, Path, Query};
use madang_kernel::{Actor, App, Result, TopicId};
use madang_people::People;
use madang_ui::{Link, NoticeKind, Page};
use serde::Deserialize;
use std::collections::BTreeMap;

/// How many are offered at once.
const OFFERED: i64 = 30;
/// How many are offered beside the form.
const OPTIONS: i64 = 8;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    q: String,
}

/// A reply to choose.
struct Line {
    id: ReplyId,
    name: String,
    folder: String,
    own: bool,
    text: String,
    lang: &'static str,
    missing: String,
}

#[derive(Template)]
#[template(path = "replies/choose.html")]
struct ChoosePage<'a> {
    page: &'a Page,
    w: Words,
    crumbs: Vec<Link>,
    path: &'static str,
    topic: TopicId,
    q: &'a str,
    lines: Vec<Line>,
}

#[derive(Template)]
#[template(path = "replies/options.html")]
struct Options<'a> {
    w: Words,
    lines: Vec<Line>,
    page: &'a Page,
}

/// A reply as it would answer a question.
pub(super) fn filled(app: &App, row: &ReplyRow, place: &PlaceRow, agent: madang_i18n::Lang) -> Filled {
    let lang = fill::language(row, &place.language, agent);
    let base = app.service::<People>().url("");
    fill::fill(fill::text_in(row, lang), lang, &Known::of(app, place, lang, base.trim_end_matches('/')))
}

async fn lines(
    app: &App,
    actor: &Actor,
    page: &Page,
    topic: TopicId,
    q: &str,
    limit: i64,
) -> Result<(PlaceRow, Vec<Line>)> {
    let mut conn = app.db().read().await?;
    let place = replies::place(&mut conn, actor, topic).await?;
    let rows = replies::list(&mut conn, actor.signed_in()?, q.trim(), "", limit).await?;
    drop(conn);
    let line = |row: ReplyRow| {
        let Filled { text, lang, missing } = filled(app, &row, &place, page.lang);
        let own = row.owner.is_some();
        let missing = missing.iter().map(|name| format!("{{{name}}}")).collect::<Vec<_>>().join(", ");
        Line { id: row.id, name: row.name, folder: row.folder, own, text, lang: lang.code(), missing }
    };
    let lines = rows.into_iter().map(line).collect();
    Ok((place, lines))
}

pub(super) async fn show(
    app: App,
    actor: Actor,
    page: Page,
    Path((topic,)): Path<(TopicId,)>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let (place, lines) = lines(&app, &actor, &page, topic, &asked.q, OFFERED).await?;
    let w = Words(page.lang);
    let page = page.titled(w.replies_choose()).unlisted();
    Ok(page.ok(&ChoosePage {
        w,
        crumbs: vec![
            Link::new(w.desk().to_owned(), "/desk".to_owned()),
            Link::new(place.title.clone(), topic_url(QUESTION, topic, &place.slug)),
        ],
        path: PATH,
        topic,
        q: asked.q.trim(),
        lines,
        page: &page,
    }))
}

pub(super) async fn options(
    app: App,
    actor: Actor,
    page: Page,
    Path((topic,)): Path<(TopicId,)>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let (_, lines) = lines(&app, &actor, &page, topic, &asked.q, OPTIONS).await?;
    Ok(page.ok(&Options { w: Words(page.lang), lines, page: &page }))
}

/// Puts a reply at the end of what was begun, and opens the form. Says which variables nothing is known about.
pub(super) async fn submit(
    app: App,
    actor: Actor,
    page: Page,
    Path((topic, reply)): Path<(TopicId, ReplyId)>,
    Form(_): Form<BTreeMap<String, String>>,
) -> Result<Response> {
    let mut conn = app.db().read().await?;
    let place = replies::place(&mut conn, &actor, topic).await?;
    let row = replies::one(&mut conn, actor.signed_in()?, reply).await?;
    let key = DraftKey::answer(topic);
    let kept = conversation::draft(&mut conn, &actor, &key).await?;
    drop(conn);
    let Filled { text, missing, .. } = filled(&app, &row, &place, page.lang);
    let begun = kept.map(|draft| draft.field("body").trim_end().to_owned()).filter(|text| !text.is_empty());
    let body = begun.map_or(text.clone(), |begun| format!("{begun}\n\n{text}"));
    app.run(&actor, SaveDraft { key, fields: BTreeMap::from([("body".to_owned(), body)]) }).await?;
    app.run(&actor, UseReply(reply)).await?;
    let url = format!("{}#write", topic_url(QUESTION, topic, &place.slug));
    let names = missing.iter().map(|name| format!("{{{name}}}")).collect::<Vec<_>>().join(", ");
    Ok(match missing.is_empty() {
        true => page.go_saying(url, NoticeKind::Good, Words(page.lang).reply_inserted()),
        false => page.go_saying(url, NoticeKind::Warn, Words(page.lang).reply_missing(names)),
    })
}
