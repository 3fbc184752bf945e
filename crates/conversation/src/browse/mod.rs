//! Lists to walk through: all questions, all spaces, one space.

pub(crate) mod questions;
pub(crate) mod space;

use crate::{Order, TopicFilter, TopicRow, TopicState, Words as _};
use madang_http::{Cursor, Listed, Routes};
use madang_i18n::Lang;
use madang_kernel::{Actor, words};
use madang_ui::{Pager, Tab};
use serde::Deserialize;

pub(crate) fn routes() -> Routes {
    questions::routes().merge(space::routes())
}

words! {
    /// A view of a list of topics.
    pub(crate) enum View {
        /// The last active first.
        Active = "active",
        /// The newest first.
        Newest = "newest",
        /// The most votes first.
        Votes = "votes",
        /// Open ones without an answer.
        Unanswered = "unanswered",
        /// Those with an accepted answer.
        Solved = "solved",
        /// Those whose asker is asked for more.
        NeedsInformation = "needs_information",
        /// Those that the viewer follows.
        Following = "following",
    }
}

impl View {
    /// The views that make sense for questions.
    pub(crate) const QUESTIONS: [View; 5] = [View::Active, View::Newest, View::Unanswered, View::Solved, View::Votes];
    /// The views that make sense for discussions.
    pub(crate) const DISCUSSIONS: [View; 3] = [View::Active, View::Newest, View::Votes];

    pub(crate) fn label(self, t: Lang) -> &'static str {
        match self {
            View::Active => t.view_active(),
            View::Newest => t.view_newest(),
            View::Votes => t.view_votes(),
            View::Unanswered => t.view_unanswered(),
            View::Solved => t.view_solved(),
            View::NeedsInformation => t.view_needs_information(),
            View::Following => t.view_following(),
        }
    }

    /// What it asks for, besides space and place.
    pub(crate) fn filter(self, actor: &Actor) -> TopicFilter {
        let usual = TopicFilter::default();
        match self {
            View::Following => TopicFilter { followed_by: actor.id(), ..usual },
            View::Active => usual,
            View::Newest => TopicFilter { order: Order::Newest, ..usual },
            View::Votes => TopicFilter { order: Order::Votes, ..usual },
            View::Unanswered => TopicFilter { unanswered: true, ..usual },
            View::Solved => TopicFilter { state: Some(TopicState::Solved), ..usual },
            View::NeedsInformation => TopicFilter { state: Some(TopicState::NeedsInformation), ..usual },
        }
    }

    /// Whether its rows show when they were started, rather than when they were last active.
    pub(crate) fn by_age(self) -> bool {
        matches!(self, View::Newest | View::Unanswered)
    }
}

/// Which list is wanted.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct BrowseParams {
    view: String,
    after: String,
}

impl BrowseParams {
    pub(crate) fn view(&self) -> View {
        View::parse(&self.view).unwrap_or(View::Active)
    }

    pub(crate) fn after(&self) -> Option<Cursor> {
        Cursor::parse(&self.after)
    }
}

/// The views of a list as links.
pub(crate) fn tabs(t: Lang, views: &[View], path: &str, current: View) -> Vec<Tab> {
    let url = |view: View| if view == View::Active { path.to_owned() } else { format!("{path}?view={view}") };
    views.iter().map(|view| Tab::new(view.label(t), url(*view), *view == current)).collect()
}

/// The neighbours of a stretch of a list.
pub(crate) fn pager(path: &str, view: View, after: Option<Cursor>, listed: &Listed<TopicRow>) -> Pager {
    Pager {
        newer: after.map(|_| format!("{path}?view={view}")),
        older: listed.next.map(|next| format!("{path}?view={view}&after={next}")),
    }
}
