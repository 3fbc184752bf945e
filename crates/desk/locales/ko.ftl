# 데스크
desk = 데스크
desk-lead = 팀을 기다리는 질문이에요. 급한 것, 오래된 것부터 보여요.
desk-of = 데스크: { $title }
queues = 대기열
queue = { $code ->
    [unanswered] 답변 없음
    [breaching] 기한 임박
    [returned] 정보가 왔어요
    [mine] 내 담당
    [unverified] 확인 필요
    [flagged] 팀에 신고됨
    [newcomers] 새 회원
    [hot] 뜨거운 글
   *[snoozed] 미뤄 둔 질문
}
queue-rule = { $code ->
    [unanswered] 열려 있고 아직 답변이 없는 질문이에요.
    [breaching] 약속한 시간의 4분의 3을 넘겼거나 이미 지난 질문이에요. 기한이 가까운 것부터 보여요.
    [returned] 질문한 분이 부족했던 정보를 알려 줬고, 그 뒤로 팀이 아직 쓰지 않은 질문이에요.
    [mine] 내가 맡은 열린 질문이에요.
    [unverified] 최근 90일 안에 회원이 답했고 팀이 아직 확인하지 않은 답변이에요.
    [flagged] 회원이 팀의 도움을 요청한 질문이에요.
    [newcomers] 가입한 지 30일이 안 된 회원의 첫 질문 가운데 아무도 답하지 않은 것이에요.
    [hot] 이틀 안에 글 5개, 조회 300회, “저도요” 3개 가운데 하나를 넘겼지만 팀이 한 번도 쓰지 않은 질문이에요.
   *[snoozed] 나중에 다시 보기로 한 질문이에요. 때가 되거나 새 소식이 있으면 대기열로 돌아와요.
}
none = 기다리는 질문이 없어요
none-text = 새 질문이 오면 여기에 나타나요.
none-filtered = 이 조건에 맞는 질문이 없어요
none-filtered-text = 다른 조건을 골라 보세요.
setup-link = 영업시간과 목표
filters = 필터
filters-saved = 저장한 필터
filter-name = 이 필터의 이름
filter-keep = 저장하기
filter-drop = 필터 “{ $name }” 지우기
filter-kept = 필터를 저장했어요.
filter-dropped = 필터를 지웠어요.
apply = 보기
space = 공간
space-any = 모든 공간
product = 제품
product-any = 모든 제품
tag = 태그
language-label = 언어
language-any = 모든 언어
language = { $code ->
    [ko] 한국어
    [ja] 일본어
    [en] 영어
   *[other] 그 밖의 언어
}
priority-label = 우선순위
priority-any = 모든 우선순위
priority = { $code ->
    [urgent] 긴급
    [high] 높음
    [low] 낮음
   *[normal] 보통
}
owner = 담당자
owner-any = 모든 담당자
owner-is = 담당 { $name }
assignee-me = 나
assignee-nobody = 담당자 없음
answers = 답변 { $n }개
mark-unanswered = 답변이 없어요
mark-unverified = 확인이 필요해요
mark-returned = 정보가 왔어요
mark-newcomer = 새 회원
mark-hot = 뜨거운 글
mark-flagged = 신고됨
due = 기한
clock-late = 기한 지남
keys = 키보드로 일하기
keys-move = 다음, 이전
keys-open = 열기
keys-back = 돌아가기
next-in-queue = 대기열의 다음 질문
take = 맡기
take-over = 넘겨받기
take-over-text = { $name } 님이 맡은 질문이고, 이미 살펴보고 있을 수도 있어요. 넘겨받으면 동료에게 메일로 알리고 기록에 남겨요.
take-over-do = 내가 넘겨받기
give-back = 내려놓기
answer = 답변하기
verify = 확인하기
correct = 고치기
mark-wrong = 틀렸다고 표시
hand-on = 동료에게 넘기기
snooze = 나중에 보기
details = 자세히
answer-of = { $name } 님의 답변
read-all = 모두 읽기
more = “{ $title }” 더 보기

