//! English and other alphabetic words by their rules: endings, apostrophes, hyphens, accents, codes, versions, paths.

mod support;

use support::{check_marks, check_same, check_words};

#[test]
fn forms_of_a_word_share_its_stem() {
    check_same(&[
        ("plural", &["card", "cards"]),
        ("plural in -es", &["box", "boxes"]),
        ("plural in -ies", &["battery", "batteries"]),
        ("-ing", &["connect", "connecting"]),
        ("-ing with a doubled letter", &["reset", "resetting"]),
        ("past", &["install", "installed"]),
        ("-ion", &["connect", "connection", "connections"]),
        ("-ment", &["adjust", "adjustment"]),
        ("case", &["password", "PASSWORD", "PassWord"]),
        ("possessive", &["user", "user's", "user’s", "users", "users'"]),
        ("possessive of a name", &["Bob", "Bob's"]),
    ]);
    check_words(&[("short words stay", "is as it", "is as it"), ("irregular forms stay", "ran run", "ran run")]);
}

#[test]
fn contractions_are_one_word() {
    check_same(&[
        ("not", &["don't", "don’t", "dont"]),
        ("cannot", &["can't", "cant"]),
        ("is", &["it's", "it’s"]),
        ("have", &["I've", "I’ve"]),
        ("o'clock", &["o'clock", "oclock"]),
    ]);
    check_words(&[
        ("quotes are no apostrophes", "the 'reset' button", "the reset button"),
        ("a trailing apostrophe", "foldl' f", "foldl f"),
        ("minutes", "5' 10\"", "5 10"),
    ]);
}

#[test]
fn words_in_parts_are_one_word_too() {
    check_words(&[
        ("hyphen", "Wi-Fi", "wi wifi fi"),
        ("hyphen in a word", "e-mail", "e email mail"),
        ("two hyphens", "state-of-art", "state stateofart of art"),
        ("long chains are only their parts", "a-b-c-d", "a b c d"),
        ("a lone hyphen is nothing", "yes - no", "yes no"),
        ("underscores", "snake_case", "snake snakecas case"),
        ("dash", "before–after", "befor after"),
    ]);
}

#[test]
fn accents_and_ligatures_are_folded() {
    check_same(&[
        ("acute", &["cafe", "café", "cafe\u{301}", "CAFÉ"]),
        ("diaeresis", &["naive", "naïve"]),
        ("umlaut", &["zurich", "Zürich"]),
        ("ring", &["angstrom", "Ångström"]),
        ("ligature", &["file", "ﬁle"]),
        ("full width", &["windows", "Ｗｉｎｄｏｗｓ"]),
        ("superscript", &["m2", "m²", "㎡"]),
        ("roman numeral", &["iv", "Ⅳ"]),
        ("circled digit", &["1", "①", "1️⃣"]),
        ("soft hyphen", &["password", "pass\u{ad}word"]),
    ]);
}

#[test]
fn versions_are_found_whole() {
    check_words(&[
        ("three numbers", "3.1.2", "3 3.1.2 1 2"),
        ("with a v", "v3.1.2", "v3 3.1.2 1 2"),
        ("short", "v2", "v2"),
        ("of a program", "GHC 9.4.7", "ghc 9 9.4.7 4 7"),
        ("decimal", "3.5", "3 3.5 5"),
        ("address", "192.168.0.1", "192 192.168.0.1 168 0 1"),
        ("date", "2026-11-22", "2026 20261122 11 22"),
        ("end of a sentence", "Use 3.1. Then 4", "use 3 3.1 1 then 4"),
    ]);
}

#[test]
fn codes_of_errors_stay_as_they_are() {
    check_same(&[
        ("with a hyphen", &["E-21", "e-21"]),
        ("browser error", &["ERR_CONNECTION_RESET", "err_connection_reset"]),
    ]);
    check_words(&[
        ("hexadecimal", "0x80070057", "0x80070057"),
        ("letter and number", "E21", "e21"),
        ("hyphen", "E-21", "e e21 21"),
        ("browser error", "ERR_CONNECTION_RESET", "err errconnectionreset connect reset"),
        ("status", "HTTP 404", "http 404"),
        ("endings are not taken off", "e102s", "e102s"),
        ("bracketed", "[Errno 13]", "errno 13"),
        (
            "long chain of a code",
            "ERR_SSL_VERSION_OR_CIPHER_MISMATCH",
            "err errsslversionorciphermismatch ssl version or cipher mismatch",
        ),
    ]);
}

