//! Every counter, set from what it counts.

use crate::TRUSTED_FROM;
use madang_kernel::{Cx, MemberId, Result, db::Sql, sql};

/// Sets the counters of posts, topics, tags, spaces and members, and trusts who has earned it. It reads whole tables:
/// run it once, after an import, when the subscribers have settled. Scores of posts, and how many of a member's answers are verified, stay as they are.
///
/// # Errors
/// When the database fails.
pub async fn recount(cx: &mut Cx<'_>) -> Result<()> {
    for statement in statements() {
        cx.q(statement).run().await?;
    }
    let earned = sql!(
        "SELECT c.member FROM member_counts c JOIN members m ON m.id = c.member WHERE c.accepted >= $1 AND NOT m.trusted"
    );
    let members: Vec<(MemberId,)> = cx.q(earned).bind(TRUSTED_FROM).all().await?;
    for (member,) in members {
        madang_people::earn_trust(cx, member).await?;
    }
    Ok(())
}

fn statements() -> [&'static Sql; 8] {
    [
        sql!(
            "UPDATE topics SET answers = c.answers, active_at = c.active, last_author = c.author FROM \
             (SELECT p.topic AS topic, CAST(count(*) AS BIGINT) AS answers, max(p.created_at) AS active, \
             (SELECT l.author FROM posts l WHERE l.topic = p.topic AND l.kind = 'answer' AND l.deleted_at IS NULL \
             AND NOT l.hidden ORDER BY l.id DESC LIMIT 1) AS author \
             FROM posts p WHERE p.kind = 'answer' AND p.deleted_at IS NULL AND NOT p.hidden GROUP BY p.topic) AS c \
             WHERE topics.id = c.topic AND (topics.answers <> c.answers OR topics.active_at < c.active)"
        ),
        sql!("UPDATE topics SET score = p.score FROM posts p WHERE p.id = topics.opening AND topics.score <> p.score"),
        sql!(
            "UPDATE topics SET me_toos = c.n FROM (SELECT topic, CAST(count(*) AS BIGINT) AS n FROM me_toos GROUP BY topic) AS c \
             WHERE topics.id = c.topic AND topics.me_toos <> c.n"
        ),
        sql!(
            "UPDATE posts SET reactions = c.list FROM (SELECT post, string_agg(emoji || '=' || n, ',' ORDER BY n DESC, emoji) AS list FROM \
             (SELECT post, emoji, CAST(count(*) AS BIGINT) AS n FROM reactions GROUP BY post, emoji) AS e GROUP BY post) AS c \
             WHERE posts.id = c.post AND posts.reactions <> c.list"
        ),
        sql!(
            "UPDATE tags SET topics = (SELECT CAST(count(*) AS BIGINT) FROM topic_tags x JOIN topics t ON t.id = x.topic \
             WHERE x.tag = tags.id AND NOT t.hidden AND NOT t.deleted)"
        ),
        sql!(
            "UPDATE spaces SET topics = (SELECT CAST(count(*) AS BIGINT) FROM topics t WHERE t.space = spaces.id AND NOT t.hidden AND NOT t.deleted), \
             active_at = (SELECT max(t.active_at) FROM topics t WHERE t.space = spaces.id AND NOT t.hidden AND NOT t.deleted)"
        ),
        sql!("UPDATE member_counts SET topics = 0, answers = 0, comments = 0, accepted = 0, votes = 0"),
        // Accepting an own answer earns nothing, as when it happens here.
        sql!(
            "INSERT INTO member_counts (member, topics, answers, comments, accepted, votes) \
             SELECT p.author, CAST(count(*) FILTER (WHERE p.kind = 'opening') AS BIGINT), CAST(count(*) FILTER (WHERE p.kind = 'answer') AS BIGINT), \
             CAST(count(*) FILTER (WHERE p.kind = 'comment') AS BIGINT), \
             CAST(count(*) FILTER (WHERE t.accepted = p.id AND t.author <> p.author) AS BIGINT), \
             CAST(coalesce(sum(p.score), 0) AS BIGINT) FROM posts p JOIN topics t ON t.id = p.topic \
             WHERE p.deleted_at IS NULL AND NOT p.hidden GROUP BY p.author \
             ON CONFLICT (member) DO UPDATE SET topics = excluded.topics, answers = excluded.answers, \
             comments = excluded.comments, accepted = excluded.accepted, votes = excluded.votes"
        ),
    ]
}
