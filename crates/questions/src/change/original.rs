//! The question that a duplicate leads to.

use crate::{found, store};
use madang_kernel::{Cx, Error, Result, TopicId};

/// The question that somebody pointed to, by its address or its id.
///
/// # Errors
/// `required`, or `not-a-question`.
pub fn original_id(typed: &str) -> std::result::Result<TopicId, &'static str> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Err("required");
    }
    let id = match typed.split_once("/q/") {
        Some((_, rest)) => rest.split(['/', '?', '#']).next().unwrap_or_default(),
        None => typed,
    };
    id.parse().map_err(|_| "not-a-question")
}

/// The original itself: where somebody pointed to a duplicate, the question which that one duplicates.
pub(super) async fn resolve(cx: &mut Cx<'_>, topic: TopicId, pointed: TopicId) -> Result<TopicId> {
    let actor = cx.actor().clone();
    let missing = |error| match error {
        Error::NotFound | Error::Moved { .. } => Error::field("original", "not-a-question"),
        other => other,
    };
    found::seen(cx, &actor, pointed).await.map_err(missing)?;
    let original = store::questions::duplicate_of(cx, pointed).await?.unwrap_or(pointed);
    if original == topic {
        return Err(Error::field("original", "same-question"));
    }
    Ok(original)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_original_is_named_by_address_or_id() {
        let id = TopicId::new(62 * 62 + 5);
        for typed in ["105", " 105 ", "/q/105", "/q/105/물이-새요", "https://example.com/q/105/a?sort=new#p3"] {
            assert_eq!(original_id(typed), Ok(id), "{typed}");
        }
        assert_eq!(original_id("  "), Err("required"));
        assert_eq!(original_id("물이 새요"), Err("not-a-question"));
        assert_eq!(original_id("/q//x"), Err("not-a-question"));
    }
}
