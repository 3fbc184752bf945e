//! Reading the queue and single cases. Whoever wrote what is flagged sees nothing of it, moderator or not.

use crate::{
    case::CaseId,
    flag::SubjectKind,
    queue::{Filter, Whose},
};
use madang_http::Cursor;
use madang_kernel::{
    Actor, MemberId, MessageId, PostId, Result, Role, SpaceId, Timestamp, TopicId,
    db::{Connection, Query},
    row, sql,
};
use madang_people::{Affiliation, Byline};

row! {
    /// A case with what it is about.
    #[derive(Debug)]
    pub(crate) struct CaseRow {
        pub(crate) id: CaseId,
        pub(crate) kind: SubjectKind,
        pub(crate) subject: i64,
        pub(crate) opened_at: Timestamp,
        pub(crate) flags: i64,
        pub(crate) reasons: String,
        pub(crate) weight: i64,
        pub(crate) claimed_by: Option<MemberId>,
        pub(crate) claimed_name: Option<String>,
        pub(crate) claimed_until: Option<Timestamp>,
        pub(crate) settled_at: Option<Timestamp>,
        pub(crate) settled_name: Option<String>,
        pub(crate) decision: String,
        pub(crate) reason: String,
        pub(crate) author: MemberId,
        pub(crate) handle: String,
        pub(crate) name: String,
        pub(crate) picture: Option<String>,
        pub(crate) role: Role,
        pub(crate) affiliation: Affiliation,
        /// What a member says about themselves, of a profile, shown to others or not; what was written, of a private message.
        pub(crate) about: String,
        pub(crate) topic: Option<TopicId>,
        pub(crate) topic_kind: Option<String>,
        pub(crate) slug: Option<String>,
        pub(crate) title: Option<String>,
        pub(crate) title_language: Option<String>,
        pub(crate) space: Option<SpaceId>,
        pub(crate) post_kind: Option<String>,
        pub(crate) beginning: Option<String>,
        pub(crate) language: Option<String>,
        pub(crate) hidden: Option<bool>,
        pub(crate) removed: Option<bool>,
        pub(crate) written_at: Option<Timestamp>,
    }
}

impl CaseRow {
    /// Who wrote what is flagged.
    pub(crate) fn byline(&self) -> Byline {
        Byline {
            id: self.author,
            handle: self.handle.clone(),
            name: self.name.clone(),
            picture: self.picture.clone(),
            role: self.role,
            affiliation: self.affiliation,
        }
    }

    /// Who works on it at `now`: the member and the name.
    pub(crate) fn claimed(&self, now: Timestamp) -> Option<(MemberId, &str)> {
        let stands = self.settled_at.is_none() && self.claimed_until.is_some_and(|until| until > now);
        self.claimed_by.filter(|_| stands).map(|id| (id, self.claimed_name.as_deref().unwrap_or_default()))
    }

    /// The post, of a case about one.
    pub(crate) fn post(&self) -> Option<PostId> {
        (self.kind == SubjectKind::Post).then(|| PostId::new(self.subject))
    }

    /// The private message, of a case about one.
    pub(crate) fn message(&self) -> Option<MessageId> {
        (self.kind == SubjectKind::Message).then(|| MessageId::new(self.subject))
    }

    /// The codes of its reasons, the gravest first.
    pub(crate) fn reasons(&self) -> impl Iterator<Item = &str> {
        self.reasons.split(',').filter(|reason| !reason.is_empty())
    }
}

