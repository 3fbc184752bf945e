//! What an agent takes on: how much, in which languages, about what.

use super::PATH;
use crate::{
    store::{rota, staff},
    words::Words,
};
use askama::Template;
use axum::response::Response;
use madang_conversation::{Spaces, tag_key};
use madang_events::desk::RotaChanged;
use madang_http::{Form, Path};
use madang_kernel::{
    Actor, App, Command, Cx, Deed, Error, Fields, MemberId, Permission, ProductId, Result, Timestamp, text,
};
use madang_ui::{FieldErrors, NoticeKind, Page};
use serde::{Deserialize, Serialize};

/// The most open questions that an agent can be set to have.
const CAP_MAX: i64 = 500;
/// The most tags of an agent.
const TAGS_MAX: usize = 50;
/// The languages that a question can be in.
pub(super) const LANGUAGES: [&str; 3] = ["ko", "ja", "en"];

/// What an agent takes on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Agent {
    /// Who.
    pub agent: MemberId,
    /// With so many open questions, the program gives the agent no more; 0 for none at all.
    pub cap: i64,
    /// The languages the agent answers in: `ko`, `ja`, `en`; none for every language.
    pub languages: Vec<String>,
    /// The tags the agent knows about, by their keys.
    pub tags: Vec<String>,
    /// The products the agent knows about.
    pub products: Vec<ProductId>,
    /// When the program last gave the agent a question.
    #[serde(skip)]
    pub given_at: Timestamp,
}

impl Agent {
    /// What an agent takes on of whom nobody has said anything.
    pub fn usual(agent: MemberId) -> Agent {
        let given_at = Timestamp::default();
        Agent { agent, cap: 20, languages: Vec::new(), tags: Vec::new(), products: Vec::new(), given_at }
    }
}

/// What an agent takes on, as it is typed by the API and the form.
#[derive(Clone, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub(crate) struct AgentInput {
    /// With so many open questions the agent is given no more, 0 to 500.
    pub(crate) cap: i64,
    /// `ko`, `ja`, `en`; none for every language.
    pub(crate) languages: Vec<String>,
    /// Names of tags, at most 50.
    pub(crate) tags: Vec<String>,
    /// Ids of products.
    pub(crate) products: Vec<String>,
}

impl AgentInput {
    pub(crate) fn of(agent: &Agent) -> AgentInput {
        AgentInput {
            cap: agent.cap,
            languages: agent.languages.clone(),
            tags: agent.tags.clone(),
            products: agent.products.iter().map(ToString::to_string).collect(),
        }
    }

    /// What to keep.
    ///
    /// # Errors
    /// [`Error::Invalid`] about the fields.
    pub(crate) fn parse(&self, agent: MemberId) -> Result<SaveAgent> {
        let mut fields = Fields::new();
        if !(0..=CAP_MAX).contains(&self.cap) {
            fields.add("cap", "cap-range");
        }
        let mut languages = self.languages.clone();
        if !languages.iter().all(|code| LANGUAGES.contains(&code.as_str())) {
            fields.add("languages", "language-unknown");
        }
        let mut tags: Vec<String> = self.tags.iter().map(|tag| tag_key(&text::line(tag))).collect();
        tags.retain(|tag| !tag.is_empty());
        if tags.len() > TAGS_MAX || tags.iter().any(|tag| tag.chars().count() > 50) {
            fields.add("tags", "tags-many");
        }
        let products = self.products.iter().map(|id| id.parse().map_err(|_| "product-unknown"));
        let mut products: Vec<ProductId> = fields.take("products", products.collect()).unwrap_or_default();
        languages.sort_unstable();
        languages.dedup();
        tags.sort_unstable();
        tags.dedup();
        products.sort_unstable();
        products.dedup();
        fields.check()?;
        Ok(SaveAgent(Agent { cap: self.cap, languages, tags, products, ..Agent::usual(agent) }))
    }
}

/// Sets what an agent takes on.
#[derive(Clone, Debug)]
pub struct SaveAgent(pub Agent);

