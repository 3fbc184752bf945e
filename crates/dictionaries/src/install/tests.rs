//! Small dictionaries of our own, in every form in which real ones come.

use crate::{Condition, Dictionaries, Error, Language, install, installed, state};
use std::{
    fs,
    io::{Cursor, Write},
    path::{Path, PathBuf},
};
use tempfile::TempDir;

const KOREAN: [(&str, &str); 4] = [
    ("char.def", "DEFAULT 0 1 0\nSPACE 0 1 0\nHANGUL 0 1 2\n0x0020 SPACE\n0xAC00..0xD7A3 HANGUL\n"),
    (
        "unk.def",
        "DEFAULT,0,0,9000,SY,*,*,*,*,*,*,*\nSPACE,0,0,0,SP,*,*,*,*,*,*,*\nHANGUL,0,0,9000,UNKNOWN,*,*,*,*,*,*,*\n",
    ),
    ("matrix.def", "1 1\n0 0 0\n"),
    (
        "words.csv",
        "공유기,0,0,100,NNG,*,F,공유기,Compound,*,*,공유/NNG/*+기/NNG/*\n\
         를,0,0,50,JKO,*,T,를,*,*,*,*\n\
         껐,0,0,100,VV+EP,*,T,껐,Inflect,VV,EP,끄/VV/*+었/EP/*\n\
         다,0,0,50,EF,*,F,다,*,*,*,*\n\
         물,0,0,500,NNG,*,T,물,*,*,*,*\n",
    ),
];

const JAPANESE: [(&str, &str); 4] = [
    (
        "char.def",
        "DEFAULT 0 1 0\nSPACE 0 1 0\nKANJI 0 0 2\nHIRAGANA 0 1 2\nKATAKANA 1 1 2\n0x0020 SPACE\n0x3041..0x309F HIRAGANA\n\
         0x30A1..0x30FF KATAKANA\n0x4E00..0x9FFF KANJI\n",
    ),
    (
        "unk.def",
        "DEFAULT,0,0,9000,記号,一般,*,*,*,*,*\nSPACE,0,0,0,記号,空白,*,*,*,*,*\nKANJI,0,0,9000,名詞,一般,*,*,*,*,*\n\
         HIRAGANA,0,0,9000,助詞,*,*,*,*,*,*\nKATAKANA,0,0,9000,名詞,一般,*,*,*,*,*\n",
    ),
    ("matrix.def", "1 1\n0 0 0\n"),
    (
        "words.csv",
        "電源,0,0,100,名詞,一般,*,*,*,*,電源,デンゲン,デンゲン\n\
         を,0,0,50,助詞,格助詞,*,*,*,*,を,ヲ,ヲ\n\
         切っ,0,0,100,動詞,自立,*,*,五段,連用形,切る,キッ,キッ\n\
         た,0,0,50,助動詞,*,*,*,*,*,た,タ,タ\n",
    ),
];

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn cut(installed: &Path, text: &str) -> String {
    let mut words = Vec::new();
    let mut morphemes = Dictionaries::open(installed).morphemes();
    morphemes.each(&madang_language::normalise(text), |word| words.push(word.to_owned()));
    words.join(" ")
}

fn file(folder: &TempDir, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    path
}

#[test]
fn a_folder_of_definitions_is_installed_and_cuts_text() {
    let place = tempfile::tempdir().unwrap();
    let manifest = install(place.path(), folder(&KOREAN).path()).unwrap();
    assert_eq!((manifest.language, manifest.entries), (Language::Korean, 5));
    install(place.path(), folder(&JAPANESE).path()).unwrap();
    assert_eq!(cut(place.path(), "공유기를 껐다, 스위치"), "공유기 공유 기 끄 스위치");
    assert_eq!(cut(place.path(), "電源を切った！ タブレット"), "電源 切る タブレット");
    let open = Dictionaries::open(place.path());
    assert!(open.has(Language::Korean) && open.has(Language::Japanese) && !open.is_empty());
    assert!(open.fingerprint().starts_with("ko") && open.fingerprint().contains("-ja"));
}

#[test]
fn a_wheel_and_a_debian_package_hold_the_same() {
    let (place, packed) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let plain = install(place.path(), folder(&JAPANESE).path()).unwrap();
    for (name, bytes) in [("dictionary.whl", zipped(&JAPANESE)), ("gzip.deb", debian(gzip)), ("xz.deb", debian(xz))] {
        let found = install(place.path(), &file(&packed, name, &bytes)).unwrap();
        assert_eq!(found.fingerprint(), plain.fingerprint(), "{name}");
        assert_eq!(found.source, name);
    }
}

