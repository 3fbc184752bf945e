//! Finding the article that a command or a page of the workbench is about, for an actor who may be there.

use crate::{
    article::{ArticleId, Desk, Rights},
    store::{
        self,
        articles::{self, ArticleRow},
        revisions,
    },
};
use madang_conversation::{SpaceKind, SpaceList};
use madang_kernel::{Actor, Cx, Error, Permission, Result, SpaceId, db::Connection};

/// As what the actor comes to the workbench.
///
/// # Errors
/// [`Error::SignIn`] or [`Error::Forbidden`] for those who have no business there.
pub(crate) async fn desk(conn: &mut impl Connection, actor: &Actor) -> Result<Desk> {
    let granted = match actor.id() {
        Some(member) if !actor.is_staff() => store::writers::is_writer(conn, member).await?,
        _ => false,
    };
    Desk::of(actor, granted).ok_or_else(|| actor.refusal(None))
}

/// An article that the actor sees at the workbench, and what they may do with it.
///
/// # Errors
/// [`Error::NotFound`], or those of [`desk`].
pub(crate) async fn article(conn: &mut impl Connection, actor: &Actor, id: ArticleId) -> Result<(ArticleRow, Rights)> {
    let desk = desk(conn, actor).await?;
    let article = articles::by_id(conn, id).await?;
    seen(conn, article, actor, desk).await
}

/// The same, locked until the command ends.
///
/// # Errors
/// [`Error::NotFound`], or those of [`desk`].
pub(crate) async fn locked(cx: &mut Cx<'_>, id: ArticleId) -> Result<(ArticleRow, Rights)> {
    let actor = cx.actor().clone();
    let desk = desk(cx, &actor).await?;
    let article = articles::lock(cx, id).await?;
    seen(cx, article, &actor, desk).await
}

async fn seen(
    conn: &mut impl Connection,
    article: ArticleRow,
    actor: &Actor,
    desk: Desk,
) -> Result<(ArticleRow, Rights)> {
    let writer = revisions::author(conn, article.id, article.head).await?;
    let rights = Rights::of(actor, desk, article.facts(), writer);
    if rights.see() { Ok((article, rights)) } else { Err(Error::NotFound) }
}

/// Whether articles belong in this space and the actor sees it.
pub(crate) fn is_collection(spaces: &SpaceList, actor: &Actor, space: SpaceId) -> bool {
    let knowledge = spaces.get(space).is_some_and(|space| space.kind == SpaceKind::Knowledge);
    knowledge && actor.can(Permission::Read, space)
}
