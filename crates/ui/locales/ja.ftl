# The frame of every page
tagline = { $product }を使う人たちが、ともに尋ね、答える広場です。
skip-to-content = 本文へ移動
nav-main = メインメニュー
nav-quick = クイックメニュー
nav-home = ホーム
nav-questions = 質問
nav-help = ヘルプ
nav-spaces = スペース
nav-news = ニュース
banners = お知らせバナー
banner-close = バナーを閉じる
publishing = ニュースの作業台
nav-tags = タグ
nav-members = メンバー
nav-me = マイページ
search = 検索
search-label = コミュニティを検索
search-placeholder = 何をお探しですか？
ask = 質問する
sign-in = ログイン
sign-up = 新規登録
sign-out = ログアウト
theme-dark = 暗い画面に切り替え
theme-light = 明るい画面に切り替え
unread = 未読の通知 { $n }件
account-menu = { $name }さんのメニュー
profile = プロフィール
messages = メッセージ
unread-messages = 未読の会話 { $n }件
bookmarks = ブックマーク
drafts = 下書き
desk = デスク
reviews = レビュー
moderation = モデレーション
settings = 設定
administration = 管理
language = 言語
powered = Madangで作られたコミュニティです
breadcrumb = 現在の位置
pages = ページ送り
newer = 前の一覧
older = 次の一覧
cancel = やめる
optional = 任意
please-check = ご確認ください
copy-link = リンクをコピー
copied = リンクをコピーしました。
picture-previous = 前の画像
picture-next = 次の画像
picture-close = 閉じる
request-failed = 処理できませんでした。しばらくしてからもう一度お試しください。
request-offline = インターネット接続をご確認ください。
go-home = ホームへ

# Topics and posts
state = { $code ->
    [open] 回答待ち
    [answered] 回答あり
    [solved] 解決済み
    [needs_information] 情報が必要
    [duplicate] 重複した質問
    [off_topic] 話題外
   *[archived] 保管済み
}
state-verified = 確認済みの回答
count-answers = 回答
count-votes = 評価
count-views = 閲覧
pinned = 固定
locked = ロック中
hidden = 非表示
deleted = 削除済み
edited = 編集済み
seal = 確認
role = { $code ->
    [agent] サポート
    [moderator] モデレーター
    [manager] マネージャー
    [administrator] 管理者
   *[member] メンバー
}
affiliation = { $code ->
    [employee] 社員
    [partner] パートナー
    [vendor] ベンダー
    [mentor] メンター
    [expert] 専門家
    [author] 著者
    [host] ゲスト
   *[customer] お客さま
}

# Writing
write = 書く
preview = プレビュー
editor-view = 表示
editor-hint = Markdownが使えます。画像は貼り付けやドラッグで追加できます。
editor-hint-text = Markdownが使えます。
document-help = 本文に入れられるもの
document-heading = 見出し
document-callout = 注意書き
document-text = 内容
document-steps = 手順
document-gallery = 写真のギャラリー
document-player = 動画と音声
document-player-text = アドレスだけを1つの段落に書くと、その場で再生できます。YouTube、Vimeo、niconico、NAVER TV、Kakao TV、SoundCloud、Spotifyと、ここにアップロードしたファイルに対応しています。
document-transcript = 文字起こし（折りたたみ）
formatting = 書式
md-bold = 太字 (Ctrl+B)
md-italic = 斜体 (Ctrl+I)
md-link = リンク (Ctrl+K)
md-quote = 引用
md-code = コード (Ctrl+E)
md-list = 箇条書き
md-ordered = 番号付きリスト
md-file = ファイルを追加
uploading = アップロード中
upload-failed = ファイルをアップロードできませんでした。
no-mention = 該当するメンバーがいません。
similar-hint = タイトルを入力すると、似ている質問をお探しします。
draft-saving = 保存中…
draft-saved = 下書きを保存しました
draft-failed = 下書きを保存できませんでした

