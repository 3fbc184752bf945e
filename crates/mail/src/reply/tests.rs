use super::*;

/// Each case is a mail and what its writer newly wrote.
fn all(cases: &[(&str, &str)]) {
    for (mail, own) in cases {
        assert_eq!(own_words(mail), *own, "in the mail:\n{mail}");
        assert_eq!(own_words(&mail.replace('\n', "\r\n")), *own, "with CRLF, in the mail:\n{mail}");
    }
}

/// Each of these stays as it is.
fn untouched(mails: &[&str]) {
    for mail in mails {
        assert_eq!(own_words(mail), *mail);
    }
}

#[test]
fn the_lines_that_introduce_a_quote_go_with_it_in_english() {
    all(&[
        (
            "It works now.\n\nOn Mon, May 4, 2026 at 12:00 PM Jin Park <jin@shop.example> wrote:\n\n> Try again?\n>\n",
            "It works now.",
        ),
        ("Thanks\nOn 2026-05-04 12:00, Jin wrote:\n> Try again?", "Thanks"),
        (
            "Thanks\n\nOn Mon, May 4, 2026 at 12:00 PM The Helpful Desk of Example <\nhelp@shop.example> wrote:\n\n> Hi",
            "Thanks",
        ),
        ("Thanks\n\nOn Mon, May 4, 2026,\nat 12:00, Jin Park\n<jin@shop.example> wrote:\n\n> Hi", "Thanks"),
        ("Thanks\n\nOn May 4, 2026, at 12:00, Jin Park <jin@shop.example\n> wrote:\n\n> Hi", "Thanks"),
        ("Thanks\n\n> On May 4, 2026, at 12:00, Jin Park <jin@shop.example> wrote:\n> \n> Hi", "Thanks"),
        ("Thanks\n\n---- On Mon, 04 May 2026 12:00:00 +0900 Jin <jin@shop.example> wrote ----\n\nHi", "Thanks"),
        ("Thanks\n\nJin Park <jin@shop.example> wrote:\n\nHi", "Thanks"),
        ("Thanks\n\nMonday, 4 May 2026, 12:00 +0900 from Jin <jin@shop.example>:\n\nHi", "Thanks"),
        ("Thanks\n\nJin wrote:\n> Hi", "Thanks"),
    ]);
}

#[test]
fn the_lines_that_introduce_a_quote_go_with_it_in_korean() {
    all(&[
        (
            "잘 됩니다.\n\n2026년 5월 4일 (월) 오후 3:12, 홍길동 <hong@shop.example>님이 작성:\n\n> 다시 해 보셨나요?\n",
            "잘 됩니다.",
        ),
        (
            "잘 됩니다.\n\n2026년 5월 4일 (월) 오후 3:12, 아주 긴 이름의 고객 지원 <\nhelp@shop.example>님이 작성:\n\n> 네",
            "잘 됩니다.",
        ),
        ("감사합니다\n\n2026. 5. 4. 오후 3:12, 홍길동 <hong@shop.example> 작성:\n\n네", "감사합니다"),
        ("감사합니다\n\n> 2026. 5. 4. 오후 3:12, 홍길동 <hong@shop.example> 작성:\n> \n> 네", "감사합니다"),
        ("감사합니다\n\n2026-05-04 오후 3:12에 홍길동 이(가) 쓴 글:\n> 네", "감사합니다"),
        ("감사합니다\n\n홍길동 님의 말:\n> 네", "감사합니다"),
        ("감사합니다\n\n2026년 5월 4일 (월) 15:12, 홍길동 <hong@shop.example>:\n\n> 네", "감사합니다"),
    ]);
}

