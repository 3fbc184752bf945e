//! Tickets come in, from the company's support system by the API and as e-mail, and become what articles are made of: topics that
//! staff alone see.

pub(crate) mod api;
mod mail;
mod web;

pub use mail::TakeMail;

use crate::store::tickets::{self, KeptRow};
use axum::{extract::DefaultBodyLimit, handler::Handler};
use madang_conversation::{
    Body, Edit, Localized, NewPost, NewTopic, PostKind, RenderedBody, SaveSpace, SpaceKind, SpaceList, Spaces, TICKET,
    TagNames, Title, TopicEdit, TopicState, add_post, save_space, set_state, start_topic, topic_head,
};
use madang_events::conversation::TopicChanged;
use madang_http::{Access, Routes};
use madang_kernel::{
    Actor, App, Command, Cx, Deed, Error, Fields, Permission, PostId, Posting, ProductId, Result, SpaceId, TopicId,
    VersionId, Visibility, secret, text,
};
use url::Url;

/// The most characters of a system's name, of a ticket's id there, and of its address.
const SYSTEM_MAX: usize = 40;
const EXTERNAL_MAX: usize = 100;
const LINK_MAX: usize = 500;

/// Where agents bring e-mails in, and see what came in.
const PATH: &str = "/desk/tickets";

/// Where tickets come in.
pub(crate) fn routes() -> Routes {
    let most = DefaultBodyLimit::max(mail::LARGEST);
    Routes::new()
        .get(PATH, Access::Agent, web::show)
        .post(PATH, Access::Agent, web::submit.layer(most))
        .post("/api/v1/desk/tickets", Access::Agent, api::post)
        .post("/api/v1/desk/tickets/mail", Access::Agent, api::post_mail.layer(most))
}

/// A ticket as another system knows it.
#[derive(Clone, Debug)]
pub struct TakeTicket {
    /// The system: lower-case letters, digits, hyphens.
    system: String,
    /// The ticket's id there.
    external: String,
    title: Title,
    body: RenderedBody,
    /// What solved it.
    reply: Option<RenderedBody>,
    state: TopicState,
    product: Option<ProductId>,
    version: Option<VersionId>,
    /// What tells whether it is the same as before.
    digest: String,
}

/// What became of a ticket that came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// It is new.
    Made,
    /// It is known, and otherwise than before.
    Changed,
    /// It is as it was.
    Same,
}

/// A ticket that came in.
#[derive(Clone, Copy, Debug)]
pub struct Taken {
    /// Its topic.
    pub(crate) topic: TopicId,
    pub(crate) outcome: Outcome,
}

/// What was sent, checked, but not rendered yet.
struct Checked {
    system: String,
    external: String,
    title: Title,
    body: Body,
    reply: Option<Body>,
    state: TopicState,
    product: Option<ProductId>,
    version: Option<VersionId>,
}

impl TakeTicket {
    /// Takes what was sent, and renders it.
    ///
    /// # Errors
    /// [`Error::Invalid`] about the fields that are wrong.
    pub(crate) async fn parse(app: &App, input: &api::TicketInput) -> Result<TakeTicket> {
        let checked = check(&app.service::<Spaces>().now(), input)?;
        let digest = secret::hash(&serde_json::to_string(input)?);
        let reply = match &checked.reply {
            Some(reply) => Some(quiet(app, reply).await?),
            None => None,
        };
        Ok(TakeTicket {
            body: quiet(app, &checked.body).await?,
            system: checked.system,
            external: checked.external,
            title: checked.title,
            reply,
            state: checked.state,
            product: checked.product,
            version: checked.version,
            digest,
        })
    }
}

/// Renders a text that was written elsewhere: nobody is called by it.
async fn quiet(app: &App, body: &Body) -> Result<RenderedBody> {
    Ok(RenderedBody { mentions: Vec::new(), ..RenderedBody::render(app, body).await? })
}

