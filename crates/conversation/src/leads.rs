//! What stands above a thread: topics of other kinds that grew out of it, such as an article. A domain sets them; the
//! pages of all kinds show them.

use crate::{TopicRow, TopicState, html_lang, store, topics_by_ids};
use madang_events::conversation::TopicChanged;
use madang_kernel::{Actor, Cx, Result, TopicId, db::Connection};

/// A topic that stands above another.
#[derive(Clone, Debug)]
pub struct Lead {
    /// Its address.
    pub url: String,
    /// Its title.
    pub title: String,
    /// The `lang` attribute of the title.
    pub lang: String,
    /// The beginning of its text; empty where another in the thread's language says it.
    pub excerpt: String,
}

impl Lead {
    fn of(row: &TopicRow) -> Lead {
        Lead {
            url: row.url(),
            title: row.title.clone(),
            lang: html_lang(&row.language).to_owned(),
            excerpt: row.excerpt.clone(),
        }
    }
}

/// Sets above which topics `lead` stands, instead of those before.
///
/// # Errors
/// When the database fails.
pub async fn set_leads(cx: &mut Cx<'_>, lead: TopicId, topics: &[TopicId]) -> Result<()> {
    let before = store::leads::below(cx, lead).await?;
    if before.len() == topics.len() && topics.iter().all(|topic| before.contains(topic)) {
        return Ok(());
    }
    store::leads::set(cx, lead, topics).await?;
    for topic in before.iter().chain(topics.iter().filter(|topic| !before.contains(topic))) {
        cx.emit(&TopicChanged { topic: *topic }).await?;
    }
    Ok(())
}

/// Puts what stands above a thread before it in a list in which both are. What is archived leads nothing.
///
/// # Errors
/// When the database fails.
pub async fn leads_first(conn: &mut impl Connection, rows: &mut [TopicRow]) -> Result<()> {
    let leads = |row: &TopicRow| crate::is_managed(&row.kind) && row.state != TopicState::Archived;
    if rows.len() < 2 || !rows.iter().any(leads) {
        return Ok(());
    }
    let ids: Vec<TopicId> = rows.iter().map(|row| row.id).collect();
    for (thread, lead) in store::leads::among(conn, &ids).await? {
        let at = |rows: &[TopicRow], id| rows.iter().position(|row| row.id == id);
        if let (Some(below), Some(above)) = (at(rows, thread), at(rows, lead))
            && below < above
            && leads(&rows[above])
        {
            rows[below..=above].rotate_right(1);
        }
    }
    Ok(())
}

/// Those of the topics that are kept above a thread which the actor sees and which are kept up; those in the thread's
/// language first and at length.
pub(crate) async fn of(conn: &mut impl Connection, actor: &Actor, kept: &str, language: &str) -> Result<Vec<Lead>> {
    let ids: Vec<TopicId> = kept.split(',').filter_map(|id| id.parse::<i64>().ok()).map(TopicId::new).collect();
    let mut rows = topics_by_ids(conn, actor, &ids).await?;
    rows.retain(|row| row.state != TopicState::Archived);
    rows.sort_by_key(|row| row.language != language);
    let is_said = rows.first().is_some_and(|row| row.language == language);
    let lead = |row: &TopicRow| match Lead::of(row) {
        lead if is_said && row.language != language => Lead { excerpt: String::new(), ..lead },
        lead => lead,
    };
    Ok(rows.iter().map(lead).collect())
}
