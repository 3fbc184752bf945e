//! The home page: find, ask, and see what is going on. Six statements at most.

use crate::{
    QUESTION, SpaceKind, SpaceList, Spaces, TopicFilter, TopicState, Words as _,
    browse::space::{SpaceCard, cards},
    person,
    store::{
        lists,
        members::{self, Standout},
    },
    topics,
};
use askama::Template;
use axum::response::Response;
use madang_http::{Access, Routes};
use madang_i18n::Lang;
use madang_kernel::{Actor, App, Result, SpaceId};
use madang_ui::{Page, Person, Section, TopicRow};

/// How many topics of a kind the page shows.
const FEW: usize = 5;
const ACTIVE: usize = 8;
const NEWS: i64 = 3;

/// The spaces of what the company publishes.
fn published(list: &SpaceList, actor: &Actor) -> Vec<SpaceId> {
    list.visible(actor).filter(|space| space.kind == SpaceKind::Publishing).map(|space| space.id).collect()
}

pub(crate) fn routes() -> Routes {
    Routes::new().get("/", Access::Everyone, show)
}

#[derive(Template)]
#[template(path = "home/home.html")]
struct HomePage<'a> {
    page: &'a Page,
    t: Lang,
    spaces: Vec<SpaceCard>,
    unanswered: Vec<TopicRow>,
    solved: Vec<TopicRow>,
    active: Vec<TopicRow>,
    newest: Vec<Person>,
    helpers: Vec<(Person, i64)>,
    news: Vec<TopicRow>,
}

async fn show(app: App, actor: Actor, page: Page) -> Result<Response> {
    let t = page.lang;
    let list = app.service::<Spaces>().now();
    let questions = TopicFilter { kind: Some(QUESTION.to_owned()), limit: FEW, ..TopicFilter::default() };
    let mut conn = app.db().read().await?;
    let spaces = cards(&mut conn, &actor, &list, t).await?;
    let unanswered = topics(&mut conn, &actor, &TopicFilter { unanswered: true, ..questions.clone() }).await?;
    let solved = topics(&mut conn, &actor, &TopicFilter { state: Some(TopicState::Solved), ..questions }).await?;
    let active = topics(&mut conn, &actor, &TopicFilter { limit: ACTIVE + FEW, ..TopicFilter::default() }).await?;
    // What waits for an answer stands above already.
    let waits = |row: &crate::TopicRow| unanswered.items.iter().any(|other| other.id == row.id);
    let people = members::standouts(&mut conn).await?;
    let news = published(&list, &actor);
    let news = if news.is_empty() { Vec::new() } else { lists::newest_of(&mut conn, &news, NEWS).await? };
    drop(conn);
    let (newest, helpers): (Vec<Standout>, Vec<Standout>) = people.into_iter().partition(|one| one.newest);
    let page = page.section(Section::Home).canonical("/");
    let title = t.questions_title();
    let page = page.feed("/feed.atom", title);
    Ok(page.ok(&HomePage {
        page: &page,
        t,
        spaces,
        unanswered: unanswered.items.iter().map(|row| row.view_new(&list, t)).collect(),
        solved: solved.items.iter().map(|row| row.view(&list, t)).collect(),
        active: active.items.iter().filter(|row| !waits(row)).take(ACTIVE).map(|row| row.view(&list, t)).collect(),
        news: news.iter().map(|row| row.view_new(&list, t)).collect(),
        newest: newest.iter().map(|one| person(&one.author)).collect(),
        helpers: helpers.iter().map(|one| (person(&one.author), one.accepted)).collect(),
    }))
}
