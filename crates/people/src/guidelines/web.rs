//! `/guidelines`: what everybody keeps to, and agreeing to it.

use super::{Document, Guidelines, agree_now, asked};
use crate::{
    page::{encode, way_back},
    store::guidelines as store,
    words::Words,
};
use askama::Template;
use axum::response::Response;
use madang_http::{Form, Path, Query};
use madang_i18n::Lang;
use madang_kernel::{Actor, App, Error, Result, Timestamp};
use madang_markdown::Context;
use madang_ui::{Markup, NoticeKind, Page};
use serde::Deserialize;

/// A rule as a page shows it.
struct ShownRule {
    code: String,
    title: String,
    html: Markup,
}

#[derive(Template)]
#[template(path = "guidelines/page.html")]
struct GuidelinesPage<'a> {
    page: &'a Page,
    t: Lang,
    /// `None` where there are none yet.
    shown: Option<&'a Guidelines>,
    /// The language of the text, where it is not the page's.
    lang: &'static str,
    introduction: Markup,
    rules: Vec<ShownRule>,
    /// Whether this is not the version in force.
    is_old: bool,
    /// What the reader is asked.
    consent: Consent,
    next: String,
}

/// How the reader stands to the version shown.
enum Consent {
    /// Nothing is asked: a visitor, an old version.
    None,
    /// Agreed at that time.
    Given(Timestamp),
    /// Not agreed yet.
    Open,
    /// Not agreed yet, and asked to by that time.
    Due(Timestamp),
    /// Not agreed yet, and until then nothing can be written.
    Overdue,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asking {
    next: String,
}

/// The guidelines in force.
pub(crate) async fn show(app: App, actor: Actor, page: Page, Query(query): Query<Asking>) -> Result<Response> {
    let latest = store::latest(&mut app.db().read().await?).await?;
    answer(&app, &actor, page, latest, false, &query.next).await
}

/// A version of them.
pub(crate) async fn version(app: App, actor: Actor, page: Page, Path((version,)): Path<(i64,)>) -> Result<Response> {
    let mut conn = app.db().read().await?;
    let wanted = store::version(&mut conn, version).await?;
    let is_old = store::latest(&mut conn).await?.is_none_or(|latest| latest.version != version);
    drop(conn);
    answer(&app, &actor, page, Some(wanted), is_old, "").await
}

async fn answer(
    app: &App,
    actor: &Actor,
    page: Page,
    shown: Option<Guidelines>,
    is_old: bool,
    next: &str,
) -> Result<Response> {
    let title = page.lang.guidelines_title();
    let page = page.titled(title);
    let consent = match &shown {
        Some(shown) if !is_old => consent(app, actor, shown.version).await?,
        _ => Consent::None,
    };
    let (text, lang) = shown.as_ref().map_or(("", ""), |shown| in_language(shown, page.lang));
    // What is kept was parsed when it was published.
    let document = Document::parse(text).unwrap_or_default();
    let html = |text: &str| Markup(madang_markdown::render(text, &Context::plain(page.lang.code())).html);
    let rules = document.rules.iter().map(|rule| ShownRule {
        code: rule.code.clone(),
        title: rule.title.clone(),
        html: html(&rule.text),
    });
    let template = GuidelinesPage {
        t: page.lang,
        introduction: html(&document.introduction),
        rules: rules.collect(),
        shown: shown.as_ref(),
        lang,
        is_old,
        consent,
        next: if next.is_empty() { String::new() } else { way_back(next).to_owned() },
        page: &page,
    };
    Ok(page.ok(&template))
}

/// The text in the reader's language or another, and which one where it is another.
fn in_language(shown: &Guidelines, lang: Lang) -> (&str, &'static str) {
    let text = shown.texts.get(lang);
    let of = |one: Lang| if one == lang { "" } else { one.code() };
    let found = [(Lang::Ko, &shown.texts.ko), (Lang::Ja, &shown.texts.ja), (Lang::En, &shown.texts.en)];
    (text, found.into_iter().find(|(_, one)| one.as_str() == text).map_or("", |(one, _)| of(one)))
}

async fn consent(app: &App, actor: &Actor, version: i64) -> Result<Consent> {
    let Some(member) = actor.id() else { return Ok(Consent::None) };
    let mut conn = app.db().read().await?;
    if let Some(at) = store::consented_at(&mut conn, member, version).await? {
        return Ok(Consent::Given(at));
    }
    let agreed = store::agreed(&mut conn, member).await?;
    Ok(match asked(app, agreed, app.now()) {
        None => Consent::Open,
        Some(asked) if asked.is_due && actor.bar().is_some() => Consent::Overdue,
        Some(asked) => Consent::Due(asked.due),
    })
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Input {
    version: i64,
    next: String,
}

/// Agrees to the version that was read.
pub(crate) async fn agree(app: App, actor: Actor, page: Page, Form(input): Form<Input>) -> Result<Response> {
    let next = if input.next.is_empty() { "/guidelines".to_owned() } else { way_back(&input.next).to_owned() };
    match agree_now(&app, &actor, input.version).await {
        Ok(()) => Ok(page.go_saying(next, NoticeKind::Good, page.lang.guidelines_agreed_notice())),
        Err(Error::Conflict(_)) => {
            let back = format!("/guidelines?next={}", encode(&input.next));
            Ok(page.go_saying(back, NoticeKind::Warn, page.lang.error_guidelines_changed()))
        }
        Err(error) => Err(error),
    }
}

#[derive(Template)]
#[template(path = "guidelines/versions.html")]
struct VersionsPage<'a> {
    page: &'a Page,
    t: Lang,
    versions: Vec<store::Listed>,
}

/// All versions there were.
pub(crate) async fn versions(app: App, page: Page) -> Result<Response> {
    let versions = store::versions(&mut app.db().read().await?).await?;
    let title = page.lang.guidelines_versions();
    let page = page.titled(title);
    Ok(page.ok(&VersionsPage { page: &page, t: page.lang, versions }))
}
