//! What mail programs write around the words of people, in small letters.

/// What a line of a block of headers says, as a bit of a set.
pub(super) type Role = u8;

pub(super) const FROM: Role = 1;
pub(super) const SUBJECT: Role = 2;
const DATE: Role = 4;
const TO: Role = 8;
const OTHER: Role = 16;

/// Names of headers without their spaces.
#[rustfmt::skip]
pub(super) const HEADERS: &[(Role, &[&str])] = &[
    (FROM, &[
        "from", "보낸사람", "보낸이", "발신자", "발신인", "발신", "差出人", "送信者", "送信元", "发件人", "寄件者", "von", "de", "da", "van",
        "fra", "från", "od", "от", "lähettäjä",
    ]),
    (SUBJECT, &[
        "subject", "제목", "件名", "題名", "主题", "主旨", "betreff", "objet", "sujet", "oggetto", "asunto", "assunto", "onderwerp", "emne",
        "ämne", "temat", "тема", "aihe",
    ]),
    (DATE, &[
        "date", "sent", "보낸날짜", "보낸시간", "날짜", "일시", "전송일시", "日時", "送信日時", "送信日", "送信", "보낸일시", "日付", "发送时间", "寄件日期", "日期",
        "gesendet", "datum", "envoyé", "envoyéle", "messagedu", "inviato", "data", "enviado", "enviadoel", "enviadaem", "fecha", "verzonden",
        "sendt", "dato", "skickat", "wysłano", "отправлено", "дата", "lähetetty",
    ]),
    (TO, &[
        "to", "받는사람", "받는이", "받은사람", "수신자", "수신인", "수신", "宛先", "送信先", "收件人", "收件者", "an", "à", "a", "para", "aan", "til",
        "till", "do", "кому", "vastaanottaja",
    ]),
    (OTHER, &[
        "cc", "bcc", "참조", "숨은참조", "写し", "抄送", "副本", "kopie", "copieà", "kopi", "kopia", "replyto", "reply-to", "返信先", "회신",
        "importance", "重要度", "중요도", "attachments", "첨부파일", "첨부", "添付ファイル",
    ]),
];

/// What stands between two rows of dashes above a quoted message, without spaces.
#[rustfmt::skip]
pub(super) const ORIGINAL: &[&str] = &[
    "originalmessage", "originalappointment", "원본메시지", "원본메세지", "원본메일", "원본이메일", "원문메일", "원래메시지", "元のメッセージ", "元のメール", "オリジナルメッセージ",
    "原始邮件", "原始郵件", "ursprünglichenachricht", "messaged'origine", "messaged’origine", "mensajeoriginal", "messaggiooriginale",
    "oorspronkelijkbericht", "oprindeligbesked",
];

/// The same above a message that was handed on; with a colon, it needs no dashes.
#[rustfmt::skip]
pub(super) const FORWARDED: &[&str] = &[
    "forwardedmessage", "beginforwardedmessage", "전달된메시지", "전달된메시지시작", "전달된메일", "전달메시지", "전달메일", "転送されたメッセージ",
    "転送メッセージ", "転送されたメール", "転送メール", "weitergeleitetenachricht", "anfangderweitergeleitetennachricht", "messagetransféré",
    "débutdumessagetransféré", "mensajereenviado", "iniciodelmensajereenviado",
];

/// How a line ends that tells who wrote what follows.
#[rustfmt::skip]
pub(super) const WROTE: &[&str] = &[
    "wrote", "작성", "작성함", "쓴 글", "님의 말", "씀", "썼습니다", "썼음", "のメール", "のメッセージ", "書きました", "写道", "寫道", "schrieb",
    "a écrit", "ha scritto", "escribió", "escreveu", "geschreven", "skrev", "kirjoitti", "написал", "napisał", "napisał(a", "пише", "írta",
];

/// The same where the name comes last.
pub(super) const WROTE_EARLY: &[&str] = &[" schrieb ", " skrev ", " schreef "];

/// Words with which people speak of themselves, and mail programs never do.
pub(super) const FIRST_PERSON: &[&str] = &["i", "we", "my", "our", "저는", "제가", "내가", "私は", "私が"];

/// Words with which a line begins that tells who wrote what follows, before the date.
#[rustfmt::skip]
pub(super) const OPENERS: &[&str] =
    &["on", "at", "am", "le", "el", "il", "op", "em", "den", "dnia", "w", "in", "mon", "tue", "wed", "thu", "fri", "sat", "sun"];

pub(super) const MONTHS: &[&str] =
    &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// How the line of a telephone or of an app begins and ends.
#[rustfmt::skip]
pub(super) const SENT: &[(&str, &str)] = &[
    ("sent from", ""), ("sent via", ""), ("sent with", ""), ("get outlook for", ""), ("get [outlook for", ""),
    ("", "에서 보냄"), ("나의", "에서 보냈습니다"), ("내 ", "에서 보냈습니다"), ("samsung", "에서 보냈습니다"), ("삼성", "에서 보냈습니다"),
    ("", "에서 전송됨"), ("", "에서 발송됨"), ("", "에서 작성됨"), ("outlook for", "받으세요"), ("", "outlook 받기"), ("", "outlook 다운로드"),
    ("", "から送信"), ("", "から送信されました"), ("outlook for", "入手"), ("outlook for", "入手する"), ("", "outlook を入手"), ("", "outlookを入手"),
    ("envoyé d", ""), ("envoyé à partir", ""), ("von meinem", "gesendet"), ("diese nachricht wurde von", "gesendet"), ("gesendet von", ""),
    ("enviado d", ""), ("inviato da", ""), ("sendt fra", ""), ("verzonden ", ""),
];

/// What sends mail. Words for mail itself are missing where people use them in sentences about it.
#[rustfmt::skip]
pub(super) const DEVICES: &[&str] = &[
    "iphone", "ipad", "ipod", "ios", "galaxy", "samsung", "android", "blackberry", "outlook", "windows", "pixel", "xperia", "aquos", "mobile",
    "mobil", "phone", " cell", "device", "mailbox", "airmail", "yahoo", "gmail", "naver", "proton", "갤럭시", "삼성", "아이폰", "아이패드",
    "안드로이드", "모바일", "스마트폰", "휴대폰", "메일앱", "메일 앱", "スマホ", "スマートフォン", "メールアプリ",
];
