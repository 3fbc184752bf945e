//! A member reacts to a post with one of a few emoji.

pub(crate) mod web;

use crate::store::marks;
use madang_events::conversation::Reacted;
use madang_kernel::{Actor, Command, Cx, Permission, PostId, Result};
use serde::Serialize;

madang_kernel::words! {
    /// What a member can say to a post without words.
    pub enum Reaction {
        /// Agreed.
        ThumbsUp = "👍",
        /// Loved.
        Heart = "❤️",
        /// Celebrated.
        Party = "🎉",
        /// Amusing.
        Smile = "😄",
        /// Thank you.
        Thanks = "🙏",
        /// A good idea.
        Idea = "💡",
    }
}

impl AsRef<str> for Reaction {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

/// A reaction's name, by which its words for screen readers are found.
pub fn reaction_name(emoji: impl AsRef<str>) -> &'static str {
    match Reaction::parse(emoji.as_ref()) {
        Some(Reaction::Heart) => "heart",
        Some(Reaction::Party) => "party",
        Some(Reaction::Smile) => "smile",
        Some(Reaction::Thanks) => "thanks",
        Some(Reaction::Idea) => "idea",
        Some(Reaction::ThumbsUp) | None => "thumbs-up",
    }
}

madang_kernel::row! {
    /// How often a reaction stands at a post.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
    pub struct ReactionCount {
        /// The emoji.
        #[schema(value_type = String)]
        pub emoji: Reaction,
        /// By how many members.
        pub count: i64,
        /// Whether the viewer is one of them.
        pub mine: bool,
    }
}

/// A reaction to a post.
pub struct React {
    /// The post.
    pub post: PostId,
    /// With what.
    pub reaction: Reaction,
    /// Whether it is to stand; without it a click: on where it was off.
    pub on: Option<bool>,
}

impl Command for React {
    type Output = Vec<ReactionCount>;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Take)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<Vec<ReactionCount>> {
        let member = cx.actor().signed_in()?;
        let post = marks::post_to_mark(cx, self.post).await?;
        let changed = match self.on {
            Some(on) => marks::set_reaction(cx, self.post, member, self.reaction, on).await?.then_some(on),
            None if marks::set_reaction(cx, self.post, member, self.reaction, true).await? => Some(true),
            None => marks::set_reaction(cx, self.post, member, self.reaction, false).await?.then_some(false),
        };
        if let Some(on) = changed {
            marks::count_reactions(cx, self.post).await?;
            let emoji = self.reaction.as_str().to_owned();
            cx.emit(&Reacted { topic: post.topic, post: self.post, emoji, on }).await?;
        }
        marks::reactions(cx, self.post, Some(member)).await
    }
}
