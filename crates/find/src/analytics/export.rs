//! Lists as CSV, for spreadsheets.

use super::report::{self, List, ReportInput, date, mean_rank};
use crate::store::{
    self,
    analytics::{RawRow, Scope},
};
use axum::{
    body::Body,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use futures::stream;
use madang_http::Query;
use madang_kernel::{Actor, App, Result};
use serde::Deserialize;

/// Spreadsheets in Korea and Japan take a file without it for one in their old encodings.
const BOM: &str = "\u{feff}";
/// The most queries of a list; everything has no end.
const MOST: i64 = 10_000;
/// Rows that are read at once.
const BATCH: i64 = 2_000;

/// Which list; anything else is everything, day by day.
#[derive(Clone, Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(default)]
pub(crate) struct ExportInput {
    /// `frequent`, `empty`, `unclicked`, `reworded` or `slow`; everything, day by day, without it.
    list: String,
}

/// Gives a list of queries, or every row of the period, as CSV.
#[utoipa::path(get, path = "/api/v1/admin/search/export", tag = "admin", params(ReportInput, ExportInput),
    responses((status = 200, content_type = "text/csv", body = String)))]
pub(crate) async fn export(
    app: App,
    actor: Actor,
    Query(input): Query<ReportInput>,
    Query(which): Query<ExportInput>,
) -> Result<Response> {
    report::permit(&actor)?;
    let scope = input.scope(app.now());
    let name = format!("searches-{}-{}", date(scope.from), date(scope.to));
    let Some(list) = List::parse(&which.list) else { return Ok(everything(app, scope, &name)) };
    let mut text = BOM.to_owned();
    let names = [
        "query",
        "searches",
        "empty",
        "clicked",
        "unclicked",
        "reworded",
        "slow",
        "slowest_ms",
        "results",
        "rank",
        "next",
        "next_times",
    ];
    line(&mut text, &names.map(str::to_owned));
    for listed in report::list(&app, &actor, &scope, list, 0, MOST).await? {
        let row = listed.row;
        let unclicked = row.unclicked.max(0);
        let counts = [row.searches, row.empty, row.clicked, unclicked, row.reworded, row.slow, row.slowest];
        let results = row.results / row.searches.max(1);
        let rank = mean_rank(row.ranks, row.clicked).map(|rank| rank.to_string()).unwrap_or_default();
        let (next, times) = listed.next.into_iter().next().unzip();
        let mut cells = vec![row.typed];
        cells.extend(counts.map(|count| count.to_string()));
        cells.extend([results.to_string(), rank, next.unwrap_or_default()]);
        cells.push(times.map_or_else(String::new, |times: i64| times.to_string()));
        line(&mut text, &cells);
    }
    Ok(file(Body::from(text), &format!("{name}-{list}")))
}

/// Every row of the period, read and sent by and by.
fn everything(app: App, scope: Scope, name: &str) -> Response {
    let mut head = BOM.to_owned();
    let names = [
        "day",
        "place",
        "language",
        "query",
        "searches",
        "empty",
        "clicked",
        "reworded",
        "slow",
        "slowest_ms",
        "results",
        "ranks",
    ];
    line(&mut head, &names.map(str::to_owned));
    let start = (scope.from, String::new(), String::new(), String::new());
    let rows = stream::try_unfold((Some(start), head), move |(after, mut text)| {
        let (app, scope) = (app.clone(), scope.clone());
        async move {
            let Some(after) = after else { return Ok::<_, madang_kernel::Error>(None) };
            let rows = store::analytics::raw(&mut app.db().read().await?, &scope, &after, BATCH).await?;
            for row in &rows {
                raw(&mut text, row);
            }
            let last = rows.into_iter().nth(BATCH as usize - 1);
            let next = last.map(|row| (row.day, row.place, row.language, row.key));
            Ok(Some((text, (next, String::new()))))
        }
    });
    file(Body::from_stream(rows), name)
}

fn raw(text: &mut String, row: &RawRow) {
    let counts = [row.searches, row.empty, row.clicked, row.reworded, row.slow, row.slowest, row.results, row.ranks];
    let mut cells = vec![date(row.day), row.place.clone(), row.language.clone(), row.typed.clone()];
    cells.extend(counts.map(|count| count.to_string()));
    line(text, &cells);
}

fn file(body: Body, name: &str) -> Response {
    let mut response = body.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}.csv\"")) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

fn line(text: &mut String, cells: &[String]) {
    for (at, value) in cells.iter().enumerate() {
        if at > 0 {
            text.push(',');
        }
        cell(text, value);
    }
    text.push_str("\r\n");
}

/// A spreadsheet must not take what somebody typed for a formula.
fn cell(text: &mut String, value: &str) {
    let harmless = if value.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    if harmless.is_empty() && !value.contains([',', '"', '\n', '\r', '\'']) {
        text.push_str(value);
    } else {
        text.push_str(&format!("\"{harmless}{}\"", value.replace('"', "\"\"")));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_typed_is_no_formula_and_breaks_no_line() {
        let written = |value: &str| {
            let mut text = String::new();
            cell(&mut text, value);
            text
        };
        assert_eq!(written("환불, 교환"), "\"환불, 교환\"");
        assert_eq!(written("say \"hi\""), "\"say \"\"hi\"\"\"");
        assert_eq!(written("=HYPERLINK(1)"), "\"'=HYPERLINK(1)\"");
        assert_eq!(written("-취소"), "\"'-취소\"");
        assert_eq!(written("パスワード"), "パスワード");
    }
}
