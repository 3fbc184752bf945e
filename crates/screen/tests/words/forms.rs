use super::{Case, found, holds, rule};
use madang_screen::{Action, Rule, RuleLanguage, Rules};

/// Different writings of the same.
pub(crate) const SAME: &[Case] = &[
    ("viagra", "ＶＩＡＧＲＡ", true, "full width"),
    ("ＶＩＡＧＲＡ", "viagra", true, "full width in the rule"),
    ("viagra", "ViAgRa", true, "case"),
    ("viagra", "vi\u{200b}ag\u{200b}ra", true, "zero-width spaces"),
    ("viagra", "vi\u{ad}agra", true, "soft hyphen"),
    ("viagra", "v\u{336}i\u{336}a\u{336}g\u{336}r\u{336}a\u{336}", true, "struck through with marks"),
    ("viagra", "vïágrâ", true, "accents"),
    ("viagra", "vi\u{202e}agra", true, "direction marks"),
    ("cafe", "Cafe\u{301}", true, "a combining accent"),
    ("café", "cafe", true, "an accent in the rule"),
    ("file", "ﬁle", true, "a ligature"),
    ("사기", "\u{1109}\u{1161}\u{1100}\u{1175}", true, "conjoining letters"),
    ("사기", "사\u{200b}기", true, "zero-width space in Hangul"),
    ("사기", "사\u{3164}기", true, "a filler of Hangul"),
    ("ガス", "カ\u{3099}ス", true, "a combining voice mark"),
    ("カス", "ガス", false, "another letter, not an accent"),
    ("はか", "ばか", false, "another letter, not an accent"),
    ("国立", "國立の", true, "an older form"),
    ("バカ", "ばか", false, "the other kana, unless loose"),
    ("viagra", "v1agra", false, "digits are not letters"),
];

/// Letters apart.
pub(crate) const LOOSE: &[Case] = &[
    ("바보", "바보", true, "together"),
    ("바보", "바보를", true, "together with a particle"),
    ("바보", "바 보", true, "a space"),
    ("바보", "바.보", true, "a dot"),
    ("바보", "바...보야", true, "three dots and a particle"),
    ("바보", "바 . 보", true, "spaces and a dot"),
    ("바보", "바-보", true, "a hyphen"),
    ("바보", "바*보", true, "a star"),
    ("바보", "바\n\n\n\n보", true, "white space counts as one space"),
    ("바보", "바......보", false, "too far apart"),
    ("바보", "나바 보", false, "the end of another word"),
    ("바보", "바 보온병", false, "the beginning of another word"),
    ("바보", "바다 보다", false, "letters between"),
    ("시발점", "시 발점", false, "a space between two only"),
    ("시발점", "시 발 점", true, "a space between all"),
    ("시발점", "시.발점", true, "a sign anywhere"),
    ("ass", "a s s", true, "a space between all"),
    ("ass", "a.s.s", true, "dots"),
    ("hell", "he'll", false, "an apostrophe joins two words"),
    ("ass", "as soon", false, "two words"),
    ("ass", "has so", false, "two words"),
    ("ass", "class", false, "still the end of another word"),
    ("ass", "as s", false, "a space between two only"),
    ("scam", "s-c-a-m", true, "hyphens"),
    ("scam", "s_c_a_m", true, "low lines"),
    ("scam", "s c a m s", false, "another word spelt out"),
    ("ばか", "バカ", true, "the other kana"),
    ("ばか", "バ・カ", true, "a middle dot"),
    ("ばか", "ば か", true, "a space"),
    ("ばか", "そばかす", false, "still the middle of another word"),
    ("バカ", "ばか", true, "the other kana, the other way round"),
    ("かす", "ですか？すぐに", false, "a question mark ends a sentence"),
    ("死ね", "死 ね", true, "a space"),
    ("死ね", "死。ね", true, "a full stop"),
    ("get rich", "g e t r i c h", true, "a phrase spelt out"),
    ("get rich", "get rich", true, "a phrase"),
    ("😡😡", "😡 😡", true, "emoji apart"),
    ("$$$", "$ $ $", false, "signs alone have no letters"),
];

