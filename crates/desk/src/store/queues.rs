//! Reading the queues.

use crate::{
    clock::Priority,
    queue::{Filter, Queue},
};
use madang_conversation::TopicState;
use madang_http::Cursor;
use madang_kernel::{
    Actor, MemberId, PostId, ProductId, Result, SpaceId, Timestamp, TopicId,
    db::{Connection, Query},
    row, sql,
};

/// Counted up to here; more is not worth counting.
pub(crate) const COUNTED: i64 = 1000;

row! {
    /// A line of a queue.
    #[derive(Clone, Debug)]
    pub(crate) struct QueueRow {
        pub(crate) topic: TopicId,
        pub(crate) slug: String,
        pub(crate) title: String,
        pub(crate) language: String,
        pub(crate) state: TopicState,
        pub(crate) answers: i64,
        pub(crate) views: i64,
        pub(crate) space: SpaceId,
        pub(crate) product: Option<ProductId>,
        pub(crate) asked_at: Timestamp,
        pub(crate) asker: String,
        pub(crate) priority: Priority,
        pub(crate) assignee: Option<MemberId>,
        pub(crate) assignee_handle: Option<String>,
        pub(crate) assignee_name: Option<String>,
        pub(crate) note: String,
        pub(crate) answer: Option<PostId>,
        pub(crate) answer_text: Option<String>,
        pub(crate) answer_language: Option<String>,
        pub(crate) answer_author: Option<String>,
        pub(crate) answer_at: Option<Timestamp>,
        pub(crate) newcomer: bool,
        pub(crate) returned: bool,
        pub(crate) hot: bool,
        pub(crate) flags: i64,
        pub(crate) warn_at: Option<Timestamp>,
        pub(crate) due_at: Option<Timestamp>,
        pub(crate) snoozed_until: Timestamp,
        pub(crate) place: i64,
    }
}

impl QueueRow {
    /// Where the list goes on after this line.
    pub(crate) fn cursor(&self, queue: Queue) -> Cursor {
        let key = match queue {
            Queue::Breaching => self.due_at.map_or(0, Timestamp::millis),
            Queue::Snoozed => self.snoozed_until.millis(),
            _ => self.place,
        };
        Cursor::after(key, self.topic.number())
    }
}

/// The statement of a queue: its condition and its order, for which there is an index. What else is wanted is looked at
/// row by row, and said so that neither database guesses how much it leaves out, or chooses another index for it.
macro_rules! queue {
    ($condition:literal, $order:literal) => {
        sql!(
            "SELECT d.topic, t.slug, t.title, t.language, t.state, t.answers, t.views, d.space, d.product, d.asked_at, \
             a.name, d.priority, d.assignee, m.handle, m.name, d.note, d.answer, substr(p.markdown, 1, 4000), p.language, \
             w.name, p.created_at, d.newcomer, d.returned, d.hot, d.flags, d.warn_at, d.due_at, d.snoozed_until, d.place \
             FROM desk_threads d JOIN topics t ON t.id = d.topic JOIN members a ON a.id = d.asker \
             LEFT JOIN members m ON m.id = d.assignee LEFT JOIN posts p ON p.id = d.answer \
             LEFT JOIN members w ON w.id = p.author WHERE "
            $condition
            " AND +d.space IN (SELECT " lite "value FROM json_each($3))"
            pg "value::bigint FROM json_array_elements_text($3::json))"
            " AND CASE WHEN CAST($4 AS BIGINT) IS NULL THEN TRUE ELSE d.space = $4 END \
             AND CASE WHEN CAST($5 AS BIGINT) IS NULL THEN TRUE ELSE d.product = $5 END \
             AND CASE WHEN CAST($6 AS TEXT) IS NULL THEN TRUE ELSE d.language = $6 END \
             AND CASE WHEN CAST($7 AS TEXT) IS NULL THEN TRUE ELSE d.priority = $7 END \
             AND CASE WHEN CAST($8 AS BIGINT) IS NULL THEN TRUE ELSE coalesce(d.assignee, 0) = $8 END \
             AND CASE WHEN CAST($9 AS TEXT) IS NULL THEN TRUE ELSE EXISTS (SELECT 1 FROM topic_tags x \
             JOIN tags g ON g.id = x.tag WHERE x.topic = d.topic AND g.name_key = $9) END ORDER BY "
            $order
            " LIMIT $11"
        )
    };
}

