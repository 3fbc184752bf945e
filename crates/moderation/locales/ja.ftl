# 報告
flag-title = 投稿を報告する
flag-lead = 何がルールに反しているのか、モデレーターに知らせてください。確認したうえで、結果をお知らせします。
flag-profile-title = プロフィールを報告する
flag-profile-lead = このプロフィールの何がルールに反しているのか、モデレーターに知らせてください。確認したうえで、結果をお知らせします。
flag-content = 内容が間違っている、または古いですか？ それは内容の担当者に知らせてください。
flag-content-link = 内容の誤りを知らせる
flag-what = 何が問題ですか？
reason-label = 理由
reason-any = すべての理由
reason = { $code ->
    [spam] スパム・宣伝
    [rude] 失礼・差別的
    [off_topic] 話題と無関係
    [personal] 個人情報
    [illegal] 違法
    [automatic] プログラムが検知
   *[other] その他
}
reason-help = { $code ->
    [spam] 何かを宣伝している、または同じものを繰り返し投稿しています。
    [rude] 誰かや特定の人々を侮辱したり脅したりしています。
    [off_topic] このトピックやスペースと関係がありません。
    [personal] 住所や電話番号など、誰かの私的な事柄が書かれています。
    [illegal] 法律に反している、またはそれをあおっています。
   *[other] 下に内容を書いてください。
}
reason-usual = コミュニティのルールに反しています
flag-note = 詳しく教えてください
flag-note-help = 「その他」の場合は必ず書いてください。500文字までです。
flag-send = 報告する
flag-secret = 誰が報告したかはモデレーターだけが見られます。投稿者に知られることはありません。
flagged-now = ありがとうございます。モデレーターが確認し、結果をお知らせします。
flags-enough = 今日は20件報告しました。{ $n }時間後にまた報告できます。急ぎの場合はコミュニティチームにご連絡ください。
own-title = 自分の報告
own-lead = モデレーターに報告したものと、その結果です。自分とモデレーターだけが見られます。
own-none = まだ報告したものはありません
own-none-text = ルールに反するものは、投稿のメニューやプロフィールから報告できます。
own-waiting = モデレーターの確認待ち
own-gone = もう見られない投稿
take-back = 報告を取り消す
taken-back = 取り消しました。
outcome = { $code ->
    [agreed] モデレーターが同意し、対応しました
    [disagreed] 確認しましたが、ルールに反していません
   *[nothing] 確認しました。対応することはありません
}

# メール
mail-flag-subject = { $community }での報告の結果
mail-flag-what = { $code ->
    [post] 「{ $title }」の投稿についてのご報告の件です。
    [member] { $title }さんのプロフィールについてのご報告の件です。
   *[message] メッセージについてのご報告の件です。
}
mail-flag-text = { $code ->
    [agreed] ご報告ありがとうございます。モデレーターが確認し、同意のうえ対応しました。
    [disagreed] ご報告ありがとうございます。モデレーターが確認しましたが、ルールに反していないと判断しました。
   *[nothing] ご報告ありがとうございます。モデレーターが確認しました。これ以上対応することはありません。
}
mail-flag-button = 自分の報告を見る
mail-assigned-subject = { $community }の報告が渡されました
mail-assigned-text = { $code ->
    [post] 「{ $title }」の投稿についての報告が、{ $by }さんから渡されました。
    [member] { $title }さんのプロフィールについての報告が、{ $by }さんから渡されました。
   *[message] メッセージについての報告が、{ $by }さんから渡されました。
}
mail-assigned-button = 報告を見る
mail-away-subject = 「{ $title }」への投稿について
mail-away-text = { $code ->
    [hide] { $community }の「{ $title }」への投稿をモデレーターが非表示にしました。理由: { $reason }
   *[remove] { $community }の「{ $title }」への投稿をモデレーターが削除しました。理由: { $reason }
}
mail-away-button = 投稿を見る

# 一覧
moderation = モデレーション
queue-title = 報告の一覧
queue-lead = メンバーから報告されたものです。理由、報告した人数、待っている時間から、急ぐものの順に並びます。
whose = { $code ->
    [all] 未処理
    [mine] 自分の担当
    [nobody] 担当者なし
    [others] ほかの人の担当
   *[done] 処理済み
}
queue-none = 待っている報告はありません
queue-none-text = メンバーが報告するとここに表示されます。
queue-none-filtered = この条件に合うものはありません
queue-none-filtered-text = 別のスペースや理由を選んでください。
space = スペース
space-any = すべてのスペース
apply = 表示
flags-unit = 件
post-kind = { $code ->
    [opening] トピック
    [answer] 回答
    [comment] コメント
    [message] メッセージ
   *[profile] プロフィール
}
tick = 選ぶ
tick-this = 「{ $title }」を選ぶ
more = 「{ $title }」のその他
details = 詳細
see-there = 元の場所で見る
keys-move = 次、前
keys-open = 開く
act-hide = 非表示
act-remove = 削除
act-disagree = 問題なし
act-ignore = 対応不要
claim = 担当する
release = 担当をやめる
claimed-by = { $name } さんが担当しています
claimed-by-me = 自分が担当しています
claimed-by-nobody = まだ担当者がいません。
many = 選んだものをまとめて
many-do = 処理する
reason-for-author = 投稿者に伝える理由
reason-for-author-help = 非表示または削除した投稿の投稿者が読みます。空欄なら、報告された理由を伝えます。
settled-many = { $n }件処理しました。
settled-some = { $n }件処理し、{ $count }件はできませんでした。{ $why }

