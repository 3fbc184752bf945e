desk-title = ニュースの作業台
desk-lead = お知らせやブログ記事を書き、予約し、公開します。
desk-empty = ここにはまだ何もありません
desk-empty-text = 書くものを選んで始めてください。
states-label = 状態
state = { $state ->
    [handed_in] 受付済み
    [scheduled] 予約済み
    [published] 公開中
    [archived] アーカイブ
   *[draft] 下書き
}
write-new = 新しく書く
also-here = 関連ページ
kind = { $kind ->
    [announcement] お知らせ
    [release_note] リリースノート
    [tip] ヒント
    [story] 成功事例
    [walkthrough] 私の使い方
    [media] 動画・写真
   *[blog_entry] ブログ
}
kind-plural = { $kind ->
    [announcement] お知らせ
    [release_note] リリースノート
    [tip] ヒント
    [story] 成功事例
    [walkthrough] 私の使い方
    [media] 動画・写真
   *[blog_entry] ブログ
}
kind-help = { $kind ->
    [announcement] 会社や製品の最新情報
    [release_note] あるバージョンの変更点
    [tip] 短いヒントを1つ
    [story] 誰かがうまくいった話
    [walkthrough] 用意するものと手順で書く使い方
    [media] 写真・動画・音声と文字起こし
   *[blog_entry] 長めの読みもの。シリーズにもできます
}
audience = { $audience ->
    [members] 会員のみ
    [group] 1つのグループのみ
   *[everyone] 全員
}
audience-group = グループ：{ $name }
change-kind = { $kind ->
    [changed] 変更
    [fixed] 修正
    [deprecated] 廃止予定
    [removed] 削除
    [security] セキュリティ
   *[added] 追加
}
product-version = { $product } { $version }
is-out-note = すでに公開されています。保存した内容は、変更を公開するまで読者には見えません。
staged-note = 読者にまだ届いていない変更があります。
staged-badge = 未公開の変更
publish-changes-help = 公開するまで、読者には今の内容が表示されます。
publish-changes = 変更を公開
discard-changes = 変更を破棄
discard-confirm = 変更が失われ、読者には今の内容が残ります。破棄しますか？
is-discarded = 変更を破棄しました。読者には今の内容が表示されます。
preview-out-note = 読者には今このように見えています。
rename-series = 連載の名前を変える
series-name = 連載の名前
series-renamed = 連載の名前を変えました。アドレスは同じです。
error-already-there = 同じ名前の連載がすでにあります。
error-name-required = 名前を書いてください。
see-it = ページを見る
scheduled-for = 予約：
with-staff = 担当者に渡っているため、今は編集できません。
error-with-staff = 担当者に渡っているため、今は編集できません。
error-was-out = 一度公開したものは削除できません。非公開に戻すことはできます。
error-not-open = 今はコメントできません。
error-edited-meanwhile = その間にほかの人が変更しました。開き直して確認してから保存してください。
error-needs-a-group = グループを選んでください。
error-needs-a-product = 製品を選んでください。
error-not-a-member = その名前の会員はいません。
error-not-a-time = 日時を入力してください。
error-past = これからの日時を選んでください。
error-before-its-start = 終了は開始より後にしてください。
error-not-an-address = /で始まるアドレスかhttps://のアドレスを入力してください。
error-in-one-language = 少なくとも1つの言語で書いてください。
error-body-empty = 本文を書いてください。
error-steps-empty = 手順を1つ以上書いてください。
error-media-empty = 画像・動画・音声を1つ以上入れてください。
title-label = タイトル
product-label = 製品
choose = 選択
no-product = 製品なし
body-label = 本文
changes-label = 変更点
lines-help = 1行に1つずつ書いてください。
steps-help = 1行目にすること、次の行から説明や画像を書き、手順の間に --- の行を入れてください。
materials = 用意するもの
steps = 手順
media-label = 画像・動画・音声
media-help = ファイルをアップロードするか、YouTubeなどのアドレスを1行に1つ入れてください。
transcript-label = 文字起こし
transcript-help = 聞けない人や見られない人にも内容が伝わります。
tags-label = タグ
tags-help = カンマで区切って5つまで。
series-label = シリーズ
series-help = 新しい名前を書くと新しいシリーズができます。
author-label = 著者
author-help = 会員の@名
guest-label = ゲスト著者
guest-help = アカウントのない方が書いたときの名前です。著者の代わりに表示されます。
guest = ゲスト
audience-label = 誰が読めますか
approval-label = コメントを確認してから公開する
approval-help = 確認するまで、書いた人と担当者だけが見られます。
pinned-label = お知らせの一番上に置く
save = 保存
save-and-preview = 保存してプレビュー
hand-in = 担当者に渡す
publish-title = 公開
publish-now = 今すぐ公開
publish-at-label = 公開日時
publish-at-help = 自分のタイムゾーンの日時です。
schedule = 予約する
actions-title = 操作
back-to-draft = 下書きに戻す
archive = アーカイブする
unarchive = 一覧に戻す
withdraw = 公開をやめる
withdraw-confirm = 読者に表示されなくなります。公開をやめますか？
make-banner = バナーで知らせる
delete = 削除
delete-confirm = この下書きを削除しますか？
changed-at = 最終更新
published-at = 公開日
good-to-know = ヒント
saved-is-private = 保存した下書きは、担当者と著者だけが見られます。
preview-note = 読者にはこのように表示されます。
go-on-writing = 編集に戻る
is-published = 公開しました。
is-scheduled = 予約しました。
is-handed-in = 担当者に渡しました。
is-saved = 保存しました。
is-deleted = 削除しました。
is-archived = アーカイブしました。
is-draft-again = 下書きに戻しました。
comments-title = 確認待ちのコメント
comments-lead = 待っている時間の長い順です。
no-comments-wait = 確認待ちのコメントはありません
approve = 公開する
decline = 却下する
decline-reason = 理由（書いた人が読みます）
comment-approved = コメントを公開しました。
comment-declined = コメントを却下しました。
reason-needed = 理由を書いてください。
comment-waits = コメントを受け付けました。担当者が確認すると表示されます。
approval-note = コメントは担当者が確認してから表示されます。
withdrawn-banner = 公開をやめた記事です。担当者だけが見られます。
hidden-banner = 非表示の記事です。
archived-banner = アーカイブされた記事です。内容が古い可能性があります。
closed-note = 一部の会員だけが見られます
comments-heading = コメント{ $n }件
more-comments = コメントをもっと見る
your-comment = コメントを書く
send-comment = コメントする
about-this = この記事について
contents = 目次
more-by = { $name }さんのほかの記事
by-author = { $name }さんの記事
edit = 編集
related = 関連する投稿
related-find = 似た投稿を探す
feed-of = フィード：{ $name }
all-kinds = すべて
all-changes = すべて
news-lead = { $product }の最新情報と読みもの
narrow = 絞り込み
no-news = まだお知らせはありません
no-news-text = 公開されるとここに表示されます。
releases = 製品別リリースノート
releases-of = { $product }のリリースノート
series-title = シリーズ
stay-informed = 購読
banners-title = バナー
banners-lead = すべてのページの上に表示されるお知らせです。
new-banner = 新しいバナー
banner-text-ko = 韓国語の文
banner-text-ja = 日本語の文
banner-text-en = 英語の文
banner-text-help = 1つの言語だけでも構いません。ない言語にはほかの言語で表示されます。
banner-url = リンク先
banner-url-help = /で始まるアドレスかhttps://のアドレス。空でも構いません。
banner-level = 種類
level-info = お知らせ
level-warn = 注意
banner-from = 開始
banner-until = 終了
banner-stays = 読者が閉じられないようにする
put-up = バナーを出す
take-down = 取り下げる
banner-is-up = バナーを出しました。
banner-is-down = バナーを取り下げました。

