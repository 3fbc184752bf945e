//! Whom a member has blocked, and who may write to them.

pub(crate) mod web;

use crate::{
    rules::{Welcome, keeps_order},
    store::{blocks, members},
};
use madang_events::messages::UnreadChanged;
use madang_http::{Access, Routes};
use madang_kernel::{Actor, Command, Cx, Error, MemberId, Result};

/// The most members that somebody blocks.
pub(crate) const MOST: i64 = 500;

/// Where this is set.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get(web::PATH, Access::Member, web::show)
        .post(web::PATH, Access::Member, web::block)
        .post("/settings/blocks/undo", Access::Member, web::unblock)
        .post("/settings/blocks/welcome", Access::Member, web::open)
}

/// Blocks a member: they cannot write to the actor, and the actor's groups fold what they write.
#[derive(Clone, Copy, Debug)]
pub struct Block(pub MemberId);

/// Takes a block back.
#[derive(Clone, Copy, Debug)]
pub struct Unblock(pub MemberId);

/// Says who may begin to write to the actor.
#[derive(Clone, Copy, Debug)]
pub struct Open(pub Welcome);

impl Command for Block {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        keeps_order(actor)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let me = cx.actor().signed_in()?;
        if me == self.0 {
            return Err(Error::field("handle", "not-yourself"));
        }
        if blocks::of(cx, me, MOST).await?.len() as i64 >= MOST {
            return Err(Error::field("handle", "too-many-blocks"));
        }
        blocks::add(cx, me, self.0).await?;
        members::recount(cx, None, Some(me)).await?;
        cx.emit(&UnreadChanged { members: vec![me] }).await
    }
}

impl Command for Unblock {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        keeps_order(actor)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let me = cx.actor().signed_in()?;
        blocks::remove(cx, me, self.0).await
    }
}

impl Command for Open {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        keeps_order(actor)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let me = cx.actor().signed_in()?;
        blocks::set_welcome(cx, me, self.0).await
    }
}
