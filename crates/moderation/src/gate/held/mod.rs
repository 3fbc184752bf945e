//! What waits for a moderator: everybody's for moderators, one's own for its author.

pub(crate) mod api;
mod web;

use super::Why;
use crate::{store::held, words::Words};
use madang_conversation::DecideMany;
use madang_http::{Access, Routes};
use madang_i18n::Lang;
use madang_kernel::{Actor, App, Command, Cx, MemberId, PostId, Result, words};
use madang_people::{News, tell};

/// How many posts a page shows; all of them can be decided on at once.
pub(crate) const PAGE: i64 = 200;
/// How many of one's own posts are listed.
pub(crate) const OWN: i64 = 50;

/// Where the queue is, and where authors see why something waits.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/moderation/held", Access::Moderator, web::show)
        .post("/moderation/held", Access::Moderator, web::submit)
        .get("/settings/held", Access::Member, web::own)
        .get("/api/v1/moderation/held", Access::Moderator, api::list)
        .post("/api/v1/moderation/held", Access::Moderator, api::decide)
        .get("/api/v1/me/held", Access::Member, api::own)
}

words! {
    /// What is decided on a post that waits.
    pub enum HeldDecision {
        /// It stands from now on.
        Stand = "stand",
        /// It is advertising, which the learner hears.
        Spam = "spam",
        /// It is declined for another reason.
        Decline = "decline",
    }
}

/// A moderator decides alike on posts that wait.
#[derive(Clone, Debug)]
pub struct DecideHeld {
    decision: HeldDecision,
    /// As many as there are reasons.
    posts: Vec<DecideMany>,
}

impl DecideHeld {
    /// Reads the posts. `reason` is what the authors of declined ones read; of advertising it may be empty, then they read the usual
    /// sentence.
    ///
    /// # Errors
    /// [`madang_kernel::Error::Invalid`] about `reason`, or when the database fails.
    pub async fn of(app: &App, posts: &[PostId], decision: HeldDecision, reason: &str) -> Result<DecideHeld> {
        let posts = match (decision, reason.trim()) {
            (HeldDecision::Stand, _) => vec![DecideMany::of(app, posts, None).await?],
            (HeldDecision::Spam, "") => unsaid(app, posts).await?,
            (_, typed) => vec![DecideMany::of(app, posts, Some(typed)).await?],
        };
        Ok(DecideHeld { decision, posts })
    }
}

/// Advertising that is declined without a word. Threads show a reason as it is kept, so the usual sentence is kept in each author's
/// language; [`reason_in`] gives it to readers of another one.
async fn unsaid(app: &App, posts: &[PostId]) -> Result<Vec<DecideMany>> {
    let posts = &posts[..posts.len().min(DecideMany::MOST)];
    let authors = held::languages(&mut app.db().read().await?, posts).await?;
    let mut all = Vec::new();
    for lang in Lang::ALL {
        let speaks = |language: &Option<String>| language.as_deref().and_then(Lang::parse).unwrap_or_default() == lang;
        let theirs: Vec<PostId> =
            authors.iter().filter(|(_, language)| speaks(language)).map(|(post, _)| *post).collect();
        if !theirs.is_empty() {
            all.push(DecideMany::of(app, &theirs, Some(Words(lang).held_spam_reason())).await?);
        }
    }
    Ok(all)
}

/// A kept reason as it is read in another language: a moderator's own words stay as they are.
pub(crate) fn reason_in(w: Words, kept: &str) -> String {
    let is_usual = Lang::ALL.iter().any(|lang| Words(*lang).held_spam_reason() == kept);
    if is_usual { w.held_spam_reason().to_owned() } else { kept.to_owned() }
}

impl Command for DecideHeld {
    /// The posts on which was decided.
    type Output = Vec<PostId>;

    fn allowed(&self, actor: &Actor) -> bool {
        crate::moderates(actor)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<Vec<PostId>> {
        let mut done = Vec::new();
        for posts in self.posts {
            done.extend(posts.run(cx).await?);
        }
        held::set_spam(cx, &done, self.decision == HeldDecision::Spam).await?;
        if self.decision == HeldDecision::Decline {
            tell_declined(cx, &done).await?;
        }
        Ok(done)
    }
}

/// Authors hear that what waited is declined, once for all that was decided on together. Whoever advertised hears nothing: a mail
/// would only tell them what to try next.
async fn tell_declined(cx: &mut Cx<'_>, posts: &[PostId]) -> Result<()> {
    let Some(first) = posts.first() else { return Ok(()) };
    let mut authors: Vec<MemberId> = held::authors(cx, posts).await?.into_iter().map(|(_, author, _)| author).collect();
    authors.sort_unstable();
    authors.dedup();
    let about = format!("declined-{first}-{}", cx.now().millis());
    tell(cx, &authors, &about, "/settings/held", Lang::default(), |lang, community| {
        let w = Words(lang);
        News {
            subject: w.mail_sanction_subject(community),
            text: w.mail_declined().to_owned(),
            button: w.mail_declined_button().to_owned(),
        }
    })
    .await
}

/// The posts of a member that wait and the actor may decide on.
pub(crate) async fn of_member(app: &App, actor: &Actor, member: MemberId) -> Result<Vec<PostId>> {
    let rows = held::waiting(&mut app.db().read().await?, actor, Some(member), PAGE).await?;
    Ok(rows.into_iter().map(|row| row.post).collect())
}

/// The reasons that are kept with a post.
pub(crate) fn reasons(kept: Option<&str>) -> Vec<Why> {
    kept.and_then(|kept| serde_json::from_str(kept).ok()).unwrap_or_default()
}

/// The reasons that an author is told: the words, and what spoke most against the text. What the learner took from others' posts is
/// told without its words.
pub(crate) fn told(mut why: Vec<Why>) -> Vec<Why> {
    const MOST: usize = 4;
    // That other accounts are at the same address is told to nobody else than moderators.
    const TOLD: [&str; 5] = ["word", "first_posts", "repeats", "copies", "pace"];
    why.retain(|why| why.weight > 0.1 || TOLD.contains(&why.code.as_str()));
    why.truncate(MOST);
    why
}
