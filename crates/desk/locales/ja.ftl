# デスク
desk = デスク
desk-lead = チームを待っている質問です。急ぐもの、古いものから並びます。
desk-of = デスク: { $title }
queues = キュー
queue = { $code ->
    [unanswered] 未回答
    [breaching] 期限間近
    [returned] 情報が届いた
    [mine] 自分の担当
    [unverified] 確認待ち
    [flagged] チームへの報告
    [newcomers] 新しいメンバー
    [hot] 活発なスレッド
   *[snoozed] 後回し
}
queue-rule = { $code ->
    [unanswered] 受付中で、まだ回答のない質問です。
    [breaching] 約束した時間の4分の3を過ぎた、または超えた質問です。期限の近い順に並びます。
    [returned] 質問者が足りない情報を書き込み、その後チームがまだ書いていない質問です。
    [mine] 自分が担当している受付中の質問です。
    [unverified] この90日以内にメンバーが回答し、チームがまだ確認していない回答です。
    [flagged] メンバーがチームの助けを求めている質問です。
    [newcomers] 参加して30日以内のメンバーの最初の質問で、まだ誰も返事をしていないものです。
    [hot] 2日以内に投稿5件、閲覧300回、「私も」3件のいずれかに達し、チームがまだ一度も書いていない質問です。
   *[snoozed] 後で見ることにした質問です。時間が来るか新しい動きがあると、キューに戻ります。
}
none = 待っている質問はありません
none-text = 新しい質問が来るとここに表示されます。
none-filtered = この条件に合う質問はありません
none-filtered-text = 別の条件を選んでください。
setup-link = 営業時間と目標
filters = 絞り込み
filters-saved = 保存した絞り込み
filter-name = この絞り込みの名前
filter-keep = 保存する
filter-drop = 絞り込み「{ $name }」を削除する
filter-kept = 絞り込みを保存しました。
filter-dropped = 絞り込みを削除しました。
apply = 表示
space = スペース
space-any = すべてのスペース
product = 製品
product-any = すべての製品
tag = タグ
language-label = 言語
language-any = すべての言語
language = { $code ->
    [ko] 韓国語
    [ja] 日本語
    [en] 英語
   *[other] その他の言語
}
priority-label = 優先度
priority-any = すべての優先度
priority = { $code ->
    [urgent] 緊急
    [high] 高
    [low] 低
   *[normal] 普通
}
owner = 担当者
owner-any = すべての担当者
owner-is = 担当 { $name }
assignee-me = 自分
assignee-nobody = 担当者なし
answers = 回答 { $n }件
mark-unanswered = 回答なし
mark-unverified = 確認待ち
mark-returned = 情報が届いた
mark-newcomer = 新しいメンバー
mark-hot = 活発
mark-flagged = 報告あり
due = 期限
clock-late = 期限切れ
keys = キーボードで作業する
keys-move = 次へ、前へ
keys-open = 開く
keys-back = 戻る
next-in-queue = キューの次の質問
take = 担当する
take-over = 引き取る
take-over-text = { $name }さんが担当している質問です。すでに対応しているかもしれません。引き取ると、同僚にメールで知らせ、履歴に残します。
take-over-do = 自分が引き取る
give-back = 担当を外す
answer = 回答する
verify = 確認する
correct = 直す
mark-wrong = 誤りとする
hand-on = 同僚に引き継ぐ
snooze = 後で見る
details = 詳細
answer-of = { $name }さんの回答
read-all = すべて読む
more = 「{ $title }」のその他の操作

