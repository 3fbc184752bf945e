//! The queue as a page.

use super::{AT_ONCE, Filter, PAGE, Whose, list};
use crate::{
    case::{CaseId, Settle, web::counted_tabs},
    flag::{Reason, SubjectKind},
    store::queue::CaseRow,
    words::Words,
};
use askama::Template;
use axum::response::Response;
use madang_conversation::{SpaceList, Spaces, html_lang, post_url, profile_url};
use madang_http::{Cursor, Form, Query};
use madang_kernel::{Actor, App, Error, Result};
use madang_ui::{Choice, NoticeKind, Page, Pager, Person, Tab, local_path};
use serde::Deserialize;

/// The most characters of a post in the list.
const BEGINNING: usize = 260;

/// What is wanted, as the address says it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Wanted {
    whose: String,
    space: String,
    reason: String,
    after: Option<Cursor>,
}

impl Wanted {
    fn whose(&self) -> Whose {
        Whose::parse(&self.whose).unwrap_or(Whose::All)
    }

    /// The address of this list, of others' cases, or of its next page.
    fn url(&self, whose: Whose, after: Option<Cursor>) -> String {
        let mut url = format!("/moderation?whose={whose}");
        for (name, value) in [("space", &self.space), ("reason", &self.reason)] {
            let plain = value.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
            if plain && !value.is_empty() {
                url.push_str(&format!("&{name}={value}"));
            }
        }
        if let Some(after) = after {
            url.push_str(&format!("&after={after}"));
        }
        url
    }
}

/// A line of the queue.
pub(crate) struct Line {
    pub(crate) id: CaseId,
    pub(crate) is_post: bool,
    pub(crate) is_profile: bool,
    /// Empty of a private message, which moderators do not see in its place.
    pub(crate) url: String,
    pub(crate) title: String,
    pub(crate) lang: String,
    pub(crate) place: String,
    pub(crate) kind: String,
    pub(crate) person: Person,
    pub(crate) beginning: String,
    pub(crate) text_lang: String,
    pub(crate) flags: i64,
    pub(crate) reasons: Vec<String>,
    pub(crate) claimed: Option<String>,
    pub(crate) mine: bool,
    pub(crate) opened: i64,
    pub(crate) hidden: bool,
    pub(crate) removed: bool,
    /// What came of it, by whom and when; empty while it is open.
    pub(crate) decision: String,
    pub(crate) settled_by: String,
    pub(crate) settled: i64,
}

impl Line {
    pub(crate) fn of(
        w: Words,
        spaces: &SpaceList,
        actor: &Actor,
        now: madang_kernel::Timestamp,
        row: &CaseRow,
    ) -> Line {
        let plain = madang_markdown::plain_text(row.beginning.as_deref().unwrap_or(&row.about));
        let claimed = row.claimed(now);
        Line {
            id: row.id,
            is_post: row.post().is_some(),
            is_profile: row.kind == SubjectKind::Member,
            url: match row.kind {
                SubjectKind::Post => row.post().map(post_url).unwrap_or_default(),
                SubjectKind::Member => profile_url(&row.handle),
                SubjectKind::Message => String::new(),
            },
            title: row.title.clone().filter(|title| !title.is_empty()).unwrap_or_else(|| row.name.clone()),
            lang: html_lang(row.title_language.as_deref().unwrap_or_default()).to_owned(),
            place: row.space.map(|id| spaces.name(id, w.0).to_owned()).unwrap_or_default(),
            kind: w.post_kind(row.post_kind.as_deref().unwrap_or(match row.kind {
                SubjectKind::Message => "message",
                SubjectKind::Post | SubjectKind::Member => "profile",
            })),
            person: row.byline().person(),
            beginning: madang_markdown::shorten(&plain, BEGINNING),
            text_lang: html_lang(row.language.as_deref().unwrap_or_default()).to_owned(),
            flags: row.flags,
            reasons: row.reasons().map(|reason| w.reason(reason)).collect(),
            mine: claimed.is_some_and(|(id, _)| actor.is(id)),
            claimed: claimed.map(|(_, name)| name.to_owned()),
            opened: row.opened_at.millis(),
            hidden: row.hidden.unwrap_or_default(),
            removed: row.removed.unwrap_or_default(),
            decision: if row.decision.is_empty() { String::new() } else { w.decision(&row.decision) },
            settled_by: row.settled_name.clone().unwrap_or_default(),
            settled: row.settled_at.unwrap_or_default().millis(),
        }
    }
}

