//! Spaces, tags, and the product with its versions.

use super::plan::SPACES;
use crate::text;
use madang_conversation::{
    Localized, SpaceKind,
    bulk::{self, ProductRow, SpaceRow, TagRow, VersionRow},
};
use madang_events::conversation::PlaceChanged;
use madang_kernel::{Cx, Posting, ProductId, Result, SpaceId, TagId, Timestamp, VersionId, Visibility};

/// Tags beside those of the subjects.
const MORE_TAGS: usize = 230;
const VERSIONS: i64 = 12;

/// Where topics go.
pub(super) struct Places {
    /// In the order of [`SPACES`].
    pub(super) spaces: Vec<SpaceId>,
    /// With their names.
    pub(super) tags: Vec<(TagId, String)>,
    pub(super) product: ProductId,
    pub(super) versions: Vec<VersionId>,
}

/// Adds them.
///
/// # Errors
/// When the database fails.
pub(super) async fn add(cx: &mut Cx<'_>) -> Result<Places> {
    let created_at = Timestamp::from_millis(1_598_918_400_000);
    let names = text::tags(MORE_TAGS);
    let tags: Vec<(TagId, String)> =
        names.into_iter().zip(1..).map(|(name, number)| (TagId::new(number), name)).collect();
    let rows: Vec<TagRow> = tags
        .iter()
        .map(|(id, name)| TagRow { id: *id, name: name.clone(), description: String::new(), created_at })
        .collect();
    bulk::tags(cx, &rows).await?;
    let spaces: Vec<SpaceRow> =
        (1..).zip(SPACES).map(|(number, (slug, questions, _))| space(number, slug, questions)).collect();
    bulk::spaces(cx, &spaces).await?;
    let product = ProductId::new(1);
    bulk::products(cx, &[ProductRow { id: product, slug: "narubi".into(), name: "Narubi".into(), position: 1 }])
        .await?;
    let versions: Vec<VersionRow> = (1..=VERSIONS)
        .map(|number| VersionRow {
            id: VersionId::new(number),
            product,
            name: format!("{number}.0"),
            position: number,
            released_at: None,
            end_of_life_at: None,
        })
        .collect();
    bulk::versions(cx, &versions).await?;
    cx.emit(&PlaceChanged { space: None, tag: None }).await?;
    Ok(Places {
        spaces: spaces.iter().map(|space| space.id).collect(),
        tags,
        product,
        versions: versions.iter().map(|version| version.id).collect(),
    })
}

fn space(number: i64, slug: &str, questions: bool) -> SpaceRow {
    let members_only = slug == "members-lounge";
    SpaceRow {
        id: SpaceId::new(number),
        slug: slug.to_owned(),
        kind: if questions { SpaceKind::Questions } else { SpaceKind::Discussions },
        position: number,
        icon: "messages-square".into(),
        names: Localized { ko: format!("{slug} 마당"), ja: format!("{slug} 広場"), en: slug.replace('-', " ") },
        descriptions: Localized { en: format!("Everything about {slug}."), ..Localized::default() },
        visibility: if members_only { Visibility::Members } else { Visibility::Everyone },
        posting: Posting::Members,
        groups: Vec::new(),
    }
}
