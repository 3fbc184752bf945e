//! The log as pages.

use super::{ACTIONS, PAGE, RuleTitles, SaveSettings, Settings, deeds, public};
use crate::{
    case::web::counted_tabs,
    gate::held::reason_in,
    store::{
        cases,
        log::{DeedRow, PublicRow, Sought},
    },
    words::Words,
};
use askama::Template;
use axum::response::Response;
use madang_conversation::{SpaceList, Spaces, post_url};
use madang_http::{Access, Cursor, Form, Query, Routes};
use madang_kernel::{Actor, App, MemberId, Permission, Result};
use madang_people::member_by_handle;
use madang_ui::{Choice, NoticeKind, Page, Pager, Tab};
use serde::Deserialize;
use serde_json::Value;

const LOG: &str = "/moderation/log";
const PUBLIC: &str = "/guidelines/log";

/// Where the log is.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get(LOG, Access::Moderator, show)
        .post("/moderation/log/public", Access::Manager, open)
        .get(PUBLIC, Access::Everyone, show_public)
        .get("/api/v1/moderation/log", Access::Moderator, super::api::list)
        .get("/api/v1/guidelines/log", Access::Everyone, super::api::public_list)
        .get("/api/v1/moderation/settings", Access::Manager, super::api::settings)
        .put("/api/v1/moderation/settings", Access::Manager, super::api::save)
}

/// What is wanted, as the address says it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Wanted {
    by: String,
    member: String,
    action: String,
    after: Option<Cursor>,
}

impl Wanted {
    fn url(&self, after: Option<Cursor>) -> String {
        let encode =
            |text: &str| percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string();
        let mut url =
            format!("{LOG}?by={}&member={}&action={}", encode(&self.by), encode(&self.member), encode(&self.action));
        if let Some(after) = after {
            url.push_str(&format!("&after={after}"));
        }
        url
    }
}

/// An entry as it is shown.
struct Line {
    row: DeedRow,
    what: String,
    url: String,
    place: String,
    /// The reason, the rule, the decision or what was set, of those that say one.
    more: String,
}

#[derive(Template)]
#[template(path = "log/log.html")]
struct LogPage<'a> {
    page: &'a Page,
    w: Words,
    tabs: Vec<Tab>,
    wanted: &'a Wanted,
    moderators: Vec<Choice>,
    actions: Vec<Choice>,
    lines: Vec<Line>,
    pager: Pager,
    may_open: bool,
    is_open: bool,
}

async fn show(app: App, actor: Actor, page: Page, Query(wanted): Query<Wanted>) -> Result<Response> {
    let w = Words(page.lang);
    let mut conn = app.db().read().await?;
    let member = match wanted.member.trim().trim_start_matches('@') {
        "" => None,
        // Somebody unknown has no entries.
        handle => Some(member_by_handle(&mut conn, &actor, handle).await.map_or(MemberId::new(0), |member| member.id)),
    };
    let moderators = cases::colleagues(&mut conn, MemberId::new(0)).await?;
    let titles = RuleTitles::now(&mut conn, page.lang).await?;
    let tabs = counted_tabs(&mut conn, &actor, w, LOG).await?;
    drop(conn);
    let sought = Sought {
        by: wanted.by.parse().ok(),
        member,
        action: ACTIONS.iter().find(|one| **one == wanted.action).map(|one| (*one).to_owned()).unwrap_or_default(),
        before: wanted.after.map(|after| after.id),
    };
    let found = deeds(&app, &actor, &sought, PAGE).await?;
    let spaces = app.service::<Spaces>().now();
    let page = page.titled(w.log_title()).unlisted();
    Ok(page.ok(&LogPage {
        w,
        tabs,
        moderators: moderators.into_iter().map(|(id, _, name)| Choice::new(id.to_string(), name)).collect(),
        actions: ACTIONS.iter().map(|one| Choice::new(*one, action_word(w, one))).collect(),
        pager: Pager {
            newer: wanted.after.map(|_| wanted.url(None)),
            older: found.next.map(|next| wanted.url(Some(next))),
        },
        lines: found.items.into_iter().map(|row| line(w, &spaces, &titles, row)).collect(),
        may_open: actor.may(Permission::Manage),
        is_open: Settings::now(&app).public_log,
        wanted: &wanted,
        page: &page,
    }))
}

/// What was done, in words.
fn action_word(w: Words, action: &str) -> String {
    w.deed(action.rsplit('.').next().unwrap_or(action))
}

