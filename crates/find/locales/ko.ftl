# 검색 페이지
search-title = 검색
search-titled = ‘{ $query }’ 검색
start-title = 무엇을 찾으세요?
start-text = 질문과 답변, 댓글을 한꺼번에 찾아요. 한국어, 일본어, 영어 모두 괜찮아요.
nothing-title = 찾는 글이 없어요
nothing-text = 낱말을 줄이거나 다르게 써 보세요. 아직 아무도 묻지 않은 이야기라면 처음으로 물어봐 주세요.
search-everywhere = 전체에서 검색하기
ask-instead = 질문하기
results = { $n ->
    [0] 찾는 글이 없어요
   *[other] 글 { $n }개를 찾았어요
}
results-many = 글을 { $n }개 넘게 찾았어요

# 골라 보기
narrow = 골라 보기
order = 정렬
order-relevance = 관련 높은 순
order-newest = 최신순
order-votes = 추천순
space = 공간
every-space = 모든 공간
state = 해결 여부
state-solved = 해결된 글
state-unsolved = 아직 해결되지 않은 글
kind = 종류
kind-answer = 답변
kind-comment = 댓글
product = 제품과 버전
product-one = { $product } { $version }
language = 언어
every-language = 모든 언어
tag = 태그
tag-help = 여러 개는 쉼표로 나눠 주세요.
author = 글쓴이
author-help = @로 부르는 이름을 써 주세요.
from = 이날부터
to = 이날까지
apply = 적용하기
tips = 검색 도움말
tip-phrase = "카드 결제"처럼 따옴표로 묶으면 이어진 말 그대로 찾아요.
tip-exclude = -취소처럼 앞에 빼기를 붙이면 그 말이 없는 글만 찾아요.

# 알아들은 말과 고른 조건
did-you-mean = 이걸 찾으셨나요?
showing-for = 이 말로 찾은 결과예요:
search-instead = ‘{ $query }’ 그대로 찾기
verbatim = 입력한 말 그대로
chosen = 고른 조건
remove = 빼기:
remove-all = 모두 빼기
further = 조건 더 고르기
date = 날짜
date-week = 지난 일주일
date-month = 지난 한 달
date-year = 지난 일 년
date-older = 일 년보다 오래된 글

# 종류
kind-opening = 첫 글
kind-question = 질문
kind-discussion = 이야기
kind-article = 도움말
kind-announcement = 공지
kind-idea = 아이디어
kind-event = 행사
kind-member = 회원
kind-tag = 태그
kind-file = 파일
one-opening = 첫 글
one-question = 질문
one-discussion = 이야기
one-article = 도움말
one-announcement = 공지
one-idea = 아이디어
one-event = 행사
one-answer = 답변
one-comment = 댓글
one-member = 회원
one-tag = 태그
one-file = 파일
people-and-tags = 회원과 태그
topics-word = 글
names-found = { $kind } { $amount }개
names-all = { $kind } 모두 보기 ({ $amount })
more-in-thread = 이 글에 { $n }개 더 있어요
mark-accepted = 채택됨
mark-wrong = 틀린 답변
mark-outdated = 오래된 답변
option-count = 제안 { $n }개

# 비슷한 글과 제안
similar-title = 비슷한 질문이 있어요
answered-it = 이걸로 해결됐어요
answers = { $n ->
    [0] 답변 없음
   *[other] 답변 { $n }개
}
topics = 글 { $n }개

