//! The report as a page.

use super::{By, Figures, PATH, Part, Report, Wanted, read};
use crate::{clock::Priority, words::Words};
use askama::Template;
use axum::response::Response;
use jiff::tz::TimeZone;
use madang_conversation::Spaces;
use madang_http::Query;
use madang_kernel::{Actor, App, MemberId, Result, SpaceId, Timestamp};
use madang_people::{Byline, bylines};
use madang_ui::{Page, Tab};

/// The times that the page offers, in days; the second is shown first.
const TIMES: [i64; 3] = [7, 30, 90];
/// What it parts the questions by.
const PARTS: [By; 5] = [By::Space, By::Priority, By::Language, By::Agent, By::Week];

/// A line of a table.
struct Line {
    name: String,
    figures: Figures,
    share: Option<i64>,
    median: String,
    slowest: String,
}

/// One of the promises.
struct Table {
    id: &'static str,
    title: &'static str,
    total: Line,
    lines: Vec<Line>,
}

impl Table {
    /// Whether nothing of the kind was promised; what is promised to askers is always shown.
    fn is_empty(&self) -> bool {
        self.id == "handed" && self.total.figures == Figures::default()
    }
}

#[derive(Template)]
#[template(path = "report/report.html")]
struct ReportPage<'a> {
    page: &'a Page,
    w: Words,
    by: String,
    times: Vec<Tab>,
    parts: Vec<Tab>,
    tables: Vec<Table>,
}

pub(super) async fn show(app: App, actor: Actor, page: Page, Query(wanted): Query<Wanted>) -> Result<Response> {
    let w = Words(page.lang);
    let days = wanted.days.parse().ok().filter(|days| TIMES.contains(days)).unwrap_or(TIMES[1]);
    let by = By::parse(&wanted.by).filter(|by| PARTS.contains(by)).unwrap_or(By::Space);
    let shift = page.zone.to_offset(jiff::Timestamp::from_millisecond(page.now_ms).unwrap_or_default());
    let report = read(&app, &actor, days, by, i64::from(shift.seconds()) * 1000).await?;
    let names = Names { w, by, spaces: app.service::<Spaces>().now(), people: people(&app, by, &report).await? };
    let ordered = names.in_order(report.parts);
    let table = |id, title, of: fn(&Part) -> Figures| Table {
        id,
        title,
        total: line(w, w.report_total().to_owned(), of(&report.total)),
        lines: ordered.iter().map(|(name, part)| line(w, name.clone(), of(part))).collect(),
    };
    let none = report.total.first == Figures::default();
    let tables = [
        table("first", w.first_response(), |part| part.first),
        table("resolution", w.resolution(), |part| part.resolution),
        table("handed", w.report_handed(), |part| part.handed),
    ];
    let address = |days: i64, by: By| format!("{PATH}?days={days}&by={}", by.as_str());
    let page = page.titled(w.report()).unlisted();
    let template = ReportPage {
        w,
        by: w.report_by(by.as_str()),
        times: TIMES.map(|each| Tab::new(w.report_days(each), address(each, by), each == days)).to_vec(),
        parts: PARTS.map(|each| Tab::new(w.report_by(each.as_str()), address(days, each), each == by)).to_vec(),
        tables: if none { Vec::new() } else { tables.into_iter().filter(|table| !table.is_empty()).collect() },
        page: &page,
    };
    Ok(page.ok(&template))
}

fn line(w: Words, name: String, figures: Figures) -> Line {
    let length = |minutes: Option<i64>| minutes.map(|minutes| w.length(minutes)).unwrap_or_default();
    Line { name, share: figures.share(), median: length(figures.median), slowest: length(figures.slowest), figures }
}

async fn people(app: &App, by: By, report: &Report) -> Result<Vec<Byline>> {
    if by != By::Agent {
        return Ok(Vec::new());
    }
    let ids: Vec<MemberId> = report.parts.iter().filter_map(|part| part.key.parse().ok()).map(MemberId::new).collect();
    bylines(&mut app.db().read().await?, &ids).await
}

/// What the parts are called, and their order.
struct Names {
    w: Words,
    by: By,
    spaces: std::sync::Arc<madang_conversation::SpaceList>,
    people: Vec<Byline>,
}

impl Names {
    /// Spaces as the community orders them, the most urgent and the newest first, all else by name.
    fn in_order(&self, parts: Vec<Part>) -> Vec<(String, Part)> {
        let mut named: Vec<(usize, String, Part)> = parts
            .into_iter()
            .map(|part| {
                let (place, name) = self.of(&part.key);
                (place, name, part)
            })
            .collect();
        match self.by {
            By::Week => named.sort_by(|a, b| b.2.key.cmp(&a.2.key)),
            _ => named.sort_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1))),
        }
        named.into_iter().map(|(_, name, part)| (name, part)).collect()
    }

    fn of(&self, key: &str) -> (usize, String) {
        let number = key.parse::<i64>().ok();
        match self.by {
            By::Space => {
                let id = SpaceId::new(number.unwrap_or_default());
                let place = self.spaces.all().iter().position(|space| space.id == id);
                (place.unwrap_or(usize::MAX), self.spaces.name(id, self.w.0).to_owned())
            }
            By::Priority => {
                let urgency = Priority::parse(key).map_or(0, |priority| priority as usize);
                (usize::MAX - urgency, self.w.priority(key))
            }
            By::Language => (0, self.w.language(key)),
            By::Agent => match self.people.iter().find(|one| Some(one.id.number()) == number) {
                Some(one) => (0, one.name.clone()),
                None => (1, self.w.report_nobody().to_owned()),
            },
            By::Week => {
                let monday = Timestamp::parse(key).unwrap_or_default();
                (0, self.w.report_week(madang_i18n::date(self.w.0, monday.millis(), &TimeZone::UTC)))
            }
            By::All => (0, String::new()),
        }
    }
}
