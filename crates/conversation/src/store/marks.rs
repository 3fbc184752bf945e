//! What members do to posts and topics: votes, reactions, me-too, follows, bookmarks.

use crate::{
    PostKind,
    follow::Subject,
    react::{Reaction, ReactionCount},
};
use madang_http::Cursor;
use madang_kernel::{
    Actor, Cx, Error, MemberId, Permission, PostId, Result, SpaceId, Timestamp, TopicId, db::Connection, row, sql,
};

row! {
    /// A post that somebody marks, as far as the rules need it.
    #[derive(Clone, Debug)]
    pub(crate) struct MarkedPost {
        pub(crate) topic: TopicId,
        pub(crate) space: SpaceId,
        pub(crate) author: MemberId,
        pub(crate) score: i64,
        pub(crate) away: bool,
    }

    /// A topic that somebody marks.
    #[derive(Clone, Debug)]
    pub(crate) struct MarkedTopic {
        pub(crate) space: SpaceId,
        pub(crate) author: MemberId,
        pub(crate) opening: PostId,
        pub(crate) me_toos: i64,
        pub(crate) away: bool,
    }
}

/// The post, locked until the command ends, when the actor sees it and may mark it.
pub(crate) async fn post_to_mark(cx: &mut Cx<'_>, post: PostId) -> Result<MarkedPost> {
    let found: MarkedPost = cx
        .q(sql!("SELECT p.topic, t.space, p.author, p.score, \
             (p.hidden OR p.deleted_at IS NOT NULL OR t.hidden OR t.deleted) \
             FROM posts p JOIN topics t ON t.id = p.topic WHERE p.id = $1 " pg "FOR UPDATE OF p"))
        .bind(post)
        .one()
        .await?;
    may_mark(cx.actor(), found.space, found.away)?;
    Ok(found)
}

/// The topic, locked until the command ends, when the actor sees it and may mark it.
pub(crate) async fn topic_to_mark(cx: &mut Cx<'_>, topic: TopicId) -> Result<MarkedTopic> {
    let found: MarkedTopic = cx
        .q(sql!("SELECT space, author, opening, me_toos, (hidden OR deleted) FROM topics WHERE id = $1 " pg "FOR UPDATE"))
        .bind(topic)
        .one()
        .await?;
    may_mark(cx.actor(), found.space, found.away)?;
    Ok(found)
}

/// Whether the actor sees the post; [`Error::NotFound`] where not.
pub(crate) async fn post_to_keep(cx: &mut Cx<'_>, post: PostId) -> Result<()> {
    let (space, away): (SpaceId, bool) = cx
        .q(sql!(
            "SELECT t.space, (p.hidden OR p.deleted_at IS NOT NULL OR t.hidden OR t.deleted) \
             FROM posts p JOIN topics t ON t.id = p.topic WHERE p.id = $1"
        ))
        .bind(post)
        .one()
        .await?;
    let least = if away { Permission::Moderate } else { Permission::Read };
    if cx.actor().can(least, space) { Ok(()) } else { Err(Error::NotFound) }
}

fn may_mark(actor: &Actor, space: SpaceId, away: bool) -> Result<()> {
    if away && !actor.can(Permission::Moderate, space) {
        return Err(Error::NotFound);
    }
    if actor.can(Permission::Take, space) { Ok(()) } else { Err(actor.refusal(Some(space))) }
}

/// The member's vote on a post: 1, -1 or 0.
pub(crate) async fn own_vote(conn: &mut impl Connection, post: PostId, member: MemberId) -> Result<i64> {
    let found: Option<(i64,)> =
        conn.q(sql!("SELECT value FROM votes WHERE post = $1 AND member = $2")).bind(post).bind(member).opt().await?;
    Ok(found.map_or(0, |row| row.0))
}

/// Keeps a vote, or takes it away where `value` is 0.
pub(crate) async fn set_vote(cx: &mut Cx<'_>, post: PostId, member: MemberId, value: i64) -> Result<()> {
    let at = cx.now();
    if value == 0 {
        let delete = sql!("DELETE FROM votes WHERE post = $1 AND member = $2");
        cx.q(delete).bind(post).bind(member).run().await?;
    } else {
        cx.q(sql!(
            "INSERT INTO votes (post, member, value, at) VALUES ($1, $2, $3, $4) \
             ON CONFLICT (post, member) DO UPDATE SET value = excluded.value, at = excluded.at"
        ))
        .bind(post)
        .bind(member)
        .bind(value)
        .bind(at)
        .run()
        .await?;
    }
    Ok(())
}

