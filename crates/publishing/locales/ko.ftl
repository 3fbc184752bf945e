desk-title = 소식 작업대
desk-lead = 소식과 블로그 글을 쓰고, 예약하고, 게시해요.
desk-empty = 여기에는 아무것도 없어요
desk-empty-text = 무엇을 쓸지 골라 시작해 보세요.
states-label = 상태
state = { $state ->
    [handed_in] 넘겨받음
    [scheduled] 예약됨
    [published] 게시됨
    [archived] 보관됨
   *[draft] 초안
}
write-new = 새로 쓰기
also-here = 함께 보기
kind = { $kind ->
    [announcement] 공지
    [release_note] 변경 사항
    [tip] 팁
    [story] 성공 이야기
    [walkthrough] 이렇게 써요
    [media] 영상·사진
   *[blog_entry] 블로그
}
kind-plural = { $kind ->
    [announcement] 공지
    [release_note] 변경 사항
    [tip] 팁
    [story] 성공 이야기
    [walkthrough] 이렇게 써요
    [media] 영상·사진
   *[blog_entry] 블로그
}
kind-help = { $kind ->
    [announcement] 회사와 제품의 새 소식
    [release_note] 한 버전에서 달라진 점
    [tip] 짧은 도움말 하나
    [story] 누군가 해낸 이야기
    [walkthrough] 준비물과 단계로 쓰는 사용법
    [media] 사진, 영상, 음성과 대본
   *[blog_entry] 더 긴 이야기, 연재로 묶을 수 있어요
}
audience = { $audience ->
    [members] 회원만
    [group] 한 그룹만
   *[everyone] 모두
}
audience-group = 그룹: { $name }
change-kind = { $kind ->
    [changed] 바뀜
    [fixed] 고침
    [deprecated] 곧 없어짐
    [removed] 없앰
    [security] 보안
   *[added] 추가됨
}
product-version = { $product } { $version }
is-out-note = 이미 게시된 글이에요. 저장한 내용은 바뀐 점을 게시하기 전까지 독자에게 보이지 않아요.
staged-note = 독자에게 아직 보이지 않는 바뀐 내용이 있어요.
staged-badge = 게시하지 않은 변경
publish-changes-help = 게시하기 전까지 독자는 지금 글을 그대로 봐요.
publish-changes = 바뀐 내용 게시하기
discard-changes = 바뀐 내용 버리기
discard-confirm = 바뀐 내용이 사라지고 독자는 지금 글을 그대로 봐요. 버릴까요?
is-discarded = 바뀐 내용을 버렸어요. 독자는 지금 글을 그대로 봐요.
preview-out-note = 독자에게 지금 이렇게 보여요.
rename-series = 연재 이름 바꾸기
series-name = 연재 이름
series-renamed = 연재 이름을 바꿨어요. 주소는 그대로예요.
error-already-there = 같은 이름의 연재가 이미 있어요.
error-name-required = 이름을 써 주세요.
see-it = 글 보기
scheduled-for = 예약:
with-staff = 담당자에게 넘어간 글이라 지금은 고칠 수 없어요.
error-with-staff = 담당자에게 넘어간 글이라 지금은 고칠 수 없어요.
error-was-out = 한 번 게시된 글은 지울 수 없어요. 대신 내릴 수 있어요.
error-not-open = 지금은 댓글을 쓸 수 없는 글이에요.
error-edited-meanwhile = 그사이 다른 사람이 바꿨어요. 새로 열어 확인한 뒤 다시 저장해 주세요.
error-needs-a-group = 그룹을 골라 주세요.
error-needs-a-product = 제품을 골라 주세요.
error-not-a-member = 그 이름의 회원이 없어요.
error-not-a-time = 날짜와 시각을 넣어 주세요.
error-past = 앞으로 올 시각을 골라 주세요.
error-before-its-start = 끝은 시작보다 뒤여야 해요.
error-not-an-address = /로 시작하는 주소나 https:// 주소를 넣어 주세요.
error-in-one-language = 적어도 한 언어로 써 주세요.
error-body-empty = 내용을 써 주세요.
error-steps-empty = 단계를 하나 이상 써 주세요.
error-media-empty = 그림이나 영상, 음성을 하나 이상 넣어 주세요.
title-label = 제목
product-label = 제품
choose = 고르기
no-product = 제품 없음
body-label = 내용
changes-label = 달라진 점
lines-help = 한 줄에 하나씩 써 주세요.
steps-help = 첫 줄에 할 일을, 다음 줄부터 설명과 그림을 쓰고, 단계 사이에는 --- 줄을 넣어 주세요.
materials = 준비물
steps = 따라 하기
media-label = 그림·영상·음성
media-help = 파일을 올리거나 YouTube 같은 주소를 한 줄에 하나씩 넣어 주세요.
transcript-label = 대본
transcript-help = 듣거나 볼 수 없는 사람도 내용을 알 수 있어요.
tags-label = 태그
tags-help = 쉼표로 나눠 다섯 개까지.
series-label = 연재
series-help = 새 이름을 쓰면 새 연재가 생겨요.
author-label = 글쓴이
author-help = 회원의 @이름
guest-label = 손님 글쓴이
guest-help = 계정이 없는 분의 글일 때 이름을 쓰면, 글쓴이 대신 보여요.
guest = 손님
audience-label = 누가 읽나요?
approval-label = 댓글을 확인하고 공개하기
approval-help = 확인하기 전까지는 쓴 사람과 담당자만 봐요.
pinned-label = 소식 맨 위에 두기
save = 저장
save-and-preview = 저장하고 미리 보기
hand-in = 담당자에게 넘기기
publish-title = 게시
publish-now = 지금 게시하기
publish-at-label = 게시할 때
publish-at-help = 내 시간대의 날짜와 시각이에요.
schedule = 예약
actions-title = 이 글로 할 일
back-to-draft = 초안으로 되돌리기
archive = 보관하기
unarchive = 다시 목록에 올리기
withdraw = 게시 내리기
withdraw-confirm = 독자에게 더는 보이지 않아요. 내릴까요?
make-banner = 배너로 알리기
delete = 지우기
delete-confirm = 이 초안을 지울까요?
changed-at = 고친 때
published-at = 게시한 때
good-to-know = 알아 두세요
saved-is-private = 저장한 초안은 담당자와 글쓴이만 봐요.
preview-note = 독자에게 이렇게 보여요. 아직 게시되지 않았어요.
go-on-writing = 계속 쓰기
is-published = 게시했어요.
is-scheduled = 예약했어요.
is-handed-in = 담당자에게 넘겼어요.
is-saved = 저장했어요.
is-deleted = 지웠어요.
is-archived = 보관했어요.
is-draft-again = 다시 초안이에요.
comments-title = 확인할 댓글
comments-lead = 오래 기다린 것부터 보여요.
no-comments-wait = 기다리는 댓글이 없어요
approve = 공개
decline = 거절
decline-reason = 이유 (쓴 사람이 읽어요)
comment-approved = 댓글을 공개했어요.
comment-declined = 댓글을 거절했어요.
reason-needed = 이유를 써 주세요.
comment-waits = 댓글을 받았어요. 담당자가 확인하면 보여요.
approval-note = 댓글은 담당자가 확인한 뒤에 보여요.
withdrawn-banner = 게시를 내린 글이에요. 담당자만 볼 수 있어요.
hidden-banner = 숨긴 글이에요.
archived-banner = 보관된 글이에요. 내용이 지금과 다를 수 있어요.
closed-note = 일부 회원만 볼 수 있어요
comments-heading = 댓글 { $n }개
more-comments = 댓글 더 보기
your-comment = 댓글 쓰기
send-comment = 댓글 올리기
about-this = 이 글에 대해
contents = 차례
more-by = { $name }님의 글 더 보기
by-author = { $name }님의 글
edit = 고치기
related = 관련 글
related-find = 비슷한 글 찾기
feed-of = 피드: { $name }
all-kinds = 전체
all-changes = 전체
news-lead = { $product }의 새 소식과 이야기
narrow = 골라 보기
no-news = 아직 소식이 없어요
no-news-text = 새 글이 올라오면 여기에 보여요.
releases = 제품별 변경 사항
releases-of = { $product } 변경 사항
series-title = 연재
stay-informed = 소식 받기
banners-title = 배너
banners-lead = 모든 페이지 위에 보이는 알림이에요.
new-banner = 새 배너
banner-text-ko = 한국어 문구
banner-text-ja = 일본어 문구
banner-text-en = 영어 문구
banner-text-help = 한 언어만 써도 돼요. 없는 언어에는 다른 언어로 보여요.
banner-url = 누르면 갈 곳
banner-url-help = /로 시작하는 주소나 https:// 주소. 비워도 돼요.
banner-level = 종류
level-info = 알림
level-warn = 주의
banner-from = 시작
banner-until = 끝
banner-stays = 독자가 닫을 수 없게 하기
put-up = 배너 걸기
take-down = 내리기
banner-is-up = 배너를 걸었어요.
banner-is-down = 배너를 내렸어요.

