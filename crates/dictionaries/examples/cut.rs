//! Shows how installed dictionaries cut text: installs what is named, if anything, and cuts each line of standard input.
//!
//! ```text
//! cargo run --release -p madang-dictionaries --example cut -- FOLDER [WHEEL, PACKAGE OR FOLDER]…
//! ```

use madang_dictionaries::{Dictionaries, install};
use madang_language::normalise;
use std::{io::stdin, path::Path, time::Instant};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, sources @ ..] = arguments.as_slice() else { return Err("which folder?".into()) };
    for source in sources {
        let started = Instant::now();
        let installed = install(Path::new(folder), Path::new(source))?;
        let seconds = started.elapsed().as_secs_f64();
        let megabytes = installed.bytes() / 1_000_000;
        println!("{}: {} entries, {megabytes} MB, {seconds:.1} s", installed.language.name(), installed.entries);
    }
    let mut morphemes = Dictionaries::open(Path::new(folder)).morphemes();
    for line in stdin().lines() {
        let mut words = Vec::new();
        morphemes.each(&normalise(&line?), |word| words.push(word.to_owned()));
        println!("{}", words.join(" · "));
    }
    Ok(())
}