# 질문 하나
read = 읽기
question-text = 질문 내용
read-question = 질문 내용 읽기
is-answering = { $name } 님이 답변을 쓰고 있어요
is-here = { $name } 님이 이 질문을 보고 있어요
not-open = 닫혔거나 숨겨진 질문이라 대기열에 없어요.
clocks = 약속한 시간
clocks-none = 이 질문에는 약속한 시간이 없어요.
clock = { $code ->
    [first_response] 첫 답변
    [handed] 동료에게 넘긴 질문
   *[resolution] 해결
}
clock-status = { $code ->
    [running] 진행 중
    [waiting] 정보를 기다려요
    [met] 지켰어요
   *[stopped] 멈춤
}
used-of = { $target } 가운데 { $used } 사용
length-minutes = { $n }분
length-hours = { $n }시간
belongs-to = { $name } 님이 맡았어요
belongs-to-nobody = 담당자 없음
answer-by = 답변 기한
colleague-label = 동료
colleague-choose = 동료를 고르세요
colleague = { $name } · 열린 질문 { $n }개
note = 메모
note-help = 동료가 알아야 할 것을 적어 주세요. 질문한 분에게는 보이지 않아요.
answer-within = 언제까지 답해야 하나요?
answer-within-help = 영업시간으로 세요.
within-hours = { $n }시간 안에
no-limit = 정하지 않음
hand-on-do = 넘기기
snooze-until = 언제 다시 볼까요?
nap = { $code ->
    [hour] 1시간 뒤
    [hours] 4시간 뒤
    [tomorrow] 다음 영업일
    [days] 3일 뒤
   *[week] 1주일 뒤
}
snooze-do = 미루기
sleeps-until = 다시 보는 때
wake = 지금 다시 보기
set-priority = 바꾸기
why-here = 여기에 있는 이유
history = 기록
history-none = 아직 아무 일도 없었어요.
happened-clock = { $deed ->
    [started] { $clock }: 시작
    [waiting] { $clock }: 정보를 기다리기 시작
    [resumed] { $clock }: 다시 시작
    [met] { $clock }: 지킴
    [stopped] { $clock }: 멈춤
    [warned] { $clock }: 4분의 3이 지남
   *[breached] { $clock }: 기한이 지남
}
happened-retargeted = { $clock }: 새 목표 { $length }
happened-priority = { $name } 님이 바꾼 우선순위: { $priority }
happened-taken = { $name } 님이 맡았어요
happened-taken-over = { $name } 님이 { $other } 님에게서 넘겨받았어요
happened-given-back = { $name } 님이 { $other } 님의 담당을 내려놓았어요
happened-handed = { $name } 님이 { $other } 님에게 넘겼어요
happened-snoozed = { $name } 님이 { $until }까지 미뤘어요
happened-woken = { $name } 님이 다시 꺼냈어요
happened-stirred = 새 소식이 있어 미룬 시각보다 먼저 돌아왔어요
happened-merged = 다른 질문이 이 질문에 합쳐졌어요
taken-now = 맡았어요.
taken-over-now = 이제 직접 맡았어요. 동료에게도 메일로 알렸어요.
given-back-now = 내려놓았어요.
handed-now = 동료에게 넘겼어요. 메일로도 알렸어요.
priority-set-now = 우선순위를 바꿨어요.
snoozed-now = 미뤄 두었어요. 때가 되면 돌아와요.
woken-now = 대기열로 돌아왔어요.
mail-handed-subject = [{ $community }] 질문을 넘겨받았어요: { $title }
mail-handed-text = { $name } 님이 “{ $title }” 질문을 넘겼어요.
mail-handed-text-note = { $name } 님이 “{ $title }” 질문을 넘겼어요. 메모: { $note }
mail-due = 곧 기한이 되는 질문 { $count }개
mail-due-text = 이 질문들의 약속한 시간이 얼마 남지 않았어요.
mail-handed-button = 데스크에서 열기
mail-taken-over-subject = [{ $community }] 다른 담당자가 넘겨받았어요: { $title }
mail-taken-over-text = { $name } 님이 “{ $title }” 질문을 넘겨받았어요. 이제 이 질문은 챙기지 않아도 돼요.

