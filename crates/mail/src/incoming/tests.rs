use super::*;
use base64::{Engine, engine::general_purpose::STANDARD};

fn plain(text: &str) -> Vec<IncomingText> {
    vec![IncomingText::Plain(text.to_owned())]
}

fn mail(headers: &str, body: &[u8]) -> Vec<u8> {
    let mut raw = headers.trim().replace('\n', "\r\n").into_bytes();
    raw.extend_from_slice(b"\r\n\r\n");
    raw.extend_from_slice(body);
    raw
}

#[test]
fn a_message_is_read_with_who_what_when_and_what_it_answers() {
    let raw = mail(
        "From: Haneul <Haneul@Example.COM>\nSubject: Re: Fwd: The pump hums\nDate: Mon, 4 May 2026 12:00:00 +0900\n\
         Message-ID: <c@example.com>\nIn-Reply-To: <b@example.com>\nReferences: <a@example.com>\n <b@example.com>",
        b"It still hums.\r\n",
    );
    let read = Incoming::parse(&raw).unwrap();
    assert_eq!(read.id.as_deref(), Some("c@example.com"));
    assert!(["a@example.com", "b@example.com"].iter().all(|id| read.earlier.iter().any(|known| known == id)));
    assert_eq!(read.from.as_deref(), Some("haneul@example.com"));
    assert_eq!(read.subject, "The pump hums");
    assert_eq!(read.sent, Some(1_777_863_600));
    assert_eq!(read.text, plain("It still hums.\r\n"));
    assert!(!read.automatic && read.files.is_empty());
}

#[test]
fn korean_and_japanese_are_read_in_the_character_sets_that_their_mail_programs_use() {
    let (korean, japanese) = ("펌프에서 소리가 나요. 똠방각하 펲시콜라", "ポンプの音が止まりません。①髙﨑");
    let euc_kr = encoding_rs::EUC_KR.encode(korean).0;
    let shift_jis = encoding_rs::SHIFT_JIS.encode(japanese).0;
    let simple = "ポンプの音が止まりません。";
    let iso = encoding_rs::ISO_2022_JP.encode(simple).0;
    let euc_jp = encoding_rs::EUC_JP.encode(simple).0;
    let cases: [(&str, &str, &[u8]); 14] = [
        ("euc-kr", korean, &euc_kr),
        ("ks_c_5601-1987", korean, &euc_kr),
        ("\"cp949\"", korean, &euc_kr),
        ("CP949", korean, &euc_kr),
        ("MS949", korean, &euc_kr),
        ("uhc", korean, &euc_kr),
        ("windows-949", korean, &euc_kr),
        ("Shift_JIS", japanese, &shift_jis),
        ("windows-31j", japanese, &shift_jis),
        ("cp932", japanese, &shift_jis),
        ("iso-2022-jp", simple, &iso),
        ("ISO-2022-JP-MS", simple, &iso),
        ("cp50221", simple, &iso),
        ("euc-jp", simple, &euc_jp),
    ];
    for (label, text, bytes) in cases {
        let word = format!("=?{}?B?{}?=", label.trim_matches('"'), STANDARD.encode(bytes));
        let head = format!("From: a@example.com\nSubject: {word}\nContent-Type: text/plain; charset={label}");
        let read = Incoming::parse(&mail(&head, bytes)).unwrap();
        assert_eq!((read.subject.as_str(), &read.text), (text, &plain(text)), "{label}");
        let head = format!(
            "From: a@example.com\nContent-Type: text/plain; charset={label}\nContent-Transfer-Encoding: base64"
        );
        let read = Incoming::parse(&mail(&head, STANDARD.encode(bytes).as_bytes())).unwrap();
        assert_eq!(read.text, plain(text), "{label} in Base64");
    }
}

#[test]
fn the_text_of_a_message_with_alternatives_is_the_plain_one_and_files_come_with_it() {
    let raw = mail(
        "From: a@example.com\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=m",
        "--m\r\nContent-Type: multipart/alternative; boundary=a\r\n\r\n\
         --a\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n소리가 나요.\r\n\
         --a\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>소리가 나요.</p>\r\n--a--\r\n\
         --m\r\nContent-Type: image/png; name=\"=?utf-8?B?7IKs7KeELnBuZw==?=\"\r\nContent-Disposition: attachment\r\n\
         Content-Transfer-Encoding: base64\r\n\r\niVBORw==\r\n\
         --m\r\nContent-Type: image/gif; name=logo.gif\r\nContent-ID: <logo>\r\nContent-Transfer-Encoding: base64\r\n\r\nR0lG\r\n\
         --m--\r\n"
            .as_bytes(),
    );
    let read = Incoming::parse(&raw).unwrap();
    assert_eq!(read.text, plain("소리가 나요."));
    let files: Vec<(&str, &[u8], bool)> =
        read.files.iter().map(|file| (file.name.as_str(), file.content.as_slice(), file.inline)).collect();
    assert_eq!(files, [("사진.png", b"\x89PNG".as_slice(), false), ("logo.gif", b"GIF".as_slice(), true)]);
}

