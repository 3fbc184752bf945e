//! A little community to show the components with, in each language.

use madang_i18n::Lang;
use madang_ui::{Choice, Comment, Link, Markup, Person, Post, Tab, TopicRow};

/// The gallery's "now", in milliseconds UTC.
pub(crate) const NOW: i64 = 1_783_058_700_000;

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// What the pages of the gallery say.
pub(crate) struct Texts {
    /// Headings and labels, in the order in which the pages use them.
    pub(crate) title: &'static str,
    /// The question, as HTML.
    pub(crate) question: &'static str,
    /// The answer that settled it, as HTML.
    pub(crate) answer: &'static str,
    /// Another answer, as HTML.
    pub(crate) reply: &'static str,
    /// A comment, as HTML.
    pub(crate) comment: &'static str,
    /// Titles of other topics.
    pub(crate) titles: [&'static str; 6],
    /// Names of spaces, and what they are for.
    pub(crate) spaces: [(&'static str, &'static str, &'static str); 4],
    /// Names of tags.
    pub(crate) tags: [&'static str; 3],
    /// Short labels.
    pub(crate) labels: Labels,
}

/// Labels of the gallery's pages.
#[derive(Clone, Copy)]
pub(crate) struct Labels {
    /// The greeting of the home page.
    pub(crate) welcome: &'static str,
    /// What the community is for.
    pub(crate) lead: &'static str,
    /// Spaces.
    pub(crate) spaces: &'static str,
    /// Unanswered questions.
    pub(crate) unanswered: &'static str,
    /// Recent questions.
    pub(crate) recent: &'static str,
    /// Show all.
    pub(crate) all: &'static str,
    /// Verified answer.
    pub(crate) verified: &'static str,
    /// Verified by.
    pub(crate) verified_by: &'static str,
    /// Answers.
    pub(crate) answers: &'static str,
    /// Your answer.
    pub(crate) yours: &'static str,
    /// Post the answer.
    pub(crate) send: &'static str,
    /// Helpful.
    pub(crate) helpful: &'static str,
    /// I have this too.
    pub(crate) me_too: &'static str,
    /// Follow.
    pub(crate) follow: &'static str,
    /// Bookmark.
    pub(crate) bookmark: &'static str,
    /// About this question.
    pub(crate) about: &'static str,
    /// Similar questions.
    pub(crate) similar: &'static str,
    /// Who took part.
    pub(crate) people: &'static str,
    /// Asked.
    pub(crate) asked: &'static str,
    /// Title.
    pub(crate) title: &'static str,
    /// In one sentence.
    pub(crate) title_help: &'static str,
    /// Body.
    pub(crate) body: &'static str,
    /// Tags.
    pub(crate) tags: &'static str,
    /// E-mail.
    pub(crate) email: &'static str,
    /// Password.
    pub(crate) password: &'static str,
    /// Name.
    pub(crate) name: &'static str,
    /// Save.
    pub(crate) save: &'static str,
    /// Delete.
    pub(crate) delete: &'static str,
    /// Reply.
    pub(crate) reply: &'static str,
    /// Nothing here yet.
    pub(crate) nothing: &'static str,
    /// Be the first to ask.
    pub(crate) nothing_text: &'static str,
    /// Posted.
    pub(crate) posted: &'static str,
    /// An old topic.
    pub(crate) old: &'static str,
    /// Orders of lists.
    pub(crate) orders: [&'static str; 3],
}

/// The texts of a language.
pub(crate) fn texts(lang: Lang) -> Texts {
    match lang {
        Lang::Ko => korean(),
        Lang::Ja => japanese(),
        Lang::En => english(),
    }
}

fn korean() -> Texts {
    Texts {
        title: "대시보드에 위젯을 추가하면 화면이 계속 로딩 중이에요",
        question: "<p>안녕하세요. 어제부터 대시보드에 <strong>매출 위젯</strong>을 추가하면 로딩 표시가 끝나지 않습니다. 새로 고침을 해도 같고, 다른 위젯은 정상(1~2초)으로 뜹니다.</p><ul><li>브라우저: Chrome 최신 버전, 시크릿 창에서도 같음</li><li>팀 계정, 관리자 권한</li></ul><p>콘솔에는 이런 메시지가 남아 있어요.</p><pre><code>{ <span class=\"h-string\">\"error\"</span>: <span class=\"h-string\">\"range_too_wide\"</span>, <span class=\"h-string\">\"max_days\"</span>: <span class=\"h-constant\">366</span>, <span class=\"h-string\">\"requested\"</span>: <span class=\"h-constant\">731</span> }</code></pre><p>어떻게 하면 될까요?</p>",
        answer: "<p>매출 위젯은 <strong>한 번에 366일까지만</strong> 불러옵니다. 기간이 ‘전체’로 저장된 팀은 요청이 거절되고, 화면에는 로딩 표시만 남습니다.</p><ol><li>위젯 오른쪽 위의 <strong>더 보기 → 기간</strong>을 엽니다.</li><li><strong>최근 1년</strong> 이하로 바꾸고 저장합니다.</li><li>그래도 같으면 <code>설정 → 위젯 → 초기화</code>를 누르세요.</li></ol><p>자세한 내용은 <a href=\"#\">https://help.example.com/widgets/range</a>에서 볼 수 있어요. <a class=\"mention\" href=\"#\">@민지</a> 님, 해 보시고 알려 주세요!</p>",
        reply: "<p>제보 고맙습니다. 기간이 너무 길 때 <strong>안내 문구</strong>가 나오도록 고쳤고, 다음 주 화요일 업데이트에 들어갑니다.</p><blockquote><p>화면에는 로딩 표시만 남습니다.</p></blockquote>",
        comment: "<p>기간을 바꾸니 바로 됩니다. 감사합니다! 🎉</p>",
        titles: [
            "위젯 기간을 팀 전체에 한 번에 적용할 수 있나요?",
            "모바일 앱에서 대시보드가 늦게 열려요",
            "매출 위젯의 기준 시간대를 바꾸고 싶습니다",
            "CSV로 내보낼 때 한글이 깨져요",
            "결제 수단을 바꾸려면 어디로 가야 하나요?",
            "API 토큰을 만들었는데 403이 나옵니다",
        ],
        spaces: [
            ("message-circle-question-mark", "질문과 답변", "쓰다가 막힌 것을 묻고 답해요."),
            ("plug", "API와 연동", "개발자를 위한 공간이에요."),
            ("credit-card", "요금과 결제", "요금제, 영수증, 결제 수단."),
            ("coffee", "사랑방", "일하는 이야기를 나눠요."),
        ],
        tags: ["위젯", "로딩", "웹 앱"],
        labels: Labels {
            welcome: "무엇을 도와드릴까요?",
            lead: "솔마루를 쓰는 사람들과 만드는 사람들이 함께 답해요.",
            spaces: "공간",
            unanswered: "답변을 기다려요",
            recent: "최근 질문",
            all: "모두 보기",
            verified: "확인된 답변",
            verified_by: "상담원 유나님이 확인했어요",
            answers: "답변 2개",
            yours: "답변 쓰기",
            send: "답변 올리기",
            helpful: "도움됐어요",
            me_too: "나도 궁금해요",
            follow: "소식 받기",
            bookmark: "북마크",
            about: "이 질문",
            similar: "비슷한 질문",
            people: "함께한 사람",
            asked: "질문한 날",
            title: "제목",
            title_help: "무엇이 궁금한지 한 문장으로 써 주세요.",
            body: "내용",
            tags: "태그",
            email: "이메일",
            password: "비밀번호",
            name: "이름",
            save: "저장하기",
            delete: "삭제하기",
            reply: "답글",
            nothing: "아직 질문이 없어요",
            nothing_text: "첫 질문을 남겨 보세요. 같은 것이 궁금한 분이 분명 있어요.",
            posted: "답변을 올렸어요.",
            old: "2년 전에 해결된 질문이에요. 지금도 같은 문제가 있다면 새로 물어봐 주세요.",
            orders: ["최신순", "추천순", "답변 없음"],
        },
    }
}

fn japanese() -> Texts {
    Texts {
        title: "ダッシュボードにウィジェットを追加すると、読み込みが終わりません",
        question: "<p>こんにちは。昨日からダッシュボードに<strong>売上ウィジェット</strong>を追加すると、読み込み表示が終わりません。再読み込みしても同じで、ほかのウィジェットは正常（1〜2秒）に表示されます。</p><ul><li>ブラウザー：Chromeの最新版、シークレットウィンドウでも同じ</li><li>チームアカウント、管理者権限</li></ul><p>コンソールには次のメッセージが残っています。</p><pre><code>{ <span class=\"h-string\">\"error\"</span>: <span class=\"h-string\">\"range_too_wide\"</span>, <span class=\"h-string\">\"max_days\"</span>: <span class=\"h-constant\">366</span>, <span class=\"h-string\">\"requested\"</span>: <span class=\"h-constant\">731</span> }</code></pre><p>どうすればよいでしょうか。</p>",
        answer: "<p>売上ウィジェットは<strong>一度に366日まで</strong>しか読み込めません。期間が「すべて」で保存されていると要求が拒否され、画面には読み込み表示だけが残ります。</p><ol><li>ウィジェット右上の<strong>その他 → 期間</strong>を開きます。</li><li><strong>直近1年</strong>以下に変更して保存します。</li><li>それでも同じ場合は<code>設定 → ウィジェット → 初期化</code>を押してください。</li></ol><p>詳しくは<a href=\"#\">https://help.example.com/widgets/range</a>をご覧ください。<a class=\"mention\" href=\"#\">@太郎</a>さん、お試しのうえお知らせください。</p>",
        reply: "<p>ご報告ありがとうございます。期間が長すぎる場合に<strong>案内文</strong>が出るように直しました。来週火曜日の更新に入ります。</p><blockquote><p>画面には読み込み表示だけが残ります。</p></blockquote>",
        comment: "<p>期間を「1年」にしたら直りました。ありがとうございます！</p>",
        titles: [
            "ウィジェットの期間をチーム全体に一度に適用できますか？",
            "モバイルアプリでダッシュボードの表示が遅いです",
            "売上ウィジェットの基準タイムゾーンを変更したい",
            "CSVに書き出すと日本語が文字化けします",
            "支払い方法はどこで変更できますか？",
            "APIトークンを作成しましたが403になります",
        ],
        spaces: [
            ("message-circle-question-mark", "質問と回答", "使っていて困ったことを尋ね、答える場所です。"),
            ("plug", "APIと連携", "開発者のためのスペースです。"),
            ("credit-card", "料金と支払い", "プラン、領収書、支払い方法について。"),
            ("coffee", "縁側", "仕事の話を気軽にどうぞ。"),
        ],
        tags: ["ウィジェット", "読み込み", "Webアプリ"],
        labels: Labels {
            welcome: "何かお困りですか？",
            lead: "ソルマルを使う人と作る人が、ともに答えます。",
            spaces: "スペース",
            unanswered: "回答を待っています",
            recent: "最近の質問",
            all: "すべて見る",
            verified: "確認済みの回答",
            verified_by: "サポートのユナさんが確認しました",
            answers: "回答 2件",
            yours: "回答を書く",
            send: "回答を投稿する",
            helpful: "役に立った",
            me_too: "私も知りたい",
            follow: "通知を受け取る",
            bookmark: "ブックマーク",
            about: "この質問",
            similar: "似ている質問",
            people: "参加した人",
            asked: "質問日",
            title: "タイトル",
            title_help: "知りたいことを一文でお書きください。",
            body: "内容",
            tags: "タグ",
            email: "メールアドレス",
            password: "パスワード",
            name: "名前",
            save: "保存する",
            delete: "削除する",
            reply: "返信",
            nothing: "まだ質問がありません",
            nothing_text: "最初の質問をしてみませんか。同じことを知りたい人がきっといます。",
            posted: "回答を投稿しました。",
            old: "2年前に解決した質問です。今も同じ問題がある場合は、新しくご質問ください。",
            orders: ["新着順", "投票順", "未回答"],
        },
    }
}

fn english() -> Texts {
    Texts {
        title: "The dashboard keeps loading after I add a widget",
        question: "<p>Hello. Since yesterday, when I add the <strong>revenue widget</strong> to the dashboard, the spinner never stops. Reloading does not help, and other widgets appear in 1-2 seconds.</p><ul><li>Browser: latest Chrome, the same in a private window</li><li>Team account, administrator</li></ul><p>The console says:</p><pre><code>{ <span class=\"h-string\">\"error\"</span>: <span class=\"h-string\">\"range_too_wide\"</span>, <span class=\"h-string\">\"max_days\"</span>: <span class=\"h-constant\">366</span>, <span class=\"h-string\">\"requested\"</span>: <span class=\"h-constant\">731</span> }</code></pre><p>What can I do?</p>",
        answer: "<p>The revenue widget loads <strong>at most 366 days</strong> at once. Where the range was saved as “all time”, the request is refused and only the spinner remains.</p><ol><li>Open <strong>More → Range</strong> at the top right of the widget.</li><li>Choose <strong>the last year</strong> or less, and save.</li><li>If it is still the same, press <code>Settings → Widgets → Reset</code>.</li></ol><p>There is more at <a href=\"#\">https://help.example.com/widgets/range</a>. <a class=\"mention\" href=\"#\">@alex</a>, please tell us whether it helps!</p>",
        reply: "<p>Thank you for the report. A range that is too long now comes with <strong>a message</strong>; it ships in next Tuesday’s update.</p><blockquote><p>Only the spinner remains.</p></blockquote>",
        comment: "<p>It works at once with a shorter range. Thank you! 🎉</p>",
        titles: [
            "Can a widget’s range be set for the whole team at once?",
            "The dashboard opens slowly in the mobile app",
            "I would like to change the revenue widget’s time zone",
            "Accents are broken in exported CSV files",
            "Where do I change how I pay?",
            "My new API token answers with 403",
        ],
        spaces: [
            ("message-circle-question-mark", "Questions and answers", "Stuck? Ask, and answer others."),
            ("plug", "API and integrations", "A space for developers."),
            ("credit-card", "Plans and billing", "Plans, receipts, ways to pay."),
            ("coffee", "The bench", "Talk about work and life."),
        ],
        tags: ["widgets", "loading", "web app"],
        labels: Labels {
            welcome: "How can we help?",
            lead: "People who use Solmaru and people who make it answer together.",
            spaces: "Spaces",
            unanswered: "Waiting for an answer",
            recent: "Recent questions",
            all: "Show all",
            verified: "Verified answer",
            verified_by: "Verified by Yuna from support",
            answers: "2 answers",
            yours: "Your answer",
            send: "Post your answer",
            helpful: "Helpful",
            me_too: "I have this too",
            follow: "Follow",
            bookmark: "Bookmark",
            about: "This question",
            similar: "Similar questions",
            people: "Who took part",
            asked: "Asked",
            title: "Title",
            title_help: "What would you like to know? One sentence.",
            body: "Details",
            tags: "Tags",
            email: "E-mail",
            password: "Password",
            name: "Name",
            save: "Save",
            delete: "Delete",
            reply: "Reply",
            nothing: "No questions yet",
            nothing_text: "Be the first to ask. Somebody else surely wonders too.",
            posted: "Your answer is posted.",
            old: "This question was solved two years ago. If you see the same problem today, please ask anew.",
            orders: ["Newest", "Most votes", "Unanswered"],
        },
    }
}

/// Six members.
pub(crate) fn people(lang: Lang) -> Vec<Person> {
    let names = match lang {
        Lang::Ko => ["김민지", "박하나", "유나", "이도현", "田中太郎", "Alex Kim"],
        Lang::Ja => ["田中太郎", "佐藤花子", "ユナ", "鈴木一郎", "김민지", "Alex Kim"],
        Lang::En => ["Alex Kim", "Hana Park", "Yuna", "Sam Lee", "田中太郎", "김민지"],
    };
    let kinds = [
        ("customer", "member"),
        ("partner", "member"),
        ("employee", "agent"),
        ("expert", "member"),
        ("customer", "member"),
        ("customer", "member"),
    ];
    names
        .iter()
        .zip(kinds)
        .zip(1..)
        .map(|((name, (affiliation, role)), id)| Person {
            id,
            handle: name.replace(' ', "-").to_lowercase(),
            name: (*name).to_owned(),
            picture: None,
            affiliation: affiliation.to_owned(),
            role: role.to_owned(),
        })
        .collect()
}

/// A list of topics in every state.
pub(crate) fn rows(lang: Lang) -> Vec<TopicRow> {
    let (texts, people) = (texts(lang), people(lang));
    let states = ["solved", "answered", "open", "needs_information", "duplicate", "archived"];
    let counts = [(4, 42, 1_284), (2, 7, 310), (0, 1, 18), (1, 0, 96), (1, 3, 2_210), (12, 128, 48_210)];
    let ages = [2 * HOUR, 5 * HOUR, 20 * MINUTE, DAY, 9 * DAY, 800 * DAY];
    texts
        .titles
        .iter()
        .enumerate()
        .map(|(index, title)| {
            let (answers, votes, views) = counts[index];
            TopicRow {
                url: "/question".to_owned(),
                title: TopicRow::plain_title(title),
                lang: lang.code().to_owned(),
                state: states[index].to_owned(),
                verified: index == 0,
                pinned: index == 0,
                locked: index == 5,
                answers,
                votes,
                views,
                space: Some(Link::new(texts.spaces[index % 4].1, "/questions")),
                author: people[index].clone(),
                at: NOW - ages[index],
                tags: texts.tags.iter().take(index % 3 + 1).map(|tag| (*tag).to_owned()).collect(),
                ..TopicRow::default()
            }
        })
        .collect()
}

/// Topics with the words of a search marked.
pub(crate) fn results(lang: Lang) -> Vec<TopicRow> {
    let texts = texts(lang);
    let word = texts.tags[0];
    let marked = format!("<mark>{word}</mark>");
    let mut rows = rows(lang);
    for row in &mut rows {
        row.title = Markup(row.title.0.replace(word, &marked));
        row.pinned = false;
        row.excerpt = Some(Markup(format!("… {marked} {} …", texts.labels.nothing_text)));
    }
    rows
}

/// The posts of the question page: the question, the answer that settled it, another.
pub(crate) fn posts(lang: Lang) -> [Post; 3] {
    let (texts, people) = (texts(lang), people(lang));
    let post = |index: usize, body: &str, age: i64| Post {
        id: index.to_string(),
        author: people[index].clone(),
        at: NOW - age,
        edited_at: (index == 2).then_some(NOW - HOUR),
        revisions_url: (index == 2).then(|| "/revisions".to_owned()),
        lang: lang.code().to_owned(),
        body: Markup(body.to_owned()),
        tags: texts.tags.iter().filter(|_| index == 0).map(|tag| (*tag).to_owned()).collect(),
        ..Post::default()
    };
    [post(0, texts.question, 2 * DAY), post(1, texts.answer, DAY), post(2, texts.reply, 3 * HOUR)]
}

/// Comments below a post.
pub(crate) fn comments(lang: Lang) -> Vec<Comment> {
    let (texts, people) = (texts(lang), people(lang));
    [0, 2]
        .map(|index| Comment {
            id: format!("c{index}"),
            author: people[index].clone(),
            at: NOW - 2 * HOUR,
            lang: lang.code().to_owned(),
            body: Markup(texts.comment.to_owned()),
            ..Comment::default()
        })
        .to_vec()
}

/// Views of a list.
pub(crate) fn tabs(lang: Lang) -> Vec<Tab> {
    let orders = texts(lang).labels.orders;
    (0..)
        .zip(orders)
        .map(|(at, order)| Tab { count: (at == 2).then_some(18), ..Tab::new(order, "#", at == 0) })
        .collect()
}

/// Spaces to choose from.
pub(crate) fn choices(lang: Lang) -> Vec<Choice> {
    let spaces = texts(lang).spaces;
    spaces.iter().map(|(icon, name, help)| Choice { help: (*help).to_owned(), ..Choice::new(*icon, *name) }).collect()
}
