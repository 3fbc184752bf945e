//! What the team does with a question, as the desk knows it: when somebody is there for it next, and whether support has it.

use madang_kernel::{App, Result, Timestamp, TopicId};
use std::{future::Future, pin::Pin};

/// What is still being found out.
type Finding<'a, T> = Pin<Box<dyn Future<Output = Result<T>> + Send + 'a>>;
/// Finds out when somebody is there for a question.
type FindBack = dyn for<'a> Fn(&'a App, TopicId) -> Finding<'a, Back> + Send + Sync;
/// Finds out whether support has a question.
type FindPassedOn = dyn for<'a> Fn(&'a App, TopicId) -> Finding<'a, bool> + Send + Sync;

/// When somebody of the team is there who can answer a question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Back {
    /// Now, or there is nothing to say because nobody keeps a rota or opening hours.
    #[default]
    Here,
    /// From then on.
    At(Timestamp),
    /// Nobody knows: whoever could is not on the rota, or has no room for another question.
    Unknown,
}

/// Says when somebody of the team is there for a question next: a service of whoever keeps a rota.
pub struct TeamBack(Box<FindBack>);

impl TeamBack {
    /// By a function of the question.
    pub fn new(find: impl for<'a> Fn(&'a App, TopicId) -> Finding<'a, Back> + Send + Sync + 'static) -> TeamBack {
        TeamBack(Box::new(find))
    }
}

/// When somebody of the team is there who can answer a question.
///
/// # Errors
/// When the database fails.
pub async fn team_back(app: &App, topic: TopicId) -> Result<Back> {
    match app.find_service::<TeamBack>() {
        Some(TeamBack(find)) => find(app, topic).await,
        None => Ok(Back::Here),
    }
}

/// Says whether a question was passed on to the company's support, where its asker may know: a service of whoever passes
/// questions on.
pub struct PassedOn(Box<FindPassedOn>);

impl PassedOn {
    /// By a function of the question.
    pub fn new(find: impl for<'a> Fn(&'a App, TopicId) -> Finding<'a, bool> + Send + Sync + 'static) -> PassedOn {
        PassedOn(Box::new(find))
    }
}

/// Whether support has a question, and its asker may know.
///
/// # Errors
/// When the database fails.
pub async fn passed_on(app: &App, topic: TopicId) -> Result<bool> {
    match app.find_service::<PassedOn>() {
        Some(PassedOn(find)) => find(app, topic).await,
        None => Ok(false),
    }
}
