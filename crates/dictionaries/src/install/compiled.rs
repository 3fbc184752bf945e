//! Dictionaries in the form in which MeCab reads them. Only what it takes to have their entries back; the layout is
//! that of MeCab 0.996 (`dictionary.h`, `darts.h`, `char_property.h`, `connector.h`), little-endian.

use super::{Entry, Matrix, Raw, files::Files, source::language_of};
use crate::{Error, Result};
use encoding_rs::{EUC_JP, UTF_8};
use std::fmt::Write;

/// What a dictionary's first number gives together with its length.
const MAGIC: u32 = 0xef71_8f77;
/// Bytes before the first part: nine numbers, a spare one, and the name of the encoding.
const HEADER: usize = 72;
const ENCODING: std::ops::Range<usize> = 40..72;
/// Bytes of one entry.
const TOKEN: usize = 16;
/// Bytes of one node of the double array.
const NODE: usize = 8;
/// Bytes of the name of a category of characters.
const NAME: usize = 32;
/// Characters that categories are kept of: the basic plane without its last.
const CHARACTERS: usize = 0xffff;
/// The category of everything that is in no other.
const DEFAULT: &str = "DEFAULT";

pub(super) fn read(files: &Files) -> Result<Raw> {
    let (names, characters) = characters(files.get("char.bin")?)?;
    let language = language_of(names.iter().map(String::as_str))?;
    let unknown = entries("unk.dic", files.get("unk.dic")?)?;
    let entries = entries("sys.dic", files.get("sys.dic")?)?;
    Ok(Raw { language, characters, unknown, entries, matrix: matrix(files.get("matrix.bin")?)? })
}

/// The numbers in a file, each of which may be missing.
struct Bytes<'a>(&'a str, &'a [u8]);

impl<'a> Bytes<'a> {
    fn part(&self, start: usize, length: usize) -> Result<&'a [u8]> {
        let end = start.checked_add(length);
        end.and_then(|end| self.1.get(start..end)).ok_or_else(|| Error::Damaged(format!("{} ends too early", self.0)))
    }

    fn array<const N: usize>(&self, at: usize) -> Result<[u8; N]> {
        let mut array = [0; N];
        array.copy_from_slice(self.part(at, N)?);
        Ok(array)
    }

    fn long(&self, at: usize) -> Result<u32> {
        self.array(at).map(u32::from_le_bytes)
    }

    fn short(&self, at: usize) -> Result<u16> {
        self.array(at).map(u16::from_le_bytes)
    }

    /// The text up to the next zero.
    fn text(&self, at: usize) -> Result<&'a [u8]> {
        let rest = self.1.get(at..).unwrap_or_default();
        let end = rest.iter().position(|byte| *byte == 0);
        end.map(|end| &rest[..end]).ok_or_else(|| Error::Damaged(format!("{} ends too early", self.0)))
    }
}

fn entries(name: &str, bytes: &[u8]) -> Result<Vec<Entry>> {
    let file = Bytes(name, bytes);
    if file.long(0)? ^ MAGIC != bytes.len() as u32 {
        return Err(Error::Damaged(format!("{name} has another length than it says")));
    }
    let [nodes, tokens, features] = [24, 28, 32].map(|at| file.long(at).map(|size| size as usize));
    let (nodes, tokens, features) = (nodes?, tokens?, features?);
    let encoding = match file.part(ENCODING.start, ENCODING.len())?.to_ascii_lowercase() {
        name if name.starts_with(b"utf-8") || name.starts_with(b"utf8") => UTF_8,
        name if name.starts_with(b"euc-jp") => EUC_JP,
        name => return Err(Error::Unknown(format!("its encoding is {}", String::from_utf8_lossy(&name)))),
    };
    let text = |bytes: &[u8]| encoding.decode_without_bom_handling(bytes).0.into_owned();
    let tokens = Bytes(name, file.part(HEADER + nodes, tokens)?);
    let features = Bytes(name, file.part(HEADER + nodes + tokens.1.len(), features)?);
    let mut entries = Vec::with_capacity(tokens.1.len() / TOKEN);
    each_word(&Bytes(name, file.part(HEADER, nodes)?), &mut |word, value| {
        let (first, count) = (value as usize >> 8, value as usize & 0xff);
        for at in (first..first + count).map(|token| token * TOKEN) {
            let said = text(features.text(tokens.long(at + 8)? as usize)?);
            entries.push(Entry {
                surface: text(word),
                left: tokens.short(at)?,
                right: tokens.short(at + 2)?,
                cost: tokens.short(at + 6)?.cast_signed(),
                features: said.split(',').map(str::to_owned).collect(),
            });
        }
        Ok(())
    })?;
    Ok(entries)
}

