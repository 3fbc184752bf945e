# The help centre
help-title = ヘルプセンター
help-lead = { $product }の使いかたと答えを、つくっている人たちが手入れしています。
help-search = 何をお探しですか？
help-popular = いちばん役に立った記事
help-nothing = まだ記事がありません
help-nothing-text = 記事ができるまでは、コミュニティが質問に答えます。
help-not-found = 見つかりませんか？
help-not-found-text = コミュニティで質問してください。よい答えはここの記事になります。
collections-title = コレクション
collection-empty = まだ記事がありません
collection-empty-text = 記事は公開されるとここに並びます。
collection-closed = 全員には見えないコレクションです
articles-count = 記事{ $n }件

# An article
contents = 目次
anchor-label = この節へのリンク
updated = 更新
minutes = { $n }分で読めます
first-published = 公開
written-by = 書いた人
views = 閲覧
about-article = この記事について
translations = ほかの言語
related = 関連
related-find = 似た投稿を探す
still-stuck = 解決しませんか？
still-stuck-text = ご自分の状況を書いて、コミュニティで質問してください。
edit-article = 記事を編集する
desk-open = 作業台で開く
staged-notice = この記事の新しい版はまだ公開されていません：{ $stage }
archived-notice = この記事は保管されています。
archived-notice-text = 読むことはできますが、もう手入れされていません。
behind-notice = この翻訳のあとで原文が変わりました。
behind-original = 原文を読む
hidden-notice = この記事はモデレーターだけに見えています。
removed-notice = この記事は削除されました。
comments-heading = コメント{ $n }件
comment-title = コメントを書く
comment-send = コメントを投稿する
product-any = { $product }（すべてのバージョン）
product-version = { $product } { $version }
other-language = ほかの言語
kind = { $kind ->
    [how_to] 使いかた
    [faq] よくある質問
    [tutorial] チュートリアル
    [troubleshooting] トラブル解決
   *[reference] リファレンス
}

# Did this help?
helped-question = 役に立ちましたか？
helped-yes = はい
helped-no = いいえ
helped-why = どこが足りませんでしたか？
helped-note = もう少し教えてください
helped-send = 送る
helped-count = { $n }人の役に立ちました
rated-helped = お役に立ててよかったです！
rated-not-helped = ありがとうございます。書いた人が読みます。
reason = { $reason ->
    [unclear] わかりにくい
    [incomplete] 足りないことがある
    [wrong] 内容が間違っている
    [outdated] 内容が古い
   *[off_topic] 探していた内容ではない
}

# The workbench
desk-title = ヘルプの作業台
desk-lead = ヘルプの記事を書き、確認し、公開し、手入れします。
desk-states = 記事の進みぐあい
desk-all = すべて
desk-archived = 保管
desk-nothing = あてはまる記事はありません
desk-nothing-text = ほかの状態を選ぶか、新しい記事を書きはじめてください。
any = すべて
narrow = 絞り込む
only-behind = 原文より遅れている翻訳だけ
behind = 遅れ
archived = 保管
readers-see-earlier = 読者には前の版が見えています
title = タイトル
state = 状態
collection = コレクション
language = 言語
owner = 担当
helped-column = 役立った / 役立たず
changed = 変更
stage = { $stage ->
    [draft] 下書き
    [in_review] 確認中
    [approved] 承認済み
    [scheduled] 予約済み
   *[published] 公開中
}
step = { $step ->
    [send] 確認に出す
    [return] 書いた人に戻す
    [approve] 承認する
    [schedule] 予約する
    [unschedule] 予約を取り消す
    [publish] 今すぐ公開する
    [discard] この版を捨てる
    [archive] 保管する
   *[unarchive] 元に戻す
}
step-take-back = 確認の依頼を取り下げる
step-taken = { $step ->
    [send] 確認に出しました。
    [return] 書いた人に戻しました。
    [approve] 承認しました。
    [schedule] 公開を予約しました。
    [unschedule] 予約を取り消しました。
    [publish] 公開しました。
    [discard] この版を捨てました。版の一覧には残ります。
    [archive] 保管しました。
   *[unarchive] 元に戻しました。
}
step-done = { $step ->
    [send] 確認に出しました
    [return] 戻しました
    [approve] 承認しました
    [schedule] 予約しました
    [unschedule] 予約を取り消しました
    [publish] 公開しました
    [discard] 版を捨てました
    [archive] 保管しました
   *[unarchive] 元に戻しました
}
revision-number = 第{ $number }版
scheduled-notice = この時刻に自動で公開されます：
behind-text = そのあとで原文が変わりました。
behind-changes = 変わったところを見る
revisions = 変更履歴
what-changed = 読者に変わるところ
read-article = 読者として読む
discussion = 話し合い
discussion-empty = まだ何も書かれていません。読者には見えません。
discussion-say = ほかの人へのメモ
discussion-send = メモを残す
by-itself = 予約
next-step = 次の手順
needs-another = 自分で書いた版なので、ほかの担当者が承認します。
personal-anyway = 個人情報かもしれない部分を確認しました。このまま公開します。
step-note = ひとこと
publish-at = 日時
publish-at-help = 予約に使います。ご自分のタイムゾーンの時刻です。
readers-said = 読者の声

