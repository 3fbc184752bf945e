//! Reported private messages: what was copied of them for moderators.

use crate::{
    case::CaseId,
    flag::{ToldLine, ToldMessage},
};
use madang_kernel::{Cx, MemberId, MessageId, Result, Timestamp, db::Connection, row, sql};

/// Keeps what moderators read of a message; of one that is reported again in the same case it stays as it was.
pub(crate) async fn keep(cx: &mut Cx<'_>, case: CaseId, told: &ToldMessage) -> Result<()> {
    let new = cx
        .q(sql!("INSERT INTO flagged_messages (flag_case, title, url) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING"))
        .bind(case)
        .bind(told.title.as_str())
        .bind(told.url.as_str())
        .run()
        .await?;
    if new == 0 || told.lines.is_empty() {
        return Ok(());
    }
    let line = |line: &ToldLine| {
        let (message, author, at) = (line.message.number(), line.author.number(), line.at.millis());
        serde_json::json!([message, author, line.name, at, line.markdown, line.html])
    };
    let lines: Vec<_> = told.lines.iter().map(line).collect();
    cx.q(sql!("INSERT INTO flagged_message_lines (flag_case, message, author, name, at, markdown, html) SELECT "
        lite "$1, json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]'), \
              json_extract(value, '$[3]'), json_extract(value, '$[4]'), json_extract(value, '$[5]') FROM json_each($2)"
        pg "$1, (value->>0)::bigint, (value->>1)::bigint, value->>2, (value->>3)::bigint, value->>4, value->>5 \
            FROM json_array_elements($2::json)"))
        .bind(case)
        .bind(serde_json::to_string(&lines)?)
        .run()
        .await?;
    Ok(())
}

row! {
    /// A message as it was when it was reported.
    #[derive(Debug)]
    pub(crate) struct LineRow {
        pub(crate) message: MessageId,
        pub(crate) author: MemberId,
        pub(crate) name: String,
        pub(crate) at: Timestamp,
        pub(crate) markdown: String,
        pub(crate) html: String,
    }
}

/// What moderators read of a case about a message, the oldest first; the reported one is the last.
pub(crate) async fn lines(conn: &mut impl Connection, case: CaseId) -> Result<Vec<LineRow>> {
    conn.q(sql!(
        "SELECT message, author, name, at, markdown, html FROM flagged_message_lines WHERE flag_case = $1 ORDER BY at, message"
    ))
    .bind(case)
    .all()
    .await
}

/// What the conversation of a case is called, and where those who are in it read it.
pub(crate) async fn heading(conn: &mut impl Connection, case: CaseId) -> Result<Option<(String, String)>> {
    conn.q(sql!("SELECT title, url FROM flagged_messages WHERE flag_case = $1")).bind(case).opt().await
}

/// Forgets the messages of cases that were settled before then, and of those that were dropped.
pub(crate) async fn forget(cx: &mut Cx<'_>, before: Timestamp) -> Result<()> {
    cx.q(sql!(
        "DELETE FROM flagged_message_lines WHERE flag_case IN (SELECT id FROM flag_cases WHERE kind = 'message' \
         AND settled_at IS NOT NULL AND (settled_at < $1 OR decision = 'withdrawn'))"
    ))
    .bind(before)
    .run()
    .await?;
    Ok(())
}
