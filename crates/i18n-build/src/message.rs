//! Messages as read from one language's file.

use crate::Source;
use fluent_syntax::{
    ast::{CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey},
    parser,
};
use std::collections::BTreeMap;

/// The messages of one language by key. An attribute's key is `message.attribute`.
pub(crate) type Catalog = BTreeMap<String, Message>;

/// One message: its pieces in order, and what it is told.
#[derive(Default)]
pub(crate) struct Message {
    pub(crate) pieces: Vec<Piece>,
    pub(crate) args: BTreeMap<String, Kind>,
}

/// What an argument is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Text,
    /// Text that is looked at, not only written: particles and text selects.
    OwnedText,
    Number,
}

/// A piece of a message.
pub(crate) enum Piece {
    Text(String),
    Argument(String),
    Particle { argument: String, pair: String },
    Select { argument: String, cases: Vec<(Case, Vec<Piece>)>, default: Vec<Piece> },
}

/// When a variant of a select is taken.
pub(crate) enum Case {
    One,
    Number(String),
    Text(String),
}

impl Message {
    fn need(&mut self, argument: &str, kind: Kind) {
        let known = self.args.entry(argument.to_owned()).or_insert(kind);
        *known = (*known).max(kind);
    }
}

/// Reads one file; what is wrong in it is added to `errors`.
pub(crate) fn parse(source: &Source, errors: &mut Vec<String>) -> Catalog {
    let resource = parser::parse(source.text.as_str()).unwrap_or_else(|(resource, problems)| {
        errors.extend(problems.iter().map(|problem| syntax_error(source, problem)));
        resource
    });
    let mut catalog = Catalog::new();
    for entry in &resource.body {
        let Entry::Message(message) = entry else { continue };
        let name = message.id.name;
        let value = message.value.iter().map(|pattern| (name.to_owned(), pattern));
        let attributes = message.attributes.iter().map(|one| (format!("{name}.{}", one.id.name), &one.value));
        for (key, pattern) in value.chain(attributes) {
            let read = read(pattern).unwrap_or_else(|problem| {
                errors.push(format!("{}: `{key}`: {problem}", source.path));
                Message::default()
            });
            if catalog.insert(key.clone(), read).is_some() {
                errors.push(format!("{}: `{key}` is there twice", source.path));
            }
        }
    }
    catalog
}

fn syntax_error(source: &Source, problem: &parser::ParserError) -> String {
    let before = source.text.get(..problem.pos.start).unwrap_or("");
    format!("{}:{}: {}", source.path, before.matches('\n').count() + 1, problem.kind)
}

fn read(pattern: &Pattern<&str>) -> Result<Message, String> {
    let mut message = Message::default();
    message.pieces = pieces(pattern, &mut message)?;
    Ok(message)
}

fn pieces(pattern: &Pattern<&str>, message: &mut Message) -> Result<Vec<Piece>, String> {
    pattern
        .elements
        .iter()
        .map(|element| match element {
            PatternElement::TextElement { value } => Ok(Piece::Text((*value).to_owned())),
            PatternElement::Placeable { expression } => placeable(expression, message),
        })
        .collect()
}

fn placeable(expression: &Expression<&str>, message: &mut Message) -> Result<Piece, String> {
    match expression {
        Expression::Inline(inline) => inline_piece(inline, message),
        Expression::Select { selector, variants } => select(selector, variants, message),
    }
}

fn inline_piece(inline: &InlineExpression<&str>, message: &mut Message) -> Result<Piece, String> {
    match inline {
        InlineExpression::StringLiteral { value } | InlineExpression::NumberLiteral { value } => {
            Ok(Piece::Text((*value).to_owned()))
        }
        InlineExpression::VariableReference { id } => {
            message.need(id.name, if is_number_name(id.name) { Kind::Number } else { Kind::Text });
            Ok(Piece::Argument(id.name.to_owned()))
        }
        InlineExpression::FunctionReference { id, arguments } if id.name == "JOSA" => particle(arguments, message),
        InlineExpression::FunctionReference { id, .. } => Err(format!("there is no function {}", id.name)),
        InlineExpression::Placeable { expression } => placeable(expression, message),
        _ => Err("references to other messages are not supported".to_owned()),
    }
}

fn particle(arguments: &CallArguments<&str>, message: &mut Message) -> Result<Piece, String> {
    match arguments.positional.as_slice() {
        [InlineExpression::VariableReference { id }, InlineExpression::StringLiteral { value }]
            if value.contains('/') =>
        {
            message.need(id.name, Kind::OwnedText);
            Ok(Piece::Particle { argument: id.name.to_owned(), pair: (*value).to_owned() })
        }
        _ => Err("JOSA takes a variable and a pair such as \"을/를\"".to_owned()),
    }
}

fn select(
    selector: &InlineExpression<&str>,
    variants: &[Variant<&str>],
    message: &mut Message,
) -> Result<Piece, String> {
    let InlineExpression::VariableReference { id } = selector else {
        return Err("only a variable can be selected on".to_owned());
    };
    let mut cases = Vec::new();
    let mut default = Vec::new();
    for variant in variants {
        let content = pieces(&variant.value, message)?;
        if variant.default {
            default = content;
        } else {
            cases.push((case(&variant.key), content));
        }
    }
    message.need(id.name, selector_kind(id.name, &cases)?);
    Ok(Piece::Select { argument: id.name.to_owned(), cases, default })
}

fn case(key: &VariantKey<&str>) -> Case {
    match key {
        VariantKey::NumberLiteral { value } => Case::Number((*value).to_owned()),
        VariantKey::Identifier { name: "one" } => Case::One,
        VariantKey::Identifier { name } => Case::Text((*name).to_owned()),
    }
}

fn selector_kind(name: &str, cases: &[(Case, Vec<Piece>)]) -> Result<Kind, String> {
    let texts = cases.iter().filter(|(case, _)| matches!(case, Case::Text(_))).count();
    match texts {
        0 if cases.is_empty() && !is_number_name(name) => Ok(Kind::Text),
        0 => Ok(Kind::Number),
        all if all == cases.len() && !is_number_name(name) => Ok(Kind::OwnedText),
        _ => Err(format!("${name} is selected on both as a number and as text")),
    }
}

fn is_number_name(name: &str) -> bool {
    matches!(name, "n" | "count" | "total") || name.starts_with("n_")
}
