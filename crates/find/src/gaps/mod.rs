//! What to write next: searches that led nowhere, questions asked again and again, and articles that did not help, each
//! with what is behind it, in the order of how many people wait for it.
//!
//! Readers' verdicts on articles reach this crate as events ([`GapsProjector`]); likeness of questions is the index's
//! ([`count_clusters`]). A draft is begun at the knowledge base's own address, so neither crate knows the other.

mod api;
mod clusters;
#[cfg(test)]
mod tests;
mod web;

pub use clusters::count_clusters;

pub(crate) use api::{__path_get, __path_put, __path_take_back, get, put, take_back};

use crate::{analytics::day, store};
use madang_conversation::{TopicRow, topics_by_ids};
use madang_events::knowledge::{ArticleImported, ArticlePublished, ArticleRated, RatingChanged};
use madang_http::{Access, Routes};
use madang_kernel::{
    Actor, App, Command, Cx, Error, Permission, Projector, Recorded, Result, TopicId, outbox::Applied, words,
};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

/// Days of searches that are looked at.
const DAYS: i64 = 90;
/// Fewer searches, or readers whom an article did not help, are chance.
const LEAST: i64 = 2;
/// Gaps of each kind at most.
const MOST: i64 = 100;
/// Threads of a cluster that are shown.
const SHOWN: usize = 8;

words! {
    /// What kind of gap it is.
    pub(crate) enum Kind {
        /// Searches without a result or a click.
        Search = "search",
        /// Questions that ask the same, without an article.
        Questions = "questions",
        /// An article that did not help.
        Article = "article",
    }
}

/// Where staff looks.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/gaps", Access::Agent, web::show)
        .post("/gaps/aside", Access::Agent, web::submit)
        .get("/api/v1/gaps", Access::Agent, get)
        .put("/api/v1/gaps/{kind}/{key}/aside", Access::Agent, put)
        .delete("/api/v1/gaps/{kind}/{key}/aside", Access::Agent, take_back)
}

/// Something that people look for and do not find.
#[derive(Clone, Debug)]
pub(crate) struct Gap {
    pub(crate) kind: Kind,
    /// The normal form of the query, or the id of the leading question or the article.
    pub(crate) key: String,
    /// The query as typed, or the title.
    pub(crate) title: String,
    /// How many people, or searches, wait for it.
    pub(crate) demand: i64,
    /// Searches without a result; readers whom the article did not help.
    pub(crate) nothing: i64,
    /// Searches without a click; readers whom the article helped.
    pub(crate) something: i64,
    /// The threads behind it.
    pub(crate) topics: Vec<TopicRow>,
}

impl Gap {
    /// Where a draft about it is begun, or the article mended.
    pub(crate) fn draft_url(&self) -> String {
        let title = utf8_percent_encode(&self.title, NON_ALPHANUMERIC);
        match self.kind {
            Kind::Search => format!("/knowledge/new?title={title}"),
            Kind::Questions => {
                let lead = self.topics.first().map(|topic| topic.id.to_string()).unwrap_or_default();
                format!("/knowledge/capture?topic={lead}")
            }
            Kind::Article => self.topics.first().map(TopicRow::url).unwrap_or_default(),
        }
    }
}