# 회사 페이지의 위젯
widget-heading = 무엇을 도와드릴까요?
widget-label = 커뮤니티에서 찾기
widget-placeholder = 궁금한 점을 짧게 적어 주세요
widget-search = 검색
widget-launch = 답 찾기
widget-close = 닫기
widget-found = 결과 { $n }개
widget-nothing = 찾은 결과가 없어요. 단어를 줄이거나 바꿔 보세요.
widget-ask = 커뮤니티에 질문하기
widget-ask-lead = 찾던 답이 아닌가요?
widget-ask-first = 아직 아무도 묻지 않은 질문인가요?
widget-similar = 이미 답이 있을지도 몰라요
widget-back = 결과로 돌아가기
widget-accepted = 채택된 답변
widget-best = 추천을 가장 많이 받은 답변
widget-no-answer = 아직 답변이 없어요.
widget-thread = { $n ->
    [0] 대화 전체 보기
   *[other] 대화 전체 보기 (답변 { $n }개)
}
widget-thanks = 다행이에요. 알려 주셔서 고마워요.
widget-failed = 잘 안 됐어요. 잠시 후 다시 시도해 주세요.
widget-new-tab = (새 탭에서 열려요)

# 위젯 설정
admin-title = 관리
admin-widget = 위젯
admin-widget-lead = 고객이 회사 고객지원 페이지에서 바로 커뮤니티를 찾아보고, 답을 읽고, 질문까지 이어 갈 수 있어요.
widget-on = 위젯 허용
widget-on-help = 꺼 두면 다른 사이트에는 아무것도 보이지 않아요.
widget-origins = 위젯을 보여 줄 사이트
widget-origins-help = https://support.example.com처럼 한 줄에 하나씩 적어 주세요. 다른 사이트의 페이지에서는 위젯을 보여 주거나 읽을 수 없어요.
widget-space = 찾을 공간
widget-space-help = 위젯에는 방문자가 볼 수 있는 글만 나와요. 페이지마다 다른 공개 공간을 지정할 수도 있어요.
widget-heading-label = 제목
widget-heading-help = 검색창 위에 나와요. 비워 두면 “무엇을 도와드릴까요?”가 나와요.
widget-save = 저장
widget-saved = 위젯을 저장했어요.
widget-preview = 써 보기
widget-preview-text = 지금 저장된 위젯이에요. 실제로 검색돼요.
widget-preview-off = 위젯을 허용하고 저장하면 여기에서 써 볼 수 있어요.
widget-snippets = 페이지에 넣기
widget-snippets-text = 아래 코드 가운데 하나를 웹사이트 담당자에게 전해 주세요. 모든 옵션은 docs/widget.md에 있어요.
widget-snippet-script = 고객지원 페이지의 검색
widget-snippet-contact = 문의 양식 옆의 비슷한 질문
widget-snippet-frame = 스크립트 없이
widget-copy = “{ $what }” 복사
widget-copy-short = 복사
widget-copied = 복사했어요.
origin-error = { $code ->
    [origin-not-https] { JOSA($text, "은/는") } 암호화되지 않은 주소예요. https://로 시작해 주세요. 이 컴퓨터(localhost)만 http://를 쓸 수 있어요.
    [origin-too-much] “{ $text }”에는 사이트 주소 뒤에 다른 것이 붙어 있어요. https://support.example.com까지만 적어 주세요.
   *[other] { JOSA($text, "은/는") } 사이트 한 곳의 주소가 아니에요. https://support.example.com처럼 앞부분까지 모두 적어 주세요.
}
error-origin-not-an-address = https://support.example.com처럼 주소의 앞부분까지 모두 적어 주세요.
error-origin-not-https = 주소를 https://로 시작해 주세요.
error-origin-too-much = 사이트 주소 뒤에 붙은 것을 빼 주세요.
error-space-not-public = 방문자가 볼 수 있는 공간을 골라 주세요.

