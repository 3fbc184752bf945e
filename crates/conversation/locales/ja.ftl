# Threads and posts
quote = 引用
comments = コメント
comments-more = コメントをあと{ $n }件見る
comment-add = コメントする
comment-label = コメント
comment-send = コメントを送る
hidden-reason = モデレーターが非表示にした投稿です。理由：
post-actions = その他
post-edit = 編集
post-history = 編集履歴
post-hide = 非表示にする
post-show = 再表示する
post-remove = 削除する
post-flag = 報告する
post-restore = 元に戻す
post-waits = この投稿は、担当者が確認すると全員に表示されます。
post-waits-why = 待っている理由
post-waits-queue = 確認する
post-hidden = 投稿を非表示にしました。
post-shown = 投稿を再表示しました。
sort = 並べ替え
sort-votes = 評価順
sort-newest = 新しい順
sort-oldest = 古い順
answers-count = 回答{ $n }件
replies-count = 返信{ $n }件
views-count = 閲覧{ $n }
topics-count = トピック{ $n }件
accepted-count = ベストアンサー{ $n }件
accepted-answer = ベストアンサー
live-new-answers = 新しい回答を{ $n }件見る
reply-write = 返信を書く
reply-send = 返信を送る
reply-locked = このトピックはロックされているため、返信できません。
reply-sign-in = ログインすると参加できます。
reply-closed = このトピックには返信できません。
ticket = チケット
ticket-text = カスタマーサポートのチケットです。スタッフだけが見られ、ここでの操作はお客様には伝わりません。
about-discussion = このトピック
people-here = 参加した人
started-at = 開始
active-at = 最近の活動
moderation = モデレーション
flag-wrong = 誤りや古い内容?
review-it = レビューする
discussion-archived = アーカイブされたトピックです。
discussion-archived-text = 最新ではなく、閲覧用に残しています。
topic-lock = ロックする
topic-unlock = ロックを解除
topic-pin = 固定する
topic-unpin = 固定を解除
topic-move = 移動する
topic-locked = トピックをロックしました。
topic-unlocked = ロックを解除しました。
topic-pinned = 一覧の先頭に固定しました。
topic-unpinned = 固定を解除しました。
topic-moved = トピックを移動しました。
move-title = 別のスペースへ移動
hide-title = 投稿を非表示にする
hide-lead = 非表示の投稿は、モデレーターと投稿者だけが見られます。
remove-title = この投稿を削除しますか？
remove-text = ほかの人には表示されなくなります。あとで元に戻せます。
remove-opening-text = 投稿と、その下のすべての返信がほかの人に表示されなくなります。あとで元に戻せます。
removed = 投稿を削除しました。
restored = 投稿を元に戻しました。

# Editing
edit-title = 投稿を編集
edit-save = 変更を保存する
edit-saved = 変更を保存しました。
field-title = タイトル
field-body = 本文
field-tags = タグ
field-tags-help = コンマで区切って5個まで付けられます。
field-product = 製品とバージョン
field-product-none = 指定しない
field-note = 変更の理由
field-note-help = 編集履歴に表示されます。
field-space = スペース
field-reason = 理由
field-reason-help = 投稿者に表示されます。
history-withhold = 以前の版を非表示にする
history-withhold-help = 以前の版は、この投稿を見られる人なら誰でも読めます。残してはいけない内容があれば非表示にしてください。書いた人とモデレーターだけが読めるようになります。
history-unwithhold = 以前の版を表示する
history-withheld-help = 以前の版は非表示です。書いた人とモデレーターだけが読めます。
history-withheld = 非表示
history-title = 編集履歴
history-none = まだ編集されていない投稿です
history-version = 第{ $n }版
history-original = 最初の投稿
diff-skipped = 変更のない{ $n }行
start-title = トピックを始める
start-send = 投稿する

