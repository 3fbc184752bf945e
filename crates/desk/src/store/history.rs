//! What happened to a question at the desk; rows are only added.

use crate::clock::Kind;
use madang_kernel::{Cx, MemberId, Result, Timestamp, TopicId, db::Connection, row, sql};
use serde_json::json;

madang_kernel::words! {
    /// What happened.
    pub(crate) enum Happened {
        /// A clock began.
        Started = "started",
        /// It waits for the asker.
        Waiting = "waiting",
        /// It goes on.
        Resumed = "resumed",
        /// What was promised has happened.
        Met = "met",
        /// Nothing is owed any more.
        Stopped = "stopped",
        /// What is promised has changed.
        Retargeted = "retargeted",
        /// Staff were warned.
        Warned = "warned",
        /// The time ran out.
        Breached = "breached",
        /// Staff said how soon it must be looked at.
        Priority = "priority",
        /// Somebody took it.
        Taken = "taken",
        /// Somebody took it over from a colleague.
        TakenOver = "taken_over",
        /// It was given back.
        GivenBack = "given_back",
        /// It was handed to somebody.
        Handed = "handed",
        /// The program gave it to somebody on duty.
        Given = "given",
        /// It went to a substitute because leave began.
        Passed = "passed",
        /// It is nobody's because leave began.
        Freed = "freed",
        /// It is nobody's because whoever had it cannot answer it any more.
        Lost = "lost",
        /// It sleeps.
        Snoozed = "snoozed",
        /// It was woken.
        Woken = "woken",
        /// It woke before its time, because there is news of it.
        Stirred = "stirred",
        /// Another question went into it.
        Merged = "merged",
        /// It was passed on to the ticket system.
        Escalated = "escalated",
        /// It is a ticket.
        TicketAccepted = "ticket_accepted",
        /// The ticket is solved.
        TicketSolved = "ticket_solved",
        /// Support will not take it.
        TicketDeclined = "ticket_declined",
        /// Staff took it back from the ticket system.
        TicketWithdrawn = "ticket_withdrawn",
    }
}

/// A line of the history that is about to be written.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub(crate) topic: TopicId,
    pub(crate) deed: Happened,
    pub(crate) clock: Option<Kind>,
    pub(crate) at: Timestamp,
    pub(crate) member: Option<MemberId>,
    pub(crate) other: Option<MemberId>,
    pub(crate) until: Option<Timestamp>,
    pub(crate) detail: String,
}

impl Line {
    /// Something that happened to a clock.
    pub(crate) fn of_clock(topic: TopicId, clock: Kind, deed: Happened, at: Timestamp) -> Line {
        Line { clock: Some(clock), ..Line::of(topic, deed, at) }
    }

    /// Something that happened to a question.
    pub(crate) fn of(topic: TopicId, deed: Happened, at: Timestamp) -> Line {
        Line { topic, deed, clock: None, at, member: None, other: None, until: None, detail: String::new() }
    }
}

/// Adds lines, all at once.
pub(crate) async fn add(cx: &mut Cx<'_>, lines: &[Line]) -> Result<()> {
    if lines.is_empty() {
        return Ok(());
    }
    let number = |id: Option<MemberId>| id.map(|id| id.number());
    let value = |line: &Line| {
        json!([
            cx.new_id::<()>().number(),
            line.topic.number(),
            line.deed.as_str(),
            line.clock.map(Kind::as_str),
            line.at.millis(),
            number(line.member),
            number(line.other),
            line.until.map(Timestamp::millis),
            line.detail,
        ])
    };
    let list: Vec<_> = lines.iter().map(value).collect();
    cx.q(sql!(
        "INSERT INTO desk_history (id, topic, deed, clock, at, member, other, until, detail) \
         SELECT CAST(value->>0 AS BIGINT), CAST(value->>1 AS BIGINT), value->>2, value->>3, CAST(value->>4 AS BIGINT), \
         CAST(value->>5 AS BIGINT), CAST(value->>6 AS BIGINT), CAST(value->>7 AS BIGINT), value->>8 FROM "
        lite "json_each($1)" pg "json_array_elements($1::json)"
    ))
    .bind(serde_json::to_string(&list)?)
    .run()
    .await?;
    Ok(())
}

row! {
    /// A line as it is shown.
    #[derive(Clone, Debug)]
    pub(crate) struct HistoryRow {
        pub(crate) deed: Happened,
        pub(crate) clock: Option<Kind>,
        pub(crate) at: Timestamp,
        pub(crate) member: Option<String>,
        pub(crate) other: Option<String>,
        pub(crate) until: Option<Timestamp>,
        pub(crate) detail: String,
    }
}

/// The newest lines of a question, the newest first.
pub(crate) async fn of(conn: &mut impl Connection, topic: TopicId, limit: i64) -> Result<Vec<HistoryRow>> {
    conn.q(sql!(
        "SELECT h.deed, h.clock, h.at, m.name, o.name, h.until, h.detail FROM desk_history h \
         LEFT JOIN members m ON m.id = h.member LEFT JOIN members o ON o.id = h.other \
         WHERE h.topic = $1 ORDER BY h.id DESC LIMIT $2"
    ))
    .bind(topic)
    .bind(limit)
    .all()
    .await
}
