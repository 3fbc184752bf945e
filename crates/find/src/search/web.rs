//! The search page.

use super::{
    Found, SearchInput,
    filters::{self, kind_label},
    input::PAGE,
    search,
    shapes::{self, Chip, File, Filter, Hit, Member, Tag, number},
};
use crate::{
    analytics::{Place, Searcher},
    names::{FILE, Lookup, MEMBER, Names, TAG, counted},
    words::Words,
};
use askama::Template;
use axum::response::Response;
use madang_conversation::Spaces;
use madang_http::Query;
use madang_kernel::{Actor, App, Result, text};
use madang_ui::{Link, Page, Pager, Section, Tab};

/// Names that stand above what else was found.
const MEMBERS_ABOVE: usize = 4;
const TAGS_ABOVE: usize = 6;
const FILES_ABOVE: usize = 3;

#[derive(Template)]
#[template(path = "search/search.html")]
struct SearchPage<'a> {
    page: &'a Page,
    w: Words,
    input: &'a SearchInput,
    asked: bool,
    hits: Vec<Hit>,
    names: NamesShown,
    /// Whether names alone are listed.
    listing: bool,
    head: String,
    corrected: Option<Link>,
    orders: Vec<Tab>,
    filters: Vec<Filter>,
    chips: Vec<Chip>,
    pager: Pager,
    /// What the form for further conditions keeps.
    kept: Vec<(&'static str, &'a str)>,
}

/// Members, tags and files, and where there are more of them.
#[derive(Default)]
struct NamesShown {
    members: Vec<Member>,
    tags: Vec<Tag>,
    files: Vec<File>,
    more: Vec<Link>,
}

impl NamesShown {
    fn is_empty(&self) -> bool {
        self.members.is_empty() && self.tags.is_empty() && self.files.is_empty()
    }
}

pub(crate) async fn show(
    app: App,
    actor: Actor,
    page: Page,
    searcher: Searcher,
    Query(input): Query<SearchInput>,
) -> Result<Response> {
    let input = SearchInput { counts: true, ..input };
    let w = Words(page.lang);
    let spaces = app.service::<Spaces>().now();
    let asked = !input.is_empty();
    let found = found(&app, &actor, &page, &input).await?;
    let names = names(&app, &actor, &input).await?;
    let facets = found.facets.clone().unwrap_or_default();
    let filters = filters::counted(&app, facets, &names, &input, &spaces, w).await?;
    let (mut filters, chips) = shapes::filters(filters, &input, found.total, w, &page);
    let listed = input.named();
    if listed.is_some() {
        // Names have nothing but their kind to be told apart by; it comes first.
        filters.truncate(1);
    }
    let total = match listed {
        Some(kind) => names.totals().into_iter().find(|(known, ..)| *known == kind).map_or((0, false), |t| (t.1, t.2)),
        None => (found.total, found.capped),
    };
    if input.page() == 1 {
        searcher.searched(&app, Place::Page, page.lang, &input.q, total.0);
    }
    let title = if input.q.trim().is_empty() { w.search_title().to_owned() } else { w.search_titled(input.q.trim()) };
    let page = page.titled(title).section(Section::Search).unlisted();
    let names = names_shown(&app, &actor, names, &input, &page).await?;
    Ok(page.ok(&SearchPage {
        w,
        input: &input,
        asked,
        listing: listed.is_some(),
        head: match listed {
            Some(kind) => w.names_found(number(&page, total.0, total.1), kind_label(w, kind)),
            None => head(w, &found),
        },
        corrected: found.corrected.as_ref().map(|text| Link::new(changed(&input.q, text), input.url(text, 1))),
        pager: pager(&input, total.0),
        hits: match listed {
            Some(_) => Vec::new(),
            None => found.topics.into_iter().map(|topic| Hit::of(topic, &spaces, w)).collect(),
        },
        names,
        orders: orders(&input, w),
        filters,
        chips,
        kept: kept(&input),
        page: &page,
    }))
}

