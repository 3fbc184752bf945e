//! What the checks say of a text.

use super::{
    CheckSettings, Why,
    facts::{Around, Facts},
    repeats::{self, Asked},
};
use crate::{
    flag::{Subject, flag_automatically},
    store::{
        gate,
        held::{self, NewHeld},
    },
};
use arc_swap::ArcSwapOption;
use madang_conversation::{Answer, Gatekeeper, NewText, PostKind, Verdict, files_in};
use madang_kernel::{App, Cx, Error, Fields, Result, secret};
use madang_people::People;
use madang_screen::{
    Action, Hit, Rules, Usage, Writing,
    spam::{self, Shingles, hosts},
};
use serde::{Deserialize, Serialize};
use std::{
    collections::BTreeSet,
    sync::{Arc, OnceLock},
};

/// Hosts count as known from the posts of members with so many that stand.
const VOUCHES_FROM: u32 = 3;

/// The service that runs the checks. Rules are kept ready until somebody changes them.
#[derive(Clone, Default)]
pub struct Checks(Arc<Inner>);

#[derive(Default)]
struct Inner {
    rules: ArcSwapOption<Rules>,
    /// With which addresses are hashed.
    key: OnceLock<String>,
}

/// What the checks hear again when the text is kept.
#[derive(Default, Serialize, Deserialize)]
struct Memo {
    why: Vec<Why>,
    /// The words for which the text is put before moderators, and codes of what else was noticed.
    flagged: Vec<String>,
    /// Whether the writer is not known yet, and vouches for no host.
    newcomer: bool,
    vouches: bool,
    address: Option<String>,
}

impl Memo {
    /// What rules of words hold and flag.
    fn hit<'a>(&mut self, hits: impl Iterator<Item = &'a Hit>) {
        for hit in hits {
            match hit.action {
                Action::Hold => self.why.push(Why { code: "word".into(), detail: hit.pattern.clone(), weight: 0.0 }),
                Action::Flag => self.flagged.push(hit.pattern.clone()),
                Action::Replace(_) | Action::Block => {}
            }
        }
        self.why.dedup();
        self.flagged.dedup();
    }
}

impl Checks {
    /// The word rules, ready to be asked.
    ///
    /// # Errors
    /// When the database fails.
    pub(crate) async fn rules(&self, app: &App) -> Result<Arc<Rules>> {
        if let Some(rules) = self.0.rules.load_full() {
            return Ok(rules);
        }
        let rows = crate::store::words::all(&mut app.db().read().await?).await?;
        let rules: Vec<_> = rows.iter().map(crate::store::words::WordRow::rule).collect();
        let rules = Arc::new(Rules::new(&rules));
        self.0.rules.store(Some(rules.clone()));
        Ok(rules)
    }

    /// The rules have changed.
    pub(crate) fn forget(&self) {
        self.0.rules.store(None);
    }

    /// The keyed hash of an address.
    pub(super) async fn hash(&self, cx: &mut Cx<'_>, address: &str) -> Result<String> {
        let key = match self.0.key.get() {
            Some(key) => key,
            None => {
                let key = gate::address_key(cx, secret::new_token()).await?;
                self.0.key.get_or_init(|| key)
            }
        };
        Ok(secret::hash(&format!("{key}{address}")))
    }

    async fn check(&self, cx: &mut Cx<'_>, text: &NewText<'_>) -> Result<Verdict> {
        let settings = CheckSettings::now(cx.app());
        let rules = self.rules(cx.app()).await?;
        let (title, body) = (rules.check(text.title), rules.check(&text.body.markdown));
        refuse_words(&title.hits, "title")?;
        refuse_words(&body.hits, "body")?;
        let facts = Facts::of(cx, text.writer, text.post).await?;
        if settings.limits {
            limit(cx, text, &facts)?;
        }
        let mut memo = Memo { newcomer: !facts.is_known(), vouches: facts.posts() >= VOUCHES_FROM, ..Memo::default() };
        memo.hit(title.hits.iter().chain(&body.hits));
        if facts.posts() < settings.first_posts && text.replaces.is_none() {
            memo.why.push(Why { code: "first_posts".into(), detail: String::new(), weight: 0.0 });
        }
        self.notice(cx, text, &facts, &settings, &mut memo).await?;
        if settings.spam && memo.newcomer {
            self.score(cx, text, &facts, &settings, &mut memo).await?;
        }
        Ok(Verdict {
            title: title.replaced,
            markdown: body.replaced,
            waits: !memo.why.is_empty(),
            memo: serde_json::to_string(&memo)?,
        })
    }

    /// What is looked at whoever writes.
    async fn notice(
        &self,
        cx: &mut Cx<'_>,
        text: &NewText<'_>,
        facts: &Facts,
        settings: &CheckSettings,
        memo: &mut Memo,
    ) -> Result<()> {
        if let Some(address) = facts.address() {
            memo.address = Some(self.hash(cx, address).await?);
        }
        let asked = Asked {
            writer: text.writer,
            post: text.post,
            text: &text.body.markdown,
            is_edit: text.replaces.is_some(),
            facts,
            address: memo.address.as_deref(),
        };
        let noticed = repeats::look(cx, &asked, settings).await?;
        memo.why.extend(noticed.why);
        memo.flagged.extend(noticed.notes);
        Ok(())
    }