# 報告ひとつ
case-of = 報告: { $title }
flagged-since = 報告
is-removed = 削除された投稿です。
is-hidden = 非表示の投稿です。
what-was-written = 報告された内容
about-post = { $name } さんの投稿へのものです:
profile-empty = プロフィールには何も書かれていません。
flags-many = 報告{ $n }件
flagger-record = これまで同意{ $n_agreed }件、不同意{ $n_others }件
by-program = プログラム
decide = 判断
decide-label = どうしますか？
decision = { $code ->
    [hide] 非表示にした
    [remove] 削除した
    [edit] 編集した
    [agree] 同意した
    [disagree] 問題なし
   *[ignore] 対応不要
}
decision-do = { $code ->
    [hide] 同意して非表示にする
    [remove] 同意して削除する
    [edit] 同意して編集する
    [agree] 同意する
    [disagree] 問題なし
   *[ignore] 対応不要
}
decision-help = { $code ->
    [hide] 投稿者とモデレーターだけが見られます。また表示できます。
    [remove] トピックから消えます。元に戻せます。
    [edit] 編集画面に移り、ルールに反する部分を取り除きます。
    [agree] 報告は正しいものでした。続きの対応はほかの場所で行います。
    [disagree] 報告は当たりませんでした。投稿はそのままです。
    [hide_profile] 文章と画像は本人とモデレーターだけに表示され、名前は残ります。理由は本人に伝わります。
    [hide_message] 会話の相手には表示されなくなります。理由は書いた本人に伝わります。
    [disagree_profile] 報告は当たりませんでした。プロフィールはほかの人にも表示されます。
   *[ignore] すでに解決している場合などです。
}
settle = 処理する
settled-now = 処理しました。報告した人に結果を知らせました。
settled-edit = 処理しました。続けて、ルールに反する部分を取り除いてください。
notes = メモと経過
note = メモ
note-help = モデレーターだけが見られます。
note-do = メモを残す
noted-now = メモを残しました。
entry-claimed = 担当になりました
entry-released = 担当をやめました
entry-assigned = { $name } さんに渡しました
entry-settled = 処理しました: { $what }
record = 投稿者
joined = 参加
posts = 投稿
record-agreed = 正しかった報告
record-others = 当たらなかった報告
who-works = 担当者
edit = 編集
assign-to = ほかの人に渡す
assign-choose = モデレーターを選ぶ
assign = 渡す
claimed-now = 30分間、担当になりました。
released-now = 担当をやめました。
assigned-now = 渡しました。

# 入力の誤り
error-reason-required = 何が問題かを選んでください。
error-note-for-other = 内容を書いてください。
error-decision-required = どうするかを選んでください。
error-not-a-moderator = モデレーターを選んでください。
error-none-chosen = ひとつ以上選んでください。
refusal-own-subject = 自分のものは報告できません。自分で編集または削除できます。
refusal-flagged-already = すでに報告済みです。モデレーターが確認します。
refusal-case-settled = すでに処理されています。
refusal-claimed-by-other = ほかの人が担当しています。
refusal-not-for-profiles = ここで削除や編集ができるのは投稿だけです。

