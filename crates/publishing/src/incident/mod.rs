//! Incidents: a holding statement above every page, updates as more is known, and an end.

pub(crate) mod api;
pub(crate) mod web;

use crate::{
    PutUp,
    item::Audience,
    store::{
        banners,
        incidents::{self as store, IncidentId, IncidentRow},
    },
};
use madang_conversation::Localized;
use madang_events::publishing::BannersChanged;
use madang_i18n::Lang;
use madang_kernel::{Actor, Command, Cx, Deed, Error, Fields, Permission, Result, Timestamp, text};

/// The most characters of a title, which stands in the banner.
const TITLE_MAX: usize = 200;
/// The most characters of a statement.
const TEXT_MAX: usize = 4_000;

/// How many characters of the last statement the banner shows.
const SHOWN: usize = 240;

/// Says above every page that something is wrong, with a first statement.
#[derive(Clone, Debug)]
pub struct OpenIncident {
    /// What is wrong, in a line; one language is enough.
    pub titles: Localized,
    /// What is known so far, Markdown; one language is enough.
    pub texts: Localized,
    /// Whether everybody sees it, or whoever is signed in.
    pub audience: Audience,
    /// By when readers hear more.
    pub next_at: Option<Timestamp>,
}

impl Command for OpenIncident {
    type Output = IncidentId;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Manage)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<IncidentId> {
        let mut fields = Fields::new();
        let titles = worded(&mut fields, self.titles, &TITLES, TITLE_MAX, text::line);
        let texts = worded(&mut fields, self.texts, &TEXTS, TEXT_MAX, text::block);
        if self.audience == Audience::Group {
            fields.add("audience", "invalid");
        }
        due(&mut fields, self.next_at, cx.now());
        fields.check()?;
        let id: IncidentId = cx.new_id();
        let banner = PutUp {
            texts: titles.clone(),
            url: format!("/incidents/{id}"),
            is_warning: true,
            audience: self.audience,
            group: None,
            starts_at: None,
            ends_at: None,
            dismissible: false,
            said: beginnings(&texts),
        };
        let banner = banner.run(cx).await?;
        let details = serde_json::json!({ "incident": id, "title": first(&titles), "text": first(&texts) });
        cx.audit(Deed::new("publishing.open_incident").details(&details)).await?;
        let titles = serde_json::to_string(&titles)?;
        let (audience, opened_at, next_at) = (self.audience, cx.now(), self.next_at);
        store::insert(cx, &IncidentRow { id, titles, audience, banner, opened_at, next_at, over_at: None }).await?;
        say(cx, id, &texts).await?;
        Ok(id)
    }
}

/// Says more of an incident.
#[derive(Clone, Debug)]
pub struct UpdateIncident {
    /// Which.
    pub incident: IncidentId,
    /// What is known now, Markdown.
    pub texts: Localized,
    /// By when readers hear more again.
    pub next_at: Option<Timestamp>,
}

impl Command for UpdateIncident {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Manage)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let mut fields = Fields::new();
        let texts = worded(&mut fields, self.texts, &TEXTS, TEXT_MAX, text::block);
        due(&mut fields, self.next_at, cx.now());
        fields.check()?;
        let incident = store::one(cx, self.incident).await?;
        if !store::set_next(cx, self.incident, self.next_at).await? {
            return Err(Error::Refused("incident-over"));
        }
        say(cx, self.incident, &texts).await?;
        banners::say(cx, incident.banner, serde_json::to_string(&beginnings(&texts))?).await?;
        write_down(cx, "publishing.update_incident", &incident, &texts).await?;
        cx.emit(&BannersChanged {}).await
    }
}

/// Says that an incident is over, and takes its banner down. Its page stays.
#[derive(Clone, Debug)]
pub struct EndIncident {
    /// Which.
    pub incident: IncidentId,
    /// How it ended, Markdown.
    pub texts: Localized,
}

impl Command for EndIncident {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Manage)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let mut fields = Fields::new();
        let texts = worded(&mut fields, self.texts, &TEXTS, TEXT_MAX, text::block);
        fields.check()?;
        let incident = store::one(cx, self.incident).await?;
        if !store::end(cx, incident.id).await? {
            return Err(Error::Refused("incident-over"));
        }
        say(cx, incident.id, &texts).await?;
        banners::end(cx, incident.banner).await?;
        write_down(cx, "publishing.end_incident", &incident, &texts).await?;
        cx.emit(&BannersChanged {}).await
    }
}

const TITLES: [&str; 3] = ["title_ko", "title_ja", "title_en"];
const TEXTS: [&str; 3] = ["text_ko", "text_ja", "text_en"];

fn worded(
    fields: &mut Fields,
    mut texts: Localized,
    names: &[&'static str; 3],
    most: usize,
    clean: fn(&str) -> String,
) -> Localized {
    for (name, one) in names.iter().zip([&mut texts.ko, &mut texts.ja, &mut texts.en]) {
        *one = clean(one);
        if one.chars().count() > most {
            fields.add(name, "too-long");
        }
    }
    if texts == Localized::default() {
        fields.add(names[0], "in-one-language");
    }
    texts
}

fn due(fields: &mut Fields, next_at: Option<Timestamp>, now: Timestamp) {
    if next_at.is_some_and(|next| next <= now) {
        fields.add("next_at", "in-the-past");
    }
}

/// What the banner shows of a statement, so that nobody has to open a page to know what is known.
fn beginnings(texts: &Localized) -> Localized {
    let beginning = |text: &str| madang_markdown::excerpt(text, SHOWN);
    Localized { ko: beginning(&texts.ko), ja: beginning(&texts.ja), en: beginning(&texts.en) }
}

/// Writes down what was said of which incident.
async fn write_down(cx: &mut Cx<'_>, action: &'static str, incident: &IncidentRow, texts: &Localized) -> Result<()> {
    let titles: Localized = serde_json::from_str(&incident.titles).unwrap_or_default();
    let details = serde_json::json!({ "incident": incident.id, "title": first(&titles), "text": first(texts) });
    cx.audit(Deed::new(action).details(&details)).await
}

/// A text in the first language it is there in.
fn first(texts: &Localized) -> &str {
    texts.get(Lang::default())
}

async fn say(cx: &mut Cx<'_>, incident: IncidentId, texts: &Localized) -> Result<()> {
    let author = cx.actor().signed_in()?;
    store::add_update(cx, incident, author, serde_json::to_string(texts)?).await
}
