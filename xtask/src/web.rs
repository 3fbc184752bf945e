//! The browser files: bundled by Vite into web/dist, which the binary embeds.

use crate::shell::{Done, output, root, sh};
use std::{fs, path::Path, time::SystemTime};

const HOW: &str = "Install Node.js 22 LTS or newer (20.19 works too), for example from nodejs.org or your distribution, and run this again.";

/// npm's name on this system.
pub(crate) fn npm() -> &'static str {
    if cfg!(windows) { "npm.cmd" } else { "npm" }
}

/// Says in one sentence what is missing.
pub(crate) fn node() -> Done {
    let version = output("node", &["--version"])
        .ok_or_else(|| format!("Node.js was not found; it is needed to bundle the browser files. {HOW}"))?;
    let mut numbers = version.trim_start_matches('v').split('.').map(|part| part.parse::<u32>().unwrap_or(0));
    let (major, minor) = (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0));
    if !(major > 22 || (major == 22 && minor >= 12) || (major == 20 && minor >= 19)) {
        return Err(format!("Node.js {version} is too old for the bundler. {HOW}"));
    }
    output(npm(), &["--version"]).map(|_| ()).ok_or_else(|| format!("Node.js is here, but npm is not. {HOW}"))
}

/// The packages that the lock file names, installed without running anybody's install script.
pub(crate) fn install() -> Done {
    node()?;
    let web = root().join("web");
    let lock = fs::read(web.join("package-lock.json")).map_err(|error| format!("web/package-lock.json: {error}"))?;
    let stamp = web.join("node_modules/.madang-lock");
    if fs::read(&stamp).ok().as_deref() == Some(&lock) {
        return Ok(());
    }
    sh(&web, npm(), &["ci", "--ignore-scripts", "--no-audit", "--no-fund"])?;
    fs::write(&stamp, &lock).map_err(|error| format!("{}: {error}", stamp.display()))
}

/// Bundles what changed; everything with `force`.
pub(crate) fn build(force: bool) -> Done {
    let web = root().join("web");
    let built = newest(&web.join("dist/manifest.json"), &|_| true);
    let templates = newest(&root().join("crates"), &|path| path.extension().is_some_and(|kind| kind == "html"));
    let sources =
        ["src", "tools", "vite.config.js", "package-lock.json"].map(|name| newest(&web.join(name), &|_| true));
    let fresh = built > SystemTime::UNIX_EPOCH && templates <= built && sources.iter().all(|time| *time <= built);
    if fresh && !force {
        return Ok(());
    }
    install()?;
    sh(&web, npm(), &["run", "--silent", "build"])
}

/// When the newest file that counts was changed, in a folder or of itself.
fn newest(path: &Path, counts: &dyn Fn(&Path) -> bool) -> SystemTime {
    let Ok(meta) = fs::metadata(path) else { return SystemTime::UNIX_EPOCH };
    if !meta.is_dir() {
        return if counts(path) { meta.modified().unwrap_or(SystemTime::UNIX_EPOCH) } else { SystemTime::UNIX_EPOCH };
    }
    let Ok(entries) = fs::read_dir(path) else { return SystemTime::UNIX_EPOCH };
    entries.flatten().map(|entry| newest(&entry.path(), counts)).max().unwrap_or(SystemTime::UNIX_EPOCH)
}
