//! Installing dictionaries from the command line.

use crate::{config::Config, parts};
use clap::Subcommand;
use madang_dictionaries::{Condition, Language, install, state};
use std::{fs, path::PathBuf, time::Instant};

/// What is to be done.
#[derive(Subcommand)]
pub(crate) enum Task {
    /// Install dictionaries, so that search knows more words; the search index is built anew in the background.
    ///
    /// Korean comes from the wheel of python-mecab-ko-dic (`pip download --no-deps python-mecab-ko-dic`), Japanese from
    /// the Debian package mecab-ipadic (`apt-get download mecab-ipadic`). A folder with the files of either, as they
    /// are or as MeCab compiled them, will do as well.
    Install {
        /// Wheels, Debian packages, archives or folders.
        #[arg(required = true)]
        sources: Vec<PathBuf>,
    },
    /// Take a dictionary away.
    Remove {
        /// ko or ja.
        #[arg(value_parser = language)]
        language: Language,
    },
}

fn language(code: &str) -> Result<Language, String> {
    Language::ALL.into_iter().find(|language| language.code() == code).ok_or_else(|| "one of ko, ja".into())
}

/// Does it and says what was done.
///
/// # Errors
/// One sentence; dictionaries before the one that failed are installed.
pub(crate) fn dictionaries(config: &Config, task: Task) -> Result<(), String> {
    parts::writable(&config.data)?;
    let folder = parts::dictionaries(config);
    match task {
        Task::Install { sources } => {
            for source in sources {
                let started = Instant::now();
                let installed = install(&folder, &source).map_err(|error| format!("{error}."))?;
                println!(
                    "{}: {} entries from {} are installed and checked ({} MB, {:.0} s).",
                    installed.language.name(),
                    installed.entries,
                    installed.source,
                    installed.bytes() / 1_000_000,
                    started.elapsed().as_secs_f64(),
                );
            }
        }
        Task::Remove { language } => {
            let place = folder.join(language.code());
            if !place.exists() {
                return Err(format!("No {} dictionary is installed.", language.name()));
            }
            fs::remove_dir_all(&place).map_err(|error| format!("{} cannot be removed: {error}.", place.display()))?;
            println!("The {} dictionary is removed.", language.name());
        }
    }
    println!(
        "A server that runs on this data folder notices within a minute, any other when it starts: it builds its search \
         index anew in the background and answers from the old one meanwhile."
    );
    Ok(())
}

/// The condition of each dictionary and of the index that is made with them, for the doctor; and whether all is well.
pub(crate) fn examine(config: &Config) -> Result<(), String> {
    let folder = parts::dictionaries(config);
    let mut damaged = Ok(());
    for (language, condition) in state(&folder) {
        let sentence = match condition {
            Condition::Missing => "not installed; search works without".to_owned(),
            Condition::Intact(it) => format!("{} entries from {}, intact", it.entries, it.source),
            Condition::Damaged(error) => {
                damaged = Err(format!("The {} dictionary cannot be used: {error}. Install it again.", language.name()));
                error.to_string()
            }
        };
        println!("dictionary     {}: {sentence}", language.name());
    }
    let wanted = madang_dictionaries::Dictionaries::open(&folder);
    match madang_find::index::dictionaries_of(&config.data.join("search")) {
        Some(made) if made == wanted.fingerprint() => println!("search index   is made with what is installed"),
        Some(_) => println!("search index   is made with other dictionaries; a running server builds it anew"),
        None => println!("search index   is made when the server starts"),
    }
    damaged
}
