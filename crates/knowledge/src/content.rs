//! What a revision of an article holds, checked; and the form in which it is typed.

use crate::article::ArticleKind;
use madang_conversation::{Body, SpaceList, TagNames, Title};
use madang_kernel::{Error, Fields, ProductId, Result, VersionId};
use serde::Deserialize;

/// The text of an article with what belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    /// Its title.
    pub title: Title,
    /// Its text, in Markdown.
    pub body: Body,
    /// Its tags.
    pub tags: TagNames,
    /// What it is for.
    pub kind: ArticleKind,
    /// The product that it is about.
    pub product: Option<ProductId>,
    /// The product's version.
    pub version: Option<VersionId>,
}

/// The same as it is typed, kept as it was typed until it is right.
#[derive(Clone, Debug, Default, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub(crate) struct ContentInput {
    /// 3 to 200 characters.
    pub(crate) title: String,
    /// Markdown, up to 60,000 characters.
    pub(crate) body: String,
    /// Up to five, parted by commas.
    pub(crate) tags: String,
    /// `how_to`, `faq`, `tutorial`, `troubleshooting` or `reference`.
    pub(crate) kind: String,
    /// The id of a product, or of a version of one.
    pub(crate) version: String,
}

impl ContentInput {
    /// Checks everything, and complains about all that is wrong at once.
    ///
    /// # Errors
    /// [`Error::Invalid`].
    pub(crate) fn check(&self, spaces: &SpaceList, mut fields: Fields) -> Result<Content> {
        let title = fields.take("title", Title::parse(&self.title));
        let body = fields.take("body", body(&self.body));
        let tags = fields.take("tags", TagNames::parse(&self.tags));
        let kind = fields.take("kind", ArticleKind::parse(&self.kind).ok_or("required"));
        let about = fields.take("version", product_and_version(&self.version, spaces));
        match (title, body, tags, kind, about) {
            (Some(title), Some(body), Some(tags), Some(kind), Some((product, version))) if fields.0.is_empty() => {
                Ok(Content { title, body, tags, kind, product, version })
            }
            _ => Err(Error::Invalid(fields)),
        }
    }
}

/// A text in which no conflict of a merge was left standing.
fn body(typed: &str) -> std::result::Result<Body, &'static str> {
    let marked = typed.lines().any(|line| line.starts_with("<<<<<<< ") || line.starts_with(">>>>>>> "));
    if marked { Err("has-conflicts") } else { Body::parse(typed) }
}

/// The product and version that were chosen.
fn product_and_version(
    typed: &str,
    spaces: &SpaceList,
) -> std::result::Result<(Option<ProductId>, Option<VersionId>), &'static str> {
    if typed.is_empty() {
        return Ok((None, None));
    }
    if let Some((product, version)) = typed.parse().ok().and_then(|id| spaces.version(id)) {
        return Ok((Some(product.id), Some(version.id)));
    }
    let named = spaces.products().iter().find(|product| product.slug == typed);
    let product = named.or_else(|| typed.parse().ok().and_then(|id| spaces.product(id)));
    product.map(|product| (Some(product.id), None)).ok_or("no-such-version")
}