# 措置と異議
kind = { $code ->
    [note] メモ
    [warning] 警告
    [silence] 投稿の停止
    [suspension] 利用停止
   *[removal] 永久追放
}
kind-help = { $code ->
    [note] モデレーターだけが見ます。メンバーには知らせません。
    [warning] メンバーに知らせます。投稿は続けられます。
    [silence] 決めた日まで、読むことだけができます。
    [suspension] 決めた日まで、入ることができません。
   *[removal] 二度と入れません。ほかのモデレーターの確認が必要で、それまでは利用停止になります。
}
standing = { $code ->
    [note] モデレーターのメモ
    [proposed] 確認待ち
    [stands] 適用中
    [served] 終了
    [lifted] 解除
    [declined] 追放しないことに
   *[overturned] 異議が認められました
}
record-of = { $name } さんの記録
record-lead = これまでの措置と報告です。モデレーターだけが見られます。
see-profile = プロフィール
given = 受けた措置
given-nothing = まだ措置はありません。
given-by = 措置した人: { $name }
confirmed-by = 確認した人: { $name }
internal-note = モデレーターのメモ
internal-note-help = メンバーには見えません。「メモ」の場合は必ず書いてください。
lift = 解除する
lift-reason = 理由（メンバーが読みます）
give = 措置をとる
give-what = どの措置ですか？
give-days = 期間
give-days-help = 投稿の停止と利用停止の場合だけ必要です。
give-days-choose = 選ぶ
for-days = { $n }日間
rule = 反したルール
rule-help = メンバーが読みます。メモ以外では必要です。
give-message = メンバーへの説明
give-message-help = 何が問題で、今後どうすればよいかを書いてください。
give-about = 報告された投稿についての措置です。
give-do = 措置をとる
given-now = { $code ->
    [note] メモを残しました。
    [removal] 追放を提案しました。ほかのモデレーターの確認を待ちます。
   *[given] 措置をとり、メンバーに知らせました。
}
lifted-now = 解除し、メンバーに知らせました。
confirmed-now = 追放を確認し、メンバーに知らせました。
declined-now = 追放しないことにし、メンバーに知らせました。
decided-now = 決定し、メンバーに知らせました。
until = 期限
appeal = 異議
appeal-open = 審査中
appeal-upheld = 異議を認めました
appeal-rejected = 異議を認めませんでした
appeal-do = 異議を申し立てる
appeal-text = なぜこの措置が正しくないのですか？
appeal-text-help = 申し立ては一度だけです。措置をとった人とは別のモデレーターが判断します。
appeal-send = 送る
appealed-now = 申し立てを受け付けました。結果はメールでお知らせします。
appeal-answer = メンバーへの回答
appeal-uphold = 認めて解除する
appeal-reject = 認めない
appeals = 異議
removals = 確認待ちの永久追放
removal-confirm = 永久追放する
removal-decline = 追放しない
needs-other = ほかのモデレーターが判断します。
waiting-title = 二人目の判断
waiting-lead = 異議と永久追放は、最初に措置をとった人とは別のモデレーターが判断します。
waiting-none = 待っているものはありません
waiting-none-text = 異議や追放の提案がここに表示されます。
own-record-title = 自分の記録
own-record-lead = モデレーターによる措置と、その理由、期限です。自分とモデレーターだけが見られます。
own-record-none = 措置はありません
own-record-none-text = ありがとうございます。これからも楽しくご利用ください。
mail-sanction-subject = { $community }のモデレーターからのお知らせ
mail-given = { $code ->
    [warning] { $community }のモデレーターから警告があります。
    [silence] { $community }のモデレーターが投稿を停止しました。読むことは引き続きできます。
    [suspension] { $community }のモデレーターがアカウントの利用を停止しました。
   *[removal] { $community }のモデレーターがアカウントの永久追放を提案しました。ほかのモデレーターが確認するまで、利用が停止されます。
}
mail-until = 期限は{ $date }です。
mail-rule = 反したルール: { $rule }
mail-confirmed = ほかのモデレーターが確認し、{ $community }から永久追放となりました。
mail-ended = { $code ->
    [warning] { $community }での警告が解除されました。理由: { $reason }
    [silence] { $community }でまた投稿できます。理由: { $reason }
    [suspension] { $community }の利用停止が解除されました。理由: { $reason }
   *[removal] { $community }からの追放は行わないことになりました。理由: { $reason }
}
mail-decided = { $code ->
    [upheld] { $community }での異議が認められました。措置は解除されました。
   *[rejected] { $community }での異議を確認しましたが、措置はそのままです。
}
mail-decide-subject = { $code ->
    [removal] { $community }: 永久追放の提案が二人目の判断を待っています
   *[appeal] { $community }: 異議が判断を待っています
}
mail-decide-text = { $code ->
    [removal] { $by }さんが{ $name }さんの永久追放を提案しました。ほかのモデレーターが判断します。
   *[appeal] { $by }さんの措置({ $kind })に、{ $name }さんが異議を申し立てました。ほかのモデレーターが判断します。
}
mail-decide-button = 確認する
mail-sanction-button = 自分の記録を見る
error-kind-required = どの措置かを選んでください。
error-sanction-days = 1日から365日の間で選んでください。
error-verdict-required = 認めるかどうかを選んでください。
error-not-their-post = このメンバーの投稿ではありません。
error-unknown-rule = コミュニティのルールから選んでください。
refusal-removed-already = すでに追放されたか、追放が提案されています。
refusal-not-yourself = 自分にはできません。
refusal-same-or-higher-role = 同じか上の役割の人にはできません。
refusal-sanction-ended = すでに終わっています。
refusal-second-person = ほかのモデレーターが判断する必要があります。
refusal-appealed-already = 異議の申し立ては一度だけです。
refusal-appeal-decided = すでに判断されています。

