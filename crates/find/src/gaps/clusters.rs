//! Questions that are asked again and again, found by likeness in the search index.
//!
//! A cluster is a question with those that are at least half as like it as it is like itself; the questions that most
//! members share lead, and each belongs to one cluster. One that an article answers already is no gap.

use crate::{Search, store};
use madang_kernel::{Actor, App, Command, Cx, Result, Timestamp, TopicId};
use std::{
    collections::{HashMap, HashSet},
    time::Duration,
};

/// Questions of this age and younger are looked at.
const RECENT: Duration = Duration::from_secs(180 * 86_400);
/// At most so many of them, the newest.
const LOOKED_AT: i64 = 2_000;
/// Questions that are compared with each.
const NEIGHBOURS: usize = 12;
/// How like a question must be, as a share of how like the leading one is to itself.
const LIKE: f32 = 0.5;
/// Fewer questions are a coincidence.
const SMALLEST: usize = 3;
/// Clusters are counted anew after this time.
const EVERY: Duration = Duration::from_secs(3_600);

/// A question and those that ask the same.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Cluster {
    topics: Vec<TopicId>,
    /// How many asked, and how many said that they have the same question.
    demand: i64,
}

/// Counts the clusters where that is due; the wiring calls it now and then.
///
/// # Errors
/// When the database or the index fails.
pub async fn count_clusters(app: &App) -> Result<()> {
    let mut conn = app.db().read().await?;
    let counted = store::gaps::counted_at(&mut conn).await?;
    let due = counted.is_none_or(|at| app.now().millis() - at.millis() >= EVERY.as_millis() as i64);
    if !due {
        return Ok(());
    }
    let after = TopicId::at(Timestamp::from_millis(app.now().millis() - RECENT.as_millis() as i64), 0);
    let asked = store::gaps::newest_questions(&mut conn, after, LOOKED_AT).await?;
    let titles: Vec<(TopicId, String)> = asked.iter().map(|one| (one.id, one.title.clone())).collect();
    let near: HashMap<TopicId, Vec<(TopicId, f32)>> = Search::read(app, move |index| {
        titles.into_iter().map(|(id, title)| Ok((id, likeness(index, id, &title)?))).collect()
    })
    .await?;
    let others: HashSet<i64> = near.values().flat_map(|near| near.iter().map(|(id, _)| id.number())).collect();
    let articles = store::gaps::articles(&mut conn, serde_json::to_string(&others)?).await?;
    drop(conn);
    let me_toos = asked.iter().map(|one| (one.id, one.me_toos)).collect();
    let answered = articles.into_iter().map(|row| row.0).collect();
    let clusters = clustered(&near, &me_toos, &answered);
    app.run(&app.system(), Replace { clusters }).await
}

/// The topics that are like a question, with the share of its own likeness; itself is left out.
fn likeness(index: &crate::index::Index, id: TopicId, title: &str) -> crate::index::Result<Vec<(TopicId, f32)>> {
    let hits = index.similar(title, "", None, NEIGHBOURS, None)?;
    let Some(own) = hits.iter().find(|hit| hit.topic == id.number()).map(|hit| hit.score) else {
        return Ok(Vec::new());
    };
    let others = hits.iter().filter(|hit| hit.topic != id.number() && hit.score >= own * LIKE);
    Ok(others.map(|hit| (TopicId::new(hit.topic), hit.score / own)).collect())
}

fn clustered(
    near: &HashMap<TopicId, Vec<(TopicId, f32)>>,
    me_toos: &HashMap<TopicId, i64>,
    articles: &HashSet<TopicId>,
) -> Vec<Cluster> {
    let shared = |id: &TopicId| me_toos.get(id).copied().unwrap_or(0);
    let mut leads: Vec<&TopicId> = near.keys().collect();
    leads.sort_by_key(|id| (-(near[*id].len() as i64) - shared(id), id.number()));
    let mut taken = HashSet::new();
    let mut clusters = Vec::new();
    for lead in leads {
        if taken.contains(lead) {
            continue;
        }
        let like: Vec<TopicId> = near[lead].iter().map(|(id, _)| *id).filter(|id| !taken.contains(id)).collect();
        if like.iter().any(|id| articles.contains(id)) {
            taken.extend(like);
            continue;
        }
        let topics: Vec<TopicId> =
            std::iter::once(*lead).chain(like.into_iter().filter(|id| near.contains_key(id))).collect();
        if topics.len() >= SMALLEST {
            let demand = topics.iter().map(|id| 1 + shared(id)).sum();
            taken.extend(topics.iter().copied());
            clusters.push(Cluster { topics, demand });
        }
    }
    clusters
}

struct Replace {
    clusters: Vec<Cluster>,
}

impl Command for Replace {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let mut rows = Vec::new();
        for cluster in &self.clusters {
            let ids: Vec<i64> = cluster.topics.iter().map(|id| id.number()).collect();
            rows.push((ids[0], serde_json::to_string(&ids)?, cluster.demand));
        }
        store::gaps::replace_clusters(cx, serde_json::to_string(&rows)?).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(number: i64) -> TopicId {
        TopicId::new(number)
    }

    #[test]
    fn a_question_belongs_to_one_cluster_and_an_article_closes_it() {
        let near = HashMap::from([
            (id(1), vec![(id(2), 0.9), (id(3), 0.6)]),
            (id(2), vec![(id(1), 0.8)]),
            (id(3), vec![(id(1), 0.7), (id(4), 0.5)]),
            (id(4), vec![(id(3), 0.6)]),
            (id(5), vec![(id(6), 0.9), (id(7), 0.9), (id(90), 0.7)]),
            (id(6), vec![]),
            (id(7), vec![]),
        ]);
        let me_toos = HashMap::from([(id(2), 4)]);
        let clusters = clustered(&near, &me_toos, &HashSet::from([id(90)]));
        assert_eq!(clusters, [Cluster { topics: vec![id(1), id(2), id(3)], demand: 7 }]);
    }
}
