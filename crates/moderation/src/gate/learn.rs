//! The learner hears what moderators decide. A decision that is taken back is unlearned exactly: the numbers of the words that were
//! learned are kept beside the decision.

use crate::{
    flag::Reason,
    store::{
        gate, held,
        learner::{self, Change, TextRow},
    },
    words::Words,
};
use madang_conversation::post_url;
use madang_events::{conversation::WaitingDecided, moderation::CaseSettled};
use madang_i18n::Lang;
use madang_kernel::{Cx, PostId, Projector, Recorded, Result, outbox::Applied};
use madang_people::News;
use madang_screen::{Tokens, spam::hosts};
use std::collections::BTreeMap;

/// Keeps what was decided about held posts, and the learner's counts.
pub struct Lessons;

impl Projector for Lessons {
    fn name(&self) -> &'static str {
        "moderation.lessons"
    }

    fn apply<'a>(&'a self, cx: &'a mut Cx<'_>, events: &'a [Recorded]) -> Applied<'a> {
        Box::pin(async move {
            let heard = Heard::of(events);
            if heard.said.is_empty() {
                return Ok(());
            }
            held::decided(cx, &heard.decided).await?;
            tell(cx, &heard).await?;
            learn(cx, &heard).await
        })
    }
}

/// What is said of a post by the last decision on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Said {
    /// It was let stand, or a flag of it as spam was not right.
    Honest,
    /// A flag of it as spam was right.
    Spam,
    /// It was declined: as what, `held_posts` says.
    Declined,
}

#[derive(Default)]
struct Heard {
    said: BTreeMap<PostId, Said>,
    /// Post, whether it stands, when, by whom.
    decided: Vec<(i64, i64, i64, Option<i64>)>,
}

impl Heard {
    fn of(events: &[Recorded]) -> Heard {
        let mut heard = Heard::default();
        for event in events {
            if let Some(decided) = event.read::<WaitingDecided>() {
                heard.said.insert(decided.post, if decided.stands { Said::Honest } else { Said::Declined });
                let by = event.actor.map(|id| id.number());
                heard.decided.push((decided.post.number(), i64::from(decided.stands), event.at.millis(), by));
            } else if let Some(CaseSettled { post: Some(post), decision, agreed, reasons, .. }) = event.read()
                && reasons.iter().any(|reason| reason == Reason::Spam.as_str())
                && decision != "ignore"
            {
                heard.said.insert(post, if agreed { Said::Spam } else { Said::Honest });
            }
        }
        heard
    }
}

/// Authors who waited hear that their posts stand.
async fn tell(cx: &mut Cx<'_>, heard: &Heard) -> Result<()> {
    let stand: Vec<PostId> = heard.decided.iter().filter(|one| one.1 == 1).map(|one| PostId::new(one.0)).collect();
    if stand.is_empty() {
        return Ok(());
    }
    for (post, author, title) in held::authors(cx, &stand).await? {
        let (about, path) = (format!("stands-{post}"), post_url(post));
        madang_people::tell(cx, &[author], &about, &path, Lang::default(), |lang, community| {
            let w = Words(lang);
            News {
                subject: w.mail_stands_subject(&title),
                text: w.mail_stands_text(community, &title),
                button: w.mail_stands_button().to_owned(),
            }
        })
        .await?;
    }
    Ok(())
}

async fn learn(cx: &mut Cx<'_>, heard: &Heard) -> Result<()> {
    let posts: Vec<PostId> = heard.said.keys().copied().collect();
    let texts = learner::texts(cx, &posts).await?;
    let mut change = Change::default();
    for (_, spam, words) in learner::lessons(cx, &posts).await? {
        change.add(spam, &serde_json::from_str::<Vec<u32>>(&words)?, -1);
    }
    let (mut lessons, mut vouched) = (Vec::new(), Vec::new());
    for text in &texts {
        let Some(spam) = heard.said.get(&text.post).and_then(|said| is_spam(*said, text)) else { continue };
        let words: Vec<u32> = Tokens::of(&text.title, &text.markdown).numbers().collect();
        change.add(spam, &words, 1);
        lessons.push((text.post.number(), spam, serde_json::to_string(&words)?));
        if !spam {
            vouched.extend(hosts(&text.markdown));
        }
    }
    learner::replace(cx, &posts, &lessons).await?;
    learner::count(cx, &change).await?;
    if vouched.is_empty() { Ok(()) } else { gate::keep_hosts(cx, &vouched).await }
}

/// What the decision says of spam; nothing where it was declined for something else.
fn is_spam(said: Said, text: &TextRow) -> Option<bool> {
    match said {
        Said::Honest => Some(false),
        Said::Spam => Some(true),
        Said::Declined => text.as_spam.then_some(true),
    }
}

impl Change {
    /// Counts the words of a text, or takes them back.
    fn add(&mut self, spam: bool, words: &[u32], sign: i64) {
        let of = |pair: &mut (i64, i64), n: i64| if spam { pair.0 += n } else { pair.1 += n };
        for word in words {
            of(self.words.entry(*word).or_default(), sign);
        }
        of(&mut self.texts, sign);
        of(&mut self.counted, sign * words.len() as i64);
    }
}