# 당번표
rota = 당번표
rota-lead = 누가 언제 자리에 있는지, 누가 쉬는지, 무엇을 맡는지 보여 줘요.
rota-none = 아직 근무가 없어요
rota-none-text = 누가 언제 있는지 넣어 주세요. 그러면 새 질문이 그때 당번에게 가요.
rota-week = { $from }–{ $to }
rota-weeks = 주 옮기기
week-before = 지난주
week-after = 다음 주
week-now = 이번 주
week-copy = 이번 주의 한 번짜리 근무를 다음 주로 복사하기
week-copied = { $n ->
    [0] 복사할 근무가 없었어요.
   *[other] 근무 { $n }개를 복사했어요.
}
rota-zone = 시각은 { $zone } 기준이에요.
gaps-told = 영업시간 가운데 당번이 없는 구간이 { $n }곳 있어요.
gaps-none = 영업시간 내내 당번이 있어요.
gap = 아무도 없음
nobody-needed = 휴무
nobody-now = 지금은 당번이 없어요
on-now = 지금 당번
on-until = { $name } 님({ $time }까지)
next-at = 다음 당번: { $day }, { $time }
today = 오늘
instead-of = { $name } 님 대신
next-day = (다음 날)
shifts = 반복 근무
shifts-none = 없어요. 한 번짜리 근무는 그 주에 나와요.
shift = 근무
shift-new = 근무 넣기
shift-help = 한 번이나 매주 되풀이해요. 근무는 시작하는 날에 속해요.
shift-saved = 근무를 저장했어요.
shift-drop = 근무 지우기
shift-drop-help = 지난 주를 포함해 모든 주에서 사라져요. 끝내려면 마지막 날을 정해 주세요.
shift-dropped = 근무를 지웠어요.
begins = 시작
ends = 끝
ends-help = 시작보다 늦지 않으면 다음 날이에요.
first-day = 첫날
last-day = 마지막 날
last-day-help = 비워 두면 끝이 없고, 첫날과 같으면 한 번짜리예요.
weekdays = 요일
weekdays-help = 고르지 않으면 첫날의 요일이에요.
repeats = 반복
every-weeks = { $n ->
    [1] 매주
   *[other] { $n }주마다
}
days-off = 쉬는 날
days-off-help = 이 달력의 공휴일과 휴무일에는 근무하지 않아요.
on-holidays = 공휴일에도 근무
not-on-holidays = “{ $name }” 휴일에는 쉼
since-day = { $day }부터
days-between = { $from }–{ $to }
weekday-short = { $code ->
    [mon] 월
    [tue] 화
    [wed] 수
    [thu] 목
    [fri] 금
    [sat] 토
   *[sun] 일
}
leave = 휴가
leave-none = 예정된 휴가가 없어요.
leave-enter = 휴가 넣기
leave-help = 이 기간의 근무는 대신할 사람에게 가요. 없으면 근무가 비어요.
leave-entered = 휴가를 넣었어요.
leave-drop = { $name } 님의 휴가({ $days }) 지우기
leave-dropped = 휴가를 지웠어요.
substitute = 대신할 사람
substitute-help = 근무를 맡고, 휴가가 시작되면 열린 질문도 맡아요. 메일로 알려 드려요.
substitute-nobody = 없음
substitute-none = 대신할 사람 없음
substitute-is = 대신: { $name } 님
agents = 누가 무엇을 맡나요
agents-help = 새 질문은 당번 가운데 알맞은 사람에게 가요. 질문의 언어로 답하고, 되도록 그 일을 알고, 맡은 것이 가장 적은 사람이에요.
agent = 담당자
agent-of = { $name } 님이 맡는 것
load = 열린 질문
load-of = { $cap }개 중 { $open }개
languages = 언어
languages-help = 고르지 않으면 모든 언어예요.
skills = 잘 아는 것
skills-any = 따로 정하지 않음
skills-help = 여기에 관한 질문이 먼저 가요.
products = 제품
tags = 태그
cap = 열린 질문의 한도
cap-help = 이만큼 있으면 더 주지 않아요. 0이면 아예 주지 않아요. 동료가 넘기는 것은 괜찮아요.
mail-leave-subject = [{ $community }] { $name } 님의 근무를 맡게 됐어요
mail-leave-text = { $name } 님이 { $from }부터 { $to }까지 쉬고, 그동안 대신할 사람으로 정해졌어요.
mail-leave-button = 당번표 보기

happened-given = 당번인 { $name } 님에게 갔어요
happened-passed = 휴가가 시작돼 { $name } 님에게 갔어요
happened-freed = { $name } 님의 휴가가 시작돼 대기열로 돌아왔어요
happened-lost = { $name } 님이 더는 답변할 수 없어서 대기열로 돌아왔어요
mail-given-subject = [{ $community }] 맡게 된 질문: { $title }
mail-given-subject-many = [{ $community }] 맡게 된 질문 { $n }개
mail-given-text = 당번이어서 질문 { $n }개를 맡게 됐어요.
assignment = 질문 나눠 주기
assignment-help = 새 질문은 당번 가운데 알맞은 사람에게 가요. 당번이 없으면 대기열에서 기다리고, 질문한 분은 팀이 언제 돌아오는지 볼 수 있어요.
assignment-spaces = 질문을 나눠 주는 공간
old-too = 근무가 시작되면 기다리던 질문도 나눠 주기
old-too-help = 끄면 근무하는 동안 올라온 질문만 나눠 줘요.

# 근무를 마칠 때
handover = 근무 넘기기
handover-lead = 다음 당번이 알아야 할 것이에요. 읽을 때까지 그 사람의 데스크 맨 위에 보여요.
handover-to = 받는 사람
handover-next = 지금이나 다음 당번
handover-text = 메모
handover-text-help = 예: 오늘 많이 묻는 것, 고치고 있는 것
handover-threads = 열린 질문
handover-threads-none = 없어요.
handover-about = “{ $title }”에 대해
handover-note = 알아야 할 것
handover-move = 이 질문도 바로 넘기기
handover-move-help = 받는 사람이 볼 수 있는 공간의 질문이 그 사람의 담당이 돼요.
handover-do = 넘기기
handover-left = 메모를 남겼어요. 동료에게 메일로 알려 드려요.
handover-of = { $name } 님의 인계 메모
handover-count = 열린 질문 { $n }개
handover-read = 읽었어요
mail-handover-subject = [{ $community }] { $name } 님이 근무를 넘겼어요
mail-handover-text = { $name } 님이 근무를 마치며 메모를 남겼어요. 열린 질문은 { $n }개예요.
mail-handover-button = 메모 읽기

