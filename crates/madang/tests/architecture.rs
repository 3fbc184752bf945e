//! The shape of the project, kept by tests.

#![allow(clippy::unwrap_used, reason = "a test stops at what it cannot do")]

use serde_json::Value;
use std::{fs, path::Path, process::Command};

const GROUND: [&str; 13] = [
    "kernel",
    "events",
    "http",
    "ui",
    "i18n",
    "i18n-build",
    "markdown",
    "language",
    "screen",
    "dictionaries",
    "mail",
    "files",
    "outbound",
];
const YARD: [&str; 2] = ["people", "conversation"];
const DOMAINS: [&str; 9] =
    ["questions", "knowledge", "freshness", "publishing", "desk", "messages", "moderation", "find", "transfer"];
const SHELL: [&str; 2] = ["site", "testkit"];
/// No file is longer than this, in lines.
const LONGEST: usize = 600;

fn layer(name: &str) -> usize {
    let layers: [&[&str]; 4] = [&GROUND, &YARD, &DOMAINS, &SHELL];
    layers.iter().position(|layer| layer.contains(&name)).unwrap_or(layers.len())
}

fn metadata() -> Value {
    let output = Command::new(env!("CARGO")).args(["metadata", "--format-version", "1", "--no-deps"]).output().unwrap();
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn crates_depend_only_downwards_and_domains_never_on_each_other() {
    let metadata = metadata();
    let mut wrong = Vec::new();
    for package in metadata["packages"].as_array().unwrap() {
        let name = package["name"].as_str().unwrap().trim_start_matches("madang-");
        for dependency in package["dependencies"].as_array().unwrap() {
            let Some(on) = dependency["name"].as_str().unwrap().strip_prefix("madang-") else { continue };
            if dependency["kind"] == "dev" {
                continue;
            }
            let (from, to) = (layer(name), layer(on));
            let among_domains = DOMAINS.contains(&name) && DOMAINS.contains(&on);
            let shell_on_domain = SHELL.contains(&name) && DOMAINS.contains(&on);
            let backwards = to > from || (name == "people" && on == "conversation");
            let kernel_on_any = name == "kernel";
            if among_domains || shell_on_domain || backwards || kernel_on_any {
                wrong.push(format!("{name} -> {on}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn no_file_outgrows_its_reader() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut long = Vec::new();
    for folder in ["crates", "xtask", "web/src", "web/tools", "web/e2e", "bench"] {
        walk(&root.join(folder), &mut long);
    }
    assert!(long.is_empty(), "{long:?}");
}

fn walk(folder: &Path, long: &mut Vec<String>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            walk(&path, long);
        } else if path
            .extension()
            .is_some_and(|kind| ["rs", "html", "js", "mjs", "css"].iter().any(|known| kind == *known))
        {
            let lines = fs::read_to_string(&path).unwrap_or_default().lines().count();
            if lines > LONGEST {
                long.push(format!("{}: {lines}", path.display()));
            }
        }
    }
}

#[test]
fn every_route_of_the_api_is_in_its_document_and_the_other_way_round() {
    let document = serde_json::to_value(madang::openapi()).unwrap();
    let mut described: Vec<String> = Vec::new();
    for (path, methods) in document["paths"].as_object().unwrap() {
        for method in methods.as_object().unwrap().keys() {
            described.push(format!("{} {path}", method.to_uppercase()));
        }
    }
    let about_itself = ["/api/v1/openapi.json", "/api/v1/docs", "/api/v1/problems"];
    let mut served: Vec<String> = madang::routes()
        .table
        .iter()
        .filter(|route| route.path.starts_with("/api/") && !about_itself.contains(&route.path))
        .map(|route| format!("{} {}", route.method, route.path))
        .collect();
    described.sort();
    served.sort();
    let undescribed: Vec<_> = served.iter().filter(|route| !described.contains(route)).collect();
    let unserved: Vec<_> = described.iter().filter(|route| !served.contains(route)).collect();
    assert!(undescribed.is_empty() && unserved.is_empty(), "not described: {undescribed:?}\nnot served: {unserved:?}");
}

#[test]
fn no_two_shapes_of_the_api_share_a_name() {
    let mut names: Vec<String> = Vec::new();
    for file in sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("..")) {
        let text = fs::read_to_string(&file).unwrap();
        for shape in text.split("ToSchema").skip(1) {
            let shape: String = shape.lines().take(8).collect::<Vec<_>>().join("\n");
            let called = shape
                .split("schema(as = ")
                .nth(1)
                .filter(|_| shape.find("schema(as").unwrap() < shape.find(" {").unwrap_or(usize::MAX));
            let named = shape.split("struct ").nth(1).or_else(|| shape.split("enum ").nth(1));
            let name = called.or(named).unwrap_or_default().split(|c: char| !c.is_alphanumeric()).next().unwrap();
            names.push(name.to_owned());
        }
    }
    names.retain(|name| !name.is_empty());
    names.sort();
    let twice: Vec<&String> = names.windows(2).filter(|two| two[0] == two[1]).map(|two| &two[0]).collect();
    assert!(twice.is_empty(), "utoipa keeps one of {twice:?}: give the others a name by #[schema(as = Name)]");
}

#[test]
fn whatever_staff_do_has_words_in_the_audit_log() {
    let (deeds, lang) = (madang::deeds(), madang_i18n::Lang::default());
    let mut wordless = Vec::new();
    for file in sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("..")) {
        let text = fs::read_to_string(&file).unwrap();
        for action in named_deeds(&text).into_iter().chain(staff_commands(&file, &text)) {
            if deeds.say(lang, &action) == action {
                wordless.push(action);
            }
        }
    }
    assert!(wordless.is_empty(), "no message deed-… for {wordless:?}");
}

/// The actions that a file names itself.
fn named_deeds(text: &str) -> Vec<String> {
    let parts = text.split("Deed::new(\"").skip(1);
    parts.filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())).collect()
}

