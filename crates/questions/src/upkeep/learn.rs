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
use madang_kernel::{App, Projector, Recorded, Result, Timestamp, Tx, outbox::Applied};

/// Takes down what importers announce about questions.
pub struct QuestionsProjector;

impl Projector for QuestionsProjector {
    fn name(&self) -> &'static str {
        "questions.imported"
    }

    fn apply<'a>(&'a self, _: &'a App, tx: &'a mut Tx, events: &'a [Recorded]) -> Applied<'a> {
        Box::pin(async move {
            for event in events {
                if let Some(imported) = event.read::<Imported>() {
                    learn(tx, &imported, event.at).await?;
                }
            }
            Ok(())
        })
    }
}

async fn learn(tx: &mut Tx, imported: &Imported, at: Timestamp) -> Result<()> {
    let topic = imported.topic;
    if imported.duplicate_of.is_some() || !imported.state_note.is_empty() {
        let (note, duplicate_of) = (imported.state_note.as_str(), imported.duplicate_of);
        questions::learn_state(tx, NewState { topic, by: None, at, note, duplicate_of }).await?;
    }
    if let Some(at) = imported.accepted_at {
        questions::learn_accepted(tx, topic, imported.accepted_by, at).await?;
    }
    for one in &imported.verdicts {
        let Some(verdict) = Verdict::parse(&one.verdict) else { continue };
        let (post, member, at, reason) = (one.post, one.member, one.at, one.reason.as_str());
        verdicts::learn(tx, KnownVerdict { topic, post, member, verdict, at, reason }).await?;
    }
    Ok(())
}