/// Code and addresses.
pub(crate) const PLACES: &[Case] = &[
    ("kill", "run `kill 12` now", false, "code"),
    ("kill", "```\nkill 12\n```", false, "a block of code"),
    ("kill", "~~~sh\nkill 12", false, "a block that is not closed"),
    ("kill", "run ` kill", true, "a lone backtick is no code"),
    ("kill", "    kill 12", true, "an indented line may be text"),
    ("kill", "```\nx\n```\nkill", true, "behind a block"),
    ("casino", "https://casino.example/", false, "an address"),
    ("casino", "www.casino.example", false, "an address without a scheme"),
    ("casino", "casino@example.com", false, "an address of mail"),
    ("casino", "casino.example", true, "no address that leads anywhere"),
    ("casino", "[casino](https://a.example/)", true, "the text of a link"),
    ("casino", "[a](https://a.example/casino)", false, "the target of a link"),
    ("사기", "https://a.example/사기", true, "an address ends at Hangul"),
    ("사기", "https://a.example에서 사기를", true, "behind an address and its particle"),
];

#[test]
fn different_writings_are_the_same_word() {
    holds(SAME, |rule| rule);
}

#[test]
fn a_loose_rule_finds_letters_apart() {
    holds(LOOSE, |rule| Rule { loose: true, ..rule });
}

#[test]
fn code_and_addresses_are_left_alone() {
    holds(PLACES, |rule| rule);
}

#[test]
fn a_rule_for_everywhere_finds_code_and_addresses_too() {
    for (pattern, text, ..) in PLACES {
        let everywhere = Rules::new(&[Rule { everywhere: true, ..rule(pattern) }]);
        assert!(!everywhere.find(text).is_empty(), "{pattern} {text}");
    }
}

#[test]
fn a_rule_of_a_language_applies_to_its_texts_and_lines() {
    let english = |text| found(Rule { language: RuleLanguage::En, ..rule("die") }, text).len();
    assert_eq!(english("Just die already, will you?"), 1);
    assert_eq!(english("Wie kann ich die Datei und die Tabelle wieder in die alte Form bringen"), 0);
    assert_eq!(english("설치가 안 됩니다. 도와주세요. 오류가 계속 납니다.\nI hope that you die for this"), 1);
    let korean = |text| found(Rule { language: RuleLanguage::Ko, ..rule("사기") }, text).len();
    assert_eq!(korean("이건 사기입니다"), 1);
    assert_eq!(korean("この言葉は韓国語で「사기」と言いますが、意味は何でしょうか。教えてください。"), 0);
}

#[test]
fn a_rule_that_is_off_or_broken_hits_nothing() {
    assert_eq!(found(Rule { enabled: false, ..rule("ass") }, "ass"), Vec::<&str>::new());
    assert_eq!(found(rule("a*b"), "a*b ab"), Vec::<&str>::new());
    assert!(Rules::new(&[]).find("ass").is_empty());
}

#[test]
fn the_strictest_action_wins_and_every_hit_is_named() {
    let with = |id, pattern, action| Rule { id, action, ..rule(pattern) };
    let rules = Rules::new(&[
        with(1, "spam", Action::Replace("ham".into())),
        with(2, "spam|scam", Action::Hold),
        with(3, "eggs", Action::Flag),
    ]);
    let verdict = rules.check("Spam, eggs and scam");
    assert_eq!(verdict.action, Some(Action::Hold));
    let hits: Vec<_> = verdict.hits.iter().map(|hit| (hit.rule, hit.pattern.as_str(), hit.range.clone())).collect();
    assert_eq!(hits, [(1, "spam", 0..4), (2, "spam", 0..4), (3, "eggs", 6..10), (2, "scam", 15..19)]);
    assert_eq!(verdict.replaced.as_deref(), Some("ham, eggs and scam"));
    assert_eq!(rules.check("nothing of it").action, None);
}

#[test]
fn replacing_keeps_everything_else() {
    let replace = |pattern, with: &str, text| {
        Rules::new(&[Rule { action: Action::Replace(with.to_owned()), ..rule(pattern) }]).replace(text)
    };
    assert_eq!(replace("바보", "○○", "이 바보를, 저 바보야! `바보`"), "이 ○○를, 저 ○○야! `바보`");
    assert_eq!(replace("バカ", "＊＊", "ﾊﾞｶですね"), "＊＊ですね");
    assert_eq!(replace("damn", "", "a damn thing"), "a  thing");
    assert_eq!(replace("ass", "ass", "an ass"), "an ███");
    assert_eq!(replace("a", "a b", "a"), "███ b b b b");
}
