//! The page on which managers see what people search for.

use super::{
    Place, Recorder, SLOW,
    mask::is_covered,
    report::{self, List, Listed, ReportInput, Totals, mean_rank, percent},
};
use crate::{Condition, Search, words::Words};
use askama::Template;
use axum::response::Response;
use futures::FutureExt;
use jiff::tz::TimeZone;
use madang_http::{Cursor, Query};
use madang_i18n::{Lang, Number, date, date_short};
use madang_kernel::{Actor, App, Result, outbox};
use madang_people::admin_tabs;
use madang_ui::{Choice, Page, Pager, Section, Tab};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Deserialize;

const PATH: &str = "/admin/search";
/// Queries on a page.
const PER_PAGE: i64 = 50;
/// Periods that are offered, in days.
const PERIODS: [i64; 3] = [7, 30, 90];
/// The chart, in its own units.
const HEIGHT: i64 = 100;
const STEP: i64 = 10;
const BAR: i64 = 7;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Which {
    list: String,
    after: Option<Cursor>,
}

#[derive(Template)]
#[template(path = "analytics/searches.html")]
struct SearchesPage<'a> {
    page: &'a Page,
    w: Words,
    tabs: Vec<Tab>,
    input: &'a ReportInput,
    periods: Vec<Choice>,
    places: Vec<Choice>,
    languages: Vec<Choice>,
    period: String,
    totals: &'a Totals,
    chart: Chart,
    index: IndexState,
    keeps: i64,
    list: List,
    lists: Vec<Tab>,
    rows: Vec<QueryLine>,
    pager: Pager,
    export: String,
    export_all: String,
}

impl SearchesPage<'_> {
    fn part(&self, part: impl Number, whole: impl Number) -> String {
        self.w.percent(percent(part.number(), whole.number()))
    }

    fn day(&self, day: &i64) -> String {
        date(self.page.lang, day * 86_400_000, &TimeZone::UTC)
    }

    fn mean(&self) -> String {
        self.w.millis(self.totals.mean_ms.round() as i64)
    }

    fn slow_from(&self) -> i64 {
        i64::try_from(SLOW.as_millis()).unwrap_or(i64::MAX)
    }

    fn list_help(&self) -> String {
        match self.list {
            List::Frequent => self.w.searches_frequent_help().to_owned(),
            List::Empty => self.w.searches_empty_help().to_owned(),
            List::Unclicked => self.w.searches_unclicked_help().to_owned(),
            List::Reworded => self.w.searches_reworded_help().to_owned(),
            List::Slow => self.w.searches_slow_help(self.slow_from()),
        }
    }

    fn is_list(&self, name: &str) -> bool {
        self.list.as_str() == name
    }
}

/// How the index of this node is.
struct IndexState {
    posts: i64,
    /// Changes that are not in it yet; `None` while it is being fed.
    behind: Option<i64>,
    rebuilding: bool,
    /// What is wrong with it.
    trouble: Option<&'static str>,
}

/// A query as a line of the list.
struct QueryLine {
    query: String,
    /// The search itself, unless something in it is covered.
    url: Option<String>,
    searches: i64,
    empty: i64,
    unclicked: i64,
    reworded: i64,
    slow: i64,
    slowest: i64,
    results: i64,
    rank: Option<String>,
    next: Vec<(String, Option<String>, i64)>,
}

/// A bar for each day: all searches, and within them those that found nothing.
struct Chart {
    width: i64,
    bars: Vec<Bar>,
    most: i64,
    first: String,
    last: String,
}

struct Bar {
    x: i64,
    all: i64,
    empty: i64,
    title: String,
}