#[test]
fn definitions_in_euc_jp_are_understood() {
    let (place, source) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    for (name, text) in JAPANESE {
        file(&source, name, &encoding_rs::EUC_JP.encode(text).0);
    }
    install(place.path(), source.path()).unwrap();
    assert_eq!(cut(place.path(), "電源"), "電源");
}

#[test]
fn a_compiled_dictionary_holds_the_same_as_its_definitions() {
    let place = tempfile::tempdir().unwrap();
    let plain = install(place.path(), folder(&KOREAN).path()).unwrap();
    let compiled = install(place.path(), compiled(&KOREAN).path()).unwrap();
    assert_eq!(compiled.entries, plain.entries);
    assert_eq!(cut(place.path(), "공유기를 껐다, 스위치"), "공유기 공유 기 끄 스위치");
}

#[test]
fn a_compiled_dictionary_that_ends_too_early_is_refused() {
    let place = tempfile::tempdir().unwrap();
    for name in ["sys.dic", "unk.dic", "char.bin", "matrix.bin"] {
        let source = compiled(&KOREAN);
        let whole = fs::read(source.path().join(name)).unwrap();
        for length in [0, 3, 40, 71, whole.len() / 2, whole.len() - 1] {
            file(&source, name, &whole[..length.min(whole.len() - 1)]);
            assert!(install(place.path(), source.path()).is_err(), "{name} of {length} bytes");
        }
    }
    assert!(matches!(state(place.path())[0].1, Condition::Missing));
}

#[test]
fn what_is_no_dictionary_is_refused_and_the_earlier_one_stays() {
    let (place, source) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    install(place.path(), folder(&KOREAN).path()).unwrap();
    let before = installed(place.path());
    assert!(matches!(install(place.path(), source.path()), Err(Error::NoDictionary(_))));
    for (name, bytes) in
        [("text.deb", &b"hello"[..]), ("short.deb", b"!<arch>\ndebian-binary"), ("broken.whl", b"PK\x03\x04")]
    {
        assert!(install(place.path(), &file(&source, name, bytes)).is_err(), "{name}");
    }
    assert!(matches!(install(place.path(), Path::new("/nowhere")), Err(Error::Io { .. })));
    let mut other = KOREAN;
    other[0].1 = "DEFAULT 0 1 0\nHANZI 0 1 2\n";
    assert!(matches!(install(place.path(), folder(&other).path()), Err(Error::Unknown(_))));
    other = KOREAN;
    other[3].1 = "공유기,0,0,much,NNG\n";
    assert!(
        matches!(install(place.path(), folder(&other).path()), Err(Error::Damaged(said)) if said.contains("line 1"))
    );
    assert_eq!(installed(place.path()), before);
    assert_eq!(fs::read_dir(place.path()).unwrap().count(), 1, "nothing is left behind");
}

#[test]
fn a_damaged_dictionary_is_told_and_not_used() {
    let place = tempfile::tempdir().unwrap();
    install(place.path(), folder(&KOREAN).path()).unwrap();
    assert!(matches!(&state(place.path())[0].1, Condition::Intact(it) if it.entries == 5));
    let words = place.path().join("ko/dict.words");
    let mut bytes = fs::read(&words).unwrap();
    bytes[0] ^= 1;
    fs::write(&words, &bytes).unwrap();
    assert!(matches!(state(place.path())[0].1, Condition::Damaged(_)));
    fs::write(&words, &bytes[1..]).unwrap();
    assert!(Dictionaries::open(place.path()).is_empty());
    fs::remove_dir_all(place.path().join("ko")).unwrap();
    assert!(matches!(state(place.path())[0].1, Condition::Missing));
}