fn check(spaces: &SpaceList, input: &api::TicketInput) -> Result<Checked> {
    let mut fields = Fields::new();
    let system = input.system.trim().to_owned();
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if system.is_empty() || system.len() > SYSTEM_MAX || !system.chars().all(plain) {
        fields.add("system", "system-unclear");
    }
    let external = text::line(&input.external_id);
    if external.is_empty() || external.chars().count() > EXTERNAL_MAX {
        fields.add("external_id", "external-length");
    }
    let title = fields.take("subject", Title::parse(&input.subject));
    let link = fields.take("link", link_of(&input.link)).flatten();
    let described = format!("{}\n\n{}", input.description.trim_end(), source(&system, &external, link.as_ref()));
    let described = if input.description.trim().is_empty() { String::new() } else { described };
    let body = fields.take("description", Body::parse(&described));
    let reply = match input.reply.trim().is_empty() {
        true => None,
        false => fields.take("reply", Body::parse(&input.reply)),
    };
    let state = fields.take("state", state_of(&input.state));
    let (product, version) = product_of(spaces, &input.product, &input.version, &mut fields);
    fields.check()?;
    match (title, body, state) {
        (Some(title), Some(body), Some(state)) => {
            Ok(Checked { system, external, title, body, reply, state, product, version })
        }
        _ => Err(Error::field("body", "unreadable")),
    }
}

fn state_of(word: &str) -> std::result::Result<TopicState, &'static str> {
    match word {
        "" | "open" => Ok(TopicState::Open),
        "solved" => Ok(TopicState::Solved),
        _ => Err("ticket-open-or-solved"),
    }
}

fn link_of(typed: &str) -> std::result::Result<Option<Url>, &'static str> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let url = Url::parse(typed.trim()).map_err(|_| "link-unclear")?;
    let fine = matches!(url.scheme(), "http" | "https") && url.username().is_empty() && url.password().is_none();
    if fine && url.as_str().len() <= LINK_MAX { Ok(Some(url)) } else { Err("link-unclear") }
}

fn product_of(
    spaces: &SpaceList,
    product: &str,
    version: &str,
    fields: &mut Fields,
) -> (Option<ProductId>, Option<VersionId>) {
    if product.is_empty() {
        if !version.is_empty() {
            fields.add("version", "product-unknown");
        }
        return (None, None);
    }
    let Some(product) = spaces.products().iter().find(|known| known.slug == product) else {
        fields.add("product", "product-unknown");
        return (None, None);
    };
    let named = !version.is_empty();
    let version = product.versions.iter().find(|known| known.name == version);
    if version.is_none() && named {
        fields.add("version", "version-unknown");
    }
    (Some(product.id), version.map(|version| version.id))
}

/// Where the ticket comes from, as the last line of its text.
fn source(system: &str, external: &str, link: Option<&Url>) -> String {
    let name = escaped(&format!("{system} {external}"));
    match link {
        Some(url) => format!("***\n\n[{name}](<{url}>)"),
        None => format!("***\n\n{name}"),
    }
}

/// A text as Markdown that shows just that.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii_punctuation() {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

impl Command for TakeTicket {
    type Output = Taken;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::EditAny)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<Taken> {
        let (topic, opening) = (cx.new_id(), cx.new_id());
        let (system, external) = (self.system.clone(), self.external.clone());
        let kept = match tickets::claim(cx, &system, &external, topic, &self.digest).await? {
            true => None,
            false => Some(tickets::lock(cx, &system, &external).await?),
        };
        let taken = match kept {
            None => self.make(cx, topic, opening).await?,
            Some(kept) if kept.digest == self.digest => Taken { topic: kept.topic, outcome: Outcome::Same },
            Some(kept) => self.change(cx, &kept).await?,
        };
        if taken.outcome != Outcome::Same {
            let details = serde_json::json!({ "system": system, "external_id": external });
            let action = if taken.outcome == Outcome::Made { "desk.ticket-taken" } else { "desk.ticket-changed" };
            cx.audit(Deed::new(action).topic(taken.topic).details(&details)).await?;
        }
        Ok(taken)
    }
}

impl TakeTicket {
    async fn make(self, cx: &mut Cx<'_>, topic: TopicId, opening: PostId) -> Result<Taken> {
        let text = Opening { title: self.title, body: self.body, product: self.product, version: self.version };
        text.start(cx, topic, opening).await?;
        if let Some(body) = self.reply {
            reply(cx, topic, body, (&self.system, &self.external)).await?;
        }
        settle(cx, topic, self.state).await?;
        Ok(Taken { topic, outcome: Outcome::Made })
    }

    async fn change(self, cx: &mut Cx<'_>, kept: &KeptRow) -> Result<Taken> {
        let (actor, topic) = (cx.actor().clone(), kept.topic);
        let head = topic_head(cx, &actor, topic).await?;
        let retopic = TopicEdit {
            title: self.title,
            tags: TagNames::imported(head.tag_names()),
            product: self.product,
            version: self.version,
        };
        edit(cx, head.opening, self.body, Some(retopic)).await?;
        match (kept.reply, self.reply) {
            (Some(post), Some(body)) => edit(cx, post, body, None).await?,
            (None, Some(body)) => reply(cx, topic, body, (&self.system, &self.external)).await?,
            (_, None) => {}
        }
        if head.state != self.state {
            settle(cx, topic, self.state).await?;
        }
        tickets::keep_digest(cx, &self.system, &self.external, &self.digest).await?;
        Ok(Taken { topic, outcome: Outcome::Changed })
    }
}