# Writing
new-article = 新しい記事
new-article-lead = 公開するまでは、読者に見えない下書きです。
translate-article = 翻訳する
translate-article-lead = 原文が入っています。上書きして翻訳してください。
edit-article-live = この版を公開するまで、読者には今の記事が見えます。
no-collections = まだコレクションがありません
no-collections-text = 記事はコレクションに入ります。コミュニティマネージャーが作ります。
choose = 選ぶ
kind-label = 種類
about-product = 製品とバージョン
no-product = 特定の製品ではない
body = 本文
body-help = 見出しが目次になります。
tags = タグ
tags-help = コンマで区切って5個まで。
note = メモ
note-help = 何を変えたか。版の一覧に残ります。
save-draft = 下書きを保存する
up-to-date = この文は今の原文と同じ内容です
up-to-date-help = 「遅れ」の印が消えます。
merge-notice = 書いているあいだに{ $name }さんが新しい版を保存しました。
merge-clean = お二人の変更を下で合わせました。確かめてから保存してください。
merge-conflicts = 同じ行をお二人とも変えました。下に<<<<<<<と>>>>>>>で印をつけました。先が相手、後がご自分の文です。正しいほうを残し、印を消して保存してください。
merge-theirs = 相手の変更を見る
started = 下書きを保存しました。
saved = 版を保存しました。
restored = 前の文がふたたび最新の版になりました。
restored-note = 第{ $number }版の文

# Revisions
compared = 第{ $from }版から第{ $to }版へ
compared-same = 同じ文です。
compare = 変わったところ
restore = この版に戻す
newest = 最新
readers-see-this = 読者に見えている版

# Capture
capture-title = 記事にする
capture-lead = スレッドから簡単な規則で下書きを作りました。確かめて、足りないところを補って保存してください。
capture-source = もとの話題
capture-made = この話題の記事がもうあります：
capture-private = サポートの問い合わせです。個人情報が残らないように確かめてください。
capture-masks = 個人情報を伏せる
capture-masks-help = 印をつけたものは、保存するときに伏せられます。
capture-body-help = 問題は最初の投稿、環境は製品とバージョン、原因は回答の中の理由、解決方法は採用・確認された回答です。
capture-into = 下書きに加える
capture-into-help = 選ぶと上の文は使わず、話題の各部分を下書きの同じ部分に加えます。
capture-new = いいえ、新しい記事に
capture-save = 下書きとして保存する
captured = もとの話題とともに下書きを保存しました。
joined-note = 追加：{ $title }
sources = もとになった話題
thanks-to = 協力
personal-left = サポートの問い合わせから作った記事です。個人情報が残っているかもしれません：
answer-title = 記事で答える
answer-lead = 回答に引用してリンクします。投稿の前に直せます。
answer-words = タイトルの言葉
answer-none = あてはまる記事はありません
answer-use = これを使う

