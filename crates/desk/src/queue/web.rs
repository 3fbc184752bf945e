//! The queues as a page.

use super::{Filter, Queue, Wanted, list};
use crate::{
    clock::Priority,
    setup_link,
    store::{
        handover,
        queues::{self, Counts, QueueRow},
        saved, staff,
    },
    words::Words,
};
use askama::Template;
use axum::response::Response;
use madang_conversation::{QUESTION, SpaceKind, SpaceList, Spaces, html_lang, post_url, standing, topic_url};
use madang_http::{Cursor, Query};
use madang_kernel::{Actor, App, Result, Timestamp, TopicId};
use madang_ui::{Choice, Page, Pager, Tab};

/// The characters of an answer that is judged in place: those that are always shown, and the most of it.
const EXCERPT: usize = 280;
const WHOLE: usize = 3_000;

/// A line of a queue.
struct Line {
    topic: TopicId,
    url: String,
    title: String,
    lang: String,
    standing: &'static str,
    place: String,
    product: String,
    asker: String,
    asked: i64,
    answers: i64,
    priority: String,
    urgency: &'static str,
    owner: String,
    mine: bool,
    note: String,
    marks: Vec<(&'static str, &'static str)>,
    due: Option<Due>,
    snoozed: Option<i64>,
    verify: Option<Verify>,
    /// Where it leads when something is done with it: the next of the queue has the focus.
    back: String,
    /// The same, with the focus on this one.
    stay: String,
}

/// When a clock runs out.
struct Due {
    at: i64,
    late: bool,
    /// Three quarters of the time are used.
    soon: bool,
}

/// An answer that can be judged in place.
struct Verify {
    post: String,
    url: String,
    /// As much as is always shown.
    text: String,
    /// All of it, where that is more.
    whole: String,
    lang: String,
    author: String,
    at: i64,
}

/// The queues with their counts, alone: what is sent anew when something changes.
#[derive(Template)]
#[template(path = "queue/nav.html")]
pub(super) struct CountsNav<'a> {
    pub(super) page: &'a Page,
    pub(super) tabs: &'a [Tab],
    pub(super) w: Words,
}

#[derive(Template)]
#[template(path = "queue/queue.html")]
struct DeskPage<'a> {
    page: &'a Page,
    w: Words,
    queue: Queue,
    tabs: Vec<Tab>,
    live_url: String,
    rule: String,
    wanted: &'a Wanted,
    spaces: Vec<Choice>,
    products: Vec<Choice>,
    languages: Vec<Choice>,
    priorities: Vec<Choice>,
    people: Vec<Choice>,
    filtered: bool,
    saved: Vec<saved::SavedRow>,
    lines: Vec<Line>,
    setup: Option<&'static str>,
    /// What colleagues left at the end of their shifts and the reader has not read.
    left: Vec<handover::NoteRow>,
    pager: Pager,
}

/// The queues as tabs.
pub(super) fn nav(page: &Page, wanted: &Wanted, counts: &Counts) -> Vec<Tab> {
    let w = Words(page.lang);
    let current = wanted.queue();
    let tab = |queue: &Queue| {
        Tab::new(w.queue(queue.as_str()), format!("/desk?{}", wanted.query(*queue)), *queue == current)
            .counted(counts.of(*queue), queues::COUNTED)
    };
    Queue::ALL.iter().map(tab).collect()
}

pub(super) async fn show(app: App, actor: Actor, page: Page, Query(wanted): Query<Wanted>) -> Result<Response> {
    let w = Words(page.lang);
    let queue = wanted.queue();
    let filter = Filter { limit: super::PAGE, ..wanted.filter(queue, &actor) };
    let now = app.now();
    let mut conn = app.db().read().await?;
    let counts = queues::counts(&mut conn, &actor, now).await?;
    let found = list(&mut conn, &actor, &filter, now).await?;
    let saved = match actor.id() {
        Some(me) => saved::of(&mut conn, me).await?,
        None => Vec::new(),
    };
    let left = match actor.id() {
        Some(me) => handover::unread(&mut conn, me).await?,
        None => Vec::new(),
    };
    let people = staff::colleagues(&mut conn, None).await?;
    drop(conn);
    let spaces = app.service::<Spaces>().now();
    let page = page.titled(w.desk()).unlisted();
    let url = |after: Option<Cursor>| {
        let after = after.map(|after| format!("&after={after}")).unwrap_or_default();
        format!("/desk?{}{after}", wanted.query(queue))
    };
    let mut whose = vec![Choice::new("me", w.assignee_me()), Choice::new("nobody", w.assignee_nobody())];
    whose.extend(people.into_iter().map(|one| Choice::new(one.id.to_string(), one.name)));
    let template = DeskPage {
        w,
        queue,
        tabs: nav(&page, &wanted, &counts),
        live_url: format!("/live/desk?{}", wanted.query(queue)),
        rule: w.queue_rule(queue.as_str()),
        spaces: space_choices(&spaces, &actor, &page),
        products: spaces.products().iter().map(|one| Choice::new(one.id.to_string(), one.name.clone())).collect(),
        languages: ["ko", "ja", "en", "other"].map(|code| Choice::new(code, w.language(code))).to_vec(),
        priorities: Priority::ALL.iter().rev().map(|one| Choice::new(one.as_str(), w.priority(one.as_str()))).collect(),
        people: whose,
        filtered: wanted.narrows(),
        saved,
        lines: leading(
            found.items.into_iter().map(|row| line(w, &actor, &spaces, now, queue, row)),
            &url(wanted.after),
        ),
        setup: setup_link(&actor),
        left,
        pager: Pager { newer: wanted.after.map(|_| url(None)), older: found.next.map(|next| url(Some(next))) },
        wanted: &wanted,
        page: &page,
    };
    Ok(page.ok(&template))
}

