//! A member asks the community a question.

mod form;
pub(crate) mod web;

pub(crate) use web::routes;

use madang_conversation::{self as conversation, DraftKey, NewTopic, QUESTION, RenderedBody, Started, TagNames, Title};
use madang_kernel::{Actor, Command, Cx, Permission, ProductId, Result, SpaceId, VersionId};

/// Asks a question.
#[derive(Clone, Debug)]
pub struct Ask {
    /// Where.
    pub space: SpaceId,
    /// The question in one line.
    pub title: Title,
    /// The question.
    pub body: RenderedBody,
    /// Its tags.
    pub tags: TagNames,
    /// The product that it is about.
    pub product: Option<ProductId>,
    /// The product's version.
    pub version: Option<VersionId>,
}

impl Command for Ask {
    type Output = Started;

    fn space(&self) -> Option<SpaceId> {
        Some(self.space)
    }

    fn allowed(&self, actor: &Actor) -> bool {
        actor.can(Permission::Start, self.space)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<Started> {
        let new = NewTopic {
            ids: None,
            kind: QUESTION,
            space: self.space,
            author: cx.actor().signed_in()?,
            title: self.title,
            body: self.body,
            tags: self.tags,
            product: self.product,
            version: self.version,
            language: None,
        };
        let started = conversation::start_topic(cx, new).await?;
        conversation::drop_draft(cx, &DraftKey::ask()).await?;
        Ok(started)
    }
}

#[cfg(test)]
mod tests;
