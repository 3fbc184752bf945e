//! The three languages say the same things.

use crate::{Source, message::Catalog};
use std::collections::BTreeSet;

/// Adds an error for each message that one language lacks, or that is told other things than in the first.
pub(crate) fn compare(sources: &[Source; 3], catalogs: &[Catalog; 3], errors: &mut Vec<String>) {
    let keys: BTreeSet<&String> = catalogs.iter().flat_map(Catalog::keys).collect();
    for key in keys {
        for (source, catalog) in sources.iter().zip(catalogs) {
            if !catalog.contains_key(key) {
                errors.push(format!("{}: `{key}` is missing", source.path));
            }
        }
        compare_arguments(key, sources, catalogs, errors);
    }
    check_names(sources, catalogs, errors);
}

fn compare_arguments(key: &str, sources: &[Source; 3], catalogs: &[Catalog; 3], errors: &mut Vec<String>) {
    let Some(reference) = catalogs[0].get(key) else { return };
    let expected: Vec<&String> = reference.args.keys().collect();
    for (source, catalog) in sources.iter().zip(catalogs).skip(1) {
        let Some(message) = catalog.get(key) else { continue };
        let found: Vec<&String> = message.args.keys().collect();
        if found != expected {
            let (path, reference) = (&source.path, &sources[0].path);
            errors.push(format!("{path}: `{key}` uses {found:?}, {reference} uses {expected:?}"));
        }
    }
}

/// `a-b` and `a.b` would both be `a_b()`.
fn check_names(sources: &[Source; 3], catalogs: &[Catalog; 3], errors: &mut Vec<String>) {
    let mut seen = BTreeSet::new();
    for key in catalogs[0].keys() {
        if !seen.insert(key.replace(['-', '.'], "_")) {
            errors.push(format!("{}: `{key}` has the same method name as another message", sources[0].path));
        }
    }
}
