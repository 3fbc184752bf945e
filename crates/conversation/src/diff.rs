//! What changed between two versions of a text, so that it reads well: whole lines where much is new, single words
//! within a line where little is. A Korean word is what stands between spaces; Japanese, which has none, is parted
//! where its scripts change.

use similar::{Algorithm, DiffOp, capture_diff_slices_deadline};
use std::time::{Duration, Instant};

/// Unchanged lines shown around a change.
const CONTEXT: usize = 2;
/// Two lines with less in common than this are shown as two lines.
const ALIKE: f32 = 0.4;
/// The most tokens that are compared within changed lines.
const TOKENS: usize = 6_000;
/// How long a comparison may take; then the rest counts as changed.
const PATIENCE: Duration = Duration::from_millis(200);

/// A stretch of a changed line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// In both versions.
    Same(String),
    /// Only in the older.
    Removed(String),
    /// Only in the newer.
    Added(String),
}

/// A part of the comparison, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DiffLine {
    /// A line in both versions.
    Same(String),
    /// Lines that were changed in places.
    Changed(Vec<Piece>),
    /// A line only in the older version.
    Removed(String),
    /// A line only in the newer version.
    Added(String),
    /// So many unchanged lines that are left out.
    Skipped(usize),
}

/// The comparison of two texts; empty when they are the same.
pub fn diff(old: &str, new: &str) -> Vec<DiffLine> {
    let deadline = Instant::now() + PATIENCE;
    let (old_lines, new_lines): (Vec<&str>, Vec<&str>) = (old.split('\n').collect(), new.split('\n').collect());
    let ops = capture_diff_slices_deadline(Algorithm::Patience, &old_lines, &new_lines, Some(deadline));
    if ops.iter().all(|op| matches!(op, DiffOp::Equal { .. })) {
        return Vec::new();
    }
    let mut out = Vec::new();
    let last = ops.len() - 1;
    for (at, op) in ops.iter().enumerate() {
        let (was, is) = (&old_lines[op.old_range()], &new_lines[op.new_range()]);
        match op {
            DiffOp::Equal { .. } => context(was, at > 0, at < last, &mut out),
            DiffOp::Delete { .. } => out.extend(was.iter().map(|line| DiffLine::Removed((*line).to_owned()))),
            DiffOp::Insert { .. } => out.extend(is.iter().map(|line| DiffLine::Added((*line).to_owned()))),
            DiffOp::Replace { .. } => replaced(was, is, deadline, &mut out),
        }
    }
    out
}

/// Unchanged lines: those near a change, and how many are left out.
fn context(lines: &[&str], after_change: bool, before_change: bool, out: &mut Vec<DiffLine>) {
    let head = if after_change { CONTEXT.min(lines.len()) } else { 0 };
    let tail = if before_change { CONTEXT.min(lines.len() - head) } else { 0 };
    let same = |line: &&str| DiffLine::Same((*line).to_owned());
    out.extend(lines[..head].iter().map(same));
    let left_out = lines.len() - head - tail;
    match left_out {
        0 => {}
        1 => out.extend(lines[head..=head].iter().map(same)),
        more => out.push(DiffLine::Skipped(more)),
    }
    out.extend(lines[lines.len() - tail..].iter().map(same));
}

/// Lines that became others: compared one by one where their number stayed, else as one passage.
fn replaced(was: &[&str], is: &[&str], deadline: Instant, out: &mut Vec<DiffLine>) {
    if was.len() == is.len() {
        was.iter().zip(is).for_each(|(was, is)| passage(was, is, deadline, out));
    } else {
        passage(&was.join("\n"), &is.join("\n"), deadline, out);
    }
}

fn passage(was: &str, is: &str, deadline: Instant, out: &mut Vec<DiffLine>) {
    let (old, new) = (tokens(was), tokens(is));
    if old.len() + new.len() <= TOKENS {
        let ops = capture_diff_slices_deadline(Algorithm::Myers, &old, &new, Some(deadline));
        if likeness(&ops, &old, &new) >= ALIKE {
            out.push(DiffLine::Changed(pieces(&ops, &old, &new)));
            return;
        }
    }
    out.extend(was.split('\n').map(|line| DiffLine::Removed(line.to_owned())));
    out.extend(is.split('\n').map(|line| DiffLine::Added(line.to_owned())));
}

/// How much of two passages is the same, from 0 to 1, by their characters but white space.
fn likeness(ops: &[DiffOp], old: &[&str], new: &[&str]) -> f32 {
    let weight = |tokens: &[&str]| -> usize {
        tokens.iter().map(|token| token.chars().filter(|c| !c.is_whitespace()).count()).sum()
    };
    let same: usize =
        ops.iter().filter(|op| matches!(op, DiffOp::Equal { .. })).map(|op| weight(&old[op.old_range()])).sum();
    let all = weight(old) + weight(new);
    if all == 0 { 1.0 } else { (2 * same) as f32 / all as f32 }
}