impl Command for SaveAgent {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Manage)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let agent = self.0;
        if !staff::colleagues(cx, None).await?.iter().any(|one| one.id == agent.agent) {
            return Err(Error::NotFound);
        }
        let known = cx.app().service::<Spaces>().now();
        if agent.products.iter().any(|id| known.product(*id).is_none()) {
            return Err(Error::field("products", "product-unknown"));
        }
        rota::save_agent(cx, &agent).await?;
        let details = serde_json::to_value(&agent)?;
        cx.audit(Deed::new("desk.agent-set").member(agent.agent).details(&details)).await?;
        cx.emit(&RotaChanged {}).await
    }
}

/// Something that can be ticked.
struct Tick {
    name: String,
    label: String,
    on: bool,
}

#[derive(Template)]
#[template(path = "rota/agent.html")]
struct AgentPage<'a> {
    page: &'a Page,
    w: Words,
    id: MemberId,
    name: &'a str,
    cap: String,
    tags: String,
    languages: Vec<Tick>,
    products: Vec<Tick>,
    errors: &'a FieldErrors,
}

async fn name_of(app: &App, id: MemberId) -> Result<String> {
    let colleagues = staff::colleagues(&mut app.db().read().await?, None).await?;
    colleagues.into_iter().find(|one| one.id == id).map(|one| one.name).ok_or(Error::NotFound)
}

pub(super) async fn show(app: App, page: Page, Path((id,)): Path<(MemberId,)>) -> Result<Response> {
    let name = name_of(&app, id).await?;
    let agents = rota::agents(&mut app.db().read().await?).await?;
    let agent = agents.into_iter().find(|one| one.agent == id).unwrap_or_else(|| Agent::usual(id));
    let typed = AgentInput::of(&agent);
    let cap = agent.cap.to_string();
    Ok(render(&app, page, (id, &name), (&typed, cap, typed.tags.join(", ")), &FieldErrors::none()))
}

pub(super) async fn submit(
    app: App,
    actor: Actor,
    page: Page,
    Path((id,)): Path<(MemberId,)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let w = Words(page.lang);
    let (mut typed, mut cap, mut tags) = (AgentInput::default(), String::new(), String::new());
    for (name, value) in pairs {
        match name.as_str() {
            "cap" => cap = value,
            "tags" => tags = value,
            other => {
                typed.languages.extend(other.strip_prefix("language-").map(str::to_owned));
                typed.products.extend(other.strip_prefix("product-").map(str::to_owned));
            }
        }
    }
    typed.cap = cap.trim().parse().unwrap_or(-1);
    typed.tags = tags.split([',', '、', '，']).map(str::to_owned).collect();
    let done = match typed.parse(id) {
        Ok(command) => app.run(&actor, command).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(()) => Ok(page.go_saying(format!("{PATH}#agents"), NoticeKind::Good, w.setup_saved())),
        Err(error) => {
            let (errors, name) = (w.form_errors(error)?, name_of(&app, id).await?);
            Ok(render(&app, page, (id, &name), (&typed, cap, tags), &errors))
        }
    }
}

fn render(
    app: &App,
    page: Page,
    (id, name): (MemberId, &str),
    (typed, cap, tags): (&AgentInput, String, String),
    errors: &FieldErrors,
) -> Response {
    let w = Words(page.lang);
    let page = page.titled(w.agent_of(name)).unlisted();
    let spaces = app.service::<Spaces>().now();
    let language = |code: &&str| Tick {
        name: format!("language-{code}"),
        label: w.language(code),
        on: typed.languages.iter().any(|one| one == code),
    };
    let products = spaces.products().iter().map(|product| {
        let id = product.id.to_string();
        Tick { name: format!("product-{id}"), label: product.name.clone(), on: typed.products.contains(&id) }
    });
    let template = AgentPage {
        w,
        id,
        name,
        cap,
        tags,
        languages: LANGUAGES.iter().map(language).collect(),
        products: products.collect(),
        errors,
        page: &page,
    };
    if errors.is_empty() { page.ok(&template) } else { page.retry(&template) }
}