# Lists
view = 表示
view-active = 最近の活動
view-newest = 新着
view-votes = 評価が高い
view-unanswered = 回答待ち
view-solved = 解決済み
view-following = フォロー中
view-needs-information = 情報が必要
questions-title = 質問
questions-lead = みんなの質問と回答が集まっています。
no-questions = まだ質問がありません
no-questions-text = 最初の質問をしてみませんか。
no-unanswered = 回答待ちの質問はありません
no-unanswered-text = すべての質問に回答が付きました。ありがとうございます！
no-topics = まだ投稿がありません
no-topics-text = 最初の投稿をしてみませんか。
spaces-title = スペース
spaces-lead = 話題ごとに分かれています。
no-spaces = 表示できるスペースがありません
space-closed = 一部のメンバーだけに表示されます
space-is-archived = このスペースは保管されており、閲覧のみできます。

# Home
home-welcome = { $name }へようこそ
home-unanswered = 回答を待っています
home-solved = 最近解決した質問
home-active = いま話されていること
home-helpers = よく助けてくれる人
home-newest = 新しいメンバー
home-side = コミュニティの様子
home-empty-text = 最初の質問で、このコミュニティを始めましょう。
see-all-spaces = すべてのスペース
see-all-news = お知らせをすべて見る
see-all-unanswered = 回答待ちをすべて見る
see-all-questions = すべての質問

# Members
members-title = メンバー
members-lead = ともに質問し、答え合う人たちです。
members-find = 名前で探す
members-newest = 新しい順
members-helpful = ベストアンサー順
members-none = 該当するメンバーがいません
joined = 参加
profile-about = 自己紹介
profile-activity = 活動
profile-answers = 回答
profile-topics = トピック
profile-comments = コメント
profile-accepted = ベストアンサー
profile-verified = 確認済みの回答
profile-votes = 受けた評価
profile-trusted = 信頼されたメンバー
profile-edit = プロフィールを編集
profile-message = メッセージ
profile-nothing = まだ表示するものがありません
profile-company = 会社
profile-job = 職種
profile-interests = 興味のあること

# Why something was not done
refusal-locked = ロックされています。書き込めるのはモデレーターだけです。
refusal-removed = 削除または非表示になった投稿です。
refusal-has-answers = 回答が付いた投稿は削除できません。必要な場合はモデレーターにご連絡ください。
refusal-is-accepted = ベストアンサーは削除できません。
refusal-edited-meanwhile = 編集中にほかの人がこの投稿を変更しました。最新の内容を確認してから、もう一度保存してください。
refusal-other-kind = 同じ種類のスペースにだけ移動できます。
refusal-archived-space = 保管されたスペースです。

# ---- Around the conversation: marks, drafts, tags, files, administration ----

# One click
vote-helpful = 役に立った
vote-not-helpful = 役に立たなかった
votes = 評価
react = リアクションする
reaction = { $name ->
    [thumbs-up] 同感です
    [heart] いいですね
    [party] おめでとう
    [smile] おもしろい
    [thanks] ありがとう
   *[idea] いいアイデア
}
reaction-count = { $name ->
    [thumbs-up] 同感です { $n }人
    [heart] いいですね { $n }人
    [party] おめでとう { $n }人
    [smile] おもしろい { $n }人
    [thanks] ありがとう { $n }人
   *[idea] いいアイデア { $n }人
}
me-too = 私も知りたい
follow = フォローする
following = フォロー中
bookmark = ブックマーク
refusal-own-post = 自分の投稿には投票できません。
refusal-own-topic = ご自分の質問です。
refusal-own-self = 自分自身はフォローできません。
error-not-a-vote = 投票の値は1、0、-1のいずれかです。
error-not-a-reaction = このリアクションはありません。

# Bookmarks
bookmarks-title = ブックマーク
bookmarks-lead = あとで読むために保存した投稿です。ほかの人には見えません。
bookmarks-none = ブックマークはまだありません
bookmarks-none-text = 投稿のブックマークボタンを押すと、ここに並びます。
post-kind = { $kind ->
    [answer] 回答
    [comment] コメント
   *[opening] トピック
}

# Drafts
drafts-title = 下書き
drafts-lead = 書きかけの文章は、投稿するまでここに残ります。
drafts-none = 下書きはありません
drafts-none-text = 書いている間、自動で保存されます。
draft-untitled = 無題
draft-kind = { $kind ->
    [ask] 質問
    [start] 話題
    [answer] 回答
    [comment] コメント
    [edit] 編集中
   *[other] 下書き
}
draft-delete = 下書きを削除する
draft-deleted = 下書きを削除しました。

