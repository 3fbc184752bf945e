//! What a page may load and who may show it: the content security policy.

use axum::http::HeaderValue;

const BASE: &str = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' https: data:; \
    media-src 'self' https:; base-uri 'none'; form-action 'self'; object-src 'none'";

/// The policy of a page that may frame pages of the origins `frames` and be framed by pages of the origins `ancestors`. None of
/// either is the rule.
pub fn content_policy<'a>(
    frames: impl IntoIterator<Item = &'a str>,
    ancestors: impl IntoIterator<Item = &'a str>,
) -> HeaderValue {
    let frames = frames.into_iter().map(|origin| format!(" {origin}")).collect::<String>();
    let ancestors = ancestors.into_iter().map(|origin| format!(" {origin}")).collect::<String>();
    let frame_src = if frames.is_empty() { String::new() } else { format!("; frame-src{frames}") };
    let ancestors = if ancestors.is_empty() { " 'none'" } else { &ancestors };
    let policy = format!("{BASE}{frame_src}; frame-ancestors{ancestors}");
    HeaderValue::from_str(&policy).unwrap_or(HeaderValue::from_static("default-src 'none'"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_named_may_frame_and_be_framed() {
        let alone = content_policy([], []);
        assert!(alone.to_str().unwrap().ends_with("object-src 'none'; frame-ancestors 'none'"));
        let page = content_policy(["https://a.example", "https://b.example"], ["https://c.example"]);
        let end = "; frame-src https://a.example https://b.example; frame-ancestors https://c.example";
        assert!(page.to_str().unwrap().ends_with(end));
        assert_eq!(content_policy(["\n"], []), "default-src 'none'");
    }
}
