//! What offers sound like, in three languages. Each entry counts once, however often and in whichever of its wordings it stands.

use crate::rules::{Action, Rule, RuleLanguage, Rules};
use std::sync::LazyLock;

/// Phrases, not words: that a post of a bank's customers speaks of loans is no offer of one.
const OFFER_PHRASES: &[&str] = &[
    // Money without work.
    "make money|making money|earn money|earn cash|extra income|extra cash|earn up to|income from home|residual income|passive income",
    "work from home|work at home|working from home opportunity|home based business|home business|be your own boss|financial freedom|financially free",
    "get rich|get rich quick|million dollars|guaranteed income|guaranteed returns|double your income|double your money|high returns|risk free|risk-free|no risk",
    "투잡|재택 부업|부업 추천|고수익 알바|고수익 보장|수익 보장|월 수익|하루 수익|당일 지급|일당 지급|고액 알바",
    "副業で稼*|簡単に稼*|誰でも稼*|在宅で稼*|不労所得|高収入バイト|高額報酬|即日入金|稼げる方法",
    // Credit and shares.
    "lower your monthly|lower your payments|refinance your|consolidate your debt|debt consolidation|mortgage rates|low interest|no credit check|bad credit|credit repair|cash loan",
    "무직자 대출|당일 대출|소액 대출|신용불량자*|대출 상담|급전 대출|내구제|휴대폰 내구제|소액결제 현금화|상품권 현금화",
    "即日融資|審査なし|ブラックでも借り*|現金化|クレジットカード現金化|闇金",
    "리딩방|주식 리딩|무료 리딩|급등주|종목 추천|코인 리딩|수익률 보장|원금 보장",
    "必ず儲か*|儲かる投資|仮想通貨で*|元本保証|投資グループ|FX自動売買|投資家募集",
    "investment opportunity|guaranteed profit|trading signals|crypto signals|forex signals|recover your funds|recovery expert|wire transfer of|next of kin",
    // Gambling.
    "online casino|casino bonus|casino games|free spins|no deposit bonus|betting tips|sports betting|slot online|online slots|judi online|situs slot",
    "카지노 사이트|바카라 사이트|온라인 카지노|토토 사이트|먹튀 검증|먹튀 사이트|메이저 사이트|안전 놀이터|슬롯 사이트|홀덤 사이트|파워볼 사이트|꽁머니|첫충",
    "オンラインカジノ|入金不要ボーナス|パチスロ必勝*|競馬必勝*|的中率*|無料スピン",
    // Pills and bodies.
    "viagra|cialis|levitra|online pharmacy|without prescription|no prescription|weight loss|lose weight|lose pounds|diet pill*|human growth hormone|hgh|male enhancement|penis enlarg*|anti aging|anti-aging",
    "비아그라|시알리스|발기부전*|정품 비아그라|다이어트 약|살 빠지는 약|체중 감량 보장",
    "バイアグラ|シアリス|飲むだけで痩せ*|簡単に痩せ*|ダイエットサプリ|精力剤",
    // Company.
    "adult dating|adult content|adult sites|hot singles|sexy girls|hot girls|live sex|porn*|escort service*|escorts|meet singles|webcam girls|must be 18",
    "출장 안마|출장 마사지|출장 만남|조건 만남|오피 사이트|섹파|야동*|성인 사이트|애인 대행|유흥 알바",
    "出会い系|セフレ|人妻*|無料で会え*|援助交際|裏垢女子|アダルト動画|エロ動画|デリヘル|逆援助*",
    // Goods and services.
    "buy followers|buy likes|instagram followers|youtube views|seo services|seo service|backlinks|guest post*|first page of google|increase your traffic|web traffic|bulk email*|mass email*|email list*|million email*|bulk mail*",
    "팔로워 구매|좋아요 구매|팔로워 늘리기|상위 노출|블로그 체험단|바이럴 마케팅|구글 상위|백링크|아이디 판매|계정 판매|디비 판매|DB 판매",
    "フォロワー購入|いいね購入|フォロワー増*|被リンク|SEO対策承*|アカウント販売|集客代行",
    "replica watches|replica bags|replica handbags|fake passport|buy passport|driver's license|university diploma*|diplomas|counterfeit*|wholesale prices|cheap prices|lowest price*|lowest possible",
    "레플리카|이미테이션|짝퉁*|명품 레플*|대포폰|대포통장|신분증 위조|졸업증명서 위조",
    "スーパーコピー|ブランドコピー|偽ブランド|コピー品|格安販売",
    "escrow|hacker for hire|hire a hacker|spy on|cable descrambler*|satellite tv|free cable",
    // Ways of speaking.
    "click here|click below|click the link|click on the link|visit our website|visit our site|check out my|check out our|link in bio|order now|buy now|order today|call now|call today|apply now|act now|sign up now|join now",
    "limited time|special offer|special promotion|exclusive offer|for a limited|while supplies last|don't miss|don't delay|hurry up|offer expires|one time offer|once in a lifetime|no obligation|no cost|no strings attached",
    "100% free|absolutely free|free trial|free gift|free info*|free consultation|free quote*|free membership|totally free|free of charge|toll free|toll-free|free access|free report|free entry|free sample*",
    "you have won|you have been selected|you've been selected|you are a winner|claim your|claim now|to claim|cash prize|gift card*|money back guarantee|money back|satisfaction guaranteed|100% guaranteed",
    "remove me|to be removed|removed from our|this is not spam|not spam|one time mailing|our mailing list|further mailings|future mailings|dear friend|dear sir|dear customer|confidential business|business proposal",
    "지금 바로 신청|지금 가입하*|지금 신청하*|무료 체험 신청|선착순*|마감 임박|무료 증정|사은품 증정|이벤트 당첨|당첨되셨*|클릭하세요|바로가기 클릭|상담 문의|가입 코드|추천인 코드|가입 쿠폰",
    "今すぐ登録|今すぐクリック|無料プレゼント|当選しました|当選おめでとう*|期間限定|先着順|登録はこちら|詳細はこちら|詳しくはこちら|お申し込みはこちら|完全無料|招待コード",
];

