//! Where a click came from, for pages without JavaScript.

use axum::http::{HeaderMap, header};
use madang_ui::Page;

/// The path of the page of ours that the click was on, else `otherwise`.
pub(crate) fn to_where(page: &Page, headers: &HeaderMap, otherwise: &str) -> String {
    let referer = headers.get(header::REFERER).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let path = referer.strip_prefix(&*page.base_url).filter(|path| is_path(path));
    path.unwrap_or(otherwise).to_owned()
}

/// A path on this site, not the `//host` of another.
fn is_path(path: &str) -> bool {
    path.starts_with('/') && !path.starts_with("//") && !path.starts_with("/\\")
}

#[cfg(test)]
mod tests {
    use super::*;
    use madang_i18n::Lang;
    use std::sync::Arc;

    #[test]
    fn only_a_page_of_ours_is_gone_back_to() {
        let page = Page::new(Lang::En, Arc::default(), Arc::from("https://a.example"), 0);
        let back = |referer: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::REFERER, referer.parse().unwrap());
            to_where(&page, &headers, "/tags")
        };
        assert_eq!(back("https://a.example/q/1?x=2"), "/q/1?x=2");
        for other in ["https://b.example/", "https://a.example.evil/", "https://a.example//evil", "https://a.example"] {
            assert_eq!(back(other), "/tags", "{other}");
        }
    }
}
