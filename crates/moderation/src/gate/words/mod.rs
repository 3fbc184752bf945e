//! Word rules, and what else the checks look for.

pub(crate) mod api;
mod web;

use super::{CheckSettings, Checks};
use crate::store::words::{self as store, WordRow};
use madang_events::{moderation::WordsChanged, people::SettingChanged};
use madang_http::{Access, Routes};
use madang_kernel::{
    Actor, App, Command, Cx, Deed, Error, Fields, Id, Permission, Recorded, Result, Timestamp, Watcher, db::Connection,
    outbox::Applied, settings, text,
};
use madang_screen::check_pattern;

#[doc(hidden)]
pub enum WordTag {}
/// A word rule.
pub type WordId = Id<WordTag>;

/// The most characters of a note, and of a replacement.
const NOTE_MAX: usize = 300;
const REPLACEMENT_MAX: usize = 100;
/// What can follow from a hit, and the texts that a rule can be for.
pub(crate) const ACTIONS: [&str; 4] = ["hold", "flag", "replace", "block"];
pub(crate) const LANGUAGES: [&str; 4] = ["any", "ko", "ja", "en"];

/// Where rules are kept.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/moderation/words", Access::Moderator, web::show)
        .post("/moderation/words", Access::Moderator, web::save)
        .post("/moderation/words/test", Access::Moderator, web::test)
        .post("/moderation/words/checks", Access::Manager, web::save_checks)
        .get("/moderation/words/{word}", Access::Moderator, web::edit)
        .post("/moderation/words/{word}/delete", Access::Moderator, web::delete)
        .get("/api/v1/moderation/words", Access::Moderator, api::list)
        .post("/api/v1/moderation/words", Access::Moderator, api::add)
        .put("/api/v1/moderation/words/{word}", Access::Moderator, api::change)
        .delete("/api/v1/moderation/words/{word}", Access::Moderator, api::remove)
        .post("/api/v1/moderation/words/test", Access::Moderator, api::test)
        .get("/api/v1/moderation/checks", Access::Moderator, api::settings)
        .put("/api/v1/moderation/checks", Access::Manager, api::save_settings)
}

/// A rule as somebody types it.
#[derive(Clone, Debug, Default, serde::Deserialize, serde::Serialize, utoipa::ToSchema)]
#[serde(default)]
pub struct TypedWord {
    /// A word, a phrase or an emoji; several separated by `|`, `*` where the word may go on.
    pub pattern: String,
    /// `any`, `ko`, `ja` or `en`.
    pub language: String,
    /// `hold`, `flag`, `replace` or `block`.
    pub action: String,
    /// What a replaced word becomes; may be empty.
    pub replacement: String,
    /// Whether letters apart are hit too.
    pub loose: bool,
    /// Whether code and addresses of the web are searched too.
    pub everywhere: bool,
    /// Whether the rule rests.
    pub off: bool,
    /// Why there is this rule, for moderators; up to 300 characters.
    pub note: String,
}

/// The rules in whose word, note or replacement that text stands, those changed last first; every one without a text. Letters are alike in
/// either case, of every script, which the databases do not agree about.
async fn found(conn: &mut impl Connection, sought: &str) -> Result<Vec<WordRow>> {
    let sought = text::line(sought).to_lowercase();
    let mut rows = store::all(conn).await?;
    let says = |one: &str| one.to_lowercase().contains(&sought);
    rows.retain(|row| says(&row.pattern) || says(&row.note) || says(&row.replacement));
    Ok(rows)
}

/// A moderator adds a word rule, or changes one.
#[derive(Clone, Debug)]
pub struct SaveWord {
    id: Option<WordId>,
    row: WordRow,
}