fn pieces(ops: &[DiffOp], old: &[&str], new: &[&str]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for op in ops {
        let (was, is) = (old[op.old_range()].concat(), new[op.new_range()].concat());
        if let DiffOp::Equal { .. } = op {
            pieces.push(Piece::Same(was));
            continue;
        }
        if !was.is_empty() {
            pieces.push(Piece::Removed(was));
        }
        if !is.is_empty() {
            pieces.push(Piece::Added(is));
        }
    }
    pieces
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Word,
    Hangul,
    Han,
    Hiragana,
    Katakana,
    Space,
    Sign,
}

fn class(c: char) -> Class {
    match c {
        '\u{ac00}'..='\u{d7a3}' | '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' => Class::Hangul,
        '\u{3041}'..='\u{309f}' => Class::Hiragana,
        '\u{30a0}'..='\u{30ff}' | '\u{ff66}'..='\u{ff9f}' => Class::Katakana,
        '々'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}' => Class::Han,
        c if c.is_whitespace() => Class::Space,
        c if c.is_alphanumeric() || c == '_' => Class::Word,
        _ => Class::Sign,
    }
}

/// Words of each script; every sign stands for itself.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut start = 0;
    let mut before: Option<Class> = None;
    for (at, c) in text.char_indices() {
        let now = class(c);
        let parts = before.is_some_and(|before| before != now || now == Class::Sign);
        if parts {
            tokens.push(&text[start..at]);
            start = at;
        }
        before = Some(now);
    }
    if start < text.len() {
        tokens.push(&text[start..]);
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(text: &str) -> Piece {
        Piece::Same(text.to_owned())
    }

    fn removed(text: &str) -> Piece {
        Piece::Removed(text.to_owned())
    }

    fn added(text: &str) -> Piece {
        Piece::Added(text.to_owned())
    }

    #[test]
    fn equal_texts_differ_in_nothing() {
        assert!(diff("가\n나", "가\n나").is_empty());
    }

    #[test]
    fn a_changed_korean_word_is_marked_whole() {
        let lines = diff("물은 일주일에 한 번 갈아 주세요.", "물은 열흘에 한 번 갈아 주세요.");
        let want = vec![same("물은 "), removed("일주일에"), added("열흘에"), same(" 한 번 갈아 주세요.")];
        assert_eq!(lines, [DiffLine::Changed(want)]);
    }

    #[test]
    fn a_changed_japanese_word_is_marked_without_spaces_to_part_it() {
        let lines = diff("水温は二十度にしてください。", "水温は十八度にしてください。");
        let want = vec![same("水温は"), removed("二十度"), added("十八度"), same("にしてください。")];
        assert_eq!(lines, [DiffLine::Changed(want)].to_vec());
    }

    #[test]
    fn unlike_lines_are_shown_as_two_and_far_lines_are_left_out() {
        let old = "a\nb\nc\nd\ne\nold words here";
        let new = "a\nb\nc\nd\ne\n완전히 다른 문장이에요";
        assert_eq!(
            diff(old, new),
            [
                DiffLine::Skipped(3),
                DiffLine::Same("d".to_owned()),
                DiffLine::Same("e".to_owned()),
                DiffLine::Removed("old words here".to_owned()),
                DiffLine::Added("완전히 다른 문장이에요".to_owned()),
            ]
        );
    }

    #[test]
    fn nothing_of_either_version_is_lost() {
        let (old, new) = ("하나 둘 셋\n\nfour five\n끝", "하나 셋\nfour six five\n새 줄\n끝");
        let (mut was, mut is) = (String::new(), String::new());
        for line in diff(old, new) {
            match line {
                DiffLine::Changed(pieces) => {
                    for piece in pieces {
                        match piece {
                            Piece::Same(text) => [&mut was, &mut is].into_iter().for_each(|side| side.push_str(&text)),
                            Piece::Removed(text) => was.push_str(&text),
                            Piece::Added(text) => is.push_str(&text),
                        }
                    }
                }
                DiffLine::Same(text) => [&mut was, &mut is].into_iter().for_each(|side| side.push_str(&text)),
                DiffLine::Removed(text) => was.push_str(&text),
                DiffLine::Added(text) => is.push_str(&text),
                DiffLine::Skipped(_) => unreachable!("a short text is shown whole"),
            }
        }
        assert_eq!(was.replace('\n', ""), old.replace('\n', ""));
        assert_eq!(is.replace('\n', ""), new.replace('\n', ""));
    }
}
