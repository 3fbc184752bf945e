//! When the team is there next, as whoever keeps a rota knows it.

use madang_kernel::{App, Result, Timestamp};
use std::{future::Future, pin::Pin};

/// What is still being found out.
type Finding<'a> = Pin<Box<dyn Future<Output = Result<Option<Timestamp>>> + Send + 'a>>;

/// Says when somebody of the team is on duty next: a service of whoever keeps a rota.
pub struct TeamBack(Box<dyn for<'a> Fn(&'a App) -> Finding<'a> + Send + Sync>);

impl TeamBack {
    /// By a function that says nothing while somebody is on duty, and where nobody ever is.
    pub fn new(find: impl for<'a> Fn(&'a App) -> Finding<'a> + Send + Sync + 'static) -> TeamBack {
        TeamBack(Box::new(find))
    }
}

/// When somebody of the team is on duty next: nothing while somebody is, without a rota, and where nobody is within a year.
///
/// # Errors
/// When the database fails.
pub async fn team_back(app: &App) -> Result<Option<Timestamp>> {
    match app.find_service::<TeamBack>() {
        Some(TeamBack(find)) => find(app).await,
        None => Ok(None),
    }
}
