//! Plain text out of our own sanitised HTML, for search engines: a walk over the characters, no parser.

/// The text of sanitised HTML, at most `most` characters; blocks are parted by a space.
pub fn text_of_html(html: &str, most: usize) -> String {
    let mut out = String::with_capacity(html.len().min(most * 4));
    let mut length = 0;
    let mut rest = html;
    while let Some(c) = rest.chars().next() {
        if length >= most {
            out.push('…');
            break;
        }
        let (piece, taken) = match c {
            '<' => (" ", rest.find('>').map_or(rest.len(), |end| end + 1)),
            '&' => entity(rest),
            _ => (&rest[..c.len_utf8()], c.len_utf8()),
        };
        let blank = piece.chars().all(char::is_whitespace);
        // An inline element parts no words; two blanks are one.
        let inline = c == '<' && is_inline(rest);
        if !inline && !(blank && (out.is_empty() || out.ends_with(' '))) {
            out.push_str(if blank { " " } else { piece });
            length += 1;
        }
        rest = &rest[taken..];
    }
    out.truncate(out.trim_end().len());
    out
}

fn entity(text: &str) -> (&str, usize) {
    const KNOWN: [(&str, &str); 6] =
        [("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&nbsp;", " ")];
    let known = KNOWN.iter().find(|(name, _)| text.starts_with(name));
    known.map_or((&text[..1], 1), |(name, is)| (is, name.len()))
}

fn is_inline(tag: &str) -> bool {
    let name = tag.trim_start_matches(['<', '/']);
    let name = &name[..name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len())];
    matches!(
        name,
        "a" | "abbr"
            | "b"
            | "code"
            | "del"
            | "em"
            | "i"
            | "ins"
            | "kbd"
            | "mark"
            | "s"
            | "span"
            | "strong"
            | "sub"
            | "sup"
            | "u"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_comes_out_of_html() {
        let html = "<p>물이 <strong>새</strong>요 &amp; &lt;b&gt;</p>\n<ul><li>하나</li><li>둘</li></ul>";
        assert_eq!(text_of_html(html, 100), "물이 새요 & <b> 하나 둘");
        assert_eq!(text_of_html("<p>가나다라</p>", 2), "가나…");
        assert_eq!(text_of_html("", 5), "");
        assert_eq!(text_of_html("a & <", 9), "a &");
    }
}
