//! Who has a question open: the page says so every ten seconds, and at once when somebody begins to write, and hears who else has.

use super::{found, web::strip_of};
use crate::store::presence;
use axum::response::Response;
use madang_http::{Form, Path};
use madang_kernel::{Actor, App, Command, Cx, Permission, Result, TopicId};
use madang_ui::Page;
use serde::Deserialize;

/// The actor has a question open, and perhaps writes an answer.
#[derive(Clone, Copy, Debug)]
pub struct BeHere {
    /// The question.
    pub topic: TopicId,
    /// Whether something is written in the answer's field.
    pub writing: bool,
}

impl Command for BeHere {
    type Output = ();

    /// That this is for staff is asked of the question: being somewhere is no deed for the audit log.
    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Reply)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        found(cx, self.topic).await?;
        presence::note(cx, self.topic, self.writing).await
    }
}

/// What the page sends: the answer as it is so far, of which only whether there is any counts.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    body: String,
}

pub(super) async fn submit(
    app: App,
    actor: Actor,
    page: Page,
    Path((topic,)): Path<(TopicId,)>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    app.run(&actor, BeHere { topic, writing: !typed.body.trim().is_empty() }).await?;
    if page.is_htmx() { strip_of(&app, &actor, &page, topic).await } else { Ok(page.go(format!("/desk/{topic}"))) }
}
