//! What the template of a question's page shows, worked out beforehand.

use super::{Composer, Found, structured};
use crate::{
    question::{Change, Facts, Rights, Verdict, better_asked_anew},
    store::{questions::StateRow, verdicts::VerdictRow},
    words::Words,
};
use askama::Template;
use axum::{http::StatusCode, response::Response};
use madang_conversation::{
    Back, PostView, Sort, Space, SpaceList, Spaces, Thread, TopicState, Words as _, html_lang, profile_url, topic_url,
};
use madang_i18n::Lang;
use madang_kernel::{Actor, App, Permission, Timestamp, Visibility};
use madang_ui::{Link, Page, Section, Tab};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use std::sync::Arc;

/// An answer with what staff said about it and what the viewer may do about that.
pub(super) struct AnswerView<'a> {
    pub(super) post: &'a PostView,
    pub(super) mark: Option<&'a VerdictRow>,
    /// The viewer may accept it, or take that back where it is accepted.
    pub(super) may_accept: bool,
    /// The viewer may verify and mark it.
    pub(super) may_judge: bool,
}

impl AnswerView<'_> {
    fn is(&self, verdict: Verdict) -> bool {
        self.mark.is_some_and(|mark| mark.verdict == verdict)
    }

    fn is_verified(&self) -> bool {
        self.is(Verdict::Verified)
    }

    fn is_wrong(&self) -> bool {
        self.is(Verdict::Wrong)
    }

    fn is_outdated(&self) -> bool {
        self.is(Verdict::Outdated)
    }

    fn accept_url(&self) -> String {
        format!("/answers/{}/accept", self.post.id)
    }

    fn unaccept_url(&self) -> String {
        format!("/answers/{}/unaccept", self.post.id)
    }

    /// Who confirmed it and when, and that it was accepted too.
    fn gate_note(&self, page: &Page, w: Words) -> String {
        let verified = self.verified_note(page, w);
        if self.post.accepted { format!("{verified} {}", w.accepted_note()) } else { verified }
    }

    /// Who confirmed it and when.
    fn verified_note(&self, page: &Page, w: Words) -> String {
        self.mark.map(|mark| verified_note(mark, page, w)).unwrap_or_default()
    }

    /// Whether it can stand in the gate: accepted or verified, and nothing is said against it.
    fn settles(&self) -> bool {
        let here = !self.post.hidden && !self.post.deleted;
        here && !self.is_wrong() && !self.is_outdated() && (self.post.accepted || self.is_verified())
    }
}

impl VerdictRow {
    fn profile(&self) -> String {
        profile_url(&self.handle)
    }
}

/// When the team is there next: the day of the week, the day and the time, in the reader's zone.
fn back_told(w: Words, page: &Page, at: Timestamp) -> String {
    let zoned = jiff::Timestamp::from_millisecond(at.millis()).unwrap_or_default().to_zoned(page.zone.clone());
    let day = match zoned.weekday() {
        jiff::civil::Weekday::Monday => "mon",
        jiff::civil::Weekday::Tuesday => "tue",
        jiff::civil::Weekday::Wednesday => "wed",
        jiff::civil::Weekday::Thursday => "thu",
        jiff::civil::Weekday::Friday => "fri",
        jiff::civil::Weekday::Saturday => "sat",
        jiff::civil::Weekday::Sunday => "sun",
    };
    w.team_back(w.weekday(day), madang_i18n::date_time(page.lang, at.millis(), &page.zone))
}

fn verified_note(mark: &VerdictRow, page: &Page, w: Words) -> String {
    w.verified_note(madang_i18n::date(page.lang, mark.at.millis(), &page.zone), &mark.name)
}

impl StateRow {
    /// The address of the original of a duplicate, where the viewer sees it.
    fn original_url(&self) -> Option<String> {
        let (kind, slug) = (self.original_kind.as_deref()?, self.original_slug.as_deref()?);
        Some(topic_url(kind, self.original?, slug))
    }

    fn original_lang(&self) -> &str {
        html_lang(self.original_language.as_deref().unwrap_or_default())
    }

    fn profile(&self) -> String {
        profile_url(self.handle.as_deref().unwrap_or_default())
    }
}