#[test]
fn the_lines_that_introduce_a_quote_go_with_it_in_japanese() {
    all(&[
        ("直りました。\n\n2026年5月4日(月) 12:00 山田 <yamada@shop.example>:\n\n> いかがですか。\n", "直りました。"),
        (
            "直りました。\n\n2026年5月4日(月) 12:00 とても長い名前のサポート窓口 <\nhelp@shop.example>:\n\n> はい",
            "直りました。",
        ),
        ("直りました。\n\n2026/05/04 12:00、山田 <yamada@shop.example>のメール:\n\nはい", "直りました。"),
        ("直りました。\n\n> 2026/05/04 12:00、山田 <yamada@shop.example>のメール：\n> \n> はい", "直りました。"),
        ("直りました。\n\nOn 2026/05/04 12:00, 山田太郎 wrote:\n> はい", "直りました。"),
        (
            "直りました。\n\nOn Mon, 04 May 2026 12:00:00 +0900\n山田太郎 <yamada@shop.example> wrote:\n\n> はい",
            "直りました。",
        ),
        ("直りました。\n\n山田太郎 さんは書きました：\n> はい", "直りました。"),
        ("直りました。\n\n2026/5/4(月) 12:00、山田 <yamada@shop.example>:\n\nはい", "直りました。"),
        ("直りました。\n\n＞はい\n＞いいえ", "直りました。"),
    ]);
}

#[test]
fn the_lines_that_introduce_a_quote_go_with_it_in_further_languages() {
    all(&[
        ("Danke\n\nAm 04.05.2026 um 12:00 schrieb Jin Park:\n> Hallo", "Danke"),
        ("Danke\n\nJin Park <jin@shop.example> schrieb am Mo., 4. Mai 2026 um\n12:00 Uhr:\n\n> Hallo", "Danke"),
        ("Merci\n\nLe lun. 4 mai 2026 à 12:00, Jin Park <jin@shop.example> a\nécrit\u{a0}:\n\n> Bonjour", "Merci"),
        ("谢谢\n\n在 2026年5月4日，下午3:12，Jin <jin@shop.example> 写道：\n\n> 你好", "谢谢"),
    ]);
}

#[test]
fn everything_below_a_block_of_headers_is_history() {
    all(&[
        (
            "Thanks\n\n________________________________\nFrom: Jin <jin@shop.example>\nSent: Monday, May 4, 2026 12:00 PM\nTo: Kim <kim@b.example>\nSubject: Re: Login\n\nHi\n\nJin",
            "Thanks",
        ),
        ("Thanks\n\nFrom: Jin Park\nDate: Monday, May 4, 2026\nTo: Kim\nSubject: Login\n\nHi", "Thanks"),
        ("Thanks\n\n*From:* Jin Park\n*Sent:* Monday, May 4, 2026\n*To:* Kim\n*Subject:* Login\n\nHi", "Thanks"),
        (
            "Thanks\n\nFrom: Human Resources\n<jin@shop.example>\nSent: Monday\nTo: Kim <kim@b.example>,\n Lee <lee@b.example>\nSubject: Login\n\nHi",
            "Thanks",
        ),
        (
            "잘 됩니다.\n\n________________________________\n보낸 사람: 홍길동 <hong@shop.example>\n보낸 날짜: 2026년 5월 4일 월요일 오후 3:12\n받는 사람: 김 <kim@b.example>\n제목: RE: 로그인\n\n네",
            "잘 됩니다.",
        ),
        ("잘 됩니다.\n\n보낸사람 : 홍길동\n받는사람 : 김\n날짜 : 2026-05-04\n제목 : 로그인\n\n네", "잘 됩니다."),
        (
            "直りました。\n\n________________________________\n差出人: 山田 <yamada@shop.example>\n送信日時: 2026年5月4日 12:00\n宛先: 田中 <tanaka@b.example>\n件名: Re: ログイン\n\nはい",
            "直りました。",
        ),
        (
            "直りました。\n\n差出人：山田\n送信日時：2026年5月4日\n宛先：田中\nCC：佐藤\n件名：ログイン\n\nはい",
            "直りました。",
        ),
        ("Danke\n\nVon: Jin <jin@shop.example>\nGesendet: Montag\nAn: Kim\nBetreff: AW: Login\n\nHallo", "Danke"),
        ("Merci\n\nDe : Jin <jin@shop.example>\nEnvoyé : lundi\nÀ : Kim\nObjet : Login\n\nBonjour", "Merci"),
    ]);
}