# Tags
tags-title = タグ
tags-lead = トピックには、内容を表す言葉が付いています。
tags-manage = タグを管理する
tags-sorted = 並び順
tags-search = タグを探す
tags-none = タグはまだありません
tags-none-text = だれかがタグを使うと、ここに表示されます。
tags-not-found = 「{ $name }」を含むタグはありません
tags-not-found-text = もっと短い言葉でお試しください。
tags-all = すべてのタグを見る
tag-order = { $order ->
    [popular] 人気順
    [name] 名前順
   *[newest] 新しい順
}
tag-topics = トピック { $n }件
tag-lead = { $name }に関する質問と話題です。
tag-edit = タグを編集する
tag-no-topics = このタグのトピックはありません
tag-no-topics-text = 最初の質問をしてみませんか。

# Files
error-file-empty = ファイルが空です。
error-file-too-large = ファイルが大きすぎます。
error-file-too-many-pixels = 画像が大きすぎます。小さくしてください。
error-file-kind-not-allowed = この種類のファイルは送れません。
error-file-broken = 画像を読み込めません。壊れている可能性があります。

# Administration
admin-title = 管理
admin-lead = コミュニティの形を決める場所です。
admin-start = 概要
admin-spaces = スペース
admin-spaces-lead = どこで話すか、だれが見て投稿できるかを決めます。
admin-tags = タグ
admin-tags-lead = タグの名前と説明を直し、まとめます。
admin-products = 製品
admin-products-lead = 質問の対象となる製品とバージョンです。
admin-members = メンバー
admin-members-lead = 役割、所属、グループを決めます。
admin-searches = 検索の分析
admin-searches-lead = 何が検索され、何が見つからなかったのかを見ます。
admin-freshness = 鮮度
admin-freshness-lead = 内容を見直す頻度と担当者、リンクの確認、期間によるアーカイブを決めます。
admin-brand = ブランド
admin-brand-lead = コミュニティの名前、色、ロゴです。
admin-widget = ウィジェット
admin-widget-lead = 自社のサポートページから検索や質問ができます。
admin-change = 変更する
admin-save = 保存する
admin-view = 表示する

# Administration of tags
admin-tag-saved = タグを保存しました。
admin-tag-merged = タグをまとめました。
admin-tag-deleted = タグを削除しました。
tag-name = 名前
tag-description = 説明
tag-synonyms = 同義語
tag-synonyms-help = 同じ意味の言葉を1行に1つずつ書いてください。その言葉を使うと、このタグが付きます。
tag-merge = 別のタグにまとめる
tag-merge-into = 残すタグ
tag-merge-help = トピックとフォロワーはそのタグへ移り、この名前は同義語になります。元に戻せません。
tag-merge-submit = まとめる
tag-delete = タグを削除する
tag-delete-help = このタグを使うトピックはありません。
error-tag-taken = 同じ名前のタグがあります。まとめてください。
error-synonym-is-tag = すでにタグになっている言葉があります。そのタグをここにまとめてください。
error-synonym-taken = ほかのタグの同義語になっている言葉があります。
error-no-such-tag = その名前のタグはありません。
error-same-tag = 同じタグです。
refusal-tag-in-use = このタグを使うトピックがあります。別のタグにまとめてください。