#[test]
fn numbers_and_units_are_found_together_and_apart() {
    check_words(&[
        ("weight", "3kg", "3kg 3 kg"),
        ("weight with a space", "3 kg", "3 kg"),
        ("frequency", "5GHz", "5ghz 5 ghz"),
        ("squared unit", "3㎏", "3kg 3 kg"),
        ("memory", "16GB", "16gb 16 gb"),
        ("model", "iPhone15", "iphone15 iphon 15"),
        ("thousands", "1,000", "1 1000 000"),
        ("a list is no number", "1, 2,3", "1 2 3"),
        ("percent", "50%", "50"),
        ("a single letter is part of a code", "4K", "4k"),
    ]);
}

#[test]
fn paths_addresses_and_files_are_found_by_their_parts() {
    check_words(&[
        ("path", "/etc/hosts", "etc host"),
        ("Windows path", "C:\\Users\\name", "c user name"),
        ("address", "example.com/a-b", "exampl example.com com a ab b"),
        ("file", "stack.yaml", "stack stack.yaml yaml"),
        ("file with two endings", "a.tar.gz", "a a.tar.gz tar gz"),
        ("query", "https://x.io/?q=1", "https x x.io io q 1"),
        ("e-mail", "me@example.com", "me exampl example.com com"),
        ("hidden file", ".gitignore", "gitignor"),
    ]);
}

#[test]
fn signs_that_are_names_are_words() {
    check_words(&[
        ("C++", "C++", "c++"),
        ("C#", "C#", "c#"),
        ("bind", "m >>= f", "m >>= f"),
        ("functor", "f <$> x", "f <$> x"),
        ("comparison", "a != b == c", "a != b == c"),
        ("arrow", "x -> y", "x -> y"),
        ("rules are no words", "---- ==== ....", ""),
        ("questions are no words", "?! !!", ""),
        ("smileys are no words", "^^ :-)", ""),
    ]);
}

#[test]
fn alphabetic_marks_stand_on_the_word() {
    check_marks(&[
        ("plural in the text", "Cards declined", "card x", "Cards"),
        ("plural in the query", "My card", "cards x", "card"),
        ("unfinished word", "Password reset", "pass", "Password"),
        ("only the last word is unfinished", "Password reset", "pass reset", "reset"),
        ("ligature", "the ﬁle is", "file x", "ﬁle"),
        ("accent in the text", "Café open", "cafe x", "Café"),
        ("accent in the query", "cafe open", "café x", "cafe"),
        ("decomposed accent", "Cafe\u{301} open", "café x", "Cafe\u{301}"),
        ("full width", "ＡＢＣ only", "abc x", "ＡＢＣ"),
        ("hyphen in the text", "the Wi-Fi light", "wifi x", "Wi-Fi"),
        ("hyphen in the query", "the wifi light", "Wi-Fi x", "wifi"),
        ("version", "since v9.4.7", "9.4.7 x", "v9.4.7"),
        ("the digits of a version say nothing", "4 of 9.4.3", "9.4.7 x", ""),
        ("file", "in stack.yaml", "stack.yaml", "stack.yaml"),
        ("error", "got ERR_CONNECTION_RESET!", "err_connection_reset", "ERR_CONNECTION_RESET"),
        ("contraction", "I don’t know", "don't x", "don’t"),
        ("possessive", "the user's name", "users x", "user's"),
        ("unit apart in the query", "a 5GHz band", "ghz x", "GHz"),
        ("unit apart in the text", "a 5 GHz band of 5", "5ghz x", "GHz"),
        ("operator", "use >>= here", ">>= x", ">>="),
        ("case", "PASSWORD", "password", "PASSWORD"),
    ]);
}