#[test]
fn everything_below_a_marker_is_history() {
    all(&[
        ("Thanks\n\n-----Original Message-----\nFrom: Jin <jin@shop.example>\nSent: Monday\n\nHi", "Thanks"),
        ("Thanks\n\n-------- Original Message --------\n\nHi", "Thanks"),
        ("잘 됩니다.\n\n-----원본 메시지-----\n보낸 사람: 홍길동\n제목: 로그인\n\n네", "잘 됩니다."),
        (
            "잘 됩니다.\n\n---------- 원본 메일 ----------\n보낸사람: 홍길동 <hong@shop.example>\n받는사람: 김\n날짜: 2026-05-04\n제목: 로그인\n\n네",
            "잘 됩니다.",
        ),
        (
            "잘 됩니다.\n\n-----Original Message-----\nFrom: \"홍길동\"<hong@shop.example>\nTo: <kim@b.example>;\nCc:\nSent: 2026-05-04 (월) 15:12:00 (GMT+09:00)\nSubject: Re: 로그인\n\n네",
            "잘 됩니다.",
        ),
        (
            "直りました。\n\n----- Original Message -----\nFrom: 山田 <yamada@shop.example>\nTo: 田中\nDate: 2026/5/4, Mon 12:00\nSubject: Re: ログイン\n\nはい",
            "直りました。",
        ),
        ("直りました。\n\n-----元のメッセージ-----\nはい", "直りました。"),
        (
            "네.\n\n-------- 원본 이메일 --------\n발신: 홍길동 <hong@shop.example>\n날짜: 26/5/4 오후 3:12 (GMT+09:00)\n받은 사람: 김\n제목: 로그인\n\n네",
            "네.",
        ),
        ("네.\n\n---------[ 원본 메일 ]---------\n네", "네."),
        (
            "See below.\n\n---------- Forwarded message ---------\nFrom: Jin <jin@shop.example>\nSubject: Login\n\nHi",
            "See below.",
        ),
    ]);
}

#[test]
fn signatures_go_but_dividers_stay() {
    all(&[
        ("Thanks.\n\n-- \nJin Park\nExample Ltd.\nSee you!", "Thanks."),
        ("Thanks.\n-- \nJin\n\nOn 4 May 2026, at 12:00, Kim wrote:\n\n> Hi", "Thanks."),
        ("고맙습니다.\n--\n홍길동\n02-123-4567", "고맙습니다."),
        ("ありがとうございます。\n\n—\n山田太郎\n株式会社例", "ありがとうございます。"),
        ("Thanks.\n\n-- \nJin\n> Hi", "Thanks."),
    ]);
    untouched(&[
        "First part.\n--\nSecond part is a sentence.",
        "첫 번째입니다.\n--\n두 번째는 왜 안 되나요?",
        "一つ目です。\n—\n二つ目です。",
        "Title\n-----\n\nText below a row.",
        "-- \nAll that was written.",
        "Use it so:\n-- first\n-- second",
    ]);
}

#[test]
fn the_line_of_the_telephone_goes() {
    for line in [
        "Sent from my iPhone",
        "Sent from my Galaxy",
        "Sent from Outlook for Android<https://aka.example/a>",
        "Get Outlook for iOS<https://aka.example/b>",
        "Sent from Yahoo Mail on Android",
        "iPhoneから送信",
        "私のiPadから送信",
        "スマートフォンから送信されました。",
        "Outlook for iOS を入手<https://aka.example/b>",
        "나의 iPhone에서 보냄",
        "내 iPad에서 보냄",
        "Galaxy에서 보냄",
        "삼성 갤럭시 스마트폰에서 보냈습니다.",
        "Outlook for iOS를 받으세요",
        "Outlook for Android<https://aka.example/c>를 받으세요",
        "Von meinem iPhone gesendet",
        "Envoyé de mon iPhone",
    ] {
        all(&[
            (&format!("네.\n\n{line}"), "네."),
            (&format!("はい。\n\n{line}\n\nOn 4 May 2026, at 12:00, Kim wrote:\n\n> Hi"), "はい。"),
            (&format!("Yes.\n{line}\n________________________________\nFrom: Jin\nTo: Kim\nSubject: A\n\nHi"), "Yes."),
        ]);
    }
}

