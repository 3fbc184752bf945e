//! What staff says of answers, kept here as events tell it, so that the index can be built without asking the domain
//! that decides it.

use crate::store;
use madang_events::questions::{Imported, Judged};
use madang_kernel::{App, Projector, Recorded, Tx, outbox::Applied};

/// Keeps the mark of each post.
pub struct MarksProjector;

impl MarksProjector {
    pub(crate) const NAME: &str = "find.marks";
}

impl Projector for MarksProjector {
    fn name(&self) -> &'static str {
        MarksProjector::NAME
    }

    fn apply<'a>(&'a self, _: &'a App, tx: &'a mut Tx, events: &'a [Recorded]) -> Applied<'a> {
        Box::pin(async move {
            for event in events {
                if let Some(judged) = event.read::<Judged>() {
                    store::marks::set(tx, judged.post, judged.verdict.as_deref()).await?;
                } else if let Some(imported) = event.read::<Imported>() {
                    for verdict in &imported.verdicts {
                        store::marks::set(tx, verdict.post, Some(&verdict.verdict)).await?;
                    }
                }
            }
            Ok(())
        })
    }
}
