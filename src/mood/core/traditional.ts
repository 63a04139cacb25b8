/**
 * Traditional characters → the simplified ones the cues are written in; only characters that cues use, one to one.
 * Source of the pairs: Unicode CLDR's Simplified-Traditional transform, with Hong Kong and Taiwan variants added by hand.
 */
const TRADITIONAL =
  '萬與醜專業東丟兩喪個為舉麼書買亂於虧產從們價優會傳傷體偵償兒關興養獸內決況減幾憑則剛刪別勸辦務動勁勢醫協單賣佔臥卻廠厲壓發變號後嚇嗎聽響噠噴圖圓場壞堅聲處復夠頭' +
  '婦媽嬰學寧寶實對導爾盡屢歲豈島師帶幫乾應廢開異張強當錄徵徑憂懷態總懇惡惱懸驚憤懶擾搶護報擔撥掛損換撐數斷無舊時顯術機殺雜權條來極標樣檢樓橫歡殘氣溝沒洩測塗漲潰滾' +
  '滿燈靈點爛煙煩燒燙熱愛爺豬貓瑪現電瘋監盜著睜碼確禮離稅筆簽簡類緊紅約級線細終紹經結給絕統繼續維編網罷恥聯膽腦臉騰藝薦藥慮虛蠻補裝見視覺觸訂認討讓議記講訛訟設訪證' +
  '評識詐訴試誠話詢該語誤說請諾讀諉誰謊謝譜負責敗賬貨質購賤貼貴費資賠賴贊趕蹤車轉軟較輩達過還這進遠連遲遞郵釋鐘鈕錢鐵銀鎖鍋鏽錯長門閃閉問間悶閘鬧閾隊險難靜順須顧頓' +
  '預領題額飯馬驗騙雞鴿裡麽爲幹週妳羣倖鬆鍾複髮繫係儘颱臺檯隻纔裏製準讚';
const SIMPLE =
  '万与丑专业东丢两丧个为举么书买乱于亏产从们价优会传伤体侦偿儿关兴养兽内决况减几凭则刚删别劝办务动劲势医协单卖占卧却厂厉压发变号后吓吗听响哒喷图圆场坏坚声处复够头' +
  '妇妈婴学宁宝实对导尔尽屡岁岂岛师带帮干应废开异张强当录征径忧怀态总恳恶恼悬惊愤懒扰抢护报担拨挂损换撑数断无旧时显术机杀杂权条来极标样检楼横欢残气沟没泄测涂涨溃滚' +
  '满灯灵点烂烟烦烧烫热爱爷猪猫玛现电疯监盗着睁码确礼离税笔签简类紧红约级线细终绍经结给绝统继续维编网罢耻联胆脑脸腾艺荐药虑虚蛮补装见视觉触订认讨让议记讲讹讼设访证' +
  '评识诈诉试诚话询该语误说请诺读诿谁谎谢谱负责败账货质购贱贴贵费资赔赖赞赶踪车转软较辈达过还这进远连迟递邮释钟钮钱铁银锁锅锈错长门闪闭问间闷闸闹阈队险难静顺须顾顿' +
  '预领题额饭马验骗鸡鸽里么为干周你群幸松钟复发系系尽台台台只才里制准赞';

export const TRADITIONAL_TO_SIMPLE: ReadonlyMap<number, number> = new Map(
  Array.from(TRADITIONAL, (_, at) => [TRADITIONAL.charCodeAt(at), SIMPLE.charCodeAt(at)] as const),
);
