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
