//! The company's products and their versions, which topics are about.

pub(crate) mod web;

use crate::store::places;
use madang_events::conversation::PlaceChanged;
use madang_kernel::{Actor, Command, Cx, Error, Fields, Permission, ProductId, Result, Timestamp, VersionId, text};
use madang_language::slug;

/// The longest name of a product or version, in characters.
const NAME_MAX: usize = 60;

fn name_of(typed: &str) -> std::result::Result<String, &'static str> {
    let name = text::line(typed);
    match name.chars().count() {
        0 => Err("required"),
        1..=NAME_MAX => Ok(name),
        _ => Err("too-long"),
    }
}

/// A name that is there already is the only conflict possible here.
fn name_taken(error: Error) -> Error {
    match error {
        Error::Conflict(_) => Error::field("name", "already-there"),
        other => other,
    }
}

/// Every page that offers products is old now.
async fn announce(cx: &mut Cx<'_>) -> Result<()> {
    cx.emit(&PlaceChanged { space: None, tag: None }).await
}

/// Adds a product, or renames one.
pub struct SaveProduct {
    /// The product to rename; `None` adds one.
    pub id: Option<ProductId>,
    /// Its name.
    pub name: String,
}

impl Command for SaveProduct {
    /// The product.
    type Output = ProductId;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Manage)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<ProductId> {
        let name = name_of(&self.name).map_err(|code| Error::field("name", code))?;
        let id = self.id.unwrap_or_else(|| cx.new_id());
        let slug = slug(&name);
        if self.id.is_none() {
            places::insert_product(cx, id, &slug, &name).await.map_err(name_taken)?;
        } else if !places::update_product(cx, id, &slug, &name).await.map_err(name_taken)? {
            return Err(Error::NotFound);
        }
        announce(cx).await?;
        Ok(id)
    }
}

/// Deletes a product that no topic is about.
pub struct DeleteProduct {
    /// The product.
    pub id: ProductId,
}

impl Command for DeleteProduct {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Manage)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        if !places::product_exists(cx, self.id).await? {
            return Err(Error::NotFound);
        }
        if places::is_used(cx, self.id, None).await? {
            return Err(Error::Refused("product-in-use"));
        }
        places::delete_product(cx, self.id).await?;
        announce(cx).await
    }
}

/// Adds a version to a product, or changes one.
pub struct SaveVersion {
    /// The product.
    pub product: ProductId,
    /// The version to change; `None` adds one.
    pub id: Option<VersionId>,
    /// Its name, such as `3.1`.
    pub name: String,
    /// When it came out.
    pub released_at: Option<Timestamp>,
    /// When its support ends.
    pub end_of_life_at: Option<Timestamp>,
}

impl Command for SaveVersion {
    /// The version.
    type Output = VersionId;

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Manage)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<VersionId> {
        let mut fields = Fields::new();
        let name = fields.take("name", name_of(&self.name)).unwrap_or_default();
        if self.released_at.zip(self.end_of_life_at).is_some_and(|(released, end)| end < released) {
            fields.add("end_of_life", "ends-before-release");
        }
        fields.check()?;
        if !places::product_exists(cx, self.product).await? {
            return Err(Error::NotFound);
        }
        let columns =
            places::VersionColumns { name: &name, released_at: self.released_at, end_of_life_at: self.end_of_life_at };
        let id = self.id.unwrap_or_else(|| cx.new_id());
        if self.id.is_none() {
            places::insert_version(cx, self.product, id, &columns).await.map_err(name_taken)?;
        } else if !places::update_version(cx, self.product, id, &columns).await.map_err(name_taken)? {
            return Err(Error::NotFound);
        }
        announce(cx).await?;
        Ok(id)
    }
}

/// Deletes a version that no topic is about.
pub struct DeleteVersion {
    /// The product.
    pub product: ProductId,
    /// Its version.
    pub id: VersionId,
}

impl Command for DeleteVersion {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Manage)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        if places::is_used(cx, self.product, Some(self.id)).await? {
            return Err(Error::Refused("version-in-use"));
        }
        if !places::delete_version(cx, self.product, self.id).await? {
            return Err(Error::NotFound);
        }
        announce(cx).await
    }
}