pub(crate) async fn show(
    app: App,
    actor: Actor,
    page: Page,
    Query(input): Query<ReportInput>,
    Query(which): Query<Which>,
) -> Result<Response> {
    let scope = input.scope(app.now());
    let list = List::parse(&which.list).unwrap_or(List::Frequent);
    let skip = which.after.map_or(0, |cursor| cursor.key.max(0));
    let totals = report::totals(&app, &actor, &scope).await?;
    let mut rows = report::list(&app, &actor, &scope, list, skip, PER_PAGE + 1).await?;
    let more = rows.len() > PER_PAGE as usize;
    rows.truncate(PER_PAGE as usize);
    let w = Words(page.lang);
    let page = page.titled(w.searches_title()).section(Section::Admin).unlisted();
    let names = [("list", list.as_str())];
    let part = |skip: i64| input.url(PATH, &[names[0], ("after", &Cursor::after(skip, 0).to_string())]);
    Ok(page.ok(&SearchesPage {
        w,
        tabs: admin_tabs(page.lang, PATH),
        periods: PERIODS.map(|days| Choice::new(days.to_string(), w.last_days(days))).to_vec(),
        places: Place::ALL.iter().map(|place| Choice::new(place.as_str(), place_word(w, *place))).collect(),
        languages: Lang::ALL.iter().map(|lang| Choice::new(lang.code(), lang.own_name())).collect(),
        period: input.days().to_string(),
        chart: chart(w, &totals),
        index: index_state(&app, w).await?,
        keeps: app.service::<Recorder>().days().into(),
        lists: lists(w, &input, list),
        rows: rows.into_iter().map(line).collect(),
        pager: Pager {
            newer: (skip > 0).then(|| part((skip - PER_PAGE).max(0))),
            older: more.then(|| part(skip + PER_PAGE)),
        },
        export: input.url("/admin/search/export", &names),
        export_all: input.url("/admin/search/export", &[]),
        list,
        totals: &totals,
        input: &input,
        page: &page,
    }))
}

fn place_word(w: Words, place: Place) -> &'static str {
    match place {
        Place::Page => w.place_page(),
        Place::Suggestions => w.place_suggestions(),
        Place::Ask => w.place_ask(),
        Place::Widget => w.place_widget(),
        Place::Api => w.place_api(),
    }
}

fn lists(w: Words, input: &ReportInput, current: List) -> Vec<Tab> {
    let label = |list: &List| match list {
        List::Frequent => w.searches_frequent(),
        List::Empty => w.searches_empty(),
        List::Unclicked => w.searches_unclicked(),
        List::Reworded => w.searches_reworded(),
        List::Slow => w.searches_slow(),
    };
    let tab = |list: &List| {
        let url = format!("{}#queries", input.url(PATH, &[("list", list.as_str())]));
        Tab::new(label(list), url, *list == current)
    };
    List::ALL.iter().map(tab).collect()
}

async fn index_state(app: &App, w: Words) -> Result<IndexState> {
    let search = app.service::<Search>();
    let last = outbox::head(&mut app.db().read().await?).await?;
    Ok(IndexState {
        posts: i64::try_from(search.index().len()).unwrap_or(i64::MAX),
        // Whoever feeds the index holds its place: then it is behind by what is being taken in.
        behind: search.feeding().now_or_never().map(|taken| (last - *taken).max(0)),
        rebuilding: search.is_rebuilding(),
        trouble: match search.condition() {
            Condition::Fine | Condition::Rebuilding => None,
            Condition::DiskFull => Some(w.index_disk_full()),
            Condition::Damaged => Some(w.index_damaged()),
            Condition::NotWritten => Some(w.index_not_written()),
        },
    })
}

fn line(listed: Listed) -> QueryLine {
    let row = listed.row;
    QueryLine {
        url: search_url(&row.typed),
        searches: row.searches,
        empty: row.empty,
        unclicked: row.unclicked.max(0),
        reworded: row.reworded,
        slow: row.slow,
        slowest: row.slowest,
        results: row.results / row.searches.max(1),
        rank: mean_rank(row.ranks, row.clicked).map(|rank| rank.to_string()),
        next: listed.next.into_iter().map(|(query, times)| (query.clone(), search_url(&query), times)).collect(),
        query: row.typed,
    }
}

fn search_url(query: &str) -> Option<String> {
    (!is_covered(query)).then(|| format!("/search?q={}", utf8_percent_encode(query, NON_ALPHANUMERIC)))
}

fn chart(w: Words, totals: &Totals) -> Chart {
    let lang = w.0;
    let most = totals.days.iter().map(|row| row.searches).max().unwrap_or_default();
    let scaled = |n: i64| if n == 0 { 0 } else { (n * HEIGHT / most.max(1)).max(1) };
    let short = |day: i64| date_short(lang, day * 86_400_000, &TimeZone::UTC);
    let bar = |(at, row): (usize, &crate::store::analytics::DayRow)| Bar {
        x: at as i64 * STEP,
        all: scaled(row.searches),
        empty: scaled(row.empty),
        title: w.day_title(short(row.day), row.searches, row.empty),
    };
    Chart {
        width: totals.days.len() as i64 * STEP - (STEP - BAR),
        bars: totals.days.iter().enumerate().map(bar).collect(),
        first: totals.days.first().map(|row| short(row.day)).unwrap_or_default(),
        last: totals.days.last().map(|row| short(row.day)).unwrap_or_default(),
        most,
    }
}
