use std::time::{Duration, UNIX_EPOCH};

use base64::{Engine, prelude::BASE64_STANDARD};
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::TcpListener,
};

use super::*;

fn message() -> Message {
    Message {
        to: "minji@example.com".to_owned(),
        to_name: Some("김민지, \"팀장\"".to_owned()),
        subject:
            "새 답변이 있어요: 「充電できない」という質問に対する回答がとても長い題名の場合でも正しく折り返されます"
                .to_owned(),
        text: "안녕하세요.\n.점으로 시작하는 줄\nhttps://example.com/q/1\n".to_owned(),
        html: Some("<p>안녕하세요 <b>こんにちは</b></p>".to_owned()),
        message_id: "n-42@example.com".to_owned(),
        date: UNIX_EPOCH + Duration::from_secs(1_700_000_000),
        headers: vec![
            ("List-Unsubscribe".to_owned(), "<https://example.com/u/1>".to_owned()),
            ("List-Unsubscribe-Post".to_owned(), "List-Unsubscribe=One-Click".to_owned()),
            ("References".to_owned(), "<t-1@example.com>".to_owned()),
        ],
    }
}

/// What a mail server heard.
#[derive(Debug, Default)]
struct Heard {
    from: String,
    to: String,
    data: String,
}

/// A mail server for one connection, which answers RCPT with `recipient_answer`.
async fn server(recipient_answer: &'static str) -> (String, tokio::task::JoinHandle<Heard>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("binds");
    let url = format!("smtp://{}", listener.local_addr().expect("address"));
    let heard = tokio::spawn(async move {
        let (stream, _) = listener.accept().await.expect("accepts");
        let (reader, mut writer) = stream.into_split();
        let mut lines = BufReader::new(reader).lines();
        let mut heard = Heard::default();
        writer.write_all(b"220 ready\r\n").await.expect("greets");
        while let Ok(Some(line)) = lines.next_line().await {
            let answer = match line.split([' ', ':']).next().unwrap_or_default() {
                "EHLO" => "250-here\r\n250 8BITMIME\r\n",
                "MAIL" => {
                    heard.from = line;
                    "250 ok\r\n"
                }
                "RCPT" => {
                    heard.to = line;
                    recipient_answer
                }
                "DATA" => {
                    writer.write_all(b"354 go\r\n").await.expect("answers");
                    while let Some(line) = lines.next_line().await.expect("reads").filter(|line| line != ".") {
                        heard.data.push_str(line.strip_prefix('.').unwrap_or(&line));
                        heard.data.push('\n');
                    }
                    "250 taken\r\n"
                }
                "QUIT" => break,
                _ => "250 ok\r\n",
            };
            if writer.write_all(answer.as_bytes()).await.is_err() {
                break;
            }
        }
        heard
    });
    (url, heard)
}

fn mailer(url: String) -> Mailer {
    Mailer::new(Config::Smtp { url, from: "마당 <no-reply@example.com>".to_owned() }).expect("configured")
}

/// A header's value with its continuation lines, encoded words decoded.
fn header_value(data: &str, name: &str) -> String {
    let start = data.find(&format!("\n{name}: ")).map(|at| at + name.len() + 3).expect("header is there");
    let mut value = String::new();
    for (index, line) in data[start..].split('\n').enumerate() {
        if index > 0 && !line.starts_with([' ', '\t']) {
            break;
        }
        assert!(line.len() <= 78, "too long: {line}");
        for word in line.split(' ') {
            match word.strip_prefix("=?utf-8?b?").and_then(|rest| rest.split_once("?=")) {
                Some((encoded, rest)) => {
                    let bytes = BASE64_STANDARD.decode(encoded).expect("base64");
                    value.push_str(std::str::from_utf8(&bytes).expect("whole characters"));
                    value.push_str(rest);
                }
                None => value.push_str(word),
            }
        }
    }
    value
}

/// The decoded bodies of a multipart message, in order.
fn bodies(data: &str) -> Vec<String> {
    let (_, rest) = data.split_once("boundary=\"").expect("a boundary");
    let (boundary, rest) = rest.split_once('"').expect("its end");
    let separator = format!("--{boundary}");
    rest.split(&separator)
        .skip(1)
        .take_while(|part| !part.starts_with("--"))
        .filter_map(|part| part.split_once("\n\n"))
        .map(|(head, body)| {
            assert!(head.contains("charset=utf-8"), "{head}");
            assert!(head.contains("Content-Transfer-Encoding: base64"), "{head}");
            let encoded: String = body.split_whitespace().collect();
            String::from_utf8(BASE64_STANDARD.decode(encoded).expect("base64")).expect("UTF-8").replace("\r\n", "\n")
        })
        .collect()
}

