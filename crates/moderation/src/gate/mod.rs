//! The automatic checks of new texts: word rules, limits of new members, and the spam score. What they find makes a text wait, puts it
//! before moderators, replaces a word or refuses it; nothing is deleted.
//!
//! [`Checks`] answers the gate of `conversation`. [`held`] is the queue of what waits, [`words`] the page of rules and settings,
//! [`learn`] takes down what moderators decided.

mod checks;
mod facts;
pub(crate) mod held;
mod learn;
mod repeats;
mod short;
pub(crate) mod words;

pub use checks::Checks;
pub use held::{DecideHeld, HeldDecision};
pub use learn::Lessons;
pub use short::Screenings;
pub use words::{DeleteWord, RulesWatcher, SaveChecks, SaveWord, TypedWord, WordId};

use crate::{flag::PrivateSource, sanction::RecordLinks};
use madang_conversation::Gate;
use madang_http::Routes;
use madang_kernel::{App, Command, Cx, Result, app::Builder};
use madang_people::{Records, Screening};
use madang_screen::spam::HOLD_FROM;
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// For how long it is remembered what was written, and from where.
const REMEMBERED: Duration = Duration::from_secs(3 * 24 * 3600);

/// For how long private messages are kept of which moderators have settled a report.
const EVIDENCE: Duration = Duration::from_secs(180 * 24 * 3600);

/// Adds the checks, and what learns from decisions.
pub fn install(builder: Builder) -> Builder {
    let checks = Checks::default();
    builder
        .service(checks.clone())
        .service(Screening::by(checks.clone()))
        .service(Gate::kept_by(checks))
        .service(PrivateSource::none())
        .service(Records::kept_by(RecordLinks))
        .projector(Lessons)
        .projector(Screenings)
        .watcher(RulesWatcher)
}

/// The routes of the checks.
pub(crate) fn routes() -> Routes {
    Routes::new().merge(held::routes()).merge(words::routes())
}

/// The setting `checks`: which checks run, and from where on they hold a text.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct CheckSettings {
    /// Whether texts of members who are not known yet get a spam score.
    pub spam: bool,
    /// From this score on a text waits, 0.5 to 0.99.
    pub hold_from: f64,
    /// How many posts of a new member wait whatever they say, 0 to 10.
    pub first_posts: u32,
    /// Whether new members are limited in what they write.
    pub limits: bool,
    /// Whether it is noticed that the same text is written again and again, whoever writes it.
    pub repeats: bool,
    /// How many posts in ten minutes are more than a person types: 5 to 100, or 0 for never.
    pub pace: u32,
    /// From how many other new accounts at one address within a day on texts of further ones wait: 1 to 50, or 0 for never.
    pub accounts: u32,
}

impl Default for CheckSettings {
    fn default() -> Self {
        CheckSettings {
            spam: true,
            hold_from: HOLD_FROM,
            first_posts: 0,
            limits: true,
            repeats: true,
            pace: 20,
            accounts: 3,
        }
    }
}

impl CheckSettings {
    const NAME: &'static str = "checks";

    /// As they are set now.
    pub(crate) fn now(app: &App) -> CheckSettings {
        app.settings().get(CheckSettings::NAME)
    }
}

/// One thing that spoke for holding or flagging a text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Why {
    /// A feature of the spam score, `word`, `first_posts`, `repeats`, `copies`, `pace` or `accounts`.
    pub code: String,
    /// The word that was hit, or how many there were; else empty.
    #[serde(default)]
    pub detail: String,
    /// What it added to the sum of the score; 0 where it is no matter of the score.
    #[serde(default)]
    pub weight: f64,
}

/// Forgets what was written, and from where, before the last days.
///
/// # Errors
/// When the database fails.
pub async fn keep_house(app: &App) -> Result<()> {
    app.run(&app.system(), ForgetRecent).await
}

struct ForgetRecent;

impl Command for ForgetRecent {
    type Output = ();

    fn allowed(&self, actor: &madang_kernel::Actor) -> bool {
        actor.is_system()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let (before, settled) = (cx.now() - REMEMBERED, cx.now() - EVIDENCE);
        crate::store::gate::forget(cx, before).await?;
        crate::store::private::forget(cx, settled).await
    }
}