# ひとつの質問
read = 読む
question-text = 質問の内容
read-question = 質問の内容を読む
is-answering = { $name }さんが回答を書いています
is-here = { $name }さんがこの質問を開いています
not-open = 受付が終了したか非表示の質問のため、キューにはありません。
clocks = 約束の時間
clocks-none = この質問には約束の時間がありません。
clock = { $code ->
    [first_response] 最初の返事
    [handed] 引き継ぎ
   *[resolution] 解決
}
clock-status = { $code ->
    [running] 進行中
    [waiting] 情報待ち
    [met] 達成
   *[stopped] 停止
}
used-of = { $target }のうち{ $used }を使用
length-minutes = { $n }分
length-hours = { $n }時間
belongs-to = { $name }さんが担当しています
belongs-to-nobody = 担当者なし
answer-by = 回答の期限
colleague-label = 同僚
colleague-choose = 同僚を選んでください
colleague = { $name } · 受付中 { $n }件
note = メモ
note-help = 同僚に伝えたいことを書いてください。質問者には表示されません。
answer-within = いつまでに回答しますか
answer-within-help = 営業時間で数えます。
within-hours = { $n }時間以内
no-limit = 指定しない
hand-on-do = 引き継ぐ
snooze-until = いつ見ますか
nap = { $code ->
    [hour] 1時間後
    [hours] 4時間後
    [tomorrow] 次の営業日
    [days] 3日後
   *[week] 1週間後
}
snooze-do = 後回しにする
sleeps-until = 再表示
wake = 今すぐ戻す
set-priority = 変更する
why-here = ここにある理由
history = 履歴
history-none = まだ何もありません。
happened-clock = { $deed ->
    [started] { $clock }: 開始
    [waiting] { $clock }: 情報待ちに
    [resumed] { $clock }: 再開
    [met] { $clock }: 達成
    [stopped] { $clock }: 停止
    [warned] { $clock }: 4分の3が経過
   *[breached] { $clock }: 期限切れ
}
happened-retargeted = { $clock }: 目標が{ $length }に変更
happened-priority = { $name }さんが優先度を「{ $priority }」にしました
happened-taken = { $name }さんが担当になりました
happened-taken-over = { $name }さんが{ $other }さんから引き取りました
happened-given-back = { $name }さんが{ $other }さんの担当を外しました
happened-handed = { $name }さんが{ $other }さんに引き継ぎました
happened-snoozed = { $name }さんが{ $until }まで後回しにしました
happened-woken = { $name }さんが戻しました
happened-stirred = 新しい動きがあったため、後回しの期限より前に戻りました
happened-merged = 別の質問がこの質問に統合されました
taken-now = 担当になりました。
taken-over-now = 担当になりました。同僚にもメールでお知らせしました。
given-back-now = 担当を外しました。
handed-now = 同僚に引き継ぎ、メールでもお知らせしました。
priority-set-now = 優先度を変更しました。
snoozed-now = 後回しにしました。時間が来ると戻ります。
woken-now = キューに戻しました。
mail-handed-subject = [{ $community }] 質問の引き継ぎ: { $title }
mail-handed-text = { $name }さんから「{ $title }」の質問が引き継がれました。
mail-handed-text-note = { $name }さんから「{ $title }」の質問が引き継がれました。メモ: { $note }
mail-due = まもなく期限の質問 { $count }件
mail-due-text = 約束した時間がまもなく過ぎる質問があります。
mail-handed-button = デスクで開く
mail-taken-over-subject = [{ $community }] 引き取られました：{ $title }
mail-taken-over-text = { $name }さんが質問「{ $title }」を引き取りました。この質問への対応はもう必要ありません。

