//! How many private conversations have something unread for a member, which every page of theirs tells in its header. Whoever keeps
//! messages counts.

use madang_kernel::{App, MemberId, Result};
use std::{future::Future, pin::Pin, sync::Arc};

/// An answer that may take a while.
pub type Counted<'a> = Pin<Box<dyn Future<Output = Result<i64>> + Send + 'a>>;

/// Who counts.
pub trait Counter: Send + Sync + 'static {
    /// In how many conversations something is unread for the member. Asked for every page, so it is kept in memory.
    ///
    /// # Errors
    /// [`madang_kernel::Error::Internal`] when the database fails.
    fn unread<'a>(&'a self, app: &'a App, member: MemberId) -> Counted<'a>;
}

/// The service that is asked, where there is one.
#[derive(Clone)]
pub struct Unread(Arc<dyn Counter>);

impl Unread {
    /// Asks a counter.
    pub fn by(counter: impl Counter) -> Unread {
        Unread(Arc::new(counter))
    }

    /// In how many conversations something is unread for the member; 0 where nobody counts.
    ///
    /// # Errors
    /// [`madang_kernel::Error::Internal`] when the database fails.
    pub async fn of(app: &App, member: MemberId) -> Result<i64> {
        match app.find_service::<Unread>() {
            Some(Unread(counter)) => counter.unread(app, member).await,
            None => Ok(0),
        }
    }
}