# Administration of spaces
spaces-none = スペースはまだありません
spaces-none-text = スペースは、1つのテーマについて質問や話をする場所です。
space-new = 新しいスペース
space-edit = スペースを変更する
space-saved = スペースを保存しました。
space-up = { $name }を上へ移動する
space-down = { $name }を下へ移動する
space-name = 名前
space-description = 説明
space-languages-help = 1つの言語だけでもかまいません。ない言語では別の言語が表示されます。
lang-ko = 韓国語
lang-ja = 日本語
lang-en = 英語
space-slug = アドレス
space-slug-help = 「getting-started」のように、英小文字、数字、ハイフンで書いてください。以前のアドレスも使えます。
space-kind-label = 何のためのスペースですか？
space-kind = { $kind ->
    [questions] 質問
    [knowledge] ヘルプ
    [publishing] お知らせ
    [tickets] サポートチケット
   *[discussions] 話題
}
space-kind-help = { $kind ->
    [questions] 質問と回答の場です。ベストアンサーを1つ選べます。
    [knowledge] ヘルプ記事をまとめる場です。
    [publishing] お知らせ、リリースノート、ブログの場です。
    [tickets] サポートシステムのチケットです。スタッフだけが見られます。
   *[discussions] 正解が1つではない話をする場です。
}
space-icon = アイコン
space-visibility-label = だれが見られますか？
space-visibility = { $who ->
    [everyone] だれでも見られます
    [members] メンバーが見られます
    [groups] 選んだグループが見られます
   *[staff] スタッフが見られます
}
space-posting-label = だれがトピックを始められますか？
space-posting = { $who ->
    [members] メンバーが投稿できます
    [groups] 選んだグループが投稿できます
   *[staff] スタッフが投稿できます
}
space-groups = グループ
space-groups-help = 上で「選んだグループ」を選んだときに使います。
space-groups-none = グループはまだありません。
space-archive = 保管する
space-archive-help = 読めますが、新しく書くことはできません。
space-archived = 保管済み
error-not-a-slug = 英小文字、数字、1つずつのハイフンで書いてください。
error-name-in-one-language = 少なくとも1つの言語で名前を書いてください。
error-not-an-icon = アイコンを1つ選んでください。
error-needs-a-group = グループを1つ以上選んでください。
error-kind-has-topics = このスペースにはすでにトピックがあるため、種類は変えられません。

# Administration of products
products-none = 製品はまだありません
products-none-text = 製品があると、質問するときに対象を選べます。
product-new = 新しい製品
product-name = 名前
product-add = 製品を追加する
product-saved = 製品を保存しました。
product-delete = 製品を削除する
product-delete-help = どのトピックでも使われていない製品だけを削除できます。
product-deleted = 製品を削除しました。
versions = バージョン
versions-none = バージョンはまだありません
version-new = 新しいバージョン
version-edit = バージョンを変更する
version-name = バージョン
version-released = 発売日
version-end = サポート終了日
version-end-help = サポートが終わる日です。
version-affected = このバージョンについての内容
version-ended = サポート終了
version-add = バージョンを追加する
version-saved = バージョンを保存しました。
version-delete = バージョンを削除する
version-delete-help = どのトピックでも使われていないバージョンだけを削除できます。
error-not-a-date = 2026-07-01のように日付を入力してください。
error-ends-before-release = サポート終了日は発売日より前にできません。
refusal-product-in-use = この製品についてのトピックがあります。
refusal-version-in-use = このバージョンについてのトピックがあります。

# Administration of the brand
brand-name = コミュニティの名前
brand-name-help = すべてのページの上とメールに表示されます。
brand-product = 製品
brand-product-help = 何についてのコミュニティかを表します。
brand-tagline = キャッチフレーズ
brand-tagline-help = ホームと検索エンジンに表示される一文です。
brand-color = 色
brand-color-help = ほかの色はすべてここから決まり、明るい画面でも暗い画面でも文字が読めるように調整されます。
brand-show = 確認する
brand-scheme = { $scheme ->
    [light] 明るい画面での見え方
   *[dark] 暗い画面での見え方
}
brand-sample-title = どう始めますか？
brand-sample-text = 詳しい人が答えます。
brand-sample-link = 回答を読む
brand-sample-button = 質問する
brand-sample-chip = はじめに
brand-sample-seal = 確認
brand-logo = ロゴ
brand-logo-help = PNG、JPEG、WebP、GIFの画像です。高さ32ピクセルで表示されます。
brand-remove-logo = ロゴを外す
brand-saved = ブランドを保存しました。

