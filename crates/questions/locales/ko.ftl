# 질문하기
ask-title = 질문하기
ask-lead = 화면을 보지 못한 사람도 이해할 수 있게 적어 주시면 답변이 빨리 달려요.
ask-space = 어디에 올릴까요?
ask-space-choose = 공간을 골라 주세요
ask-question = 한 줄로 쓴 질문
ask-question-help = 예: 내보낸 파일이 비어 있어요
ask-similar = 비슷한 질문
ask-similar-hint = 제목을 적으면 비슷한 질문을 찾아 드려요.
ask-body = 자세한 내용
ask-body-help = 무엇을 했고, 어떻게 될 줄 알았는데, 실제로는 어떻게 되었나요?
ask-tags = 태그
ask-tags-help = 다섯 개까지, 쉼표로 나눠 주세요.
ask-version = 제품과 버전
ask-version-none = 특정 제품과 상관없어요
ask-version-any = { $product } (버전 상관없음)
ask-version-one = { $product } { $version }
ask-submit = 질문 올리기
ask-posted = 질문을 올렸어요.
ask-waits = 고마워요. 운영진이 확인하면 질문이 모두에게 보여요.
ask-side = 질문을 잘하는 방법
ask-tip-one = 한 번에 하나씩 물어봐 주세요.
ask-tip-text = 오류 메시지는 글자 그대로 붙여 넣어 주세요.
ask-tip-tried = 이미 해 본 방법도 적어 주세요.
ask-tip-private = 비밀번호나 주소 같은 개인 정보는 빼 주세요.
ask-nowhere = 질문을 올릴 수 있는 공간이 없어요
ask-nowhere-text = 지금 계정으로 글을 쓸 수 있는 질문 공간이 없어요. 필요하다면 커뮤니티 팀에 알려 주세요.

# 질문 페이지
question-side = 이 질문
asked = 올린 때
active = 마지막 활동
views = 조회
product = 제품
space = 공간
participants = 함께한 사람
related = 비슷한 글
still-stuck = 아직 해결되지 않았나요?
still-stuck-text = 상황을 조금 더 자세히 적어 주세요. { JOSA($product, "을/를") } 만들고 쓰는 사람들이 살펴볼게요.
still-stuck-ask = 새로 질문하기
me-toos = { $n }명이 같은 것을 궁금해해요
answers-heading = { $n ->
    [0] 아직 답변이 없어요
   *[other] 답변 { $n }개
}
other-answers = 다른 답변 { $n }개
no-answers = 첫 답변을 기다리고 있어요
no-answers-text = 일부만 알아도 괜찮아요. 아는 만큼 적어 주세요.
team-back = 팀은 { $day }, { $time }에 돌아와요. 그 전에 다른 회원이 답할 수도 있어요.
team-back-unknown = 지금은 이 질문에 답할 수 있는 담당자가 없고, 언제 돌아올지도 아직 알 수 없어요. 다른 회원이 답할 수도 있어요.
passed-on = 팀이 이 질문을 고객 지원에 전달했어요. 답변은 여기에 올라와요.
weekday = { $code ->
    [mon] 월요일
    [tue] 화요일
    [wed] 수요일
    [thu] 목요일
    [fri] 금요일
    [sat] 토요일
   *[sun] 일요일
}
sort-label = 답변 정렬
sort-votes = 도움순
sort-newest = 최신순
sort-oldest = 오래된순
more-answers = 답변 더 보기
first-answers = 처음 답변부터 보기
accepted-answer = 채택된 답변
verified-answer = 확인된 답변
accepted-note = 이 답변으로 해결됐어요.
verified-note = { $name }님이 { $date }에 맞는 답변이라고 확인했어요.
wrong-mark = 잘못된 답변으로 표시됐어요.
outdated-mark = 지금은 맞지 않는 답변으로 표시됐어요.
marked-by = { $name }님
accept = 채택하기
unaccept = 채택 취소
verify = 맞는 답변으로 확인하기
mark-wrong = 잘못된 답변으로 표시
mark-outdated = 오래된 답변으로 표시
revoke-mark = 표시 거두기
duplicate-banner = 전에 올라온 질문과 같아요.
duplicate-original = 먼저 올라온 질문:
duplicate-unseen = 먼저 올라온 질문은 볼 수 없는 곳에 있어요.
needs-information-banner = 정보가 더 필요해요.
needs-information-asker = 질문을 고치거나 아래에 답을 적어 주시면 다시 열려요.
off-topic-banner = 이 커뮤니티의 주제와 맞지 않는 질문이에요.
archived-banner = 보관된 질문이에요. 글을 남기면 다시 열려요.
hidden-banner = 운영진만 볼 수 있는 질문이에요.
removed-banner = 삭제된 질문이에요.
old-banner = 해결된 지 오래된 질문이에요. 상황이 조금 다르다면 새로 질문하는 편이 빨라요.
closed-composer = 더는 답변을 받지 않는 질문이에요.
your-answer = 답변 쓰기
submit-answer = 답변 올리기
answered-meanwhile = 이 페이지를 연 뒤에 { $name } 님이 먼저 글을 썼거나 질문 상태를 바꿨어요. 새로운 내용을 읽어 보고, 그래도 필요하면 다시 보내 주세요.
templated = 예전에 쓴 답변과 거의 똑같아요. 이 질문에 맞게 고치거나, 그대로 보내려면 확인란을 선택해 주세요.
refusal-templated = 예전에 쓴 답변과 거의 똑같아요.
refusal-answered-meanwhile = 질문을 읽은 뒤에 동료가 글을 썼거나 질문 상태를 바꿨어요.
manage = 질문 관리
manage-answer = 답변 관리
feed-answers = 답변 피드

