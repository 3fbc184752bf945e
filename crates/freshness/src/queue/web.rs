//! The queue as a page.

use super::{Filter, PAGE, Whose, list, parts};
use crate::{
    review::web::{edit_url, tabs},
    score::Part,
    store::queue::{self, QueueRow},
    words::Words,
};
use askama::Template;
use axum::response::Response;
use madang_conversation::{ARTICLE, QUESTION, SpaceList, Spaces, html_lang, topic_url};
use madang_http::{Cursor, Query};
use madang_kernel::{Actor, App, Result, TopicId};
use madang_ui::{Choice, Page, Pager, Tab};
use serde::Deserialize;

/// Counted up to here; more is not worth counting.
const COUNTED: i64 = 1000;

/// What is wanted, as the address says it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Wanted {
    /// `mine`, `all` or `nobody`.
    whose: String,
    space: String,
    product: String,
    kind: String,
    after: Option<Cursor>,
}

impl Wanted {
    fn filter(&self, actor: &Actor) -> Filter {
        let whose = match (self.whose.as_str(), actor.id()) {
            ("all", _) | (_, None) => Whose::All,
            ("nobody", _) => Whose::Nobody,
            (_, Some(me)) => Whose::Of(me),
        };
        Filter {
            whose,
            space: self.space.parse().ok(),
            product: self.product.parse().ok(),
            kind: super::kind(&self.kind),
            after: self.after,
            limit: PAGE,
        }
    }

    /// The address of this list, of somebody else's, or of its next page.
    fn url(&self, whose: &str, after: Option<Cursor>) -> String {
        let mut url = format!("/reviews?whose={whose}");
        let parts = [("space", &self.space), ("product", &self.product), ("kind", &self.kind)];
        for (name, value) in parts {
            let plain = value.chars().all(|c| c.is_ascii_alphanumeric());
            if plain && !value.is_empty() {
                url.push_str(&format!("&{name}={value}"));
            }
        }
        if let Some(after) = after {
            url.push_str(&format!("&after={after}"));
        }
        url
    }

    fn whose(&self) -> &'static str {
        ["all", "nobody"].into_iter().find(|one| *one == self.whose).unwrap_or("mine")
    }
}

/// A line of the queue.
struct Line {
    topic: TopicId,
    url: String,
    title: String,
    lang: String,
    is_article: bool,
    place: String,
    product: String,
    owner: String,
    points: i64,
    flags: i64,
    why: Vec<(String, i64)>,
    written: i64,
    edit: String,
}

#[derive(Template)]
#[template(path = "queue/queue.html")]
struct QueuePage<'a> {
    page: &'a Page,
    w: Words,
    tabs: Vec<Tab>,
    whose: &'static str,
    lists: Vec<Tab>,
    wanted: &'a Wanted,
    spaces: Vec<Choice>,
    products: Vec<Choice>,
    kinds: Vec<Choice>,
    filtered: bool,
    lines: Vec<Line>,
    back: String,
    pager: Pager,
}

pub(super) async fn show(app: App, actor: Actor, page: Page, Query(wanted): Query<Wanted>) -> Result<Response> {
    let w = Words(page.lang);
    let filter = wanted.filter(&actor);
    let mut conn = app.db().read().await?;
    let found = list(&mut conn, &actor, &filter).await?;
    let mine = match actor.id() {
        Some(me) => queue::count_of_owner(&mut conn, me, COUNTED).await?,
        None => 0,
    };
    drop(conn);
    let spaces = app.service::<Spaces>().now();
    let page = page.titled(w.queue_title()).unlisted();
    let whose = wanted.whose();
    let lists = [("mine", w.queue_mine()), ("all", w.queue_all()), ("nobody", w.queue_nobody())];
    let tab = |(one, label): (&str, &str)| Tab {
        count: (one == "mine" && mine > 0).then_some(mine),
        ..Tab::new(label, wanted.url(one, None), one == whose)
    };
    Ok(page.ok(&QueuePage {
        w,
        tabs: tabs(w, "/reviews"),
        whose,
        lists: lists.map(tab).to_vec(),
        spaces: space_choices(&spaces, &actor, &page),
        products: spaces.products().iter().map(|one| Choice::new(one.id.to_string(), one.name.clone())).collect(),
        kinds: vec![Choice::new(ARTICLE, w.kind_articles()), Choice::new(QUESTION, w.kind_questions())],
        filtered: filter.space.is_some() || filter.product.is_some() || filter.kind.is_some(),
        lines: found.items.into_iter().map(|row| line(w, &spaces, row)).collect(),
        back: wanted.url(whose, wanted.after),
        pager: Pager {
            newer: wanted.after.map(|_| wanted.url(whose, None)),
            older: found.next.map(|next| wanted.url(whose, Some(next))),
        },
        wanted: &wanted,
        page: &page,
    }))
}

fn space_choices(spaces: &SpaceList, actor: &Actor, page: &Page) -> Vec<Choice> {
    let kept = spaces.visible(actor).filter(|space| space.kind.takes(ARTICLE) || space.kind.takes(QUESTION));
    kept.map(|space| Choice::new(space.id.to_string(), space.name.get(page.lang))).collect()
}

fn line(w: Words, spaces: &SpaceList, row: QueueRow) -> Line {
    let told = parts(&row.parts);
    Line {
        url: topic_url(&row.kind, row.topic, &row.slug),
        lang: html_lang(&row.language).to_owned(),
        is_article: row.kind == ARTICLE,
        place: spaces.name(row.space, w.0).to_owned(),
        product: product_name(spaces, &row),
        owner: row.owner_name.clone().unwrap_or_default(),
        points: parts(&row.parts).iter().map(Part::shown_points).sum(),
        flags: row.flags,
        why: told.iter().map(|part| (w.part(part), part.shown_points())).collect(),
        written: row.reviewed_at.unwrap_or(row.written_at).max(row.written_at).millis(),
        edit: edit_url(&row.kind, row.topic, row.text),
        topic: row.topic,
        title: row.title,
    }
}

fn product_name(spaces: &SpaceList, row: &QueueRow) -> String {
    if let Some((product, version)) = row.version.and_then(|id| spaces.version(id)) {
        return format!("{} {}", product.name, version.name);
    }
    row.product.and_then(|id| spaces.product(id)).map(|product| product.name.clone()).unwrap_or_default()
}
