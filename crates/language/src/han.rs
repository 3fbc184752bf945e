//! Han characters in their older forms, as in names, quotations and Korean texts: 國立 is found by 国立.

use std::sync::LazyLock;

/// Each older form and the form that Japan uses today.
const FORMS: &str = "\
    亞亜惡悪壓圧圍囲醫医壹壱隱隠榮栄營営衞衛驛駅圓円鹽塩應応歐欧毆殴櫻桜奧奥橫横溫温穩穏假仮價価畫画會会壞壊懷懐\
    繪絵擴拡殼殻覺覚學学嶽岳樂楽勸勧卷巻寬寛歡歓觀観關関陷陥嚴厳歸帰氣気龜亀僞偽戲戯犧犠舊旧據拠擧挙峽峡挾挟狹狭\
    曉暁區区驅駆勳勲徑径惠恵溪渓經経繼継莖茎螢蛍輕軽鷄鶏藝芸擊撃缺欠儉倹劍剣圈圏檢検權権獻献縣県險険顯顕驗験效効\
    廣広恆恒鑛鉱號号國国黑黒濟済碎砕齋斎劑剤雜雑參参慘惨棧桟蠶蚕贊賛殘残絲糸齒歯兒児辭辞濕湿實実寫写釋釈壽寿收収\
    從従澁渋獸獣縱縦肅粛處処緖緒敍叙奬奨將将燒焼稱称證証乘乗剩剰壤壌孃嬢條条淨浄疊畳穰穣讓譲釀醸囑嘱觸触寢寝愼慎\
    眞真盡尽圖図粹粋醉酔隨随髓髄數数樞枢聲声靜静齊斉攝摂竊窃專専戰戦淺浅潛潜纖繊踐践錢銭禪禅雙双壯壮搜捜插挿爭争\
    總総聰聡莊荘裝装騷騒臟臓藏蔵屬属續続墮堕體体對対帶帯滯滞臺台瀧滝擇択澤沢單単擔担膽胆團団彈弾斷断癡痴遲遅晝昼\
    蟲虫鑄鋳廳庁聽聴敕勅鎭鎮遞逓鐵鉄轉転點点傳伝黨党盜盗燈灯當当鬪闘德徳獨独讀読屆届繩縄貳弐惱悩腦脳霸覇廢廃拜拝\
    賣売麥麦發発髮髪拔抜蠻蛮祕秘濱浜甁瓶拂払佛仏竝並變変邊辺辨弁瓣弁辯弁舖舗寶宝豐豊沒没飜翻萬万滿満默黙藥薬與与\
    譽誉謠謡來来賴頼亂乱覽覧龍竜兩両獵猟壘塁勵励禮礼靈霊齡齢戀恋爐炉勞労樓楼灣湾餘余";

const FIRST: u32 = 0x4e00;
const LAST: u32 = 0x9fff;

/// Today's form of each character of the block, where that is another one.
static TODAY: LazyLock<Vec<Option<char>>> = LazyLock::new(|| {
    let mut table = vec![None; (LAST - FIRST + 1) as usize];
    let mut characters = FORMS.chars();
    while let (Some(old), Some(new)) = (characters.next(), characters.next()) {
        if let Some(entry) = place(old).and_then(|place| table.get_mut(place)) {
            *entry = Some(new);
        }
    }
    table
});

/// A Han character in the form Japan uses today; every other character is itself. Never longer or shorter in UTF-8.
pub(crate) fn todays_form(character: char) -> char {
    place(character).and_then(|place| TODAY[place]).unwrap_or(character)
}

fn place(character: char) -> Option<usize> {
    let code = u32::from(character);
    (FIRST..=LAST).contains(&code).then(|| (code - FIRST) as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn older_forms_become_todays() {
        let today: String = "國立圖書館 舊字體".chars().map(todays_form).collect();
        assert_eq!(today, "国立図書館 旧字体");
        assert_eq!(todays_form('東'), '東');
    }

    #[test]
    fn every_form_is_named_once_and_is_final() {
        let pairs: Vec<char> = FORMS.chars().collect();
        assert_eq!(pairs.len() % 2, 0);
        let mut old: Vec<char> = pairs.iter().copied().step_by(2).collect();
        for pair in pairs.chunks(2) {
            assert_ne!(pair[0], pair[1]);
            assert!(place(pair[0]).is_some() && place(pair[1]).is_some(), "{pair:?}");
            assert_eq!(todays_form(pair[1]), pair[1], "{pair:?}");
        }
        old.sort_unstable();
        assert!(old.windows(2).all(|two| two[0] != two[1]));
    }
}
