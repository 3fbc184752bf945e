# 検索ページ
search-title = 検索
search-titled = 「{ $query }」の検索
start-title = 何をお探しですか？
start-text = 質問、回答、コメントをまとめて検索します。日本語でも韓国語でも英語でも構いません。
nothing-title = 見つかりませんでした
nothing-text = 言葉を減らすか、言い換えてみてください。まだ誰も聞いていないことなら、最初に質問してみませんか。
search-everywhere = すべての中から探す
ask-instead = 質問する
results = { $n ->
    [0] 見つかりませんでした
   *[other] { $n }件見つかりました
}
results-many = { $n }件以上見つかりました

# 絞り込み
narrow = 絞り込み
order = 並び順
order-relevance = 関連度順
order-newest = 新しい順
order-votes = 評価順
space = スペース
every-space = すべてのスペース
state = 解決状況
state-solved = 解決済み
state-unsolved = 未解決
kind = 種類
kind-answer = 回答
kind-comment = コメント
product = 製品とバージョン
product-one = { $product } { $version }
language = 言語
every-language = すべての言語
tag = タグ
tag-help = 複数のときはカンマで区切ってください。
author = 投稿者
author-help = @で呼ぶ名前を入力してください。
from = この日から
to = この日まで
apply = 適用する
tips = 検索のヒント
tip-phrase = "カード 決済" のように引用符で囲むと、続いている言葉をそのまま探します。
tip-exclude = -キャンセル のように前にマイナスを付けると、その言葉を含まない投稿だけを探します。

# 読み取った言葉と選んだ条件
did-you-mean = もしかして：
showing-for = この言葉で検索しました：
search-instead = 「{ $query }」のまま検索する
verbatim = 入力した言葉のまま
chosen = 選んだ条件
remove = 外す：
remove-all = すべて外す
further = 条件を追加する
date = 日付
date-week = 過去1週間
date-month = 過去1か月
date-year = 過去1年
date-older = 1年より前

# 種類
kind-opening = 最初の投稿
kind-question = 質問
kind-discussion = 話題
kind-article = ヘルプ記事
kind-announcement = お知らせ
kind-idea = アイデア
kind-event = イベント
kind-member = メンバー
kind-tag = タグ
kind-file = ファイル
one-opening = 最初の投稿
one-question = 質問
one-discussion = 話題
one-article = ヘルプ記事
one-announcement = お知らせ
one-idea = アイデア
one-event = イベント
one-answer = 回答
one-comment = コメント
one-member = メンバー
one-tag = タグ
one-file = ファイル
people-and-tags = メンバーとタグ
topics-word = 件
names-found = { $kind } { $amount }件
names-all = { $kind }をすべて見る（{ $amount }）
more-in-thread = このスレッドにほか{ $n }件
mark-accepted = 採用
mark-wrong = 誤りのある回答
mark-outdated = 古くなった回答
option-count = 候補 { $n }件

# 似ている質問と候補
similar-title = 似ている質問があります
answered-it = これで解決しました
answers = { $n ->
    [0] 回答なし
   *[other] 回答 { $n }件
}
topics = { $n }件

# 会社のページに置くウィジェット
widget-heading = お困りのことはありますか？
widget-label = コミュニティで探す
widget-placeholder = 知りたいことを短く入力してください
widget-search = 検索
widget-launch = 答えを探す
widget-close = 閉じる
widget-found = { $n }件見つかりました
widget-nothing = 見つかりませんでした。言葉を減らすか、変えてみてください。
widget-ask = コミュニティで質問する
widget-ask-lead = お探しの答えではありませんか？
widget-ask-first = まだ誰も質問していないようです。
widget-similar = すでに答えがあるかもしれません
widget-back = 結果に戻る
widget-accepted = 採用された回答
widget-best = 最も票を集めた回答
widget-no-answer = まだ回答がありません。
widget-thread = { $n ->
    [0] やり取りをすべて見る
   *[other] やり取りをすべて見る（回答{ $n }件）
}
widget-thanks = お役に立ててよかったです。教えてくださりありがとうございます。
widget-failed = うまくいきませんでした。しばらくしてからもう一度お試しください。
widget-new-tab = （新しいタブで開きます）

