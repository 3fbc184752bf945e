//! What an actor may do with a post: one rule for pages, the API and the commands themselves.

use crate::{PostKind, TopicHead, topic::is_managed};
use madang_kernel::{Actor, MemberId, Permission};

/// A post as far as the rights on it depend on it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Standing {
    pub(crate) kind: PostKind,
    pub(crate) author: MemberId,
    pub(crate) hidden: bool,
    /// By whom it was hidden, if somebody did.
    pub(crate) hidden_by: Option<MemberId>,
    /// By whom it was removed, if it was.
    pub(crate) removed: Option<MemberId>,
    pub(crate) accepted: bool,
}

/// What an actor may do with a post.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rights {
    /// Change its text.
    pub edit: bool,
    /// Remove it.
    pub remove: bool,
    /// Bring it back.
    pub restore: bool,
    /// Hide it.
    pub hide: bool,
    /// Show it again.
    pub show: bool,
    /// Comment on it.
    pub comment: bool,
    /// Vote and react.
    pub take: bool,
    /// Make an article of it.
    pub capture: bool,
}

impl Rights {
    pub(crate) fn of(actor: &Actor, topic: &TopicHead, post: Standing) -> Rights {
        let moderate = actor.can(Permission::Moderate, topic.space);
        let tidy = actor.can(Permission::Tidy, topic.space);
        let writes = actor.can(Permission::Reply, topic.space) && (!topic.locked || moderate);
        let own = actor.is(post.author);
        let here = !post.hidden && post.removed.is_none() && !topic.hidden && !topic.deleted;
        let helps =
            actor.can(Permission::EditAny, topic.space) || (actor.is_trusted() && post.kind != PostKind::Comment);
        // What others build on is not pulled away from under them.
        let carries = match post.kind {
            PostKind::Opening => topic.answers > 0,
            PostKind::Answer => post.accepted,
            PostKind::Comment => false,
        };
        // The text of an article is written, reviewed and published by its domain.
        let managed = post.kind == PostKind::Opening && is_managed(&topic.kind);
        let own = own && !managed;
        // A post that waits has been put away by nobody else.
        let put_away = post.hidden && !post.hidden_by.is_some_and(|by| actor.is(by));
        Rights {
            edit: !managed && writes && post.removed.is_none() && (own || moderate || (helps && here)),
            remove: post.removed.is_none() && (moderate || (own && writes && !put_away && !carries)),
            // What somebody else put away of one's own is not one's own to judge, whatever one's role.
            restore: post.removed.is_some_and(|by| if own { writes && actor.is(by) } else { moderate }),
            hide: tidy && !post.hidden,
            show: post.hidden && tidy && (!actor.is(post.author) || post.hidden_by.is_some_and(|by| actor.is(by))),
            comment: writes && here,
            take: actor.can(Permission::Take, topic.space) && here,
            capture: here && !is_managed(&topic.kind) && actor.can(Permission::EditAny, topic.space),
        }
    }
}