/// The statement of cases with further conditions, order and limit. `$1` are the spaces that the actor sees, `$2` is the
/// actor. What only private messages have is looked up by them alone: joined, it makes PostgreSQL read all cases for a few.
macro_rules! cases {
    ($($rest:literal)*) => {
        sql!(
            "SELECT c.id, c.kind, c.subject, c.opened_at, c.flags, c.reasons, c.weight, c.claimed_by, k.name, \
             c.claimed_until, c.settled_at, s.name, c.decision, c.reason, m.id, m.handle, m.name, m.picture, m.role, \
             m.affiliation, CASE WHEN c.kind = 'message' THEN coalesce((SELECT l.markdown FROM flagged_message_lines l \
             WHERE l.flag_case = c.id AND l.message = c.subject), '') WHEN c.kind <> 'member' THEN '' \
             WHEN m.withheld IS NULL THEN m.headline || ' ' || m.about ELSE "
            lite "(m.withheld ->> 'headline') || ' ' || (m.withheld ->> 'about')"
            pg "(m.withheld::json ->> 'headline') || ' ' || (m.withheld::json ->> 'about')"
            " END, \
             t.id, t.kind, t.slug, coalesce(t.title, CASE WHEN c.kind = 'message' THEN (SELECT g.title \
             FROM flagged_messages g WHERE g.flag_case = c.id) END), t.language, t.space, p.kind, substr(p.markdown, 1, 1200), p.language, \
             CASE WHEN c.kind = 'member' THEN m.withheld_as <> '' ELSE p.hidden END, p.deleted_at IS NOT NULL, \
             coalesce(p.created_at, CASE WHEN c.kind = 'message' THEN (SELECT l.at FROM flagged_message_lines l \
             WHERE l.flag_case = c.id AND l.message = c.subject) END) \
             FROM flag_cases c JOIN members m ON m.id = c.author LEFT JOIN members k ON k.id = c.claimed_by \
             LEFT JOIN members s ON s.id = c.settled_by \
             LEFT JOIN posts p ON c.kind = 'post' AND p.id = c.subject LEFT JOIN topics t ON t.id = p.topic \
             WHERE c.author <> $2 AND (t.space IS NULL OR t.space IN (SELECT "
            lite "value FROM json_each($1)" pg "value::bigint FROM json_array_elements_text($1::json)"
            ")) " $($rest)*
        )
    };
}

/// What is wanted of the queue besides whose it is: `$3` and `$4` are the place, `$5` a space, `$6` a reason, `$7` how many.
macro_rules! open {
    ($whose:literal) => {
        cases!(
            "AND c.settled_at IS NULL AND (c.weight, c.id) < ($3, $4) \
             AND CASE WHEN CAST($5 AS BIGINT) IS NULL THEN TRUE ELSE t.space = $5 END \
             AND CASE WHEN CAST($6 AS TEXT) IS NULL THEN TRUE ELSE EXISTS (SELECT 1 FROM flags f \
             WHERE f.flag_case = c.id AND NOT f.withdrawn AND f.reason = $6) END "
            $whose
            " ORDER BY c.weight DESC, c.id DESC LIMIT $7"
        )
    };
}

/// The cases that the actor wants and sees, the most urgent first; of settled ones the last settled. One statement.
pub(crate) async fn list(conn: &mut impl Connection, actor: &Actor, filter: &Filter) -> Result<Vec<CaseRow>> {
    let now = filter.now;
    let query = match filter.whose {
        Whose::All => bound(conn.q(open!("AND TRUE")), actor, filter),
        Whose::Mine => bound(conn.q(open!("AND c.claimed_by = $2 AND c.claimed_until > $8")), actor, filter).bind(now),
        Whose::Nobody => {
            bound(conn.q(open!("AND (c.claimed_by IS NULL OR c.claimed_until <= $8)")), actor, filter).bind(now)
        }
        Whose::Others => {
            bound(conn.q(open!("AND c.claimed_by <> $2 AND c.claimed_until > $8")), actor, filter).bind(now)
        }
        Whose::Done => {
            let done = cases!(
                "AND c.settled_at IS NOT NULL AND c.decision <> 'withdrawn' AND (c.settled_at, c.id) < ($3, $4) \
                 AND CASE WHEN CAST($5 AS BIGINT) IS NULL THEN TRUE ELSE t.space = $5 END \
                 AND CASE WHEN CAST($6 AS TEXT) IS NULL THEN TRUE ELSE EXISTS (SELECT 1 FROM flags f \
                 WHERE f.flag_case = c.id AND NOT f.withdrawn AND f.reason = $6) END \
                 ORDER BY c.settled_at DESC, c.id DESC LIMIT $7"
            );
            bound(conn.q(done), actor, filter)
        }
    };
    query.all().await
}

