//! What is typed into the ask form, kept as it was typed until it is right.

use super::Ask;
use madang_conversation::{Body, RenderedBody, SpaceKind, SpaceList, TagNames, Title};
use madang_kernel::{Actor, App, Error, Fields, ProductId, Result, SpaceId, VersionId};
use serde::Deserialize;

/// What was typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct AskInput {
    /// The id or the name in addresses of a space.
    pub(super) space: String,
    pub(super) title: String,
    pub(super) body: String,
    /// Parted by commas.
    pub(super) tags: String,
    /// The id of a product or of a version of one; a link may name a product by its name in addresses.
    pub(super) version: String,
}

/// A question that is right but for its text, which is not rendered yet.
#[derive(Debug)]
pub(super) struct Checked {
    pub(super) space: SpaceId,
    pub(super) title: Title,
    pub(super) body: Body,
    pub(super) tags: TagNames,
    pub(super) product: Option<ProductId>,
    pub(super) version: Option<VersionId>,
}

impl AskInput {
    /// Checks everything, and complains about all that is wrong at once.
    pub(super) fn check(&self, actor: &Actor, spaces: &SpaceList) -> Result<Checked> {
        // Whoever is kept from writing hears why, not that there is no such space.
        if let Some(bar) = actor.bar() {
            return Err(Error::Refused(bar.code()));
        }
        let mut fields = Fields::new();
        let space = fields.take("space", space(&self.space, actor, spaces));
        let title = fields.take("title", Title::parse(&self.title));
        let body = fields.take("body", Body::parse(&self.body));
        let tags = fields.take("tags", TagNames::parse(&self.tags));
        let about = fields.take("version", product_and_version(&self.version, spaces));
        match (space, title, body, tags, about) {
            (Some(space), Some(title), Some(body), Some(tags), Some((product, version))) => {
                Ok(Checked { space, title, body, tags, product, version })
            }
            _ => Err(Error::Invalid(fields)),
        }
    }
}

impl Checked {
    /// Renders the text, and gives the command.
    pub(super) async fn render(self, app: &App) -> Result<Ask> {
        let body = RenderedBody::render(app, &self.body).await?;
        let Checked { space, title, tags, product, version, .. } = self;
        Ok(Ask { space, title, body, tags, product, version })
    }
}

/// The space for questions that was chosen; the only one there is needs no choice.
pub(super) fn space(typed: &str, actor: &Actor, spaces: &SpaceList) -> std::result::Result<SpaceId, &'static str> {
    let mut open = spaces.startable(actor).filter(|space| space.kind == SpaceKind::Questions);
    if typed.is_empty() {
        return match (open.next(), open.next()) {
            (Some(only), None) => Ok(only.id),
            _ => Err("required"),
        };
    }
    let id = typed.parse::<SpaceId>().ok();
    open.find(|space| Some(space.id) == id || space.slug == typed).map(|space| space.id).ok_or("no-such-space")
}

/// The product and version that a question is about.
fn product_and_version(
    typed: &str,
    spaces: &SpaceList,
) -> std::result::Result<(Option<ProductId>, Option<VersionId>), &'static str> {
    if typed.is_empty() {
        return Ok((None, None));
    }
    if let Some(product) = spaces.products().iter().find(|product| product.slug == typed) {
        return Ok((Some(product.id), None));
    }
    let number = typed.parse::<VersionId>().map_err(|_| "no-such-version")?;
    if let Some((product, version)) = spaces.version(number) {
        return Ok((Some(product.id), Some(version.id)));
    }
    let product = spaces.product(ProductId::new(number.number())).ok_or("no-such-version")?;
    Ok((Some(product.id), None))
}