# メール
mail-news-subject = { $title }（{ $community }）
mail-news-button = 続きを読む

# Incidents
incidents-title = 障害のお知らせ
incidents-lead = 多くの方に問題があるとき、すべてのページの上に一行を出し、続報と終了を伝えます。
incidents-none = 障害はありません
incidents-none-text = 多くの方に影響する問題があれば、ここと各ページの上部でお知らせします。
incident-new = 問題があることを伝える
incident-title-ko = 一行で（韓国語）
incident-title-ja = 一行で（日本語）
incident-title-en = 一行で（英語）
incident-title-help = 一つの言語だけでもかまいません。ほかの言語の方にも表示されます。
incident-text-ko = 分かっていること（韓国語）
incident-text-ja = 分かっていること（日本語）
incident-text-en = 分かっていること（英語）
incident-text-help = 何が起きているか、だれに影響するか、何をしているかを書きます。Markdownが使えます。
incident-next = 次のお知らせ予定
incident-open-it = すべてのページの上に出す
incident-is-open = すべてのページの上に表示しました。
incident-open = 継続中
incident-over = 終了
incident-updates = 続報
incident-more = 続報を書く
incident-say = 伝える
incident-end = 終了を伝える
incident-said = 読者に表示されました。
error-incident-over = このお知らせは終了しています。新しく始めてください。
error-in-the-past = これからの日時を選んでください。

# 監査ログに記される、スタッフの行為
deed-publishing-publish = 記事を公開
deed-publishing-put-up = バナーを掲示
deed-publishing-take-down = バナーを取り下げ
deed-publishing-open-incident = 障害のお知らせを開始
deed-publishing-update-incident = 障害のお知らせを更新
deed-publishing-end-incident = 障害のお知らせを終了
deed-publishing-rename-series = シリーズ名を変更
deed-publishing-unstage = 予約投稿を予定から外す
