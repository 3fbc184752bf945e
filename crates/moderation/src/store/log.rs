//! What moderators did: for moderators from the audit log, for everybody from what came of it.

use madang_kernel::{Id, MemberId, PostId, Result, SpaceId, Timestamp, TopicId, db::Connection, row, sql};

row! {
    /// Something that a moderator did.
    #[derive(Debug)]
    pub(crate) struct DeedRow {
        pub(crate) id: i64,
        pub(crate) at: Timestamp,
        pub(crate) action: String,
        pub(crate) by_handle: String,
        pub(crate) by_name: String,
        pub(crate) handle: Option<String>,
        pub(crate) name: Option<String>,
        pub(crate) topic: Option<TopicId>,
        pub(crate) post: Option<PostId>,
        pub(crate) space: Option<SpaceId>,
        pub(crate) title: Option<String>,
        pub(crate) details: String,
    }
}

/// Which deeds are wanted.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sought {
    /// Who acted.
    pub(crate) by: Option<MemberId>,
    /// To whom.
    pub(crate) member: Option<MemberId>,
    /// What, by its whole name; everything when empty.
    pub(crate) action: String,
    /// Only entries before this one.
    pub(crate) before: Option<i64>,
}

/// What moderators did, the newest first. Who reads it, and whoever has one of the roles `above` as a JSON array, is left
/// out as the one to whom it was done.
pub(crate) async fn deeds(
    conn: &mut impl Connection,
    me: MemberId,
    above: &str,
    sought: &Sought,
    limit: i64,
) -> Result<Vec<DeedRow>> {
    conn.q(sql!(
        "SELECT l.id, l.at, l.action, b.handle, b.name, m.handle, m.name, l.topic, l.post, l.space, t.title, l.details \
         FROM audit_log l JOIN members b ON b.id = l.actor LEFT JOIN members m ON m.id = l.member \
         LEFT JOIN topics t ON t.id = l.topic WHERE l.id < $1 \
         AND (l.action LIKE 'moderation.%' OR l.action IN ('conversation.hide', 'conversation.show', 'conversation.remove', \
         'conversation.restore', 'conversation.edit', 'conversation.move', 'conversation.split', 'conversation.merge', \
         'conversation.lock', 'conversation.unlock', 'conversation.pin', 'conversation.unpin', 'conversation.switch_topic', \
         'conversation.slow_down', 'conversation.let_stand', 'conversation.decline')) \
         AND l.action NOT IN ('moderation.claim', 'moderation.release', 'moderation.note', 'moderation.mediation_written', \
         'moderation.mediation_noted') \
         AND (CAST($2 AS BIGINT) IS NULL OR l.actor = $2) AND (CAST($3 AS BIGINT) IS NULL OR l.member = $3) \
         AND (CAST($4 AS TEXT) = '' OR l.action = $4) AND (m.id IS NULL OR (m.id <> $5 AND m.role NOT IN (SELECT "
        lite "value FROM json_each($6)" pg "value FROM json_array_elements_text($6::json)"
        "))) ORDER BY l.id DESC LIMIT $7"
    ))
    .bind(sought.before.unwrap_or(i64::MAX))
    .bind(sought.by)
    .bind(sought.member)
    .bind(sought.action.clone())
    .bind(me)
    .bind(above.to_owned())
    .bind(limit)
    .all()
    .await
}

row! {
    /// Something that moderators did, as everybody may know it: nobody is named, and nothing that was written is quoted.
    #[derive(Debug)]
    pub(crate) struct PublicRow {
        pub(crate) id: Id<()>,
        pub(crate) at: Timestamp,
        /// `post`, `profile`, or the kind of a sanction.
        pub(crate) what: String,
        /// What was decided, or where the sanction is in its life.
        pub(crate) outcome: String,
        /// What it was flagged as, by codes; of a sanction the code of its rule, empty where it was cited by its words: those may tell of
        /// somebody.
        pub(crate) rule: String,
        pub(crate) space: Option<SpaceId>,
    }
}

/// Settled cases and sanctions, the newest first, of spaces that the reader sees.
pub(crate) async fn public(
    conn: &mut impl Connection,
    spaces: &str,
    before: i64,
    limit: i64,
) -> Result<Vec<PublicRow>> {
    conn.q(sql!(
        "SELECT x.id, x.at, x.what, x.outcome, x.rule, x.space FROM (\
         SELECT c.id AS id, c.settled_at AS at, CASE WHEN c.kind = 'post' THEN 'post' ELSE 'profile' END AS what, \
         c.decision AS outcome, c.reasons AS rule, t.space AS space FROM flag_cases c \
         LEFT JOIN posts p ON c.kind = 'post' AND p.id = c.subject LEFT JOIN topics t ON t.id = p.topic \
         WHERE c.settled_at IS NOT NULL AND c.decision IN ('hide', 'remove', 'edit', 'agree') \
         UNION ALL SELECT s.id, s.given_at, s.kind, CASE WHEN s.ended_as <> '' THEN s.ended_as \
         WHEN s.kind = 'removal' AND s.confirmed_at IS NULL THEN 'proposed' ELSE 'given' END, s.rule, t.space \
         FROM sanctions s LEFT JOIN posts p ON p.id = s.post LEFT JOIN topics t ON t.id = p.topic WHERE s.kind <> 'note'\
         ) AS x WHERE x.id < $1 AND (x.space IS NULL OR x.space IN (SELECT "
        lite "value FROM json_each($2)" pg "value::bigint FROM json_array_elements_text($2::json)"
        ")) ORDER BY x.id DESC LIMIT $3"
    ))
    .bind(before)
    .bind(spaces.to_owned())
    .bind(limit)
    .all()
    .await
}