/// Whether somebody of the team sees a space of tickets. The rules by which the actor was made do not know a space that was made for
/// a ticket a moment ago; what all staff see, this employee sees.
fn visible(actor: &Actor, space: SpaceId, visibility: Visibility) -> bool {
    visibility == Visibility::Staff || actor.can(Permission::Read, space)
}

/// What a ticket's topic begins with.
#[derive(Clone, Debug)]
struct Opening {
    title: Title,
    body: RenderedBody,
    product: Option<ProductId>,
    version: Option<VersionId>,
}

impl Opening {
    async fn start(self, cx: &mut Cx<'_>, topic: TopicId, opening: PostId) -> Result<()> {
        let author = cx.actor().signed_in()?;
        let known = tickets::spaces(cx).await?;
        let open = known.iter().find(|(space, visibility)| visible(cx.actor(), *space, *visibility));
        let space = open.map(|(space, _)| *space).ok_or(Error::Forbidden)?;
        let new = NewTopic {
            ids: Some((topic, opening)),
            kind: TICKET,
            space,
            author,
            title: self.title,
            body: self.body,
            tags: TagNames::default(),
            product: self.product,
            version: self.version,
            language: None,
        };
        start_topic(cx, new).await.map(drop)
    }
}

async fn edit(cx: &mut Cx<'_>, post: PostId, body: RenderedBody, topic: Option<TopicEdit>) -> Result<()> {
    Edit { post, body, topic, note: String::new(), expected: None }.run(cx).await.map(drop)
}

/// Adds what solved a ticket.
async fn reply(cx: &mut Cx<'_>, topic: TopicId, body: RenderedBody, (system, external): (&str, &str)) -> Result<()> {
    let post = add(cx, topic, PostKind::Answer, body).await?;
    tickets::keep_reply(cx, system, external, post).await
}

/// Adds a post to a ticket: an answer, or a comment on its opening.
async fn add(cx: &mut Cx<'_>, topic: TopicId, kind: PostKind, body: RenderedBody) -> Result<PostId> {
    // Who sends the first ticket does not see its space yet, which was made a moment ago.
    let program = cx.app().system();
    let head = topic_head(cx, &program, topic).await?;
    let parent = (kind == PostKind::Comment).then_some(head.opening);
    let new = NewPost { id: None, kind, parent, author: cx.actor().signed_in()?, body };
    Ok(add_post(cx, &head, new).await?.post)
}

async fn settle(cx: &mut Cx<'_>, topic: TopicId, state: TopicState) -> Result<()> {
    set_state(cx, topic, state, None, false).await?;
    cx.emit(&TopicChanged { topic }).await
}

/// Makes the space of tickets where there is none: staff alone see it.
struct MakeSpace;

impl Command for MakeSpace {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::EditAny)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        if !tickets::spaces(cx).await?.is_empty() {
            return Ok(());
        }
        let space = SaveSpace {
            id: None,
            slug: "tickets".to_owned(),
            kind: SpaceKind::Tickets,
            icon: "life-buoy".to_owned(),
            name: Localized { ko: "티켓".into(), ja: "チケット".into(), en: "Tickets".into() },
            description: Localized::default(),
            visibility: Visibility::Staff,
            posting: Posting::Staff,
            groups: Vec::new(),
            archived: false,
        };
        match save_space(cx, space).await {
            // Another space has this address, or somebody was faster.
            Err(Error::Invalid(fields)) if fields.get("slug").is_some() => Err(Error::Conflict("no-ticket-space")),
            Err(error) => Err(error),
            Ok(space) => cx.audit(Deed::new("desk.ticket-space-made").space(space)).await,
        }
    }
}

/// Brings a ticket in; the first makes the space of tickets, so that this node knows it at once.
async fn take<C: Command<Output = Taken>>(app: &App, actor: &Actor, ticket: C) -> Result<Taken> {
    if tickets::spaces(&mut app.db().read().await?).await?.is_empty() {
        app.run(actor, MakeSpace).await?;
        app.service::<Spaces>().reload(app).await?;
    }
    app.run(actor, ticket).await
}