/// The questions of a queue that the actor sees and wants. One statement.
pub(crate) async fn list(
    conn: &mut impl Connection,
    actor: &Actor,
    filter: &Filter,
    now: Timestamp,
) -> Result<Vec<QueueRow>> {
    let query = match filter.queue {
        Queue::Unanswered => conn.q(queue!(
            "d.unanswered AND d.snoozed_until <= $10 AND (d.place, d.topic) < ($1, $2)",
            "d.place DESC, d.topic DESC"
        )),
        Queue::Unverified => conn.q(queue!(
            "d.unverified AND d.snoozed_until <= $10 AND (d.place, d.topic) < ($1, $2)",
            "d.place DESC, d.topic DESC"
        )),
        Queue::Returned => conn.q(queue!(
            "d.returned AND d.snoozed_until <= $10 AND (d.place, d.topic) < ($1, $2)",
            "d.place DESC, d.topic DESC"
        )),
        Queue::Newcomers => conn.q(queue!(
            "d.newcomer AND d.snoozed_until <= $10 AND (d.place, d.topic) < ($1, $2)",
            "d.place DESC, d.topic DESC"
        )),
        Queue::Hot => conn.q(queue!(
            "d.hot AND d.snoozed_until <= $10 AND (d.place, d.topic) < ($1, $2)",
            "d.place DESC, d.topic DESC"
        )),
        Queue::Flagged => conn.q(queue!(
            "d.flags > 0 AND d.snoozed_until <= $10 AND (d.place, d.topic) < ($1, $2)",
            "d.place DESC, d.topic DESC"
        )),
        Queue::Mine => conn.q(queue!(
            "d.live AND d.assignee = $12 AND d.snoozed_until <= $10 AND (d.place, d.topic) < ($1, $2)",
            "d.place DESC, d.topic DESC"
        )),
        Queue::Breaching => conn.q(queue!(
            "d.live AND d.due_at IS NOT NULL AND d.warn_at <= $10 AND d.snoozed_until <= $10 \
             AND (d.due_at, d.topic) > ($1, $2)",
            "d.due_at, d.topic"
        )),
        Queue::Snoozed => conn.q(queue!(
            "d.live AND d.snoozed_until > 0 AND d.snoozed_until > $10 AND (d.snoozed_until, d.topic) > ($1, $2)",
            "d.snoozed_until, d.topic"
        )),
    };
    let query = bound(query, actor, filter, now);
    let query = if filter.queue == Queue::Mine { query.bind(actor.id()) } else { query };
    query.all().await
}

fn bound<'c>(query: Query<'c>, actor: &Actor, filter: &Filter, now: Timestamp) -> Query<'c> {
    let after = filter.after.unwrap_or_else(|| filter.queue.start());
    query
        .bind(after.key)
        .bind(after.id)
        .bind(actor.visible_spaces().to_owned())
        .bind(filter.space)
        .bind(filter.product)
        .bind(filter.language.clone())
        .bind(filter.priority)
        .bind(filter.assignee.map(|assignee| assignee.map_or(0, |id| id.number())))
        .bind(filter.tag.clone())
        .bind(now)
        .bind(filter.limit as i64 + 1)
}

