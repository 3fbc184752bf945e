//! What comes in the addresses of the widget, and what it means.

use super::{Widget, found::SHOWN};
use crate::{
    analytics::{Place, Searcher},
    search::visible,
    words::Words,
};
use madang_conversation::{Space, SpaceList, Spaces};
use madang_http::Embedding;
use madang_i18n::Lang;
use madang_kernel::{Actor, App, Error, Permission, Result};
use madang_ui::{Page, Theme};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Deserialize;
use std::sync::Arc;

/// Characters of what was typed that addresses keep.
const KEPT: usize = 300;

/// An address of the widget. What cannot be read is left out.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    /// The language, such as `ja` or `ja-JP`; what the browser asks for without it.
    pub(super) lang: String,
    /// The id or the name in addresses of a space; the one of the settings without it.
    pub(super) space: String,
    /// The id of a product, or of one of its versions.
    pub(super) product: String,
    /// A colour such as `#1f6f63` instead of the brand's.
    pub(super) color: String,
    /// `light` or `dark`; what the device prefers without it.
    pub(super) scheme: String,
    /// `float` for a button in the corner, `contact` beside a form.
    pub(super) mode: String,
    /// What is looked for.
    pub(super) q: String,
    /// The subject of what is being written.
    pub(super) title: String,
    /// Its text so far.
    pub(super) body: String,
    /// Given when what is looked for is no longer being typed.
    pub(super) done: String,
    /// The place of the result that is opened, from 1, and how many there were.
    pub(super) rank: String,
    pub(super) found: String,
    /// In a frame: the topic that is open.
    pub(super) topic: String,
    /// In a frame: it answered.
    pub(super) answered: String,
}

/// Somebody at the widget: what they ask, as a visitor, and how it is shown to them.
pub(super) struct Desk {
    pub(super) page: Page,
    pub(super) w: Words,
    pub(super) actor: Actor,
    pub(super) widget: Widget,
    pub(super) asked: Asked,
    pub(super) spaces: Arc<SpaceList>,
    /// Whether links stay in the frame, instead of being opened by the script.
    pub(super) framed: bool,
}

impl Desk {
    /// Whoever is signed in, the widget shows what visitors see.
    ///
    /// # Errors
    /// [`Error::NotFound`] while the widget is off.
    pub(super) fn new(app: &App, mut page: Page, asked: Asked) -> Result<Desk> {
        let widget = Widget::now(app);
        if !widget.embedding.on {
            return Err(Error::NotFound);
        }
        let lang = Lang::parse(&asked.lang).unwrap_or(page.lang);
        page.lang = lang;
        page.words = madang_ui::Words(lang);
        page.viewer = None;
        page.theme = Theme::parse(&asked.scheme);
        if madang_ui::theme::is_color(&asked.color) {
            page.brand = Arc::new(madang_ui::Brand { color: asked.color.clone(), ..(*page.brand).clone() });
        }
        Ok(Desk {
            w: Words(lang),
            actor: Actor::visitor(app.rules()),
            spaces: app.service::<Spaces>().now(),
            framed: false,
            page,
            widget,
            asked,
        })
    }

    /// In a frame.
    pub(super) fn framed(self) -> Desk {
        Desk { framed: true, ..self }
    }

    /// What stands above the search field.
    pub(super) fn heading(&self) -> &str {
        let own = &self.widget.heading;
        let own = match self.page.lang {
            Lang::Ko => &own.ko,
            Lang::Ja => &own.ja,
            Lang::En => &own.en,
        };
        if own.is_empty() { self.w.widget_heading() } else { own }
    }

    /// The name in addresses of the only space that is searched; empty for all.
    pub(super) fn space(&self) -> String {
        let named = self.asked.space.trim();
        let own = || self.widget.space.and_then(|space| self.spaces.get(space)).map(|space| space.slug.clone());
        if named.is_empty() { own().unwrap_or_default() } else { named.to_owned() }
    }

    /// The spaces that are searched, as the index takes them; none where the only one is not for visitors.
    pub(super) fn searched(&self) -> Vec<i64> {
        let name = self.space();
        if name.is_empty() {
            return visible(&self.actor);
        }
        let is_it = |space: &&Space| space.slug == name || space.id.to_string() == name;
        let seen = |space: &&Space| self.actor.can(Permission::Read, space.id);
        self.spaces.all().iter().filter(is_it).filter(seen).map(|space| space.id.number()).collect()
    }

    /// The choices that every address within a frame keeps.
    pub(super) fn kept(&self) -> Vec<(&'static str, &str)> {
        let Asked { lang, space, product, color, scheme, .. } = &self.asked;
        let all = [("lang", lang), ("space", space), ("product", product), ("color", color), ("scheme", scheme)];
        all.into_iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| (name, value.as_str())).collect()
    }

    /// The address of the page in a frame with the same choices: for other words, or with a topic open.
    pub(super) fn frame_url(&self, q: &str, more: &[(&str, &str)]) -> String {
        let fields = self.kept().into_iter().chain([("q", q)]).chain(more.iter().copied());
        Embedding::FRAME.to_owned() + &query(fields)
    }

    /// Counts what was looked for, without who; `found` topics fit.
    pub(super) fn count_search(&self, app: &App, searcher: &Searcher, found: usize) {
        searcher.searched(app, Place::Widget, self.page.lang, &self.asked.q, found);
    }

    /// Counts that a result was opened, and the search that led to it where the script had no time to tell.
    pub(super) fn count_opened(&self, app: &App, searcher: &Searcher) {
        let Ok(rank) = self.asked.rank.parse::<u8>() else { return };
        let rank = usize::from(rank).clamp(1, SHOWN);
        let found = self.asked.found.parse::<usize>().unwrap_or(rank).clamp(rank, SHOWN);
        self.count_search(app, searcher, found);
        let rank = i64::try_from(rank).unwrap_or(1);
        searcher.clicked(app, Place::Widget, self.page.lang, &self.asked.q, rank);
    }

    /// Where to go on and ask.
    pub(super) fn ask_url(&self) -> String {
        let typed = if self.asked.q.trim().is_empty() { &self.asked.title } else { &self.asked.q };
        let title: String = typed.trim().chars().take(KEPT).collect();
        let space = self.space();
        self.page.absolute("/ask") + &query([("title", title.as_str()), ("space", &space)].into_iter())
    }
}

/// The fields that are given, as an address has them.
fn query<'a>(fields: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let given = fields.filter(|(_, value)| !value.is_empty());
    let pairs: Vec<String> =
        given.map(|(name, value)| format!("{name}={}", utf8_percent_encode(value, NON_ALPHANUMERIC))).collect();
    if pairs.is_empty() { String::new() } else { format!("?{}", pairs.join("&")) }
}
