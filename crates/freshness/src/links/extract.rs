//! The links to other sites in a text as it was rendered.

use url::Url;

/// The most links of a text.
const MOST: usize = 50;
/// The most bytes of an address.
const LONGEST: usize = 2000;

/// The addresses that the HTML of a post leads to, each with its host and once, without those of `own_host`. The HTML
/// is ours: sanitised, with every attribute in double quotes.
pub(crate) fn links_in(html: &str, own_host: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    for part in html.split("href=\"").skip(1) {
        let Some((address, _)) = part.split_once('"') else { continue };
        let Some((url, host)) = outside(&address.replace("&amp;", "&"), own_host) else { continue };
        if found.len() < MOST && !found.iter().any(|(known, _)| *known == url) {
            found.push((url, host));
        }
    }
    found
}

/// The address without what only the browser needs, if it is one of another site.
fn outside(address: &str, own_host: &str) -> Option<(String, String)> {
    let mut url = Url::parse(address).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
    url.set_fragment(None);
    let host = url.host_str()?.to_owned();
    let plain = url.username().is_empty() && url.password().is_none();
    let url = url.to_string();
    (plain && host != own_host && url.len() <= LONGEST).then_some((url, host))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_to_other_sites_are_found_once_and_without_their_fragment() {
        let html = r##"<p><a href="https://a.example/x?a=1&amp;b=2#part">x</a> <a href="https://a.example/x?a=1&amp;b=2">x</a>
            <a href="/q/1/own">own</a> <a href="https://here.example/q/1">own</a> <a href="mailto:a@b.example">mail</a>
            <a href="https://user:secret@b.example/">secret</a> <a href="http://例え.example/길">IDN</a></p>"##;
        let found: Vec<String> = links_in(html, "here.example").into_iter().map(|(url, _)| url).collect();
        assert_eq!(found, ["https://a.example/x?a=1&b=2", "http://xn--r8jz45g.example/%EA%B8%B8"]);
    }
}