# Articles
post-capture = 記事にする
answer-with-article = 記事で答える
send-anyway = このまま送る
templated = 以前の投稿とほとんど同じ文面です。この質問に合わせて直すか、このまま送る場合はチェックを入れてください。
saved-replies = 定型文
saved-replies-search = 定型文を探す
saved-reply-missing = 情報がない箇所があります。波かっこのまま残った部分を埋めてください。
leads-title = この話題は記事になりました

# 低速モードと削除
remove-other-lead = 投稿者に理由を知らせます。あとで元に戻せます。
slow-title = 低速モード
slow-lead = このトピックで、同じ人が続けて投稿するまでに間を置きます。議論が熱くなったときに役立ちます。
slow-minutes-label = 投稿の間隔（分）
slow-minutes-help = 1分から1440分（1日）の間です。
slow-until = 終了
slow-no-end = 自分で終えるまで
slow-do = 低速モードにする
slow-end = 低速モードを終える
slow-on = 低速モードにしました。
slow-off = 低速モードを終えました。
slow-for-days = { $n }日後
slow-notice = 低速モードです。投稿したあと、次の投稿まで{ $n }分お待ちください。
error-slow-minutes = 1分から1440分の間で入力してください。
error-slow-days = 1日から90日の間で選んでください。
refusal-slow-mode = 低速モードです。少し待ってから投稿してください。
mail-removed-subject = 「{ $title }」への投稿について
mail-removed-text = { $code ->
    [hide] { $community }の「{ $title }」への投稿をモデレーターが非表示にしました。理由: { $reason }
   *[remove] { $community }の「{ $title }」への投稿をモデレーターが削除しました。理由: { $reason }
}
mail-removed-button = 投稿を見る

# 監査ログに記される、スタッフの行為
deed-conversation-withhold = 投稿の以前の版を非表示
deed-conversation-unwithhold = 投稿の以前の版を表示
deed-conversation-save-space = スペースを保存
deed-conversation-move-space = スペースの並び順を変更
deed-conversation-save-product = 製品を保存
deed-conversation-delete-product = 製品を削除
deed-conversation-save-version = 製品のバージョンを保存
deed-conversation-delete-version = 製品のバージョンを削除
deed-conversation-edit-tag = タグを編集
deed-conversation-merge-tag = タグを統合
deed-conversation-delete-tag = タグを削除
deed-conversation-save-brand = ブランド設定を変更
deed-conversation-decide = 承認待ちの投稿を処理
deed-conversation-let-stand = 確認待ちの投稿を公開
deed-conversation-decline = 確認待ちの投稿を断った
deed-conversation-edit = メンバーの投稿を編集
deed-conversation-switch-topic = トピックのロック・固定を変更
deed-conversation-move = トピックを別のスペースへ移動
deed-conversation-hide = 投稿を非表示
deed-conversation-show = 投稿を再表示
deed-conversation-remove = 投稿を削除
deed-conversation-restore = 削除した投稿を復元
deed-conversation-slow-down = 低速モードを設定
deed-conversation-split = トピックを分割
deed-conversation-merge = トピックを統合
deed-conversation-lock = トピックをロック
deed-conversation-unlock = トピックのロックを解除
deed-conversation-pin = トピックを固定
deed-conversation-unpin = トピックの固定を解除

profile-level = レベル

