//! File names that people gave, made harmless and kept readable.

use unicode_normalization::UnicodeNormalization;

/// The longest name kept, in characters.
const MAX_CHARS: usize = 120;
/// What a file without a usable name is called.
const NAMELESS: &str = "file";

/// Cleans a file name: the last part of a path, without control characters, characters that some system forbids, and signs that
/// turn the writing direction; at most 120 characters, the extension kept. Korean and Japanese stay, composed (NFC).
pub fn clean_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let harmless: String = last.nfc().filter(|character| !is_harmful(*character)).collect();
    let spaced = harmless.split_whitespace().collect::<Vec<_>>().join(" ");
    let trimmed = spaced.trim_matches(['.', ' ']);
    if trimmed.is_empty() { NAMELESS.to_owned() } else { shortened(trimmed) }
}

/// The cleaned name, with `extension` behind it unless it has it already.
pub(crate) fn with_extension(name: &str, extension: &str) -> String {
    let cleaned = clean_name(name);
    let same = |a: &str, b: &str| a == b || (a == "jpeg" && b == "jpg");
    if same(&self::extension(&cleaned), extension) { cleaned } else { format!("{cleaned}.{extension}") }
}

/// The extension of a name in lower case, without dot; empty when there is none.
pub(crate) fn extension(name: &str) -> String {
    match clean_name(name).rsplit_once('.') {
        Some((stem, extension)) if !stem.is_empty() => extension.to_lowercase(),
        _ => String::new(),
    }
}

fn is_harmful(character: char) -> bool {
    character.is_control()
        || matches!(character, '<' | '>' | ':' | '"' | '|' | '?' | '*')
        // Signs without width, and those that turn the direction ("exe.gpj" shown as "jpg.exe").
        || matches!(character, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

fn shortened(name: &str) -> String {
    if name.chars().count() <= MAX_CHARS {
        return name.to_owned();
    }
    let (stem, extension) = match name.rsplit_once('.') {
        Some((stem, extension)) if extension.chars().count() <= 10 => (stem, format!(".{extension}")),
        _ => (name, String::new()),
    };
    let kept: String = stem.chars().take(MAX_CHARS - extension.chars().count()).collect();
    format!("{}{extension}", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stay_readable_and_lose_what_harms() {
        for (given, cleaned) in [
            ("보고서 (최종).pdf", "보고서 (최종).pdf"),
            ("C:\\Users\\kim\\사진.jpg", "사진.jpg"),
            ("../../etc/passwd", "passwd"),
            ("a\u{202E}gpj.exe", "agpj.exe"),
            ("\u{1100}\u{1161}.txt", "가.txt"),
            ("  .htaccess ", "htaccess"),
            ("a\0\r\n<b>\"c\".txt", "abc.txt"),
            ("..", "file"),
            ("", "file"),
        ] {
            assert_eq!(clean_name(given), cleaned);
        }
    }

    #[test]
    fn a_long_name_keeps_its_extension() {
        let cleaned = clean_name(&format!("{}.pdf", "가".repeat(300)));
        assert_eq!(cleaned.chars().count(), 120);
        assert!(cleaned.ends_with("가.pdf"));
    }

    #[test]
    fn extensions_are_added_only_where_they_are_missing() {
        assert_eq!(with_extension("a.JPEG", "jpg"), "a.JPEG");
        assert_eq!(with_extension("a.svg", "txt"), "a.svg.txt");
        assert_eq!(with_extension("메모", "txt"), "메모.txt");
    }
}
