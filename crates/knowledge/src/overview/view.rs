//! What the template of an article at the workbench shows, worked out beforehand.

use super::{Found, is_staged};
use crate::{
    article::Step,
    capture::personal,
    edit::changes_url,
    page::{person_of, product_name},
    read::contents,
    store::{articles::ArticleRow, sources::SourceRow},
    words::Words,
};
use askama::Template;
use axum::{http::header, response::Response};
use jiff::Timestamp as Moment;
use madang_conversation::{RenderedBody, Spaces, html_lang, topic_url};
use madang_http::content_policy;
use madang_i18n::Lang;
use madang_kernel::App;
use madang_ui::{Link, Markup, Page, Person, Section};

/// A line of the discussion.
struct Entry {
    person: Person,
    /// What was done; empty for a note.
    done: String,
    note: String,
    revision: i64,
    at: i64,
}

/// The article in another language, or the wish for it.
struct Sister {
    name: &'static str,
    url: String,
    state: Option<(String, String, bool, bool)>,
    /// What changed in the original since.
    changes_url: Option<String>,
}

#[derive(Template)]
#[template(path = "overview/overview.html")]
struct OverviewPage<'a> {
    page: &'a Page,
    w: Words,
    article: &'a ArticleRow,
    title: &'a str,
    lang: &'a str,
    crumbs: Vec<Link>,
    body: Markup,
    tags: Vec<String>,
    state: String,
    state_name: String,
    staged: bool,
    kind: String,
    collection: String,
    product: Option<String>,
    author: Person,
    owner: Person,
    edit_url: Option<String>,
    revisions_url: String,
    steps: Vec<(&'static str, String, &'static str)>,
    /// Whether somebody else has to approve what this member wrote.
    needs_another: bool,
    /// Whether a step among them brings the text to readers.
    may_publish: bool,
    /// The next full hour in the viewer's time zone, as browsers want it.
    suggested: String,
    discussion: Vec<Entry>,
    sisters: Vec<Sister>,
    said: Vec<(String, String, i64)>,
    sources: Vec<Link>,
    /// What looks personal in an article that was made of tickets.
    personal: Vec<String>,
    url: String,
    public_url: Option<String>,
    what_changed: Option<String>,
    changes_of_original: Option<String>,
}

/// The page, made.
pub(super) fn render(app: &App, page: Page, found: &Found, body: &RenderedBody) -> Response {
    let Found { article, rights, revision, discussion, family, said, people, sources } = found;
    let w = Words(page.lang);
    let spaces = app.service::<Spaces>().now();
    let page = page.titled(revision.title.clone()).section(Section::Help).unlisted();
    let steps = rights.steps();
    let entry = |note: &crate::store::discussion::NoteRow| Entry {
        person: note.member.map(|id| person_of(people, id)).unwrap_or_default(),
        done: if note.what == "note" { String::new() } else { w.step_done(note.what.as_str()) },
        note: note.note.clone(),
        revision: note.revision,
        at: note.at.millis(),
    };
    let original = family.iter().find(|one| one.id == article.family && one.id != article.id);
    let template = OverviewPage {
        w,
        article,
        title: &revision.title,
        lang: html_lang(&article.language),
        crumbs: vec![Link::new(w.help_title(), "/help"), Link::new(w.desk_title(), "/knowledge")],
        body: Markup(contents::of(&body.html, w.anchor_label()).html),
        tags: revision.tag_names(),
        state: article.stage.to_string(),
        state_name: w.stage_name(article.stage),
        staged: is_staged(article),
        kind: w.kind_name(article.kind),
        collection: spaces.name(article.space, page.lang).to_owned(),
        product: product_name(w, revision.product, revision.version, &spaces),
        author: person_of(people, article.author),
        owner: person_of(people, article.owner),
        edit_url: rights.write().then(|| format!("{}/edit", article.desk_url())),
        revisions_url: format!("{}/revisions", article.desk_url()),
        may_publish: steps.contains(&Step::Publish),
        needs_another: rights.needs_another() && rights.settle(),
        steps: offered(w, steps, rights.is_own()),
        suggested: suggested(&page),
        discussion: discussion.iter().map(entry).collect(),
        sisters: sisters(w, article, family, rights.settle()),
        said: said.iter().map(|one| (w.reason(one.reason.as_str()), one.note.clone(), one.at.millis())).collect(),
        sources: cited(sources),
        personal: personal(sources, &revision.title, &revision.markdown),
        url: article.desk_url(),
        public_url: article.topic.filter(|_| article.live.is_some()).map(|topic| format!("/a/{topic}/-")),
        what_changed: article
            .live
            .filter(|live| *live != article.head)
            .map(|live| format!("{}/revisions?from={live}&to={}", article.desk_url(), article.head)),
        changes_of_original: original.and_then(|original| changes_url(article, original)),
        page: &page,
    };
    let mut response = page.ok(&template);
    let frames = madang_markdown::frame_origins(&body.html);
    if !frames.is_empty() {
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, content_policy(frames, []));
    }
    response
}

/// The steps in the order in which they are offered: what brings the article on first.
fn offered(w: Words, mut steps: Vec<Step>, own: bool) -> Vec<(&'static str, String, &'static str)> {
    let place = |step: &Step| match step {
        Step::Send | Step::Publish | Step::Unarchive => 0,
        Step::Approve => 1,
        Step::Schedule | Step::Unschedule => 2,
        Step::Return => 3,
        Step::Discard | Step::Archive => 4,
    };
    steps.sort_by_key(place);
    let name = |step: Step| if own && step == Step::Return { w.step_take_back().to_owned() } else { w.step_name(step) };
    steps.into_iter().map(|step| (step.as_str(), name(step), style(step))).collect()
}

/// What is usually next stands out.
fn style(step: Step) -> &'static str {
    match step {
        Step::Send | Step::Publish => "main",
        Step::Discard | Step::Archive => "ghost",
        _ => "",
    }
}

fn sisters(w: Words, article: &ArticleRow, family: &[ArticleRow], staff: bool) -> Vec<Sister> {
    let original = family.iter().find(|one| one.id == article.family);
    let other = Lang::ALL.iter().filter(|lang| lang.code() != article.language);
    other
        .filter_map(|lang| match family.iter().find(|one| one.language == lang.code()) {
            Some(one) => Some(Sister {
                name: lang.own_name(),
                url: one.desk_url(),
                state: Some((one.stage.to_string(), w.stage_name(one.stage), one.archived, is_staged(one))),
                changes_url: original.filter(|original| original.id != one.id).and_then(|it| changes_url(one, it)),
            }),
            None => staff.then(|| Sister {
                name: lang.own_name(),
                url: format!("/knowledge/new?translation_of={}&language={}", article.id, lang.code()),
                state: None,
                changes_url: None,
            }),
        })
        .collect()
}

/// The threads that it was made of, each once.
fn cited(rows: &[SourceRow]) -> Vec<Link> {
    let mut found: Vec<Link> = Vec::new();
    for row in rows {
        let url = topic_url(&row.kind, row.topic, &row.slug);
        if !found.iter().any(|known| known.url == url) {
            found.push(Link::new(row.title.clone(), url));
        }
    }
    found
}

fn suggested(page: &Page) -> String {
    let hour = 3_600_000;
    let next = (page.now_ms / hour + 1) * hour;
    let at = Moment::from_millisecond(next).unwrap_or(Moment::UNIX_EPOCH).to_zoned(page.zone.clone());
    at.strftime("%Y-%m-%dT%H:%M").to_string()
}
