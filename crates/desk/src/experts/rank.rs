//! Who knows: members and staff by their accepted and verified answers to questions like this one.
//!
//! A member's score is the sum over their good answers of *worth × likeness × age*: an accepted answer is worth 1, a verified one
//! 1.5, both 2; likeness counts the tags that its question shares, and 1 more for the same product, half of that in another
//! language; age halves the weight every 365 days. Adding up what the documents of a person tell is the document model of Balog,
//! Azzopardi and de Rijke ("Formal models for expert finding in enterprise corpora", SIGIR 2006); the exponential decay by half-lives
//! is the usual one for recency (Cormode et al., "Forward decay", ICDE 2009). What is older than four years is left out.

use crate::store::experts::{self, CandidateRow, EvidenceRow, SubjectRow};
use madang_events::questions::{Accepted, Imported, Judged};
use madang_kernel::{
    Actor, Cx, MemberId, PostId, Projector, Recorded, Result, Timestamp, TopicId, db::Connection, outbox::Applied,
};
use std::{
    collections::{BTreeMap, HashMap},
    time::Duration,
};

const DAY: u64 = 24 * 3600;
/// After so many days an answer weighs half.
const HALF_LIFE: f64 = 365.0;
/// What is older weighs a sixteenth and is left out.
const OLDEST: Duration = Duration::from_secs(4 * 365 * DAY);
/// The most answers that are looked at, the newest first.
const EVIDENCE: i64 = 2_000;
/// How many are suggested.
const SUGGESTED: usize = 5;
/// How many of the best are asked whether they can read the question.
const ASKED: usize = 40;

/// Keeps which answers are accepted or verified.
pub(crate) struct ExpertsProjector;

impl Projector for ExpertsProjector {
    fn name(&self) -> &'static str {
        "desk.experts"
    }

    fn apply<'a>(&'a self, cx: &'a mut Cx<'_>, events: &'a [Recorded]) -> Applied<'a> {
        Box::pin(async move {
            let (mut accepted, mut verified) = (BTreeMap::<PostId, bool>::new(), BTreeMap::<PostId, bool>::new());
            let mut imported: Vec<TopicId> = Vec::new();
            for event in events {
                if let Some(Accepted { post, on, .. }) = event.read() {
                    accepted.insert(post, on);
                } else if let Some(Judged { post, verdict, .. }) = event.read() {
                    verified.insert(post, verdict.as_deref() == Some("verified"));
                } else if let Some(Imported { topic, verdicts, .. }) = event.read() {
                    imported.push(topic);
                    verified.extend(verdicts.iter().map(|one| (one.post, one.verdict == "verified")));
                }
            }
            if !imported.is_empty() {
                for post in experts::accepted_in(cx, &imported).await? {
                    accepted.entry(post).or_insert(true);
                }
            }
            let list = |marks: BTreeMap<PostId, bool>| marks.into_iter().collect::<Vec<_>>();
            if !accepted.is_empty() {
                experts::set_accepted(cx, &list(accepted)).await?;
            }
            if !verified.is_empty() {
                experts::set_verified(cx, &list(verified)).await?;
            }
            Ok(())
        })
    }
}

/// Somebody who may know, and why.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Expert {
    pub(crate) id: MemberId,
    pub(crate) handle: String,
    pub(crate) name: String,
    pub(crate) staff: bool,
    /// Whether invitations are switched off.
    pub(crate) off: bool,
    pub(crate) accepted: i64,
    pub(crate) verified: i64,
    /// Only for comparing.
    pub(crate) score: f64,
}

/// What somebody has shown to know.
#[derive(Clone, Copy, Debug, Default)]
struct Sum {
    accepted: i64,
    verified: i64,
    score: f64,
}