fn bound<'c>(query: Query<'c>, actor: &Actor, filter: &Filter) -> Query<'c> {
    let after = filter.after.unwrap_or_else(Cursor::start);
    query
        .bind(actor.visible_spaces().to_owned())
        .bind(actor.id().unwrap_or(MemberId::new(0)))
        .bind(after.key)
        .bind(after.id)
        .bind(filter.space)
        .bind(filter.reason)
        .bind(filter.limit as i64 + 1)
}

/// One case that the actor sees.
pub(crate) async fn one(conn: &mut impl Connection, actor: &Actor, case: CaseId) -> Result<CaseRow> {
    conn.q(cases!("AND c.id = $3"))
        .bind(actor.visible_spaces().to_owned())
        .bind(actor.id().unwrap_or(MemberId::new(0)))
        .bind(case)
        .one()
        .await
}

/// How many cases are open that the actor may settle, counted up to `most`. The space of each is looked up by itself: joined, it
/// makes PostgreSQL read every post.
pub(crate) async fn count(conn: &mut impl Connection, actor: &Actor, most: i64) -> Result<i64> {
    conn.q(sql!(
        "SELECT CAST(count(*) AS BIGINT) FROM (SELECT 1 AS one FROM flag_cases c \
         WHERE c.settled_at IS NULL AND c.author <> $1 AND coalesce(CASE WHEN c.kind = 'post' THEN (SELECT t.space \
         FROM posts p JOIN topics t ON t.id = p.topic WHERE p.id = c.subject) END IN (SELECT "
        lite "value FROM json_each($3)" pg "value::bigint FROM json_array_elements_text($3::json)"
        "), TRUE) LIMIT $2) AS counted"
    ))
    .bind(actor.id().unwrap_or(MemberId::new(0)))
    .bind(most)
    .bind(actor.visible_spaces())
    .value()
    .await
}

/// How many appeals and removals wait for a second person, counted up to `most`; not those of the actor's own.
pub(crate) async fn second_opinions(conn: &mut impl Connection, me: MemberId, most: i64) -> Result<i64> {
    conn.q(sql!(
        "SELECT CAST(count(*) AS BIGINT) FROM (SELECT 1 AS one FROM sanctions \
         WHERE appealed_at IS NOT NULL AND decided_at IS NULL AND member <> $1 UNION ALL SELECT 1 FROM sanctions \
         WHERE kind = 'removal' AND confirmed_at IS NULL AND ended_at IS NULL AND member <> $1 LIMIT $2) AS counted"
    ))
    .bind(me)
    .bind(most)
    .value()
    .await
}

row! {
    /// A flagged post as it reads, with what it is about.
    #[derive(Debug)]
    pub(crate) struct PostRow {
        pub(crate) html: String,
        pub(crate) hidden_reason: String,
        /// The post that it answers or comments on: who wrote it, its beginning and its language.
        pub(crate) about: Option<PostId>,
        pub(crate) about_name: Option<String>,
        pub(crate) about_beginning: Option<String>,
        pub(crate) about_language: Option<String>,
    }
}

/// A post with the one that it answers or comments on.
pub(crate) async fn post(conn: &mut impl Connection, post: PostId) -> Result<PostRow> {
    conn.q(sql!(
        "SELECT p.html, p.hidden_reason, a.id, m.name, substr(a.markdown, 1, 800), a.language FROM posts p \
         JOIN topics t ON t.id = p.topic LEFT JOIN posts a ON a.id = coalesce(p.parent, t.opening) AND a.id <> p.id \
         LEFT JOIN members m ON m.id = a.author WHERE p.id = $1"
    ))
    .bind(post)
    .one()
    .await
}
