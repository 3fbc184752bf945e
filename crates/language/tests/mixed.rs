//! Scripts side by side, emoji, and what holds for any text.

mod support;

use madang_language::{Highlighter, Normalised, grams, highlight, normalise, runs, words};
use proptest::prelude::*;
use support::{check_grams, check_marks, check_same, check_words};

#[test]
fn each_script_is_analysed_by_its_own_rules() {
    check_words(&[
        ("Latin with a particle", "iPhone에서", "iphon"),
        ("model with a particle", "iPhone15에서", "iphone15 iphon 15"),
        ("hyphen with a particle", "Wi-Fi가", "wi wifi fi"),
        ("Latin and Hangul as one word", "PC방", "pc 방"),
        ("Latin and katakana", "LINEスタンプ", "line スタンプ"),
        ("Latin and katakana", "Excelファイル", "excel ファイル"),
        ("Latin and Han", "USB接続", "usb 接続"),
        ("number, letter and Hangul", "3D프린터", "3d 프린터"),
        ("Han in brackets", "한자(漢字)", "한자 漢字"),
        ("Korean and Japanese", "도쿄 東京", "도쿄 東京"),
        ("Latin with to do", "update했는데", "updat"),
        ("katakana with a Korean particle", "マダン에서", "マダン"),
        ("three scripts", "iOS 앱의 パスワード", "io 앱의 パスワード"),
        ("Cyrillic", "Привет", "привет"),
        ("Greek with an accent", "Αθήνα", "αθηνα"),
        ("Devanagari", "हिन्दी", "हिन्दी"),
        ("Thai", "ไทย", "ไทย"),
    ]);
    check_grams(&[("Latin and katakana", "USBメモリ", "usb メモ モリ"), ("Han and Hangul", "漢字와", "漢字")]);
}

#[test]
fn emoji_divide_and_say_nothing() {
    check_words(&[
        ("before a word", "😀로그인", "로그인"),
        ("joined emoji", "👩‍💻코드", "코드"),
        ("flag", "🇰🇷한국", "한국"),
        ("skin", "👍🏽좋아요", "좋아"),
        ("heart with a selector", "I ❤️ it", "i it"),
        ("between words", "배송🚚조회", "배송 조회"),
        ("alone", "🎉🎉", ""),
        ("kaomoji", "(´・ω・`)", "ω"),
    ]);
    check_marks(&[
        ("behind an emoji", "👩‍💻 코드 오류", "코드", "코드"),
        ("between emoji", "🎉환불🎉", "환불", "환불"),
        ("behind a flag", "🇯🇵東京です", "東京", "東京"),
    ]);
}

#[test]
fn marks_stand_on_each_script() {
    check_marks(&[
        ("Latin before a particle", "Wi-Fi가 끊겨요", "wifi 끊겨요", "Wi-Fi|끊겨요"),
        ("katakana behind Latin", "Excelファイルが開かない", "ファイル", "ファイル"),
        ("Latin before katakana", "Excelファイルが開かない", "excel", "Excel"),
        ("Han in brackets", "한자(漢字) 변환", "漢字", "漢字"),
        ("name of a model", "iPhone15에서 오류", "iphone 오류", "iPhone|오류"),
        ("half-width kana behind full-width letters", "ＵＳＢﾒﾓﾘ", "usb メモリ", "ＵＳＢﾒﾓﾘ"),
    ]);
}

#[test]
fn signs_around_words_change_nothing() {
    check_same(&[
        ("brackets", &["결제 오류", "[결제] 오류", "<결제> (오류)"]),
        ("dots", &["결제 오류", "결제... 오류!!", "결제·오류"]),
        ("line break", &["결제 오류", "결제\n오류", "결제\r\n\t오류"]),
        ("wide space", &["결제 오류", "결제　오류", "결제\u{a0}오류"]),
        ("quotes", &["password reset", "“password” reset", "‘password’ reset"]),
    ]);
}

/// Anything a member may write: whole words of three languages, signs, widths, emoji, and arbitrary characters.
fn writing() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[가-힣]{1,6}(를|에서|했는데요|입니다)?",
        "[ぁ-んァ-ヶー一-龠]{1,8}",
        "[ｱ-ﾝﾞﾟ]{1,5}",
        "[A-Za-z]{1,8}('s|-[a-z]{1,4}|_[a-z]{1,4}|\\.[a-z]{1,4})?",
        "[0-9]{1,4}([a-z]{1,3}|,[0-9]{3}|\\.[0-9])?",
        "[ﬀ-ﬆ㌀-㍗①-⑳Ａ-Ｚａ-ｚ０-９]{1,4}",
        "[<>=|&$*+!/.?#'’_-]{1,4}",
        "(👩‍💻|🇰🇷|👍🏽|1️⃣|か\u{3099}|e\u{301}|\u{1112}\u{1161}\u{11ab})",
        "\\PC{0,4}",
    ];
    let gap = prop_oneof![Just(" "), Just(""), Just("\n"), Just("。")];
    proptest::collection::vec((piece, gap), 0..12)
        .prop_map(|pieces| pieces.into_iter().map(|(piece, gap)| piece + gap).collect())
}

proptest! {
    #[test]
    fn the_normal_form_is_normal(text in writing()) {
        let once = normalise(&text);
        prop_assert_eq!(normalise(&once), once);
    }

    #[test]
    fn tokens_stand_where_they_say(text in writing()) {
        let normal = normalise(&text);
        let stands = |token: madang_language::Token<'_>| {
            assert!(normal.get(token.start..token.end).is_some_and(|part| !part.is_empty()), "{token:?}");
            assert!(!token.text.is_empty());
        };
        words(&normal, stands);
        grams(&normal, stands);
    }

    #[test]
    fn tokens_stay_within_the_runs_of_a_slice(text in writing(), from in 0_usize..60, length in 1_usize..60) {
        let normal = normalise(&text);
        let boundaries: Vec<usize> = (0..=normal.len()).filter(|at| normal.is_char_boundary(*at)).collect();
        let start = boundaries[from.min(boundaries.len() - 1)];
        let end = boundaries[(from + length).min(boundaries.len() - 1)];
        let slice = &normal[start..end];
        let mut covered = vec![false; slice.len()];
        for run in runs(slice) {
            covered[run.start..run.start + run.text.len()].fill(true);
        }
        words(slice, |token| {
            assert!(token.end <= slice.len());
            assert!(covered[token.start] && covered[token.end - 1], "a token begins and ends in a word");
        });
    }

    #[test]
    fn every_token_leads_back_to_whole_characters(text in writing()) {
        let normalised = Normalised::new(&text);
        words(normalised.as_str(), |token| {
            let range = normalised.original(token.start..token.end);
            assert!(text.get(range).is_some_and(|part| !part.is_empty()));
        });
    }

    #[test]
    fn marks_are_whole_characters_in_order(text in writing(), query in writing()) {
        let mut end = 0;
        for range in highlight(&text, &query) {
            prop_assert!(range.start >= end && text.get(range.clone()).is_some_and(|part| !part.is_empty()));
            end = range.end;
        }
    }

    #[test]
    fn a_passage_is_made_of_the_text(text in writing(), query in writing()) {
        let joined: String =
            Highlighter::new(&query).segments(&text).into_iter().map(|segment| segment.text).collect();
        let squeezed = |text: &str| text.split_whitespace().collect::<String>();
        prop_assert_eq!(squeezed(&joined), squeezed(&text));
    }
}