/// The page. Its template has more than this crate's own words: those of the conversation's parts of it.
#[derive(Template)]
#[template(path = "show/show.html")]
struct QuestionPage<'a> {
    page: &'a Page,
    t: Lang,
    w: Words,
    thread: &'a Thread,
    crumbs: Vec<Link>,
    space: Option<&'a Space>,
    product: Option<String>,
    state: Option<&'a StateRow>,
    changes: Vec<Change>,
    settled: Option<AnswerView<'a>>,
    answers: Vec<AnswerView<'a>>,
    /// How many answers there are besides the one that settled the question.
    others: i64,
    tabs: Vec<Tab>,
    more: Option<String>,
    first: Option<String>,
    is_asker: bool,
    /// Whether a new question is better than another reply.
    is_old: bool,
    ask_url: String,
    live_url: String,
    /// Where staff work with it.
    desk_url: Option<String>,
    /// When somebody of the team is there next, in words.
    team_back: Option<String>,
    /// Whether support has it, and the viewer asked it.
    passed_on: bool,
    /// Whether it takes no answers, because of its state.
    is_closed: bool,
    answers_url: String,
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
    let Found { thread, first_page, state, verdicts, team_back, passed_on } = &found;
    let head = &thread.topic;
    let w = Words(page.lang);
    let spaces: Arc<SpaceList> = app.service::<Spaces>().now();
    let space = spaces.get(head.space);
    let facts = Facts { space: head.space, asker: head.author, state: head.state };
    let rights = Rights::of(actor, facts);
    let (settled, answers) = arrange(thread, verdicts, rights);
    let public = space.is_some_and(|space| space.visibility() == Visibility::Everyone);
    let page = describe(page, w, thread, public, settled.as_ref().map(|answer| answer.post));
    let template = QuestionPage {
        t: page.lang,
        w,
        crumbs: crumbs(&page, space),
        space,
        product: product(w, thread, &spaces),
        state: state.as_ref(),
        changes: rights.changes(),
        others: head.answers - i64::from(settled.is_some()),
        settled,
        answers,
        tabs: tabs(w, thread),
        more: thread.next.map(|next| format!("{}?sort={}&after={next}#answers", thread.url(), thread.sort)),
        first: (!first_page).then(|| thread.sorted_url(thread.sort)),
        is_asker: actor.is(head.author),
        is_old: better_asked_anew(head.state, head.active_at, app.now()),
        ask_url: ask_url(space),
        live_url: format!("/live/{}", head.id),
        desk_url: actor.can(Permission::Triage, head.space).then(|| format!("/desk/{}", head.id)),
        team_back: match *team_back {
            Back::Here => None,
            Back::At(at) => Some(back_told(w, &page, at)),
            Back::Unknown => Some(w.team_back_unknown().to_owned()),
        },
        passed_on: *passed_on,
        is_closed: matches!(head.state, TopicState::Duplicate | TopicState::OffTopic),
        answers_url: match composer.back.as_str() {
            "" => format!("/q/{}/answers", head.id),
            back => format!("/q/{}/answers?back={}", head.id, utf8_percent_encode(back, NON_ALPHANUMERIC)),
        },
        composer: &composer,
        thread,
        page: &page,
    };
    page.render(&template, status)
}

/// The answer that settled the question, and the others.
fn arrange<'a>(
    thread: &'a Thread,
    verdicts: &'a [VerdictRow],
    rights: Rights<'_>,
) -> (Option<AnswerView<'a>>, Vec<AnswerView<'a>>) {
    let view = |post: &'a PostView| AnswerView {
        post,
        mark: verdicts.iter().find(|row| row.post == post.id),
        may_accept: rights.accept(post.author.id) && !post.hidden && !post.deleted,
        may_judge: rights.judge() && !post.hidden && !post.deleted,
    };
    let mut answers: Vec<AnswerView<'a>> = thread.answers.iter().map(view).collect();
    // The accepted one stands first; a verified one takes its place only where nothing better is accepted.
    let settled = answers.iter().position(AnswerView::settles).map(|at| answers.remove(at));
    (settled, answers)
}

/// What the page tells search engines, feed readers and link previews.
fn describe(page: Page, w: Words, thread: &Thread, public: bool, settled: Option<&PostView>) -> Page {
    let head = &thread.topic;
    let url = thread.url();
    let feed = format!("/q/{}/feed.atom", head.id);
    let mut page = page
        .titled(head.title.as_str())
        .section(Section::Questions)
        .described(thread.excerpt.as_str())
        .feed(feed, w.feed_answers());
    page.head.article = true;
    page.head.image = first_image(&thread.opening.html);
    if !public || head.hidden || head.deleted || head.state == TopicState::OffTopic {
        page = page.unlisted();
    }
    // Nobody who is signed in is a crawler.
    if page.viewer.is_none() {
        let data = structured::qa_page(&page, thread, settled.map(|post| post.id));
        page = page.json_ld(&data);
    }
    page.canonical(crate::feed::ascii(&url))
}

/// The picture for link previews: the first of the question itself.
fn first_image(html: &str) -> Option<String> {
    let (_, rest) = html.split_once("<img ")?;
    let (_, rest) = rest[..rest.find('>')?].split_once("src=\"")?;
    let (address, _) = rest.split_once('"')?;
    Some(address.replace("&amp;", "&"))
}

fn crumbs(page: &Page, space: Option<&Space>) -> Vec<Link> {
    let mut links = vec![Link::new(page.words.nav_questions(), "/questions")];
    links.extend(space.map(|space| Link::new(space.name.get(page.lang), space.url())));
    links
}

fn product(w: Words, thread: &Thread, spaces: &SpaceList) -> Option<String> {
    if let Some((product, version)) = thread.topic.version.and_then(|id| spaces.version(id)) {
        return Some(w.ask_version_one(&product.name, &version.name));
    }
    thread.topic.product.and_then(|id| spaces.product(id)).map(|product| product.name.clone())
}

fn tabs(w: Words, thread: &Thread) -> Vec<Tab> {
    [(Sort::Votes, w.sort_votes()), (Sort::Newest, w.sort_newest()), (Sort::Oldest, w.sort_oldest())]
        .map(|(sort, label)| Tab::new(label, thread.sorted_url(sort), thread.sort == sort))
        .to_vec()
}

/// Where to ask anew, in the same space.
fn ask_url(space: Option<&Space>) -> String {
    space.map_or("/ask".to_owned(), |space| format!("/ask?space={}", space.slug))
}
