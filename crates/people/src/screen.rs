//! What is asked of texts that are no posts, before they are kept: names, profiles, new tags and private messages. Who answers is the
//! wiring's to say; without anybody, everything stands. Posts are asked about at the gate of `conversation`.

use madang_kernel::{App, Cx, MemberId, Result};
use std::{future::Future, pin::Pin, sync::Arc};

/// What kind of text it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShortKind {
    /// A member's name and handle, at sign-up and when changed.
    Name,
    /// What a member says about themselves: headline, company, job title, about, interests.
    Profile,
    /// The name of a new tag.
    Tag,
    /// A private message.
    Message,
}

/// Texts that somebody wants to keep together.
#[derive(Clone, Debug)]
pub struct ShortText<'a> {
    /// What they are.
    pub kind: ShortKind,
    /// Who writes them; nobody yet at sign-up.
    pub writer: Option<MemberId>,
    /// The fields of the form and what was typed into each; Markdown where the field takes it.
    pub parts: &'a [(&'static str, &'a str)],
    /// Of a private message: how many conversations its writer has begun in the last 24 hours besides this one, where it begins one.
    pub begun_today: Option<u32>,
}

/// What becomes of them.
#[derive(Clone, Debug, Default)]
pub struct Screened {
    /// Texts in the place of what was written, by field; fields that stay as they are, are not named.
    pub replaced: Vec<(&'static str, String)>,
    /// What moderators ought to look at: the words that were hit. The caller decides whether it waits until they have.
    pub flagged: Vec<String>,
    /// The spam score in percent, where it waits for that.
    pub score: Option<u8>,
    /// Whether it should not be shown to others before a moderator has looked at it. Names and tags cannot wait: of them it is refused.
    pub waits: bool,
}

impl Screened {
    /// The text of a field as it is kept.
    pub fn text(&self, field: &str, written: &str) -> String {
        let replaced = self.replaced.iter().find(|(name, _)| *name == field);
        replaced.map_or_else(|| written.to_owned(), |(_, text)| text.clone())
    }
}

/// An answer that takes a while.
pub type Answer<'a, T> = Pin<Box<dyn Future<Output = Result<T>> + Send + 'a>>;

/// Who is asked.
pub trait Screener: Send + Sync + 'static {
    /// What becomes of the texts, asked in the transaction that keeps them.
    ///
    /// # Errors
    /// [`madang_kernel::Error::Invalid`] about the fields that are not taken.
    fn ask<'a>(&'a self, cx: &'a mut Cx<'_>, text: &'a ShortText<'a>) -> Answer<'a, Screened>;
}

/// The service that is asked.
#[derive(Clone)]
pub struct Screening(Option<Arc<dyn Screener>>);

impl Screening {
    /// Everything stands.
    pub fn open() -> Screening {
        Screening(None)
    }

    /// Asks a screener.
    pub fn by(screener: impl Screener) -> Screening {
        Screening(Some(Arc::new(screener)))
    }

    fn screener(app: &App) -> Option<Arc<dyn Screener>> {
        app.service::<Screening>().0.clone()
    }
}

/// Asks about texts. Of staff and of the program itself (importers) nothing is asked.
///
/// # Errors
/// [`madang_kernel::Error::Invalid`] about the fields that are not taken.
pub async fn screen(cx: &mut Cx<'_>, text: &ShortText<'_>) -> Result<Screened> {
    let exempt = cx.actor().is_system() || cx.actor().is_staff();
    match Screening::screener(cx.app()).filter(|_| !exempt) {
        Some(screener) => screener.ask(cx, text).await,
        None => Ok(Screened::default()),
    }
}