# 当番表
rota = 当番表
rota-lead = だれがいつ担当し、だれが休み、何を受け持つかを示します。
rota-none = まだシフトがありません
rota-none-text = だれがいつ担当するかを登録してください。新しい質問は当番に届くようになります。
rota-week = { $from }〜{ $to }
rota-weeks = 週の移動
week-before = 前の週
week-after = 次の週
week-now = 今週
week-copy = この週の単発シフトを次の週へ複写する
week-copied = { $n ->
    [0] 複写するシフトはありませんでした。
   *[other] シフトを{ $n }件複写しました。
}
rota-zone = 時刻は{ $zone }のものです。
gaps-told = 営業時間のうち、当番のいない時間帯が{ $n }か所あります。
gaps-none = 営業時間中は常に当番がいます。
gap = 当番なし
nobody-needed = 休み
nobody-now = いま当番はいません
on-now = いまの当番
on-until = { $name }さん({ $time }まで)
next-at = 次の当番: { $day } { $time }
today = 今日
instead-of = { $name }さんの代わり
next-day = (翌日)
shifts = 繰り返しのシフト
shifts-none = ありません。単発のシフトはその週に表示されます。
shift = シフト
shift-new = シフトを追加する
shift-help = 1回だけ、または毎週繰り返します。シフトは始まる日に属します。
shift-saved = シフトを保存しました。
shift-drop = シフトを削除する
shift-drop-help = 過去も含めてすべての週から消えます。終わらせるには最後の日を設定してください。
shift-dropped = シフトを削除しました。
begins = 開始
ends = 終了
ends-help = 開始より遅くない場合は翌日になります。
first-day = 最初の日
last-day = 最後の日
last-day-help = 空欄なら終わりなし、最初の日と同じなら1回だけです。
weekdays = 曜日
weekdays-help = 選ばなければ最初の日の曜日になります。
repeats = 繰り返し
every-weeks = { $n ->
    [1] 毎週
   *[other] { $n }週ごと
}
days-off = 休みの日
days-off-help = このカレンダーの祝日と休業日にはシフトがありません。
on-holidays = 祝日も担当
not-on-holidays = 「{ $name }」の休みの日を除く
since-day = { $day }から
days-between = { $from }〜{ $to }
weekday-short = { $code ->
    [mon] 月
    [tue] 火
    [wed] 水
    [thu] 木
    [fri] 金
    [sat] 土
   *[sun] 日
}
leave = 休暇
leave-none = 予定されている休暇はありません。
leave-enter = 休暇を登録する
leave-help = この期間のシフトは代わりの人に移ります。いない場合は空きになります。
leave-entered = 休暇を登録しました。
leave-drop = { $name }さんの休暇({ $days })を削除する
leave-dropped = 休暇を削除しました。
substitute = 代わりの人
substitute-help = シフトと、休暇が始まるときの未解決の質問を引き受けます。メールでお知らせします。
substitute-nobody = なし
substitute-none = 代わりの人なし
substitute-is = 代わり: { $name }さん
agents = 受け持ち
agents-help = 新しい質問は、当番のうちふさわしい人に届きます。質問の言語で答えられ、できればその内容に詳しく、抱えている件数が最も少ない人です。
agent = 担当者
agent-of = { $name }さんの受け持ち
load = 未解決の質問
load-of = { $cap }件中{ $open }件
languages = 言語
languages-help = 選ばなければすべての言語になります。
skills = 詳しい分野
skills-any = 特になし
skills-help = これに関する質問が優先して届きます。
products = 製品
tags = タグ
cap = 未解決の質問の上限
cap-help = この数に達すると割り当てません。0ならまったく割り当てません。同僚からの引き継ぎはできます。
mail-leave-subject = [{ $community }] { $name }さんのシフトの代わりをお願いします
mail-leave-text = { $name }さんが{ $from }から{ $to }まで休み、その間の代わりに指名されました。
mail-leave-button = 当番表を見る

happened-given = 当番の{ $name }さんに割り当てられました
happened-passed = 休暇が始まり、{ $name }さんに移りました
happened-freed = { $name }さんの休暇が始まり、キューに戻りました
happened-lost = { $name }さんが対応できなくなったため、キューに戻りました
mail-given-subject = [{ $community }] 担当の質問: { $title }
mail-given-subject-many = [{ $community }] 担当の質問{ $n }件
mail-given-text = 当番のあなたに質問{ $n }件が割り当てられました。
assignment = 質問の割り当て
assignment-help = 新しい質問は当番のうちふさわしい人に届きます。当番がいないときはキューで待ち、質問者にはチームがいつ戻るかが表示されます。
assignment-spaces = 質問を割り当てるスペース
old-too = シフトが始まったら、待っている質問も割り当てる
old-too-help = オフにすると、シフト中に寄せられた質問だけを割り当てます。

