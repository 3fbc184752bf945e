# レビューの一覧
reviews = 内容を最新に保つ
queue-title = レビュー
queue-lead = 見直しが必要な記事と解決済みの質問です。急ぐものから並びます。
queue-mine = 自分の担当
queue-all = すべて
queue-nobody = 担当者なし
queue-none = 見直すものはありません
queue-none-text = すべて最新です。レビュー日が来たとき、読者から報告があったとき、リンクが切れたときにここに表示されます。
queue-none-filtered = この条件に合うものはありません
queue-none-filtered-text = 別のスペース、製品、種類を選んでください。
apply = 表示
kind = 種類
kind-any = すべての種類
kind-articles = 記事
kind-questions = 解決済みの質問
kind-all-questions = 質問
kind-discussions = 話題
kind-article = 記事
kind-question = 解決済みの質問
kind-a-question = 質問
kind-discussion = 話題
space = スペース
space-any = すべてのスペース
product = 製品
product-any = すべての製品
points = 点
owner = 担当者
owner-is = 担当 { $name }
owner-nobody = 担当者なし
looked-at = 最終確認
confirm = このままで正しい
edit = 編集する
flag = 報告する
archive = アーカイブする
hand-over = 担当を引き継ぐ
hand-over-do = 引き継ぐ
details = 詳細
see-flags = 報告を見る
more = 「{ $title }」のその他の操作
keys-move = 次、前
keys-open = 開く

# 理由
why = ここにある理由
why-nothing = 今のところ問題はありません。
why-flags = 読者 { $n } 人が報告
why-wrong = スタッフが回答を誤りと判定
why-outdated = スタッフが回答を古いと判定
why-end-of-life = バージョンのサポートが終了
why-newer-version = 新しいバージョンが公開
why-did-not-help = 読者の { $n }% に役立たず
why-broken-links = 切れたリンク { $n } 件
why-age = 確認から { $n } 日
why-votes = 反対 { $n } 票
why-views = { $n } 回閲覧

# レビュー
review-of = レビュー: { $title }
read = 読む
written = 作成
not-live = アーカイブ済みか、解決済みでなくなったため、レビューの対象ではありません。
flags-open = 未対応の報告 { $n } 件
flags-settled = 対応済みの報告
decide = 判断
decide-label = 見直した結果はどうでしたか?
outcome = { $code ->
    [confirmed] このままで正しい
    [fixed] 修正しました
   *[archived] もう最新ではない
}
outcome-help = { $code ->
    [confirmed] 次のレビューまでこのままにします。
    [fixed] 自分で編集したか、編集を依頼しました。
   *[archived] アーカイブします。同じアドレスで読め、アーカイブ済みと表示され、検索では後ろに下がります。
}
note = メモ
note-help = 同僚へのメモです。アーカイブした場合はページにも表示されます。
answer-flags = 報告した読者への返答
answer-flags-help = 報告の横に表示されます。
next-review = 次のレビュー
next-usual = 種類ごとの標準
in-days = { $n ->
    [30] 1か月後
    [90] 3か月後
    [180] 半年後
    [365] 1年後
    [730] 2年後
   *[other] { $n }日後
}
save = 保存する
links-failing = 開けないリンク
link-broken = リンク切れ
link-failed-once = 1回失敗
link-result = { $code ->
    [name] アドレスが存在しません
    [connection] 接続できません
    [timeout] 時間内に応答がありません
    [encryption] 暗号化が正しくありません
    [redirections] 転送が多すぎます
    [error] 応答を読み取れません
   *[other] ステータス { $code }
}
about-review = このレビュー
due-now = 今
last-review = 前回のレビュー
looked-by = 確認した人
helped = その後「役立った」
did-not-help = その後「役立たなかった」
links-tried = リンク
confirmed-now = 確認しました。次のレビュー日にまた表示されます。
fixed-now = 記録しました。次のレビュー日にまた表示されます。
archived-now = アーカイブしました。「操作の記録」から元に戻せます。
handed-over = 担当を引き継ぎました。

# 報告
flag-title = 誤りを知らせる
flag-lead = 正しくなくなった内容をチームに知らせてください。チームが確認し、結果をご覧いただけます。
flag-what = どのような問題ですか?
flag-kind = { $code ->
    [wrong] 誤っている
   *[outdated] 古くなっている
}
flag-kind-help = { $code ->
    [wrong] 説明どおりに動かない、または事実と違う内容があります。
   *[outdated] 以前は正しかったものの、今のバージョンには合いません。
}
flag-note = 具体的に教えてください
flag-note-help = 例: バージョン4からメニューの名前が「デバイス」です。
flag-send = 送信する
flag-rules = スパムや失礼な内容など、ルールに反していますか？ それはモデレーターに知らせてください。
flag-rules-link = モデレーターに報告する
flagged-now = ありがとうございます。チームが確認します。
flag-outcome = { $code ->
    [confirmed] 確認した結果、正しい内容でした
    [fixed] 修正しました
   *[archived] アーカイブしました
}
flag-waiting = チームの確認待ちです
own-flags-title = 自分の報告
own-flags-lead = 誤りまたは古いと報告した内容と、その結果です。
own-flags-none = 報告はまだありません
own-flags-none-text = 記事や解決済みの質問で、誤りや古い内容を知らせることができます。

