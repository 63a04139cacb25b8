/**
 * What people choose when they choose badly, in small letters: the words that lead every published list of leaked passwords (in English and
 * in pinyin), first names, months, brands. With digits or signs around them they are still that one word.
 */
export const commonWords: readonly string[] = `
  password passwort passw0rd passwd pass admin administrator root superuser user guest test tester testing demo default login welcome hello hallo letmein openup secret private access master manager
  service support office company server system security changeme change temp temporary qwerty qwertz azerty asdf zxcv iloveyou loveyou love lovely lover sunshine princess prince dragon monkey football
  baseball basketball soccer hockey superman batman spiderman starwars pokemon naruto shadow michael jordan charlie jessica jennifer jonathan daniel thomas george robert andrew matthew anthony william
  richard ashley amanda nicole michelle samantha elizabeth hannah justin hunter buster ranger harley tigger ginger pepper cookie cheese chocolate banana orange apple cherry flower summer winter spring
  autumn january february march april june july august september october november december monday tuesday wednesday thursday friday saturday sunday freedom whatever trustno mustang corvette ferrari
  porsche mercedes yamaha killer hacker ninja computer internet samsung google facebook twitter linkedin microsoft windows android iphone matrix phoenix maverick thunder silver golden diamond purple
  yellow green black white happy lucky money dollar million angel heaven jesus christ blessed family mother father daddy mommy baby babygirl sister brother friend friends forever
  woaini woaiwojia aini woshi wode mima denglu guanli guanliyuan kehu kefu fuwu gongsi zhongguo beijing shanghai shenzhen guangzhou hangzhou chengdu wang zhang zhao huang
  taobao alibaba tencent weixin wechat baidu huawei xiaomi nihao ceshi yonghu admin888 root123 abcabc aaa iloveu china chinese dearbook`.split(/\s+/).filter((word) => word !== '');