# 검색 분석
searches-title = 검색 분석
searches-lead = 사람들이 무엇을 찾고, 찾지 못했는지 보여 드려요.
searches-count = 검색
searches-frequent = 많이 찾은 말
searches-frequent-help = 사람들이 가장 많이 검색한 말이에요.
searches-empty = 결과 없음
searches-empty-help = 아무것도 나오지 않은 검색이에요. 답이 필요한 주제이거나 우리가 쓰지 않는 말일 수 있어요.
searches-unclicked = 클릭 없음
searches-unclicked-help = 결과는 나왔지만 아무도 누르지 않은 검색이에요.
searches-reworded = 다시 검색
searches-reworded-help = 곧바로 다른 말로 다시 검색했어요. 같은 뜻의 말이라면 태그의 다른 이름으로 더해 보세요.
searches-slow = 느림
searches-slow-help = { $n }ms 넘게 걸린 검색이에요.
mean-time = 평균 시간
most-time = 95%가 끝난 시간
millis = { $n }ms
percent = { $n }%
period = 기간
last-days = 최근 { $n }일
place = 검색한 곳
every-place = 모든 곳
place-page = 검색 페이지
place-suggestions = 위쪽 검색창의 추천
place-ask = 질문을 쓸 때 나온 비슷한 질문
place-widget = 위젯
place-api = API
interface-language = 화면 언어
by-day = 날짜별
day = 날짜(UTC)
day-title = { $day }: 검색 { $n_searches }번, 결과 없음 { $n_empty }번
as-table = 표로 보기
queries = 검색어
query = 검색어
searched-next = 이어서 찾은 말
times = { $n }번
results-mean = 평균 결과
rank = 누른 순위
slowest = 가장 느린 검색
no-searches = 이 기간에는 검색이 없어요
no-searches-text = 누군가 검색하면 몇 초 뒤 여기에 나타나요. 기간이나 조건을 바꿔 보세요.
no-queries = 해당하는 검색어가 없어요
export-list = CSV로 받기
export-all = 모두 CSV로 받기
index-posts = 이 서버에서 글 { $n }개를 찾을 수 있어요.
index-behind = { $n ->
    [0] 새 글까지 모두 들어 있어요.
   *[other] 변경 { $n }개를 반영하고 있어요.
}
index-rebuilding = 검색 색인을 새로 만들고 있어요.
index-disk-full = 검색 색인을 두는 디스크가 가득 찼어요. 지금까지의 글은 계속 찾을 수 있고, 공간이 생기면 새 글도 찾을 수 있어요.
index-damaged = 검색 색인이 손상되어 새로 만들 예정이에요. 읽을 수 있는 부분으로 검색을 계속해요.
index-not-written = 검색 색인에 쓰지 못했어요. 이유는 서버 로그에 있어요.
keeps-nothing = 지금은 검색어를 기록하지 않아요.
keeps-days = 누가 검색했는지는 기록하지 않아요. 이메일 주소, 전화번호 같은 개인정보는 가리고, 검색어는 { $n }일 뒤에 지워요.
gaps-title = 다음에 쓸 글
gaps-lead = 찾는 사람은 많은데 답이 없는 내용을 많이 찾는 순서로 보여드려요.
gaps-all = 전체
gaps-searches = 검색
gaps-questions = 반복되는 질문
gaps-articles = 도움이 안 된 글
no-gaps = 빠진 내용이 없어요
no-gaps-text = 결과 없는 검색, 반복되는 질문, 도움이 안 된 글이 여기에 모여요.
gap-kind = { $kind ->
    [search] 검색
    [questions] 반복되는 질문
   *[article] 도움말 글
}
gap-empty = 결과가 없는 검색이 { $n }번 있었어요.
gap-unclicked = 결과를 아무도 열지 않은 검색이 { $n }번 있었어요.
gap-questions = { $n }명이 묻거나 같은 궁금증이 있다고 했어요.
gap-article = { $no }명에게 도움이 안 됐고, { $yes }명에게 도움이 됐어요.
gap-draft = 초안 쓰기
gap-mend = 글 열기
gap-aside = 필요 없어요
gap-threads = 관련 글 { $n }개

# 감사 기록에 적히는, 직원이 한 일
deed-find-set-aside = 검색어 처리 완료
deed-find-order-rebuild = 검색 색인 다시 만들기
deed-find-save-widget = 위젯 설정 변경
