//! A letter: what a mail says, as text and as simple HTML.

use askama::Template;
use madang_i18n::Lang;
use madang_kernel::{App, Timestamp};
use serde::{Deserialize, Serialize};

/// What a mail says, in the reader's language.
#[derive(Clone, Debug)]
pub struct Letter {
    /// The language.
    pub lang: Lang,
    /// The subject.
    pub subject: String,
    /// The paragraphs before the button.
    pub lead: Vec<String>,
    /// A button: what it says and where it leads, a whole address.
    pub button: Option<(String, String)>,
    /// The paragraphs after the button, in small print.
    pub small: Vec<String>,
}

/// A letter as it is sent.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Written {
    pub(crate) subject: String,
    pub(crate) text: String,
    pub(crate) html: String,
    pub(crate) at: Timestamp,
    #[serde(default)]
    pub(crate) unsubscribe: Option<String>,
}

impl Letter {
    /// Writes the letter on the community's paper.
    pub(crate) fn written(&self, app: &App) -> Written {
        let house = House::of(app);
        let name = house.name(self.lang);
        let page = LetterPage {
            letter: self,
            community: &name,
            color: house.color(),
            url: &app.service::<crate::People>().url("/"),
        };
        Written {
            subject: self.subject.clone(),
            text: self.text(&name),
            html: page.render().unwrap_or_default(),
            at: app.now(),
            unsubscribe: None,
        }
    }

    fn text(&self, community: &str) -> String {
        let mut parts = self.lead.clone();
        if let Some((label, url)) = &self.button {
            parts.push(format!("{label}:\n{url}"));
        }
        parts.extend(self.small.iter().cloned());
        parts.push(format!("-- \n{community}"));
        parts.join("\n\n") + "\n"
    }
}

#[derive(Template)]
#[template(path = "letter.html")]
struct LetterPage<'a> {
    letter: &'a Letter,
    community: &'a str,
    color: &'a str,
    url: &'a str,
}

/// What a letter shows of the community: parts of the setting `brand`.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct House {
    name: Option<Names>,
    color: String,
}

/// One name, or one for each language.
#[derive(Deserialize)]
#[serde(untagged)]
enum Names {
    One(String),
    Each(std::collections::BTreeMap<String, String>),
}

impl House {
    pub(crate) fn of(app: &App) -> House {
        app.settings().get("brand")
    }

    /// The community's name.
    pub(crate) fn name(&self, lang: Lang) -> String {
        let name = match &self.name {
            Some(Names::One(name)) => Some(name),
            Some(Names::Each(names)) => names.get(lang.code()).or_else(|| names.values().next()),
            None => None,
        };
        name.filter(|name| !name.is_empty()).cloned().unwrap_or_else(|| "Madang".to_owned())
    }

    fn color(&self) -> &str {
        let is_hex = self.color.len() == 7
            && self.color.starts_with('#')
            && self.color[1..].bytes().all(|b| b.is_ascii_hexdigit());
        if is_hex { &self.color } else { madang_ui::theme::DEFAULT_BRAND }
    }
}
