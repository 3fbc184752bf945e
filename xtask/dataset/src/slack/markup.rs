//! Slack's own markup as Markdown.

use std::collections::{HashMap, HashSet};

/// Handles have at most so many characters.
const HANDLE: usize = 30;

/// What ids stand for.
pub(super) struct Names {
    members: HashMap<String, String>,
    handles: HashMap<String, String>,
    channels: HashMap<String, String>,
}

impl Names {
    /// From the names of users, and the channels that texts mention.
    pub(super) fn new<'a>(users: &HashMap<String, String>, texts: impl Iterator<Item = &'a str>) -> Names {
        let mut members: Vec<(&String, &String)> = users.iter().filter(|(_, name)| !name.trim().is_empty()).collect();
        members.sort();
        let mut taken = HashSet::new();
        let mut handles = HashMap::new();
        for (id, name) in &members {
            let handle = handle(name).unwrap_or_else(|| (*id).clone());
            let free = (1..).map(|number| if number == 1 { handle.clone() } else { format!("{handle}{number}") });
            if let Some(free) = free.into_iter().find(|handle| !taken.contains(&handle.to_lowercase())) {
                taken.insert(free.to_lowercase());
                handles.insert((*id).clone(), free);
            }
        }
        let mut channels = HashMap::new();
        for mention in texts.flat_map(|text| text.split("<#").skip(1)) {
            let named = mention.split('>').next().and_then(|inside| inside.split_once('|'));
            if let Some((id, name)) = named.filter(|(_, name)| !name.is_empty()) {
                channels.insert(id.to_owned(), name.to_owned());
            }
        }
        let members = members.into_iter().map(|(id, name)| (id.clone(), name.trim().to_owned())).collect();
        Names { members, handles, channels }
    }

    pub(super) fn member<'a>(&'a self, id: &'a str) -> &'a str {
        self.members.get(id).map_or(id, String::as_str)
    }

    pub(super) fn handle<'a>(&'a self, id: &'a str) -> &'a str {
        self.handles.get(id).map_or(id, String::as_str)
    }

    pub(super) fn channel<'a>(&'a self, id: &'a str) -> &'a str {
        self.channels.get(id).map_or(id, String::as_str)
    }
}

/// A name as a handle: `Yuto YOSHIDA` is `Yuto-YOSHIDA`.
fn handle(name: &str) -> Option<String> {
    let allowed = |character: char| character.is_alphanumeric() || "_-.".contains(character);
    let mapped: String =
        name.trim().chars().map(|character| if allowed(character) { character } else { '-' }).collect();
    let handle: String = mapped.trim_matches(['-', '_', '.']).chars().take(HANDLE - 3).collect();
    let handle = handle.trim_end_matches(['-', '_', '.']);
    (handle.chars().count() >= 2).then(|| handle.to_owned())
}

/// A message as Markdown: code stays as it is, everything else is converted.
pub(super) fn markdown(text: &str, names: &Names) -> String {
    let mut out = String::new();
    for (number, part) in text.split("```").enumerate() {
        if number % 2 == 1 {
            let code = literal(part, names);
            out.push_str(&format!("\n\n```\n{}\n```\n\n", code.trim_matches('\n')));
        } else {
            out.push_str(&with_spans(part, names));
        }
    }
    out.trim().to_owned()
}

/// A message without markup, for titles.
pub(super) fn plain(text: &str, names: &Names) -> String {
    let text = literal(&text.replace("```", "\n"), names);
    emoji(&text.replace(['`', '*'], ""))
}

/// Text with code between single backquotes.
fn with_spans(text: &str, names: &Names) -> String {
    let mut out = String::new();
    let parts: Vec<&str> = text.split('`').collect();
    for (number, part) in parts.iter().enumerate() {
        let closed = number + 1 < parts.len();
        if number % 2 == 1 && closed && !part.is_empty() && !part.contains('\n') {
            out.push_str(&format!("`{}`", literal(part, names)));
        } else if number % 2 == 1 {
            out.push('`');
            out.push_str(&prose(part, names));
            if closed {
                out.push('`');
            }
        } else {
            out.push_str(&prose(part, names));
        }
    }
    out
}

