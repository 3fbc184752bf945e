# 검토 목록
reviews = 최신 상태로 유지하기
queue-title = 검토
queue-lead = 다시 살펴봐야 할 도움말 글과 해결된 질문이에요. 급한 것부터 보여요.
queue-mine = 내 담당
queue-all = 전체
queue-nobody = 담당자 없음
queue-none = 살펴볼 글이 없어요
queue-none-text = 모두 최신 상태예요. 검토일이 되거나, 독자가 신고하거나, 링크가 끊기면 여기에 나타나요.
queue-none-filtered = 이 조건에 맞는 글이 없어요
queue-none-filtered-text = 다른 공간이나 제품, 종류를 골라 보세요.
apply = 보기
kind = 종류
kind-any = 모든 종류
kind-articles = 도움말 글
kind-questions = 해결된 질문
kind-all-questions = 질문
kind-discussions = 이야기
kind-article = 도움말 글
kind-question = 해결된 질문
kind-a-question = 질문
kind-discussion = 이야기
space = 공간
space-any = 모든 공간
product = 제품
product-any = 모든 제품
points = 점
owner = 담당자
owner-is = 담당 { $name }
owner-nobody = 담당자 없음
looked-at = 마지막 확인
confirm = 그대로 맞아요
edit = 고치기
flag = 신고하기
archive = 보관하기
hand-over = 담당 넘기기
hand-over-do = 넘기기
details = 자세히
see-flags = 신고 보기
more = “{ $title }” 더 보기
keys-move = 다음, 이전
keys-open = 열기

# 이유
why = 여기 있는 이유
why-nothing = 지금은 문제가 없어요.
why-flags = 독자 { $n }명이 신고했어요
why-wrong = 직원이 틀린 답변으로 표시했어요
why-outdated = 직원이 오래된 답변으로 표시했어요
why-end-of-life = 버전 지원이 끝났어요
why-newer-version = 더 새로운 버전이 나왔어요
why-did-not-help = 독자 { $n }%에게 도움이 안 됐어요
why-broken-links = 끊긴 링크 { $n }개
why-age = 확인한 지 { $n }일 지났어요
why-votes = 반대 { $n }표
why-views = { $n }번 읽혔어요

# 검토 하나
review-of = 검토: { $title }
read = 읽기
written = 작성
not-live = 보관됐거나 더는 해결된 상태가 아니라서 검토하지 않아요.
flags-open = 확인할 신고 { $n }건
flags-settled = 처리한 신고
decide = 결정하기
decide-label = 살펴보니 어떤가요?
outcome = { $code ->
    [confirmed] 그대로 맞아요
    [fixed] 고쳤어요
   *[archived] 더는 맞지 않아요
}
outcome-help = { $code ->
    [confirmed] 다음 검토일까지 그대로 둬요.
    [fixed] 직접 고쳤거나 고쳐 달라고 했어요.
   *[archived] 보관해요. 같은 주소에서 계속 읽을 수 있고, 보관됐다고 표시되며, 검색에서 뒤로 물러나요.
}
note = 메모
note-help = 동료를 위한 메모예요. 보관하면 글에도 표시돼요.
answer-flags = 신고한 독자에게 답하기
answer-flags-help = 신고한 분이 신고 내용 옆에서 볼 수 있어요.
next-review = 다음 검토
next-usual = 종류별 기본 주기
in-days = { $n ->
    [30] 한 달 뒤
    [90] 석 달 뒤
    [180] 반년 뒤
    [365] 1년 뒤
    [730] 2년 뒤
   *[other] { $n }일 뒤
}
save = 저장하기
links-failing = 열리지 않는 링크
link-broken = 끊김
link-failed-once = 한 번 실패
link-result = { $code ->
    [name] 없는 주소예요
    [connection] 연결되지 않아요
    [timeout] 제때 응답이 없어요
    [encryption] 암호화가 올바르지 않아요
    [redirections] 너무 많이 옮겨 다녀요
    [error] 응답을 읽을 수 없어요
   *[other] 상태 { $code }
}
about-review = 이 검토
due-now = 지금
last-review = 지난 검토
looked-by = 검토한 사람
helped = 그 뒤 도움이 됐어요
did-not-help = 그 뒤 도움이 안 됐어요
links-tried = 링크
confirmed-now = 확인했어요. 다음 검토일에 다시 나타나요.
fixed-now = 기록했어요. 다음 검토일에 다시 나타나요.
archived-now = 보관했어요. ‘작업 기록’에서 되돌릴 수 있어요.
handed-over = 담당을 넘겼어요.

# 신고
flag-title = 잘못된 내용 알리기
flag-lead = 이제 맞지 않는 내용을 팀에 알려 주세요. 팀이 살펴보고, 결과를 보실 수 있어요.
flag-what = 어떤 문제인가요?
flag-kind = { $code ->
    [wrong] 틀렸어요
   *[outdated] 오래됐어요
}
flag-kind-help = { $code ->
    [wrong] 설명대로 되지 않거나 사실과 다른 내용이 있어요.
   *[outdated] 예전에는 맞았지만 지금 버전에는 맞지 않아요.
}
flag-note = 구체적으로 무엇인가요?
flag-note-help = 예: 버전 4부터 메뉴 이름이 ‘기기’예요.
flag-send = 보내기
flag-rules = 스팸이거나 무례하거나 규칙에 어긋나나요? 그건 운영진에게 알려 주세요.
flag-rules-link = 운영진에게 신고하기
flagged-now = 고마워요. 팀이 살펴볼게요.
flag-outcome = { $code ->
    [confirmed] 살펴봤고, 내용이 맞아요
    [fixed] 고쳤어요
   *[archived] 보관했어요
}
flag-waiting = 팀이 살펴볼 예정이에요
own-flags-title = 내 신고
own-flags-lead = 틀렸거나 오래됐다고 알린 글과 그 결과예요.
own-flags-none = 아직 신고한 글이 없어요
own-flags-none-text = 도움말 글과 해결된 질문에서 틀렸거나 오래된 내용을 알릴 수 있어요.

