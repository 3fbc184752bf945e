//! What managers decide about the widget.

use madang_conversation::{Localized, Spaces};
use madang_events::people::SettingChanged;
use madang_http::{Embedding, Origin};
use madang_kernel::{Actor, App, Command, Cx, Fields, Permission, Result, SpaceId, settings, text};
use serde::{Deserialize, Serialize};

/// The most origins that are allowed; each is in a header of every frame.
const ORIGINS_MAX: usize = 50;
/// The longest heading, in characters.
const HEADING_MAX: usize = 80;

/// The setting `widget`. Nothing is allowed before a manager says so.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Widget {
    /// Whether it is on, and whose pages may show it.
    #[serde(flatten)]
    pub embedding: Embedding,
    /// The space that it searches, where a page does not name another; all public ones without it.
    pub space: Option<SpaceId>,
    /// What stands above the search field; empty for the usual words.
    pub heading: Localized,
}

impl Widget {
    /// As it is set now.
    pub fn now(app: &App) -> Widget {
        app.settings().get(Embedding::SETTING)
    }
}

/// Changes the widget's settings.
pub struct SaveWidget {
    /// Whether it is on.
    pub on: bool,
    /// The origins of the pages that may show it, as they were typed.
    pub origins: Vec<String>,
    /// The space that it searches.
    pub space: Option<SpaceId>,
    /// What stands above the search field.
    pub heading: Localized,
}

impl Command for SaveWidget {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Manage)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let mut fields = Fields::new();
        let origins = origins(&self.origins, &mut fields);
        let heading = Localized {
            ko: heading(&self.heading.ko, "heading_ko", &mut fields),
            ja: heading(&self.heading.ja, "heading_ja", &mut fields),
            en: heading(&self.heading.en, "heading_en", &mut fields),
        };
        if self.space.is_some_and(|space| !is_public(cx.app(), space)) {
            fields.add("space", "space-not-public");
        }
        fields.check()?;
        let widget = Widget { embedding: Embedding { on: self.on, origins }, space: self.space, heading };
        settings::save(cx, Embedding::SETTING, &widget).await?;
        cx.emit(&SettingChanged { name: Embedding::SETTING.to_owned() }).await
    }
}

/// Each once; the first mistake is told, the page tells all of them.
fn origins(typed: &[String], fields: &mut Fields) -> Vec<Origin> {
    let mut origins: Vec<Origin> = Vec::new();
    for text in typed.iter().filter(|text| !text.trim().is_empty()) {
        match Origin::parse(text) {
            Ok(origin) if origins.contains(&origin) => {}
            Ok(origin) => origins.push(origin),
            Err(bad) if fields.get("origins").is_none() => fields.add("origins", bad.code()),
            Err(_) => {}
        }
    }
    if origins.len() > ORIGINS_MAX {
        fields.add("origins", "too-many");
    }
    origins
}

fn heading(typed: &str, field: &'static str, fields: &mut Fields) -> String {
    let heading = text::line(typed);
    if heading.chars().count() > HEADING_MAX {
        fields.add(field, "too-long");
    }
    heading
}

/// Whether visitors see the space.
pub(super) fn is_public(app: &App, space: SpaceId) -> bool {
    let spaces = app.service::<Spaces>().now();
    spaces.visible(&Actor::visitor(app.rules())).any(|seen| seen.id == space)
}
