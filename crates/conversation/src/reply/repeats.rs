//! Whether an employee comments what they have written nearly word for word before. Who remembers is the wiring's to say; without
//! anybody, nobody is asked.

use crate::{Answer, RenderedBody, TopicHead};
use madang_kernel::{App, Cx, Error, MemberId, Result};
use std::sync::Arc;

/// Who remembers what employees wrote.
pub trait Memory: Send + Sync + 'static {
    /// Whether a comment in this topic repeats something that its author has written before.
    ///
    /// # Errors
    /// When the database fails.
    fn repeats<'a>(
        &'a self,
        cx: &'a mut Cx<'_>,
        author: MemberId,
        topic: &'a TopicHead,
        body: &'a RenderedBody,
    ) -> Answer<'a, bool>;
}

/// The service that is asked.
#[derive(Clone)]
pub struct Repeats(Option<Arc<dyn Memory>>);

impl Repeats {
    /// Nobody remembers.
    pub fn none() -> Repeats {
        Repeats(None)
    }

    /// Asks whoever remembers.
    pub fn known_to(memory: impl Memory) -> Repeats {
        Repeats(Some(Arc::new(memory)))
    }

    fn memory(app: &App) -> Option<Arc<dyn Memory>> {
        app.service::<Repeats>().0.clone()
    }
}

/// Refuses a comment that repeats, unless its author was asked already.
///
/// # Errors
/// [`Error::Refused`] with `templated`.
pub(super) async fn check(cx: &mut Cx<'_>, topic: &TopicHead, body: &RenderedBody) -> Result<()> {
    let author = cx.actor().signed_in()?;
    let Some(memory) = Repeats::memory(cx.app()).filter(|_| cx.actor().is_staff()) else { return Ok(()) };
    if memory.repeats(cx, author, topic, body).await? { Err(Error::Refused("templated")) } else { Ok(()) }
}
