/**
 * Traditional characters → the simplified ones the cues are written in; only characters that cues use, one to one.
 * Source of the pairs: Unicode CLDR's Simplified-Traditional transform, with Hong Kong and Taiwan variants added by hand.
 */
const TRADITIONAL =
  '萬與醜專業東丟兩喪個為舉麼書買亂於虧產親從們價優會傳傷體偵償兒關興養獸內決況減幾憑則剛刪別勸辦務動勁勢醫協單賣佔臥卻廠厲壓厭發變號後嚇嗎聽嗆響噠噴圖圓場壞堅聲處' +
  '復夠頭婦媽嬰學寧寶實對導爾盡屢豈島師帶幫乾應廢開異張強當錄徵徑憂懷態總懇惡惱懸驚憤懶掃擾搶護報擔撥掛損換撐數斷無舊時顯術機殺雜權條來極樣檢樓橫歡殘氣溝沒洩測塗漲' +
  '潰滾滿燈靈點爛煙煩燒燙熱愛爺豬貓瑪現電瘋監盜著睜確禮離稅筆簽簡類緊紅約級線細終紹經結給絕統繼續維編網罷恥聯膽腦臉騰藝薦藥慮虛蠻補裝見視覺觸訂認討讓議記講訛訟設訪' +
  '證評識詐訴試誠話詢該語誤說請諾讀諉誰謊謝譜負責敗賬貨質購賤貼貴費資賠賴贊趕蹤車轉軟較輩邊達過還這進遠連遲選遞遺郵鄰釋鐘鈕錢鐵銀鍋鏽錯長門閃閉問間悶閘鬧聞隊險難靜' +
  '順須顧頓預領題額飯馬驗騙雞鴿龜裡麽爲幹週妳羣倖鬆鍾複髮繫係儘颱臺檯隻纔裏製準讚';
const SIMPLE =
  '万与丑专业东丢两丧个为举么书买乱于亏产亲从们价优会传伤体侦偿儿关兴养兽内决况减几凭则刚删别劝办务动劲势医协单卖占卧却厂厉压厌发变号后吓吗听呛响哒喷图圆场坏坚声处' +
  '复够头妇妈婴学宁宝实对导尔尽屡岂岛师带帮干应废开异张强当录征径忧怀态总恳恶恼悬惊愤懒扫扰抢护报担拨挂损换撑数断无旧时显术机杀杂权条来极样检楼横欢残气沟没泄测涂涨' +
  '溃滚满灯灵点烂烟烦烧烫热爱爷猪猫玛现电疯监盗着睁确礼离税笔签简类紧红约级线细终绍经结给绝统继续维编网罢耻联胆脑脸腾艺荐药虑虚蛮补装见视觉触订认讨让议记讲讹讼设访' +
  '证评识诈诉试诚话询该语误说请诺读诿谁谎谢谱负责败账货质购贱贴贵费资赔赖赞赶踪车转软较辈边达过还这进远连迟选递遗邮邻释钟钮钱铁银锅锈错长门闪闭问间闷闸闹闻队险难静' +
  '顺须顾顿预领题额饭马验骗鸡鸽龟里么为干周你群幸松钟复发系系尽台台台只才里制准赞';

export const TRADITIONAL_TO_SIMPLE: ReadonlyMap<number, number> = new Map(
  Array.from(TRADITIONAL, (_, at) => [TRADITIONAL.charCodeAt(at), SIMPLE.charCodeAt(at)] as const),
);