/// Says where each line leads: what comes after it is next, and before the last one.
fn leading(lines: impl Iterator<Item = Line>, url: &str) -> Vec<Line> {
    let mut lines: Vec<Line> = lines.collect();
    let topics: Vec<TopicId> = lines.iter().map(|line| line.topic).collect();
    for (at, line) in lines.iter_mut().enumerate() {
        let next = topics.get(at + 1).or(at.checked_sub(1).and_then(|before| topics.get(before)));
        line.back = next.map_or_else(|| url.to_owned(), |next| format!("{url}#t{next}"));
        line.stay = format!("{url}#t{}", line.topic);
    }
    lines
}

fn space_choices(spaces: &SpaceList, actor: &Actor, page: &Page) -> Vec<Choice> {
    let kept = spaces.visible(actor).filter(|space| space.kind == SpaceKind::Questions);
    kept.map(|space| Choice::new(space.id.to_string(), space.name.get(page.lang))).collect()
}

/// The answer, where the queue is that of answers to verify.
fn verify(queue: Queue, row: &QueueRow) -> Option<Verify> {
    let post = row.answer.filter(|_| queue == Queue::Unverified)?;
    let markdown = row.answer_text.as_deref().unwrap_or_default();
    let (text, whole) = (madang_markdown::excerpt(markdown, EXCERPT), madang_markdown::excerpt(markdown, WHOLE));
    Some(Verify {
        post: post.to_string(),
        url: post_url(post),
        whole: if whole == text { String::new() } else { whole },
        text,
        lang: html_lang(row.answer_language.as_deref().unwrap_or_default()).to_owned(),
        author: row.answer_author.clone().unwrap_or_default(),
        at: row.answer_at.unwrap_or_default().millis(),
    })
}

fn line(w: Words, actor: &Actor, spaces: &SpaceList, now: Timestamp, queue: Queue, row: QueueRow) -> Line {
    let mut marks = Vec::new();
    let told = [
        (row.returned && queue != Queue::Returned, "message-circle-more", w.mark_returned()),
        (row.newcomer && queue != Queue::Newcomers, "hand", w.mark_newcomer()),
        (row.hot && queue != Queue::Hot, "triangle-alert", w.mark_hot()),
        (row.flags > 0 && queue != Queue::Flagged, "flag", w.mark_flagged()),
    ];
    marks.extend(told.into_iter().filter(|(on, ..)| *on).map(|(_, icon, text)| (icon, text)));
    let verify = verify(queue, &row);
    Line {
        url: topic_url(QUESTION, row.topic, &row.slug),
        lang: html_lang(&row.language).to_owned(),
        standing: standing(QUESTION, row.state, row.answers),
        place: spaces.name(row.space, w.0).to_owned(),
        product: row.product.and_then(|id| spaces.product(id)).map(|one| one.name.clone()).unwrap_or_default(),
        asker: row.asker,
        asked: row.asked_at.millis(),
        answers: row.answers,
        priority: w.priority(row.priority.as_str()),
        urgency: row.priority.as_str(),
        mine: row.assignee.is_some_and(|id| actor.is(id)),
        owner: row.assignee_name.unwrap_or_default(),
        note: row.note,
        marks,
        due: row.due_at.map(|at| Due {
            at: at.millis(),
            late: at < now,
            soon: row.warn_at.is_some_and(|warn| warn <= now),
        }),
        snoozed: Some(row.snoozed_until).filter(|until| *until > now).map(Timestamp::millis),
        verify,
        back: String::new(),
        stay: String::new(),
        topic: row.topic,
        title: row.title,
    }
}
