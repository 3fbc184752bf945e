//! The part of a text to show for a query.

use std::ops::Range;

use crate::Highlighter;
use crate::highlight::{Mark, merge};

/// A piece of shown text. Templates escape `text` and mark it when `hit`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// The piece, as it stands in the original text.
    pub text: String,
    /// Whether it is a word that was searched for.
    pub hit: bool,
}

/// The share of a passage that may stand before its first hit.
const LEAD: usize = 5;
const ELLIPSIS: &str = "…";

impl Highlighter {
    /// A whole short text (a title), cut into marked and unmarked pieces.
    #[must_use]
    pub fn segments(&self, text: &str) -> Vec<Segment> {
        let mut segments = Vec::new();
        cut(text, 0..text.len(), &self.ranges(text), &mut segments);
        segments
    }

    /// The stretch of about `length` characters that holds most of the query's words, with them marked; white space
    /// shows as single spaces, and `…` stands where text was left out. Without any hit it is the text's beginning.
    #[must_use]
    pub fn passage(&self, text: &str, length: usize) -> Vec<Segment> {
        let marks = self.marks(text);
        let window = best_window(text, &marks, length);
        let marks = merge(marks.into_iter().map(|mark| mark.range));
        let mut segments = Vec::new();
        if !text[..window.start].trim().is_empty() {
            push(&mut segments, ELLIPSIS, false);
        }
        cut(text, window.clone(), &marks, &mut segments);
        if !text[window.end..].trim().is_empty() {
            push(&mut segments, ELLIPSIS, false);
        }
        segments
    }
}

/// The bytes to show: around the run of marks with the most different words, then the most marks.
fn best_window(text: &str, marks: &[Mark], length: usize) -> Range<usize> {
    let text_start = text.len() - text.trim_start().len();
    let Some((first, last)) = densest(text, marks, length) else {
        return text_start..end_after(text, text_start, length, text_start);
    };
    let start = start_before(text, first.range.start, length / LEAD, text_start);
    start..end_after(text, start, length, last.range.end)
}

/// The first and last mark of the best group within `length` characters.
fn densest<'a>(text: &str, marks: &'a [Mark], length: usize) -> Option<(&'a Mark, &'a Mark)> {
    let words = marks.iter().map(|mark| mark.word).max()? + 1;
    let span = length.saturating_sub(length / LEAD);
    let columns = columns_of(text, marks);
    let mut seen = vec![0_usize; words];
    let (mut different, mut first, mut best) = (0, 0, (0, 0));
    let mut chosen = None;
    for last in 0..marks.len() {
        seen[marks[last].word] += 1;
        different += usize::from(seen[marks[last].word] == 1);
        while first < last && columns[last].end - columns[first].start > span {
            seen[marks[first].word] -= 1;
            different -= usize::from(seen[marks[first].word] == 0);
            first += 1;
        }
        let value = (different, last - first);
        if chosen.is_none() || value > best {
            (best, chosen) = (value, Some((&marks[first], &marks[last])));
        }
    }
    chosen
}

/// Where each mark stands, counted in characters.
fn columns_of(text: &str, marks: &[Mark]) -> Vec<Range<usize>> {
    let (mut byte, mut column) = (0, 0);
    let mut columns = Vec::with_capacity(marks.len());
    for mark in marks {
        // Marks may overlap, but never start before an earlier one.
        column += text[byte..mark.range.start].chars().count();
        byte = mark.range.start;
        columns.push(column..column + text[mark.range.clone()].chars().count());
    }
    columns
}

/// Goes back from a hit by at most `lead` characters, to the beginning of a sentence, else of a word.
fn start_before(text: &str, hit: usize, lead: usize, text_start: usize) -> usize {
    let mut word_start = None;
    let mut earliest = hit;
    let mut following = None;
    for (at, character) in text[..hit].char_indices().rev().take(lead + 1) {
        if is_sentence_end(character, following) {
            return skip_spaces(text, at + character.len_utf8(), hit);
        }
        if character.is_whitespace() {
            word_start = Some(at + character.len_utf8());
        }
        earliest = at;
        following = Some(character);
    }
    if earliest <= text_start { text_start } else { word_start.unwrap_or(earliest) }
}

fn is_sentence_end(character: char, following: Option<char>) -> bool {
    match character {
        '。' | '！' | '？' | '\n' => true,
        '.' | '!' | '?' => following.is_some_and(char::is_whitespace),
        _ => false,
    }
}

fn skip_spaces(text: &str, from: usize, to: usize) -> usize {
    to - text[from..to].trim_start().len()
}

