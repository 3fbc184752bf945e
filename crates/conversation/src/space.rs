//! Spaces and products: few, read by every page, so each node keeps them all in memory.

use crate::store;
use arc_swap::ArcSwap;
use madang_events::conversation::PlaceChanged;
use madang_i18n::{Lang, Localized};
use madang_kernel::{
    Actor, App, Permission, Posting, ProductId, Recorded, Result, SpaceId, SpaceRule, SpaceRules, Timestamp, VersionId,
    Visibility, Watcher, outbox::Applied, words,
};
use std::sync::Arc;

words! {
    /// What a space is for.
    pub enum SpaceKind {
        /// Questions and answers.
        Questions = "questions",
        /// Talk.
        Discussions = "discussions",
        /// A collection of the knowledge base.
        Knowledge = "knowledge",
        /// What the company publishes: news, release notes, blogs.
        Publishing = "publishing",
        /// Support tickets, for staff.
        Tickets = "tickets",
    }
}

impl SpaceKind {
    /// The kinds where members start topics themselves. The others are made and shown by their own domains.
    pub const OPEN: [SpaceKind; 2] = [SpaceKind::Questions, SpaceKind::Discussions];

    /// Whether members start topics in it themselves, so that it stands among the community's spaces and its topics in
    /// the community's lists.
    pub fn is_open(self) -> bool {
        SpaceKind::OPEN.contains(&self)
    }

    /// Whether topics of this kind belong in it.
    pub fn takes(self, topic_kind: &str) -> bool {
        match self {
            SpaceKind::Questions => topic_kind == crate::QUESTION,
            SpaceKind::Discussions => topic_kind == crate::DISCUSSION,
            SpaceKind::Knowledge => topic_kind == crate::ARTICLE,
            SpaceKind::Publishing => crate::PUBLICATIONS.contains(&topic_kind),
            SpaceKind::Tickets => topic_kind == crate::TICKET,
        }
    }
}

/// A space.
#[derive(Clone, Debug)]
pub struct Space {
    /// Its id.
    pub id: SpaceId,
    /// Its name in addresses.
    pub slug: String,
    /// What it is for.
    pub kind: SpaceKind,
    /// Its place in the list.
    pub position: i64,
    /// The name of its icon.
    pub icon: String,
    /// Its name.
    pub name: Localized,
    /// What it is about.
    pub description: Localized,
    /// Who sees it, who starts topics in it, its groups, and whether it is archived.
    pub rule: SpaceRule,
}

impl Space {
    /// Its address.
    pub fn url(&self) -> String {
        match self.kind {
            SpaceKind::Knowledge => format!("/help/{}", self.slug),
            SpaceKind::Publishing => "/news".to_owned(),
            _ => format!("/s/{}", self.slug),
        }
    }

    /// The address of its feed.
    pub fn feed_url(&self) -> String {
        format!("/s/{}/feed.atom", self.slug)
    }

    /// Who sees it.
    pub fn visibility(&self) -> Visibility {
        self.rule.visibility
    }

    /// Who starts topics in it.
    pub fn posting(&self) -> Posting {
        self.rule.posting
    }
}

/// A product that topics are about.
#[derive(Clone, Debug)]
pub struct Product {
    /// Its id.
    pub id: ProductId,
    /// Its name in addresses.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Its versions, the newest first.
    pub versions: Vec<ProductVersion>,
}

/// A version of a product.
#[derive(Clone, Debug)]
pub struct ProductVersion {
    /// Its id.
    pub id: VersionId,
    /// Its name, such as `3.1`.
    pub name: String,
    /// When it came out.
    pub released_at: Option<Timestamp>,
    /// When its support ends.
    pub end_of_life_at: Option<Timestamp>,
}

/// All spaces and products at one moment.
#[derive(Debug, Default)]
pub struct SpaceList {
    spaces: Vec<Space>,
    products: Vec<Product>,
}

impl SpaceList {
    pub(crate) fn new(mut spaces: Vec<Space>, products: Vec<Product>) -> SpaceList {
        spaces.sort_by_key(|space| (space.position, space.id));
        SpaceList { spaces, products }
    }

    /// Every space, in order.
    pub fn all(&self) -> &[Space] {
        &self.spaces
    }

    /// The space with this id.
    pub fn get(&self, id: SpaceId) -> Option<&Space> {
        self.spaces.iter().find(|space| space.id == id)
    }

    /// The space with this name in addresses.
    pub fn by_slug(&self, slug: &str) -> Option<&Space> {
        self.spaces.iter().find(|space| space.slug == slug)
    }

    /// The spaces that this actor sees.
    pub fn visible<'a>(&'a self, actor: &'a Actor) -> impl Iterator<Item = &'a Space> {
        self.spaces.iter().filter(|space| actor.can(Permission::Read, space.id))
    }

    /// The community's own spaces that this actor sees: those where members start topics themselves.
    pub fn open<'a>(&'a self, actor: &'a Actor) -> impl Iterator<Item = &'a Space> {
        self.visible(actor).filter(|space| space.kind.is_open())
    }

    /// The spaces in which this actor may start topics.
    pub fn startable<'a>(&'a self, actor: &'a Actor) -> impl Iterator<Item = &'a Space> {
        self.spaces.iter().filter(|space| actor.can(Permission::Start, space.id))
    }

    /// A space's name, for a list.
    pub fn name(&self, id: SpaceId, lang: Lang) -> &str {
        self.get(id).map_or("", |space| space.name.get(lang))
    }

    /// Every product, in order.
    pub fn products(&self) -> &[Product] {
        &self.products
    }

    /// The product with this id.
    pub fn product(&self, id: ProductId) -> Option<&Product> {
        self.products.iter().find(|product| product.id == id)
    }

    /// The version with this id, and its product.
    pub fn version(&self, id: VersionId) -> Option<(&Product, &ProductVersion)> {
        self.products.iter().find_map(|product| {
            let version = product.versions.iter().find(|version| version.id == id)?;
            Some((product, version))
        })
    }

    fn rules(&self) -> SpaceRules {
        SpaceRules::new(self.spaces.iter().map(|space| space.rule.clone()))
    }
}

/// The service that holds all spaces. The wiring registers one and calls [`Spaces::reload`] once at the start.
#[derive(Default)]
pub struct Spaces(ArcSwap<SpaceList>);

impl Spaces {
    /// The spaces now.
    pub fn now(&self) -> Arc<SpaceList> {
        self.0.load_full()
    }

    /// Reads all spaces again and gives the kernel their rules.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn reload(&self, app: &App) -> Result<()> {
        let mut conn = app.db().read().await?;
        let list = store::spaces::read(&mut conn).await?;
        app.set_rules(list.rules());
        self.0.store(Arc::new(list));
        Ok(())
    }
}

/// Keeps this node's [`Spaces`] fresh.
pub struct SpacesWatcher;

impl Watcher for SpacesWatcher {
    fn name(&self) -> &'static str {
        "conversation.spaces"
    }

    fn position(&self) -> Option<i64> {
        None
    }

    fn apply<'a>(&'a self, app: &'a App, events: &'a [Recorded]) -> Applied<'a> {
        Box::pin(async move {
            if events.iter().any(|event| event.read::<PlaceChanged>().is_some()) {
                app.service::<Spaces>().reload(app).await?;
            }
            Ok(())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_language_is_stood_in_for() {
        let name = Localized { ko: "사랑방".into(), ja: String::new(), en: "Lounge".into() };
        assert_eq!([Lang::Ko, Lang::Ja, Lang::En].map(|lang| name.get(lang)), ["사랑방", "Lounge", "Lounge"]);
    }
}