row! {
    /// How many questions are in each queue, up to [`COUNTED`].
    #[derive(Clone, Copy, Debug, Default)]
    pub(crate) struct Counts {
        pub(crate) unanswered: i64,
        pub(crate) unverified: i64,
        pub(crate) returned: i64,
        pub(crate) mine: i64,
        pub(crate) breaching: i64,
        pub(crate) flagged: i64,
        pub(crate) newcomers: i64,
        pub(crate) hot: i64,
        pub(crate) snoozed: i64,
    }
}

impl Counts {
    /// Of one queue.
    pub(crate) fn of(&self, queue: Queue) -> i64 {
        match queue {
            Queue::Unanswered => self.unanswered,
            Queue::Unverified => self.unverified,
            Queue::Returned => self.returned,
            Queue::Mine => self.mine,
            Queue::Breaching => self.breaching,
            Queue::Flagged => self.flagged,
            Queue::Newcomers => self.newcomers,
            Queue::Hot => self.hot,
            Queue::Snoozed => self.snoozed,
        }
    }
}

/// How many questions are in each queue, as far as the actor sees them. One statement.
pub(crate) async fn counts(conn: &mut impl Connection, actor: &Actor, now: Timestamp) -> Result<Counts> {
    conn.q(sql!(
        "WITH seen AS (SELECT " lite "value AS space FROM json_each($1)"
        pg "value::bigint AS space FROM json_array_elements_text($1::json)" ") SELECT \
         (SELECT CAST(count(*) AS BIGINT) FROM (SELECT 1 AS one FROM desk_threads d WHERE d.unanswered \
         AND d.snoozed_until <= $2 AND +d.space IN (SELECT space FROM seen) LIMIT $4) AS c), \
         (SELECT CAST(count(*) AS BIGINT) FROM (SELECT 1 AS one FROM desk_threads d WHERE d.unverified \
         AND d.snoozed_until <= $2 AND +d.space IN (SELECT space FROM seen) LIMIT $4) AS c), \
         (SELECT CAST(count(*) AS BIGINT) FROM (SELECT 1 AS one FROM desk_threads d WHERE d.returned \
         AND d.snoozed_until <= $2 AND +d.space IN (SELECT space FROM seen) LIMIT $4) AS c), \
         (SELECT CAST(count(*) AS BIGINT) FROM (SELECT 1 AS one FROM desk_threads d WHERE d.live AND d.assignee = $3 \
         AND d.snoozed_until <= $2 AND +d.space IN (SELECT space FROM seen) LIMIT $4) AS c), \
         (SELECT CAST(count(*) AS BIGINT) FROM (SELECT 1 AS one FROM desk_threads d WHERE d.live AND d.due_at IS NOT NULL \
         AND d.warn_at <= $2 AND d.snoozed_until <= $2 AND +d.space IN (SELECT space FROM seen) LIMIT $4) AS c), \
         (SELECT CAST(count(*) AS BIGINT) FROM (SELECT 1 AS one FROM desk_threads d WHERE d.flags > 0 \
         AND d.snoozed_until <= $2 AND +d.space IN (SELECT space FROM seen) LIMIT $4) AS c), \
         (SELECT CAST(count(*) AS BIGINT) FROM (SELECT 1 AS one FROM desk_threads d WHERE d.newcomer \
         AND d.snoozed_until <= $2 AND +d.space IN (SELECT space FROM seen) LIMIT $4) AS c), \
         (SELECT CAST(count(*) AS BIGINT) FROM (SELECT 1 AS one FROM desk_threads d WHERE d.hot \
         AND d.snoozed_until <= $2 AND +d.space IN (SELECT space FROM seen) LIMIT $4) AS c), \
         (SELECT CAST(count(*) AS BIGINT) FROM (SELECT 1 AS one FROM desk_threads d WHERE d.live \
         AND d.snoozed_until > 0 AND d.snoozed_until > $2 AND +d.space IN (SELECT space FROM seen) LIMIT $4) AS c)"
    ))
    .bind(actor.visible_spaces().to_owned())
    .bind(now)
    .bind(actor.id())
    .bind(COUNTED)
    .one()
    .await
}
