//! The Rust that stands for the messages.

use crate::{
    LOCALES, Shape,
    message::{Case, Catalog, Kind, Message, Piece},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
};

const CODE_PREFIXES: [&str; 2] = ["error-", "refusal-"];

/// What begins the keys of messages that are found by their whole key only.
const KEY_PREFIX: &str = "deed-";

/// The whole of `words.rs`. The catalogs have been compared before.
pub(crate) fn code(catalogs: &[Catalog; 3], shape: &Shape<'_>) -> String {
    let methods: Vec<Method<'_>> = catalogs[0].keys().map(|key| Method::new(key, catalogs)).collect();
    let codes = by_code(&methods);
    match shape {
        Shape::Trait => as_trait(&methods, &codes),
        Shape::Inherent(name) => inherent(name, &methods, &codes),
    }
}

fn as_trait(methods: &[Method<'_>], codes: &str) -> String {
    let mut out = String::from(
        "/// What this crate says, in every language.\n#[allow(unreachable_pub)]\npub trait Words: Sized {\n",
    );
    for method in methods {
        let _ = writeln!(out, "{}fn {};", method.doc(), method.signature());
    }
    let _ = writeln!(out, "{CODE_DOC}#[allow(dead_code)]\nfn {CODE_SIGNATURE};\n}}");
    out.push_str("impl Words for ::madang_i18n::Lang {\n");
    for method in methods {
        let _ = writeln!(out, "fn {} {{\nlet lang = self;\n{}\n}}", method.signature(), method.body());
    }
    let _ = writeln!(out, "fn {CODE_SIGNATURE} {{\n{codes}\n}}\n}}");
    out
}

fn inherent(name: &str, methods: &[Method<'_>], codes: &str) -> String {
    let mut out = format!("impl {name} {{\n");
    for method in methods {
        let (doc, signature, body) = (method.doc(), method.signature(), method.body());
        let _ = writeln!(out, "{doc}pub fn {signature} {{\nlet lang = self.0;\n{body}\n}}");
    }
    let _ = writeln!(out, "{CODE_DOC}pub fn {CODE_SIGNATURE} {{\n{codes}\n}}\n}}");
    out
}

const CODE_DOC: &str = "/// The message of a stable error code, if this crate has one.\n";
const CODE_SIGNATURE: &str = "by_code(self, code: &str) -> Option<&'static str>";

fn by_code(methods: &[Method<'_>]) -> String {
    let mut arms = String::new();
    let mut taken = BTreeSet::new();
    for method in methods.iter().filter(|method| method.args.is_empty()) {
        let short = CODE_PREFIXES.iter().find_map(|prefix| method.key.strip_prefix(prefix));
        let whole = (short.is_some() || method.key.starts_with(KEY_PREFIX)).then_some(method.key);
        for code in whole.into_iter().chain(short) {
            if taken.insert(code) {
                let _ = writeln!(arms, "{code:?} => Some(self.{}()),", method.name());
            }
        }
    }
    if arms.is_empty() {
        return "let _ = code;\nNone".to_owned();
    }
    format!("match code.replace(['.', '_'], \"-\").as_str() {{\n{arms}_ => None,\n}}")
}

/// One message in all its languages.
struct Method<'a> {
    key: &'a str,
    texts: Vec<(&'static str, &'a Message)>,
    args: BTreeMap<&'a str, Kind>,
}

impl<'a> Method<'a> {
    fn new(key: &'a str, catalogs: &'a [Catalog; 3]) -> Method<'a> {
        let texts: Vec<_> =
            LOCALES.iter().zip(catalogs).filter_map(|((_, lang), catalog)| Some((*lang, catalog.get(key)?))).collect();
        let mut args = BTreeMap::new();
        for (name, kind) in texts.iter().flat_map(|(_, message)| &message.args) {
            let known = args.entry(name.as_str()).or_insert(*kind);
            *known = (*known).max(*kind);
        }
        Method { key, texts, args }
    }

    fn name(&self) -> String {
        let name = self.key.replace(['-', '.'], "_");
        if KEYWORDS.contains(&name.as_str()) { format!("r#{name}") } else { name }
    }

    fn doc(&self) -> String {
        let english = self.texts.last().map_or("", |(_, message)| match message.pieces.first() {
            Some(Piece::Text(text)) => text.trim(),
            _ => "",
        });
        let first_line = english.lines().next().unwrap_or("").replace(['[', ']', '<', '>', '`'], "");
        format!("/// `{}`: {first_line}\n", self.key)
    }

    fn signature(&self) -> String {
        let mut out = format!("{}(self", self.name());
        for (name, kind) in &self.args {
            let bound = if *kind == Kind::Number { "::madang_i18n::Number" } else { "::std::fmt::Display" };
            let _ = write!(out, ", {}: impl {bound}", argument(name));
        }
        let output = if self.args.is_empty() { "&'static str" } else { "String" };
        let _ = write!(out, ") -> {output}");
        out
    }

    fn body(&self) -> String {
        if self.args.is_empty() { self.static_body() } else { self.formatted_body() }
    }

    fn static_body(&self) -> String {
        let mut out = String::from("match lang {\n");
        for (lang, message) in &self.texts {
            let _ = writeln!(out, "::madang_i18n::Lang::{lang} => {:?},", plain(&message.pieces));
        }
        out + "}"
    }

    fn formatted_body(&self) -> String {
        let mut out = String::from("#[allow(unused_imports)]\nuse ::std::fmt::Write as _;\n");
        for (name, kind) in &self.args {
            let name = argument(name);
            let _ = match kind {
                Kind::Number => writeln!(out, "let {name} = ::madang_i18n::Number::number({name});"),
                Kind::OwnedText => writeln!(out, "let {name} = {name}.to_string();"),
                Kind::Text => Ok(()),
            };
        }
        out.push_str("let mut out = String::new();\nmatch lang {\n");
        for (lang, message) in &self.texts {
            let _ = writeln!(out, "::madang_i18n::Lang::{lang} => {{\n{}}}", self.pieces(&message.pieces));
        }
        out + "}\nout"
    }

    fn pieces(&self, pieces: &[Piece]) -> String {
        pieces.iter().map(|piece| self.piece(piece)).collect()
    }

    fn piece(&self, piece: &Piece) -> String {
        match piece {
            Piece::Text(text) => push(text),
            Piece::Argument(name) => match self.kind(name) {
                Kind::Number => format!("::madang_i18n::push_number(&mut out, {});\n", argument(name)),
                _ => format!("let _ = ::std::write!(out, \"{{}}\", {});\n", argument(name)),
            },
            Piece::Particle { argument: name, pair } => {
                // A count takes its particle from its digits; any other argument is owned text by now.
                let word = if self.kind(name) == Kind::Number { ".to_string()" } else { "" };
                format!("::madang_i18n::push_josa(&mut out, &{}{word}, {pair:?});\n", argument(name))
            }
            Piece::Select { cases, default, .. } if cases.is_empty() => self.pieces(default),
            Piece::Select { argument: name, cases, default } => self.select(name, cases, default),
        }
    }

    fn select(&self, name: &str, cases: &[(Case, Vec<Piece>)], default: &[Piece]) -> String {
        let variable = argument(name);
        let mut out = match self.kind(name) {
            Kind::Number => format!("match ({variable}, ::madang_i18n::plural(lang, {variable})) {{\n"),
            _ => format!("match {variable}.as_str() {{\n"),
        };
        for (case, pieces) in cases {
            let pattern = match case {
                Case::One => "(_, ::madang_i18n::Plural::One)".to_owned(),
                Case::Number(value) => format!("({value}, _)"),
                Case::Text(text) => format!("{text:?}"),
            };
            let _ = writeln!(out, "{pattern} => {{\n{}}}", self.pieces(pieces));
        }
        let _ = writeln!(out, "_ => {{\n{}}}\n}}", self.pieces(default));
        out
    }

    fn kind(&self, name: &str) -> Kind {
        self.args.get(name).copied().unwrap_or(Kind::Text)
    }
}

fn push(text: &str) -> String {
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some(only), None) => format!("out.push({only:?});\n"),
        _ => format!("out.push_str({text:?});\n"),
    }
}

fn argument(name: &str) -> String {
    format!("arg_{}", name.replace('-', "_"))
}

/// The text of a message without arguments.
fn plain(pieces: &[Piece]) -> String {
    pieces
        .iter()
        .map(|piece| match piece {
            Piece::Text(text) => text.as_str(),
            _ => "",
        })
        .collect()
}

const KEYWORDS: [&str; 14] =
    ["as", "break", "continue", "for", "if", "in", "loop", "match", "move", "mod", "return", "type", "use", "where"];