/// Adds to the score of a post, and of its topic when the post opens it.
pub(crate) async fn add_score(cx: &mut Cx<'_>, post: PostId, topic: TopicId, change: i64) -> Result<()> {
    let add = sql!("UPDATE posts SET score = score + $2 WHERE id = $1");
    cx.q(add).bind(post).bind(change).run().await?;
    cx.q(sql!("UPDATE topics SET score = score + $3 WHERE id = $2 AND opening = $1"))
        .bind(post)
        .bind(topic)
        .bind(change)
        .run()
        .await?;
    Ok(())
}

/// Keeps or takes away a reaction; whether that changed anything.
pub(crate) async fn set_reaction(
    cx: &mut Cx<'_>,
    post: PostId,
    member: MemberId,
    reaction: Reaction,
    on: bool,
) -> Result<bool> {
    let at = cx.now();
    let done = if on {
        cx.q(sql!("INSERT INTO reactions (post, member, emoji, at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING"))
            .bind(post)
            .bind(member)
            .bind(reaction)
            .bind(at)
            .run()
            .await?
    } else {
        cx.q(sql!("DELETE FROM reactions WHERE post = $1 AND member = $2 AND emoji = $3"))
            .bind(post)
            .bind(member)
            .bind(reaction)
            .run()
            .await?
    };
    Ok(done > 0)
}

/// Writes the counts of a post's reactions beside it, as `👍=3,🎉=1`.
pub(crate) async fn count_reactions(cx: &mut Cx<'_>, post: PostId) -> Result<()> {
    cx.q(sql!(
        "UPDATE posts SET reactions = coalesce((SELECT string_agg(emoji || '=' || n, ',' ORDER BY n DESC, emoji) \
         FROM (SELECT emoji, count(*) AS n FROM reactions WHERE post = $1 GROUP BY emoji) counted), '') WHERE id = $1"
    ))
    .bind(post)
    .run()
    .await?;
    Ok(())
}

/// A post's reactions as they stand: the counts, and which are the member's own.
pub(crate) async fn reactions(
    conn: &mut impl Connection,
    post: PostId,
    member: Option<MemberId>,
) -> Result<Vec<ReactionCount>> {
    conn.q(sql!(
        "SELECT emoji, CAST(count(*) AS BIGINT), \
         CAST(sum(CASE WHEN member = CAST($2 AS BIGINT) THEN 1 ELSE 0 END) AS BIGINT) > 0 \
         FROM reactions WHERE post = $1 GROUP BY emoji ORDER BY count(*) DESC, emoji"
    ))
    .bind(post)
    .bind(member)
    .all()
    .await
}

/// Says or takes back "I have this too", and gives the topic's count.
pub(crate) async fn set_me_too(cx: &mut Cx<'_>, topic: TopicId, member: MemberId, on: bool) -> Result<bool> {
    let at = cx.now();
    let (changed, by) = if on {
        let insert = sql!("INSERT INTO me_toos (topic, member, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING");
        (cx.q(insert).bind(topic).bind(member).bind(at).run().await?, 1i64)
    } else {
        let delete = sql!("DELETE FROM me_toos WHERE topic = $1 AND member = $2");
        (cx.q(delete).bind(topic).bind(member).run().await?, -1)
    };
    if changed == 0 {
        return Ok(false);
    }
    let count = sql!("UPDATE topics SET me_toos = me_toos + $2 WHERE id = $1");
    cx.q(count).bind(topic).bind(by).run().await?;
    Ok(true)
}

/// Whether the member has said "I have this too".
pub(crate) async fn has_me_too(conn: &mut impl Connection, topic: TopicId, member: MemberId) -> Result<bool> {
    let found: Option<(i64,)> = conn
        .q(sql!("SELECT topic FROM me_toos WHERE topic = $1 AND member = $2"))
        .bind(topic)
        .bind(member)
        .opt()
        .await?;
    Ok(found.is_some())
}