# シフトの終わり
handover = シフトの引き継ぎ
handover-lead = 次の当番に伝えることです。読むまで、その人のデスクのいちばん上に表示されます。
handover-to = 引き継ぐ相手
handover-next = いま、または次の当番
handover-text = メモ
handover-text-help = 例: 今日よく聞かれること、対応中の不具合
handover-threads = 未解決の質問
handover-threads-none = ありません。
handover-about = 「{ $title }」について
handover-note = 伝えること
handover-move = これらの質問もいま引き継ぐ
handover-move-help = 相手が見られるスペースの質問は、その人の担当になります。
handover-do = 引き継ぐ
handover-left = メモを残しました。同僚にメールでお知らせします。
handover-of = { $name }さんの引き継ぎメモ
handover-count = 未解決の質問{ $n }件
handover-read = 読みました
mail-handover-subject = [{ $community }] { $name }さんからの引き継ぎ
mail-handover-text = { $name }さんがシフトの終わりにメモを残しました。未解決の質問は{ $n }件です。
mail-handover-button = メモを読む

# 管理
setup-title = デスク: 営業時間と目標
setup-lead = チームがいつ対応し、お客様にどれくらい早く答えるかを決めます。
setup-saved = 保存しました。
save = 保存する
calendars = 営業時間
calendars-help = 約束の時間はこの時間内だけ進みます。祝日と振替休日は法律に従って自動的に休みになります。
calendar = 営業時間
calendar-new = 営業時間を追加する
calendar-delete = 営業時間を削除する
calendar-unused = 未使用
next-free-days = 次の休業日
no-free-days = この1年はありません。
closed = 休み
weekday = { $code ->
    [mon] 月曜日
    [tue] 火曜日
    [wed] 水曜日
    [thu] 木曜日
    [fri] 金曜日
    [sat] 土曜日
   *[sun] 日曜日
}
name = 名前
zone = タイムゾーン
zone-help = 例: Asia/Seoul、Asia/Tokyo
holidays = 祝日
country = { $code ->
    [kr] 韓国
   *[jp] 日本
}
holidays-kr-help = 旧正月と秋夕、代替休日、選挙日を含みます。
holidays-jp-help = 春分・秋分の日、振替休日、国民の休日を含みます。
week = 曜日ごとの時間
week-help = 例: 09:00-12:00, 13:00-18:00。休みの日は空のままにしてください。
special-days = 特別な日
special-days-help = 1行に1日ずつ書いてください。休みは「2026-12-24 - 創立記念日」、営業は「2026-12-26 10:00-14:00 土曜営業」のように。
promises = 約束の時間
promises-help = 最初の返事と解決までの時間です。営業時間で数え、情報を待つ間は止まります。
promised-in = 約束の時間: { $name }
everywhere = その他すべてのスペース
as-everywhere = 他のスペースと同じ
as-everywhere-do = 他のスペースと同じにする
nothing-promised = なし
targets = 目標
targets-help = 時間単位で入力してください。例: 0.5、4、18。空欄なら約束しません。
first-response = 最初の返事
resolution = 解決
members-count = 他のメンバーの回答も最初の返事に数える
members-count-help = オフにすると、チームが書いたものだけを数えます。

# 間違い
error-hours-unclear = 時間は 09:00-12:00, 13:00-18:00 のように、重ならないように入力してください。
error-days-unclear = 1行に1日ずつ「2026-12-24 - 名前」または「2026-12-26 10:00-14:00 名前」のように、同じ日は一度だけ書いてください。
error-never-open = 少なくとも1日は時間を入力してください。
error-zone-unknown = Asia/Tokyo のような既知のタイムゾーンを入力してください。
error-name-length = 名前を60文字以内で入力してください。
error-code-unclear = コードは英小文字、数字、ハイフンで入力してください。
error-calendars-unclear = 営業時間は1つ以上必要で、コードは重複できません。
error-plans-unclear = 全体の目標が1つ必要で、スペースごとに1つだけ設定できます。
error-no-such-calendar = その営業時間はありません。
error-no-such-space = そのスペースはありません。
error-target-range = 1分から1年までの時間を数字で入力してください。
error-colleague-required = このスペースを見られる同僚を選んでください。
error-answer-by-range = 60日以内の時刻を選んでください。
error-priority-required = 優先度を選んでください。
error-snooze-range = 90日以内の時刻を選んでください。
error-snooze-colleagues = 同僚が担当している質問です。先に引き取るか、同僚に後回しを頼んでください。
error-filter-name-length = 絞り込みの名前を40文字以内で入力してください。
error-time-unclear = 09:00のように時刻を入力してください。
error-day-unclear = 2026-05-04のように日付を入力してください。
error-last-day-before = 最後の日は最初の日以降にしてください。
error-every-range = 1〜8週ごとから選んでください。
error-leave-length = 長くても1年までにしてください。
error-leave-overlaps = この期間にはすでに休暇があります。先に削除してください。
error-substitute-other = 代わりには別の同僚を選んでください。
error-cap-range = 0から500までの数を入力してください。
error-language-unknown = 韓国語、日本語、英語から選んでください。
error-tags-many = タグは50個までです。
error-product-unknown = その製品はもうありません。
error-handover-empty = メモを書いてください。未解決の質問がありません。
error-nobody-next = 60日以内にほかの当番がいません。同僚を選んでください。
error-no-such-thread = その質問はありません。
refusal-too-many-filters = 絞り込みは20個まで保存できます。1つ削除してからもう一度お試しください。
refusal-taken-already = ちょうど別の同僚が担当になりました。
refusal-not-open = 受付中の質問ではありません。
refusal-calendar-used = この営業時間を使っているスペースがあります。先に変更してください。