#[derive(Template)]
#[template(path = "queue/queue.html")]
struct QueuePage<'a> {
    page: &'a Page,
    w: Words,
    tabs: Vec<Tab>,
    whose: Whose,
    lists: Vec<Tab>,
    wanted: &'a Wanted,
    spaces: Vec<Choice>,
    reasons: Vec<Choice>,
    decisions: Vec<Choice>,
    filtered: bool,
    done: bool,
    lines: Vec<Line>,
    back: String,
    pager: Pager,
}

pub(super) async fn show(app: App, actor: Actor, page: Page, Query(wanted): Query<Wanted>) -> Result<Response> {
    let w = Words(page.lang);
    let (whose, now) = (wanted.whose(), app.now());
    let filter = Filter {
        whose,
        space: wanted.space.parse().ok(),
        reason: Reason::parse(&wanted.reason),
        after: wanted.after,
        limit: PAGE,
        now,
    };
    let mut conn = app.db().read().await?;
    let found = list(&mut conn, &actor, &filter).await?;
    let tabs = counted_tabs(&mut conn, &actor, w, "/moderation").await?;
    drop(conn);
    let spaces = app.service::<Spaces>().now();
    let page = page.titled(w.queue_title()).unlisted();
    let open = tabs.iter().find(|tab| tab.current).map(|tab| (tab.count, tab.more)).unwrap_or_default();
    let tab = |one: &Whose| {
        let (count, more) = if *one == Whose::All { open } else { Default::default() };
        Tab { count, more, ..Tab::new(w.whose(one.as_str()), wanted.url(*one, None), *one == whose) }
    };
    Ok(page.ok(&QueuePage {
        w,
        tabs,
        whose,
        lists: Whose::ALL.iter().map(tab).collect(),
        spaces: spaces.visible(&actor).map(|one| Choice::new(one.id.to_string(), one.name.get(page.lang))).collect(),
        reasons: Reason::ALL.iter().map(|one| Choice::new(one.as_str(), w.reason(one.as_str()))).collect(),
        decisions: crate::case::web::decisions(w, SubjectKind::Post),
        filtered: filter.space.is_some() || filter.reason.is_some(),
        done: whose == Whose::Done,
        lines: found.items.iter().map(|row| Line::of(w, &spaces, &actor, now, row)).collect(),
        back: wanted.url(whose, wanted.after),
        pager: Pager {
            newer: wanted.after.map(|_| wanted.url(whose, None)),
            older: found.next.map(|next| wanted.url(whose, Some(next))),
        },
        wanted: &wanted,
        page: &page,
    }))
}

/// Settles the ticked cases alike, each for itself.
pub(super) async fn submit(
    app: App,
    actor: Actor,
    page: Page,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let w = Words(page.lang);
    let field = |name: &str| pairs.iter().find(|(one, _)| one == name).map_or("", |(_, value)| value.as_str());
    let back = match field("back") {
        "" => "/moderation",
        back => local_path(back),
    };
    let cases: Vec<CaseId> =
        pairs.iter().filter(|(name, _)| name == "case").filter_map(|(_, id)| id.parse().ok()).take(AT_ONCE).collect();
    if cases.is_empty() {
        return Ok(page.go_saying(back, NoticeKind::Bad, w.sentence("none-chosen")));
    }
    let (mut done, mut failed) = (0, None);
    for case in &cases {
        let settled = match Settle::parse(*case, field("decision"), field("reason")) {
            Ok(command) => app.run(&actor, command).await,
            Err(error) => Err(error),
        };
        match settled {
            Ok(()) => done += 1,
            Err(error @ Error::Internal(_)) => return Err(error),
            Err(error) => failed = Some(error),
        }
    }
    Ok(match failed {
        None => page.go_saying(back, NoticeKind::Good, w.settled_many(done)),
        Some(error) => {
            let why = w.why_not(error)?;
            page.go_saying(back, NoticeKind::Bad, w.settled_some(cases.len() as i64 - done, done, why))
        }
    })
}
