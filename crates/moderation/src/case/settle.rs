//! Settling a case: the flags are agreed with or not, the post is hidden or removed, and who is concerned hears of it.

use super::{
    CaseId, EntryKind, open_case,
    profile::{self, Becomes},
    told,
};
use crate::{
    flag::{Reason, Subject, SubjectKind},
    store::cases::{self, CaseHead},
    words::Words,
};
use madang_conversation::{Hide, Remove, TopicHead, WAITING, find_post};
use madang_events::moderation::CaseSettled;
use madang_i18n::Lang;
use madang_kernel::{Actor, Command, Cx, Deed, Error, MemberId, PostId, Result, text, words};

/// The most characters of what the author reads.
pub(crate) const REASON_MAX: usize = 500;

words! {
    /// What came of a case.
    pub enum Decision {
        /// It breaks the rules; the post, the profile or the message is hidden.
        Hide = "hide",
        /// It breaks the rules; the post is removed.
        Remove = "remove",
        /// It breaks the rules; the post is edited so that it does not.
        Edit = "edit",
        /// It breaks the rules; what follows is not done to the post.
        Agree = "agree",
        /// It does not break the rules.
        Disagree = "disagree",
        /// There is nothing to do.
        Ignore = "ignore",
    }
}

impl Decision {
    /// Whether those who flagged were right.
    pub fn agrees(self) -> bool {
        !matches!(self, Decision::Disagree | Decision::Ignore)
    }

    /// Whether it is done to a post, and cannot be to a profile or a private message.
    pub(crate) fn is_about_posts(self) -> bool {
        matches!(self, Decision::Remove | Decision::Edit)
    }

    /// Whether nobody but the author and moderators see it then.
    fn puts_away(self) -> bool {
        matches!(self, Decision::Hide | Decision::Remove)
    }

    /// What those who flagged are told: `agreed`, `disagreed` or `nothing`.
    pub(crate) fn outcome(self) -> &'static str {
        match self {
            Decision::Disagree => "disagreed",
            Decision::Ignore => "nothing",
            _ => "agreed",
        }
    }
}

/// A moderator settles a case.
#[derive(Clone, Debug)]
pub struct Settle {
    /// The case.
    pub case: CaseId,
    /// What came of it.
    pub decision: Decision,
    /// Why, as the author of a hidden or removed post reads it; up to 500 characters. Empty says what it was flagged as.
    pub reason: String,
}

impl Settle {
    /// Checks what was typed.
    ///
    /// # Errors
    /// [`Error::Invalid`] about `decision` or `reason`.
    pub fn parse(case: CaseId, decision: &str, reason: &str) -> Result<Settle> {
        let decision = Decision::parse(decision).ok_or(Error::field("decision", "decision-required"))?;
        let reason = text::block(reason).trim().to_owned();
        if reason.chars().count() > REASON_MAX {
            return Err(Error::field("reason", "too-long"));
        }
        Ok(Settle { case, decision, reason })
    }
}

impl Command for Settle {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        crate::moderates(actor)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let me = cx.actor().signed_in()?;
        let head = open_case(cx, self.case).await?;
        let subject = Subject::of(head.kind, head.subject);
        if self.decision.is_about_posts() && head.kind != SubjectKind::Post {
            return Err(Error::Refused("not-for-profiles"));
        }
        let profile = match subject {
            Subject::Member(member) => profile::becomes(cx, member, self.decision).await?,
            Subject::Post(_) | Subject::Message(_) => Becomes::AsItWas,
        };
        let reason = match self.reason.as_str() {
            "" if self.decision.puts_away() || profile == Becomes::Hidden => usual_reason(cx, &head).await?,
            typed => typed.to_owned(),
        };
        if !cases::settle(cx, self.case, me, self.decision, &reason).await? {
            return Err(Error::Conflict("claimed-by-other"));
        }
        let topic = match subject {
            Subject::Post(post) => Some(self.settle_post(cx, post, head.author, &reason).await?),
            Subject::Member(member) => profile::set(cx, self.case, member, profile, &reason).await.map(|()| None)?,
            Subject::Message(_) if self.decision.puts_away() => {
                told::author_of_message(cx, self.case, head.author, &reason).await.map(|()| None)?
            }
            Subject::Message(_) => None,
        };
        cases::enter(cx, self.case, EntryKind::Settled, self.decision.as_str()).await?;
        told::flaggers(cx, self.case, &head, self.decision).await?;
        write_down(cx, self.case, &head, topic.as_ref(), self.decision, &reason).await?;
        self.announce(cx, subject, &head).await
    }
}

