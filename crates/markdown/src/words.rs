//! The words that rendering adds to a post, in the interface language.

use comrak::nodes::{AlertType, AstNode, NodeValue};

/// Interface language of the added words.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lang {
    Korean,
    Japanese,
    English,
}

impl Lang {
    pub(crate) const ALL: [Lang; 3] = [Lang::Korean, Lang::Japanese, Lang::English];

    /// By BCP 47 tag; English when it is none of ours.
    pub(crate) fn from_tag(tag: &str) -> Self {
        match tag.split(['-', '_']).next() {
            Some("ko") => Lang::Korean,
            Some("ja") => Lang::Japanese,
            _ => Lang::English,
        }
    }

    /// Label of the link from a footnote back to its place in the text; `reference` is its number.
    pub(crate) fn back_to_reference(self, reference: &str) -> String {
        match self {
            Lang::Korean => format!("본문의 각주 {reference} 자리로 돌아가기"),
            Lang::Japanese => format!("本文の脚注{reference}に戻る"),
            Lang::English => format!("Back to reference {reference}"),
        }
    }

    /// Label of the box before a task.
    pub(crate) fn task(self, done: bool) -> &'static str {
        match (self, done) {
            (Lang::Korean, true) => "끝난 일",
            (Lang::Korean, false) => "할 일",
            (Lang::Japanese, true) => "完了",
            (Lang::Japanese, false) => "未完了",
            (Lang::English, true) => "Done",
            (Lang::English, false) => "To do",
        }
    }

    /// Label of a transcript that is folded away.
    pub(crate) fn transcript(self) -> &'static str {
        match self {
            Lang::Korean => "대본 보기",
            Lang::Japanese => "文字起こしを表示",
            Lang::English => "Transcript",
        }
    }

    /// What playing a recording in place means for whoever presses it.
    pub(crate) fn plays_from(self, site: &str) -> String {
        match self {
            Lang::Korean => format!("누르면 {site}에서 불러와요"),
            Lang::Japanese => format!("押すと{site}から読み込みます"),
            Lang::English => format!("Loads from {site} when you press it"),
        }
    }

    fn alert(self, kind: AlertType) -> &'static str {
        let [korean, japanese, english] = match kind {
            AlertType::Note => ["참고", "メモ", "Note"],
            AlertType::Tip => ["도움말", "ヒント", "Tip"],
            AlertType::Important => ["중요", "重要", "Important"],
            AlertType::Warning => ["주의", "注意", "Warning"],
            AlertType::Caution => ["경고", "警告", "Caution"],
        };
        match self {
            Lang::Korean => korean,
            Lang::Japanese => japanese,
            Lang::English => english,
        }
    }
}

/// Gives alerts (`> [!NOTE]`) without a title of their own the title in the interface language.
pub(crate) fn name_alerts<'a>(root: &'a AstNode<'a>, lang: &str) {
    let lang = Lang::from_tag(lang);
    for node in root.descendants() {
        if let NodeValue::Alert(alert) = &mut node.data_mut().value
            && alert.title.is_none()
        {
            alert.title = Some(lang.alert(alert.alert_type).to_owned());
        }
    }
}
