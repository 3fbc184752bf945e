//! Filters with a name, each agent's own.

use super::{FilterId, Queue, Wanted};
use crate::{store::saved, words::Words};
use axum::response::Response;
use madang_http::{Form, Path};
use madang_kernel::{Actor, App, Command, Cx, Error, MemberId, Permission, Result, text};
use madang_ui::{NoticeKind, Page};
use serde::Deserialize;

/// The most characters of a name.
const NAME_MAX: usize = 40;

/// Keeps a filter under a name of the actor's.
#[derive(Clone, Debug)]
pub struct KeepFilter {
    name: String,
    query: String,
}

impl KeepFilter {
    /// Takes what was typed.
    ///
    /// # Errors
    /// [`Error::Invalid`] about `name`.
    pub(crate) fn parse(name: &str, queue: Queue, wanted: &Wanted) -> Result<KeepFilter> {
        let name = text::line(name);
        match name.chars().count() {
            1..=NAME_MAX => Ok(KeepFilter { name, query: wanted.query(queue) }),
            _ => Err(Error::field("name", "filter-name-length")),
        }
    }
}

impl Command for KeepFilter {
    type Output = FilterId;

    /// Only staff get here; an agent's own filters are no deed for the audit log.
    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Reply)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<FilterId> {
        let member = own(cx)?;
        let known = saved::of(cx, member).await?;
        if known.len() as i64 >= saved::MOST && !known.iter().any(|one| one.name == self.name) {
            return Err(Error::Refused("too-many-filters"));
        }
        saved::keep(cx, member, &self.name, &self.query).await
    }
}

/// Forgets a filter of the actor's.
#[derive(Clone, Copy, Debug)]
pub struct DropFilter(pub FilterId);

impl Command for DropFilter {
    type Output = ();

    /// Only staff get here; an agent's own filters are no deed for the audit log.
    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Reply)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let member = own(cx)?;
        if saved::drop(cx, member, self.0).await? { Ok(()) } else { Err(Error::NotFound) }
    }
}

/// The actor, if this is an agent.
fn own(cx: &Cx<'_>) -> Result<MemberId> {
    if cx.actor().may(Permission::Triage) { cx.actor().signed_in() } else { Err(cx.actor().refusal(None)) }
}

/// What the form holds.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    name: String,
    #[serde(flatten)]
    wanted: Wanted,
}

pub(super) async fn submit(app: App, actor: Actor, page: Page, Form(typed): Form<Typed>) -> Result<Response> {
    let w = Words(page.lang);
    let (queue, wanted) = (typed.wanted.queue(), &typed.wanted);
    let back = format!("/desk?{}", wanted.query(queue));
    let done = match KeepFilter::parse(&typed.name, queue, wanted) {
        Ok(command) => app.run(&actor, command).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(_) => Ok(page.go_saying(back, NoticeKind::Good, w.filter_kept())),
        Err(Error::Invalid(_)) => Ok(page.go_saying(back, NoticeKind::Bad, w.sentence("filter-name-length"))),
        Err(Error::Refused(code)) => Ok(page.go_saying(back, NoticeKind::Bad, w.sentence(code))),
        Err(error) => Err(error),
    }
}

pub(super) async fn submit_delete(
    app: App,
    actor: Actor,
    page: Page,
    Path((filter,)): Path<(FilterId,)>,
) -> Result<Response> {
    app.run(&actor, DropFilter(filter)).await?;
    Ok(page.go_saying("/desk", NoticeKind::Good, Words(page.lang).filter_dropped()))
}
