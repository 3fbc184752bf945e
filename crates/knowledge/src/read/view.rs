//! What the template of an article's page shows, worked out beforehand.

use super::{Composer, Found, contents, contents::Contents, structured};
use crate::{
    article::Stage,
    page::{ascii, product_name},
    rate::Reason,
    store::{reading::SisterRow, sources::SourceRow},
    words::Words,
};
use askama::Template;
use axum::{
    http::{StatusCode, header},
    response::Response,
};
use madang_conversation::{
    ARTICLE, Space, Spaces, TICKET, Thread, Words as _, html_lang, person, profile_url, topic_url,
};
use madang_http::content_policy;
use madang_i18n::Lang;
use madang_kernel::{Actor, App, Permission, Timestamp, Visibility};
use madang_ui::{Link, Markup, Page, Pager, Person, Section};

/// A day, in milliseconds.
const DAY: i64 = 86_400_000;
/// No article is longer, in characters.
const LONGEST: usize = 100_000;
/// Characters that somebody reads in a minute: of Korean and Japanese, and of other languages.
const PER_MINUTE: [usize; 2] = [500, 1_100];

/// The same article in another language.
struct Translation {
    lang: String,
    name: &'static str,
    url: String,
}

/// A thread that it was made of.
struct Source {
    url: String,
    title: String,
    lang: String,
}

/// The page. Its template has more than this crate's own words: those of the conversation's parts of it.
#[derive(Template)]
#[template(path = "read/article.html")]
struct ArticlePage<'a> {
    page: &'a Page,
    w: Words,
    thread: &'a Thread,
    article: &'a SisterRow,
    /// When it was last published anew, where that was not on the first day.
    revised_at: Option<Timestamp>,
    crumbs: Vec<Link>,
    contents: &'a Contents,
    body: Markup,
    author: Person,
    kind: String,
    minutes: i64,
    product: Option<String>,
    translations: Vec<Translation>,
    /// A newer revision of the original that this translation does not say yet; its address.
    behind: Option<String>,
    sources: Vec<Source>,
    thanks: Vec<Link>,
    desk_url: Option<String>,
    /// What of a newer revision staff should know.
    staged: Option<String>,
    reasons: Vec<(&'static str, String)>,
    pager: Pager,
    live_url: String,
    comments_url: String,
    composer: &'a Composer,
}

/// The page, made.
pub(super) fn render(
    app: &App,
    actor: &Actor,
    page: Page,
    found: Found,
    composer: Composer,
    status: StatusCode,
) -> Response {
    let Found { thread, first_page, article, sisters, sources } = &found;
    let head = &thread.topic;
    let w = Words(page.lang);
    let spaces = app.service::<Spaces>().now();
    let space = spaces.get(head.space);
    let contents = contents::of(&thread.opening.html, w.anchor_label());
    let public = space.is_some_and(|space| space.visibility() == Visibility::Everyone);
    let page = describe(page, thread, article, sisters, &contents, public);
    let staff = actor.may(Permission::EditAny);
    let template = ArticlePage {
        w,
        article,
        revised_at: article.published_at.filter(|at| at.millis() - head.created_at.millis() > DAY),
        crumbs: crumbs(&page, w, space),
        body: Markup(contents.html.clone()),
        contents: &contents,
        author: person(&thread.opening.author),
        kind: w.kind_name(article.kind),
        minutes: minutes(&thread.opening.html, &head.language),
        product: product_name(w, head.product, head.version, &spaces),
        translations: translations(sisters, article),
        behind: behind(sisters, article),
        sources: cited(sources),
        thanks: thanked(sources),
        desk_url: staff.then(|| format!("/knowledge/{}", article.id)),
        staged: (staff && article.stage != Stage::Published).then(|| w.staged_notice(w.stage_name(article.stage))),
        reasons: Reason::ALL.iter().map(|one| (one.as_str(), w.reason(one.as_str()))).collect(),
        pager: thread.pager(*first_page),
        live_url: format!("/live/{}", head.id),
        comments_url: format!("/a/{}/comments", head.id),
        composer: &composer,
        thread,
        page: &page,
    };
    let mut response = page.render(&template, status);
    let frames = madang_markdown::frame_origins(&thread.opening.html);
    if !frames.is_empty() {
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, content_policy(frames, []));
    }
    response
}

/// What the page tells search engines and link previews.
fn describe(
    page: Page,
    thread: &Thread,
    article: &SisterRow,
    sisters: &[SisterRow],
    contents: &Contents,
    public: bool,
) -> Page {
    let head = &thread.topic;
    let mut page = page.titled(head.title.as_str()).section(Section::Help).described(thread.excerpt.as_str());
    page.head.article = true;
    if !public || head.hidden || head.deleted {
        page = page.unlisted();
    }
    let others: Vec<&SisterRow> = sisters.iter().filter(|one| !one.archived || one.id == article.id).collect();
    if others.len() > 1 {
        let alternate = |one: &&SisterRow| (one.language.clone(), ascii(&topic_url(ARTICLE, one.topic, &one.slug)));
        page.head.alternates = others.iter().map(alternate).collect();
    }
    // Nobody who is signed in is a crawler.
    if page.viewer.is_none() {
        let data = structured::data(&page, thread, article, contents);
        page = page.json_ld(&data);
    }
    page.canonical(ascii(&thread.url()))
}

fn crumbs(page: &Page, w: Words, space: Option<&Space>) -> Vec<Link> {
    let mut links = vec![Link::new(w.help_title(), "/help")];
    links.extend(space.map(|space| Link::new(space.name.get(page.lang), space.url())));
    links
}

fn translations(sisters: &[SisterRow], article: &SisterRow) -> Vec<Translation> {
    let others = sisters.iter().filter(|one| one.id != article.id && !one.archived);
    others
        .filter_map(|one| {
            let lang = Lang::parse(&one.language)?;
            let url = topic_url(ARTICLE, one.topic, &one.slug);
            Some(Translation { lang: html_lang(&one.language).to_owned(), name: lang.own_name(), url })
        })
        .collect()
}

/// The threads that it was made of, each once.
fn cited(rows: &[SourceRow]) -> Vec<Source> {
    let mut found: Vec<Source> = Vec::new();
    for row in rows {
        let url = topic_url(&row.kind, row.topic, &row.slug);
        if !found.iter().any(|known| known.url == url) {
            found.push(Source { url, title: row.title.clone(), lang: html_lang(&row.language).to_owned() });
        }
    }
    found
}

/// Who asked and answered in them. Whoever wrote in a ticket is not named.
fn thanked(rows: &[SourceRow]) -> Vec<Link> {
    let mut found: Vec<Link> = Vec::new();
    for row in rows.iter().filter(|row| row.kind != TICKET) {
        let url = profile_url(&row.handle);
        if !found.iter().any(|known| known.url == url) {
            found.push(Link::new(row.name.clone(), url));
        }
    }
    found
}

/// Where the original is, if it has gone on since this translation was made.
fn behind(sisters: &[SisterRow], article: &SisterRow) -> Option<String> {
    let original = sisters.iter().find(|one| one.id == article.family && one.id != article.id)?;
    let late = original.live > article.translated_from.unwrap_or_default();
    late.then(|| topic_url(ARTICLE, original.topic, &original.slug))
}

/// How long it takes to read, at least a minute.
fn minutes(html: &str, language: &str) -> i64 {
    let characters = madang_markdown::text_of_html(html, LONGEST).chars().count();
    let speed = if matches!(language, "ko" | "ja") { PER_MINUTE[0] } else { PER_MINUTE[1] };
    (characters.div_ceil(speed)).max(1) as i64
}
