//! One publication: making it, finding it, changing it.

use crate::item::{Audience, Content, Details, Kind, State, Typed};
use madang_kernel::{
    Cx, GroupId, Id, MemberId, ProductId, Result, Timestamp, TopicId, VersionId, db::Connection, row, sql,
};
use serde::{Deserialize, Serialize};

/// Tells the ids of publications from others.
pub enum PublicationTag {}
/// The id of a publication.
pub type PublicationId = Id<PublicationTag>;

row! {
    /// A publication as it is being written.
    #[derive(Clone, Debug)]
    pub(crate) struct Item {
        pub(crate) id: PublicationId,
        pub(crate) kind: Kind,
        pub(crate) state: State,
        pub(crate) author: MemberId,
        pub(crate) guest: String,
        pub(crate) title: String,
        pub(crate) body: String,
        /// JSON.
        pub(crate) tags: String,
        /// JSON.
        pub(crate) details: String,
        pub(crate) product: Option<ProductId>,
        pub(crate) version: Option<VersionId>,
        pub(crate) series: Option<String>,
        pub(crate) series_slug: Option<String>,
        pub(crate) audience: Audience,
        pub(crate) group: Option<GroupId>,
        pub(crate) approval: bool,
        pub(crate) pinned: bool,
        pub(crate) revision: i64,
        pub(crate) publish_at: Option<Timestamp>,
        pub(crate) published_at: Option<Timestamp>,
        pub(crate) edited_at: Timestamp,
        pub(crate) topic: Option<TopicId>,
        /// What readers of what is out do not have yet; JSON of [`Staged`].
        pub(crate) staged: Option<String>,
    }
}

/// What is written of a publication that is out, until readers get it.
#[derive(Serialize, Deserialize)]
struct Staged {
    author: MemberId,
    typed: Typed,
}

macro_rules! item_sql {
    ($($rest:tt)*) => {
        sql!("SELECT p.id, p.kind, p.state, p.author, p.guest, p.title, p.body, p.tags, p.details, p.product, p.version, \
            s.name, s.slug, p.audience, p.grp, p.approval, p.pinned, p.revision, p.publish_at, p.published_at, p.edited_at, \
            p.topic, p.staged FROM publications p LEFT JOIN series s ON s.id = p.series " $($rest)*)
    };
}

impl Item {
    pub(crate) fn details(&self) -> Details {
        serde_json::from_str(&self.details).unwrap_or_default()
    }

    pub(crate) fn tag_names(&self) -> Vec<String> {
        serde_json::from_str(&self.tags).unwrap_or_default()
    }

    /// As it was typed.
    pub(crate) fn typed(&self) -> Typed {
        Typed {
            title: self.title.clone(),
            body: self.body.clone(),
            tags: self.tag_names(),
            product: self.product,
            version: self.version,
            series: self.series.clone().unwrap_or_default(),
            details: self.details(),
            audience: Some(self.audience),
            group: self.group,
            guest: self.guest.clone(),
            approval: self.approval,
            pinned: self.pinned,
        }
    }

    /// As its writers see it: with what readers do not have yet.
    pub(crate) fn being_written(self) -> Item {
        let staged = self.staged.as_deref().and_then(|json| serde_json::from_str::<Staged>(json).ok());
        let Some(Staged { author, typed }) = staged else { return self };
        Item {
            author,
            title: typed.title,
            body: typed.body,
            tags: serde_json::to_string(&typed.tags).unwrap_or_default(),
            details: serde_json::to_string(&typed.details).unwrap_or_default(),
            product: typed.product,
            version: typed.version,
            series: Some(typed.series).filter(|name| !name.is_empty()),
            audience: typed.audience.unwrap_or(self.audience),
            group: typed.group,
            guest: typed.guest,
            approval: typed.approval,
            pinned: typed.pinned,
            ..self
        }
    }

    pub(crate) fn content(&self) -> Result<Content> {
        Content::parse(self.kind, self.typed())
    }
}

/// The publication, whoever asks.
pub(crate) async fn get(conn: &mut impl Connection, id: PublicationId) -> Result<Item> {
    conn.q(item_sql!("WHERE p.id = $1")).bind(id).one().await
}

/// The publication that is this topic.
pub(crate) async fn of_topic(conn: &mut impl Connection, topic: TopicId) -> Result<Option<Item>> {
    conn.q(item_sql!("WHERE p.topic = $1")).bind(topic).opt().await
}

/// Keeps a new publication.
pub(crate) async fn insert(cx: &mut Cx<'_>, id: PublicationId, author: MemberId, content: &Content) -> Result<()> {
    let (at, series) = (cx.now(), super::places::series(cx, &content.series).await?);
    cx.q(sql!(
        "INSERT INTO publications (id, kind, state, author, guest, title, body, tags, details, product, version, series, \
         audience, grp, approval, pinned, revision, edited_at) \
         VALUES ($1, $2, 'draft', $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 1, $16)"
    ))
    .bind(id)
    .bind(content.kind)
    .bind(author)
    .bind(content.guest.as_str())
    .bind(content.title.as_str())
    .bind(content.body.as_str())
    .bind(serde_json::to_string(content.tags.names())?)
    .bind(serde_json::to_string(&content.details)?)
    .bind(content.product)
    .bind(content.version)
    .bind(series)
    .bind(content.audience)
    .bind(content.group)
    .bind(content.approval)
    .bind(content.pinned)
    .bind(at)
    .run()
    .await?;
    Ok(())
}