/// The members and colleagues who know most about a question, the actor and the asker left out. Three statements.
pub(crate) async fn suggest(
    conn: &mut impl Connection,
    actor: &Actor,
    topic: TopicId,
    now: Timestamp,
) -> Result<Vec<Expert>> {
    let subject = experts::subject(conn, topic).await?;
    let rows = experts::evidence(conn, topic, subject.product, now - OLDEST, EVIDENCE).await?;
    let mut sums = added(&subject, &rows, now);
    sums.retain(|(member, _)| *member != subject.asker && !actor.is(*member));
    sums.truncate(ASKED);
    let members: Vec<MemberId> = sums.iter().map(|(member, _)| *member).collect();
    if members.is_empty() {
        return Ok(Vec::new());
    }
    let found = experts::candidates(conn, subject.space, &members).await?;
    let mut known: HashMap<MemberId, CandidateRow> = found.into_iter().map(|row| (row.id, row)).collect();
    let expert = |(member, sum): (MemberId, Sum)| {
        let CandidateRow { id, handle, name, staff, off } = known.remove(&member)?;
        Some(Expert { id, handle, name, staff, off, accepted: sum.accepted, verified: sum.verified, score: sum.score })
    };
    Ok(sums.into_iter().filter_map(expert).take(SUGGESTED).collect())
}

/// What each author has shown, the most first.
fn added(subject: &SubjectRow, rows: &[EvidenceRow], now: Timestamp) -> Vec<(MemberId, Sum)> {
    let mut sums: HashMap<MemberId, Sum> = HashMap::new();
    for row in rows {
        let sum = sums.entry(row.author).or_default();
        sum.accepted += i64::from(row.accepted);
        sum.verified += i64::from(row.verified);
        sum.score += weight(subject, row, now);
    }
    let mut sums: Vec<(MemberId, Sum)> = sums.into_iter().collect();
    sums.sort_by(|a, b| b.1.score.total_cmp(&a.1.score).then(a.0.cmp(&b.0)));
    sums
}

/// What one answer tells.
fn weight(subject: &SubjectRow, row: &EvidenceRow, now: Timestamp) -> f64 {
    let worth = match (row.accepted, row.verified) {
        (true, true) => 2.0,
        (false, true) => 1.5,
        (true, false) => 1.0,
        (false, false) => 0.0,
    };
    let same_product = row.product.is_some() && row.product == subject.product;
    let likeness = row.tags as f64 + f64::from(u8::from(same_product));
    let language = if row.language == subject.language { 1.0 } else { 0.5 };
    let days = (now.millis() - row.at.millis()).max(0) as f64 / (DAY as f64 * 1_000.0);
    worth * likeness * language * (-days / HALF_LIFE).exp2()
}

#[cfg(test)]
mod tests {
    use super::*;
    use madang_kernel::{ProductId, SpaceId};

    const NOW: Timestamp = Timestamp::from_millis(1_800_000_000_000);

    fn subject() -> SubjectRow {
        SubjectRow {
            asker: MemberId::new(1),
            space: SpaceId::new(1),
            product: Some(ProductId::new(7)),
            language: "ko".into(),
            slug: String::new(),
            title: String::new(),
        }
    }

    fn answer(author: i64, days: u64) -> EvidenceRow {
        EvidenceRow {
            author: MemberId::new(author),
            at: NOW - Duration::from_secs(days * DAY),
            accepted: true,
            verified: false,
            tags: 1,
            product: None,
            language: "ko".into(),
        }
    }

    #[test]
    fn an_answer_weighs_by_worth_likeness_language_and_age() {
        let told = |row: EvidenceRow| (weight(&subject(), &row, NOW) * 1_000.0).round() / 1_000.0;
        assert_eq!(told(answer(2, 0)), 1.0);
        assert_eq!(told(answer(2, 365)), 0.5);
        assert_eq!(told(EvidenceRow { verified: true, ..answer(2, 0) }), 2.0);
        assert_eq!(told(EvidenceRow { accepted: false, verified: true, ..answer(2, 0) }), 1.5);
        assert_eq!(told(EvidenceRow { tags: 3, product: Some(ProductId::new(7)), ..answer(2, 0) }), 4.0);
        assert_eq!(told(EvidenceRow { product: Some(ProductId::new(8)), ..answer(2, 0) }), 1.0);
        assert_eq!(told(EvidenceRow { language: "ja".into(), ..answer(2, 0) }), 0.5);
    }

    #[test]
    fn whoever_has_shown_most_lately_comes_first() {
        let rows = [answer(2, 700), answer(2, 700), answer(2, 700), answer(3, 10), answer(4, 800)];
        let order: Vec<MemberId> = added(&subject(), &rows, NOW).into_iter().map(|(member, _)| member).collect();
        assert_eq!(order, [3, 2, 4].map(MemberId::new));
    }
}
