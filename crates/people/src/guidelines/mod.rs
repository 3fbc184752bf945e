//! The guidelines: what everybody keeps to. Every publication is a version of its own, and it is known who agreed to which.

pub(crate) mod admin;
pub(crate) mod api;
mod text;
pub(crate) mod web;

pub use text::Rule;
pub(crate) use text::{Document, preset};

use crate::{People, store::guidelines as store};
use madang_events::people::{MemberChanged, SettingChanged};
use madang_i18n::Localized;
use madang_kernel::{
    Actor, App, Command, Cx, Deed, Error, Fields, MemberId, Permission, Result, Timestamp, db::Connection, settings,
};
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// The setting that says which version has to be agreed to.
pub(crate) const REQUIRED: &str = "guidelines";
/// The longest time, in days, that members may be given to agree to a new version.
const MOST_DAYS: i64 = 90;
/// The most characters of what is said of a version's changes.
const NOTE_MAX: usize = 500;

/// Which version is in force, and which one a member has to have agreed to. The default: none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Required {
    /// The version in force; 0 while there are no guidelines.
    pub(crate) latest: i64,
    /// The last version for which all members were asked.
    pub(crate) version: i64,
    /// From when on it is needed for writing, in milliseconds since 1970.
    pub(crate) due: i64,
    /// The version that is needed until then.
    pub(crate) before: i64,
}

impl Required {
    /// The version needed for writing at that time; 0 for none.
    pub(crate) fn at(self, now: Timestamp) -> i64 {
        if now.millis() >= self.due { self.version } else { self.before }
    }
}

/// The guidelines as they stand, or stood once.
#[derive(Clone, Debug)]
pub struct Guidelines {
    /// The number of this version, from 1.
    pub version: i64,
    /// Its text in Markdown: an introduction, and a heading for every rule.
    pub texts: Localized,
    /// What changed, in the words of who published it.
    pub note: String,
    /// When it was published.
    pub published_at: Timestamp,
    /// Whether members were asked to agree to it.
    pub asks: bool,
    /// From when on it was needed for writing, where members were asked.
    pub due_at: Timestamp,
}

/// The guidelines that hold now, if there are any.
///
/// # Errors
/// When the database fails.
pub async fn current(conn: &mut impl Connection) -> Result<Option<Guidelines>> {
    store::latest(conn).await
}

/// The rules of a version in their order; none where there is no such version.
///
/// # Errors
/// When the database fails.
pub async fn rules(conn: &mut impl Connection, version: i64) -> Result<Vec<Rule>> {
    store::rules(conn, version).await
}

/// The version in force; 0 while there are none.
pub fn latest(app: &App) -> i64 {
    app.settings().get::<Required>(REQUIRED).latest
}

/// What a member has still to agree to.
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    /// From when on writing needs it.
    pub due: Timestamp,
    /// Whether that time has come.
    pub is_due: bool,
}

/// Whether a member who agreed to version `agreed` last is asked for more.
pub(crate) fn asked(app: &App, agreed: i64, now: Timestamp) -> Option<Asked> {
    let required = app.settings().get::<Required>(REQUIRED);
    let is_due = agreed < required.at(now);
    (agreed < required.version).then_some(Asked { due: Timestamp::from_millis(required.due), is_due })
}

/// Puts a new version of the guidelines in force.
#[derive(Clone, Debug)]
pub struct PublishGuidelines {
    texts: Localized,
    rules: Vec<Rule>,
    note: String,
    /// Whether members are asked to agree, and how many days they are given before writing needs it.
    asks: Option<i64>,
}

impl PublishGuidelines {
    /// The full set for a public community, to which nobody is asked to agree who is there already.
    ///
    /// # Errors
    /// None in practice: a test looks at what is shipped.
    pub fn full_set() -> Result<PublishGuidelines> {
        PublishGuidelines::parse(preset("public").unwrap_or_default(), "", None)
    }

    /// The texts are Markdown with a heading of the second level for every rule. `asks` is the number of days members are
    /// given to agree, 0 to 90; `None` asks nobody.
    ///
    /// # Errors
    /// [`Error::Invalid`] by field: `text_ko`, `text_ja`, `text_en`, `note`, `days`.
    pub(crate) fn parse(texts: Localized, note: &str, asks: Option<i64>) -> Result<PublishGuidelines> {
        let mut fields = Fields::new();
        let rules =
            fields.take("note", text::note(note, NOTE_MAX)).map(|note| (note, text::rules(&texts, &mut fields)));
        if asks.is_some_and(|days| !(0..=MOST_DAYS).contains(&days)) {
            fields.add("days", "out-of-range");
        }
        fields.check()?;
        let (note, rules) = rules.ok_or(Error::field("note", "invalid"))?;
        Ok(PublishGuidelines { texts, rules, note, asks })
    }
}

impl Command for PublishGuidelines {
    /// The number of the version.
    type Output = i64;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Manage)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<i64> {
        let version = store::latest(cx).await?.map_or(1, |now| now.version + 1);
        let now = cx.now();
        let due_at = now + Duration::from_secs(self.asks.unwrap_or(0).unsigned_abs() * 24 * 3600);
        let asks = self.asks.is_some();
        let new = Guidelines { version, texts: self.texts, note: self.note, published_at: now, asks, due_at };
        store::insert(cx, &new, &self.rules).await?;
        let required = cx.app().settings().get::<Required>(REQUIRED);
        let required = match asks {
            true => Required { latest: version, version, due: due_at.millis(), before: required.at(now) },
            false => Required { latest: version, ..required },
        };
        settings::save(cx, REQUIRED, &required).await?;
        let details = serde_json::json!({
            "version": version, "note": new.note, "languages": new.texts.languages().join(", "),
            "rules": self.rules.len(), "days": self.asks,
        });
        cx.audit(Deed::new("people.publish_guidelines").details(&details)).await?;
        cx.emit(&SettingChanged { name: REQUIRED.to_owned() }).await?;
        Ok(version)
    }
}

/// A member agrees to the guidelines as they are now.
pub(crate) struct Agree {
    /// The version that was read; another one in force by now is refused.
    pub(crate) version: i64,
}

impl Command for Agree {
    type Output = MemberId;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.id().is_some()
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<MemberId> {
        let member = cx.actor().signed_in()?;
        let now = store::latest(cx).await?.ok_or(Error::NotFound)?;
        if now.version != self.version {
            return Err(Error::Conflict("guidelines-changed"));
        }
        agree(cx, member, now.version).await?;
        Ok(member)
    }
}

/// Keeps that a member agreed to a version.
pub(crate) async fn agree(cx: &mut Cx<'_>, member: MemberId, version: i64) -> Result<()> {
    let at = cx.now();
    if store::consent(cx, member, version, at).await? {
        cx.emit(&MemberChanged { member }).await?;
    }
    Ok(())
}

/// Agrees for the member who asks, so that this node knows at once.
async fn agree_now(app: &App, actor: &Actor, version: i64) -> Result<()> {
    let member = app.run(actor, Agree { version }).await?;
    app.service::<People>().forget(member);
    Ok(())
}