# Held posts
held-title = 確認待ち
held-lead = 自動チェックが止めた投稿です。古い順に並びます。判断するまでは、書いた人とモデレーターだけが見られます。削除はされません。
held-none = 確認待ちはありません
held-none-text = 自動チェックが止めた投稿がここに並びます。
held-which = 対象
held-ticked = 選んだもの
held-listed = このページの{ $n }件すべて
held-stand = 公開する
held-spam = 広告として断る
held-decline = 断る
held-decline-why = 理由を書いて断る
held-member-spam-key = このメンバーのすべてを断る
held-member-spam = このメンバーの{ $n }件を広告として断る
held-member-stand = このメンバーの{ $n }件を公開する
held-spam-reason = 広告のように見えます。
held-why = 止めた理由
held-posts = 投稿{ $n }件
held-others = 同じアドレスの他のメンバー{ $n }人
held-stand-done = { $n }件を公開しました。
held-declined-done = { $n }件を断りました。書いた人は理由を読めます。
error-none-held-chosen = 投稿と、どうするかを選んでください。
mail-declined = モデレーターが投稿を確認し、掲載を見送りました。理由を確認でき、書いた内容は残っています。
mail-declined-button = 理由を見る
own-held-title = 確認待ちの投稿
own-held-lead = モデレーターの確認を待っている投稿と、断られた投稿です。あなたとモデレーターだけが見られます。
own-held-none = 確認待ちの投稿はありません
own-held-none-text = あなたの投稿はすぐに公開されます。
own-held-waits = モデレーターの確認待ち
own-held-declined = 断られました
own-held-withdraw = 取り下げる
own-held-reason = 理由：{ $reason }
own-held-why = 自動チェックが気づいたこと：

# Word rules and other checks
words-title = 語とチェック
words-lead = どの語を止め、報告し、置き換え、断るか。そのほかのチェックもここで決めます。チームの投稿はチェックされません。
words-rules = 語のルール
words-none = ルールはまだありません。
words-search = ルールを検索
words-all = すべて表示
words-not-found = 「{ $text }」を含むルールはありません。
word-new = 新しいルール
word-edit = ルールを変える
word-pattern = 語や言い回し
word-pattern-help = 複数は | で区切ります。語尾が付いた形には当たりますが、別の語の一部には当たりません。末尾に * を付けると、続きのある語にも当たります。
word-then = 当たったとき
word-action = { $code ->
    [hold] 止める
    [flag] 報告する
    [replace] 置き換える
   *[block] 断る
}
word-action-help = { $code ->
    [hold] 投稿はモデレーターの確認を待ちます。書いた人には理由が見えます。
    [flag] 投稿は公開され、モデレーターの一覧に並びます。
    [replace] 語が置き換わります。書いた人にも見えます。
   *[block] 投稿は受け付けられません。書いた人は直せます。フォームにその語が示されます。
}
word-replacement = 置き換える語
word-replacement-help = 「置き換える」のときだけ使います。空でもかまいません。
word-where = 言語
word-language = { $code ->
    [ko] 韓国語の文章
    [ja] 日本語の文章
    [en] 英語の文章
   *[any] すべての文章
}
word-more = そのほか
word-loose = 字間を空けた形も
word-loose-help = b a d、바.보、もう一方のかなも含みます。
word-everywhere = コードとアドレスの中も
word-off = 休止
word-off-help = ルールは休み、何にも当たりません。
word-note-help = このルールがある理由です。モデレーターだけが見られます。
word-delete = ルールを削除
word-saved = 保存しました。これから適用されます。
word-deleted = 削除しました。
word-try = 文章で試す
word-try-text = 文章
word-try-help = 保存されません。保存済みのルールの結果と、文章だけのスパム度が見られます。
word-try-do = 試す
word-try-none = 当たるルールはありません。
word-try-score = スパム度：100のうち{ $n }
checks-title = そのほかのチェック
checks-spam = スパム度
checks-spam-help = まだ知られていないメンバーの文章に、理由つきの点が付きます。
checks-hold-from = 止める点
checks-hold-from-help = 100のうち50〜99。まずは90がおすすめです。
checks-first-posts = 確認する最初の投稿
checks-first-posts-help = 新しいメンバーの最初の投稿を、0〜10件確認します。
checks-limits = 信頼レベルの制限
checks-limits-help = 新しいメンバーが書き、リンクし、メンションできる量です。
checks-repeats = 同じ内容の繰り返し
checks-repeats-help = 1日に3回目のほぼ同じ投稿、または3人目の同じ投稿から、キューに入ります。新しいメンバーの投稿と、1時間に5回目からの投稿は確認を待ちます。短い文は数えません。
checks-pace = 10分間の投稿数
checks-pace-help = 人が書ける量を超えるとキューに入ります。2倍を超えた分と新しいメンバーの投稿は確認を待ちます。5〜100、0なら数えません。
checks-accounts = 同じアドレスの新しいアカウント
checks-accounts-help = 1日にほかの新しいアカウントがこの数に達すると、それ以降のアカウントの投稿は確認を待ちます。1〜50、0なら数えません。アドレスはハッシュとして3日間だけ保存します。
error-word-action-required = 当たったときにどうするかを選んでください。
error-pattern-too-short = 1文字と * では、ほとんどすべてに当たります。
error-pattern-star-inside = * は語の端にだけ置けます。
error-hold-from = 50〜99の数を入れてください。
error-first-posts = 0〜10の数を入れてください。
error-pace = 5〜100の数か、0を入れてください。
error-accounts = 0〜50の数を入れてください。
mail-stands-subject = 「{ $title }」の投稿が公開されました
mail-stands-text = { $community }のモデレーターが「{ $title }」の投稿を確認しました。全員が見られるようになりました。お待ちいただきありがとうございました。
mail-stands-button = 投稿を見る
why = { $code ->
    [word] 語：{ $detail }
    [first_posts] 新しいメンバーの最初の投稿は確認されます
    [repeats] 同じ内容の繰り返し：{ $detail }回目
    [copies] 同じ内容を{ $detail }人が投稿
    [pace] 10分間に{ $detail }件の投稿
    [accounts] 同じアドレスにほかの新しいアカウントが{ $detail }件
    [links] リンク
    [link_share] ほとんどがリンク
    [unseen_hosts] ここでは初めてのサイトへのリンク
    [hidden_hosts] 行き先を隠すリンク
    [bare_link] ほぼリンクだけ
    [repeated] 同じ文章が前にもあった
    [repeated_often] 同じ文章が何度もあった
    [soon_after_sign_up] 登録したばかり
    [soon_after_post] 前の投稿の直後
    [shouting] 大文字ばかり
    [excitement] 感嘆符の連続
    [offers] 勧誘の言い回し
    [contacts] 電話番号やメッセンジャー
    [offer_with_contact] 勧誘と連絡先
    [lookalikes] 似た別の文字
    [invisible] 見えない文字
    [spelled_out] 字間を空けた語
    [other_language] ここで使われていない言語
    [emoji] 絵文字が多い
    [first_post] 最初の投稿
    [same_address] 同じアドレスから他の人も投稿
    [off_topic] このコミュニティの話題ではない
    [standing] これまでの投稿が公開されている
    [learned] モデレーターの過去の判断に似ている
   *[other] その他
}