    async fn score(
        &self,
        cx: &mut Cx<'_>,
        text: &NewText<'_>,
        facts: &Facts,
        settings: &CheckSettings,
        memo: &mut Memo,
    ) -> Result<()> {
        let written = (text.title, text.body.markdown.as_str());
        let around = Around::of(cx, text.writer, written, memo.address.as_deref()).await?;
        let score = spam::score(
            spam::Text { title: text.title, body: &text.body.markdown },
            &around.circumstances(facts),
            around.opinion.as_ref(),
        );
        if score.holds(settings.hold_from) {
            let reason = |reason: &spam::Reason| Why {
                code: reason.feature.code().to_owned(),
                detail: String::new(),
                weight: reason.contribution,
            };
            memo.why.extend(score.reasons.iter().map(reason));
        }
        Ok(())
    }
}

/// An edit is limited in what it holds, not in when it is made.
fn limit(cx: &Cx<'_>, text: &NewText<'_>, facts: &Facts) -> Result<()> {
    let Some(limits) = facts.limits(cx) else { return Ok(()) };
    let opening = text.kind == PostKind::Opening;
    let usage = used(cx.app(), text);
    let usage = match text.replaces {
        Some(_) => usage,
        None => Usage { today: facts.today(opening), since_last_post: facts.since_last_post(), ..usage },
    };
    let usage = Usage { what: if opening { Writing::Topic } else { Writing::Reply }, ..usage };
    let mut fields = Fields::new();
    for excess in limits.exceeded(&usage) {
        let (code, number) = excess.code();
        fields.add_with("body", limit_code(code), number.to_string());
    }
    fields.check()
}

/// What a form says of a limit that would be passed.
pub(super) fn limit_code(code: &str) -> &'static str {
    match code {
        "topics_a_day" => "limit-topics-a-day",
        "replies_a_day" => "limit-replies-a-day",
        "messages_a_day" => "limit-messages-a-day",
        "too_soon" => "limit-too-soon",
        "links" => "limit-links",
        "images" => "limit-images",
        "attachments" => "limit-attachments",
        _ => "limit-mentions",
    }
}

/// How a link to the community itself begins in HTML.
pub(super) fn own_links(app: &App) -> String {
    format!("href=\"{}/", app.service::<People>().url(""))
}

/// What a text holds. Links to the community itself are no links.
fn used(app: &App, text: &NewText<'_>) -> Usage {
    let html = text.body.html.as_str();
    let own = own_links(app);
    let count = |what: &str| u32::try_from(html.matches(what).count()).unwrap_or(u32::MAX);
    let images = count("<img ");
    let files = u32::try_from(files_in(&text.body.markdown).len()).unwrap_or(u32::MAX);
    Usage {
        links: count("href=\"http").saturating_sub(count(&own)),
        images,
        attachments: files.saturating_sub(images),
        mentions: u32::try_from(text.body.mentions.len()).unwrap_or(u32::MAX),
        ..Usage::default()
    }
}

pub(super) fn refuse_words(hits: &[Hit], field: &'static str) -> Result<()> {
    let words: BTreeSet<&str> =
        hits.iter().filter(|hit| hit.action == Action::Block).map(|hit| hit.pattern.as_str()).collect();
    if words.is_empty() {
        return Ok(());
    }
    let mut fields = Fields::new();
    fields.add_with(field, "blocked-word", words.into_iter().collect::<Vec<_>>().join(", "));
    Err(Error::Invalid(fields))
}

impl Gatekeeper for Checks {
    fn ask<'a>(&'a self, cx: &'a mut Cx<'_>, text: &'a NewText<'a>) -> Answer<'a, Verdict> {
        Box::pin(self.check(cx, text))
    }

    fn kept<'a>(&'a self, cx: &'a mut Cx<'_>, text: &'a NewText<'a>, verdict: &'a Verdict) -> Answer<'a, ()> {
        Box::pin(remember(cx, text, verdict))
    }
}

/// Writes down what was found, and what later texts are compared with.
async fn remember(cx: &mut Cx<'_>, text: &NewText<'_>, verdict: &Verdict) -> Result<()> {
    let memo: Memo = serde_json::from_str(&verdict.memo)?;
    if verdict.waits {
        let why = serde_json::to_string(&memo.why)?;
        held::keep(cx, NewHeld { post: text.post, author: text.writer, why, address: memo.address.clone() }).await?;
    } else if !memo.flagged.is_empty() {
        flag_automatically(cx, Subject::Post(text.post), text.writer, &memo.flagged.join("\n")).await?;
    }
    let shingles = Shingles::of(&text.body.markdown);
    if shingles != Shingles::default() {
        // Texts that are too short to be compared share a number that none else has.
        let least = shingles.least().map_or(-1, i64::from);
        gate::keep_recent(cx, text.post, text.writer, (least, serde_json::to_string(&shingles)?)).await?;
    }
    if let Some(hash) = &memo.address {
        gate::keep_address(cx, hash, text.writer).await?;
    }
    let linked = hosts(&text.body.markdown);
    if memo.vouches && !verdict.waits && !linked.is_empty() {
        gate::keep_hosts(cx, &linked).await?;
    }
    Ok(())
}