# Collections
collections-lead = コレクションには記事と、ひとつ下のコレクションが入ります。ドラッグか矢印で並べ替えます。
new-collection = 新しいコレクション
edit-collection = コレクションを変える
collection-name = 名前
collection-description = 説明
collection-slug = アドレスでの名前
collection-slug-help = 英小文字、数字、ハイフン。例：getting-started
collection-parent = 上のコレクション
collection-alone = 単独で置く
collection-icon = アイコン
collection-visibility = だれに見せますか
collection-groups = 見られるグループ
visibility = { $visibility ->
    [everyone] 全員
    [members] メンバー
    [groups] グループ
   *[staff] スタッフ
}
collection-saved = コレクションを保存しました。
save = 保存する
change = 変える
move-up = { $name }を上へ
move-down = { $name }を下へ

# Invited writers
writers-title = 招いた書き手
writers-lead = 記事を書く外部の専門家やメンバーです。自分の下書きだけを見て直せます。確認と公開はスタッフがします。
writer-invite = 書き手を招く
writer-handle = メンバーのハンドル
writer-handle-help = プロフィールのアドレスにあります：/m/ハンドル
writer-by = { $name }さんが招待
writer-remove = 招待を取り消す
writer-invited = 記事を書けるようになりました。
writer-removed = 招待を取り消しました。書いた記事は残ります。

# What is wrong
error-space-required = コレクションを選んでください。
error-no-such-space = そのコレクションはありません。
error-kind-required = 記事の種類を選んでください。
error-language-required = 言語を選んでください。
error-already-translated = この言語の翻訳はもうあります。
error-no-such-version = その製品やバージョンはありません。
error-has-conflicts = <<<<<<<と>>>>>>>の印があるところで正しい文を選び、印を消してください。
error-title-too-short = タイトルは3文字以上で書いてください。
error-title-too-long = タイトルは200文字までです。
error-body-empty = 本文を書いてください。
error-body-too-long = 本文は60,000文字までです。
error-tags-too-many = タグは5個までです。
error-tags-too-long = タグは35文字までです。
error-note-required = 理由を書いてください。
error-note-too-long = メモが長すぎます。
error-not-staff = 担当はスタッフから選んでください。
error-publish_at-required = 日時を決めてください。
error-in-the-past = その時刻はもう過ぎています。
error-not-that-deep = コレクションは2段までです。
error-not-a-slug = 英小文字、数字、ハイフンで書いてください。
error-already-there = その名前はもう使われています。
error-name-in-one-language = 少なくともひとつの言語で名前を書いてください。
error-not-an-icon = アイコンを選んでください。
error-needs-a-group = グループを選んでください。
error-no-such-member = そのハンドルのメンバーはいません。
refusal-no-such-step = 今の状態ではできません。
refusal-own-text = 自分で書いた版です。ほかの担当者に承認を頼んでください。
refusal-personal-left = 個人情報らしいものが本文に残っています。隠すか、確認済みにチェックを入れてください。
refusal-not-now = 今の状態では記事を変えられません。
refusal-edited-meanwhile = そのあいだに新しい版が保存されました。先に確かめてください。
refusal-locked = この記事はコメントを受け付けていません。
refusal-removed = この記事は非表示か削除されています。
refusal-is-article = もう記事になっています。
error-collection-no-such-space = そのコレクションはありません。

# メール
mail-credited-subject = ご投稿が記事になりました：{ $title }
mail-credited-text = ありがとうございます。ご参加いただいたスレッドをもとに、{ $community }のチームが記事「{ $title }」を作成しました。記事にはお名前も載っています。
mail-credited-button = 記事を読む

# 監査ログに記される、スタッフの行為
deed-knowledge-capture = スレッドを記事化
deed-knowledge-join = スレッドを記事に追加
deed-knowledge-save-collection = コレクションを保存
deed-knowledge-order-collections = コレクションの並び順を変更
deed-knowledge-invite-writer = メンバーを記事の執筆者に招待
deed-knowledge-remove-writer = 記事の執筆者を解除
deed-knowledge-start-article = 記事を作成
deed-knowledge-revise = 記事を改訂
deed-knowledge-take = 記事を担当
