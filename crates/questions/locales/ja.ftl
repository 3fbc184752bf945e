# 質問する
ask-title = 質問する
ask-lead = 画面を見ていない人にも伝わるように書くと、早く回答がつきます。
ask-space = どこに投稿しますか？
ask-space-choose = スペースを選んでください
ask-question = 質問を一行で
ask-question-help = 例: 書き出したファイルを開くと空になっています
ask-similar = 似た質問
ask-similar-hint = タイトルを書くと、似た質問をお探しします。
ask-body = くわしい内容
ask-body-help = 何をして、どうなるはずで、実際にはどうなりましたか？
ask-tags = タグ
ask-tags-help = 5つまで、読点かカンマで区切ってください。
ask-version = 製品とバージョン
ask-version-none = 特定の製品の話ではありません
ask-version-any = { $product }（バージョンを問わない）
ask-version-one = { $product } { $version }
ask-submit = 質問を投稿する
ask-posted = 質問を投稿しました。
ask-waits = ありがとうございます。モデレーターが確認すると、質問が全員に表示されます。
ask-side = よい質問のコツ
ask-tip-one = 一度に一つずつ質問してください。
ask-tip-text = エラーメッセージは文字のまま貼り付けてください。
ask-tip-tried = すでに試したことも書いてください。
ask-tip-private = パスワードや住所などの個人情報は書かないでください。
ask-nowhere = 質問できるスペースがありません
ask-nowhere-text = 今のアカウントで投稿できる質問スペースがありません。必要な場合はコミュニティチームにお知らせください。

# 質問のページ
question-side = この質問について
asked = 投稿
active = 最後の動き
views = 閲覧
product = 製品
space = スペース
participants = 参加している人
related = 似た投稿
still-stuck = まだ解決しませんか？
still-stuck-text = 状況をもう少しくわしく書いてください。{ $product }を作る人と使う人が一緒に考えます。
still-stuck-ask = 新しく質問する
me-toos = { $n }人が同じことで困っています
answers-heading = { $n ->
    [0] まだ回答がありません
   *[other] 回答 { $n }件
}
other-answers = ほかの回答 { $n }件
no-answers = 最初の回答を待っています
no-answers-text = 一部だけでもかまいません。わかることを書いてください。
team-back = チームは{ $day } { $time }に戻ります。その前にほかのメンバーが答えることもあります。
team-back-unknown = いまこの質問に答えられる担当者はおらず、いつ戻るかもまだわかりません。ほかのメンバーが答えることもあります。
passed-on = チームがこの質問をサポートに引き継ぎました。回答はここに掲載されます。
weekday = { $code ->
    [mon] 月曜日
    [tue] 火曜日
    [wed] 水曜日
    [thu] 木曜日
    [fri] 金曜日
    [sat] 土曜日
   *[sun] 日曜日
}
sort-label = 回答の並び順
sort-votes = 役に立った順
sort-newest = 新しい順
sort-oldest = 古い順
more-answers = 回答をもっと見る
first-answers = 最初の回答から見る
accepted-answer = ベストアンサー
verified-answer = 確認済みの回答
accepted-note = この回答で解決しました。
verified-note = { $name }さんが{ $date }に正しい回答だと確認しました。
wrong-mark = 誤りのある回答です。
outdated-mark = 今は当てはまらない回答です。
marked-by = { $name }さん
accept = ベストアンサーに選ぶ
unaccept = ベストアンサーを取り消す
verify = 正しい回答だと確認する
mark-wrong = 誤りのある回答として印をつける
mark-outdated = 古い回答として印をつける
revoke-mark = 印を取り消す
duplicate-banner = 同じ質問がすでにあります。
duplicate-original = 先に投稿された質問：
duplicate-unseen = 先に投稿された質問は、ご覧になれない場所にあります。
needs-information-banner = もう少し情報が必要です。
needs-information-asker = 質問を編集するか、下に書き込むと、ふたたび受付中になります。
off-topic-banner = このコミュニティの話題に合わない質問です。
archived-banner = 保管された質問です。書き込みがあると、ふたたび受付中になります。
hidden-banner = 運営スタッフだけに見える質問です。
removed-banner = 削除された質問です。
old-banner = 解決してから時間がたった質問です。状況が少し違う場合は、新しく質問するほうが早く解決します。
closed-composer = この質問は回答の受付を終えました。
your-answer = 回答を書く
submit-answer = 回答を投稿する
answered-meanwhile = このページを開いたあとに、{ $name }さんが投稿したか、質問の状態を変更しました。新しい内容を読んで、必要ならもう一度送信してください。
templated = 以前の回答とほとんど同じ文面です。この質問に合わせて直すか、このまま送る場合はチェックを入れてください。
refusal-templated = 以前の回答とほとんど同じ文面です。
refusal-answered-meanwhile = 質問を読んだあとに、同僚が投稿したか、質問の状態を変更しました。
manage = 質問の管理
manage-answer = 回答の管理
feed-answers = 回答のフィード