/// The gaps of one kind, or of all, those first that most people wait for: four statements.
///
/// # Errors
/// [`Error::Forbidden`] for whoever is not staff.
pub(crate) async fn gaps(app: &App, actor: &Actor, kind: Option<Kind>) -> Result<Vec<Gap>> {
    if !actor.may(Permission::Triage) {
        return Err(actor.refusal(None));
    }
    let wanted = |one| kind.is_none_or(|kind| kind == one);
    let mut found = Vec::new();
    let mut behind: Vec<(usize, Vec<TopicId>)> = Vec::new();
    let mut conn = app.db().read().await?;
    if wanted(Kind::Search) {
        for row in store::gaps::searches(&mut conn, day(app.now()) - DAYS, LEAST, MOST).await? {
            let counts = (row.empty + row.unclicked, row.empty, row.unclicked);
            found.push(gap(Kind::Search, row.key, row.typed, counts));
        }
    }
    if wanted(Kind::Questions) {
        for row in store::gaps::clusters(&mut conn, MOST).await? {
            let ids: Vec<i64> = serde_json::from_str(&row.topics)?;
            behind.push((found.len(), ids.into_iter().map(TopicId::new).collect()));
            found.push(gap(Kind::Questions, row.lead.to_string(), String::new(), (row.demand, 0, 0)));
        }
    }
    if wanted(Kind::Article) {
        for row in store::gaps::unhelpful(&mut conn, LEAST, MOST).await? {
            behind.push((found.len(), vec![row.topic]));
            let counts = (row.did_not_help, row.did_not_help, row.helped);
            found.push(gap(Kind::Article, row.topic.to_string(), String::new(), counts));
        }
    }
    let ids: Vec<TopicId> = behind.iter().flat_map(|(_, ids)| ids.iter().take(SHOWN).copied()).collect();
    let rows = topics_by_ids(&mut conn, actor, &ids).await?;
    for (place, ids) in behind {
        let own = ids.iter().filter_map(|id| rows.iter().find(|row| row.id == *id).cloned());
        found[place].topics = own.collect();
        found[place].title = found[place].topics.first().map(|row| row.title.clone()).unwrap_or_default();
    }
    // What this member may not see leaves nothing behind a gap.
    found.retain(|gap| gap.kind == Kind::Search || !gap.topics.is_empty());
    found.sort_by(|a, b| b.demand.cmp(&a.demand).then_with(|| a.title.cmp(&b.title)));
    Ok(found)
}

fn gap(kind: Kind, key: String, title: String, (demand, nothing, something): (i64, i64, i64)) -> Gap {
    Gap { kind, key, title, demand, nothing, something, topics: Vec::new() }
}

/// Sets a gap aside, because nothing needs to be written about it, or takes that back.
pub(crate) struct SetAside {
    pub(crate) kind: Kind,
    /// The gap's key: a query, or an id as addresses have it.
    pub(crate) key: String,
    pub(crate) on: bool,
}

impl Command for SetAside {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Triage)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let key = match self.kind {
            Kind::Search => self.key,
            _ => self.key.parse::<TopicId>().map_err(|_| Error::NotFound)?.number().to_string(),
        };
        let member = cx.actor().signed_in()?;
        store::gaps::set_aside(cx, self.kind.as_str(), &key, self.on.then_some(member)).await
    }
}

/// Keeps what readers say of articles, and forgets it when an article is written anew.
pub struct GapsProjector;

impl Projector for GapsProjector {
    fn name(&self) -> &'static str {
        "find.gaps"
    }

    fn apply<'a>(&'a self, cx: &'a mut Cx<'_>, events: &'a [Recorded]) -> Applied<'a> {
        Box::pin(async move {
            for event in events {
                if let Some(rated) = event.read::<ArticleRated>() {
                    let (yes, no) = if rated.helped { (1, 0) } else { (0, 1) };
                    store::gaps::count_help(cx, rated.topic, yes, no).await?;
                } else if let Some(changed) = event.read::<RatingChanged>() {
                    let more = if changed.helped { 1 } else { -1 };
                    store::gaps::count_help(cx, changed.topic, more, -more).await?;
                } else if let Some(imported) = event.read::<ArticleImported>() {
                    store::gaps::count_help(cx, imported.topic, imported.helped, imported.did_not_help).await?;
                } else if let Some(published) = event.read::<ArticlePublished>() {
                    let sources: Vec<i64> = published.sources.iter().map(|topic| topic.number()).collect();
                    store::gaps::forget_help(cx, published.topic).await?;
                    store::gaps::drop_clusters(cx, serde_json::to_string(&sources)?).await?;
                }
            }
            Ok(())
        })
    }
}
