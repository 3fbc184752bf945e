//! The rules by which a thread becomes a draft, pure. They are few, so that whoever reads the draft sees where each line
//! comes from:
//!
//! - *Problem* is the opening post's text.
//! - *Environment* names the product and version, and repeats short lines of the problem that name a system with a number.
//! - *Cause* takes the paragraphs of the answers that say why.
//! - *Solution* takes the rest of the answers: the accepted one first, then confirmed ones, then the one that was chosen.
//!
//! Nothing is left out and nothing is made up: a part without text is an empty heading for the author to fill.

use madang_i18n::Lang;

/// Longer lines are prose, not a note on an environment, in characters.
const NOTE: usize = 120;

/// Names of systems, in lower case.
const SYSTEMS: [&str; 20] = [
    "windows",
    "macos",
    "ios",
    "ipados",
    "android",
    "linux",
    "ubuntu",
    "chrome",
    "safari",
    "firefox",
    "edge",
    "browser",
    "firmware",
    "version",
    "브라우저",
    "펌웨어",
    "버전",
    "ブラウザ",
    "ファームウェア",
    "バージョン",
];

/// What a paragraph that says why has in it, in lower case.
const REASONS: [&str; 18] = [
    "because",
    "caused by",
    "the cause",
    "the reason",
    "due to",
    "this happens when",
    "원인은",
    "원인이",
    "때문이에요",
    "때문입니다",
    "이유는",
    "탓이에요",
    "원인으로",
    "原因は",
    "原因が",
    "理由は",
    "ためです",
    "せいです",
];

/// What the draft is made of.
#[derive(Clone, Debug, Default)]
pub(crate) struct Material {
    /// The product with its version.
    pub(crate) product: Option<String>,
    /// The opening post.
    pub(crate) problem: String,
    /// The answers, the best first.
    pub(crate) answers: Vec<String>,
}

/// The headings of the four parts.
fn headings(lang: Lang) -> [&'static str; 4] {
    match lang {
        Lang::Ko => ["문제", "환경", "원인", "해결 방법"],
        Lang::Ja => ["問題", "環境", "原因", "解決方法"],
        Lang::En => ["Problem", "Environment", "Cause", "Solution"],
    }
}

/// The four parts of a thread.
fn parts(material: &Material) -> [String; 4] {
    let (causes, solutions) = reasons(&material.answers);
    [lowered(&material.problem), environment(material), causes, solutions]
}

/// The draft.
pub(crate) fn draft(lang: Lang, material: &Material) -> String {
    let parts = parts(material);
    let part = |(heading, text): (&str, &String)| format!("## {heading}\n\n{text}");
    let all: Vec<String> = headings(lang).into_iter().zip(&parts).map(part).collect();
    all.iter().map(|part| part.trim_end()).collect::<Vec<_>>().join("\n\n")
}

/// An earlier draft with another thread joined to it: each part goes to the end of its own, or to the end of all where
/// the author has named the parts otherwise.
pub(crate) fn join(existing: &str, lang: Lang, material: &Material) -> String {
    let mut text = existing.trim_end().to_owned();
    for (at, part) in parts(material).iter().enumerate().filter(|(_, part)| !part.is_empty()) {
        let names = Lang::ALL.map(|lang| headings(lang)[at]);
        match end_of_part(&text, &names) {
            Some(end) => {
                let (before, after) = (text[..end].trim_end().to_owned(), text[end..].trim_start().to_owned());
                text = if after.is_empty() {
                    format!("{before}\n\n{part}")
                } else {
                    format!("{before}\n\n{part}\n\n{after}")
                };
            }
            None => text = format!("{text}\n\n## {}\n\n{part}", headings(lang)[at]),
        }
    }
    text
}

/// Where the part with one of these headings ends.
fn end_of_part(text: &str, names: &[&str]) -> Option<usize> {
    let mut at = 0;
    let mut inside = false;
    for line in text.split_inclusive('\n') {
        if let Some(heading) = line.strip_prefix("## ") {
            if inside {
                return Some(at);
            }
            inside = names.contains(&heading.trim());
        }
        at += line.len();
    }
    inside.then_some(at)
}

fn environment(material: &Material) -> String {
    let noted = material.problem.lines().filter(|line| {
        let lower = line.to_lowercase();
        let short = line.chars().count() <= NOTE && line.chars().any(|c| c.is_ascii_digit());
        short && !line.starts_with("    ") && SYSTEMS.iter().any(|system| lower.contains(system))
    });
    let product = material.product.iter().map(String::as_str);
    let lines = product.chain(noted).map(|line| format!("- {}", line.trim().trim_start_matches(['-', '*', ' '])));
    lines.collect::<Vec<_>>().join("\n")
}