# What went wrong
problem-id = エラー番号
problem-sign-in = ログインが必要です
problem-sign-in-advice = ログインすると続きをご覧いただけます。
problem-forbidden = このページは表示できません
problem-forbidden-advice = 閲覧する権限がありません。必要な場合は運営スタッフにお問い合わせください。
problem-not-found = ページが見つかりません
problem-not-found-advice = アドレスが変わったか、投稿が削除された可能性があります。検索してみませんか？
problem-conflict = 内容が変更されています
problem-conflict-advice = ほかの人が先に編集しました。再読み込みしてからもう一度お試しください。
problem-too-large = サイズが大きすぎます
problem-too-large-advice = サイズを小さくしてもう一度お試しください。
problem-too-many = リクエストが多すぎます
problem-too-many-advice = 少し時間をおいてからお試しください。
problem-invalid = 処理できないリクエストです
problem-invalid-advice = 入力内容を確認して、もう一度お試しください。
problem-internal = 問題が発生しました
problem-internal-advice = こちら側の問題です。記録しましたので、しばらくしてからもう一度お試しください。

# What is wrong with a field
error-required = 必ずご入力ください。
error-empty = 内容をご入力ください。
error-too-short = 短すぎます。もう少し詳しくお書きください。
error-too-long = 長すぎます。もう少し短くしてください。
error-too-many = 多すぎます。数を減らしてください。
error-not-an-email = メールアドレスをご確認ください。
error-not-a-url = https://で始まるアドレスをご入力ください。
error-not-a-color = #1f6f63のような色をご入力ください。
error-not-an-id = その項目は存在しません。
error-not-a-file-of-this-kind = この種類のファイルは受け付けられません。
error-too-large = 大きすぎます。サイズを小さくしてください。
error-already-there = すでに存在します。
error-unreadable = 送信内容を読み取れませんでした。もう一度お試しください。
error-cross-site = 別のサイトからのリクエストのため処理しませんでした。このページからもう一度お試しください。
error-still-running = まだ処理中です。しばらくしてからもう一度お試しください。
error-invalid = 入力内容をご確認ください。
guidelines = ガイドライン
banner-silenced = { $day }まで書き込みが制限されています。読むことはできます。
banner-warned = モデレーターから警告が届いています。どのルールについてかをご確認ください。
banner-guidelines = ガイドラインが変わりました。{ $day }までに読んで同意してください。
banner-guidelines-due = ガイドラインが変わりました。同意すると、書き込みを続けられます。
read-more = 詳しく見る
unsent = 書いていた内容（送信されていません）
error-silenced = モデレーターにより書き込みが制限されているため、今は書き込めません。
error-guidelines = ガイドラインが変わりました。「ガイドライン」のページで同意してから、もう一度送ってください。
error-blocked-word = 次の語を使わずに書いてください：
error-held-word = モデレーターの確認が必要な語です。次の語を使わずに書いてください：
error-limit-topics-a-day = 新しいメンバーが1日に投稿できるトピックの数に達しました。続きは明日お願いします。1日の上限：
error-limit-replies-a-day = 新しいメンバーが1日に書ける返信の数に達しました。続きは明日お願いします。1日の上限：
error-limit-too-soon = 投稿の間隔が短すぎます。少し待ってから送信してください。残りの秒数：
error-limit-links = 1つの投稿に入れられるリンクの数を超えています。上限：
error-limit-messages-a-day = 1日に始められる会話の数を超えています。上限：
error-limit-images = 1つの投稿に入れられる画像の数を超えています。上限：
error-limit-attachments = 1つの投稿に添付できるファイルの数を超えています。上限：
error-limit-mentions = 1つの投稿でメンションできる人数を超えています。上限：
error-edit-would-wait = この内容はモデレーターの確認が必要なため、投稿は元のままです。広告に見える部分を直すか、モデレーターに連絡してください。

trust-level = { $level ->
    [0] 新規
    [1] ベーシック
    [2] メンバー
    [3] 常連
   *[4] リーダー
}