/// An invitation to go on elsewhere.
const MESSENGER_PHRASES: &[&str] = &[
    "카톡 id|카톡 아이디|카톡아이디|카톡 문의|카톡 상담|카톡 주세요|카톡 추가|카톡방|오픈카톡|오픈 채팅|오픈채팅|카카오톡 문의|카카오톡 상담|카카오톡 아이디|카톡:*|톡 주세요|톡주세요",
    "텔레그램|텔레 문의|텔레 아이디|텔레 id|텔레:*|텔그*|라인 아이디|라인 문의|라인 추가|위챗",
    "LINE追加|LINE登録|LINEで連絡|LINE ID|LINEのID|ライン追加|友達追加|公式LINE|カカオID|テレグラム|DMください|DMまで|DMお待ち*",
    "whatsapp me|whatsapp us|on whatsapp|via whatsapp|whatsapp number|telegram me|on telegram|via telegram|telegram channel|dm me|text me at|contact me on|add me on|join my telegram|join our telegram|signal me",
];

/// Offers, each group of wordings one rule.
pub(super) static OFFERS: LazyLock<Rules> = LazyLock::new(|| rules(OFFER_PHRASES));
/// Messengers.
pub(super) static MESSENGERS: LazyLock<Rules> = LazyLock::new(|| rules(MESSENGER_PHRASES));

fn rules(phrases: &[&str]) -> Rules {
    let rules: Vec<Rule> = (0..)
        .zip(phrases)
        .map(|(id, pattern)| Rule {
            id,
            pattern: (*pattern).to_owned(),
            language: RuleLanguage::Any,
            action: Action::Flag,
            loose: false,
            everywhere: false,
            enabled: true,
        })
        .collect();
    Rules::new(&rules)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::check_pattern;

    #[test]
    fn every_phrase_can_be_looked_for() {
        for pattern in OFFER_PHRASES.iter().chain(MESSENGER_PHRASES) {
            assert_eq!(check_pattern(pattern), Ok(()), "{pattern}");
        }
    }

    #[test]
    fn offers_are_heard_in_three_languages() {
        for text in [
            "Click here to claim your FREE trial",
            "무직자 대출 당일대출 가능합니다",
            "온라인카지노 꽁머니 드려요",
            "副業で稼ぐ方法、登録はこちら",
        ] {
            assert!(!OFFERS.find(text).is_empty(), "{text}");
        }
    }
}
