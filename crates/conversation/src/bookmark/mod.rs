//! A member keeps a post for later.

pub(crate) mod web;

use crate::store::marks;
use madang_kernel::{Actor, Command, Cx, Permission, PostId, Result};

/// Keeps a post, or lets it go.
pub struct Bookmark {
    /// The post.
    pub post: PostId,
    /// Whether to keep it.
    pub on: bool,
}

impl Command for Bookmark {
    type Output = bool;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Take)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<bool> {
        let member = cx.actor().signed_in()?;
        // A bookmark of a post that was hidden since can still be let go.
        if self.on {
            marks::post_to_keep(cx, self.post).await?;
        }
        marks::set_bookmark(cx, member, self.post, self.on).await?;
        Ok(self.on)
    }
}