# Internal notes
notes = 内部メモ
notes-help = チームだけが見られます。@で名前を挙げた同僚にはメールを送ります。
notes-count = メモ{ $count }件
note-new = メモを書く
note-text = メモ
note-do = メモを残す
note-edit = メモを直す
note-change = 直す
note-edited = 修正
note-delete = メモを削除する
note-delete-sure = このメモを削除しますか？元に戻せません。
note-added = メモを残しました。チームだけが見られます。
note-changed = メモを直しました。
note-deleted = メモを削除しました。
mail-note-subject = [{ $community }] メモであなたの名前が挙がりました：{ $title }
mail-note-text = { $name }さんが「{ $title }」の内部メモであなたの名前を挙げました。
mail-note-button = メモを読む
error-note-length = 5,000字以内で書いてください。
refusal-too-many-notes = この質問にはすでにメモが200件あります。先に自分のメモを削除してください。

# Saved replies
replies = 定型文
replies-lead = チームが用意しておく文章です。よく使うものから並びます。
replies-all = すべての定型文
replies-choose = 定型文を選ぶ
replies-choose-lead = 回答欄に入れたあとで直せます。
replies-search = 名前と文章から探す
replies-none = 定型文はまだありません
replies-none-text = よく書く文章を保存し、質問ごとに直して使います。
replies-not-found = この言葉を含む定型文はありません。
reply-new = 定型文を作る
reply-edit = 定型文を直す
reply-name = 名前
reply-folder = フォルダー
folder-help = 「配送」のように定型文をまとめる場所です。
folder-any = すべてのフォルダー
reply-whose = 使う人
reply-team = チーム全員
reply-own = 自分だけ
reply-texts = 文章
reply-texts-help = 1つ以上の言語で書いてください。ない言語は別の言語で代えます。波かっこの中の語は次のように置き換わります。
variable = { $code ->
    [name] 質問した人の名前
    [agent] 自分の名前
    [product] 質問の製品
    [version] そのバージョン
    [space] スペース
   *[link] 質問のアドレス
}
reply-uses = { $count ->
    [0] まだ使われていません
   *[other] { $count }回使用
}
reply-use = 入れる
reply-inserted = 回答欄に入れました。質問に合わせて直してから送信してください。
reply-missing = { $names }に入る情報がありません。送信する前に埋めてください。
reply-saved = 定型文を保存しました。
reply-deleted = 定型文を削除しました。
reply-delete = この定型文を削除する
reply-delete-sure = この定型文を削除しますか？元に戻せません。
share-title = 繰り返した回答
share-lead = この30日間に、同じ人が以前に書いた文面とほとんど同じに書いた回答とコメントです。
share-none = この30日間に回答やコメントをしたチームの人はいません。
share-who = 名前
share-answers = 回答とコメント
share-templated = 繰り返し
share-share = 割合
share-how = 互いに9割以上重なる2つの文を同じとみなします。直前の200件と比べ、ごく短いものは数えません。管理者は全員の分を、ほかの人は自分の分だけを見られます。
error-folder-length = フォルダー名は60字以内で書いてください。
error-reply-length = 5,000字以内で書いてください。
error-reply-empty = 1つ以上の言語で文章を書いてください。
error-variable-unknown = 置き換えられない波かっこの語があります。一覧にあるものだけを使うか、波かっこの内側に空白を入れてください。
refusal-too-many-replies = 定型文はすでに500件あります。先に1つ削除してください。