# 記録
log-title = 記録
log-lead = モデレーターが行ったことです。自分や、同じか上の役割の人に対するものは表示されません。
log-what = 内容
log-any = すべて
log-by = 行った人
log-anybody = すべてのモデレーター
log-member = 対象のメンバー（@ハンドル）
log-to = →
log-none = 記録はありません
log-none-text = モデレーターが行ったことがここに表示されます。
log-saved = 保存しました。
save = 保存する
deed = { $code ->
    [settled] 報告の処理
    [assigned] 報告を渡した
    [sanctioned] 措置
    [lifted] 措置の解除
    [let_in] 利用停止を解除
    [profile_shown] プロフィールを再び表示
    [withhold] 以前の版を非表示
    [unwithhold] 以前の版を表示
    [removal_proposed] 追放の提案
    [removal_confirmed] 追放の確認
    [removal_declined] 追放しない
    [appeal_decided] 異議の判断
    [overturned] 異議を認めて解除
    [trust_set] 信頼レベルを設定
    [trust_settings] 信頼レベルの条件を変更

    [mediation_opened] 仲裁を開始
    [mediation_proposed] 合意を提案
    [mediation_handed] 仲裁を引き継ぎ
    [mediation_closed] 仲裁を終了
    [hide] 投稿の非表示
    [show] 投稿の再表示
    [remove] 投稿の削除
    [restore] 投稿の復元
    [move] トピックの移動
    [edit] 投稿を編集
    [split] トピックを分割
    [merge] トピックを統合
    [lock] トピックをロック
    [unlock] ロックを解除
    [pin] トピックを固定
    [unpin] 固定を解除
    [switch_topic] トピックのロック・固定
    [slow_down] 低速モード
    [let_stand] 止めた投稿を公開
    [decline] 止めた投稿を断った
    [word_saved] 語のルールを変更
    [word_deleted] 語のルールを削除
    [checks_saved] チェックを変更
    [save_settings] 公開記録の設定を変更
    [decide_held] 止めた投稿を処理
   *[other] その他
}
public-title = 公開モデレーション記録
public-lead = モデレーターが行ったことの要約です。誰の名前も載りません。
public-closed = まだ公開されていません。モデレーターだけが見られます。
public-none = まだ何もありません
public-date = 日付
public-about = 対象
public-rule = ルール
public-other-rule = そのほかのルール
public-result = 結果
public-switch = すべての人に公開する
public-switch-help = 日付、種類、ルール、スペース、結果だけです。名前や投稿は載りません。
public-see = 見る
public-state = { $code ->
    [open] すべての人に公開
   *[closed] モデレーターのみ
}
public-what = { $code ->
    [post] 投稿
   *[profile] プロフィール
}
public-outcome = { $code ->
    [given] 適用
    [proposed] 提案
    [lifted] 解除
    [declined] 行わない
   *[overturned] 異議を認めた
}