# 관리
setup-title = 데스크: 영업시간과 목표
setup-lead = 팀이 언제 일하는지, 고객에게 얼마나 빨리 답하기로 했는지 정해요.
setup-saved = 저장했어요.
save = 저장하기
calendars = 영업시간
calendars-help = 약속한 시간은 이 시간에만 흘러요. 공휴일과 대체공휴일은 법에 따라 자동으로 쉬어요.
calendar = 영업시간
calendar-new = 영업시간 추가하기
calendar-delete = 영업시간 지우기
calendar-unused = 쓰이지 않음
next-free-days = 다가오는 휴무일
no-free-days = 1년 안에 없어요.
closed = 휴무
weekday = { $code ->
    [mon] 월요일
    [tue] 화요일
    [wed] 수요일
    [thu] 목요일
    [fri] 금요일
    [sat] 토요일
   *[sun] 일요일
}
name = 이름
zone = 시간대
zone-help = 예: Asia/Seoul, Asia/Tokyo
holidays = 공휴일
country = { $code ->
    [kr] 대한민국
   *[jp] 일본
}
holidays-kr-help = 설날과 추석, 대체공휴일, 선거일을 포함해요.
holidays-jp-help = 춘분과 추분, 대체휴일, 국민의 휴일을 포함해요.
week = 요일별 시간
week-help = 예: 09:00-12:00, 13:00-18:00. 쉬는 날은 비워 두세요.
special-days = 다르게 일하는 날
special-days-help = 한 줄에 하루씩 적어 주세요. 쉬는 날은 “2026-12-24 - 창립기념일”, 일하는 날은 “2026-12-26 10:00-14:00 토요 근무”처럼요.
promises = 약속한 시간
promises-help = 첫 답변과 해결까지의 시간이에요. 영업시간으로 세고, 정보를 기다리는 동안은 멈춰요.
promised-in = 약속한 시간: { $name }
everywhere = 다른 모든 공간
as-everywhere = 다른 공간과 같아요
as-everywhere-do = 다른 공간과 같게 하기
nothing-promised = 없음
targets = 목표
targets-help = 시간 단위로 적어 주세요. 예: 0.5, 4, 18. 비워 두면 약속하지 않아요.
first-response = 첫 답변
resolution = 해결
members-count = 다른 회원의 답변도 첫 답변으로 세기
members-count-help = 끄면 팀이 쓴 것만 세요.

# 잘못될 수 있는 것
error-hours-unclear = 시간은 09:00-12:00, 13:00-18:00처럼 적고 서로 겹치지 않게 해 주세요.
error-days-unclear = 한 줄에 하루씩 “2026-12-24 - 이름” 또는 “2026-12-26 10:00-14:00 이름”처럼, 같은 날은 한 번만 적어 주세요.
error-never-open = 적어도 하루는 시간을 적어 주세요.
error-zone-unknown = Asia/Seoul처럼 알려진 시간대를 적어 주세요.
error-name-length = 이름을 60자 안으로 적어 주세요.
error-code-unclear = 코드는 영문 소문자, 숫자, 하이픈으로 적어 주세요.
error-calendars-unclear = 영업시간은 하나 이상이어야 하고 코드가 겹치면 안 돼요.
error-plans-unclear = 모든 공간의 기본 목표가 하나 있어야 하고, 공간마다 하나만 둘 수 있어요.
error-no-such-calendar = 그런 영업시간이 없어요.
error-no-such-space = 그런 공간이 없어요.
error-target-range = 1분에서 1년 사이의 시간을 숫자로 적어 주세요.
error-colleague-required = 이 공간을 볼 수 있는 동료를 고르세요.
error-answer-by-range = 앞으로 60일 안의 때를 고르세요.
error-priority-required = 우선순위를 고르세요.
error-snooze-range = 앞으로 90일 안의 때를 고르세요.
error-snooze-colleagues = 동료가 맡은 질문이에요. 먼저 넘겨받거나 동료에게 미뤄 달라고 하세요.
error-filter-name-length = 필터 이름을 40자 안으로 적어 주세요.
error-time-unclear = 09:00처럼 시각을 넣어 주세요.
error-day-unclear = 2026-05-04처럼 날짜를 넣어 주세요.
error-last-day-before = 마지막 날은 첫날보다 앞설 수 없어요.
error-every-range = 1주에서 8주 사이로 골라 주세요.
error-leave-length = 길어도 1년까지 넣을 수 있어요.
error-leave-overlaps = 이 기간에 이미 휴가가 있어요. 먼저 지워 주세요.
error-substitute-other = 대신할 사람으로 다른 동료를 골라 주세요.
error-cap-range = 0에서 500 사이의 수를 넣어 주세요.
error-language-unknown = 한국어, 일본어, 영어 가운데 골라 주세요.
error-tags-many = 태그는 50개까지 넣을 수 있어요.
error-product-unknown = 그 제품은 이제 없어요.
error-handover-empty = 메모를 써 주세요. 열린 질문이 없어요.
error-nobody-next = 60일 안에 다른 당번이 없어요. 동료를 골라 주세요.
error-no-such-thread = 그런 질문이 없어요.
refusal-too-many-filters = 필터는 20개까지 저장할 수 있어요. 하나를 지우고 다시 해 보세요.
refusal-taken-already = 방금 다른 동료가 맡았어요.
refusal-not-open = 열린 질문이 아니에요.
refusal-calendar-used = 이 영업시간을 쓰는 공간이 있어요. 먼저 다른 것으로 바꿔 주세요.