# 상태 바꾸기
change = { $change ->
    [open] 다시 열기
    [needs_information] 정보 더 요청하기
    [duplicate] 중복으로 표시
    [off_topic] 주제에 맞지 않음으로 표시
   *[archived] 보관하기
}
change-lead = { $change ->
    [open] 질문을 다시 열어요. 채택된 답변이 있으면 해결됨으로 돌아가요.
    [needs_information] 무엇이 더 필요한지 적어 주세요. 질문한 분이 답하면 저절로 다시 열려요.
    [duplicate] 먼저 올라온 질문을 알려 주세요. 이 질문을 찾은 사람은 그쪽으로 안내돼요.
    [off_topic] 왜 맞지 않는지, 어디에 물으면 좋을지 적어 주세요.
   *[archived] 더는 챙기지 않는 질문으로 남겨 둬요. 누군가 글을 남기면 다시 열려요.
}
change-note = 이유
change-note-help = 누구나 볼 수 있어요.
change-original = 먼저 올라온 질문의 주소
change-original-help = 주소창에서 복사해 붙여 넣어 주세요.
changed = { $change ->
    [open] 질문을 다시 열었어요.
    [needs_information] 정보를 더 요청했어요.
    [duplicate] 중복으로 표시했어요.
    [off_topic] 주제에 맞지 않음으로 표시했어요.
   *[archived] 질문을 보관했어요.
}
verdict = { $verdict ->
    [verified] 맞는 답변으로 확인하기
    [wrong] 잘못된 답변으로 표시
   *[outdated] 오래된 답변으로 표시
}
verdict-lead = { $verdict ->
    [verified] 답변에 확인 도장이 찍히고, 누가 확인했는지 함께 보여요.
    [wrong] 무엇이 틀렸는지 적어 주세요. 답변은 남고 이유가 함께 보여요.
   *[outdated] 언제부터, 왜 맞지 않는지 적어 주세요. 답변은 남고 이유가 함께 보여요.
}
verdict-reason = 이유
verdict-reason-help = 답변 옆에서 누구나 볼 수 있어요.
verdict-of = { $name }님의 답변
accepted-now = 답변을 채택했어요. 도움이 되었다니 기뻐요!
unaccepted-now = 채택을 취소했어요.
answered-now = 답변을 올렸어요.
judged-now = 답변에 표시했어요.
revoked-now = 표시를 거뒀어요.
deflected-thanks = 도움이 되었다니 기뻐요!

# 피드
feed-everywhere = 새 글
feed-question = 답변: { $title }
feed-answer = { $name }님의 답변

# 잘못된 점
error-space-required = 어디에 올릴지 골라 주세요.
error-no-such-space = 여기에는 질문을 올릴 수 없어요. 다른 공간을 골라 주세요.
error-no-such-version = 그런 제품이나 버전이 없어요.
error-title-too-short = 제목을 세 글자 이상 적어 주세요.
error-title-too-long = 제목은 200자까지 쓸 수 있어요.
error-body-empty = 자세한 내용을 적어 주세요.
error-body-too-long = 본문은 60,000자까지 쓸 수 있어요.
error-tags-too-many = 태그는 다섯 개까지 달 수 있어요.
error-tags-too-long = 태그 하나는 35자까지 쓸 수 있어요.
error-note-required = 이유를 적어 주세요.
error-reason-required = 이유를 적어 주세요.
error-original-required = 먼저 올라온 질문의 주소를 적어 주세요.
error-not-a-question = 그런 질문을 찾을 수 없어요. 주소를 다시 확인해 주세요.
error-same-question = 같은 질문을 가리키고 있어요.
refusal-question-closed = 닫힌 질문이에요. 먼저 다시 열어 주세요.
refusal-no-such-change = 지금 상태에서는 그렇게 바꿀 수 없어요.
refusal-answer-removed = 숨겨지거나 삭제된 답변이에요.
refusal-locked = 잠긴 질문이라 글을 쓸 수 없어요.
refusal-removed = 숨겨지거나 삭제된 질문이에요.

# 감사 기록에 적히는, 직원이 한 일
deed-questions-judge = 답변 확인·판정
deed-questions-change-state = 질문 상태 변경
deed-questions-accept = 작성자 대신 답변 채택