/// The commands of a file that only staff may run, under the names by which the kernel writes them.
fn staff_commands(file: &Path, text: &str) -> Vec<String> {
    const OFFICE: [&str; 6] = ["Manage", "ManageMembers", "Administer", "Moderate", "Triage", "EditAny"];
    let domain = file.components().rev().skip_while(|part| part.as_os_str() != "src").nth(1).unwrap();
    let domain = domain.as_os_str().to_string_lossy().into_owned();
    let names_itself = |code: &str| code.split("\n}").next().is_some_and(|body| body.contains(".audit("));
    let helpers = ["\nasync fn ", "\npub(super) async fn ", "\npub(crate) async fn "];
    if helpers.iter().any(|helper| text.split(helper).skip(1).any(names_itself)) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for rest in text.split(" Command for ").skip(1) {
        let name = rest.split([' ', '<']).next().unwrap();
        let Some((_, allowed)) = rest.split_once("fn allowed(") else { continue };
        let body = allowed.split("\n    }").next().unwrap();
        if !names_itself(rest) && OFFICE.iter().any(|office| body.contains(&format!("actor.may(Permission::{office})")))
        {
            found.push(format!("{domain}.{}", snake(name)));
        }
    }
    found
}

fn snake(name: &str) -> String {
    let mut out = String::new();
    for (at, letter) in name.char_indices() {
        if letter.is_uppercase() && at > 0 {
            out.push('_');
        }
        out.extend(letter.to_lowercase());
    }
    out
}

/// The source files of every crate but the tests' own.
fn sources(crates: &Path) -> Vec<std::path::PathBuf> {
    let mut folders: Vec<_> = fs::read_dir(crates).unwrap().map(|entry| entry.unwrap().path().join("src")).collect();
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        for path in entries.map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") && !path.ends_with("tests.rs") {
                files.push(path);
            }
        }
    }
    files
}
