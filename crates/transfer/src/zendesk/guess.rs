//! What an article is for. Zendesk knows no types; its section, its title and its text tell.

/// Names of sections whose articles answer questions.
const FAQ: [&str; 8] =
    ["faq", "frequently asked", "q&a", "よくある質問", "よくあるご質問", "자주 묻는", "자주묻는", "자주 하는 질문"];
/// How English titles that ask begin.
const ASKING: [&str; 16] = [
    "how do ",
    "how does ",
    "how can ",
    "how much ",
    "how many ",
    "what ",
    "why ",
    "where ",
    "when ",
    "which ",
    "who ",
    "can i ",
    "do i ",
    "does ",
    "is there ",
    "are there ",
];
/// How Japanese and Korean ones end.
const ASKED: [&str; 14] = [
    "ですか",
    "ますか",
    "でしょうか",
    "ませんか",
    "たいのですが",
    "とは",
    "나요",
    "가요",
    "까요",
    "어요",
    "습니까",
    "뭔가요",
    "뭐예요",
    "할까",
];
/// Words of titles in which something does not work.
const TROUBLE: [&str; 23] = [
    "error",
    "fail",
    "trouble",
    "not working",
    "doesn't work",
    "does not work",
    "can't",
    "cannot",
    "unable",
    "issue",
    "エラー",
    "できない",
    "できません",
    "しない場合",
    "されない",
    "トラブル",
    "不具合",
    "오류",
    "에러",
    "안 돼",
    "안돼",
    "실패",
    "문제 해결",
];
/// Numbered steps that make an article one of steps, if they are at least half of it.
const STEPS: usize = 3;

/// The type of an article by the names of its section, its title, and its text in Markdown.
pub(super) fn kind<'n>(mut sections: impl Iterator<Item = &'n str>, title: &str, markdown: &str) -> &'static str {
    let title = title.trim().to_lowercase();
    if sections.any(is_faq) || asks(&title) {
        "faq"
    } else if is_mostly_steps(markdown) {
        "how_to"
    } else if TROUBLE.iter().any(|word| title.contains(word)) {
        "troubleshooting"
    } else {
        "reference"
    }
}

fn is_faq(section: &str) -> bool {
    let section = section.to_lowercase();
    FAQ.iter().any(|name| section.contains(name))
}

fn asks(title: &str) -> bool {
    let bare = title.trim_end_matches(['。', '.', '!', '！', ' ', '」', ')', '）']);
    bare.ends_with(['?', '？'])
        || ASKED.iter().any(|end| bare.ends_with(end))
        || ASKING.iter().any(|start| title.starts_with(start))
}

/// Paragraphs and list items are counted; headings, pictures and what stands within an item are not.
fn is_mostly_steps(markdown: &str) -> bool {
    let (mut steps, mut others) = (0, 0);
    for line in markdown.lines() {
        let is_step = line.split_once(". ").is_some_and(|(number, _)| {
            (1..=3).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit())
        });
        if is_step {
            steps += 1;
        } else if !line.trim().is_empty() && !line.starts_with(['#', '!', '>', '|', ' ', '\t', '`', '[']) {
            others += 1;
        }
    }
    steps >= STEPS && steps >= others
}

#[cfg(test)]
mod tests {
    use super::kind;

    fn of(title: &str) -> &'static str {
        kind(["はじめに"].into_iter(), title, "Some text.")
    }

    #[test]
    fn a_title_that_asks_and_a_section_of_questions_make_an_faq() {
        for title in [
            "パスワードを変更できますか？",
            "記事が表示されないのはなぜですか",
            "비밀번호를 바꿀 수 있나요",
            "환불은 어떻게 하나요?",
            "How do I change my password",
            "Is it free?",
        ] {
            assert_eq!(of(title), "faq", "{title}");
        }
        for section in ["よくある質問", "자주 묻는 질문", "Billing FAQ"] {
            assert_eq!(kind([section].into_iter(), "パスワード", ""), "faq", "{section}");
        }
    }

    #[test]
    fn steps_are_a_how_to_and_what_fails_is_troubleshooting() {
        let steps = "Before you begin.\n\n1. Open it\n2. Press\n   and hold\n3. Close it\n\n![x](y)";
        assert_eq!(kind([].into_iter(), "Change the filter", steps), "how_to");
        let mostly_text = "One.\n\nTwo.\n\nThree.\n\nFour.\n\n1. a\n2. b\n3. c";
        assert_eq!(kind([].into_iter(), "About filters", mostly_text), "reference");
        for title in ["エラーが表示される場合", "Sign-in fails", "펌프 오류 E-21", "ログインできない"]
        {
            assert_eq!(of(title), "troubleshooting", "{title}");
        }
        assert_eq!(of("利用規約"), "reference");
    }
}