# 監査ログに記される、スタッフの行為
deed-desk-taken = 質問を担当
deed-desk-taken-over = 同僚の質問を引き取った
deed-desk-given-back = 質問の担当を解除
deed-desk-handed-on = 質問を同僚に引き継ぎ
deed-desk-handed-over = シフトの引き継ぎメモを作成
deed-desk-priority-set = 質問の優先度を変更
deed-desk-snoozed = 質問を後回し
deed-desk-settings-changed = デスクの設定を変更
deed-desk-note-added = 内部メモを作成
deed-desk-note-edited = 内部メモを変更
deed-desk-note-deleted = 内部メモを削除
deed-desk-agent-set = 担当者の受け持ち条件を変更
deed-desk-shift-saved = シフトを保存
deed-desk-shift-dropped = シフトを削除
deed-desk-leave-entered = 休みを登録
deed-desk-leave-dropped = 休みを削除
deed-desk-week-copied = シフト表の1週間をコピー
deed-desk-invited = 回答を依頼
deed-desk-reply-kept = 定型文を保存
deed-desk-reply-changed = 定型文を変更
deed-desk-reply-deleted = 定型文を削除

# Who knows
experts = 知っていそうな人
experts-help = 同じタグや製品の質問で採用・確認された回答を、新しいものほど重く見ています。招待するとメールが届き、断ることもできます。
experts-none = 似た質問を解決した人はまだいません。タグと製品を付けると見つけやすくなります。
expert-staff = チーム
expert-accepted = 採用された回答{ $count }件
expert-verified = 確認された回答{ $count }件
expert-off = 招待を受けていません
expert-invited = 招待済みです
invite = 招待
invite-do = 招待を送る
invite-note = この人に尋ねる理由
invite-colleague = ほかの同僚を招待する
invited = 招待した人
invited-now = 招待を送りました。
invited-by = { $name }さんが招待
declined-because = 断った理由：
invitations = 回答の招待
invitations-lead = チームが、あなたならご存じではないかと考えた質問です。いつでも断れます。
invitations-none = 招待はありません
invitations-none-text = チームが回答をお願いすると、ここに質問が出ます。
invitations-on = チームからの回答の招待を受ける
invitations-on-help = 同時に3件、1週間に5件までです。
invitations-saved = 保存しました。
invitation-accept = 回答する
invitation-decline = 今回は遠慮する
invitation-decline-do = 断る
invitation-reason = 理由
invitation-declined = 断りました。チームにも伝わります。
invitation-gone = この招待はもう開いていません。
invitation-state = { $code ->
    [open] 返事待ち
    [accepted] 承諾
    [declined] 辞退
   *[expired] 期限切れ
}
open-until = 期限
mail-invited-subject = [{ $community }] 回答していただけますか？{ $title }
mail-invited-text = チームは、「{ $title }」の答えをあなたがご存じではないかと考えました。
mail-invited-free = 断ってもかまいません。こうした招待を止めることもできます。
mail-invited-button = 招待を見る
error-expert-required = この質問を見られる同僚か、採用・確認された回答のある会員を選んでください。質問した本人は招待できません。
error-invitation-note-length = 300字以内で書いてください。
refusal-invitations-off = この会員は招待を受けていません。
refusal-invited-enough = この会員への招待は今は十分です。同時に3件、1週間に5件までです。
refusal-invited-already = この質問にはすでに招待したことがあります。