# 버전 지원 종료
ends-title = 지원 종료
ends-lead = 더는 지원하지 않는 버전에 관한 글이에요. 보관하거나 다른 버전의 글로 바꿀 수 있어요.
ends-none = 아직 버전이 없어요
ends-none-text = 관리자가 관리 화면에서 제품과 버전을 추가할 수 있어요.
version = 버전
ends = 지원 종료일
ends-not = 정하지 않음
ended = 끝남
end-of = { $name } 지원 종료
end-lead = 글 { $n }개가 이 버전에 관한 거예요.
end-nothing = 이 버전에 관한 글이 없어요
end-nothing-text = 또는 이미 모두 보관했어요.
all-of-them = 다른 쪽까지 { $n }개 모두
all-of-them-help = 고르면 아래에서 선택한 것과 관계없이 모두 처리해요.
tick-page = 이 쪽 모두 선택
choose = 선택
title = 제목
state = 상태
views = 조회
active = 마지막 활동
what-to-do = 선택한 글을 어떻게 할까요?
do-archive = 보관하기
do-archive-help = 같은 주소에서 계속 읽을 수 있고, 보관됐다고 표시되며, 검색에서 뒤로 물러나요.
do-relabel = 다른 버전의 글로 바꾸기
do-relabel-help = 새 버전에도 맞는 내용일 때 골라 주세요.
to-version = 다른 버전
to-version-choose = 버전 고르기
retire-note = 이유
retire-note-help = 보관한 글에 표시돼요. 예: 버전 2는 더 지원하지 않아요.
do-it = 한 번에 처리하기

# 작업 기록
steps-title = 작업 기록
steps-lead = 보관하거나 버전을 바꾼 기록이에요. 한 번에 되돌릴 수 있고, 그 뒤에 바뀌지 않은 글이 원래대로 돌아와요.
steps-none = 아직 보관하거나 버전을 바꾼 적이 없어요
steps-none-text = 검토, 버전 지원 종료, 기간에 따른 보관 기록이 여기에 모여요.
archived-many = 글 { $n }개를 보관했어요
relabelled-many = 글 { $n }개의 버전을 바꿨어요
relabelled-to = 글 { $n }개를 { $version } 글로 바꿨어요
because-end = { $version } 지원 종료
because-age = 오래 활동 없음: { $space }
because-review = 검토에서
undo = 되돌리기
undone-by = { $name ->
    [none] 되돌림: { $n }개
   *[other] { $name } 님이 되돌림: { $n }개
}
undone-now = 되돌렸어요. 글 { $n }개가 원래대로 돌아왔어요.

# 관리
setup-title = 최신 상태로 유지하기
setup-lead = 도움말 글과 해결된 질문을 얼마나 자주, 누가 살펴보는지, 무엇을 저절로 보관하는지 정해요.
setup-article-days = 도움말 글 검토 주기(일)
setup-question-days = 해결된 질문 검토 주기(일)
setup-days-help = 7~3,650일. 각 글의 다음 검토부터 적용돼요.
setup-links = 링크 확인
setup-links-help = 다른 사이트로 가는 링크를 뒤에서 열어 봐요. 며칠 간격으로 두 번 실패하면 끊긴 링크로 봐요.
setup-spaces = 공간
setup-collection = 도움말 · { $name }
setup-spaces-help = 직원이 쓴 답변과 도움말 글은 그 직원이 담당해요. 나머지는 공간의 담당자가 맡아요.
setup-owner = 담당자
setup-owner-of = { $space } 담당자
setup-months = 활동이 없으면 보관할 개월 수
setup-months-of = { $space }에서 활동이 없으면 보관할 개월 수
setup-never = 안 함
setup-saved = 저장했어요.

# 잘못된 점
error-kind-required = 틀렸는지 오래됐는지 골라 주세요.
error-outcome-required = 살펴본 결과를 골라 주세요.
error-action-required = 어떻게 할지 골라 주세요.
error-note-for-flags = 신고한 독자에게 살펴본 결과를 알려 주세요.
error-none-chosen = 글을 하나 이상 선택해 주세요.
error-days-range = 7일에서 3,650일 사이로 적어 주세요.
error-months-range = 1개월에서 240개월 사이로 적거나 비워 두세요.
error-not-staff = 직원을 골라 주세요.
error-no-such-space = 이제 없는 공간이에요.
refusal-not-reviewed = 도움말 글과 해결된 질문만 신고하고 검토할 수 있어요.
refusal-flagged-already = 이미 신고했어요. 팀이 살펴볼게요.
refusal-already-undone = 이미 되돌린 작업이에요.

# 감사 기록에 적히는, 직원이 한 일
deed-freshness-retire = 오래된 글 보관
deed-freshness-undo = 보관 되돌리기
deed-freshness-review = 글 검토
deed-freshness-assign = 글의 담당자 지정
deed-freshness-save = 최신 유지 규칙 변경