# Internal notes
notes = 내부 메모
notes-help = 팀만 볼 수 있어요. @로 언급한 동료에게는 메일을 보내요.
notes-count = 메모 { $count }개
note-new = 메모 쓰기
note-text = 메모
note-do = 메모 남기기
note-edit = 메모 고치기
note-change = 고치기
note-edited = 고침
note-delete = 메모 지우기
note-delete-sure = 이 메모를 지울까요? 되돌릴 수 없어요.
note-added = 메모를 남겼어요. 팀만 볼 수 있어요.
note-changed = 메모를 고쳤어요.
note-deleted = 메모를 지웠어요.
mail-note-subject = [{ $community }] 메모에서 회원님을 언급했어요: { $title }
mail-note-text = { $name } 님이 ‘{ $title }’ 질문의 내부 메모에서 회원님을 언급했어요.
mail-note-button = 메모 읽기
error-note-length = 5,000자까지 쓸 수 있어요.
refusal-too-many-notes = 이 질문에는 이미 메모가 200개 있어요. 먼저 내 메모를 하나 지워 주세요.

# Saved replies
replies = 저장한 답변
replies-lead = 팀이 미리 준비해 둔 글이에요. 많이 쓴 것부터 보여요.
replies-all = 저장한 답변 모두 보기
replies-choose = 저장한 답변 고르기
replies-choose-lead = 답변란에 넣은 뒤에 고칠 수 있어요.
replies-search = 이름과 글에서 찾기
replies-none = 아직 저장한 답변이 없어요
replies-none-text = 자주 하는 말을 저장해 두고, 질문마다 고쳐 쓰세요.
replies-not-found = 이 말이 들어 있는 답변이 없어요.
reply-new = 새 답변 저장
reply-edit = 저장한 답변 고치기
reply-name = 이름
reply-folder = 폴더
folder-help = ‘배송’처럼 답변을 묶어 두는 곳이에요.
folder-any = 모든 폴더
reply-whose = 쓰는 사람
reply-team = 팀 전체
reply-own = 나만
reply-texts = 글
reply-texts-help = 한 언어 이상 써 주세요. 없는 언어는 다른 언어로 대신해요. 중괄호 안의 낱말은 이렇게 채워져요.
variable = { $code ->
    [name] 질문한 사람 이름
    [agent] 내 이름
    [product] 질문의 제품
    [version] 제품 버전
    [space] 공간
   *[link] 질문 주소
}
reply-uses = { $count ->
    [0] 아직 쓰지 않음
   *[other] { $count }번 씀
}
reply-use = 넣기
reply-inserted = 답변란에 넣었어요. 질문에 맞게 고쳐서 보내 주세요.
reply-missing = { $names }에 넣을 정보가 없어요. 보내기 전에 채워 주세요.
reply-saved = 답변을 저장했어요.
reply-deleted = 저장한 답변을 지웠어요.
reply-delete = 이 답변 지우기
reply-delete-sure = 저장한 답변을 지울까요? 되돌릴 수 없어요.
share-title = 되풀이한 답변
share-lead = 최근 30일 동안, 같은 사람이 예전에 쓴 글과 거의 똑같이 쓴 답변과 댓글이에요.
share-none = 최근 30일 동안 팀에서 답변하거나 댓글을 쓴 사람이 없어요.
share-who = 사람
share-answers = 답변과 댓글
share-templated = 되풀이
share-share = 비율
share-how = 두 글이 서로 9할 넘게 겹치면 같은 글로 봐요. 바로 앞의 글 200개와 견주고, 아주 짧은 글은 세지 않아요. 관리자는 모두의 것을, 다른 분은 자기 것만 볼 수 있어요.
error-folder-length = 폴더 이름은 60자까지 쓸 수 있어요.
error-reply-length = 5,000자까지 쓸 수 있어요.
error-reply-empty = 한 언어 이상 글을 써 주세요.
error-variable-unknown = 채울 수 없는 중괄호 낱말이 있어요. 목록에 있는 것만 쓰거나, 중괄호 안에 빈칸을 넣어 주세요.
refusal-too-many-replies = 이미 답변 500개를 저장했어요. 먼저 하나를 지워 주세요.

