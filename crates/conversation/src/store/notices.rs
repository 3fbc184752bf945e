//! What moderators did to a topic, as it stands in the thread.

use crate::notices::{Notice, NoticeKind};
use madang_kernel::{Actor, Cx, Result, Timestamp, TopicId, db::Connection, row, sql};

row! {
    struct NoticeRow {
        kind: NoticeKind,
        reason: String,
        at: Timestamp,
        title: String,
        other: Option<TopicId>,
        other_kind: Option<String>,
        other_slug: Option<String>,
        other_title: Option<String>,
        other_language: Option<String>,
    }
}

/// Keeps a notice. `title`: what the other topic was called then.
pub(crate) async fn add(
    cx: &mut Cx<'_>,
    topic: TopicId,
    kind: NoticeKind,
    other: Option<(TopicId, &str)>,
    reason: &str,
) -> Result<()> {
    let (id, at) = (cx.new_id::<()>(), cx.now());
    cx.q(sql!(
        "INSERT INTO topic_notices (id, topic, kind, other, title, reason, at) VALUES ($1, $2, $3, $4, $5, $6, $7)"
    ))
    .bind(id)
    .bind(topic)
    .bind(kind)
    .bind(other.map(|(id, _)| id))
    .bind(other.map_or("", |(_, title)| title))
    .bind(reason)
    .bind(at)
    .run()
    .await?;
    Ok(())
}

/// The notices of a topic, the earliest first. Of another topic only those who see it learn more than that there is one.
pub(crate) async fn of(conn: &mut impl Connection, actor: &Actor, topic: TopicId) -> Result<Vec<Notice>> {
    let rows: Vec<NoticeRow> = conn
        .q(sql!(
            "SELECT n.kind, n.reason, n.at, n.title, t.id, t.kind, t.slug, t.title, t.language FROM topic_notices n \
             LEFT JOIN topics t ON t.id = n.other AND NOT t.hidden AND (NOT t.deleted OR t.merged_into IS NOT NULL) \
             AND t.space IN (SELECT "
            lite "value FROM json_each($2)" pg "value::bigint FROM json_array_elements_text($2::json)"
            ") WHERE n.topic = $1 ORDER BY n.id"
        ))
        .bind(topic)
        .bind(actor.visible_spaces())
        .all()
        .await?;
    Ok(rows.into_iter().map(NoticeRow::notice).collect())
}

impl NoticeRow {
    fn notice(self) -> Notice {
        let lang = crate::html_lang(self.other_language.as_deref().unwrap_or_default()).to_owned();
        let url = match (self.other, &self.other_kind, &self.other_slug) {
            (Some(id), Some(kind), Some(slug)) => crate::topic_url(kind, id, slug),
            _ => String::new(),
        };
        // What was merged is shown by the name that it had; it leads nowhere but here.
        let is_here = self.kind == NoticeKind::MergedIn;
        let seen = self.other.is_some();
        Notice {
            url: if is_here { String::new() } else { url },
            title: if is_here && seen { self.title } else { self.other_title.unwrap_or_default() },
            lang,
            kind: self.kind,
            reason: self.reason,
            at: self.at,
        }
    }
}