impl SaveWord {
    /// Checks what was typed.
    ///
    /// # Errors
    /// [`Error::Invalid`] about `pattern`, `action`, `language`, `replacement` or `note`.
    pub fn parse(id: Option<WordId>, typed: &TypedWord) -> Result<SaveWord> {
        let mut fields = Fields::new();
        let pattern = text::line(&typed.pattern);
        if let Err(error) = check_pattern(&pattern) {
            fields.add(
                "pattern",
                match error.code() {
                    "empty" => "empty",
                    "too_long" => "too-long",
                    "too_short" => "pattern-too-short",
                    "star_inside" => "pattern-star-inside",
                    _ => "invalid",
                },
            );
        }
        let known = |list: [&str; 4], typed: &str| list.contains(&typed);
        if !known(ACTIONS, &typed.action) {
            fields.add("action", "word-action-required");
        }
        let language = if typed.language.is_empty() { "any" } else { typed.language.as_str() };
        if !known(LANGUAGES, language) {
            fields.add("language", "invalid");
        }
        let (replacement, note) = (text::line(&typed.replacement), text::block(&typed.note));
        if replacement.chars().count() > REPLACEMENT_MAX {
            fields.add("replacement", "too-long");
        }
        if note.chars().count() > NOTE_MAX {
            fields.add("note", "too-long");
        }
        fields.check()?;
        let row = WordRow {
            id: WordId::new(0),
            pattern,
            language: language.to_owned(),
            action: typed.action.clone(),
            replacement,
            loose: typed.loose,
            everywhere: typed.everywhere,
            enabled: !typed.off,
            note,
            changed_by: None,
            changed_at: Timestamp::default(),
        };
        Ok(SaveWord { id, row })
    }
}

impl Command for SaveWord {
    type Output = WordId;

    fn allowed(&self, actor: &Actor) -> bool {
        crate::moderates(actor)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<WordId> {
        let id = match self.id {
            Some(id) => store::one(cx, id).await?.id,
            None => cx.new_id(),
        };
        let row = WordRow { id, ..self.row };
        store::save(cx, &row).await?;
        let details = serde_json::json!({
            "word": row.pattern, "action": row.action, "replacement": row.replacement, "on": row.enabled,
        });
        cx.audit(Deed::new("moderation.word_saved").details(&details)).await?;
        cx.emit(&WordsChanged {}).await?;
        Ok(id)
    }
}

/// A moderator takes a word rule away.
#[derive(Clone, Copy, Debug)]
pub struct DeleteWord {
    /// The rule.
    pub word: WordId,
}

impl Command for DeleteWord {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        crate::moderates(actor)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let row = store::one(cx, self.word).await?;
        store::delete(cx, row.id).await?;
        let details = serde_json::json!({ "word": row.pattern, "action": row.action });
        cx.audit(Deed::new("moderation.word_deleted").details(&details)).await?;
        cx.emit(&WordsChanged {}).await
    }
}

/// A manager sets which checks run.
#[derive(Clone, Copy, Debug)]
pub struct SaveChecks(CheckSettings);

impl SaveChecks {
    /// Checks what was typed.
    ///
    /// # Errors
    /// [`Error::Invalid`] about `hold_from`, `first_posts`, `pace` or `accounts`.
    pub fn parse(typed: CheckSettings) -> Result<SaveChecks> {
        let mut fields = Fields::new();
        if !(0.5..=0.99).contains(&typed.hold_from) {
            fields.add("hold_from", "hold-from");
        }
        if typed.first_posts > 10 {
            fields.add("first_posts", "first-posts");
        }
        if typed.pace != 0 && !(5..=100).contains(&typed.pace) {
            fields.add("pace", "pace");
        }
        if typed.accounts > 50 {
            fields.add("accounts", "accounts");
        }
        fields.check()?;
        Ok(SaveChecks(typed))
    }
}

impl Command for SaveChecks {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Manage)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        settings::save(cx, CheckSettings::NAME, &self.0).await?;
        let details = serde_json::to_value(self.0).map_err(Error::from)?;
        cx.audit(Deed::new("moderation.checks_saved").details(&details)).await?;
        cx.emit(&SettingChanged { name: CheckSettings::NAME.to_owned() }).await
    }
}

/// Keeps this node's rules fresh.
pub struct RulesWatcher;

impl Watcher for RulesWatcher {
    fn name(&self) -> &'static str {
        "moderation.words"
    }

    fn position(&self) -> Option<i64> {
        None
    }

    fn apply<'a>(&'a self, app: &'a App, events: &'a [Recorded]) -> Applied<'a> {
        Box::pin(async move {
            if events.iter().any(|event| event.read::<WordsChanged>().is_some()) {
                app.service::<Checks>().forget();
            }
            Ok(())
        })
    }
}