# バージョンのサポート終了
ends-title = サポート終了
ends-lead = サポートが終わったバージョンについての内容です。アーカイブするか、別のバージョンの内容に変更できます。
ends-none = バージョンはまだありません
ends-none-text = 管理者が管理画面で製品とバージョンを追加できます。
version = バージョン
ends = サポート終了日
ends-not = 未設定
ended = 終了
end-of = { $name } のサポート終了
end-lead = このバージョンについての記事とトピックは { $n } 件です。
end-nothing = このバージョンについての内容はありません
end-nothing-text = または、すべてアーカイブ済みです。
all-of-them = ほかのページも含めて { $n } 件すべて
all-of-them-help = 選ぶと、下の選択に関係なくすべてが対象になります。
tick-page = このページをすべて選択
choose = 選択
title = タイトル
state = 状態
views = 閲覧
active = 最終活動
what-to-do = 選択したものをどうしますか?
do-archive = アーカイブする
do-archive-help = 同じアドレスで読め、アーカイブ済みと表示され、検索では後ろに下がります。
do-relabel = 別のバージョンの内容にする
do-relabel-help = 新しいバージョンでも正しい内容のときに選びます。
to-version = 別のバージョン
to-version-choose = バージョンを選択
retire-note = 理由
retire-note-help = アーカイブしたページに表示されます。例: バージョン2のサポートは終了しました。
do-it = まとめて実行する

# 操作の記録
steps-title = 操作の記録
steps-lead = アーカイブやバージョン変更の記録です。まとめて元に戻せます。その後変更されていないものが元どおりになります。
steps-none = アーカイブやバージョン変更はまだありません
steps-none-text = レビュー、サポート終了、期間によるアーカイブの記録がここに並びます。
archived-many = { $n } 件をアーカイブしました
relabelled-many = { $n } 件のバージョンを変更しました
relabelled-to = { $n } 件を { $version } の内容にしました
because-end = { $version } のサポート終了
because-age = 長期間活動なし: { $space }
because-review = レビューから
undo = 元に戻す
undone-by = { $name ->
    [none] 元に戻しました: { $n } 件
   *[other] { $name } さんが元に戻しました: { $n } 件
}
undone-now = 元に戻しました。{ $n } 件が元どおりです。

# 管理
setup-title = 内容を最新に保つ
setup-lead = 記事と解決済みの質問をどのくらいの頻度で誰が見直すか、何を自動でアーカイブするかを決めます。
setup-article-days = 記事を見直す間隔(日)
setup-question-days = 解決済みの質問を見直す間隔(日)
setup-days-help = 7〜3,650日。それぞれの次のレビューから適用されます。
setup-links = リンクの確認
setup-links-help = ほかのサイトへのリンクを裏で確認します。日を置いて2回失敗するとリンク切れとみなします。
setup-spaces = スペース
setup-collection = ヘルプ · { $name }
setup-spaces-help = スタッフが書いた回答と記事はその人が担当します。それ以外はスペースの担当者が受け持ちます。
setup-owner = 担当者
setup-owner-of = { $space } の担当者
setup-months = 活動がないときアーカイブするまでの月数
setup-months-of = { $space } で活動がないときアーカイブするまでの月数
setup-never = しない
setup-saved = 保存しました。

# 間違い
error-kind-required = 誤りか古いかを選んでください。
error-outcome-required = 見直した結果を選んでください。
error-action-required = どうするかを選んでください。
error-note-for-flags = 報告した読者に結果を知らせてください。
error-none-chosen = 1件以上選択してください。
error-days-range = 7〜3,650日で入力してください。
error-months-range = 1〜240か月で入力するか、空欄にしてください。
error-not-staff = スタッフを選んでください。
error-no-such-space = このスペースはもうありません。
refusal-not-reviewed = 報告とレビューができるのは、記事と解決済みの質問だけです。
refusal-flagged-already = すでに報告済みです。チームが確認します。
refusal-already-undone = この操作はすでに元に戻されています。

# 監査ログに記される、スタッフの行為
deed-freshness-retire = 古いコンテンツをアーカイブ
deed-freshness-undo = アーカイブを取り消し
deed-freshness-review = コンテンツを確認
deed-freshness-assign = コンテンツの担当者を設定
deed-freshness-save = 鮮度のルールを変更