# ウィジェットの設定
admin-title = 管理
admin-widget = ウィジェット
admin-widget-lead = お客様が会社のサポートページから直接コミュニティを検索し、答えを読み、そのまま質問できます。
widget-on = ウィジェットを許可する
widget-on-help = オフの間は、他のサイトには何も表示されません。
widget-origins = 表示を許可するサイト
widget-origins-help = https://support.example.comのように1行に1つずつ入力してください。他のサイトのページからは表示も読み取りもできません。
widget-space = 検索するスペース
widget-space-help = ウィジェットには訪問者が見られる内容だけが表示されます。ページごとに別の公開スペースを指定することもできます。
widget-heading-label = 見出し
widget-heading-help = 検索欄の上に表示されます。空欄の場合は「お困りのことはありますか？」と表示されます。
widget-save = 保存
widget-saved = ウィジェットを保存しました。
widget-preview = 試してみる
widget-preview-text = 現在保存されているウィジェットです。実際に検索できます。
widget-preview-off = ウィジェットを許可して保存すると、ここで試せます。
widget-snippets = ページに置く
widget-snippets-text = 次のコードのいずれかをウェブサイトの担当者に渡してください。すべてのオプションはdocs/widget.mdに書かれています。
widget-snippet-script = サポートページの検索
widget-snippet-contact = お問い合わせフォームの横に似た質問
widget-snippet-frame = スクリプトなし
widget-copy = 「{ $what }」をコピー
widget-copy-short = コピー
widget-copied = コピーしました。
origin-error = { $code ->
    [origin-not-https] 「{ $text }」は暗号化されていません。https://で始めてください。http://を使えるのはこのコンピューター（localhost）だけです。
    [origin-too-much] 「{ $text }」にはサイトの後に余分なものが付いています。https://support.example.comのようにホストまでを入力してください。
   *[other] 「{ $text }」は1つのサイトのアドレスではありません。https://support.example.comのように先頭からすべて入力してください。
}
error-origin-not-an-address = https://support.example.comのように先頭からすべて入力してください。
error-origin-not-https = アドレスはhttps://で始めてください。
error-origin-too-much = ホストの後に付いているものを除いてください。
error-space-not-public = 訪問者が見られるスペースを選んでください。

# 検索の分析
searches-title = 検索の分析
searches-lead = 何が検索され、何が見つからなかったのかを確かめられます。
searches-count = 検索
searches-frequent = よく検索された語
searches-frequent-help = もっとも多く検索された語です。
searches-empty = 結果なし
searches-empty-help = 何も見つからなかった検索です。まだ答えのない話題か、ここでは使われていない言葉かもしれません。
searches-unclicked = クリックなし
searches-unclicked-help = 結果は出ましたが、どれも開かれなかった検索です。
searches-reworded = 言い換え
searches-reworded-help = すぐに別の言葉で検索し直されました。同じ意味なら、タグの別名に加えてみてください。
searches-slow = 遅い検索
searches-slow-help = { $n } ms以上かかった検索です。
mean-time = 平均時間
most-time = 95%が終わる時間
millis = { $n } ms
percent = { $n }%
period = 期間
last-days = 過去{ $n }日間
place = 検索した場所
every-place = すべての場所
place-page = 検索ページ
place-suggestions = 上部の検索欄の候補
place-ask = 質問作成中の似た質問
place-widget = ウィジェット
place-api = API
interface-language = 画面の言語
by-day = 日別
day = 日付（UTC）
day-title = { $day }：検索{ $n_searches }回、結果なし{ $n_empty }回
as-table = 表で見る
queries = 検索語
query = 検索語
searched-next = 次に検索された語
times = { $n }回
results-mean = 平均件数
rank = 開かれた順位
slowest = 最長時間
no-searches = この期間の検索はありません
no-searches-text = 検索されると、数秒後にここに表示されます。期間や条件を変えてみてください。
no-queries = 該当する検索語はありません
export-list = CSVで保存する
export-all = すべてCSVで保存する
index-posts = このサーバーでは投稿{ $n }件を検索できます。
index-behind = { $n ->
    [0] 最新の投稿まで反映されています。
   *[other] 変更{ $n }件を反映しています。
}
index-rebuilding = 検索インデックスを作り直しています。
index-disk-full = 検索インデックスのディスクがいっぱいです。これまでの投稿は引き続き検索でき、空きができれば新しい投稿も見つかります。
index-damaged = 検索インデックスが破損しているため、作り直します。読める範囲で検索を続けます。
index-not-written = 検索インデックスに書き込めませんでした。理由はサーバーのログをご覧ください。
keeps-nothing = 現在、検索語は記録していません。
keeps-days = 誰が検索したかは記録しません。メールアドレスや電話番号などの個人情報は伏せ、検索語は{ $n }日後に削除します。
gaps-title = 次に書く記事
gaps-lead = 探されているのに見つからない内容を、多い順に並べています。
gaps-all = すべて
gaps-searches = 検索
gaps-questions = 繰り返される質問
gaps-articles = 役に立たなかった記事
no-gaps = 足りない内容はありません
no-gaps-text = 結果のない検索、繰り返される質問、役に立たなかった記事がここに集まります。
gap-kind = { $kind ->
    [search] 検索
    [questions] 繰り返される質問
   *[article] 記事
}
gap-empty = 結果のない検索が{ $n }回ありました。
gap-unclicked = 結果がひとつも開かれなかった検索が{ $n }回ありました。
gap-questions = { $n }人が質問したか、同じ疑問があると答えました。
gap-article = { $no }人の役に立たず、{ $yes }人の役に立ちました。
gap-draft = 下書きを始める
gap-mend = 記事を開く
gap-aside = 不要です
gap-threads = 関連する質問 { $n }件

# 監査ログに記される、スタッフの行為
deed-find-set-aside = 検索語を対応済みに
deed-find-order-rebuild = 検索索引の再構築を指示
deed-find-save-widget = ウィジェットの設定を変更