fn zipped(files: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        writer.start_file(format!("package/dictionary/{name}"), zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn gzip(bytes: &[u8]) -> (&'static str, Vec<u8>) {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    writer.write_all(bytes).unwrap();
    ("data.tar.gz", writer.finish().unwrap())
}

fn xz(bytes: &[u8]) -> (&'static str, Vec<u8>) {
    let mut writer = lzma_rust2::XzWriter::new(Vec::new(), lzma_rust2::XzOptions::with_preset(1)).unwrap();
    writer.write_all(bytes).unwrap();
    ("data.tar.xz", writer.finish().unwrap())
}

fn debian(pack: fn(&[u8]) -> (&'static str, Vec<u8>)) -> Vec<u8> {
    let mut tar = tar::Builder::new(Vec::new());
    for (name, text) in JAPANESE {
        let mut header = tar::Header::new_gnu();
        header.set_size(text.len() as u64);
        header.set_mode(0o644);
        tar.append_data(&mut header, format!("./usr/share/mecab/dic/ipadic/{name}"), text.as_bytes()).unwrap();
    }
    let (name, data) = pack(&tar.into_inner().unwrap());
    let mut package = b"!<arch>\n".to_vec();
    for (name, bytes) in [("debian-binary", &b"2.0\n"[..]), ("control.tar.gz", b"odd"), (name, &data)] {
        writeln!(package, "{name:<16}{:<12}{:<6}{:<6}{:<8}{:<10}`", 0, 0, 0, 100_644, bytes.len()).unwrap();
        package.extend_from_slice(bytes);
        package.resize(package.len() + bytes.len() % 2, b'\n');
    }
    package
}

/// The definitions as MeCab would compile them.
fn compiled(files: &[(&str, &str); 4]) -> TempDir {
    let source = tempfile::tempdir().unwrap();
    let text = |wanted: &str| files.iter().find(|(name, _)| *name == wanted).unwrap().1;
    file(&source, "sys.dic", &lexicon(text("words.csv")));
    file(&source, "unk.dic", &lexicon(text("unk.def")));
    file(&source, "matrix.bin", &[1, 0, 1, 0, 0, 0]);
    let names = ["DEFAULT", "SPACE", "HANGUL"];
    let mut characters = 3_u32.to_le_bytes().to_vec();
    for name in names {
        characters.extend(name.bytes().chain(std::iter::repeat(0)).take(32));
    }
    for character in 0..0xffff_u32 {
        let (category, length) = match character {
            0x20 => (1_u32, 0_u32),
            0xac00..=0xd7a3 => (2, 2),
            _ => (0, 0),
        };
        characters.extend((1 << category | category << 18 | length << 26 | 1 << 30).to_le_bytes());
    }
    file(&source, "char.bin", &characters);
    source
}

fn lexicon(csv: &str) -> Vec<u8> {
    let (mut words, mut tokens, mut features) = (Vec::new(), Vec::new(), Vec::new());
    let mut lines: Vec<&str> = csv.lines().collect();
    lines.sort_unstable();
    for (at, line) in lines.into_iter().enumerate() {
        let (word, rest) = line.split_once(',').unwrap();
        let (numbers, said) = rest.match_indices(',').nth(2).map(|(comma, _)| rest.split_at(comma)).unwrap();
        let cost: i16 = numbers.rsplit(',').next().unwrap().parse().unwrap();
        words.push((word.as_bytes(), (at << 8 | 1) as i32));
        tokens.extend([0, 0, 0].into_iter().chain([cost]).flat_map(i16::to_le_bytes));
        tokens.extend([features.len() as u32, 0].into_iter().flat_map(u32::to_le_bytes));
        features.extend(said[1..].bytes().chain([0]));
    }
    let nodes = double_array(&words);
    let sizes = [words.len(), 1, 1, nodes.len(), tokens.len(), features.len(), 0];
    let length = (72 + nodes.len() + tokens.len() + features.len()) as u32;
    let mut file: Vec<u8> = [0xef71_8f77 ^ length, 102, 0].into_iter().flat_map(u32::to_le_bytes).collect();
    file.extend(sizes.into_iter().flat_map(|size| (size as u32).to_le_bytes()));
    file.extend(b"UTF-8".iter().copied().chain(std::iter::repeat(0)).take(32));
    [file, nodes, tokens, features].concat()
}

/// A double array of sorted words, each child as near to the beginning as it fits.
fn double_array(words: &[(&[u8], i32)]) -> Vec<u8> {
    let mut nodes = vec![(0_i32, 0_u32); 1 << 14];
    let mut taken = vec![false; 1 << 14];
    let mut open = vec![(0, 0, words)];
    taken[0] = true;
    while let Some((node, depth, words)) = open.pop() {
        let mut children: Vec<usize> =
            words.iter().map(|(word, _)| word.get(depth).map_or(0, |byte| usize::from(*byte) + 1)).collect();
        children.dedup();
        let base = (1..).find(|base| !taken[*base] && children.iter().all(|child| !taken[base + child])).unwrap();
        taken[base] = true;
        nodes[node].0 = base as i32;
        for child in children {
            taken[base + child] = true;
            nodes[base + child].1 = base as u32;
            let of = |word: &[u8]| word.get(depth).map_or(0, |byte| usize::from(*byte) + 1) == child;
            let first = words.iter().position(|(word, _)| of(word)).unwrap();
            let below = &words[first..first + words[first..].iter().take_while(|(word, _)| of(word)).count()];
            match child {
                0 => nodes[base].0 = -below[0].1 - 1,
                _ => open.push((base + child, depth + 1, below)),
            }
        }
    }
    nodes.iter().flat_map(|(base, check)| [base.to_le_bytes(), check.to_le_bytes()].concat()).collect()
}
