//! The same in the API.

use super::{
    Searcher,
    clicked::Click,
    report::{self, List, ReportInput, date, mean_rank},
};
use axum::http::StatusCode;
use madang_http::{Cursor, Json, Listed, Query};
use madang_kernel::{Actor, App, Result};
use madang_ui::Page;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The most that one request gets.
const MOST: i64 = 200;
const USUAL: i64 = 50;

/// Tells that a result of a search in the API was clicked, so that staff sees which queries help nobody.
#[utoipa::path(post, path = "/api/v1/search/clicked", tag = "search", request_body = Click, responses((status = 204)))]
pub(crate) async fn clicked(app: App, page: Page, searcher: Searcher, Json(click): Json<Click>) -> StatusCode {
    searcher.clicked(&app, super::Place::Api, page.lang, &click.q, click.rank());
    StatusCode::NO_CONTENT
}

/// How people searched in a period.
#[derive(Serialize, ToSchema)]
pub(crate) struct SearchTotals {
    /// The first day, in UTC.
    from: String,
    /// The last day.
    to: String,
    /// Number of searches.
    searches: i64,
    /// Those that found nothing.
    empty: i64,
    /// Those that found something of which nothing was clicked; without those of the API unless it is asked for alone.
    unclicked: i64,
    /// Those after which the same person soon searched for something else.
    reworded: i64,
    /// Those that took half a second or longer.
    slow: i64,
    /// What a search took on average, in milliseconds.
    mean_ms: f64,
    /// Of a hundred searches, 95 took at most so many milliseconds.
    within_ms: i64,
    /// The mean place of the first clicked result, from 1.
    rank: Option<f64>,
    /// Each day.
    days: Vec<SearchDay>,
}

/// How people searched on a day.
#[derive(Serialize, ToSchema)]
pub(crate) struct SearchDay {
    /// The day, in UTC.
    day: String,
    /// Number of searches.
    searches: i64,
    /// Those that found nothing.
    empty: i64,
    /// Those that found something of which nothing was clicked.
    unclicked: i64,
    /// Those after which the same person soon searched for something else.
    reworded: i64,
}

/// Tells how people searched.
#[utoipa::path(get, path = "/api/v1/admin/search/totals", tag = "admin", params(ReportInput),
    responses((status = 200, body = SearchTotals)))]
pub(crate) async fn totals(
    app: App,
    actor: Actor,
    Query(input): Query<ReportInput>,
) -> Result<axum::Json<SearchTotals>> {
    let scope = input.scope(app.now());
    let totals = report::totals(&app, &actor, &scope).await?;
    Ok(axum::Json(SearchTotals {
        from: date(scope.from),
        to: date(scope.to),
        searches: totals.all.searches,
        empty: totals.all.empty,
        unclicked: totals.unclicked(),
        reworded: totals.all.reworded,
        slow: totals.all.slow,
        mean_ms: (totals.mean_ms * 10.0).round() / 10.0,
        within_ms: totals.most_ms,
        rank: mean_rank(totals.all.ranks, totals.all.clicked),
        days: totals
            .days
            .iter()
            .map(|row| SearchDay {
                day: date(row.day),
                searches: row.searches,
                empty: row.empty,
                unclicked: (row.found - row.clicked).max(0),
                reworded: row.reworded,
            })
            .collect(),
    }))
}

/// Which list, and which part of it.
#[derive(Clone, Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(default)]
pub(crate) struct ListInput {
    /// `frequent` (the default), `empty`, `unclicked`, `reworded` or `slow`.
    list: String,
    /// After this place, from `next` of the part before.
    #[param(value_type = Option<String>)]
    after: Option<Cursor>,
    /// How many, at most 200; 50 by default.
    limit: Option<i64>,
}

/// A query, with its counts over the period.
#[derive(Serialize, ToSchema)]
pub(crate) struct SearchQuery {
    /// The query, with personal data covered.
    query: String,
    /// Number of searches for it.
    searches: i64,
    /// Those that found nothing.
    empty: i64,
    /// Those of which a result was clicked.
    clicked: i64,
    /// Those that found something of which nothing was clicked.
    unclicked: i64,
    /// Those after which the same person soon searched for something else.
    reworded: i64,
    /// Those that took half a second or longer.
    slow: i64,
    /// The longest, in milliseconds.
    slowest_ms: i64,
    /// Topics found on average.
    results: i64,
    /// The mean place of the first clicked result, from 1.
    rank: Option<f64>,
    /// In the list `reworded`: what was searched next, the most frequent first.
    next: Vec<NextQuery>,
}

/// A query that followed another.
#[derive(Serialize, ToSchema)]
pub(crate) struct NextQuery {
    /// The query.
    query: String,
    /// How often it followed.
    times: i64,
}

/// A part of a list of queries.
#[derive(Serialize, ToSchema)]
pub(crate) struct SearchQueries {
    /// The queries.
    items: Vec<SearchQuery>,
    /// Where the next part begins; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    next: Option<Cursor>,
}

/// Lists what people searched for.
#[utoipa::path(get, path = "/api/v1/admin/search/queries", tag = "admin", params(ReportInput, ListInput),
    responses((status = 200, body = SearchQueries)))]
pub(crate) async fn queries(
    app: App,
    actor: Actor,
    Query(input): Query<ReportInput>,
    Query(which): Query<ListInput>,
) -> Result<axum::Json<SearchQueries>> {
    let most = which.limit.unwrap_or(USUAL).clamp(1, MOST);
    let skip = which.after.map_or(0, |cursor| cursor.key.max(0));
    let list = List::parse(&which.list).unwrap_or(List::Frequent);
    let rows = report::list(&app, &actor, &input.scope(app.now()), list, skip, most + 1).await?;
    let listed = Listed::of(rows, most as usize, |_| Cursor::after(skip + most, 0));
    Ok(axum::Json(SearchQueries { items: listed.items.into_iter().map(item).collect(), next: listed.next }))
}

fn item(listed: report::Listed) -> SearchQuery {
    let row = listed.row;
    SearchQuery {
        query: row.typed,
        searches: row.searches,
        empty: row.empty,
        clicked: row.clicked,
        unclicked: row.unclicked.max(0),
        reworded: row.reworded,
        slow: row.slow,
        slowest_ms: row.slowest,
        results: row.results / row.searches.max(1),
        rank: mean_rank(row.ranks, row.clicked),
        next: listed.next.into_iter().map(|(query, times)| NextQuery { query, times }).collect(),
    }
}
