use super::*;

fn sources(ko: &str, ja: &str, en: &str) -> [Source; 3] {
    [("ko", ko), ("ja", ja), ("en", en)]
        .map(|(locale, text)| Source { path: format!("locales/{locale}.ftl"), text: text.to_owned() })
}

fn code(ko: &str, ja: &str, en: &str) -> String {
    compile(&sources(ko, ja, en), &Shape::Trait).expect("these files are right")
}

fn errors(ko: &str, ja: &str, en: &str) -> Vec<String> {
    compile(&sources(ko, ja, en), &Shape::Trait).expect_err("these files are wrong")
}

#[test]
fn a_message_without_arguments_is_a_static_text() {
    let code = code("ask-title = 제목\n", "ask-title = タイトル\n", "ask-title = Title\n");
    assert!(code.contains("fn ask_title(self) -> &'static str;"));
    assert!(code.contains("::madang_i18n::Lang::Ja => \"タイトル\""));
}

#[test]
fn a_plural_in_one_language_makes_the_argument_a_number_in_all() {
    let code = code(
        "k = 답변 { $answers }개\n",
        "k = 回答 { $answers }件\n",
        "k = { $answers ->\n  [one] an answer\n *[other] { $answers } answers\n }\n",
    );
    assert!(code.contains("fn k(self, arg_answers: impl ::madang_i18n::Number) -> String;"));
    assert!(code.contains("Plural::One"));
}

#[test]
fn a_missing_message_is_named_with_its_file() {
    assert_eq!(errors("a = 가\nb = 나\n", "a = あ\nb = い\n", "a = A\n"), ["locales/en.ftl: `b` is missing"]);
}

#[test]
fn an_extra_message_is_missing_elsewhere() {
    let found = errors("a = 가\n", "a = あ\n", "a = A\nextra = E\n");
    assert_eq!(found, ["locales/ko.ftl: `extra` is missing", "locales/ja.ftl: `extra` is missing"]);
}

#[test]
fn differing_arguments_are_named() {
    let found = errors("a = { $name }님\n", "a = { $name }さん\n", "a = { $nmae }\n");
    assert_eq!(found, [r#"locales/en.ftl: `a` uses ["nmae"], locales/ko.ftl uses ["name"]"#]);
}

#[test]
fn a_message_there_twice_is_refused() {
    assert_eq!(errors("a = 1\na = 2\n", "a = 1\n", "a = 1\n"), ["locales/ko.ftl: `a` is there twice"]);
}

#[test]
fn a_syntax_error_is_named_with_its_line() {
    let found = errors("a = 1\nb = { $\n", "a = 1\n", "a = 1\n");
    assert!(found[0].starts_with("locales/ko.ftl:2: "), "{found:?}");
}

#[test]
fn an_unknown_function_is_refused() {
    assert!(errors("a = { NOPE($x) }\n", "a = { $x }\n", "a = { $x }\n")[0].contains("no function NOPE"));
}

#[test]
fn error_codes_find_their_message_with_and_without_prefix() {
    let code = code("error-too-long = 길어요\n", "error-too-long = 長い\n", "error-too-long = Long\n");
    assert!(code.contains("\"error-too-long\" => Some(self.error_too_long())"));
    assert!(code.contains("\"too-long\" => Some(self.error_too_long())"));
}

#[test]
fn text_selects_compare_text() {
    let one = "r = { $role ->\n  [agent] A\n *[other] B\n }\n";
    let code = code(one, one, one);
    assert!(code.contains("match arg_role.as_str()"));
    assert!(code.contains("arg_role: impl ::std::fmt::Display"));
}
