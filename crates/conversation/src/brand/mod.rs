//! How the community presents itself: its name, its product, its colour, its logo.

mod palette;
pub(crate) mod web;

use axum::body::Bytes;
use madang_events::people::SettingChanged;
use madang_files::{Limits, Prepared, Refused, Store};
use madang_kernel::{Actor, App, Command, Cx, Error, Fields, Permission, Result, settings, text};
use madang_ui::theme;
use serde::{Deserialize, Serialize};

/// The setting's name.
pub const BRAND: &str = "brand";
/// The longest name, in characters.
const NAME_MAX: usize = 40;
/// The longest tagline, in characters.
const TAGLINE_MAX: usize = 160;
/// The widest logo that is kept, in pixels; wider ones are made smaller.
const LOGO_WIDTH: u32 = 320;

/// The setting `brand`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct Brand {
    /// The community's name.
    pub name: String,
    /// The name of the product that it is about.
    pub product: String,
    /// One sentence about the community; empty for the usual one.
    pub tagline: String,
    /// The brand colour, such as `#1f6f63`.
    pub color: String,
    /// The logo, instead of the community's mark.
    pub logo: Option<Logo>,
}

/// A logo whose content is in the store.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Logo {
    /// The key of its content.
    pub hash: String,
    /// Its media type.
    pub media_type: String,
}

impl Default for Brand {
    fn default() -> Brand {
        let usual = madang_ui::Brand::default();
        Brand { name: usual.name, product: usual.product, tagline: usual.tagline, color: usual.color, logo: None }
    }
}

impl Brand {
    /// What every page shows of it.
    pub fn view(&self) -> madang_ui::Brand {
        madang_ui::Brand {
            name: self.name.clone(),
            product: self.product.clone(),
            tagline: self.tagline.clone(),
            logo: self.logo.as_ref().map(|logo| format!("/brand/logo/{}", logo.hash)),
            color: self.color.clone(),
        }
    }
}

/// How every page presents the community now.
pub fn brand(app: &App) -> madang_ui::Brand {
    app.settings().get::<Brand>(BRAND).view()
}

/// Checks, cleans and stores a picture as a logo.
///
/// # Errors
/// [`Error::TooLarge`], or [`Error::Invalid`] for `file` with what is wrong with it.
pub async fn keep_logo(app: &App, content: Bytes) -> Result<Logo> {
    let limits = *app.service::<Limits>();
    let made = tokio::task::spawn_blocking(move || madang_files::prepare_image(&content, &limits));
    let made = made.await.map_err(Error::internal)?;
    let Prepared { original, thumbnails, .. } = made.map_err(|refused| match refused {
        Refused::TooLarge => Error::TooLarge,
        other => Error::field("file", other.code()),
    })?;
    let small = thumbnails.into_iter().find(|picture| picture.width == LOGO_WIDTH).unwrap_or(original);
    let media_type = small.media_type.to_owned();
    let hash = app.service::<Store>().put(small.bytes).await?.as_str().to_owned();
    Ok(Logo { hash, media_type })
}

/// Changes how the community presents itself.
pub struct SaveBrand {
    /// All of it.
    pub brand: Brand,
}

impl Command for SaveBrand {
    type Output = ();

    fn allowed(&self, actor: &Actor) -> bool {
        actor.may(Permission::Manage)
    }

    async fn run(self, cx: &mut Cx<'_>) -> Result<()> {
        let Brand { name, product, tagline, color, logo } = self.brand;
        let brand = Brand {
            name: text::line(&name),
            product: text::line(&product),
            tagline: text::line(&tagline),
            color: color.trim().to_lowercase(),
            logo,
        };
        let mut fields = Fields::new();
        check_length(&mut fields, "name", &brand.name, 1, NAME_MAX);
        check_length(&mut fields, "product", &brand.product, 1, NAME_MAX);
        check_length(&mut fields, "tagline", &brand.tagline, 0, TAGLINE_MAX);
        if !theme::is_color(&brand.color) {
            fields.add("color", "not-a-color");
        }
        fields.check()?;
        settings::save(cx, BRAND, &brand).await?;
        cx.emit(&SettingChanged { name: BRAND.to_owned() }).await
    }
}

fn check_length(fields: &mut Fields, field: &'static str, text: &str, least: usize, most: usize) {
    let length = text.chars().count();
    if length < least {
        fields.add(field, "required");
    } else if length > most {
        fields.add(field, "too-long");
    }
}
