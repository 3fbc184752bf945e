//! English questions, and how customers ask for them.

use crate::support::check;

#[test]
fn english_is_found_in_every_form() {
    check(&[
        ("plural", "The batteries are empty", &["battery", "batteries", "Battery"], &["charger"]),
        ("-ing", "Resetting takes long", &["reset", "resets"], &["delete"]),
        ("past", "My card was declined", &["cards", "decline", "declining"], &["refund"]),
        ("-ion", "No connection at home", &["connect", "connections", "connecting"], &["router"]),
        ("possessive", "The user's profile", &["user", "users", "users' profile", "user’s"], &["guest"]),
        ("contraction", "I can't log in", &["cant", "can't", "can’t log"], &["printer"]),
        ("accent in the text", "Café finder", &["cafe", "café", "CAFÉ"], &["bar"]),
        ("accent in the query", "Upload your resume", &["résumé", "résumés"], &["letter"]),
        ("ligature", "A corrupt ﬁle", &["file", "files", "ﬁle"], &["folder"]),
        ("case", "SSL Certificate", &["ssl certificate", "SSL"], &["domain"]),
        ("quotes", "The ‘dark’ mode", &["dark", "'dark'", "dark mode"], &["light"]),
    ]);
}

#[test]
fn english_words_in_parts_are_found() {
    check(&[
        ("hyphen in the text", "Wi-Fi drops", &["wifi", "wi-fi", "Wi Fi"], &["cable"]),
        ("hyphen in the query", "Open the email", &["e-mail", "email", "e-mails"], &["fax"]),
        ("hyphenated adjective", "A built-in camera", &["built-in", "builtin camera", "built in"], &["lens"]),
        ("underscores", "Set max_open_files higher", &["max_open_files", "max open files"], &["minimum"]),
        ("slash", "Turn on/off", &["on/off", "turn on"], &["dim"]),
        ("dash", "Start–stop system", &["start stop", "start"], &["pause"]),
    ]);
}

#[test]
fn codes_versions_and_units_are_found() {
    check(&[
        (
            "browser error",
            "Chrome says ERR_CONNECTION_RESET",
            &["ERR_CONNECTION_RESET", "err connection reset", "err_connection_reset"],
            &["certificate"],
        ),
        ("hexadecimal", "Update fails with 0x80070057", &["0x80070057", "0X80070057"], &["0x80070005"]),
        ("status", "Server answers HTTP 404", &["HTTP 404", "404"], &["500"]),
        ("letter and number", "Display shows E-21", &["E-21", "E21", "e21"], &["\"E-22\"", "F22"]),
        ("version", "Broken since 3.1.2", &["3.1.2", "v3.1.2", "\"3.1.2\""], &["\"3.1.7\""]),
        ("version with a v", "Upgrade to v9.4.7", &["9.4.7", "v9.4.7", "\"v9.4.7\""], &["\"9.4.8\""]),
        ("major version", "The v2 API", &["v2", "v2 API"], &["v7"]),
        ("unit together", "The 5GHz band", &["5GHz", "5 GHz", "GHz"], &["antenna"]),
        ("unit apart", "It weighs 3 kg", &["3kg", "3 kg", "kg"], &["pound"]),
        ("squared unit", "Up to 8㎏", &["8kg", "8 kg"], &["ton"]),
        ("model together", "Works on iPhone15", &["iphone", "iPhone 15", "iphone15"], &["pixel"]),
        ("thousands", "After 10,000 requests", &["10000", "10,000"], &["answers"]),
        ("decimal", "Needs 3.3 volts", &["3.3", "3.3 volts"], &["ampere"]),
    ]);
}

#[test]
fn paths_addresses_and_files_are_found() {
    check(&[
        ("path", "Edit /etc/hosts first", &["/etc/hosts", "etc hosts", "hosts"], &["/var/log"]),
        ("Windows path", "Delete C:\\Users\\me\\cache", &["C:\\Users\\me\\cache", "users cache"], &["registry"]),
        (
            "address",
            "See example.com/a-b",
            &["example.com/a-b", "example.com", "https://example.com"],
            &["invalid.net"],
        ),
        (
            "address with a query",
            "Open https://x.example/?page=2",
            &["x.example", "https://x.example/?page=2"],
            &["y.invalid"],
        ),
        ("file", "Change stack.yaml", &["stack.yaml", "\"stack.yaml\"", "stack yaml"], &["\"package.yaml\""]),
        ("file with two endings", "Unpack backup.tar.gz", &["backup.tar.gz", "tar.gz", "backup"], &["zip"]),
        ("e-mail address", "Write to help@madang.example", &["help@madang.example", "madang.example"], &["sales"]),
        ("IP address", "The router is 192.168.0.1", &["192.168.0.1", "\"192.168.0.1\""], &["\"10.0.0.1\""]),
        ("hidden file", "Add it to .gitignore", &[".gitignore", "gitignore"], &["branch"]),
    ]);
}

#[test]
fn names_of_code_are_found() {
    check(&[
        ("C++", "Compile C++ code", &["C++", "c++"], &["rust"]),
        ("C#", "Write C# scripts", &["C#", "c#"], &["java"]),
        ("operator bind", "What does m >>= f mean", &[">>=", "\">>=\""], &["<$>"]),
        ("operator of applicatives", "Lift with f <*> x", &["<*>"], &[">=>"]),
        ("trailing apostrophe", "Use foldl' for sums", &["foldl'", "foldl"], &["scanr"]),
        ("camel case", "Call getElementById twice", &["getElementById", "getelementbyid"], &["querySelector"]),
        (
            "function call",
            "It panics in parse_config()",
            &["parse_config", "parse_config()", "parse config"],
            &["serialize"],
        ),
        ("dotted name", "Import Data.Map.Strict", &["Data.Map.Strict", "Data.Map", "data map"], &["Control"]),
        ("flag", "Run it with --verbose", &["\"--verbose\"", "verbose"], &["quiet"]),
    ]);
}

#[test]
fn english_slips_are_found() {
    check(&[
        ("letter left out", "Forgot my password", &["pasword", "passwrd"], &[]),
        ("letters exchanged", "I receive nothing", &["recieve"], &[]),
        ("wrong letter", "The keyboard is locked", &["keyboerd"], &[]),
        ("codes are not corrected", "Error E1234567", &["E1234567"], &["E1234568"]),
    ]);
}