/// The paragraphs that say why, and all others.
fn reasons(answers: &[String]) -> (String, String) {
    let (mut causes, mut solutions) = (Vec::new(), Vec::new());
    for answer in answers {
        for paragraph in paragraphs(&lowered(answer)) {
            let lower = paragraph.to_lowercase();
            let plain = !paragraph.starts_with(['#', '>', '-', '*', '`', '|', '1']);
            let why = plain && REASONS.iter().any(|reason| lower.contains(reason));
            if why { causes.push(paragraph) } else { solutions.push(paragraph) }
        }
    }
    (causes.join("\n\n"), solutions.join("\n\n"))
}

/// Blocks parted by blank lines; what is fenced stays in one.
fn paragraphs(text: &str) -> Vec<String> {
    let mut blocks: Vec<String> = Vec::new();
    let (mut block, mut fenced) = (String::new(), false);
    for line in text.lines() {
        fenced ^= is_fence(line);
        if line.trim().is_empty() && !fenced {
            blocks.extend(Some(std::mem::take(&mut block)).filter(|block| !block.is_empty()));
            continue;
        }
        if !block.is_empty() {
            block.push('\n');
        }
        block.push_str(line);
    }
    blocks.extend(Some(block).filter(|block| !block.is_empty()));
    blocks
}

/// A text whose headings stand below those of the parts.
fn lowered(text: &str) -> String {
    let mut fenced = false;
    let lines = text.lines().map(|line| {
        fenced ^= is_fence(line);
        let level = line.chars().take_while(|c| *c == '#').count();
        let heading = !fenced && (1..=3).contains(&level) && line[level..].starts_with(' ');
        if heading { format!("{}{}", "#".repeat(3 - level.min(2)), line) } else { line.to_owned() }
    });
    lines.collect::<Vec<_>>().join("\n").trim().to_owned()
}

fn is_fence(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with("```") || line.starts_with("~~~")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn material() -> Material {
        Material {
            product: Some("Moari Pot 3.2".to_owned()),
            problem: "펌프가 돌지 않아요.\n\nAndroid 14, 앱 버전 2.1\n\n# 해 본 것\n\n껐다 켰어요.".to_owned(),
            answers: vec![
                "필터가 막힌 것이 원인이에요.\n\n1. 필터를 빼요.\n2. 씻어요.\n\n```\n# 그대로\n\nbecause\n```"
                    .to_owned(),
                "물을 더 넣어 보세요.".to_owned(),
            ],
        }
    }

    #[test]
    fn a_thread_becomes_a_draft_of_four_parts() {
        let want = "## 문제\n\n펌프가 돌지 않아요.\n\nAndroid 14, 앱 버전 2.1\n\n### 해 본 것\n\n껐다 켰어요.\n\n\
                    ## 환경\n\n- Moari Pot 3.2\n- Android 14, 앱 버전 2.1\n\n## 원인\n\n필터가 막힌 것이 원인이에요.\n\n\
                    ## 해결 방법\n\n1. 필터를 빼요.\n2. 씻어요.\n\n```\n# 그대로\n\nbecause\n```\n\n물을 더 넣어 보세요.";
        assert_eq!(draft(Lang::Ko, &material()), want);
    }

    #[test]
    fn a_part_without_text_stays_for_the_author() {
        let bare = Material { problem: "It hums.".to_owned(), ..Material::default() };
        assert_eq!(draft(Lang::En, &bare), "## Problem\n\nIt hums.\n\n## Environment\n\n## Cause\n\n## Solution");
    }

    #[test]
    fn another_thread_joins_each_part_where_it_belongs() {
        let other =
            Material {
                problem: "물이 안 나와요.".to_owned(), answers: vec!["전원을 봐요.".to_owned()], product: None
            };
        let joined = join("## 문제\n\n하나\n\n## 해결 방법\n\n둘", Lang::Ko, &other);
        assert_eq!(joined, "## 문제\n\n하나\n\n물이 안 나와요.\n\n## 해결 방법\n\n둘\n\n전원을 봐요.");
        let renamed = join("# 제목\n\n글", Lang::Ko, &other);
        assert_eq!(renamed, "# 제목\n\n글\n\n## 문제\n\n물이 안 나와요.\n\n## 해결 방법\n\n전원을 봐요.");
    }
}