fn line(w: Words, spaces: &SpaceList, titles: &RuleTitles, row: DeedRow) -> Line {
    let details: Value = serde_json::from_str(&row.details).unwrap_or_default();
    let more = match row.action.as_str() {
        "moderation.word_saved" | "moderation.word_deleted" => of_word(w, &details),
        "moderation.save_settings" => of_settings(w, &details),
        _ => of_deed(w, titles, &details),
    };
    Line {
        what: action_word(w, &row.action),
        url: row.post.map(post_url).unwrap_or_default(),
        place: row.space.map(|id| spaces.name(id, w.0).to_owned()).unwrap_or_default(),
        more: more.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "),
        row,
    }
}

/// What is said of most deeds.
fn of_deed(w: Words, titles: &RuleTitles, details: &Value) -> Vec<String> {
    let said = |key: &str| details[key].as_str().unwrap_or_default();
    let decision = said("decision");
    vec![
        if decision.is_empty() { String::new() } else { w.decision(decision) },
        said("kind").split_whitespace().next().map(|kind| w.kind(kind)).unwrap_or_default(),
        titles.read(said("rule")).to_owned(),
        reason_in(w, said("reason")),
        said("answer").to_owned(),
    ]
}

/// The word of a rule, and what follows from it.
fn of_word(w: Words, details: &Value) -> Vec<String> {
    let said = |key: &str| details[key].as_str().unwrap_or_default();
    // Entries from before it had a name of its own.
    let action = if said("action").is_empty() { said("decision") } else { said("action") };
    let follows = match (action, said("replacement")) {
        ("", _) => String::new(),
        ("replace", replacement) if !replacement.is_empty() => format!("{} → {replacement}", w.word_action(action)),
        _ => w.word_action(action),
    };
    let rests = details["on"] == Value::Bool(false);
    vec![said("word").to_owned(), follows, if rests { w.word_off().to_owned() } else { String::new() }]
}

/// Who reads the summary from then on.
fn of_settings(w: Words, details: &Value) -> Vec<String> {
    let state = |open: bool| w.public_state(if open { "open" } else { "closed" });
    details["public_log"].as_bool().map(state).into_iter().collect()
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Opened {
    public_log: String,
}

async fn open(app: App, actor: Actor, page: Page, Form(typed): Form<Opened>) -> Result<Response> {
    app.run(&actor, SaveSettings(Settings { public_log: !typed.public_log.is_empty() })).await?;
    app.settings().reload(app.db()).await?;
    Ok(page.go_saying(LOG, NoticeKind::Good, Words(page.lang).log_saved()))
}

/// An entry of the summary.
struct PublicLine {
    at: i64,
    what: String,
    outcome: String,
    rule: String,
    place: String,
}

#[derive(Template)]
#[template(path = "log/public.html")]
struct PublicPage<'a> {
    page: &'a Page,
    w: Words,
    lines: Vec<PublicLine>,
    is_open: bool,
    pager: Pager,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct After {
    after: Option<Cursor>,
}

async fn show_public(app: App, actor: Actor, page: Page, Query(after): Query<After>) -> Result<Response> {
    let w = Words(page.lang);
    let found = public(&app, &actor, after.after, PAGE).await?;
    let titles = RuleTitles::now(&mut app.db().read().await?, page.lang).await?;
    let spaces = app.service::<Spaces>().now();
    let page = page.titled(w.public_title());
    Ok(page.ok(&PublicPage {
        w,
        pager: Pager {
            newer: after.after.map(|_| PUBLIC.to_owned()),
            older: found.next.map(|next| format!("{PUBLIC}?after={next}")),
        },
        lines: found.items.into_iter().map(|row| public_line(w, &spaces, &titles, row)).collect(),
        is_open: Settings::now(&app).public_log,
        page: &page,
    }))
}

fn public_line(w: Words, spaces: &SpaceList, titles: &RuleTitles, row: PublicRow) -> PublicLine {
    let is_case = matches!(row.what.as_str(), "post" | "profile");
    let reasons = || row.rule.split(',').map(|reason| w.reason(reason)).collect::<Vec<_>>().join(", ");
    let cited = || titles.of(&row.rule).unwrap_or_else(|| w.public_other_rule()).to_owned();
    PublicLine {
        at: row.at.millis(),
        what: if is_case { w.public_what(&row.what) } else { w.kind(&row.what) },
        outcome: if is_case { w.decision(&row.outcome) } else { w.public_outcome(&row.outcome) },
        rule: if is_case { reasons() } else { cited() },
        place: row.space.map(|id| spaces.name(id, w.0).to_owned()).unwrap_or_default(),
    }
}