#[test]
fn sentences_about_telephones_stay() {
    untouched(&[
        "Where is it?\nSent from our warehouse on Monday.",
        "The mail was sent from my iPhone",
        "Sent from my desk, which is easier than my phone.",
        "어제 메일에서 보냈습니다.",
        "어떻게 하죠?\n안드로이드용 앱 다운로드",
        "困っています。\niPhoneから送信できません。",
        "困っています。\niPhoneから送信しました。",
        "Sent from my iPhone\n\nThis comes below.",
    ]);
}

#[test]
fn quotes_between_answers_stay() {
    all(&[
        (
            "On 4 May 2026, at 12:00, Kim <kim@b.example> wrote:\n\n> Red?\n\nYes.\n\n> Blue?\n\nNo.\n\n> Bye\n> Kim",
            "> Red?\n\nYes.\n\n> Blue?\n\nNo.",
        ),
        (
            "2026년 5월 4일 (월) 오후 3:12, 김 <kim@b.example>님이 작성:\n> 빨강?\n네.\n> 파랑?\n아니요.\n-- \n홍길동",
            "> 빨강?\n네.\n> 파랑?\n아니요.",
        ),
        (
            "田中です。\n\n> 2026/05/04 12:00、山田 <yamada@shop.example>のメール:\n> \n> 赤ですか。\nはい。\n> 青ですか。\nいいえ。\n\niPhoneから送信",
            "田中です。\n\n> \n> 赤ですか。\nはい。\n> 青ですか。\nいいえ。",
        ),
        ("> Red?\n\nYes.", "> Red?\n\nYes."),
        ("Hello\n\nOn 4 May 2026, at 12:00, Kim wrote:\n> Red?\n\nYes.", "Hello\n\n> Red?\n\nYes."),
    ]);
}

#[test]
fn one_answer_below_one_introduced_quote_needs_no_quote() {
    all(&[
        ("On 4 May 2026, at 12:00, Kim wrote:\n> Red?\n>\n\n> Kim\n\nYes, red.", "Yes, red."),
        ("> 2026. 5. 4. 오후 3:12, 김 <kim@b.example> 작성:\n> \n> 빨강?\n\n네.", "네."),
        ("2026年5月4日(月) 12:00 山田 <yamada@shop.example>:\n> 赤ですか。\n\nはい。", "はい。"),
    ]);
}

#[test]
fn what_only_resembles_history_stays() {
    untouched(&[
        "On Monday:\n\nIt broke again.",
        "My notes of 4 May 2026 for kim@b.example:\n\nIt broke.",
        "We asked on 4 May 2026 at 12:00 and Kim wrote:\n\nno",
        "제가 2026년 5월 4일 12:00에 쓴 글:\n\n안 됩니다.",
        "일정:\n2026년 5월 4일 (월) 오후 3:12\n2026년 5월 5일",
        "予定：\n2026年5月4日 12:00\n2026年5月5日 13:00",
        "From: Seoul\nTo: Busan\nDate: Monday\n\nIs there a train?",
        "이런 메일을 받았어요:\n보낸 사람: 홍길동 <hong@x.example>\n받는 사람: 김\n제목: 당첨\n\n이게 맞나요?",
        "Q: Why?\nA: Because.\nSubject: none",
        "```\n> quoted in code\nFrom: a\nTo: b\nSubject: c\n-- \n```",
        "The log:\n```\nOn 4 May 2026, at 12:00, Kim <kim@b.example> wrote:\n```\nWhat now?",
        "> 5 is the limit?\nNo, 6.",
        "또 안 됩니다\n-_-",
        "2026年5月4日 12:00のメール：\n\n本文です。\n\nどういう意味ですか。",
        "help@shop.example 앞으로 작성:\n\n안녕하세요.",
        "Treffen mit kim@b.example um 12:00 Uhr:\n\nWo?",
        "Here is what your support wrote:\n> Red.\nIs it right?",
        "a@b.example, 2026-05-04: an invoice is missing.",
    ]);
}

#[test]
fn where_nothing_would_be_left_everything_stays() {
    untouched(&[
        "> All that was written.",
        "iPhoneから送信",
        "On 4 May 2026, at 12:00, Kim <kim@b.example> wrote:\n\n> Hi",
        "2026년 5월 4일 (월) 오후 3:12, 김 <kim@b.example>님이 작성:\n> 네",
        "-----",
        "",
    ]);
    assert_eq!(own_words("\n \u{3000}\n"), "");
}

