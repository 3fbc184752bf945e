use super::*;
use std::{
    io::{Read, Write},
    net::{IpAddr, TcpListener},
    sync::{Arc, Mutex},
    thread,
};

/// A server on this machine that answers by path and remembers what it was asked.
fn server() -> (u16, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let asked = Arc::new(Mutex::new(Vec::new()));
    let kept = Arc::clone(&asked);
    thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut head = Vec::new();
            let mut byte = [0];
            while !head.ends_with(b"\r\n\r\n") && stream.read(&mut byte).unwrap_or(0) == 1 {
                head.push(byte[0]);
            }
            let head = String::from_utf8(head).unwrap();
            let answer = answer(head.lines().next().unwrap_or_default());
            kept.lock().unwrap().push(head);
            let _ = stream.write_all(answer.as_bytes());
        }
    });
    (port, asked)
}

fn answer(line: &str) -> String {
    let mut words = line.split(' ');
    let (method, path) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let (status, location) = match (method, path) {
        (_, "/moved") => ("302 Found", "/fine".to_owned()),
        (_, "/metadata") => ("302 Found", "http://169.254.169.254/latest/meta-data/".to_owned()),
        (_, "/file") => ("302 Found", "file:///etc/passwd".to_owned()),
        (_, "/around") => ("302 Found", "/around".to_owned()),
        ("HEAD", "/get-only") => ("405 Method Not Allowed", String::new()),
        (_, "/gone") => ("410 Gone", String::new()),
        (_, "/secret") => ("403 Forbidden", String::new()),
        (_, "/ill") => ("503 Service Unavailable", String::new()),
        _ => ("200 OK", String::new()),
    };
    let location = if location.is_empty() { location } else { format!("location: {location}\r\n") };
    format!("HTTP/1.1 {status}\r\n{location}content-length: 0\r\nconnection: close\r\n\r\n")
}

fn here(address: IpAddr) -> bool {
    address == IpAddr::from([127, 0, 0, 1])
}

#[test]
fn a_link_is_followed_and_judged_by_its_status() {
    let (port, asked) = server();
    let checker = LinkChecker::new("https://community.example", Rules { address: here, port: |_| true });
    let result = |path: &str| {
        let tried = checker.try_link(&format!("http://127.0.0.1:{port}{path}"));
        (tried.failed, tried.result)
    };
    let fine = |text: &str| (false, text.to_owned());
    let failed = |text: &str| (true, text.to_owned());
    assert_eq!(result("/fine"), fine("200"));
    assert_eq!(result("/moved"), fine("200"));
    assert_eq!(result("/get-only"), fine("200"));
    assert_eq!(result("/secret"), fine("403"));
    assert_eq!(result("/gone"), failed("410"));
    assert_eq!(result("/ill"), failed("503"));
    assert_eq!(result("/around"), failed("redirections"));
    let asked = asked.lock().unwrap();
    assert!(asked[0].starts_with("HEAD /fine"));
    assert!(asked.iter().all(|head| head.to_lowercase().contains("user-agent: madang-linkcheck/")));
    assert!(asked[0].contains("+https://community.example"));
}

#[test]
fn no_link_and_no_redirection_leads_into_the_servers_own_network() {
    let (port, asked) = server();
    let refused = Tried::fine("refused");
    let strict = LinkChecker::new("https://community.example", Rules { port: |_| true, ..Rules::default() });
    for host in ["127.0.0.1", "localhost", "[::1]", "0.0.0.0", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]"] {
        assert_eq!(strict.try_link(&format!("http://{host}:{port}/fine")), refused, "{host}");
    }
    assert!(asked.lock().unwrap().is_empty());
    let some = LinkChecker::new("https://community.example", Rules { address: here, port: |_| true });
    assert_eq!(some.try_link(&format!("http://127.0.0.1:{port}/metadata")), refused);
    assert_eq!(some.try_link(&format!("http://127.0.0.1:{port}/file")), refused);
    let usual = LinkChecker::new("https://community.example", Rules { address: here, ..Rules::default() });
    assert_eq!(usual.try_link(&format!("http://127.0.0.1:{port}/fine")), refused);
}

#[test]
fn a_server_that_is_not_there_fails() {
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let checker = LinkChecker::new("https://community.example", Rules { address: here, port: |_| true });
    assert_eq!(checker.try_link(&format!("http://127.0.0.1:{port}/")), Tried::failed("connection"));
    assert_eq!(checker.try_link("http://no-such-host.invalid/"), Tried::failed("name"));
}
