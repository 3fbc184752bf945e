//! What the measurements ask for, taken from the community itself.

use crate::{program::Done, random::Random, text};
use madang_conversation::{ARTICLE, QUESTION, topic_url};
use madang_kernel::{Db, PostId, TopicId, sql};
use percent_encoding::{CONTROLS, NON_ALPHANUMERIC, utf8_percent_encode};

/// Different question pages that are asked for again and again.
const KEPT: usize = 300;
/// Question pages that are asked for once.
const ONCE: usize = 60_000;
/// Questions that get new answers.
const WRITTEN: usize = 2000;
/// Different searches.
const SEARCHES: usize = 3000;

/// Paths and ids.
pub(crate) struct Sample {
    /// Questions with five to seven answers, so that communities of any size are compared by the same kind of page.
    pub(crate) questions: Vec<String>,
    /// Articles.
    pub(crate) articles: Vec<String>,
    /// Where an article is made of each of these questions.
    pub(crate) captures: Vec<String>,
    /// The opening posts of solved questions, from which drafts are made.
    pub(crate) to_capture: Vec<PostId>,
    /// Very many different questions of any length.
    pub(crate) all_questions: Vec<String>,
    /// Questions that are not among those of [`Sample::questions`].
    pub(crate) to_answer: Vec<TopicId>,
    /// The list of the fullest space.
    pub(crate) list: String,
    /// Searches in three languages.
    pub(crate) searches: Vec<String>,
    /// What is typed before a search is finished.
    pub(crate) suggestions: Vec<String>,
}

impl Sample {
    /// Takes a sample.
    ///
    /// # Errors
    /// One sentence.
    pub(crate) async fn take(db: &Db) -> Done<Sample> {
        read(db).await.map_err(|error| error.to_string())
    }
}

async fn read(db: &Db) -> madang_kernel::Result<Sample> {
    let mut conn = db.read().await?;
    let rows: Vec<(TopicId, String, i64, String)> = conn
        .q(sql!("SELECT id, slug, answers, state FROM topics WHERE kind = 'question' AND NOT hidden AND NOT deleted ORDER BY id"))
        .all()
        .await?;
    let space: String = conn
        .q(sql!("SELECT slug FROM spaces WHERE kind = 'questions' ORDER BY topics DESC, id LIMIT 1"))
        .value()
        .await?;
    let articles: Vec<(TopicId, String)> =
        conn.q(sql!("SELECT id, slug FROM topics WHERE kind = 'article' ORDER BY id")).all().await?;
    let solved: Vec<(TopicId, PostId)> = conn
        .q(sql!(
            "SELECT id, opening FROM topics WHERE kind = 'question' AND state = 'solved' AND NOT hidden ORDER BY id"
        ))
        .all()
        .await?;
    drop(conn);
    let articles = spread(&articles, KEPT)
        .map(|(id, slug)| utf8_percent_encode(&topic_url(ARTICLE, *id, slug), CONTROLS).to_string());
    let url = |(id, slug, ..): &(TopicId, String, i64, String)| {
        utf8_percent_encode(&topic_url(QUESTION, *id, slug), CONTROLS).to_string()
    };
    let (alike, others): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| (5..=7).contains(&row.2));
    let open: Vec<_> = others.iter().filter(|row| row.3 == "open" || row.3 == "solved").collect();
    let mut once: Vec<String> = spread(&others, ONCE).map(url).collect();
    let mut random = Random::new(11);
    random.shuffle(&mut once);
    let encoded = |path: &str, queries: Vec<String>| -> Vec<String> {
        queries.iter().map(|query| format!("{path}?q={}", utf8_percent_encode(query, NON_ALPHANUMERIC))).collect()
    };
    let (searches, typed) = text::queries(&mut random, SEARCHES);
    Ok(Sample {
        questions: spread(&alike, KEPT).map(url).collect(),
        articles: articles.collect(),
        captures: spread(&solved, KEPT).map(|row| format!("/knowledge/capture?topic={}", row.0)).collect(),
        to_capture: spread(&solved, KEPT).map(|row| row.1).collect(),
        all_questions: once,
        to_answer: spread(&open, WRITTEN).map(|row| row.0).collect(),
        list: format!("/s/{space}"),
        searches: encoded("/search", searches),
        suggestions: encoded("/search/suggest", typed),
    })
}

/// At most so many of a list, from its whole length.
fn spread<T>(list: &[T], most: usize) -> impl Iterator<Item = &T> {
    list.iter().step_by(list.len().div_ceil(most).max(1))
}