/// Prose: links, mentions, emphasis, emoji, quotes; each line break stays one.
fn prose(text: &str, names: &Names) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, inside, after)) = reference(rest) {
        out.push_str(&words(before));
        out.push_str(&linked(inside, names));
        rest = after;
    }
    out.push_str(&words(rest));
    broken(&out)
}

/// The text before the first `<…>` that refers to something, what is in it, and the rest.
fn reference(text: &str) -> Option<(&str, &str, &str)> {
    let mut from = 0;
    while let Some(open) = text[from..].find('<').map(|at| from + at) {
        let inside = &text[open + 1..];
        let refers = inside.starts_with(['@', '#', '!']) || scheme(inside).is_some();
        if let Some(close) = inside.find(['>', '\n']).filter(|at| refers && inside[*at..].starts_with('>')) {
            return Some((&text[..open], &inside[..close], &inside[close + 1..]));
        }
        from = open + 1;
    }
    None
}

fn scheme(inside: &str) -> Option<&str> {
    ["https://", "http://", "mailto:", "ssh://", "tel:"].into_iter().find(|scheme| inside.starts_with(scheme))
}

fn linked(inside: &str, names: &Names) -> String {
    let (target, label) = inside.split_once('|').unwrap_or((inside, ""));
    match target.split_at_checked(1) {
        Some(("@", id)) => format!("@{}", names.handle(id)),
        Some(("#", id)) => format!("\\#{}", if label.is_empty() { names.channel(id) } else { label }),
        Some(("!", what)) => format!("@{}", if label.is_empty() { what } else { label.trim_start_matches('@') }),
        _ if target.starts_with("mailto:") || target.starts_with("tel:") => decoded(label),
        _ if label.is_empty() || label == target => format!("<{}>", decoded(target)),
        _ => format!("[{}]({})", decoded(label).replace(['[', ']'], ""), decoded(target).replace(')', "%29")),
    }
}

/// References as their plain text, for code and titles.
fn literal(text: &str, names: &Names) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, inside, after)) = reference(rest) {
        out.push_str(before);
        let (target, label) = inside.split_once('|').unwrap_or((inside, ""));
        match target.split_at_checked(1) {
            Some(("@", id)) => out.push_str(&format!("@{}", names.member(id))),
            Some(("#", id)) => out.push_str(&format!("#{}", if label.is_empty() { names.channel(id) } else { label })),
            Some(("!", what)) => out.push_str(&format!("@{what}")),
            _ => out.push_str(if label.is_empty() { target } else { label }),
        }
        rest = after;
    }
    out.push_str(rest);
    decoded(&out)
}