# 메일
mail-news-subject = { $title } ({ $community })
mail-news-button = 이어서 읽기

# Incidents
incidents-title = 장애·사고 안내
incidents-lead = 많은 사람에게 문제가 있을 때, 모든 페이지 위에 한 줄을 올리고 소식을 이어 알리고 끝났음을 알려요.
incidents-none = 알려진 문제가 없어요
incidents-none-text = 여러 사람에게 문제가 생기면 여기와 모든 화면 위에서 알려 드려요.
incident-new = 문제가 있음을 알리기
incident-title-ko = 한 줄로 (한국어)
incident-title-ja = 한 줄로 (일본어)
incident-title-en = 한 줄로 (영어)
incident-title-help = 한 언어만 써도 돼요. 다른 언어를 쓰는 사람에게도 보여요.
incident-text-ko = 지금 아는 것 (한국어)
incident-text-ja = 지금 아는 것 (일본어)
incident-text-en = 지금 아는 것 (영어)
incident-text-help = 무슨 일인지, 누구에게 해당하는지, 무엇을 하고 있는지 써 주세요. Markdown을 쓸 수 있어요.
incident-next = 다음 소식 예정
incident-open-it = 모든 페이지 위에 올리기
incident-is-open = 이제 모든 페이지 위에 보여요.
incident-open = 진행 중
incident-over = 끝났어요
incident-updates = 소식
incident-more = 소식 더하기
incident-say = 알리기
incident-end = 끝났다고 알리기
incident-said = 이제 독자에게 보여요.
error-incident-over = 이미 끝난 안내예요. 새로 시작해 주세요.
error-in-the-past = 앞으로 올 시각을 골라 주세요.

# 감사 기록에 적히는, 직원이 한 일
deed-publishing-publish = 글 게시
deed-publishing-put-up = 배너 게시
deed-publishing-take-down = 배너 내림
deed-publishing-open-incident = 장애 공지 시작
deed-publishing-update-incident = 장애 공지 업데이트
deed-publishing-end-incident = 장애 공지 종료
deed-publishing-rename-series = 시리즈 이름 변경
deed-publishing-unstage = 예약 글을 일정에서 뺌