/// Whether there is such a tag.
pub(crate) async fn tag_exists(conn: &mut impl Connection, id: i64) -> Result<bool> {
    Ok(conn.q(sql!("SELECT id FROM tags WHERE id = $1")).bind(id).opt::<(i64,)>().await?.is_some())
}

/// Whether there is such a member.
pub(crate) async fn member_exists(conn: &mut impl Connection, id: i64) -> Result<bool> {
    Ok(conn.q(sql!("SELECT id FROM members WHERE id = $1")).bind(id).opt::<(i64,)>().await?.is_some())
}

/// Begins or ends to follow.
pub(crate) async fn set_follow(cx: &mut Cx<'_>, member: MemberId, subject: Subject, on: bool) -> Result<()> {
    let at = cx.now();
    if on {
        cx.q(sql!("INSERT INTO follows (member, kind, subject, at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING"))
            .bind(member)
            .bind(subject.kind)
            .bind(subject.id)
            .bind(at)
            .run()
            .await?;
    } else {
        cx.q(sql!("DELETE FROM follows WHERE member = $1 AND kind = $2 AND subject = $3"))
            .bind(member)
            .bind(subject.kind)
            .bind(subject.id)
            .run()
            .await?;
    }
    Ok(())
}

/// Whether the member follows it.
pub(crate) async fn follows(conn: &mut impl Connection, member: MemberId, subject: Subject) -> Result<bool> {
    let found: Option<(i64,)> = conn
        .q(sql!("SELECT subject FROM follows WHERE member = $1 AND kind = $2 AND subject = $3"))
        .bind(member)
        .bind(subject.kind)
        .bind(subject.id)
        .opt()
        .await?;
    Ok(found.is_some())
}

/// Everything that the member follows, the latest first.
pub(crate) async fn followed(conn: &mut impl Connection, member: MemberId) -> Result<Vec<(String, i64, Timestamp)>> {
    conn.q(sql!("SELECT kind, subject, at FROM follows WHERE member = $1 ORDER BY at DESC, kind, subject LIMIT 1000"))
        .bind(member)
        .all()
        .await
}

/// Keeps or takes away a bookmark.
pub(crate) async fn set_bookmark(cx: &mut Cx<'_>, member: MemberId, post: PostId, on: bool) -> Result<()> {
    let at = cx.now();
    if on {
        let insert = sql!("INSERT INTO bookmarks (member, post, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING");
        cx.q(insert).bind(member).bind(post).bind(at).run().await?;
    } else {
        let delete = sql!("DELETE FROM bookmarks WHERE member = $1 AND post = $2");
        cx.q(delete).bind(member).bind(post).run().await?;
    }
    Ok(())
}

row! {
    /// A bookmarked post with its topic and author.
    #[derive(Clone, Debug)]
    pub(crate) struct BookmarkRow {
        pub(crate) post: PostId,
        pub(crate) at: Timestamp,
        pub(crate) kind: PostKind,
        pub(crate) title: String,
        pub(crate) language: String,
        pub(crate) markdown: String,
        pub(crate) author: MemberId,
        pub(crate) handle: String,
        pub(crate) name: String,
    }
}

/// A page of the member's bookmarks that the actor still sees, the latest first, one row more than the limit.
pub(crate) async fn bookmarks(
    conn: &mut impl Connection,
    actor: &Actor,
    member: MemberId,
    after: Cursor,
    limit: usize,
) -> Result<Vec<BookmarkRow>> {
    conn.q(sql!("SELECT p.id, b.at, p.kind, t.title, p.language, p.markdown, m.id, m.handle, m.name \
         FROM bookmarks b JOIN posts p ON p.id = b.post JOIN topics t ON t.id = p.topic JOIN members m ON m.id = p.author \
         WHERE b.member = $1 AND (b.at, b.post) < ($2, $3) AND NOT p.hidden AND p.deleted_at IS NULL \
         AND NOT t.hidden AND NOT t.deleted AND t.space IN (SELECT "
        lite "value FROM json_each($4)" pg "value::bigint FROM json_array_elements_text($4::json)"
        ") ORDER BY b.at DESC, b.post DESC LIMIT $5"))
        .bind(member)
        .bind(after.key)
        .bind(after.id)
        .bind(actor.visible_spaces())
        .bind(limit as i64 + 1)
        .all()
        .await
}