#[test]
fn history_without_an_answer_loses_only_what_introduces_it() {
    all(&[
        ("On 4 May 2026, at 12:00, Kim <kim@b.example> wrote:\n\nMy answer has no quote.", "My answer has no quote."),
        ("-----원본 메시지-----\n보낸 사람: 김\n제목: 로그인\n\n네", "네"),
    ]);
}

#[test]
fn spaces_and_lines_inside_stay_as_they_are() {
    all(&[
        ("\n\n    let a = 1;\n\n\n  b  c\n\n", "    let a = 1;\n\n\n  b  c"),
        ("- a\n\n    - b\n\n> q\n", "- a\n\n    - b"),
    ]);
    assert_eq!(own_words("하나\r둘\r\n셋\n넷\r\r다섯"), "하나\n둘\n셋\n넷\n\n다섯");
    assert_eq!(own_words("네\r\rJin wrote:\r> 아니요"), "네");
}

#[test]
fn a_forwarded_message_is_given_without_its_headers() {
    let cases = [
        (
            "---------- Forwarded message ---------\nFrom: Kim <kim@b.example>\nDate: Mon, May 4, 2026 at 12:00 PM\nSubject: Help\nTo: <help@shop.example>\n\n\nIt broke.\n\nKim",
            "It broke.\n\nKim",
        ),
        (
            "문의입니다.\n\n---------- Forwarded message ---------\n보낸사람: 김 <kim@b.example>\nDate: 2026년 5월 4일 (월) 오후 3:12\nSubject: 로그인\nTo: <help@shop.example>\n\n안 됩니다.",
            "문의입니다.\n\n안 됩니다.",
        ),
        (
            "転送します。\n\n---------- Forwarded message ---------\nFrom: 山田 <yamada@b.example>\nDate: 2026年5月4日(月) 12:00\nSubject: ログイン\nTo: <help@shop.example>\n\n動きません。",
            "転送します。\n\n動きません。",
        ),
        (
            "FYI\n\nSent from my iPhone\n\nBegin forwarded message:\n\nFrom: Kim <kim@b.example>\nDate: May 4, 2026\nTo: help@shop.example\nSubject: Help\nReply-To: x@b.example\n\nIt broke.",
            "FYI\n\nIt broke.",
        ),
        (
            "See\n\n> Begin forwarded message:\n> \n> From: Kim <kim@b.example>\n> Subject: Help\n> \n> It broke.\n> > Did it?",
            "See\n\nIt broke.\n> Did it?",
        ),
        (
            "전달된 메시지 시작:\n\n보낸 사람: 김 <kim@b.example>\n제목: 로그인\n날짜: 2026년 5월 4일\n받는 사람: help@shop.example\n\n안 됩니다.",
            "안 됩니다.",
        ),
        (
            "転送されたメッセージ:\n\n差出人: 山田 <yamada@b.example>\n件名: ログイン\n日付: 2026年5月4日\n宛先: help@shop.example\n\n動きません。",
            "動きません。",
        ),
        (
            "-----Forwarded Message-----\nFrom: Kim <kim@b.example>\nTo: a@b.example,\n c@b.example;\nd@b.example\nSubject: A subject\nthat is wrapped\nDate: today\n\nIt broke.\n> It did.",
            "It broke.\n> It did.",
        ),
        (
            "-------- 전달된 메시지 --------\n제목: 로그인\n날짜: 2026-05-04\n보낸 사람: 김 <kim@b.example>\n받는 사람: help@shop.example\n\n안 됩니다.",
            "안 됩니다.",
        ),
        (
            "-------- 転送メッセージ --------\n件名: ログイン\n日付: 2026-05-04\n差出人: 山田 <yamada@b.example>\n宛先: help@shop.example\n\n動きません。",
            "動きません。",
        ),
    ];
    for (mail, body) in cases {
        assert_eq!(forwarded(mail).as_deref(), Some(body), "in the mail:\n{mail}");
        assert_eq!(forwarded(&mail.replace('\n', "\r\n")).as_deref(), Some(body), "with CRLF, in the mail:\n{mail}");
        assert_eq!(forwarded(&mail.replace('\n', "\r")).as_deref(), Some(body), "with CR, in the mail:\n{mail}");
    }
}

