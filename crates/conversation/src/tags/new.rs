//! New tags are asked about before they are made.

use crate::{TagNames, store::topic_tags, tag_key};
use madang_events::conversation::TagsScreened;
use madang_kernel::{Cx, Error, PostId, Result};
use madang_people::{ShortKind, ShortText, screen};

/// The names as they are kept. Those that are no tags yet are asked about; what moderators ought to look at is put before them with the post
/// that brings them.
///
/// # Errors
/// [`Error::Invalid`] about `tags`.
pub(crate) async fn screened(cx: &mut Cx<'_>, names: TagNames, post: PostId) -> Result<TagNames> {
    let exempt = cx.actor().is_system() || cx.actor().is_staff();
    if names.names().is_empty() || exempt {
        return Ok(names);
    }
    let known = topic_tags::find(cx, names.names()).await?;
    let new: Vec<&String> =
        names.names().iter().filter(|name| !known.iter().any(|(key, ..)| *key == tag_key(name))).collect();
    if new.is_empty() {
        return Ok(names);
    }
    let (writer, mut kept, mut words) = (cx.actor().id(), names.names().to_vec(), Vec::new());
    for name in new {
        let parts = [("tags", name.as_str())];
        let text = ShortText { kind: ShortKind::Tag, writer, parts: &parts, begun_today: None };
        let found = screen(cx, &text).await?;
        words.extend(found.flagged.iter().cloned());
        if let Some(place) = kept.iter_mut().find(|one| *one == name) {
            *place = found.text("tags", name);
        }
    }
    if !words.is_empty() {
        cx.emit(&TagsScreened { post, words }).await?;
    }
    TagNames::of(&kept).map_err(|code| Error::field("tags", code))
}
