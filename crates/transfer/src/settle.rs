//! The end of an import: every fact that waits is told, topic by topic.

use crate::{
    Progress, Report,
    batch::{Batch, Settled},
    facts::Fact,
    known::Known,
};
use madang_conversation::{QUESTION, TopicState};
use madang_events::{knowledge::ArticleImported, questions::Imported};
use madang_kernel::{App, PostId, Result, Timestamp, TopicId, row, sql};
use std::collections::HashMap;

/// How many topics are settled in one transaction.
const TOPICS: i64 = 200;

/// When answers were accepted, by their keys, where the source tells that apart from the rest.
pub(crate) type AcceptedAt = HashMap<String, Timestamp>;

/// How much was settled.
#[derive(Default)]
pub(crate) struct Counts {
    pub(crate) accepted: u64,
    pub(crate) duplicates: u64,
}

row! {
    #[derive(Clone)]
    struct Head {
        topic: TopicId,
        kind: String,
        state: TopicState,
        accepted: Option<PostId>,
        verified: bool,
    }
}

/// Settles every topic of the source of which something waits to be told.
///
/// # Errors
/// When the database fails; what was settled before stays.
pub(crate) async fn settle(
    app: &App,
    known: &mut Known,
    report: &mut Report,
    progress: &Progress,
    accepted_at: &AcceptedAt,
) -> Result<Counts> {
    settle_kind(app, known, report, progress, accepted_at, "").await
}

/// The same of the topics of one kind. What an interrupted run left of the others must wait until their posts are there.
///
/// # Errors
/// When the database fails; what was settled before stays.
pub(crate) async fn settle_kind(
    app: &App,
    known: &mut Known,
    report: &mut Report,
    progress: &Progress,
    accepted_at: &AcceptedAt,
    kind: &str,
) -> Result<Counts> {
    progress.at("settling");
    let mut counts = Counts::default();
    loop {
        let waiting = waiting(app, known.source(), kind).await?;
        if waiting.is_empty() {
            return Ok(counts);
        }
        let mut batch = Batch::default();
        for (head, facts) in waiting {
            let mut topic = Settling::new(head, known, report);
            for fact in facts {
                topic.learn(fact, accepted_at);
            }
            counts.accepted += u64::from(topic.has_accepted);
            batch.settled.push(topic.settled(&mut counts));
        }
        batch.write(app, known).await?;
    }
}

/// The facts of the next topics, of one kind or (where that is empty) of all.
async fn waiting(app: &App, source: &str, kind: &str) -> Result<Vec<(Head, Vec<Fact>)>> {
    let mut conn = app.db().read().await?;
    let rows: Vec<(TopicId, String)> = conn
        .q(sql!("SELECT topic, fact FROM import_facts WHERE source = $1 AND topic IN (SELECT DISTINCT f.topic FROM import_facts f \
             WHERE f.source = $1 AND ($3 = '' OR EXISTS (SELECT 1 FROM topics t WHERE t.id = f.topic AND t.kind = $3)) \
             ORDER BY f.topic LIMIT $2) ORDER BY topic, place"))
        .bind(source)
        .bind(TOPICS)
        .bind(kind)
        .all()
        .await?;
    let ids: Vec<i64> = rows.iter().map(|(topic, _)| topic.number()).collect();
    let heads: Vec<Head> = conn
        .q(sql!("SELECT id, kind, state, accepted, verified FROM topics WHERE id IN (SELECT "
            lite "value FROM json_each($1))" pg "value::bigint FROM json_array_elements_text($1::json))"))
        .bind(serde_json::to_string(&ids)?)
        .all()
        .await?;
    let heads: HashMap<TopicId, Head> = heads.into_iter().map(|head| (head.topic, head)).collect();
    let mut topics: Vec<(Head, Vec<Fact>)> = Vec::new();
    for (topic, fact) in rows {
        let fact = serde_json::from_str(&fact)?;
        match topics.last_mut() {
            Some((last, facts)) if last.topic == topic => facts.push(fact),
            _ => topics.push((heads.get(&topic).cloned().unwrap_or_else(|| gone(topic)), vec![fact])),
        }
    }
    Ok(topics)
}

/// A topic that is not there any more: there is nothing to settle but the facts, which go.
fn gone(topic: TopicId) -> Head {
    Head { topic, kind: String::new(), state: TopicState::Open, accepted: None, verified: false }
}

/// A topic while its facts are put together.
struct Settling<'a> {
    head: Head,
    known: &'a Known,
    report: &'a mut Report,
    state: Option<TopicState>,
    has_accepted: bool,
    /// Whether there is anything that the questions' own domain keeps.
    tells: bool,
    told: Imported,
    article: Option<ArticleImported>,
}

impl<'a> Settling<'a> {
    fn new(head: Head, known: &'a Known, report: &'a mut Report) -> Settling<'a> {
        let told = Imported {
            topic: head.topic,
            state_note: String::new(),
            duplicate_of: None,
            accepted_by: None,
            accepted_at: None,
            verdicts: Vec::new(),
        };
        Settling { head, known, report, state: None, has_accepted: false, tells: false, told, article: None }
    }

    fn learn(&mut self, fact: Fact, accepted_at: &AcceptedAt) {
        self.tells |= fact.state.is_some() || !fact.note.is_empty() || fact.verdict.is_some();
        self.state = fact.state.or(self.state);
        if !fact.note.is_empty() {
            self.told.state_note = fact.note;
        }
        if let Some(key) = &fact.duplicate_of {
            self.told.duplicate_of = self.known.get("topic", key);
            self.tells |= self.told.duplicate_of.is_some();
            if self.told.duplicate_of.is_none() {
                self.report.skipped("duplicate", "its original is not there");
                self.report.problem(&fact.line, &format!("the original \"{key}\" is not there"));
            }
        }
        if let Some(key) = &fact.accepted {
            match self.known.get("post", key) {
                Some(post) if self.head.accepted.is_none_or(|accepted| accepted == post) => {
                    self.head.accepted = Some(post);
                    self.told.accepted_by = fact.accepted_by;
                    self.told.accepted_at = fact.accepted_at.or_else(|| accepted_at.get(key).copied());
                    (self.has_accepted, self.tells) = (true, true);
                }
                Some(_) => self.report.problem(&fact.line, "another answer is accepted already; that one stays"),
                None => {
                    self.report.skipped("accepted", "the accepted answer is not there");
                    self.report.problem(&fact.line, "the accepted answer is not there");
                }
            }
        }
        self.told.verdicts.extend(fact.verdict);
        self.article = fact.article.or(self.article.take());
    }

    /// What was said of the state counts; else it follows from the rest.
    fn settled(self, counts: &mut Counts) -> Settled {
        let is_duplicate = self.told.duplicate_of.is_some();
        counts.duplicates += u64::from(is_duplicate);
        let state = match (self.state, self.head.state) {
            (Some(state), _) => state,
            (None, _) if is_duplicate => TopicState::Duplicate,
            (None, TopicState::Open) if self.head.accepted.is_some() => TopicState::Solved,
            (None, current) => current,
        };
        let is_verified = self.head.verified || self.told.verdicts.iter().any(|verdict| verdict.verdict == "verified");
        let question = (self.tells && self.head.kind == QUESTION).then_some(self.told);
        Settled {
            topic: self.head.topic,
            state,
            accepted: self.head.accepted,
            is_verified,
            question,
            article: self.article,
        }
    }
}
