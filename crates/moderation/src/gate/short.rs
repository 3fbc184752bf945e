//! What the checks say of texts that are no posts: names, profiles, new tags, private messages. And what moderators are shown of it.

use super::{
    CheckSettings, Checks,
    checks::{limit_code, own_links, refuse_words},
    facts::{Around, Facts},
};
use crate::flag::{Subject, flag_automatically};
use madang_conversation::find_post;
use madang_events::{conversation::TagsScreened, messages::MessageScreened, people::ProfileScreened};
use madang_kernel::{Cx, Error, Fields, MemberId, PostId, Projector, Recorded, Result, outbox::Applied};
use madang_markdown::{Context, render};
use madang_people::{Answer, Screened, Screener, ShortKind, ShortText};
use madang_screen::{
    Action, Usage, Writing,
    spam::{self, Text},
};

impl Screener for Checks {
    fn ask<'a>(&'a self, cx: &'a mut Cx<'_>, text: &'a ShortText<'a>) -> Answer<'a, Screened> {
        Box::pin(self.screen(cx, text))
    }
}

impl Checks {
    async fn screen(&self, cx: &mut Cx<'_>, text: &ShortText<'_>) -> Result<Screened> {
        let mut found = self.words(cx, text).await?;
        let told = matches!(text.kind, ShortKind::Profile | ShortKind::Message);
        if let (true, Some(writer)) = (told, text.writer) {
            let settings = CheckSettings::now(cx.app());
            let facts = Facts::of(cx, writer, PostId::new(0)).await?;
            if settings.limits {
                limit(cx, text, &facts)?;
            }
            if settings.spam && !facts.is_known() {
                self.judge(cx, text, (writer, &facts), settings.hold_from, &mut found).await?;
            }
        }
        Ok(found)
    }

    /// The word rules. What cannot wait is refused where a rule would hold it.
    async fn words(&self, cx: &mut Cx<'_>, text: &ShortText<'_>) -> Result<Screened> {
        let rules = self.rules(cx.app()).await?;
        let mut found = Screened::default();
        let mut refused = Fields::new();
        for (field, written) in text.parts {
            let verdict = rules.check(written);
            refuse_words(&verdict.hits, field)?;
            for hit in &verdict.hits {
                let noted = found.flagged.contains(&hit.pattern);
                match hit.action {
                    Action::Hold if matches!(text.kind, ShortKind::Name | ShortKind::Tag) => {
                        refused.add_with(field, "held-word", hit.pattern.clone());
                    }
                    Action::Hold => found.waits = true,
                    Action::Flag => {}
                    Action::Replace(_) | Action::Block => continue,
                }
                if !noted {
                    found.flagged.push(hit.pattern.clone());
                }
            }
            if let Some(replaced) = verdict.replaced {
                found.replaced.push((field, replaced));
            }
        }
        refused.check().map(|()| found)
    }

    /// The spam score of somebody who is not known yet.
    async fn judge(
        &self,
        cx: &mut Cx<'_>,
        text: &ShortText<'_>,
        (writer, facts): (MemberId, &Facts),
        hold_from: f64,
        found: &mut Screened,
    ) -> Result<()> {
        let body = joined(text);
        if body.trim().is_empty() {
            return Ok(());
        }
        let address = match facts.address() {
            Some(address) => Some(self.hash(cx, address).await?),
            None => None,
        };
        let around = Around::of(cx, writer, ("", &body), address.as_deref()).await?;
        let score = spam::score(Text { title: "", body: &body }, &around.circumstances(facts), around.opinion.as_ref());
        if score.holds(hold_from) {
            found.waits = true;
            // Between 0 and 100.
            found.score = Some((score.probability * 100.0).round() as u8);
        }
        Ok(())
    }
}

fn joined(text: &ShortText<'_>) -> String {
    let parts: Vec<&str> = text.parts.iter().map(|(_, part)| *part).filter(|part| !part.is_empty()).collect();
    parts.join("\n\n")
}

/// What it holds, and how many conversations its writer begins, is limited as of posts.
fn limit(cx: &Cx<'_>, text: &ShortText<'_>, facts: &Facts) -> Result<()> {
    let Some(limits) = facts.limits(cx) else { return Ok(()) };
    let html = render(&joined(text), &Context::plain("en")).html;
    let count = |what: &str| u32::try_from(html.matches(what).count()).unwrap_or(u32::MAX);
    let usage = Usage {
        // Only a conversation that begins is counted, but the number that is allowed may be none.
        what: if text.begun_today.is_some() { Writing::Message } else { Writing::Reply },
        today: text.begun_today.unwrap_or_default(),
        links: count("href=\"http").saturating_sub(count(&own_links(cx.app()))),
        images: count("<img "),
        ..Usage::default()
    };
    let field = match text.kind {
        ShortKind::Profile => "about",
        _ => text.parts.last().map_or("body", |(field, _)| *field),
    };
    let counts_days = text.begun_today.is_some();
    let mut fields = Fields::new();
    for (code, number) in limits.exceeded(&usage).into_iter().map(madang_screen::Excess::code) {
        if counts_days || code != "replies_a_day" {
            fields.add_with(field, limit_code(code), number.to_string());
        }
    }
    fields.check()
}

/// Puts before moderators what the checks found in profiles, new tags and private messages.
pub struct Screenings;

impl Projector for Screenings {
    fn name(&self) -> &'static str {
        "moderation.screenings"
    }

    fn apply<'a>(&'a self, cx: &'a mut Cx<'_>, events: &'a [Recorded]) -> Applied<'a> {
        Box::pin(async move {
            for event in events {
                if let Some(found) = event.read::<ProfileScreened>() {
                    let subject = Subject::Member(found.member);
                    flag_automatically(cx, subject, found.member, &note_of(&found)).await?;
                } else if let Some(TagsScreened { post, words }) = event.read() {
                    flag_tags(cx, post, &words).await?;
                } else if let Some(MessageScreened { message, author, words }) = event.read() {
                    flag_automatically(cx, Subject::Message(message), author, &words.join(", ")).await?;
                }
            }
            Ok(())
        })
    }
}

/// What moderators read: words as they are, everything else as a code that pages put into words.
fn note_of(found: &ProfileScreened) -> String {
    let mut lines = Vec::new();
    if found.rewritten {
        lines.push("~rewritten".to_owned());
    }
    if !found.words.is_empty() {
        lines.push(found.words.join(", "));
    }
    lines.extend(found.score.map(|score| format!("~score:{score}")));
    lines.join("\n")
}

async fn flag_tags(cx: &mut Cx<'_>, post: PostId, words: &[String]) -> Result<()> {
    let actor = cx.actor().clone();
    match find_post(cx, &actor, post).await {
        Ok((post, _)) => flag_automatically(cx, Subject::Post(post.id), post.author, &words.join(", ")).await,
        Err(Error::NotFound) => Ok(()),
        Err(other) => Err(other),
    }
}