# 감사 기록에 적히는, 직원이 한 일
deed-desk-taken = 질문 맡음
deed-desk-taken-over = 동료의 질문을 넘겨받음
deed-desk-given-back = 질문 내려놓음
deed-desk-handed-on = 동료에게 질문 넘김
deed-desk-handed-over = 근무 인계 메모 남김
deed-desk-priority-set = 질문 우선순위 변경
deed-desk-snoozed = 질문 미룸
deed-desk-settings-changed = 데스크 설정 변경
deed-desk-note-added = 내부 메모 작성
deed-desk-note-edited = 내부 메모 수정
deed-desk-note-deleted = 내부 메모 삭제
deed-desk-agent-set = 상담원의 담당 조건 변경
deed-desk-shift-saved = 근무 저장
deed-desk-shift-dropped = 근무 삭제
deed-desk-leave-entered = 휴가 등록
deed-desk-leave-dropped = 휴가 삭제
deed-desk-week-copied = 근무표 한 주 복사
deed-desk-invited = 답변 요청
deed-desk-reply-kept = 답변 저장
deed-desk-reply-changed = 저장한 답변 수정
deed-desk-reply-deleted = 저장한 답변 삭제

# Who knows
experts = 알 만한 사람
experts-help = 태그나 제품이 같은 질문에서 채택되거나 확인된 답변을, 최근 것에 더 무게를 두어 살펴봤어요. 초대하면 메일이 가고, 거절할 수도 있어요.
experts-none = 비슷한 질문을 해결한 사람이 아직 없어요. 태그와 제품을 달면 찾기 쉬워요.
expert-staff = 팀
expert-accepted = 채택된 답변 { $count }개
expert-verified = 확인된 답변 { $count }개
expert-off = 초대를 받지 않아요
expert-invited = 이미 초대했어요
invite = 초대
invite-do = 초대 보내기
invite-note = 이분께 묻는 까닭
invite-colleague = 다른 동료 초대하기
invited = 초대한 사람
invited-now = 초대를 보냈어요.
invited-by = { $name } 님이 초대
declined-because = 거절한 까닭:
invitations = 답변 초대
invitations-lead = 팀에서 회원님이 알 만하다고 생각한 질문이에요. 언제든 거절해도 괜찮아요.
invitations-none = 초대가 없어요
invitations-none-text = 팀에서 답변을 부탁하면 여기에 질문이 나와요.
invitations-on = 팀이 답변을 부탁해도 좋아요
invitations-on-help = 한 번에 3개, 일주일에 5개까지만 와요.
invitations-saved = 저장했어요.
invitation-accept = 답변하기
invitation-decline = 이번에는 어려워요
invitation-decline-do = 거절하기
invitation-reason = 까닭
invitation-declined = 거절했어요. 팀에도 알렸어요.
invitation-gone = 이제 열려 있지 않은 초대예요.
invitation-state = { $code ->
    [open] 기다리는 중
    [accepted] 수락함
    [declined] 거절함
   *[expired] 기한 지남
}
open-until = 기한
mail-invited-subject = [{ $community }] 답변해 주실 수 있나요? { $title }
mail-invited-text = 팀에서 ‘{ $title }’ 질문의 답을 회원님이 아실 것 같다고 생각했어요.
mail-invited-free = 거절해도 괜찮고, 이런 초대를 끌 수도 있어요.
mail-invited-button = 초대 보기
error-expert-required = 이 질문을 볼 수 있는 동료나, 답변이 채택되거나 확인된 회원을 골라 주세요. 질문한 사람은 초대할 수 없어요.
error-invitation-note-length = 300자까지 쓸 수 있어요.
refusal-invitations-off = 이 회원은 초대를 받지 않아요.
refusal-invited-enough = 이 회원은 지금 초대가 충분해요. 한 번에 3개, 일주일에 5개까지예요.
refusal-invited-already = 이 질문에 이미 초대한 적이 있어요.