/// Writes what was typed over the revision `from`; `false` when there is another one by now.
pub(crate) async fn update(
    cx: &mut Cx<'_>,
    id: PublicationId,
    from: i64,
    author: MemberId,
    content: &Content,
) -> Result<bool> {
    let (at, series) = (cx.now(), super::places::series(cx, &content.series).await?);
    let rows = cx
        .q(sql!(
            "UPDATE publications SET author = $3, guest = $4, title = $5, body = $6, tags = $7, details = $8, product = $9, \
             version = $10, series = $11, audience = $12, grp = $13, approval = $14, pinned = $15, edited_at = $16, \
             staged = NULL, revision = revision + 1 WHERE id = $1 AND revision = $2"
        ))
        .bind(id)
        .bind(from)
        .bind(author)
        .bind(content.guest.as_str())
        .bind(content.title.as_str())
        .bind(content.body.as_str())
        .bind(serde_json::to_string(content.tags.names())?)
        .bind(serde_json::to_string(&content.details)?)
        .bind(content.product)
        .bind(content.version)
        .bind(series)
        .bind(content.audience)
        .bind(content.group)
        .bind(content.approval)
        .bind(content.pinned)
        .bind(at)
        .run()
        .await?;
    Ok(rows == 1)
}

/// Keeps what was typed upon the revision `from` of what is out back from readers; `false` when there is another by now.
pub(crate) async fn stage(
    cx: &mut Cx<'_>,
    id: PublicationId,
    from: i64,
    author: MemberId,
    content: &Content,
) -> Result<bool> {
    let (at, staged) = (cx.now(), Staged { author, typed: content.typed() });
    let rows = cx
        .q(sql!(
            "UPDATE publications SET staged = $3, edited_at = $4, revision = revision + 1 WHERE id = $1 AND revision = $2"
        ))
        .bind(id)
        .bind(from)
        .bind(serde_json::to_string(&staged)?)
        .bind(at)
        .run()
        .await?;
    Ok(rows == 1)
}

/// Lets go of what readers do not have yet.
pub(crate) async fn unstage(cx: &mut Cx<'_>, id: PublicationId) -> Result<()> {
    cx.q(sql!("UPDATE publications SET staged = NULL, revision = revision + 1 WHERE id = $1 AND staged IS NOT NULL"))
        .bind(id)
        .run()
        .await?;
    Ok(())
}

/// Makes a revision that is not out the published one; `false` when it is out already or was changed meanwhile.
pub(crate) async fn claim(cx: &mut Cx<'_>, id: PublicationId, revision: i64) -> Result<bool> {
    let at = cx.now();
    let rows = cx
        .q(sql!(
            "UPDATE publications SET state = 'published', publish_at = NULL, published_at = coalesce(published_at, $3) \
             WHERE id = $1 AND revision = $2 AND state IN ('draft', 'handed_in', 'scheduled')"
        ))
        .bind(id)
        .bind(revision)
        .bind(at)
        .run()
        .await?;
    Ok(rows == 1)
}

/// The same for one whose time has come: of several that try at once, one does it.
pub(crate) async fn claim_due(cx: &mut Cx<'_>, id: PublicationId, revision: i64) -> Result<bool> {
    let at = cx.now();
    let rows = cx
        .q(sql!(
            "UPDATE publications SET state = 'published', publish_at = NULL, published_at = coalesce(published_at, $3) \
             WHERE id = $1 AND revision = $2 AND state = 'scheduled' AND publish_at <= $3"
        ))
        .bind(id)
        .bind(revision)
        .bind(at)
        .run()
        .await?;
    Ok(rows == 1)
}

/// What is to be published by now, the earliest first.
pub(crate) async fn due(conn: &mut impl Connection, now: Timestamp) -> Result<Vec<Item>> {
    conn.q(item_sql!("WHERE p.state = 'scheduled' AND p.publish_at <= $1 ORDER BY p.publish_at LIMIT 50"))
        .bind(now)
        .all()
        .await
}

/// From one state to another; `false` when it is in neither of those it may come from.
pub(crate) async fn set_state(
    cx: &mut Cx<'_>,
    id: PublicationId,
    from: &[State],
    to: State,
    publish_at: Option<Timestamp>,
) -> Result<bool> {
    let rows = cx
        .q(sql!("UPDATE publications SET state = $2, publish_at = $3 WHERE id = $1 AND state IN (SELECT "
            lite "value FROM json_each($4))" pg "value FROM json_array_elements_text($4::json))"))
        .bind(id)
        .bind(to)
        .bind(publish_at)
        .bind(serde_json::to_string(from)?)
        .run()
        .await?;
    Ok(rows == 1)
}

pub(crate) async fn set_topic(cx: &mut Cx<'_>, id: PublicationId, topic: TopicId) -> Result<()> {
    cx.q(sql!("UPDATE publications SET topic = $2 WHERE id = $1")).bind(id).bind(topic).run().await?;
    Ok(())
}

/// Forgets a draft that was never out; `false` when it was.
pub(crate) async fn delete(cx: &mut Cx<'_>, id: PublicationId) -> Result<bool> {
    let rows = cx
        .q(sql!(
            "DELETE FROM publications WHERE id = $1 AND topic IS NULL AND state IN ('draft', 'handed_in', 'scheduled')"
        ))
        .bind(id)
        .run()
        .await?;
    Ok(rows == 1)
}
