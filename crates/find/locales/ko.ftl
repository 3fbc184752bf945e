# 검색 페이지
search-title = 검색
search-titled = ‘{ $query }’ 검색
start-title = 무엇을 찾으세요?
start-text = 질문과 답변, 댓글을 한꺼번에 찾아요. 한국어, 일본어, 영어 모두 괜찮아요.
nothing-title = 찾는 글이 없어요
nothing-text = 낱말을 줄이거나 다르게 써 보세요. 아직 아무도 묻지 않은 이야기라면 처음으로 물어봐 주세요.
search-everywhere = 전체에서 검색하기
ask-instead = 질문하기
did-you-mean = 이걸 찾으셨나요?
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
every-state = 모두
state-solved = 해결된 글
state-unsolved = 아직 해결되지 않은 글
kind = 글 종류
every-kind = 모든 글
kind-opening = 질문과 이야기
kind-answer = 답변
kind-comment = 댓글
product = 제품과 버전
every-product = 모든 제품
product-any = { $product } (모든 버전)
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

# 비슷한 글과 제안
similar-title = 비슷한 질문이 있어요
answered-it = 이걸로 해결됐어요
answers = { $n ->
    [0] 답변 없음
   *[other] 답변 { $n }개
}
topics = 글 { $n }개
