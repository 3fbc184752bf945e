//! The search page.

use super::{Found, SearchInput, input::PAGE, search};
use crate::{
    analytics::{Place, Searcher},
    shown::markup,
    words::Words,
};
use askama::Template;
use axum::response::Response;
use madang_conversation::{SpaceList, Spaces, html_lang};
use madang_http::Query;
use madang_i18n::Lang;
use madang_kernel::{Actor, App, Permission, Result};
use madang_ui::{Choice, Page, Pager, Section, TopicRow};

#[derive(Template)]
#[template(path = "search/search.html")]
struct SearchPage<'a> {
    page: &'a Page,
    w: Words,
    input: &'a SearchInput,
    asked: bool,
    rows: Vec<TopicRow>,
    head: String,
    corrected: Option<(String, String)>,
    pager: Pager,
    spaces: Vec<Choice>,
    states: Vec<Choice>,
    kinds: Vec<Choice>,
    orders: Vec<Choice>,
    products: Vec<Choice>,
    languages: Vec<Choice>,
}

pub(crate) async fn show(
    app: App,
    actor: Actor,
    page: Page,
    searcher: Searcher,
    Query(input): Query<SearchInput>,
) -> Result<Response> {
    let spaces = app.service::<Spaces>().now();
    let asked = !input.is_empty();
    let query = input.query(&mut app.db().read().await?, &actor, &spaces, &page.zone).await?;
    let found = match query {
        Some(query) if asked => search(&app, &actor, query).await?,
        _ => Found::default(),
    };
    if input.page() == 1 {
        searcher.searched(&app, Place::Page, page.lang, &input.q, found.total);
    }
    let w = Words(page.lang);
    let title = if input.q.trim().is_empty() { w.search_title().to_owned() } else { w.search_titled(input.q.trim()) };
    let page = page.titled(title).section(Section::Search).unlisted();
    Ok(page.ok(&SearchPage {
        w,
        input: &input,
        asked,
        head: head(w, &found),
        corrected: found.corrected.clone().map(|text| (input.url(&text, 1), text)),
        pager: pager(&input, &found),
        rows: rows(found, &spaces, &page),
        spaces: space_choices(&actor, &spaces, &page),
        states: vec![Choice::new("solved", w.state_solved()), Choice::new("unsolved", w.state_unsolved())],
        kinds: vec![
            Choice::new("opening", w.kind_opening()),
            Choice::new("answer", w.kind_answer()),
            Choice::new("comment", w.kind_comment()),
        ],
        orders: vec![
            Choice::new("", w.order_relevance()),
            Choice::new("newest", w.order_newest()),
            Choice::new("votes", w.order_votes()),
        ],
        products: product_choices(w, &spaces),
        languages: Lang::ALL.iter().map(|lang| Choice::new(lang.code(), lang.own_name())).collect(),
        page: &page,
    }))
}

fn head(w: Words, found: &Found) -> String {
    let n = i64::try_from(found.total).unwrap_or(i64::MAX);
    // A count that was not finished is a round one.
    if found.capped && n >= 10 { w.results_many(n / 10 * 10) } else { w.results(n) }
}

fn rows(found: Found, spaces: &SpaceList, page: &Page) -> Vec<TopicRow> {
    let view = |topic: super::FoundTopic| TopicRow {
        title: markup(&topic.title),
        excerpt: Some(markup(&topic.passage)),
        url: topic.url,
        lang: html_lang(&topic.language).to_owned(),
        ..topic.row.view(spaces, page.lang)
    };
    found.topics.into_iter().map(view).collect()
}

fn pager(input: &SearchInput, found: &Found) -> Pager {
    let page = input.page();
    let more = found.total > page * PAGE;
    Pager {
        newer: (page > 1).then(|| input.url(&input.q, page - 1)),
        older: more.then(|| input.url(&input.q, page + 1)),
    }
}

/// Every product, each followed by its versions.
fn product_choices(w: Words, spaces: &SpaceList) -> Vec<Choice> {
    let mut choices = Vec::new();
    for product in spaces.products() {
        choices.push(Choice::new(product.id.to_string(), w.product_any(&product.name)));
        let each = product.versions.iter();
        choices.extend(each.map(|one| Choice::new(one.id.to_string(), w.product_one(&product.name, &one.name))));
    }
    choices
}

fn space_choices(actor: &Actor, spaces: &SpaceList, page: &Page) -> Vec<Choice> {
    let seen = spaces.all().iter().filter(|space| actor.can(Permission::Read, space.id));
    seen.map(|space| Choice::new(space.slug.clone(), space.name.get(page.lang))).collect()
}