# 티켓 시스템에 전달
escalation = 고객 지원에 전달
escalation-state = { $code ->
    [passed] 전달함
    [accepted] 고객 지원에서 처리 중
    [solved] 고객 지원에서 해결
    [declined] 고객 지원에서 반려
   *[withdrawn] 거둬들임
}
escalation-delivery = { $code ->
    [waiting] 보내는 중
    [delivered] 티켓 시스템이 받았어요
    [failed] 도착하지 않았어요
   *[cancelled] 보내지 않았어요
}
escalated-by = 전달한 사람
escalation-ticket = 티켓 번호
escalation-link = 티켓 주소
escalation-comment = 고객 지원의 말
escalation-outcome = 처리 결과
escalation-outcome-choose = 선택
escalation-outcome-help = 보통은 티켓 시스템이 직접 알려 줘요.
escalation-change = 처리 결과 적기
escalation-saved = 저장했어요.
escalate-help = 질문과 메모가 회사의 티켓 시스템으로 가요. 시계는 계속 가요. 고객은 여전히 여기에서 기다리니까요.
escalate-note = 고객 지원이 알아야 할 것
escalate-note-help = 직원과 고객 지원만 읽어요.
escalate-do = 고객 지원에 전달
escalated-now = 전달했어요. 결과는 여기에 나와요.
happened-escalated = { $name } 님이 고객 지원에 전달했어요
happened-ticket = { $code ->
    [ticket_accepted] 고객 지원이 티켓으로 받았어요
    [ticket_solved] 고객 지원이 해결했어요
    [ticket_declined] 고객 지원이 반려했어요
   *[ticket_withdrawn] 고객 지원에서 거둬들였어요
}
mail-ticket-subject = { $state ->
    [solved] [{ $community }] 고객 지원이 해결했어요: { $title }
   *[declined] [{ $community }] 고객 지원이 반려했어요: { $title }
}
mail-ticket-text = { $state ->
    [solved] 전달하신 “{ $title }” 질문의 티켓이 해결됐어요. 질문한 사람에게 답변을 써 주세요.
   *[declined] 전달하신 “{ $title }” 질문을 고객 지원이 맡지 않아요. 질문은 다시 팀에 있어요.
}
mail-ticket-button = 데스크에서 열기
mail-undelivered-subject = [{ $community }] 고객 지원에 도착하지 않았어요: { $title }
mail-undelivered-text = 전달하신 “{ $title }” 질문을 티켓 시스템에 보내지 못했어요. 매니저가 다시 보낼 수 있어요.
tickets-title = 티켓 시스템
tickets-lead = 상담원이 서명된 웹훅으로 질문을 전달하면, 티켓 번호와 상태가 돌아와요.
receiver-url = 받는 주소
receiver-url-help = https://로 시작하는 공개 주소예요. 질문을 전달할 때마다 호출해요.
receiver-active = 질문을 전달할 수 있어요
receiver-active-help = 꺼 두면 웹훅은 기다려요.
receiver-tell = 질문한 사람에게 고객 지원이 맡았다고 알려요
receiver-tell-help = 자기 질문의 페이지에만 나오고, 고객 지원의 말은 보이지 않아요.
receiver-email = 질문한 사람의 이메일 주소도 보내요
receiver-email-help = 꺼 두면 커뮤니티에서 쓰는 이름만 보내요.
secret = 비밀 키
secret-help = 받는 쪽은 이 키로 웹훅이 진짜인지 확인해요. 새로 만들면 하루 동안 두 키로 서명해요.
secret-since = 만든 날
secret-old-until = 두 키를 함께 쓰는 기한
secret-new = 새 비밀 키 만들기
secret-new-sure = 새 비밀 키를 만들까요? 하루 안에 받는 쪽에 알려 줘야 해요.
secret-made = 비밀 키예요. 다시 보여 주지 않으니 지금 복사해 두세요.
webhook-test = 시험 삼아 보내기
webhook-arrived = 도착했어요.
webhook-not-arrived = 도착하지 않았어요. 돌아온 답은 목록에 있어요.
webhooks-sent = 보낸 것
webhooks-sent-help = 최근 90일 동안이에요. 도착하지 않으면 사흘 동안 열 번 시도해요.
webhooks-none = 아직 보낸 것이 없어요.
webhook-is-test = 시험
webhook-delivery = { $code ->
    [waiting] 대기 중
    [delivered] 도착
    [failed] 포기
   *[cancelled] 더는 필요 없음
}
webhook-status = 응답 { $status }
webhook-trouble = { $code ->
    [refused] 허용되지 않은 주소예요
    [name] 그런 서버가 없어요
    [timeout] 제때 답이 없었어요
    [encryption] 연결이 안전하지 않아요
    [connection] 연결되지 않았어요
   *[error] 읽을 수 없는 답이에요
}
webhook-attempts = { $count ->
    [0] 아직 시도하지 않음
   *[other] { $count }번 시도
}
webhook-next = 다음 시도
webhook-again = 다시 보내기
error-address-unclear = https://tickets.example.com/webhook처럼 온전한 주소를 이름, 비밀번호, # 뒷부분 없이 적어 주세요.
error-address-https = 주소는 https://로 시작해야 해요.
error-address-private = 서버가 있는 내부 네트워크의 주소예요. 커뮤니티 운영자가 설정에서 허용할 수 있어요.
error-brief-length = 1,000자까지 적어 주세요.
error-ticket-state-required = 처리 결과를 선택해 주세요.
error-ticket-length = 번호는 60자까지 적어 주세요.
error-link-unclear = https://로 시작하는 온전한 주소를 500자까지 적어 주세요.
refusal-no-receiver = 티켓 시스템이 설정되지 않았거나 꺼져 있어요.
refusal-escalated-already = 이 질문은 이미 고객 지원에 있어요.
refusal-not-again = 지금 보내는 중이거나 더는 필요 없어요.
deed-desk-escalated = 질문을 고객 지원에 전달
deed-desk-escalation-changed = 티켓 처리 결과 변경
deed-desk-receiver-changed = 티켓 시스템 설정 변경
deed-desk-secret-rotated = 웹훅 비밀 키 새로 만들기
deed-desk-webhook-tested = 티켓 시스템에 시험 전송
deed-desk-webhook-resent = 웹훅 다시 보내기

