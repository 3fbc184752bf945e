//! Colouring of code blocks: classes only, few and stable, so that the style sheet can know them all.

use std::sync::LazyLock;

use syntect::{
    parsing::{ParseState, Scope, ScopeStack, SyntaxReference, SyntaxSet},
    util::LinesWithEndings,
};

/// Which class a piece of code gets, by its innermost known scope; the first fitting row counts. An empty class means plain.
pub(crate) const CLASSES: [(&str, &str); 29] = [
    ("comment", "h-comment"),
    ("punctuation.definition.comment", "h-comment"),
    ("punctuation.definition.string", "h-string"),
    ("string", "h-string"),
    ("constant.character.escape", "h-escape"),
    ("constant.numeric", "h-number"),
    ("constant", "h-constant"),
    ("keyword.operator", "h-operator"),
    ("keyword", "h-keyword"),
    ("storage", "h-storage"),
    ("entity.name.function", "h-function"),
    ("entity.name.tag", "h-tag"),
    ("entity.name.section", "h-heading"),
    ("entity.name", "h-type"),
    ("entity.other.attribute-name", "h-attribute"),
    ("entity.other.inherited-class", "h-type"),
    ("support.function", "h-function"),
    ("support.macro", "h-function"),
    ("support.type.property-name", "h-attribute"),
    ("support", "h-support"),
    ("variable.function", "h-function"),
    ("variable.language", "h-constant"),
    ("variable", "h-variable"),
    ("markup.deleted", "h-deleted"),
    ("markup.inserted", "h-inserted"),
    ("markup.heading", "h-heading"),
    ("punctuation.section.interpolation", PLAIN),
    ("punctuation.section.embedded", PLAIN),
    ("source", PLAIN),
];

const PLAIN: &str = "";
/// How much code one post may have coloured, in bytes; colouring costs about 10 µs a line.
const MAX_CODE: usize = 40_000;
/// Patterns for a syntax can take very long on very long lines, which minified files have.
const MAX_LINE: usize = 1_000;

static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(two_face::syntax::extra_newlines);
static SCOPES: LazyLock<Vec<(Scope, &'static str)>> =
    LazyLock::new(|| CLASSES.iter().filter_map(|(scope, class)| Some((Scope::new(scope).ok()?, *class))).collect());

/// What is left of a post's allowance for colouring.
pub(crate) struct Budget(usize);

impl Default for Budget {
    fn default() -> Self {
        Self(MAX_CODE)
    }
}

impl Budget {
    /// The code as HTML, coloured; `None` when the language is unknown or the code too large.
    pub(crate) fn highlight(&mut self, language: &str, code: &str) -> Option<String> {
        if language.is_empty() || code.len() > self.0 || code.lines().any(|line| line.len() > MAX_LINE) {
            return None;
        }
        let syntax = syntax(language)?;
        self.0 -= code.len();
        coloured(syntax, code)
    }
}

fn syntax(language: &str) -> Option<&'static SyntaxReference> {
    let token = language.to_ascii_lowercase();
    if matches!(token.as_str(), "text" | "txt" | "plain" | "plaintext" | "none") {
        return None;
    }
    SYNTAXES.find_syntax_by_token(&token)
}

fn coloured(syntax: &SyntaxReference, code: &str) -> Option<String> {
    let mut state = ParseState::new(syntax);
    let mut scopes = ScopeStack::new();
    let mut html = Html::default();
    for line in LinesWithEndings::from(code) {
        let mut start = 0;
        for (at, operation) in state.parse_line(line, &SYNTAXES).ok()? {
            html.push(class_of(&scopes), &line[start..at]);
            scopes.apply(&operation).ok()?;
            start = at;
        }
        html.push(class_of(&scopes), &line[start..]);
    }
    Some(html.finish())
}

fn class_of(scopes: &ScopeStack) -> &'static str {
    let known = |scope: &Scope| SCOPES.iter().find(|(known, _)| known.is_prefix_of(*scope)).map(|(_, class)| *class);
    scopes.as_slice().iter().rev().find_map(known).unwrap_or(PLAIN)
}

/// Joins neighbouring pieces of the same class.
#[derive(Default)]
struct Html {
    html: String,
    class: &'static str,
    pending: String,
}

impl Html {
    fn push(&mut self, class: &'static str, piece: &str) {
        if piece.is_empty() {
            return;
        }
        // White space has no colour and need not end a run.
        if class != self.class && !(self.class != PLAIN && class == PLAIN && piece.trim().is_empty()) {
            self.flush();
            self.class = class;
        }
        self.pending.push_str(piece);
    }

    fn flush(&mut self) {
        let text = crate::write::escaped(&self.pending);
        self.pending.clear();
        if self.class == PLAIN || text.trim().is_empty() {
            self.html.push_str(&text);
        } else {
            let inner = text.trim_end();
            let space = &text[inner.len()..];
            self.html.push_str(&format!("<span class=\"{}\">{inner}</span>{space}", self.class));
        }
    }

    fn finish(mut self) -> String {
        self.flush();
        self.html
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_is_coloured_in_few_classes() {
        let html = Budget::default().highlight("rust", "let a = \"x\"; // 값\n").expect("rust is known");
        assert_eq!(
            html,
            "<span class=\"h-storage\">let</span> a <span class=\"h-operator\">=</span> \
             <span class=\"h-string\">&quot;x&quot;</span>; <span class=\"h-comment\">// 값</span>\n"
        );
    }

    #[test]
    fn unknown_languages_and_long_lines_stay_plain() {
        assert_eq!(Budget::default().highlight("nosuchlanguage", "a"), None);
        assert_eq!(Budget::default().highlight("js", &"a".repeat(2_000)), None);
    }
}
