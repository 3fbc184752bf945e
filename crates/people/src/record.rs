//! How members who are kept out reach what moderators wrote down about them, to read why and to appeal. Who keeps such records is the
//! wiring's to say; without anybody, there is no link.

use crate::Answer;
use madang_kernel::{Actor, Command, Cx, MemberId, Result};
use std::sync::Arc;

/// Who keeps the records.
pub trait Recorder: Send + Sync + 'static {
    /// The path of a page that opens the member's record without signing in, for an hour.
    ///
    /// # Errors
    /// When the database fails.
    fn link<'a>(&'a self, cx: &'a mut Cx<'_>, member: MemberId) -> Answer<'a, String>;
}

/// The service that is asked.
#[derive(Clone)]
pub struct Records(Option<Arc<dyn Recorder>>);

impl Records {
    /// There are none.
    pub fn none() -> Records {
        Records(None)
    }

    /// Asks whoever keeps them.
    pub fn kept_by(recorder: impl Recorder) -> Records {
        Records(Some(Arc::new(recorder)))
    }
}

/// Makes the link for somebody whose password was right, but who is kept out.
pub(crate) struct OfferRecord {
    pub(crate) member: MemberId,
}

impl Command for OfferRecord {
    type Output = Option<String>;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<Option<String>> {
        let recorder = cx.app().service::<Records>().0.clone();
        match recorder {
            Some(recorder) => recorder.link(cx, self.member).await.map(Some),
            None => Ok(None),
        }
    }
}
