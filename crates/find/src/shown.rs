//! Text with the words that were searched for marked.

use askama::Template;
use madang_language::Segment;
use madang_ui::Markup;

#[derive(Template)]
#[template(
    source = "{% for segment in segments %}{% if segment.hit %}<mark>{{ segment.text }}</mark>{% else %}{{ segment.text }}{% endif %}{% endfor %}",
    ext = "html"
)]
struct Marked<'a> {
    segments: &'a [Segment],
}

/// The pieces as HTML.
pub(crate) fn markup(segments: &[Segment]) -> Markup {
    Markup(Marked { segments }.render().unwrap_or_default())
}

/// A piece of text, for the API.
#[derive(serde::Serialize, utoipa::ToSchema)]
pub(crate) struct Piece {
    /// The text.
    text: String,
    /// Whether it was searched for.
    hit: bool,
}

/// The pieces as the API gives them.
pub(crate) fn pieces(segments: Vec<Segment>) -> Vec<Piece> {
    segments.into_iter().map(|segment| Piece { text: segment.text, hit: segment.hit }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_of_members_is_escaped() {
        let piece = |text: &str, hit| Segment { text: text.to_owned(), hit };
        let html = markup(&[piece("<b>", false), piece("a&b", true)]).0;
        assert_eq!(html, "&#60;b&#62;<mark>a&#38;b</mark>");
    }
}
