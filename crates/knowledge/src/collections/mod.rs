//! The collections of the knowledge base: spaces of their own kind, one within another at most.

pub(crate) mod api;
pub(crate) mod web;

use crate::store::collections as store;
use madang_conversation::{self as conversation, Localized, SaveSpace, Space, SpaceKind, SpaceList, Spaces};
use madang_kernel::{
    Actor, Command, Cx, Deed, Error, GroupId, Permission, Posting, Result, SpaceId, Visibility, db::Connection,
};
use std::collections::HashMap;

/// A collection that stands by itself, with those within it.
#[derive(Clone, Debug)]
pub(crate) struct Collection {
    pub(crate) space: Space,
    /// How many articles readers have in it, without those of the collections within it.
    pub(crate) articles: i64,
    pub(crate) within: Vec<Collection>,
}

impl Collection {
    /// How many articles readers have in it and within it.
    pub(crate) fn total(&self) -> i64 {
        self.articles + self.within.iter().map(|one| one.articles).sum::<i64>()
    }
}

/// Every collection that the actor sees, in order; two statements. One whose outer collection they do not see stands by
/// itself.
pub(crate) async fn tree(conn: &mut impl Connection, actor: &Actor, spaces: &SpaceList) -> Result<Vec<Collection>> {
    let parents: HashMap<SpaceId, Option<SpaceId>> = store::parents(conn).await?.into_iter().collect();
    let counts: HashMap<SpaceId, i64> = store::counts(conn).await?.into_iter().collect();
    Ok(arrange(actor, spaces, &parents, &counts))
}

fn arrange(
    actor: &Actor,
    spaces: &SpaceList,
    parents: &HashMap<SpaceId, Option<SpaceId>>,
    counts: &HashMap<SpaceId, i64>,
) -> Vec<Collection> {
    let seen: Vec<&Space> = spaces.visible(actor).filter(|space| space.kind == SpaceKind::Knowledge).collect();
    let parent = |space: &Space| {
        let parent = parents.get(&space.id).copied().flatten();
        parent.filter(|parent| seen.iter().any(|other| other.id == *parent))
    };
    let make = |space: &Space, within| Collection {
        space: space.clone(),
        articles: counts.get(&space.id).copied().unwrap_or_default(),
        within,
    };
    let top = seen.iter().filter(|space| parent(space).is_none());
    top.map(|space| {
        let inner = seen.iter().filter(|other| parent(other) == Some(space.id));
        make(space, inner.map(|other| make(other, Vec::new())).collect())
    })
    .collect()
}

/// Makes a collection, or changes one.
#[derive(Clone, Debug)]
pub struct SaveCollection {
    /// The collection to change; `None` makes one.
    pub id: Option<SpaceId>,
    /// The collection that it is within; that one stands by itself.
    pub parent: Option<SpaceId>,
    /// Its name in addresses: lower-case ASCII letters, digits and hyphens.
    pub slug: String,
    /// One of [`madang_ui::SPACE_ICONS`].
    pub icon: String,
    /// Its name; one language is enough.
    pub name: Localized,
    /// What it is about.
    pub description: Localized,
    /// Who sees it.
    pub visibility: Visibility,
    /// Its groups, where they see it.
    pub groups: Vec<GroupId>,
}

impl Command for SaveCollection {
    /// The collection's space.
    type Output = SpaceId;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Manage)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<SpaceId> {
        let spaces = cx.app().service::<Spaces>().now();
        let is_collection = |id: SpaceId| spaces.get(id).is_some_and(|space| space.kind == SpaceKind::Knowledge);
        if self.id.is_some_and(|id| !is_collection(id)) {
            return Err(Error::NotFound);
        }
        let parents = store::parents(cx).await?;
        if !fits(self.id, self.parent, &parents) || self.parent.is_some_and(|id| !is_collection(id)) {
            return Err(Error::field("parent", "not-that-deep"));
        }
        let space = SaveSpace {
            id: self.id,
            slug: self.slug,
            kind: SpaceKind::Knowledge,
            icon: self.icon,
            name: self.name,
            description: self.description,
            visibility: self.visibility,
            posting: Posting::Staff,
            groups: self.groups,
            archived: false,
        };
        let id = space.run(cx).await?;
        cx.audit(Deed::new("knowledge.save_collection").space(id)).await?;
        store::save(cx, id, self.parent).await?;
        Ok(id)
    }
}

/// Whether a collection may be within another: that one is within none, and none is within this.
fn fits(id: Option<SpaceId>, parent: Option<SpaceId>, parents: &[(SpaceId, Option<SpaceId>)]) -> bool {
    let Some(parent) = parent else { return true };
    let outer_is_inner = parents.iter().any(|(space, outer)| *space == parent && outer.is_some());
    let has_inner = id.is_some_and(|id| parents.iter().any(|(_, outer)| *outer == Some(id)));
    Some(parent) != id && !outer_is_inner && !has_inner
}

/// Puts collections in an order. Those that stand within the same one, or by themselves, are ordered together.
#[derive(Clone, Debug)]
pub struct OrderCollections {
    /// The collections, in their new order.
    pub order: Vec<SpaceId>,
}

impl Command for OrderCollections {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Manage)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let spaces = cx.app().service::<Spaces>().now();
        let all = |id: &SpaceId| spaces.get(*id).is_some_and(|space| space.kind == SpaceKind::Knowledge);
        if !self.order.iter().all(all) {
            return Err(Error::NotFound);
        }
        conversation::order_spaces(cx, &self.order).await
    }
}

/// The order after one of `siblings` has moved one place up or down; `None` at the end of the list.
fn moved(siblings: &[SpaceId], id: SpaceId, up: bool) -> Option<Vec<SpaceId>> {
    let at = siblings.iter().position(|one| *one == id)?;
    let to = if up { at.checked_sub(1)? } else { (at + 1 < siblings.len()).then_some(at + 1)? };
    let mut order = siblings.to_vec();
    order.swap(at, to);
    Some(order)
}

#[cfg(test)]
mod rules {
    use super::*;

    const A: SpaceId = SpaceId::new(1);
    const B: SpaceId = SpaceId::new(2);
    const C: SpaceId = SpaceId::new(3);

    #[test]
    fn collections_are_two_deep_at_most() {
        let parents = [(A, None), (B, Some(A)), (C, None)];
        assert!(fits(None, None, &parents) && fits(None, Some(A), &parents) && fits(Some(C), Some(A), &parents));
        assert!(!fits(None, Some(B), &parents), "three deep");
        assert!(!fits(Some(A), Some(C), &parents), "with one within it");
        assert!(!fits(Some(C), Some(C), &parents), "within itself");
    }

    #[test]
    fn a_collection_moves_among_its_siblings() {
        assert_eq!(moved(&[A, B, C], B, true), Some(vec![B, A, C]));
        assert_eq!(moved(&[A, B, C], B, false), Some(vec![A, C, B]));
        assert_eq!(moved(&[A, B, C], A, true), None);
        assert_eq!(moved(&[A, B], C, true), None);
    }
}
