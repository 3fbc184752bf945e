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

impl Reaction {
    /// The reaction's name in code that cannot hold an emoji, such as the words for screen readers.
    pub fn name(self) -> &'static str {
        match self {
            Reaction::ThumbsUp => "thumbs-up",
            Reaction::Heart => "heart",
            Reaction::Party => "party",
            Reaction::Smile => "smile",
            Reaction::Thanks => "thanks",
            Reaction::Idea => "idea",
        }
    }
}

/// How often a reaction stands at a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct ReactionCount {
    /// The emoji.
    #[schema(value_type = String)]
    pub emoji: Reaction,
    /// By how many members.
    pub count: i64,
    /// Whether the viewer is one of them.
    pub mine: bool,
}

impl ReactionCount {
    /// Every reaction, in the fixed order, with the counts as `posts.reactions` keeps them (`👍=3,🎉=1`) and the
    /// viewer's own as they stand in a list such as `👍,🎉`.
    pub fn all(kept: &str, own: &str) -> Vec<ReactionCount> {
        let count = |emoji: &str| kept.split(',').find_map(|entry| entry.strip_prefix(emoji)?.strip_prefix('=')?.parse().ok());
        let mine = |emoji: &str| own.split(',').any(|one| one == emoji);
        let of = |emoji: &Reaction| ReactionCount {
            emoji: *emoji,
            count: count(emoji.as_str()).unwrap_or(0),
            mine: mine(emoji.as_str()),
        };
        Reaction::ALL.iter().map(of).collect()
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
        let standing = marks::reactions(cx, self.post, Some(member)).await?;
        Ok(in_order(&standing))
    }
}

/// Every reaction, in the fixed order.
fn in_order(standing: &[(Reaction, i64, bool)]) -> Vec<ReactionCount> {
    let of = |emoji: &Reaction| {
        let found = standing.iter().find(|row| row.0 == *emoji);
        ReactionCount { emoji: *emoji, count: found.map_or(0, |row| row.1), mine: found.is_some_and(|row| row.2) }
    };
    Reaction::ALL.iter().map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_read_back_as_they_are_kept() {
        let all = ReactionCount::all("👍=3,❤️=12", "❤️");
        assert_eq!(all.len(), Reaction::ALL.len());
        assert_eq!(all[0], ReactionCount { emoji: Reaction::ThumbsUp, count: 3, mine: false });
        assert_eq!(all[1], ReactionCount { emoji: Reaction::Heart, count: 12, mine: true });
        assert!(all[2..].iter().all(|one| one.count == 0 && !one.mine));
    }
}
