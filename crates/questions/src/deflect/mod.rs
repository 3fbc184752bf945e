//! A reader says that what was shown answered the question, so that it did not have to be asked.

pub(crate) mod web;

pub(crate) use web::{Visitors, routes};

use crate::{found, store};
use madang_events::questions::Deflected;
use madang_kernel::{Actor, Command, Cx, Permission, Result, TopicId};

madang_kernel::words! {
    /// Where the answer was shown.
    pub enum Place {
        /// In the ask form.
        Ask = "ask",
        /// In the search results.
        Search = "search",
        /// In the widget on the company's own pages.
        Widget = "widget",
    }
}

/// Remembers that a question answered somebody; visitors count too.
#[derive(Clone, Copy, Debug)]
pub struct Deflect {
    /// The question that answered.
    pub topic: TopicId,
    /// Where it was shown.
    pub place: Place,
}

impl Command for Deflect {
    /// The question's address.
    type Output = String;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Read)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<String> {
        let actor = cx.actor().clone();
        let question = found::seen(cx, &actor, self.topic).await?;
        if store::deflections::insert(cx, self.topic, self.place.as_str()).await? {
            cx.emit(&Deflected { topic: self.topic, place: self.place.to_string() }).await?;
        }
        Ok(question.head.url())
    }
}

#[cfg(test)]
mod tests;