# チケットシステムへの引き継ぎ
escalation = サポートへの引き継ぎ
escalation-state = { $code ->
    [passed] 引き継ぎ済み
    [accepted] サポートが対応中
    [solved] サポートが解決
    [declined] サポートが差し戻し
   *[withdrawn] 取り下げ
}
escalation-delivery = { $code ->
    [waiting] 送信中
    [delivered] チケットシステムに届きました
    [failed] 届きませんでした
   *[cancelled] 送信していません
}
escalated-by = 引き継いだ人
escalation-ticket = チケット番号
escalation-link = チケットのアドレス
escalation-comment = サポートからの連絡
escalation-outcome = 対応の結果
escalation-outcome-choose = 選択
escalation-outcome-help = 通常はチケットシステムが自動で知らせます。
escalation-change = 対応の結果を入力
escalation-saved = 保存しました。
escalate-help = 質問とメモが会社のチケットシステムに送られます。お客様はここで待っているため、時計は止まりません。
escalate-note = サポートへの申し送り
escalate-note-help = スタッフとサポートだけが読みます。
escalate-do = サポートに引き継ぐ
escalated-now = 引き継ぎました。結果はここに表示されます。
happened-escalated = { $name }さんがサポートに引き継ぎました
happened-ticket = { $code ->
    [ticket_accepted] サポートがチケットとして受け付けました
    [ticket_solved] サポートが解決しました
    [ticket_declined] サポートが差し戻しました
   *[ticket_withdrawn] サポートから取り下げました
}
mail-ticket-subject = { $state ->
    [solved] [{ $community }] サポートが解決しました: { $title }
   *[declined] [{ $community }] サポートが差し戻しました: { $title }
}
mail-ticket-text = { $state ->
    [solved] 引き継いだ質問「{ $title }」のチケットが解決しました。質問した人に回答を書いてください。
   *[declined] 引き継いだ質問「{ $title }」はサポートから差し戻されました。質問はチームに戻っています。
}
mail-ticket-button = デスクで開く
mail-undelivered-subject = [{ $community }] サポートに届きませんでした: { $title }
mail-undelivered-text = 引き継いだ質問「{ $title }」をチケットシステムに送れませんでした。マネージャーが再送できます。
tickets-title = チケットシステム
tickets-lead = 担当者が署名付きのWebhookで質問を引き継ぐと、チケットの番号と状態が返ってきます。
receiver-url = 受信先のアドレス
receiver-url-help = https://で始まる公開アドレスです。質問を引き継ぐたびに呼び出します。
receiver-active = 質問を引き継げるようにする
receiver-active-help = オフの間、Webhookは待機します。
receiver-tell = 質問した人に、サポートが対応中であることを表示する
receiver-tell-help = 自分の質問のページにだけ表示され、サポートからの連絡は見えません。
receiver-email = 質問した人のメールアドレスも送る
receiver-email-help = オフの場合、コミュニティでの名前だけを送ります。
secret = シークレット
secret-help = 受信先は、届いたWebhookが本物かどうかをこれで確かめます。新しく作ると、1日の間は両方で署名します。
secret-since = 作成日
secret-old-until = 両方を使う期限
secret-new = 新しいシークレットを作る
secret-new-sure = 新しいシークレットを作りますか。1日以内に受信先へ設定する必要があります。
secret-made = シークレットです。再び表示されないので、今コピーしてください。
webhook-test = テストを送信
webhook-arrived = 届きました。
webhook-not-arrived = 届きませんでした。返ってきた内容は一覧にあります。
webhooks-sent = 送信履歴
webhooks-sent-help = 過去90日分です。届かない場合は3日の間に10回試します。
webhooks-none = まだ何も送信していません。
webhook-is-test = テスト
webhook-delivery = { $code ->
    [waiting] 待機中
    [delivered] 到着
    [failed] 断念
   *[cancelled] 不要になりました
}
webhook-status = 応答 { $status }
webhook-trouble = { $code ->
    [refused] 許可されていないアドレスです
    [name] サーバーが見つかりません
    [timeout] 時間内に応答がありません
    [encryption] 接続が安全ではありません
    [connection] 接続できません
   *[error] 応答を読み取れません
}
webhook-attempts = { $count ->
    [0] 未送信
   *[other] { $count }回試行
}
webhook-next = 次回
webhook-again = 再送
error-address-unclear = https://tickets.example.com/webhook のような完全なアドレスを、ユーザー名・パスワード・#以降を付けずに入力してください。
error-address-https = アドレスはhttps://で始めてください。
error-address-private = サーバー自身のネットワークのアドレスです。コミュニティの運用者が設定で許可できます。
error-brief-length = 1,000文字以内で入力してください。
error-ticket-state-required = 対応の結果を選んでください。
error-ticket-length = 番号は60文字以内で入力してください。
error-link-unclear = https://で始まる完全なアドレスを500文字以内で入力してください。
refusal-no-receiver = チケットシステムが設定されていないか、オフになっています。
refusal-escalated-already = この質問はすでにサポートに引き継がれています。
refusal-not-again = 現在送信中か、もう必要ありません。
deed-desk-escalated = 質問をサポートに引き継ぎ
deed-desk-escalation-changed = チケットの対応結果を変更
deed-desk-receiver-changed = チケットシステムの設定を変更
deed-desk-secret-rotated = Webhookのシークレットを新規作成
deed-desk-webhook-tested = チケットシステムにテスト送信
deed-desk-webhook-resent = Webhookを再送

