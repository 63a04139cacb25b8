/**
 * How the characters sound that stand in the names of acts: enough to find an act by its pinyin, whole (shangxian), by initials (sx) or
 * mixed (shangx), without the server's large table. The test beside it names a character that is missing.
 */
const table = `an案 ban板班 bao保报 bei备 bi闭 bian变 biao标表 bing并 bu不步补部 cai菜 can餐 cao操 ce侧 cha插查 chang常 chao超 cheng承称 chu出处触 chuang窗 ci次 cou凑 da大打答 dai待 dan单 dao到导道 de得的 deng登 dian电 dou都 duan断 dui兑对队 duo多 fa发 fan返 fang访 fen分 fu复辅 ge个 gei给 gen跟 geng更 gong工 guan关管观 guo过 hai还 hang航 hao号好 he和 hou候后 hu呼户 hua话 huan换 hui会回恢 huo或 ji急技机级记 jian建键间 jiao交 jie捷接界结解 jin紧 jing静 ju句拒 jue决 kai开 kan看 ke可客 kou口 kuai快 kuan宽 lan栏 le了 li历理离里 lian连链 liang两量 liao聊 lie列 liu留 lu录 me么 mei没 mi密 mian面 ming名 mo默 mu母 nei内 neng能 nin您 nuo诺 pai派牌 pan盘 pang旁 pei培配 pin品拼 ping屏 qi其期起 qian前浅 qiao悄 qie切 qing情请 quan全 rao扰 ren人 ri日 ru入 sao骚 se色 shang上 she设 shen什深 sheng升 shi事史时示视试适 shou手收首 shu束疏 shua刷 shuo说 song松 su诉 sui随 suo所 ta他 tai态 ti提题 tian填天 ting听 tong同统 tou投 tu图 tuan团 tui退 wai外 wan婉完 wang往 wei为位尾未 wen文问 wo我 wu务 xi息系 xia下 xian显现线限 xiang详项 xiao小消 xie写 xin新 xing姓醒 xiu休 xun训 yan言 yao要钥 yi一以已议 yin音 ying应 yong用 you有由 yu与语预 zai再在 zan暂 zen怎 zhai摘 zhan展 zhang长 zhao找 zhe这 zhi制只知置 zhong中 zhu主注 zhuan转 zhuang状 zi字 zu组 zuo作做`;

const readings = new Map<string, string[]>();
for (const [, sound = '', characters = ''] of table.matchAll(/([a-z]+)(\P{ASCII}+)/gu)) {
  for (const character of characters) readings.set(character, [...(readings.get(character) ?? []), sound]);
}

export function readingsOf(character: string): readonly string[] {
  return readings.get(character) ?? [];
}

/** Does some stretch of the label sound as it was typed? `typed`: Latin letters, small, without spaces. */
export function soundsLike(label: string, typed: string): boolean {
  // Signs between the characters are not spoken.
  const characters = Array.from(label.toLowerCase()).filter((one) => /[\p{L}\p{N}]/u.test(one));
  return typed !== '' && characters.some((_, i) => goesOn(characters, i, typed));
}

function goesOn(characters: readonly string[], i: number, typed: string): boolean {
  if (typed === '') return true;
  const character = characters[i];
  if (character === undefined) return false;
  const sounds = readings.get(character) ?? [character];
  return sounds.some((sound) => sound.startsWith(typed) || (typed.startsWith(sound) && goesOn(characters, i + 1, typed.slice(sound.length))) || (typed[0] === sound[0] && goesOn(characters, i + 1, typed.slice(1))));
}