impl Settle {
    /// Does to a post what was decided, and tells its author where that puts it away.
    async fn settle_post(&self, cx: &mut Cx<'_>, post: PostId, author: MemberId, reason: &str) -> Result<TopicHead> {
        let puts_away = puts_away(cx, post, self.decision).await?;
        let topic = act(cx, post, self.decision, reason).await?;
        if puts_away {
            told::author(cx, self.case, (post, author), &topic, self.decision, reason).await?;
        }
        Ok(topic)
    }

    async fn announce(&self, cx: &mut Cx<'_>, subject: Subject, head: &CaseHead) -> Result<()> {
        let (post, message) = match subject {
            Subject::Post(post) => (Some(post), None),
            Subject::Member(_) => (None, None),
            Subject::Message(message) => (None, Some(message)),
        };
        cx.emit(&CaseSettled {
            case: self.case.to_string(),
            post,
            message,
            author: head.author,
            decision: self.decision.to_string(),
            agreed: self.decision.agrees(),
            reasons: head.reasons.split(',').map(str::to_owned).collect(),
        })
        .await
    }
}

/// Whether the decision is what takes the post out of sight. Of one that its author removed, or that was hidden before, nobody is told that
/// a moderator has done so now.
async fn puts_away(cx: &mut Cx<'_>, post: PostId, decision: Decision) -> Result<bool> {
    let actor = cx.actor().clone();
    let post = find_post(cx, &actor, post).await?.0;
    let is_there = post.deleted_at.is_none();
    Ok(match decision {
        Decision::Hide => is_there && (!post.hidden || post.hidden_reason == WAITING),
        Decision::Remove => is_there,
        _ => false,
    })
}

/// Does to the post what was decided.
async fn act(cx: &mut Cx<'_>, post: PostId, decision: Decision, reason: &str) -> Result<TopicHead> {
    let actor = cx.actor().clone();
    match decision {
        Decision::Hide => Hide { post, reason: Some(reason.to_owned()), tells: false }.run(cx).await,
        Decision::Remove => Remove { post, reason: None }.run(cx).await,
        _ => Ok(find_post(cx, &actor, post).await?.1),
    }
}

/// What it was flagged as, in the author's language.
async fn usual_reason(cx: &mut Cx<'_>, head: &CaseHead) -> Result<String> {
    let language = cases::language_of(cx, head.author).await?;
    let w = Words(language.as_deref().and_then(Lang::parse).unwrap_or_default());
    let worst = head.reasons.split(',').next().unwrap_or_default();
    // Neither of them says what is wrong.
    let says = ![Reason::Other.as_str(), Reason::Automatic.as_str(), ""].contains(&worst);
    Ok(if says { w.reason(worst) } else { w.reason_usual().to_owned() })
}

async fn write_down(
    cx: &mut Cx<'_>,
    case: CaseId,
    head: &CaseHead,
    topic: Option<&TopicHead>,
    decision: Decision,
    reason: &str,
) -> Result<()> {
    let details = serde_json::json!({
        "case": case.to_string(), "decision": decision.as_str(), "reasons": head.reasons, "reason": reason,
    });
    let mut deed = Deed::new("moderation.settled").member(head.author).details(&details);
    if let Subject::Post(post) = Subject::of(head.kind, head.subject) {
        deed = deed.post(post);
    }
    if let Some(topic) = topic {
        deed = deed.topic(topic.id).space(topic.space);
    }
    cx.audit(deed).await
}