# 状態を変える
change = { $change ->
    [open] ふたたび受け付ける
    [needs_information] 情報の追加をお願いする
    [duplicate] 重複として印をつける
    [off_topic] 話題違いとして印をつける
   *[archived] 保管する
}
change-lead = { $change ->
    [open] ふたたび回答を受け付けます。ベストアンサーがある場合は解決済みに戻ります。
    [needs_information] 何が足りないかを書いてください。質問した人が答えると、自動で受付中に戻ります。
    [duplicate] 先に投稿された質問を教えてください。この質問を見つけた人をそちらへ案内します。
    [off_topic] なぜ合わないのか、どこで聞くとよいかを書いてください。
   *[archived] 今後は手入れをしない質問として残します。書き込みがあると受付中に戻ります。
}
change-note = 理由
change-note-help = だれでも見られます。
change-original = 先に投稿された質問のアドレス
change-original-help = アドレスバーからコピーして貼り付けてください。
changed = { $change ->
    [open] ふたたび受付中にしました。
    [needs_information] 情報の追加をお願いしました。
    [duplicate] 重複として印をつけました。
    [off_topic] 話題違いとして印をつけました。
   *[archived] 質問を保管しました。
}
verdict = { $verdict ->
    [verified] 正しい回答だと確認する
    [wrong] 誤りのある回答として印をつける
   *[outdated] 古い回答として印をつける
}
verdict-lead = { $verdict ->
    [verified] 回答に確認の印が押され、確認した人の名前が表示されます。
    [wrong] どこが誤りかを書いてください。回答は残り、理由が一緒に表示されます。
   *[outdated] いつから、なぜ当てはまらないのかを書いてください。回答は残り、理由が一緒に表示されます。
}
verdict-reason = 理由
verdict-reason-help = 回答の横に表示され、だれでも見られます。
verdict-of = { $name }さんの回答
accepted-now = ベストアンサーに選びました。お役に立ててうれしいです！
unaccepted-now = ベストアンサーを取り消しました。
answered-now = 回答を送りました。
judged-now = 回答に印をつけました。
revoked-now = 印を取り消しました。
deflected-thanks = お役に立ててうれしいです！

# フィード
feed-everywhere = 新しい投稿
feed-question = 回答：{ $title }
feed-answer = { $name }さんの回答

# 正しくないところ
error-space-required = どこに投稿するかを選んでください。
error-no-such-space = ここには質問を投稿できません。別のスペースを選んでください。
error-no-such-version = その製品またはバージョンはありません。
error-title-too-short = タイトルは3文字以上で書いてください。
error-title-too-long = タイトルは200文字までです。
error-body-empty = くわしい内容を書いてください。
error-body-too-long = 本文は60,000文字までです。
error-tags-too-many = タグは5つまでです。
error-tags-too-long = タグは1つ35文字までです。
error-note-required = 理由を書いてください。
error-reason-required = 理由を書いてください。
error-original-required = 先に投稿された質問のアドレスを書いてください。
error-not-a-question = その質問は見つかりません。アドレスをもう一度確認してください。
error-same-question = 同じ質問を指しています。
refusal-question-closed = 受付を終えた質問です。先にふたたび受け付けてください。
refusal-no-such-change = 今の状態からは変更できません。
refusal-answer-removed = 非表示または削除された回答です。
refusal-locked = ロックされているため、書き込めません。
refusal-removed = 非表示または削除された質問です。

# 監査ログに記される、スタッフの行為
deed-questions-judge = 回答を確認・判定
deed-questions-change-state = 質問の状態を変更
deed-questions-accept = 質問者に代わって回答を採用
