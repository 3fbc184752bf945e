//! Cleaning what people type, at the door.

/// One line: no control characters, no line breaks, white space at the ends gone. Everything else stays as typed.
pub fn line(text: &str) -> String {
    let kept: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    kept.trim().to_owned()
}

/// Several lines: `\r\n` becomes `\n`; control characters but tab and line feed go (the database cannot hold NUL);
/// blank lines at the ends go.
pub fn block(text: &str) -> String {
    let kept: String =
        text.replace("\r\n", "\n").chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    kept.trim_end().trim_start_matches('\n').to_owned()
}

/// The first `most` characters, whole, with … where something was cut.
pub fn cut(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

/// `%` and `_` lose their meaning in a LIKE pattern with `ESCAPE '\'`.
pub fn like(text: &str) -> String {
    text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_blocks_lose_only_what_cannot_be_kept() {
        assert_eq!(line("  안녕\u{0}하세요\n여러분 "), "안녕 하세요 여러분");
        assert_eq!(block("\r\n\n  코드\r\n\tx\u{7}\n\n"), "  코드\n\tx");
        assert_eq!(cut("가나다라", 2), "가나…");
        assert_eq!(cut("가나", 2), "가나");
    }
}
