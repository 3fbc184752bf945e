# 検索ページ
search-title = 検索
search-titled = 「{ $query }」の検索
start-title = 何をお探しですか？
start-text = 質問、回答、コメントをまとめて検索します。日本語でも韓国語でも英語でも構いません。
nothing-title = 見つかりませんでした
nothing-text = 言葉を減らすか、言い換えてみてください。まだ誰も聞いていないことなら、最初に質問してみませんか。
search-everywhere = すべての中から探す
ask-instead = 質問する
did-you-mean = もしかして：
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
every-state = すべて
state-solved = 解決済み
state-unsolved = 未解決
kind = 投稿の種類
every-kind = すべての投稿
kind-opening = 質問・話題
kind-answer = 回答
kind-comment = コメント
product = 製品とバージョン
every-product = すべての製品
product-any = { $product }（すべてのバージョン）
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
