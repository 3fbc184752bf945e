//! What staff says of answers, kept here as events tell it, so that the index can be built without asking the domain
//! that decides it.

use crate::store;
use madang_events::questions::{Imported, Judged};
use madang_kernel::{Cx, Projector, Recorded, outbox::Applied};

/// Keeps the mark of each post.
pub struct MarksProjector;

impl MarksProjector {
    pub(crate) const NAME: &str = "find.marks";
}

impl Projector for MarksProjector {
    fn name(&self) -> &'static str {
        MarksProjector::NAME
    }

    fn apply<'a>(&'a self, cx: &'a mut Cx<'_>, events: &'a [Recorded]) -> Applied<'a> {
        Box::pin(async move {
            for event in events {
                if let Some(judged) = event.read::<Judged>() {
                    store::marks::set(cx, judged.post, judged.verdict.as_deref()).await?;
                } else if let Some(imported) = event.read::<Imported>() {
                    for verdict in &imported.verdicts {
                        store::marks::set(cx, verdict.post, Some(&verdict.verdict)).await?;
                    }
                }
            }
            Ok(())
        })
    }
}
