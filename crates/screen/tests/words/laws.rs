use super::rule;
use madang_screen::{Action, Rule, RuleLanguage, Rules, check_pattern};
use proptest::prelude::*;

/// Letters that make many words of few, in every script, with what goes between and inside them.
const TEXT: &str = "[a-c사기꾼를바보는ばかりカｶﾞ死ねば詐欺師0-2 \n.*_`'|~-😡🏽👩\u{200d}\u{fe0f}\u{200b}\u{336}é]{0,40}";
const PATTERN: &str = "[a-c사기바보ばかカ死ね詐欺1 .😡]{1,4}[*]?";

fn any_rule() -> impl Strategy<Value = Rule> {
    let action = prop_oneof![
        Just(Action::Flag),
        Just(Action::Hold),
        Just(Action::Block),
        PATTERN.prop_map(Action::Replace),
        Just(Action::Replace(String::new())),
    ];
    (PATTERN, action, any::<bool>(), any::<bool>()).prop_map(|(pattern, action, loose, everywhere)| Rule {
        action,
        loose,
        everywhere,
        ..rule(&pattern)
    })
}

proptest! {
    #[test]
    fn hits_stand_on_boundaries_of_characters(rules in prop::collection::vec(any_rule(), 0..6), text in TEXT) {
        let mut last = 0;
        for hit in Rules::new(&rules).find(&text) {
            prop_assert!(text.get(hit.range.clone()).is_some_and(|piece| !piece.is_empty()), "{hit:?}");
            prop_assert!(hit.range.start >= last);
            last = hit.range.start;
        }
    }

    #[test]
    fn replacing_twice_is_replacing_once(rules in prop::collection::vec(any_rule(), 0..6), text in TEXT) {
        let rules = Rules::new(&rules);
        let once = rules.replace(&text);
        prop_assert_eq!(rules.replace(&once), once);
    }

    #[test]
    fn nothing_to_replace_is_left(rules in prop::collection::vec(any_rule(), 0..4), text in TEXT) {
        let rules = Rules::new(&rules);
        let left = rules.find(&rules.replace(&text));
        prop_assert!(left.iter().all(|hit| !matches!(hit.action, Action::Replace(_))), "{left:?}");
    }

    #[test]
    fn no_text_and_no_pattern_make_it_fail(pattern in any::<String>(), text in any::<String>(), loose in any::<bool>()) {
        let _ = check_pattern(&pattern);
        let rules = Rules::new(&[
            Rule { loose, ..rule(&pattern) },
            Rule { loose, everywhere: true, action: Action::Replace(pattern.clone()), ..rule(&text) },
            Rule { language: RuleLanguage::Ja, ..rule("a") },
        ]);
        let verdict = rules.check(&format!("{text} {pattern} {text}"));
        prop_assert!(verdict.hits.iter().all(|hit| !hit.range.is_empty()));
    }

    #[test]
    fn a_word_between_spaces_is_always_found(word in "[가-힣]{2,5}|[ぁ-ん]{2,5}|[a-z]{2,5}|[ァ-ヶ]{2,5}|[一-龯]{2,4}", loose in any::<bool>()) {
        let text = format!("x {word} y");
        let hits = Rules::new(&[Rule { loose, ..rule(&word) }]).find(&text);
        prop_assert_eq!(hits.len(), 1);
        prop_assert_eq!(&text[hits[0].range.clone()], word.as_str());
    }
}