# 監査ログに記される、スタッフの行為
deed-moderation-assigned = 案件の担当者を設定
deed-moderation-claim = 案件を担当
deed-moderation-release = 案件の担当を解除
deed-moderation-note = 案件にメモ
deed-moderation-settled = 報告を処理
deed-moderation-sanctioned = 措置を実施
deed-moderation-removal-proposed = 永久退会を提案
deed-moderation-removal-confirmed = 永久退会を確定
deed-moderation-removal-declined = 永久退会を却下
deed-moderation-lifted = 措置を解除
deed-moderation-overturned = 異議により措置を取り消し
deed-moderation-appeal-decided = 異議を判断
deed-moderation-save-settings = モデレーションの設定を変更
deed-moderation-checks-saved = 自動チェックの設定を変更
deed-moderation-decide-held = 保留された投稿を処理
deed-moderation-word-saved = 語句ルールを保存
deed-moderation-word-deleted = 語句ルールを削除
deed-moderation-trust-set = メンバーの信頼レベルを設定
deed-moderation-trust-settings = 信頼レベルの設定を変更

# 信頼レベル
mail-trust-subject = { $community }で「{ $name }」になりました
mail-trust-risen = 読んで参加してくださったので、{ $community }で「{ $name }」になりました。ありがとうございます。
mail-trust-fallen =
    レベルは「{ $name }」になりました。その上のレベルは直近100日で決まり、最近の活動が条件に届きませんでした。

    条件を満たすとすぐに戻ります。ほかは変わりません。
mail-trust-button = 自分のレベルを見る
trust-title = あなたのレベル
trust-lead = 読んで参加するほど上がります。新しく来た方ができることは少しだけ限られます。荒らしを防ぐためです。
trust-now = （現在のレベル）
trust-text = { $level ->
    [0] 来たばかり
    [1] 少し見て回った
    [2] 続けて訪れ、参加している
    [3] 2日に1度は訪れている
   *[4] 運営チームが任命
}
trust-staff = 社員は制限なしに最も高いレベルで活動します。
trust-staff-member = 社員は制限なしに最も高いレベルで活動します。以下はこれまでに数えたものです。
trust-by-hand = 運営チームが決めたレベルです。自動では変わりません。
trust-since = { $date }から
trust-next = 「{ $name }」までに足りないもの
trust-keep = 「{ $name }」を保つには
trust-how = 読んでいる間に数えています。条件を満たすと、遅くとも1時間以内に自動で上がります。
trust-keep-how = それぞれ{ $percent }%で保たれます。直近100日（または運営チームが決めた期間）を見ます。
trust-met = 達成
trust-left = あと{ $n }
trust-too-many = { $n }までです
trust-what = { $code ->
    [topics_entered] 開いたトピック
    [posts_read] 読んだ他の人の投稿
    [minutes_read] 読んだ時間（分）
    [days_visited] 訪れた日数
    [likes_received] 受けた評価とリアクション
    [likes_given] 送った評価とリアクション
    [topics_replied_to] 書き込んだ他の人のトピック
    [topics_viewed_lately] 最近開いたトピック
    [posts_read_lately] 最近読んだ投稿
    [members_liking] 評価やリアクションをくれた人
    [days_liked] それを受けた日数
    [flagged_posts] ルールに反した自分の投稿
    [flagged_by] それを報告した人
    [penalties] 投稿停止と利用停止
    [days] 期間（日、100まで）
    [topics_viewed_percent] 全トピックのうち開いた割合（%）
    [topics_viewed_cap] トピックの上限
    [posts_read_percent] 全投稿のうち読んだ割合（%）
    [posts_read_cap] 投稿の上限
    [topics_viewed_all_time] これまでに開いたトピック
    [posts_read_all_time] これまでに読んだ投稿
    [most_flagged] ルールに反した投稿の上限
    [penalty_days] 停止を受けていない日数
    [kept_days] 少なくとも保たれる日数
   *[kept_percent] 保つのに必要な割合（%）
}
trust-limits = いまできること
trust-limit = { $code ->
    [topics_a_day] 1日に立てるトピック
    [replies_a_day] 1日の返信
    [links] 1投稿のリンク
    [images] 1投稿の画像
    [attachments] 1投稿のファイル
    [mentions] 1投稿でのメンション
    [messages_a_day] 1日に始めるメッセージ
   *[seconds_between_posts] 投稿の間隔（秒）
}
no-limit = 制限なし
at-most = { $n ->
    [0] なし
   *[other] { $n }
}
seconds = { $n }秒
trust-admin-title = 信頼レベル
trust-admin-lead = メンバーが読んで参加して示したことと、できることです。レベルはプログラムが計算し、ここでの変更は数分で全員に反映されます。
trust-asks = 「{ $name }」の条件
trust-limits-by-level = レベルごとにできること
trust-limits-help = 空欄は制限なし、0はまったくできないという意味です。社員に制限はありません。
trust-limit-name = 制限
trust-and-above = { $name }以上
trust-saved = 信頼レベルを保存しました。メンバーのレベルを計算し直しています。
trust-reset = 初期値に戻す
trust-reset-text = Madangに最初から入っている条件と制限です。
trust-reset-sure = すべての条件と制限を初期値に戻しますか？
trust-reset-done = すべて初期値に戻しました。
trust-of = { $name }さんの信頼レベル
trust-facts = これまでに数えたもの
trust-fact = 項目
trust-all-time = 合計
trust-lately = 最近
trust-set = レベルを手動で決める
trust-set-level = レベル
trust-set-help = 手動で決めたレベルは「条件どおり」をもう一度選ぶまで変わりません。
trust-earned = 条件どおり
trust-set-done = レベルを決めました。
refusal-trust-staff = 社員は役割により最も高いレベルです。
error-trust-number = 整数を入力してください。
error-trust-range = 数が小さすぎるか大きすぎます。