fn decoded(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

/// Words between references: quotes, emphasis and emoji as Markdown has them; a lone `<` is no tag.
fn words(text: &str) -> String {
    let mut lines = Vec::new();
    for line in text.split('\n') {
        let (quote, line) = match line.strip_prefix("&gt;") {
            Some(quoted) => ("> ", quoted.trim_start()),
            None => ("", line),
        };
        let line = decoded(line).replace('<', "\\<");
        let line = if quote.is_empty() && line.starts_with('#') { format!("\\{line}") } else { line };
        lines.push(format!("{quote}{}", emoji(&emphasis(&emphasis(&line, '*', "**"), '~', "~~"))));
    }
    lines.join("\n")
}

/// `*bold*` as `**bold**`: only where the signs stand at the edges of words.
fn emphasis(line: &str, sign: char, markdown: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some(open) = rest.find(sign) {
        let (before, inside) = (&rest[..open], &rest[open + 1..]);
        let edge = before.chars().next_back().is_none_or(|before| !before.is_alphanumeric());
        let close = inside.find(sign).filter(|close| {
            let (within, after) = (&inside[..*close], &inside[close + 1..]);
            edge && !within.is_empty()
                && within.trim() == within
                && after.chars().next().is_none_or(|after| !after.is_alphanumeric())
        });
        out.push_str(before);
        match close {
            Some(close) => {
                out.push_str(&format!("{markdown}{}{markdown}", &inside[..close]));
                rest = &inside[close + 1..];
            }
            None => {
                out.push('\\');
                out.push(sign);
                rest = inside;
            }
        }
    }
    out.push_str(rest);
    out
}

/// `:tada:` as 🎉. A community's own emoji stay as they are written.
fn emoji(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(open) = rest.find(':') {
        let inside = &rest[open + 1..];
        let name = inside.find(':').map(|close| &inside[..close]);
        let found = name.and_then(|name| Some((name, emojis::get_by_shortcode(alias(name))?)));
        out.push_str(&rest[..open]);
        match found {
            Some((name, emoji)) => {
                out.push_str(emoji.as_str());
                rest = &inside[name.len() + 1..];
            }
            None => {
                out.push(':');
                rest = inside;
            }
        }
    }
    out.push_str(rest);
    out
}

/// The names that Slack alone uses.
fn alias(name: &str) -> &str {
    match name {
        "thinking_face" => "thinking",
        "hugging_face" => "hugs",
        "man-bowing" => "bowing_man",
        "woman-bowing" => "bowing_woman",
        "simple_smile" => "slightly_smiling_face",
        "face_with_rolling_eyes" => "roll_eyes",
        "the_horns" => "metal",
        other => other,
    }
}

/// Each line break as one that Markdown keeps.
fn broken(text: &str) -> String {
    let lines: Vec<&str> = text.split('\n').collect();
    let mut out = String::new();
    for (number, line) in lines.iter().enumerate() {
        out.push_str(line);
        let Some(next) = lines.get(number + 1) else { break };
        let quoted = line.starts_with('>') && !next.starts_with('>');
        out.push_str(match (line.trim().is_empty() || next.trim().is_empty(), quoted) {
            (true, _) => "\n",
            (_, true) => "\n\n",
            _ => "  \n",
        });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Names {
        let users = HashMap::from([("U1".into(), "Ada L.".into()), ("U2".into(), String::new())]);
        Names::new(&users, ["see <#C9|nix> and <#C9|>"].into_iter())
    }

    #[test]
    fn markup_is_markdown() {
        for (slack, expected) in [
            ("see <https://a.example/x>", "see <https://a.example/x>"),
            ("<https://a.example/(x)|the [docs]>", "[the docs](https://a.example/(x%29)"),
            ("<@U1>, <@U2> in <#C9> <!here>", "@Ada-L, @U2 in \\#nix @here"),
            ("<mailto:a@b.example|a@b.example>", "a@b.example"),
            ("*bold* and ~gone~ 2*3", "**bold** and ~~gone~~ 2\\*3"),
            ("`f &lt;$&gt; x` &lt; y", "`f <$> x` \\< y"),
            ("a\n```x &gt;&gt;= \\y -&gt; *z*```\nb", "a\n\n\n```\nx >>= \\y -> *z*\n```\n\n\nb"),
            ("&gt; quoted\nanswer", "> quoted\n\nanswer"),
            ("one\ntwo\n\nthree", "one  \ntwo\n\nthree"),
            (":tada: :thinking_face: :haskell: 12:30:45", "🎉 🤔 :haskell: 12:30:45"),
            ("# no heading", "\\# no heading"),
            ("x <- y", "x \\<- y"),
        ] {
            assert_eq!(markdown(slack, &names()), expected, "{slack}");
        }
    }

    #[test]
    fn titles_are_plain() {
        assert_eq!(
            plain("*How* do <@U1> and `f &gt; x` <https://a.example|work>?", &names()),
            "How do @Ada L. and f > x work?"
        );
    }
}