#[tokio::test]
async fn a_server_receives_text_and_html_with_names_and_subjects_of_any_language() {
    let (url, heard) = server("250 ok\r\n").await;
    let mailer = mailer(url);
    mailer.send(message()).await.expect("sent");
    drop(mailer);
    let heard = heard.await.expect("served");
    assert!(heard.from.contains("<no-reply@example.com>"), "{heard:?}");
    assert!(heard.to.contains("<minji@example.com>"));
    let data = format!("\n{}", heard.data);
    assert_eq!(header_value(&data, "Subject"), message().subject);
    assert_eq!(header_value(&data, "From"), "마당<no-reply@example.com>");
    assert!(header_value(&data, "To").contains("민지"), "{}", header_value(&data, "To"));
    assert_eq!(header_value(&data, "Message-ID"), "<n-42@example.com>");
    assert!(data.contains("\nDate: Tue, 14 Nov 2023 22:13:20 +0000\n"), "{data}");
    assert!(data.contains("\nList-Unsubscribe: <https://example.com/u/1>\n"));
    assert!(data.contains("\nMIME-Version: 1.0\n"));
    assert!(data.contains("multipart/alternative"));
    assert_eq!(bodies(&data), [message().text, message().html.expect("has HTML")]);
}

#[tokio::test]
async fn a_refused_recipient_is_refused_for_good_and_a_busy_server_is_not() {
    let (url, _) = server("550 no such user\r\n").await;
    let error = mailer(url).send(message()).await.expect_err("refused");
    assert!(matches!(error, Error::Refused(_)) && !error.is_temporary(), "{error}");

    let (url, _) = server("451 try later\r\n").await;
    let error = mailer(url).send(message()).await.expect_err("refused");
    assert!(error.is_temporary(), "{error}");
}

#[tokio::test]
async fn an_unreachable_server_is_a_temporary_failure() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("binds");
    let url = format!("smtp://{}", listener.local_addr().expect("address"));
    drop(listener);
    let mailer = mailer(url);
    assert!(mailer.send(message()).await.expect_err("unreachable").is_temporary());
    assert!(mailer.check().await.is_err());
}

#[tokio::test]
async fn the_spool_folder_holds_whole_messages() {
    let folder = std::env::temp_dir().join(format!("madang-mail-{}", std::process::id()));
    let mailer = Mailer::new(Config::Spool { folder: folder.clone(), from: "no-reply@example.com".to_owned() })
        .expect("configured");
    mailer.send(message()).await.expect("written");
    mailer.send(message()).await.expect("written again");
    let names: Vec<_> =
        std::fs::read_dir(&folder).expect("folder").map(|entry| entry.expect("entry").file_name()).collect();
    assert_eq!(names, ["1700000000000-n-42-example-com.eml"]);
    let data = std::fs::read_to_string(folder.join(&names[0])).expect("readable").replace("\r\n", "\n");
    assert_eq!(bodies(&data)[0], message().text);
    std::fs::remove_dir_all(folder).expect("clears");
}

#[test]
fn nobody_can_smuggle_a_header_in() {
    let from: Mailbox = "a@example.com".parse().expect("address");
    let smuggled = Message {
        subject: "hello\r\nBcc: x@example.com".to_owned(),
        to_name: Some("a\nBcc: x@example.com".to_owned()),
        ..message()
    };
    let mime = String::from_utf8(message::mime(&smuggled, from.clone()).expect("built").formatted()).expect("UTF-8");
    assert!(!mime.contains("\nBcc:"), "{mime}");
    for bad in [
        Message { headers: vec![("X-A".to_owned(), "a\r\nBcc: x@example.com".to_owned())], ..message() },
        Message { headers: vec![("X A:".to_owned(), "a".to_owned())], ..message() },
        Message { message_id: "a@b>\r\nBcc: <x".to_owned(), ..message() },
        Message { to: "a@example.com, b@example.com".to_owned(), ..message() },
    ] {
        assert!(matches!(message::mime(&bad, from.clone()), Err(Error::Malformed(_))));
    }
}

#[tokio::test]
async fn a_configuration_that_cannot_work_is_refused_without_telling_the_password() {
    for config in [
        Config::Smtp { url: "ftp://user:secret@example.com".to_owned(), from: "a@example.com".to_owned() },
        Config::Smtp { url: "smtp://user:secret@example.com".to_owned(), from: "nobody".to_owned() },
    ] {
        assert!(!format!("{config:?}").contains("secret"));
        let Err(error) = Mailer::new(config) else { panic!("was taken") };
        assert!(!error.to_string().contains("secret"), "{error}");
    }
}