deed-moderation-mediation-opened = 仲裁を開始
deed-moderation-mediation-written = 仲裁で一方に書き込み
deed-moderation-mediation-noted = 仲裁にメモ
deed-moderation-mediation-proposed = 合意を提案
deed-moderation-mediation-handed = 仲裁を引き継ぎ
deed-moderation-mediation-closed = 仲裁を終了

# The moderators' own space
room-group = モデレーター
room-group-about = モデレーターのスペースに書き込めます。
room-name = モデレーター
room-about = モデレーター同士が話し合うスペースです。ほかの人には表示されません。

# Mediation
mediation-title = 仲裁
mediation-lead = メンバー同士の関係がこじれたとき、モデレーターが双方の話を別々に聞き、合意を探ります。
mediation-new = 仲裁を始める
mediation-new-lead = あなたが仲裁役になります。双方はそれぞれあなただけと話し、相手の書いたものは見られません。
mediation-none = 仲裁はまだありません
mediation-none-text = メンバー同士の衝突が続くときに始めてください。
mediation-private = 仲裁役とマネージャーだけが読めます。
mediator-is = 仲裁役：{ $name }
mediation-open = 進行中
mediation-over = 終了
mediation-opened = 仲裁を始めました。双方にメールを送りました。
mediation-kept = 反映しました。
mediation-handed = 仲裁を引き継ぎました。
mediation-sent = 送信しました。
mediation-first = 一方
mediation-second = もう一方
mediation-handle-help = @minji のようなハンドルを入力してください。
mediation-about = 何についてか
mediation-about-help = 双方に表示されます。
mediation-topic = トピック
mediation-topic-help = あれば、アドレスかIDを入力してください。
mediation-words = 双方への最初の言葉
mediation-words-help = 双方に表示されます。
mediation-do = 始める
mediation-reading = マネージャーとして読んでいます。双方に書けるのは仲裁役だけです。
mediation-write = { $name }さんに書く
mediation-send = 送信する
mediation-shared = 双方へ
mediation-shared-none = まだ何も提案していません。
mediation-proposal = 合意の提案
mediation-proposal-help = 双方が読み、別々に答えます。新しく提案すると、双方にあらためて尋ねます。
mediation-propose = 提案する
mediation-note-help = 仲裁役とマネージャーだけが読めます。
mediation-close = 仲裁を終える
mediation-outcome = 結果
mediation-not-agreed = 合意として終えるには、双方の同意が必要です。
mediation-closing = 締めくくりの言葉
mediation-hand = 引き継ぐ
mediation-standing = { $code ->
    [hearing] 双方の話を聞いています
    [proposed] 合意を提案中
    [agreed] 双方が同意
    [agreement] 合意
    [no_agreement] 合意に至らず
   *[withdrawn] 取り下げ
}
mediation-entry = { $code ->
    [note] メモ
    [proposal] 合意を提案
    [confirmed] 同意
    [declined] 同意しない
    [handed] 仲裁を引き継ぎ
    [closed] 仲裁を終了
   *[message] 投稿
}
own-mediation-title = 仲裁
own-mediation-lead = あなたとほかのメンバーの間を、モデレーターが仲裁する場所です。
own-mediation-none = 参加している仲裁はありません。
own-parts = 自分の記録、報告、確認待ちの投稿
own-mediation-words = { $name }さんとだけ話します。相手はここに書いたものを読めません。
mediation-you = あなた
mediation-do-you-agree = この合意に同意しますか？
mediation-your-answer = あなたの答え
mediation-agree = 同意します
mediation-decline = 同意しません
mediation-why = あなたの言葉
mediation-why-help = 同意しない場合は必ず入力してください。仲裁役だけが読みます。
mediation-say-help = 仲裁役とコミュニティマネージャーだけが読みます。
mediation-is-over = この仲裁は終了しました。
mail-mediation-subject = { $community }の仲裁について
mail-mediation = { $code ->
    [opened] { $community }のモデレーターが、ほかのメンバーとの件についてお話を伺いたいと考えています。お書きになったものは相手には表示されません。
    [proposed] { $community }の仲裁役が合意を提案しました。お読みになり、同意するかどうかをお知らせください。
    [closed] { $community }の仲裁が終了しました。結果をご確認ください。
   *[written] { $community }の仲裁役があなたに書き込みました。
}
mail-mediator = { $code ->
    [answered] 一方が合意の提案に答えました。
    [handed] 仲裁があなたに引き継がれました。
   *[said] 仲裁で一方が書き込みました。
}
mail-mediation-button = 読む
error-same-member = 同じメンバーです。
error-no-such-member = そのようなメンバーはいません。
error-no-such-topic = そのようなトピックはありません。
error-not-a-side = この仲裁の当事者ではありません。
error-not-a-mediator = このメンバーはここでは仲裁できません。
error-not-agreed = 先に双方が合意に同意する必要があります。
refusal-mediator-is-side = 当事者は仲裁できません。
refusal-not-the-mediator = 仲裁役だけができます。
refusal-mediation-closed = この仲裁は終了しました。
refusal-nothing-proposed = まだ何も提案されていません。
refusal-answered-already = この提案にはすでに答えています。

