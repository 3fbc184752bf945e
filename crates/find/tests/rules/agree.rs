//! What is indexed and what is asked are analysed alike, for any text.

use proptest::prelude::*;

use crate::support::Fixture;
use madang_language::{LONGEST_TOKEN, normalise, runs, words};

/// Words as members write them, in three languages.
fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        "[가-힣]{1,5}(를|이|에서|했는데요|입니다|으로는)?",
        "[一-龠]{1,3}[ぁ-ん]{0,3}",
        "[ァ-ヴー]{2,6}",
        "[ｱ-ﾝﾞﾟ]{2,5}",
        "[A-Za-z]{1,8}('s|-[a-z]{1,4}|_[a-z]{1,4}|\\.[a-z]{1,4})?",
        "v?[0-9]{1,3}(\\.[0-9]{1,2}){0,2}[a-z]{0,3}",
        "[A-Z][0-9]{1,3}(에서|スタンプ|방)?",
        "(ﬁle|㎏|①|café|國立|Ｗｉｎ|か\u{3099}く|\u{1112}\u{1161}\u{11ab}|C\\+\\+|>>=|👩‍💻코드)",
    ]
}

fn can_be_looked_for(word: &str) -> bool {
    let normal = normalise(word);
    let mut tokens = 0;
    words(&normal, |token| tokens += usize::from(token.text.len() <= LONGEST_TOKEN));
    tokens > 0 && runs(&normal).next().is_some()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn a_text_is_found_by_each_of_its_words_and_not_without_it(
        text in proptest::collection::vec(word(), 1..8),
        other in proptest::collection::vec(word(), 1..8),
    ) {
        let fixture = Fixture::of([text.join(" ").as_str(), other.join(" ").as_str()]);
        for word in text.iter().filter(|word| can_be_looked_for(word)) {
            prop_assert!(fixture.topics(word).contains(&1), "{word} finds {text:?}");
            prop_assert!(fixture.topics(&format!("\"{word}\"")).contains(&1), "\"{word}\" finds {text:?}");
            prop_assert!(!fixture.topics(&format!("{} -{word}", text.join(" "))).contains(&1), "-{word} hides {text:?}");
        }
    }

    #[test]
    fn a_text_is_found_by_any_two_of_its_words_as_a_phrase(text in proptest::collection::vec("[a-z]{2,8}|[가-힣]{2,5}|[一-龠]{2}", 2..8)) {
        let fixture = Fixture::of([text.join(" ").as_str()]);
        for two in text.windows(2) {
            let phrase = format!("\"{}\"", two.join(" "));
            prop_assert_eq!(fixture.topics(&phrase), [1], "{} in {:?}", phrase, text);
        }
    }

    #[test]
    fn no_query_makes_a_search_fail(text in "\\PC{0,60}", query in "\\PC{0,60}") {
        let fixture = Fixture::of([text.as_str()]);
        let _ = fixture.topics(&query);
        fixture.index.suggest(&query, None, 5).unwrap();
        fixture.index.similar(&query, &text, None, 5, None).unwrap();
    }
}
