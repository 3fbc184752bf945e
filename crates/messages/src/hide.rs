//! What moderators decide about a reported message takes hold here.

use crate::store::{conversations, members, messages};
use madang_events::{messages::UnreadChanged, moderation::CaseSettled};
use madang_kernel::{Cx, Projector, Recorded, outbox::Applied};

/// Puts messages away that moderators decided against.
pub struct HideProjector;

impl Projector for HideProjector {
    fn name(&self) -> &'static str {
        "messages.hide"
    }

    fn apply<'a>(&'a self, cx: &'a mut Cx<'_>, events: &'a [Recorded]) -> Applied<'a> {
        Box::pin(async move {
            for event in events {
                let Some(settled) = event.read::<CaseSettled>() else { continue };
                let Some(message) = settled.message else { continue };
                if !matches!(settled.decision.as_str(), "hide" | "remove") {
                    continue;
                }
                let why = settled.reasons.first().map_or("other", String::as_str);
                let Some(conversation) = messages::place(cx, message).await? else { continue };
                conversations::lock(cx, conversation).await?;
                if messages::hide(cx, message, event.at, why).await? {
                    members::recount(cx, Some(conversation), None).await?;
                    let members = members::of(cx, conversation).await?;
                    cx.emit(&UnreadChanged { members }).await?;
                }
            }
            Ok(())
        })
    }
}
