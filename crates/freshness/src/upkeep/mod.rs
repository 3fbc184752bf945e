//! Keeping reviews true to what happens: each is worked out from its topic, its text and its events, whenever one of
//! them changes, and once a day because time passes.

mod sync;

pub(crate) use sync::sync;

use crate::{
    settings::days,
    store::{facts, reviews},
};
use madang_conversation::{ARTICLE, QUESTION, TopicHead, TopicState};
use madang_events::{
    conversation::{PostEdited, PostVisibility, TopicChanged, TopicStarted},
    knowledge::{ArticleArchived, ArticleImported, ArticleOwned, ArticlePublished, ArticleRated, RatingChanged},
    questions::{Accepted, Imported, Judged, StateChanged},
};
use madang_kernel::{Actor, App, Command, Cx, MemberId, PostId, Projector, Recorded, Result, TopicId, outbox::Applied};
use std::collections::{BTreeMap, BTreeSet};

/// Reviews worked out in one transaction by the daily worker.
const AT_ONCE: i64 = 500;
/// How often it does so at once: what is left waits for an hour.
const ROUNDS: usize = 4_000;

/// Keeps the reviews of articles and solved questions.
pub struct ReviewsProjector;

impl Projector for ReviewsProjector {
    fn name(&self) -> &'static str {
        "freshness.reviews"
    }

    fn apply<'a>(&'a self, cx: &'a mut Cx<'_>, events: &'a [Recorded]) -> Applied<'a> {
        Box::pin(async move {
            let heard = Heard::of(events);
            if !heard.marks.is_empty() {
                let marks: Vec<(PostId, Option<String>)> = heard.marks.into_iter().collect();
                facts::set_marks(cx, &marks).await?;
            }
            let topics: Vec<TopicId> = heard.topics.into_iter().collect();
            sync(cx, &topics).await?;
            reviews::give(cx, &heard.owners).await?;
            rate(cx, &heard.ratings).await
        })
    }
}

/// What a batch of events says.
#[derive(Default)]
struct Heard {
    topics: BTreeSet<TopicId>,
    marks: BTreeMap<PostId, Option<String>>,
    owners: Vec<(TopicId, MemberId)>,
    /// The event's number, the topic, how many more readers it helped, and did not help; fewer where one thought again.
    ratings: Vec<(i64, TopicId, i64, i64)>,
}

impl Heard {
    fn of(events: &[Recorded]) -> Heard {
        let mut heard = Heard::default();
        for event in events {
            heard.conversation(event);
            heard.questions(event);
            heard.knowledge(event);
        }
        heard
    }

    fn conversation(&mut self, event: &Recorded) {
        if let Some(started) = event.read::<TopicStarted>() {
            if started.kind == ARTICLE || started.kind == QUESTION {
                self.topics.insert(started.topic);
            }
        } else if let Some(edited) = event.read::<PostEdited>() {
            self.topics.insert(edited.topic);
        } else if let Some(moved) = event.read::<PostVisibility>() {
            self.topics.insert(moved.topic);
        } else if let Some(changed) = event.read::<TopicChanged>() {
            self.topics.insert(changed.topic);
        }
    }

    fn questions(&mut self, event: &Recorded) {
        if let Some(changed) = event.read::<StateChanged>() {
            self.topics.insert(changed.topic);
        } else if let Some(accepted) = event.read::<Accepted>() {
            self.topics.insert(accepted.topic);
        } else if let Some(judged) = event.read::<Judged>() {
            self.topics.insert(judged.topic);
            self.marks.insert(judged.post, judged.verdict.filter(|verdict| is_bad(verdict)));
        } else if let Some(imported) = event.read::<Imported>() {
            self.topics.insert(imported.topic);
            let bad = imported.verdicts.into_iter().filter(|one| is_bad(&one.verdict));
            self.marks.extend(bad.map(|one| (one.post, Some(one.verdict))));
        }
    }

    fn knowledge(&mut self, event: &Recorded) {
        if let Some(published) = event.read::<ArticlePublished>() {
            self.topics.insert(published.topic);
        } else if let Some(owned) = event.read::<ArticleOwned>() {
            self.topics.insert(owned.topic);
            self.owners.retain(|(topic, _)| *topic != owned.topic);
            self.owners.push((owned.topic, owned.owner));
        } else if let Some(archived) = event.read::<ArticleArchived>() {
            self.topics.insert(archived.topic);
        } else if let Some(rated) = event.read::<ArticleRated>() {
            let helped = i64::from(rated.helped);
            self.ratings.push((event.seq, rated.topic, helped, 1 - helped));
        } else if let Some(changed) = event.read::<RatingChanged>() {
            let helped = if changed.helped { 1 } else { -1 };
            self.ratings.push((event.seq, changed.topic, helped, -helped));
        } else if let Some(imported) = event.read::<ArticleImported>() {
            self.topics.insert(imported.topic);
            self.ratings.push((event.seq, imported.topic, imported.helped, imported.did_not_help));
        }
    }
}

fn is_bad(verdict: &str) -> bool {
    matches!(verdict, "wrong" | "outdated")
}

/// Counts ratings that were not counted before.
async fn rate(cx: &mut Cx<'_>, ratings: &[(i64, TopicId, i64, i64)]) -> Result<()> {
    if ratings.is_empty() {
        return Ok(());
    }
    let rated: BTreeSet<TopicId> = ratings.iter().map(|rating| rating.1).collect();
    let rated: Vec<TopicId> = rated.into_iter().collect();
    let counted = facts::rated(cx, &rated).await?;
    let mut sums = Vec::new();
    for (topic, upto) in counted {
        let new: Vec<_> = ratings.iter().filter(|(seq, of, ..)| *of == topic && *seq > upto).collect();
        let Some(last) = new.last().map(|rating| rating.0) else { continue };
        sums.push((topic, new.iter().map(|one| one.2).sum(), new.iter().map(|one| one.3).sum(), last));
    }
    if sums.is_empty() {
        return Ok(());
    }
    facts::add_ratings(cx, &sums).await?;
    sync(cx, &rated).await
}

/// Works out anew every review that was not for a day: texts age, and versions come out and end.
///
/// # Errors
/// When the database fails.
pub async fn refresh(app: &App) -> Result<()> {
    for _ in 0..ROUNDS {
        if app.run(&app.system(), Refresh).await? < AT_ONCE as usize {
            break;
        }
    }
    Ok(())
}

struct Refresh;

impl Command for Refresh {
    type Output = usize;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<usize> {
        let before = cx.now() - days(1);
        let topics = facts::stale(cx, before, AT_ONCE).await?;
        sync(cx, &topics).await?;
        Ok(topics.len())
    }
}

/// Whether the topic is of those that are kept up to date: an article or a solved question.
pub(crate) fn is_kept(head: &TopicHead) -> bool {
    let kept = match head.kind.as_str() {
        ARTICLE => head.state != TopicState::Archived,
        QUESTION => head.state == TopicState::Solved,
        _ => false,
    };
    kept && !head.hidden && !head.deleted
}
