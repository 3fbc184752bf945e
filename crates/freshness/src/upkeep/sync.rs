//! Working reviews out from what is known of their topics.

use crate::{
    links,
    score::{self, Facts},
    settings::{Settings, days},
    store::{
        self,
        facts::FactRow,
        reviews::{self, Review},
    },
};
use madang_conversation::{ARTICLE, SpaceKind, SpaceList, Spaces, TopicState};
use madang_kernel::{Cx, Result, Role, Timestamp, TopicId};

/// A day in milliseconds.
const DAY: i64 = 24 * 3600 * 1000;

/// Works out the reviews of those of the topics that have one or need one. Five statements at most, whatever their
/// number.
///
/// # Errors
/// When the database fails.
pub(crate) async fn sync(cx: &mut Cx<'_>, topics: &[TopicId]) -> Result<()> {
    if topics.is_empty() {
        return Ok(());
    }
    store::facts::lock(cx, topics).await?;
    let texts = store::facts::new_texts(cx, topics).await?;
    if !texts.is_empty() {
        let own = cx.app().service::<links::LinkChecker>().own_host().to_owned();
        let found: Vec<_> = texts.iter().map(|(topic, html)| (*topic, links::links_in(html, &own))).collect();
        store::links::replace(cx, &found).await?;
    }
    let rows = store::facts::of(cx, topics).await?;
    if rows.is_empty() {
        return Ok(());
    }
    let (settings, spaces) = (Settings::now(cx.app()), cx.app().service::<Spaces>().now());
    let now = cx.now();
    let worked_out = rows.into_iter().map(|row| review(row, &settings, &spaces, now)).collect::<Result<Vec<_>>>()?;
    reviews::save(cx, &worked_out).await
}

/// The review of a topic.
fn review(row: FactRow, settings: &Settings, spaces: &SpaceList, now: Timestamp) -> Result<Review> {
    let interval = settings.days(&row.kind);
    let written = row.known_written_at != Some(row.written_at) || row.known_text != Some(row.text);
    let since = row.reviewed_at.map_or(row.written_at, |at| at.max(row.written_at));
    let (helped, did_not_help) = (row.helped.unwrap_or_default(), row.did_not_help.unwrap_or_default());
    // What readers said of an older text does not speak against the new one.
    let before = |kept: Option<i64>, all: i64| if written { all } else { kept.unwrap_or_default() };
    // A reader of then who thinks again now takes a voice of then away.
    let counted = |kept, all: i64| if row.known.is_some() { before(kept, all).min(all) } else { 0 };
    let helped_before = counted(row.helped_before, helped);
    let did_not_help_before = counted(row.did_not_help_before, did_not_help);
    let verdict = row.verdict.clone().unwrap_or_default();
    let version = Release::of(&row, spaces, since, now);
    let facts = Facts {
        age_days: (now.millis() - since.millis()).max(0) / DAY,
        interval_days: i64::from(interval),
        views: row.views,
        votes: row.votes,
        helped: helped - helped_before,
        did_not_help: did_not_help - did_not_help_before,
        wrong: verdict == "wrong",
        outdated: verdict == "outdated",
        newer_version: version.newer,
        end_of_life: version.ended,
        broken: row.broken,
        flags: row.flags,
    };
    let planned = row.review_at.filter(|_| !written).unwrap_or(since + days(interval));
    let review_at = if is_urgent(&row, &facts, &verdict) { planned.min(now) } else { planned };
    let live = is_live(&row, spaces);
    let parts = facts.parts();
    Ok(Review {
        owner: owner(&row),
        topic: row.topic,
        space: row.space,
        product: row.product,
        version: row.version,
        assigned: row.assigned.unwrap_or_default(),
        text: row.text,
        written_at: row.written_at,
        reviewed_at: row.reviewed_at,
        reviewed_by: row.reviewed_by,
        outcome: row.outcome.unwrap_or_default(),
        review_at,
        verdict,
        helped,
        did_not_help,
        helped_before,
        did_not_help_before,
        rated_seq: row.rated_seq.unwrap_or_default(),
        flags: row.flags,
        broken: row.broken,
        live,
        due: live && review_at <= now,
        score: score::total(&parts),
        parts: serde_json::to_string(&parts)?,
        kind: row.kind,
    })
}

/// Whoever it was given to; else whoever wrote the text, if that is an employee; else whoever the space names.
fn owner(row: &FactRow) -> Option<madang_kernel::MemberId> {
    match row.assigned {
        Some(true) => row.owner,
        _ if row.role >= Role::Agent => Some(row.author),
        _ => row.space_owner,
    }
}

/// Whether the topic is one that is kept up to date now.
fn is_live(row: &FactRow, spaces: &SpaceList) -> bool {
    let kept = match row.kind.as_str() {
        ARTICLE => row.state != TopicState::Archived,
        _ => row.state == TopicState::Solved,
    };
    kept && !row.away && spaces.get(row.space).is_none_or(|space| space.kind != SpaceKind::Tickets)
}

/// Whether something has happened since the last review that should not wait for the next one.
fn is_urgent(row: &FactRow, facts: &Facts, verdict: &str) -> bool {
    let judged = !verdict.is_empty() && row.known_verdict.as_deref() != Some(verdict);
    let broke = facts.broken > row.known_broken.unwrap_or_default();
    let flagged = facts.flags > row.known_flags.unwrap_or_default();
    judged || broke || flagged || facts.newer_version || facts.end_of_life || facts.fails_readers()
}

/// What became of the topic's product since the text was last written or looked at.
struct Release {
    newer: bool,
    ended: bool,
}

impl Release {
    fn of(row: &FactRow, spaces: &SpaceList, since: Timestamp, now: Timestamp) -> Release {
        let meanwhile = |at: Option<Timestamp>| at.is_some_and(|at| at > since && at <= now);
        let own = row.version.and_then(|id| spaces.version(id));
        let product = row.product.and_then(|id| spaces.product(id));
        let newer = product.is_some_and(|product| {
            product.versions.iter().any(|one| Some(one.id) != row.version && meanwhile(one.released_at))
        });
        Release { newer, ended: own.is_some_and(|(_, version)| meanwhile(version.end_of_life_at)) }
    }
}
