//! Questions that came from elsewhere: importers cannot write this crate's tables, so they announce what the other
//! system knew, and this takes it down.

use crate::{
    question::Verdict,
    store::{
        questions::{self, NewState},
        verdicts::{self, KnownVerdict},
    },
};
use madang_events::questions::Imported;
use madang_kernel::{Result, Timestamp, db::Connection};

/// Takes down what another system knew of a question at `at`.
pub(super) async fn learn(conn: &mut impl Connection, imported: &Imported, at: Timestamp) -> Result<()> {
    let topic = imported.topic;
    if imported.duplicate_of.is_some() || !imported.state_note.is_empty() {
        let (note, duplicate_of) = (imported.state_note.as_str(), imported.duplicate_of);
        questions::learn_state(conn, NewState { topic, by: None, at, note, duplicate_of }).await?;
    }
    if let Some(at) = imported.accepted_at {
        questions::learn_accepted(conn, topic, imported.accepted_by, at).await?;
    }
    for one in &imported.verdicts {
        let Some(verdict) = Verdict::parse(&one.verdict) else { continue };
        let (post, member, at, reason) = (one.post, one.member, one.at, one.reason.as_str());
        verdicts::learn(conn, KnownVerdict { topic, post, member, verdict, at, reason }).await?;
    }
    Ok(())
}
