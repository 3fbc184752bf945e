messages = メッセージ
messages-lead = 参加している人だけが読める、非公開の会話です。
views = 会話の絞り込み
view-all = すべて
view-unread = 未読
view-ignored = 無視中
nothing-yet = まだメッセージはありません
nothing-yet-text = ここから、またはメンバーのプロフィールから書いてみましょう。
nothing-here = 何もありません
unread = 未読
muted = メールなし
you = 自分
only-you = 自分だけです
and-more = { $names } ほか{ $n }人
new-title = メッセージを書く
new-lead = 1人に、または何人かにグループで送れます。
to = 宛先
to-help = @minji のようなユーザー名を、読点やコンマで区切って10人まで入力してください。
group-title = グループの名前
group-title-help = 2人以上に送るときだけ使います。
body = メッセージ
send = 送る
save = 保存する
edit = 直す
delete = 削除する
delete-sure = このメッセージを全員から削除しますか？内容は残りません。
report = 報告する
edit-title = メッセージを直す
edit-lead = 送ってから15分間は直せます。
no-longer-editable = このメッセージはもう直せません。削除はできます。
back-to-it = 会話
message-deleted = メッセージを削除しました。
earlier = 前のメッセージ
to-newest = 最新のメッセージへ
about-it = この会話について
members = 参加している人
add-member = メンバーを追加する
add-help = ユーザー名を入力してください。これから書かれるメッセージだけを読めます。前のものは読めません。
add = 追加する
member-added = メンバーをグループに追加しました。
rename = 名前を変える
renamed-notice = グループの名前を変えました。
leave = グループを抜ける
leave-sure = このグループを抜けますか？もう読めなくなります。
left-notice = グループを抜けました。
attention-title = お知らせ
attention-label = この会話の新着
attention = { $how ->
    [muted] メールなし
    [ignored] 無視する
   *[normal] 通常
}
attention-help = { $how ->
    [muted] 一覧には残ります。
    [ignored] 一覧にも出ず、メールも届きません。
   *[normal] 一覧に出て、未読があればメールでもお知らせします。
}
attention-now = { $how ->
    [muted] この会話についてのメールは送りません。
    [ignored] この会話を無視しています。「無視中」から見つけられます。
   *[normal] この会話の新着をお知らせします。
}
is-ignored = この会話を無視しています。一覧に出ず、メールも届きません。
entry-deleted = 削除されたメッセージです。
entry-hidden = モデレーターが非表示にしたメッセージです。
entry-folded = ブロックした人のメッセージ
folded = ブロックした { $name } さんのメッセージ
put-away-why = { $why ->
    [spam] スパム・宣伝として、モデレーターが非表示にしました。ほかの人には見えません。
    [rude] 失礼・差別的な内容として、モデレーターが非表示にしました。ほかの人には見えません。
    [off_topic] 話題と無関係なため、モデレーターが非表示にしました。ほかの人には見えません。
    [personal] 個人情報を含むため、モデレーターが非表示にしました。ほかの人には見えません。
    [illegal] 違法な内容として、モデレーターが非表示にしました。ほかの人には見えません。
   *[other] 規則に反するため、モデレーターが非表示にしました。ほかの人には見えません。
}
note-added = { $name } さんが { $who } さんを追加しました。
note-left = { $name } さんが抜けました。
note-renamed = { $name } さんがグループの名前を「{ $title }」に変えました。
note-untitled = { $name } さんがグループの名前を消しました。
blocks-title = メッセージとブロック
welcome-title = メッセージを送れる人
welcome-label = メッセージを受け取る相手
welcome = { $who ->
    [staff] コミュニティの運営スタッフのみ
    [nobody] 受け取らない
   *[everybody] すべてのメンバー
}
welcome-help = 運営スタッフからは常に届きます。すでにやり取りした人は続けて書けます。望まないときはブロックしてください。
welcome-saved = 設定を保存しました。
blocked-title = ブロックしたメンバー
blocked-help = ブロックした人はあなたにメッセージを書けません。グループでは、その人のメッセージは折りたたまれます。相手には知らされません。
nobody-blocked = ブロックした人はいません。
block-whom = メンバーをブロックする
block-whom-help = @minji のようなユーザー名を入力してください。
block = ブロックする
block-name = { $name } さんをブロックする
unblock = 解除する
unblock-name = { $name } さんのブロックを解除する
blocked-notice = メンバーをブロックしました。
unblocked-notice = ブロックを解除しました。
mail-subject = [{ $community }] { $name } さんからメッセージが届きました
mail-text = { $name } さんからの、まだ読んでいないメッセージがあります。ご覧になるまで、この会話についてのメールはもう送りません。
mail-text-group = { $name } さんが「{ $title }」に書きました。ご覧になるまで、この会話についてのメールはもう送りません。
mail-button = メッセージを読む
wait-minutes = 短い間にたくさん送りました。{ $n }分後にもう一度お試しください。
error-takes-no-messages = この人はあなたからのメッセージを受け取っていません。
error-you-block = あなたがブロックした人です。書くには、設定でブロックを解除してください。
error-alone = メッセージを読む相手がいません。
error-no-such-member = このユーザー名のメンバーはいません：
error-no-such-handle = このユーザー名のメンバーはいません。
error-nobody-to-write-to = 自分以外のメンバーを入力してください。
error-too-many-members = 一度に始められるのは10人までです。
error-title-too-long = 名前が長すぎます。100文字までです。
error-would-wait = コミュニティの規則により送れません。リンクや宣伝をのぞいて、書き直してください。
error-put-away = モデレーターが非表示にしたメッセージは直せません。
error-too-late-to-edit = メッセージを直せるのは、送ってから15分間だけです。
error-not-a-group = 2人の会話です。もっと多くの人と話すには、グループを始めてください。
error-already-in-it = すでにグループにいるメンバーです。
error-group-is-full = グループがいっぱいです。30人までです。
error-one-at-a-time = 1人ずつ追加してください。
error-not-yourself = 自分自身はブロックできません。
error-too-many-blocks = ブロックできる人数の上限に達しました。