#[test]
fn an_answer_is_no_forwarded_message() {
    for mail in [
        "",
        "Please see the forwarded message: it broke.",
        "---------- Forwarded message ---------\n\nno headers",
        "---------- Forwarded message ---------\nFrom: Kim\nSubject: nothing below\n\n",
        "Yes.\n\nOn 4 May 2026, at 12:00, Kim <kim@b.example> wrote:\n\n> ---------- Forwarded message ---------\n> From: Lee\n> Subject: Help\n>\n> It broke.",
        "네.\n\n-----Original Message-----\nFrom: Kim\nSubject: FW\n\n---------- Forwarded message ---------\nFrom: Lee\nSubject: Help\n\n안 됩니다.",
        "```\n---------- Forwarded message ---------\nFrom: Lee\nSubject: Help\n\nbody\n```",
    ] {
        assert_eq!(forwarded(mail), None, "in the mail:\n{mail}");
    }
}

/// Pieces of which some begin, end or resemble everything that is looked for.
const NASTY: [&str; 40] = [
    "\n",
    "\n",
    "\n\n",
    "\r",
    "\r\n",
    "> ",
    "＞",
    ">>> ",
    "-- ",
    "--",
    "—",
    "```",
    "~~~",
    "*",
    "<",
    ">",
    ":",
    "：",
    "@",
    "a@b.example",
    "On Mon, May 4, 2026 at 12:00 ",
    "2026년 5월 4일 (월) 오후 3:12, ",
    "2026年5月4日(月) 12:00 ",
    "wrote:",
    "님이 작성:",
    "のメール：",
    "From: ",
    "제목: ",
    "宛先：",
    "Sent: ",
    "-----Original Message-----",
    "---------- Forwarded message ---------",
    "転送されたメッセージ:",
    "________",
    "Sent from my iPhone",
    "에서 보냄",
    "iPhoneから送信",
    "\u{200b}\u{3000}",
    "가나다.",
    "👩‍👩‍👧 ı̇ß",
];

/// A source of numbers that is the same for each run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % end
    }
}

#[test]
fn of_any_text_only_lines_of_it_are_left_in_their_order() {
    let mut numbers = Numbers(2026);
    for _ in 0..4_000 {
        let pieces = numbers.below(40);
        let text: String = (0..pieces).map(|_| NASTY[numbers.below(NASTY.len())]).collect();
        let letters: Vec<char> = text.chars().collect();
        let cut = numbers.below(letters.len() + 1);
        let text: String = letters[cut..].iter().collect();
        let unified = text.replace("\r\n", "\n").replace('\r', "\n");
        let mut lines = unified.split('\n').map(str::trim);
        let own = own_words(&text);
        for line in own.split('\n').map(str::trim) {
            assert!(lines.any(|other| other == line), "{line:?} is not of {text:?} in this order");
        }
        assert_eq!(own.is_empty(), text.trim().is_empty(), "of {text:?}");
        assert_eq!(own, own_words(&text));
        if let Some(body) = forwarded(&text) {
            assert!(!body.trim().is_empty());
        }
    }
}

#[test]
fn a_hostile_text_takes_no_longer_than_its_length_allows() {
    for piece in [
        "\n",
        "> \n",
        ":\n",
        "--\n",
        "-- \n",
        "—\n\n\n",
        "From: a@b.example\n",
        "To:\n",
        "On 4 May 2026 12:00\n",
        "a@b.example,\n",
        "wrote:\n\n\n",
        "<",
        " ",
        "@",
        "1:",
        "```\n",
        "-",
        "Begin forwarded message:\n\n",
        "\r",
        "> Kim wrote:\n\n",
        "가",
        "Kim wrote:\n> ",
    ] {
        let text = piece.repeat(40_000 / piece.len());
        let start = std::time::Instant::now();
        let _ = (own_words(&text), forwarded(&text));
        let text = format!("yes\n{text}");
        let _ = (own_words(&text), forwarded(&text));
        let taken = start.elapsed();
        assert!(taken.as_secs() < 15, "{piece:?} takes {taken:?}");
    }
}