# Accounts kept out by no sanction
kept-out-otherwise = 措置の記録はありませんが、利用が停止されているアカウントです。
let-in = 停止を解除する
let-in-now = 再びログインできるようになりました。
refusal-lift-instead = 措置によって停止されています。その措置を取り消してください。
deed-moderation-let-in = メンバーの利用停止を解除

# メッセージ
flag-message-title = メッセージを報告
flag-message-lead = ルールに反する点をモデレーターに知らせてください。確認して、結果をお知らせします。
flag-message-read = モデレーターは普段メッセージを読みません。報告すると、このメッセージとその前の最大9件をモデレーターが読みます。
message-evidence = 報告された時点のこのメッセージと、その前の最大9件です。ほかのメッセージはモデレーターにも見えません。
message-flagged = 報告されたメッセージ
message-forgotten = 報告された内容はもう保存されていません。
mail-message-subject = { $community } でのあなたのメッセージ
mail-message-hidden = 報告のあったあなたのメッセージを、{ $community } のモデレーターが非表示にしました。理由：{ $reason }
mail-message-button = 会話を見る

# プロフィール
is-profile-hidden = このプロフィールはほかの人に表示されていません。
mail-profile-subject = { $community } でのあなたのプロフィール
mail-profile-hidden = { $community } のモデレーターがあなたのプロフィールを非表示にしました。表示されているのは名前だけです。理由：{ $reason } 設定で内容を直すと、モデレーターがもう一度確認します。
mail-profile-shown = { $community } のモデレーターがあなたのプロフィールを確認しました。ほかの人にも表示されています。
mail-profile-button = プロフィールを見る
profile-waits = モデレーターが確認するまで、このプロフィールはほかの人に表示されません。
profile-is-hidden = モデレーターがこのプロフィールを非表示にしました。
profile-because = 理由：
profile-show = プロフィールを表示する
profile-shown-now = プロフィールを表示し、本人に知らせました。
refusal-profile-shown-already = このプロフィールはすでに表示されています。
deed-moderation-profile-shown = プロフィールを再び表示
own-profile-waits = モデレーターが確認するまで、あなたのプロフィールはほかの人に表示されません。
own-profile-hidden = モデレーターがあなたのプロフィールを非表示にしました。表示されているのは名前だけです。理由：
own-profile-link = プロフィールを直す
same-address = 同じアドレスから
same-address-help = この3日間に同じアドレスから書き込んだメンバーです。家族、会社、学校の場合もあります。
noticed = { $code ->
    [rewritten] 非表示のプロフィールが書き直されました
    [score] 広告に見えます：100点中{ $detail }点
    [repeats] 同じ内容の繰り返し：{ $detail }回目
    [copies] 同じ内容を{ $detail }人が投稿
    [pace] 10分間に{ $detail }件の投稿
   *[new_hosts] 初めてのサイト{ $detail }件へのリンク
}
