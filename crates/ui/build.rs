//! Turns `locales/*.ftl` into the methods of `Words`, and says what to do where the browser files are missing.

use std::{env, path::Path};

fn main() {
    madang_i18n_build::generate_inherent("locales", "Words");
    let root = env::var("CARGO_MANIFEST_DIR").unwrap_or_default();
    let manifest = Path::new(&root).join("../../web/dist/manifest.json");
    println!("cargo::rerun-if-changed={}", manifest.display());
    if !manifest.exists() {
        println!(
            "cargo::error=The browser files are not built. Run `cargo xtask web` (it needs Node.js 20.19 or newer), \
             or `cargo xtask run` to build and start everything."
        );
    }
}
