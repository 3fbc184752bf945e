//! All questions of all spaces.

use super::{BrowseParams, View, pager, tabs};
use crate::{QUESTION, Spaces, TopicFilter, Words as _, topics};
use askama::Template;
use axum::response::Response;
use madang_http::{Access, Query, Routes};
use madang_i18n::Lang;
use madang_kernel::{Actor, App, Result};
use madang_ui::{Link, Page, Pager, Section, Tab, TopicRow};

const PATH: &str = "/questions";

pub(crate) fn routes() -> Routes {
    Routes::new().get(PATH, Access::Everyone, show)
}

#[derive(Template)]
#[template(path = "browse/questions.html")]
struct QuestionsPage<'a> {
    page: &'a Page,
    t: Lang,
    tabs: Vec<Tab>,
    rows: Vec<TopicRow>,
    pager: Pager,
    spaces: Vec<Link>,
    view: View,
}

async fn show(app: App, actor: Actor, page: Page, Query(params): Query<BrowseParams>) -> Result<Response> {
    let (view, after) = (params.view(), params.after());
    let filter = TopicFilter { kind: Some(QUESTION.to_owned()), after, ..view.filter(&actor) };
    let mut conn = app.db().read().await?;
    let listed = topics(&mut conn, &actor, &filter).await?;
    drop(conn);
    let spaces = app.service::<Spaces>().now();
    let t = page.lang;
    let pager = pager(PATH, view, after, &listed);
    let mut views = View::QUESTIONS.to_vec();
    if actor.id().is_some() {
        views.push(View::Following);
    }
    let row = |row: &crate::TopicRow| if view.by_age() { row.view_new(&spaces, t) } else { row.view(&spaces, t) };
    let of_questions = spaces.visible(&actor).filter(|space| space.kind == crate::SpaceKind::Questions);
    let links = of_questions.map(|space| Link::new(space.name.get(t), space.url())).collect();
    let page = page.titled(t.questions_title()).section(Section::Questions).canonical(PATH);
    let page = page.feed("/feed.atom", t.questions_title());
    Ok(page.ok(&QuestionsPage {
        page: &page,
        t,
        tabs: tabs(t, &views, PATH, view),
        rows: listed.items.iter().map(row).collect(),
        pager,
        spaces: links,
        view,
    }))
}