#[test]
fn a_message_of_html_alone_gives_its_html() {
    let raw = mail("From: a@example.com\nContent-Type: text/html; charset=utf-8", b"<p>It <b>hums</b></p>");
    assert_eq!(Incoming::parse(&raw).unwrap().text, [IncomingText::Html("<p>It <b>hums</b></p>".to_owned())]);
}

#[test]
fn a_message_forwarded_as_an_attachment_is_read_in_place_of_the_one_around_it() {
    let raw = mail(
        "From: agent@company.example\nSubject: Fwd: hum\nMessage-ID: <outer@company>\nContent-Type: multipart/mixed; boundary=m",
        b"--m\r\nContent-Type: text/plain\r\n\r\nThe third one.\r\n\
          --m\r\nContent-Type: message/rfc822\r\n\r\n\
          From: haneul@example.com\r\nSubject: hum\r\nMessage-ID: <inner@example>\r\n\r\nIt hums.\r\n--m--\r\n",
    );
    let read = Incoming::parse(&raw).unwrap();
    assert_eq!((read.id.as_deref(), read.from.as_deref()), (Some("inner@example"), Some("haneul@example.com")));
    assert_eq!(read.subject, "hum");
    let texts: Vec<&str> = read
        .text
        .iter()
        .map(|text| match text {
            IncomingText::Plain(text) | IncomingText::Html(text) => text.trim(),
        })
        .collect();
    assert_eq!(texts, ["The third one.", "It hums."]);
}

#[test]
fn what_programs_send_of_themselves_is_told_apart() {
    let automatic =
        |head: &str| Incoming::parse(&mail(&format!("From: a@example.com\n{head}"), b"x")).unwrap().automatic;
    for head in [
        "Auto-Submitted: auto-replied",
        "Auto-Submitted: auto-generated; x=1",
        "X-Autoreply: yes",
        "Precedence: auto_reply",
        "Return-Path: <>",
        "Content-Type: multipart/report; boundary=b",
    ] {
        assert!(automatic(head), "{head}");
    }
    for head in [
        "Auto-Submitted: no",
        "Precedence: list",
        "Precedence: bulk",
        "Return-Path: <a@example.com>",
        "Subject: Auto-Submitted: x",
    ] {
        assert!(!automatic(head), "{head}");
    }
    let daemon = mail("From: Mail <MAILER-DAEMON@example.com>\nSubject: Undelivered", b"x");
    assert!(Incoming::parse(&daemon).unwrap().automatic);
}

#[test]
fn what_mail_programs_put_before_a_subject_is_left_out() {
    for (typed, kept) in [
        ("Re: RE: Fwd: hum", "hum"),
        ("AW: WG: hum", "hum"),
        ("Re[2]: hum", "hum"),
        ("Re (3): hum", "hum"),
        ("답장: 전달: 소리", "소리"),
        ("회신: 소리", "소리"),
        ("返信：音", "音"),
        ("転送: Re: 音", "音"),
        ("Regarding: hum", "Regarding: hum"),
        ("Trouble: hum", "Trouble: hum"),
        ("", ""),
        ("Re:", ""),
    ] {
        assert_eq!(subject(typed), kept, "{typed}");
    }
}

#[test]
fn what_is_no_message_is_refused() {
    assert_eq!(Incoming::parse(b""), Err(NotMail::Unreadable));
    assert_eq!(Incoming::parse(b"just words"), Err(NotMail::Unreadable));
    assert_eq!(Incoming::parse(b"\x89PNG\r\n\x1a\n\0\0\0"), Err(NotMail::Unreadable));
    let mut outlook = COMPOUND.to_vec();
    outlook.extend_from_slice(b"rest");
    assert_eq!(Incoming::parse(&outlook), Err(NotMail::OutlookFile));
    let mailbox = b"From a@example.com Mon May  4 12:00:00 2026\nFrom: a@example.com\nSubject: hum\n\nIt hums.";
    assert_eq!(Incoming::parse(mailbox).unwrap().subject, "hum");
}
