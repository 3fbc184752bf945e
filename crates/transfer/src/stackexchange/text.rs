//! Texts of a dump as Markdown: posts are HTML, comments are a small Markdown of their own.

/// The site that a dump is of, as far as it is known.
#[derive(Clone, Debug, Default)]
pub(super) struct Site {
    /// Its host, without scheme and slash.
    host: Option<String>,
}

impl Site {
    pub(super) fn new(address: Option<&str>) -> Site {
        let host = address.map(|address| without_scheme(address).trim_end_matches('/').to_owned());
        Site { host: host.filter(|host| !host.is_empty()) }
    }

    /// A post's HTML as Markdown, with links within the site leading to what was imported.
    pub(super) fn markdown(&self, html: &str) -> String {
        madang_markdown::from_html_with(html, &|address| self.address(address))
    }

    fn address(&self, address: &str) -> String {
        let Some(path) = self.path_of(address) else { return address.to_owned() };
        // A page that was not imported: only the old site has it.
        let elsewhere = || self.host.as_ref().map(|host| format!("https://{host}{path}")).unwrap_or_default();
        redirected(path).unwrap_or_else(elsewhere)
    }

    /// The path of an address within the site.
    fn path_of<'a>(&self, address: &'a str) -> Option<&'a str> {
        if address.starts_with('/') {
            return Some(address);
        }
        let host = self.host.as_ref()?;
        let rest = without_scheme(address).strip_prefix(host.as_str())?;
        rest.starts_with('/').then_some(rest)
    }
}

/// The path under which something that was imported is found here.
fn redirected(path: &str) -> Option<String> {
    let mut parts = path.trim_start_matches('/').split('/');
    let (kind, name) = (parts.next()?, parts.next()?);
    let is_number = name.split(['#', '?']).next().is_some_and(|name| name.parse::<u64>().is_ok());
    match kind {
        "questions" | "a" | "users" if is_number => Some(path.to_owned()),
        // `/q/12/34` was shared by member 34; here it would be one of our own addresses.
        "q" if is_number => Some(format!("/questions/{name}")),
        "questions" if name == "tagged" => Some(format!("/tags/{}", parts.next()?)),
        "tags" => Some(format!("/tags/{name}")),
        _ => None,
    }
}

fn without_scheme(address: &str) -> &str {
    ["https://", "http://"].iter().find_map(|scheme| address.strip_prefix(scheme)).unwrap_or(address)
}

/// A comment as Markdown: there it was one paragraph with emphasis, code and links; everything else was plain text.
pub(super) fn comment(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(|line| inline(&plain_start(line.trim()))).collect();
    lines.join("\n")
}

/// A line whose beginning would start a list, a heading, a quotation or the like.
fn plain_start(line: &str) -> String {
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let rest = &line[digits..];
    let followed = |rest: &str| rest[1..].is_empty() || rest[1..].starts_with(' ');
    let is_numbered = (1..=9).contains(&digits) && rest.starts_with(['.', ')']) && followed(rest);
    if is_numbered {
        return format!("{}\\{rest}", &line[..digits]);
    }
    let is_rule = line.len() >= 3 && line.chars().all(|c| matches!(c, '-' | '=' | '*' | '_' | ' '));
    let is_marker = line.starts_with(['-', '+', '*']) && followed(line);
    if is_rule
        || is_marker
        || line.starts_with(['#', '>', '|', '='])
        || line.starts_with("~~~")
        || line.starts_with("```")
    {
        return format!("\\{line}");
    }
    line.to_owned()
}

/// Tags in their short form become links, and `<` shows as it is; code is left alone.
fn inline(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    for (index, part) in line.split('`').enumerate() {
        if index > 0 {
            out.push('`');
        }
        // Every second part stands between backticks.
        if index % 2 == 1 && line.matches('`').count() > index {
            out.push_str(part);
        } else {
            out.push_str(&tag_links(&part.replace('<', "\\<")));
        }
    }
    out
}

/// `[tag:pump]` and `[meta-tag:bug]`.
fn tag_links(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find("[tag:").or_else(|| rest.find("[meta-tag:")) {
        let inside = &rest[start..];
        let Some(end) = inside.find(']') else { break };
        let name = inside[1..end].split_once(':').map_or("", |(_, name)| name);
        out.push_str(&rest[..start]);
        out.push_str(&format!("[{name}](/tags/{name})"));
        rest = &inside[end + 1..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(markdown: &str) -> String {
        madang_markdown::render(markdown, &madang_markdown::Context::plain("en")).html
    }

    #[test]
    fn links_within_the_old_site_lead_to_what_was_imported() {
        let site = Site::new(Some("https://bikes.example/"));
        for (old, new) in [
            ("https://bikes.example/questions/12/a-b", "/questions/12/a-b"),
            ("http://bikes.example/q/12/34", "/questions/12"),
            ("/a/34#c5", "/a/34#c5"),
            ("/tags/brakes/info", "/tags/brakes"),
            ("/questions/tagged/brakes", "/tags/brakes"),
            ("/users/3/ann?tab=profile", "/users/3/ann?tab=profile"),
            ("https://bikes.example/users/flair/3.png", "https://bikes.example/users/flair/3.png"),
            ("/help/on-topic", "https://bikes.example/help/on-topic"),
            ("https://bikes.example.org/questions/1", "https://bikes.example.org/questions/1"),
            ("https://other.example/questions/1", "https://other.example/questions/1"),
        ] {
            assert_eq!(site.address(old), new);
        }
        assert_eq!(Site::default().markdown(r#"<p>see <a href="/faq#x">the FAQ</a></p>"#).trim(), "see the FAQ");
    }

    #[test]
    fn a_comment_shows_what_its_author_saw() {
        for (text, html) in [
            ("1. Bien sûr. 2. Le en-dash", "<p>1. Bien sûr. 2. Le en-dash</p>"),
            ("4) For the number", "<p>4) For the number</p>"),
            ("use `th<em>i</em>s`", "<p>use <code>th&lt;em&gt;i&lt;/em&gt;s</code></p>"),
            ("<<qatlhbe'?>> I <b>see</b>", "<p>&lt;&lt;qatlhbe'?&gt;&gt; I &lt;b&gt;see&lt;/b&gt;</p>"),
            ("# not a heading", "<p># not a heading</p>"),
            ("+1", "<p>+1</p>"),
            ("- agreed", "<p>- agreed</p>"),
            ("**bold** and *soft*", "<p><strong>bold</strong> and <em>soft</em></p>"),
            ("a lone ` tick < 3", "<p>a lone ` tick &lt; 3</p>"),
        ] {
            assert_eq!(shown(&comment(text)).trim(), html, "{text}");
        }
        assert_eq!(comment("ask in [tag:brakes]"), "ask in [brakes](/tags/brakes)");
    }
}