/// Goes on from `start` by `length` characters, then back to a space if one is near; never before `keep`.
fn end_after(text: &str, start: usize, length: usize, keep: usize) -> usize {
    let rest = &text[start..];
    let Some((cut, _)) = rest.char_indices().nth(length) else { return start + rest.trim_end().len() };
    if rest[cut..].trim().is_empty() {
        return start + rest.trim_end().len();
    }
    let near = rest[..cut].char_indices().rev().take(length / LEAD);
    let space = near.filter(|(_, character)| character.is_whitespace()).map(|(at, _)| start + at).next();
    let end = space.filter(|space| *space >= keep && *space > start).unwrap_or(start + cut);
    end.max(keep)
}

/// Cuts the window at the marks.
fn cut(text: &str, window: Range<usize>, marks: &[Range<usize>], segments: &mut Vec<Segment>) {
    let mut from = window.start;
    for mark in marks {
        let (start, end) = (mark.start.max(window.start), mark.end.min(window.end));
        if start >= end {
            continue;
        }
        push(segments, &text[from..start], false);
        push(segments, &text[start..end], true);
        from = end;
    }
    push(segments, &text[from..window.end], false);
}

/// Adds a piece with its white space reduced to single spaces.
fn push(segments: &mut Vec<Segment>, piece: &str, hit: bool) {
    if piece.is_empty() {
        return;
    }
    if segments.last().is_none_or(|last| last.hit != hit) {
        segments.push(Segment { text: String::with_capacity(piece.len()), hit });
    }
    let Some(segment) = segments.last_mut() else { return };
    for character in piece.chars() {
        if !character.is_whitespace() {
            segment.text.push(character);
        } else if !segment.text.ends_with(' ') {
            segment.text.push(' ');
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shown(segments: &[Segment]) -> String {
        segments
            .iter()
            .map(|segment| if segment.hit { format!("[{}]", segment.text) } else { segment.text.clone() })
            .collect()
    }

    #[test]
    fn a_title_is_shown_whole() {
        let title = "비밀번호를 <b>변경</b>";
        assert_eq!(shown(&Highlighter::new("변경 비밀번호").segments(title)), "[비밀번호]를 <b>[변경]</b>");
        assert_eq!(shown(&Highlighter::new("").segments(title)), title);
        assert!(Highlighter::new("x").segments("").is_empty());
    }

    #[test]
    fn a_short_text_is_shown_whole() {
        assert_eq!(shown(&Highlighter::new("card").passage("  My  card\nis lost. ", 160)), "My [card] is lost.");
    }

    #[test]
    fn the_part_with_most_words_is_chosen() {
        let text = format!("card. {} The card payment failed here. {}", "Filler text. ".repeat(40), "more ".repeat(60));
        let passage = shown(&Highlighter::new("card payment").passage(&text, 80));
        assert!(passage.starts_with("…The [card] [payment] failed here."), "{passage}");
        assert!(passage.ends_with('…'), "{passage}");
    }

    #[test]
    fn korean_and_japanese_passages_begin_at_a_sentence() {
        let text =
            format!("{}환불 규정을 알려 주세요. {}", "앞의 이야기입니다. ".repeat(20), "뒤의 이야기. ".repeat(20));
        let passage = shown(&Highlighter::new("환불").passage(&text, 60));
        assert!(passage.starts_with("…[환불] 규정을 알려 주세요. "), "{passage}");
        let text = format!("{}返金の規定です。{}", "前の話です。".repeat(30), "後の話です。".repeat(30));
        let passage = shown(&Highlighter::new("返金").passage(&text, 40));
        assert!(passage.starts_with("…[返金]の規定です。"), "{passage}");
    }

    #[test]
    fn without_hits_the_beginning_is_shown() {
        let passage = shown(&Highlighter::new("없는말").passage(&"하나 둘 셋 넷 ".repeat(30), 20));
        assert!(passage.starts_with("하나 둘 셋 넷") && passage.ends_with('…'), "{passage}");
        assert!(passage.chars().count() <= 21);
    }

    proptest! {
        #[test]
        fn passages_are_of_the_asked_length(text in "[a-c가나다東京 .\n]{0,400}", query in "[a-c가나다東京 ]{0,12}", length in 20_usize..200) {
            let passage = Highlighter::new(&query).passage(&text, length);
            let characters: usize = passage.iter().map(|segment| segment.text.chars().count()).sum();
            prop_assert!(characters <= length * 2 + 2, "{characters} for {length}");
        }

        #[test]
        fn no_text_makes_it_fail(text in any::<String>(), query in any::<String>(), length in 0_usize..200) {
            let _ = Highlighter::new(&query).passage(&text, length);
            let _ = Highlighter::new(&query).segments(&text);
        }

        #[test]
        fn segments_hold_every_character_of_a_title(title in "[a-z가-힣ぁ-ん]{0,30}", query in "[a-z가-힣]{0,5}") {
            let joined: String = Highlighter::new(&query).segments(&title).into_iter().map(|segment| segment.text).collect();
            prop_assert_eq!(joined, title);
        }
    }
}