# Splitting, merging, and the reasons of what is done to topics
topic-split = 分割
topic-merge = 統合
reason-in-thread = このトピックを見る全員に表示されます。空欄でもかまいません。
reason-in-log = モデレーターだけが記録で見られます。空欄でもかまいません。
lock-title = トピックをロックしますか？
lock-lead = ロックすると、モデレーターだけが書き込めます。
unlock-title = ロックを解除しますか？
unlock-lead = メンバーがまた書き込めるようになります。
pin-title = トピックを固定しますか？
pin-lead = スペースの一番上に表示され続けます。
unpin-title = 固定を解除しますか？
unpin-lead = ほかのトピックと同じ並びに戻ります。
restore-title = 投稿を元に戻しますか？
restore-lead = このトピックを見られる全員にまた表示されます。
split-title = トピックを分割
split-lead = 選んだ回答が新しいトピックになります。コメントも一緒に移り、2つのトピックは互いに案内し合います。
split-which = 分割する回答（最も古いものが新しいトピックの最初の投稿になります）
split-new-title = 新しいトピックのタイトル
split-do = 分割する
split-done = 新しく分割したトピックです。
split-none = 分割できるものがありません
split-none-text = 分割できるのは、全員に表示されている回答と返信だけです。
merge-title = 別のトピックに統合
merge-lead = このトピックの投稿は、評価・ブックマーク・フォロー・ファイルとともに、すべて別のトピックに移ります。
merge-into = 統合先のトピック
merge-into-help = アドレスかIDを入力してください。同じ種類のトピックに限ります。
merge-opening = 最初の投稿の扱い
merge-as-answer = 回答にする
merge-as-answer-help = 統合先の回答に加わります。コメントも付いたままです。
merge-as-comment = コメントにする
merge-as-comment-help = 統合先の最初の投稿へのコメントになり、付いていたコメントも同じ場所に移ります。
merge-warning = この操作は取り消せません。このトピックのアドレスは、今後ずっと統合先につながります。
merge-do = 統合する
merge-done = トピックを統合しました。
notices-title = このトピックの経過
notice-said = { $kind ->
    [split_to] 一部の投稿を別のトピックに分割しました：
    [split_from] 別のトピックから分割されました：
    [merged_in] 別のトピックをここに統合しました：
    [locked] モデレーターがこのトピックをロックしました。
    [unlocked] モデレーターがロックを解除しました。
   *[moved] 別のスペースから移動してきました。
}
error-none-chosen = 1つ以上選んでください。
error-not-a-topic = そのようなトピックはありません。
error-same-topic = 同じトピックです。
error-other-kind = 種類の違うトピックです。
error-no-such-space = そのようなスペースはありません。
error-too-many = 一度に扱える数を超えています。
refusal-chosen-gone = その間に変わった投稿があります。もう一度ご確認ください。
mail-edited-subject = 「{ $title }」への投稿が編集されました
mail-edited-text = { $community }の「{ $title }」に書かれた投稿を、運営チームが編集しました。理由：{ $reason }

# ヒーロー
heroes = コミュニティヒーロー
heroes-lead = 1つのスペースで投稿の非表示とトピックの移動ができるメンバーです。そのほかはモデレーターが行います。
heroes-none = ヒーローはまだいません
heroes-none-text = 信頼できるメンバーにスペースを任せてみましょう。
hero-new = ヒーローを任命する
hero-member = メンバーのハンドル
hero-space = スペース
hero-choose = スペースを選択
hero-since = 開始
hero-until = 終了
hero-until-help = 空欄の場合は期限がありません。指定した日の始まりに自動で終わります。
hero-by = 任命：{ $name }さん
hero-make = 任命する
hero-end = 解任する
hero-made = ヒーローに任命しました。
hero-ended = ヒーローを解任しました。
hero-of = ヒーロー
mail-hero-subject = 【{ $community }】「{ $space }」のヒーローに任命されました
mail-hero-text = いつもありがとうございます。「{ $space }」で、ガイドラインに反する投稿を非表示にすること、自分が非表示にした投稿を再表示すること、トピックをふさわしいスペースへ移動することができるようになりました。
mail-hero-button = スペースを開く
error-no-such-member = このハンドルのメンバーはいません。
error-moderates-already = すでにすべてのスペースを管理しているメンバーです。
error-in-the-past = 過ぎた日です。これからの日を選んでください。
refusal-hidden-by-another = ほかの人が非表示にした投稿です。モデレーターが再表示できます。
refusal-post-of-staff = チームの投稿を非表示にできるのはモデレーターだけです。
deed-conversation-make-hero = メンバーをスペースのヒーローに任命
deed-conversation-end-hero = ヒーローを解任

# Profiles that others do not see
profile-aside-waiting = モデレーターが確認するまで、このプロフィールは本人とモデレーターだけに表示されます。
profile-aside-hidden = モデレーターがこのプロフィールを非表示にしました。本人とモデレーターだけに表示されます。
profile-aside-removed = 除名されたメンバーです。プロフィールはモデレーターだけに表示されます。