# Tickets that come in by the API
error-system-unclear = 영문 소문자, 숫자, 붙임표로 40자까지 적어 주세요.
error-external-length = 번호는 100자까지 적어 주세요.
error-ticket-open-or-solved = open이나 solved로 적어 주세요.
error-version-unknown = 제품에 그런 버전이 없어요.
refusal-no-ticket-space = 다른 공간이 “tickets” 주소를 쓰고 있어 티켓 공간을 만들지 못했어요. 고객 지원 티켓 종류의 공간을 만들어 주세요.
deed-desk-ticket-taken = 티켓 들여오기
deed-desk-ticket-changed = 바뀐 티켓 들여오기
deed-desk-ticket-space-made = 티켓 공간 만들기

report = 보고서
report-lead = 이 기간에 올라온 질문에 약속을 얼마나 지켰는지 보여 줘요. 걸린 시간은 영업시간으로 세요.
report-when = 기간
report-days = { $days }일
report-parts = 나눠 보기
report-by = { $by ->
    [space] 공간
    [priority] 우선순위
    [language] 언어
    [agent] 담당자
   *[week] 주
}
report-week = { $monday }부터
report-nobody = 담당자 없음
report-total = 전체
report-share = 지킨 비율
report-in-time = 제때
report-late = 늦음
report-open = 진행 중
report-median = 중앙값
report-slowest = 느린 10%
report-how = 지킨 비율은 결과가 정해진 약속 가운데 제때 지킨 비율이에요. 늦음은 늦게 이뤄졌거나, 시간이 지났는데 아직 이뤄지지 않은 것이에요. 질문의 절반은 중앙값 안에 끝났고, 열에 하나는 ‘느린 10%’보다 오래 걸렸어요. 가져온 질문, 그리고 약속이 시작되기 전에 닫히거나 삭제된 질문은 세지 않아요.
report-handed = 기한을 정해 동료에게 넘긴 질문
report-none = 이 기간에는 질문이 없어요
report-none-text = 더 긴 기간을 골라 보세요.

# 들어온 티켓
tickets-in = 티켓
tickets-in-lead = 도움말로 만들 이메일과 티켓이에요. 팀만 볼 수 있어요.
mail-files = 이메일
mail-files-help = 메일 프로그램에서 저장한 .eml 파일을 50개까지 고를 수 있어요. 보낸 사람과 서명은 저장하지 않아요. 답장은 원래 티켓에 이어져요.
mail-bring = 가져오기
mail-brought = 가져온 이메일
mail-made = 새 티켓
mail-added = 티켓에 이어짐
mail-known = 이미 있음
mail-removed = 삭제된 티켓
mail-automatic = 프로그램이 보낸 메일이라 가져오지 않음
mail-left = 제외한 파일: { $names }
mail-cut = 글이 너무 길어 끝을 잘랐어요
mail-itself = 메일함에서 자동으로 가져오기
mail-itself-text = 메일 서버가 메일을 받을 때마다 이 명령에 넘겨주면 돼요. TOKEN은 범위에 “운영”이 있는 토큰이에요.
mail-token = 토큰 만들기
tickets-newest = 최근 티켓
tickets-none = 아직 티켓이 없어요
tickets-none-text = 가져온 이메일과 티켓 시스템의 티켓이 여기에 나와요.
tickets-all = 모든 티켓
ticket-article = 글로 만들기
ticket-replies = { $count ->
    [0] 답변 없음
   *[other] 답변 { $count }개
}
error-no-mail = 이메일 파일이 아니에요. .eml 파일을 골라 주세요.
error-outlook-mail = Outlook 전용 형식(.msg)이에요. 이메일을 .eml로 저장하거나 첨부 파일로 전달해 주세요.
error-empty-mail = 내용이 없는 이메일이에요.
error-too-many-mails = 이메일은 50개까지 고를 수 있어요.
error-mails-too-large = 이메일을 합친 크기가 36MB를 넘어요. 나누어 가져와 주세요.
