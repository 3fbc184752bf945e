//! The community's settings, spaces, products and tags.

use super::{
    Run, line, named,
    object::{Object, Outcome},
};
use crate::batch::Batch;
use madang_conversation::{BRAND, Brand, Localized, SpaceKind, Spaces, bulk, tag_key};
use madang_i18n::Lang;
use madang_kernel::{Result, TagId, VersionId};

impl Run<'_> {
    pub(super) async fn communities(&mut self, lines: Vec<(u64, Object)>) -> Result<()> {
        for (line, community) in self.read::<line::Community>(lines) {
            self.line = line;
            if self.known.has("community", "") {
                self.report.known("community", 1);
                continue;
            }
            if let Some(language) = community.language {
                self.language = Lang::parse(&language).unwrap_or(self.language);
            }
            let mut brand: Brand = self.app.settings().get(BRAND);
            brand.name = self.in_language(&community.name);
            brand.product = community.product_name.unwrap_or(brand.product);
            brand.color = community.color.unwrap_or(brand.color);
            if let Some(description) = &community.description {
                brand.tagline = self.in_language(description);
            }
            if let Some(logo) = &community.logo {
                brand.logo = self.logo(logo).await?.or(brand.logo);
            }
            self.known.remember("community", "", 0);
            self.write(Batch { brand: Some(brand), ..Batch::default() }).await?;
            self.app.settings().reload(self.app.db()).await?;
            self.report.taken("community", 1);
        }
        Ok(())
    }

    /// The text for what is kept in one language only.
    pub(super) fn in_language(&self, texts: &Localized) -> String {
        texts.get(self.language).to_owned()
    }

    pub(super) async fn spaces(&mut self, lines: Vec<(u64, Object)>) -> Result<()> {
        let there = self.app.service::<Spaces>().now();
        let mut next = there.all().iter().map(|space| space.position).max().unwrap_or(0) + 1;
        let mut rows: Vec<bulk::SpaceRow> = Vec::new();
        for (line, space) in self.read::<line::Space>(lines) {
            self.line = line;
            if self.known.has("space", &space.key) {
                self.report.known("space", 1);
                continue;
            }
            if let Some(there) = there.by_slug(&space.key) {
                self.known.remember("space", &space.key, there.id.number());
                self.report.known("space", 1);
                continue;
            }
            let groups: Outcome<Vec<_>> = space.groups.iter().map(|key| self.find("group", "groups", key)).collect();
            let groups = match groups {
                Ok(groups) => groups,
                Err(why) => {
                    self.skip("space", &named("space", &space.key, &why));
                    continue;
                }
            };
            let (icon, position) = (self.icon(&space), space.position.unwrap_or(next));
            next = next.max(position + 1);
            let id = self.app.new_id::<()>().number();
            self.known.remember("space", &space.key, id);
            rows.push(bulk::SpaceRow {
                id: madang_kernel::SpaceId::new(id),
                slug: space.key,
                kind: space.kind,
                position,
                icon,
                names: space.name,
                descriptions: space.description.unwrap_or_default(),
                visibility: space.visibility,
                posting: space.posting,
                groups,
            });
        }
        self.report.taken("space", rows.len() as u64);
        self.write(Batch { spaces: rows, ..Batch::default() }).await?;
        self.app.service::<Spaces>().reload(self.app).await
    }

    fn icon(&mut self, space: &line::Space) -> String {
        let usual = match space.kind {
            SpaceKind::Questions => "message-circle-question-mark",
            SpaceKind::Knowledge => "book-open",
            SpaceKind::Publishing => "megaphone",
            SpaceKind::Tickets => "inbox",
            SpaceKind::Discussions => "messages-square",
        };
        match &space.icon {
            Some(icon) if madang_ui::SPACE_ICONS.contains(&icon.as_str()) => icon.clone(),
            Some(icon) => {
                let what = format!("the icon \"{icon}\" is not known; this is \"{usual}\"");
                self.tell(&named("space", &space.key, &what));
                usual.to_owned()
            }
            None => usual.to_owned(),
        }
    }

    pub(super) async fn products(&mut self, lines: Vec<(u64, Object)>) -> Result<()> {
        let there = self.app.service::<Spaces>().now();
        let mut batch = Batch::default();
        for (line, product) in self.read::<line::Product>(lines) {
            self.line = line;
            if self.known.has("product", &product.key) {
                self.report.known("product", 1);
                continue;
            }
            let slug = madang_language::slug(&product.key);
            let before = there.products().iter().find(|other| other.slug == slug);
            let id = before.map_or_else(|| self.app.new_id(), |product| product.id);
            self.known.remember("product", &product.key, id.number());
            for (place, version) in product.versions.into_iter().enumerate() {
                let before =
                    before.and_then(|product| product.versions.iter().find(|other| other.name == version.name));
                let version_id: VersionId = before.map_or_else(|| self.app.new_id(), |version| version.id);
                self.known.remember("version", &version_key(&product.key, &version.key), version_id.number());
                if before.is_none() {
                    batch.versions.push(bulk::VersionRow {
                        id: version_id,
                        product: id,
                        name: version.name,
                        position: place as i64,
                        released_at: version.released,
                        end_of_life_at: version.end_of_life,
                    });
                }
            }
            match before {
                Some(_) => self.report.known("product", 1),
                None => {
                    self.report.taken("product", 1);
                    batch.products.push(bulk::ProductRow { id, slug, name: product.name, position: line as i64 });
                }
            }
        }
        self.write(batch).await?;
        self.app.service::<Spaces>().reload(self.app).await
    }

    pub(super) async fn take_tags(&mut self, lines: Vec<(u64, Object)>) -> Result<()> {
        let mut new: Vec<line::Tag> = Vec::new();
        for (_, tag) in self.read::<line::Tag>(lines) {
            let key = tag_key(&tag.name);
            if self.known.has("tag", &key) || new.iter().any(|other| tag_key(&other.name) == key) {
                self.report.known("tag", 1);
            } else {
                new.push(tag);
            }
        }
        let names: Vec<String> = new.iter().map(|tag| tag.name.clone()).collect();
        self.tags.find(self.app, &names).await?;
        let mut batch = Batch::default();
        for tag in new {
            let there = self.tags.get(&tag.name).map(|(id, _)| *id);
            let id: TagId = there.unwrap_or_else(|| self.app.new_id());
            self.known.remember("tag", &tag_key(&tag.name), id.number());
            batch.synonyms.extend(tag.synonyms.into_iter().map(|synonym| (id, synonym)));
            match there {
                Some(_) => self.report.known("tag", 1),
                None => {
                    self.report.taken("tag", 1);
                    let description = tag.description.as_ref().map(|texts| self.in_language(texts)).unwrap_or_default();
                    batch.tags.push(bulk::TagRow { id, name: tag.name, description, created_at: self.app.now() });
                }
            }
        }
        self.write(batch).await?;
        Ok(())
    }
}

/// Versions are unique within their product.
pub(super) fn version_key(product: &str, version: &str) -> String {
    format!("{product}/{version}")
}
