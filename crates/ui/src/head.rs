//! What search engines, feed readers and link previews are told about a page.

/// The extras of a page's `<head>`.
#[derive(Clone, Debug, Default)]
pub struct Head {
    /// The page's own title, without the community's name.
    pub title: Option<String>,
    /// One or two sentences.
    pub description: Option<String>,
    /// The path of the page's one true address.
    pub canonical: Option<String>,
    /// The same in other languages, this one included: each language's code and the path.
    pub alternates: Vec<(String, String)>,
    /// The path or address of a picture for link previews.
    pub image: Option<String>,
    /// Whether this is an article rather than a page of the site.
    pub article: bool,
    /// What crawlers may do, such as `noindex`.
    pub robots: Option<&'static str>,
    /// The path and the title of the page's Atom feed.
    pub feed: Option<(String, String)>,
    /// Structured data, each an object as JSON in which no tag can begin.
    pub json_ld: Vec<String>,
}

/// JSON in which `</script>` cannot occur.
pub(crate) fn script_safe(value: &serde_json::Value) -> String {
    let escapes =
        [("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026"), ("\u{2028}", "\\u2028"), ("\u{2029}", "\\u2029")];
    escapes.iter().fold(value.to_string(), |json, (from, to)| json.replace(from, to))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn structured_data_cannot_close_its_script() {
        let value = serde_json::json!({ "name": "</script><script>alert(1)</script> & <!--" });
        let json = script_safe(&value);
        assert!(!json.contains('<') && !json.contains('>'));
        assert_eq!(serde_json::from_str::<serde_json::Value>(&json).expect("still JSON"), value);
    }
}