/// Walks a double array: a node's child by the byte `b` stands at `base + b + 1`, and names `base` as its parent; the
/// child without a byte stands at `base` itself and holds the value, counted downwards from minus one.
fn each_word(nodes: &Bytes<'_>, each: &mut impl FnMut(&[u8], u32) -> Result<()>) -> Result<()> {
    let node = |at: usize| -> Option<(i32, u32)> {
        let bytes = nodes.1.get(at * NODE..at * NODE + NODE)?;
        let (base, parent) = bytes.split_at(4);
        Some((i32::from_le_bytes(base.try_into().ok()?), u32::from_le_bytes(parent.try_into().ok()?)))
    };
    let mut word = Vec::new();
    let root = node(0).map_or(0, |(base, _)| base);
    // Where each open node's children stand, and the next byte to try below it.
    let mut path = vec![(root, 0_u16)];
    while let Some((base, byte)) = path.last_mut() {
        let (parent, tried) = (base.cast_unsigned(), *byte);
        if tried > 0x100 {
            path.pop();
            word.pop();
            continue;
        }
        *byte += 1;
        match node(parent as usize + usize::from(tried)) {
            Some((value, of)) if of == parent && tried == 0 && value < 0 => each(&word, (-value - 1).cast_unsigned())?,
            Some((base, of)) if of == parent && tried > 0 && base > 0 => {
                // At most 0x100, so one less fits a byte.
                word.push((tried - 1) as u8);
                path.push((base, 0));
            }
            _ => {}
        }
        if path.len() > nodes.1.len() {
            return Err(Error::Damaged(format!("{} runs in circles", nodes.0)));
        }
    }
    Ok(())
}

/// The names of the categories of characters, and `char.def` as it may have been.
fn characters(bytes: &[u8]) -> Result<(Vec<String>, String)> {
    let file = Bytes("char.bin", bytes);
    let count = file.long(0)? as usize;
    let name = |at: usize| -> Result<String> {
        let name = file.part(4 + at * NAME, NAME)?;
        let end = name.iter().position(|byte| *byte == 0).unwrap_or(NAME);
        Ok(String::from_utf8_lossy(&name[..end]).into_owned())
    };
    let names: Vec<String> = (0..count).map(name).collect::<Result<_>>()?;
    let of = |character: usize| file.long(4 + count * NAME + character * 4).map(Category);
    let mut rules = vec![None; count];
    let mut ranges = String::new();
    let mut start = 0;
    for character in 0..CHARACTERS {
        let category = of(character)?;
        if let Some(rule) = rules.get_mut(category.first()) {
            *rule = Some(category.rule());
        }
        let last = character + 1 == CHARACTERS;
        if last || of(character + 1)?.names() != category.names() {
            let first = std::iter::once(category.first());
            let others = (0..count).filter(|other| category.is(*other) && *other != category.first());
            let members: Vec<&str> = first.chain(others).filter_map(|at| names.get(at).map(String::as_str)).collect();
            // What is in no category of its own need not be listed.
            if members != [DEFAULT] {
                let _ = writeln!(ranges, "0x{start:04X}..0x{character:04X} {}", members.join(" "));
            }
            start = character + 1;
        }
    }
    let mut text = String::new();
    for (name, rule) in names.iter().zip(rules) {
        let (invoke, group, length) = rule.unwrap_or((0, 1, 0));
        let _ = writeln!(text, "{name} {invoke} {group} {length}");
    }
    text.push_str(&ranges);
    Ok((names, text))
}

/// What is known of one character, in 32 bits: the categories it is in (18), the first of them (8), how long unknown
/// words of it are at most (4), whether they are grouped and whether they are tried beside known ones.
#[derive(Clone, Copy)]
struct Category(u32);

impl Category {
    fn is(self, category: usize) -> bool {
        category < 18 && self.0 >> category & 1 == 1
    }

    fn first(self) -> usize {
        (self.0 >> 18 & 0xff) as usize
    }

    fn names(self) -> u32 {
        self.0 & 0x3ff_ffff
    }

    /// `invoke`, `group` and `length`, in the order of `char.def`.
    fn rule(self) -> (u32, u32, u32) {
        (self.0 >> 31, self.0 >> 30 & 1, self.0 >> 26 & 0xf)
    }
}

fn matrix(bytes: &[u8]) -> Result<Matrix> {
    let file = Bytes("matrix.bin", bytes);
    let (rights, lefts) = (usize::from(file.short(0)?), usize::from(file.short(2)?));
    let costs = file.part(4, rights * lefts * 2)?.chunks_exact(2);
    Ok(Matrix { rights, lefts, costs: costs.map(|cost| i16::from_le_bytes([cost[0], cost[1]])).collect() })
}