/// What the index finds. Where names alone are listed it still counts what else there is.
async fn found(app: &App, actor: &Actor, page: &Page, input: &SearchInput) -> Result<Found> {
    if input.is_empty() {
        return Ok(Found::default());
    }
    let spaces = app.service::<Spaces>().now();
    let searched = match input.named() {
        Some(_) => SearchInput { limit: Some(1), page: String::new(), ..input.of_any_kind() },
        None => input.clone(),
    };
    let query = searched.query(&mut app.db().read().await?, actor, &spaces, &page.zone, app.now()).await?;
    match query {
        Some(query) => search(app, actor, query).await,
        None => Ok(Found::default()),
    }
}

/// What is found by name, unless something asks for texts alone.
async fn names(app: &App, actor: &Actor, input: &SearchInput) -> Result<Names> {
    if input.of_any_kind().is_narrowed() {
        return Ok(Names::default());
    }
    let lookup = if input.named().is_some() { Lookup::list(input.name()) } else { Lookup::above(input.name()) };
    Names::find(app, actor, lookup).await
}

async fn names_shown(app: &App, actor: &Actor, names: Names, input: &SearchInput, page: &Page) -> Result<NamesShown> {
    let w = Words(page.lang);
    let listed = input.named();
    if listed.is_none() && (input.is_narrowed() || input.page() > 1) {
        return Ok(NamesShown::default());
    }
    let wanted = |kind: &str, few: usize| match listed {
        Some(listed) if listed == kind => (input.offset(), PAGE),
        Some(_) => (0, 0),
        None => (0, few),
    };
    let more = [(MEMBER, MEMBERS_ABOVE), (TAG, TAGS_ABOVE), (FILE, FILES_ABOVE)].into_iter().zip(names.totals());
    let more = more.filter(|((_, few), (_, total, _))| listed.is_none() && total > few).map(
        |((kind, _), (_, total, capped))| {
            let label = w.names_all(number(page, total, capped), kind_label(w, kind));
            Link::new(label, input.with(&[("kind", kind)]))
        },
    );
    let more = more.collect();
    let (from, most) = wanted(MEMBER, MEMBERS_ABOVE);
    let members = names.members.page(from, most).into_iter().map(Member::of).collect();
    let (from, most) = wanted(TAG, TAGS_ABOVE);
    let tags = counted(app, actor, names.tags.page(from, most)).await?;
    let tags = tags.into_iter().map(|tag| Tag::of(tag, page)).collect();
    let (from, most) = wanted(FILE, FILES_ABOVE);
    let files = names.files.page(from, most).into_iter().map(File::of).collect();
    Ok(NamesShown { members, tags, files, more })
}

fn head(w: Words, found: &Found) -> String {
    let n = i64::try_from(found.total).unwrap_or(i64::MAX);
    // A count that was not finished is a round one.
    if found.capped && n >= 10 { w.results_many(n / 10 * 10) } else { w.results(n) }
}

fn orders(input: &SearchInput, w: Words) -> Vec<Tab> {
    let asked = input.order.as_str();
    [("", w.order_relevance()), ("newest", w.order_newest()), ("votes", w.order_votes())]
        .into_iter()
        .map(|(order, label)| {
            let current = asked == order || (order.is_empty() && !matches!(asked, "newest" | "votes"));
            Tab::new(label, input.with(&[("order", order)]), current)
        })
        .collect()
}

/// Every condition that the form has no field for.
fn kept(input: &SearchInput) -> Vec<(&'static str, &str)> {
    let others =
        input.conditions().into_iter().filter(|(name, _)| !["tag", "author", "date", "from", "to"].contains(name));
    let all = [("q", input.q.as_str())].into_iter().chain(others).chain([("order", input.order.as_str())]);
    all.filter(|(_, value)| !value.is_empty()).collect()
}

fn pager(input: &SearchInput, total: usize) -> Pager {
    let page = input.page();
    Pager {
        newer: (page > 1).then(|| input.url(&input.q, page - 1)),
        older: (total > page * PAGE).then(|| input.url(&input.q, page + 1)),
    }
}

/// Of a long query only the words that were put in the place of others, so that what changed is seen at once.
fn changed(typed: &str, meant: &str) -> String {
    const SHORT: usize = 40;
    let (before, after) = (typed.split_whitespace(), meant.split_whitespace());
    if meant.chars().count() <= SHORT || before.clone().count() != after.clone().count() {
        return meant.to_owned();
    }
    let words: Vec<&str> = before.zip(after).filter(|(typed, meant)| typed != meant).map(|(_, meant)| meant).collect();
    format!("… {} …", words.join(" … "))
}
