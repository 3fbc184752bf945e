//! A member's own record: what moderators gave, which rule, until when, and the appeal. Members who are kept out reach it by the
//! link of a mail, which opens this page and nothing else.

pub(crate) mod api;
mod web;

pub(crate) use web::routes;

use crate::{
    sanction::SanctionKind,
    store::sanctions::{self, SanctionRow},
    words::Words,
};
use madang_kernel::{Actor, App, Command, Cx, MemberId, Result};
use madang_people::settings_tabs;
use madang_ui::{Page, Tab};

/// What stands above the pages of what moderation keeps about a member.
pub(crate) struct OwnTabs {
    /// The parts of the settings.
    pub(crate) settings: Vec<Tab>,
    /// The parts of this one: record, reports, posts that wait, mediations.
    pub(crate) parts: Vec<Tab>,
}

impl OwnTabs {
    /// `current` is the address of the part, such as `/settings/flags`.
    pub(crate) fn of(page: &Page, current: &str) -> OwnTabs {
        let w = Words(page.lang);
        let parts = [
            (w.own_record_title(), "/settings/standing"),
            (w.own_title(), "/settings/flags"),
            (w.own_held_title(), "/settings/held"),
            (w.own_mediation_title(), "/settings/mediation"),
        ];
        let tab = |(label, url): (&str, &str)| Tab::new(label, url, url == current);
        OwnTabs { settings: settings_tabs(page, "/settings/standing"), parts: parts.map(tab).to_vec() }
    }
}

/// What the member was told of, the newest first. What moderators note for each other is not in it.
pub(crate) async fn record(app: &App, member: MemberId) -> Result<Vec<SanctionRow>> {
    let rows = sanctions::of_member(&mut app.db().read().await?, member).await?;
    let told = rows.into_iter().filter(|row| row.kind != SanctionKind::Note);
    Ok(told.map(|row| SanctionRow { note: String::new(), ..row }).collect())
}

/// A member has looked at their record: no page needs to say any longer that there is a warning in it.
struct HaveRead;

impl Command for HaveRead {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.id().is_some()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let member = cx.actor().signed_in()?;
        madang_people::warn(cx, member, None).await
    }
}