# Tickets that come in by the API
error-system-unclear = 英小文字・数字・ハイフンで40文字以内にしてください。
error-external-length = 番号は100文字以内で入力してください。
error-ticket-open-or-solved = openかsolvedを指定してください。
error-version-unknown = 製品にそのようなバージョンはありません。
refusal-no-ticket-space = 別のスペースが「tickets」のアドレスを使っているため、チケットのスペースを作れませんでした。サポートチケット用のスペースを作ってください。
deed-desk-ticket-taken = チケットを取り込み
deed-desk-ticket-changed = 変更されたチケットを取り込み
deed-desk-ticket-space-made = チケットのスペースを作成

report = レポート
report-lead = この期間に寄せられた質問について、約束をどれだけ守れたかを表示します。かかった時間は営業時間で数えます。
report-when = 期間
report-days = { $days }日間
report-parts = 分け方
report-by = { $by ->
    [space] スペース
    [priority] 優先度
    [language] 言語
    [agent] 担当者
   *[week] 週
}
report-week = { $monday }から
report-nobody = 担当者なし
report-total = 全体
report-share = 達成率
report-in-time = 期限内
report-late = 遅れ
report-open = 進行中
report-median = 中央値
report-slowest = 遅い10％
report-how = 達成率は、結果が決まった約束のうち期限内だったものの割合です。「遅れ」は、期限後に済んだもの、または期限を過ぎてもまだ済んでいないものです。半数の質問は中央値までに済み、10件に1件は「遅い10％」より長くかかりました。インポートされた質問と、約束が生じる前に閉じられた、または削除された質問は数えません。
report-handed = 期限つきで引き継いだ質問
report-none = この期間に質問はありません
report-none-text = もっと長い期間を選んでください。

# 届いたチケット
tickets-in = チケット
tickets-in-lead = 記事のもとになるメールとチケットです。チームだけが見られます。
mail-files = メール
mail-files-help = メールソフトで保存した .eml ファイルを50件まで選べます。差出人と署名は保存しません。返信は元のチケットに追加されます。
mail-bring = 取り込む
mail-brought = 取り込んだメール
mail-made = 新しいチケット
mail-added = チケットに追加
mail-known = 取り込み済み
mail-removed = 削除されたチケット
mail-automatic = 自動送信のメールのため対象外
mail-left = 除いたファイル：{ $names }
mail-cut = 長すぎるため末尾を省きました
mail-itself = メールボックスから自動で取り込む
mail-itself-text = メールサーバーが受け取ったメールを、このコマンドに渡すよう設定してください。TOKENは「運営」を許したトークンです。
mail-token = トークンを作る
tickets-newest = 新着
tickets-none = チケットはまだありません
tickets-none-text = 取り込んだメールと、チケットシステムのチケットがここに並びます。
tickets-all = すべてのチケット
ticket-article = 記事を作る
ticket-replies = { $count ->
    [0] 返信なし
   *[other] 返信{ $count }件
}
error-no-mail = メールのファイルではありません。.eml ファイルを選んでください。
error-outlook-mail = Outlook独自の形式（.msg）です。メールを .eml で保存するか、添付ファイルとして転送してください。
error-empty-mail = 内容のないメールです。
error-too-many-mails = メールは50件まで選べます。
error-mails-too-large = メールの合計が36MBを超えています。分けて取り込んでください。
