/**
 * Surnames that need knowing: those of two and more characters, and how the common ones are written in Latin letters. Simplified;
 * look up with `toSimplified`. Left out on purpose are 张简 and the like: in most of China 张简明 is Mr Zhang, and the agent corrects.
 * The compounds of 百家姓 and others in use today. Pinyin as in passports; where a surname is read otherwise than its character
 * (单 Shan, 解 Xie, 仇 Qiu, 查 Zha, 区 Ou, 曾 Zeng, 万俟 Moqi, 尉迟 Yuchi, 澹台 Tantai), as the surname.
 */
const compounds =
  '欧阳 Ouyang 司马 Sima 诸葛 Zhuge 上官 Shangguan 皇甫 Huangfu 尉迟 Yuchi 公孙 Gongsun 慕容 Murong 长孙 Zhangsun 司徒 Situ 司空 Sikong 司寇 Sikou ' +
  '夏侯 Xiahou 东方 Dongfang 赫连 Helian 澹台 Tantai 公冶 Gongye 宗政 Zongzheng 濮阳 Puyang 淳于 Chunyu 单于 Chanyu 太叔 Taishu 申屠 Shentu 仲孙 Zhongsun ' +
  '轩辕 Xuanyuan 令狐 Linghu 钟离 Zhongli 宇文 Yuwen 鲜于 Xianyu 闾丘 Lüqiu 亓官 Qiguan 子车 Ziju 颛孙 Zhuansun 端木 Duanmu 巫马 Wuma 公西 Gongxi ' +
  '漆雕 Qidiao 乐正 Yuezheng 壤驷 Rangsi 公良 Gongliang 拓跋 Tuoba 夹谷 Jiagu 宰父 Zaifu 谷梁 Guliang 段干 Duangan 百里 Baili 东郭 Dongguo 南门 Nanmen ' +
  '呼延 Huyan 羊舌 Yangshe 微生 Weisheng 梁丘 Liangqiu 左丘 Zuoqiu 东门 Dongmen 西门 Ximen 南宫 Nangong 南荣 Nanrong 第五 Diwu 万俟 Moqi 闻人 Wenren ' +
  '公羊 Gongyang 独孤 Dugu 完颜 Wanyan 纳兰 Nalan 贺兰 Helan 呼衍 Huyan 叔孙 Shusun 季孙 Jisun 即墨 Jimo 达奚 Daxi 褚师 Chushi 范姜 Fanjiang ' +
  '富察 Fucha 那拉 Nala 佟佳 Tongjia 乌雅 Wuya 钮祜禄 Niuhulu 瓜尔佳 Guaerjia 叶赫那拉 Yehenala 爱新觉罗 Aixinjueluo 西林觉罗 Xilinjueluo 博尔济吉特 Boerjijite';

const singles =
  '王 Wang 李 Li 张 Zhang 刘 Liu 陈 Chen 杨 Yang 黄 Huang 赵 Zhao 吴 Wu 周 Zhou 徐 Xu 孙 Sun 马 Ma 朱 Zhu 胡 Hu 郭 Guo 何 He 林 Lin 高 Gao 罗 Luo 郑 Zheng 梁 Liang ' +
  '谢 Xie 宋 Song 唐 Tang 许 Xu 韩 Han 邓 Deng 冯 Feng 曹 Cao 彭 Peng 曾 Zeng 肖 Xiao 萧 Xiao 田 Tian 董 Dong 潘 Pan 袁 Yuan 蔡 Cai 蒋 Jiang 余 Yu 于 Yu 杜 Du 叶 Ye 程 Cheng ' +
  '魏 Wei 苏 Su 吕 Lü 丁 Ding 任 Ren 卢 Lu 姚 Yao 沈 Shen 钟 Zhong 姜 Jiang 崔 Cui 谭 Tan 陆 Lu 范 Fan 汪 Wang 廖 Liao 石 Shi 金 Jin 韦 Wei 贾 Jia 夏 Xia 付 Fu 傅 Fu 方 Fang ' +
  '邹 Zou 熊 Xiong 白 Bai 孟 Meng 秦 Qin 邱 Qiu 侯 Hou 江 Jiang 尹 Yin 薛 Xue 闫 Yan 阎 Yan 段 Duan 雷 Lei 龙 Long 黎 Li 史 Shi 陶 Tao 贺 He 毛 Mao 郝 Hao 顾 Gu 龚 Gong 邵 Shao ' +
  '万 Wan 覃 Qin 武 Wu 钱 Qian 戴 Dai 严 Yan 莫 Mo 孔 Kong 向 Xiang 常 Chang 汤 Tang 康 Kang 易 Yi 乔 Qiao 赖 Lai 文 Wen 洪 Hong 施 Shi 温 Wen 牛 Niu 樊 Fan 葛 Ge 邢 Xing ' +
  '安 An 齐 Qi 庞 Pang 颜 Yan 倪 Ni 庄 Zhuang 聂 Nie 章 Zhang 鲁 Lu 岳 Yue 翟 Zhai 殷 Yin 詹 Zhan 申 Shen 欧 Ou 耿 Geng 关 Guan 兰 Lan 焦 Jiao 俞 Yu 左 Zuo 柳 Liu 甘 Gan 祝 Zhu ' +
  '包 Bao 宁 Ning 尚 Shang 符 Fu 舒 Shu 阮 Ruan 柯 Ke 纪 Ji 梅 Mei 童 Tong 凌 Ling 毕 Bi 单 Shan 季 Ji 裴 Pei 霍 Huo 涂 Tu 成 Cheng 苗 Miao 谷 Gu 盛 Sheng 曲 Qu 翁 Weng 冉 Ran ' +
  '骆 Luo 蓝 Lan 路 Lu 游 You 辛 Xin 靳 Jin 管 Guan 柴 Chai 蒙 Meng 鲍 Bao 华 Hua 喻 Yu 祁 Qi 蒲 Pu 房 Fang 滕 Teng 屈 Qu 饶 Rao 解 Xie 牟 Mou 艾 Ai 尤 You 阳 Yang 时 Shi 穆 Mu ' +
  '农 Nong 司 Si 卓 Zhuo 古 Gu 吉 Ji 缪 Miao 简 Jian 车 Che 项 Xiang 连 Lian 芦 Lu 麦 Mai 褚 Chu 娄 Lou 窦 Dou 戚 Qi 岑 Cen 景 Jing 党 Dang 宫 Gong 费 Fei 卜 Bu 冷 Leng 晏 Yan ' +
  '席 Xi 卫 Wei 米 Mi 柏 Bai 宗 Zong 瞿 Qu 桂 Gui 全 Quan 佟 Tong 应 Ying 臧 Zang 闵 Min 苟 Gou 邬 Wu 边 Bian 卞 Bian 姬 Ji 师 Shi 和 He 仇 Qiu 栾 Luan 隋 Sui 商 Shang 刁 Diao ' +
  '沙 Sha 荣 Rong 巫 Wu 寇 Kou 桑 Sang 郎 Lang 甄 Zhen 丛 Cong 仲 Zhong 虞 Yu 敖 Ao 巩 Gong 明 Ming 佘 She 池 Chi 查 Zha 麻 Ma 苑 Yuan 迟 Chi 邝 Kuang 官 Guan 封 Feng 谈 Tan ' +
  '匡 Kuang 鞠 Ju 惠 Hui 荆 Jing 乐 Yue 冀 Ji 郁 Yu 胥 Xu 南 Nan 班 Ban 储 Chu 原 Yuan 栗 Li 燕 Yan 楚 Chu 鄢 Yan 劳 Lao 谌 Chen 奚 Xi 皮 Pi 粟 Su 冼 Xian 蔺 Lin 楼 Lou 盘 Pan 满 Man ' +
  '闻 Wen 位 Wei 厉 Li 伊 Yi 仝 Tong 区 Ou 郜 Gao 海 Hai 阚 Kan 花 Hua 权 Quan 强 Qiang 帅 Shuai 屠 Tu 豆 Dou 朴 Piao 盖 Ge 练 Lian 廉 Lian 禹 Yu 井 Jing 祖 Zu 漆 Qi 巴 Ba 丰 Feng ' +
  '支 Zhi 卿 Qing 国 Guo 狄 Di 平 Ping 计 Ji 索 Suo 宣 Xuan 晋 Jin 相 Xiang 初 Chu 门 Men 云 Yun 容 Rong 敬 Jing 来 Lai 扈 Hu 晁 Chao 芮 Rui 都 Du 普 Pu 阙 Que 浦 Pu 戈 Ge ' +
  '伏 Fu 鹿 Lu 薄 Bo 邸 Di 雍 Yong 辜 Gu 羊 Yang 阿 A 乌 Wu 母 Mu 裘 Qiu 亓 Qi 修 Xiu 邰 Tai 赫 He 杭 Hang 况 Kuang 那 Na 宿 Su 鲜 Xian 印 Yin 逯 Lu 隆 Long 茹 Ru ' +
  '诺 Nuo 战 Zhan 慕 Mu 危 Wei 玉 Yu 银 Yin 亢 Kang 嵇 Ji 公 Gong 哈 Ha 湛 Zhan 宾 Bin 戎 Rong 勾 Gou 茅 Mao 利 Li 於 Yu 呼 Hu 居 Ju 揭 Jie 干 Gan 但 Dan 尉 Wei 冶 Ye ' +
  '斯 Si 元 Yuan 束 Shu 檀 Tan 衣 Yi 信 Xin 展 Zhan 阴 Yin 昝 Zan 智 Zhi 幸 Xing 奉 Feng 植 Zhi 衡 Heng 富 Fu 尧 Yao 闭 Bi 由 You 䶮 Yan';

const pairsIn = (list: string) => Array.from(list.matchAll(/(\S+) (\S+)/g), ([, surname = '', latin = '']) => [surname, latin] as const);

/** 欧阳, 诸葛 … up to five characters. */
export const compoundSurnames: ReadonlySet<string> = new Set(pairsIn(compounds).map(([surname]) => surname));
/** Code points of the longest compound surname. */
export const longestSurname = Math.max(...Array.from(compoundSurnames, (surname) => Array.from(surname).length));
/** 欧阳 → Ouyang, 单 → Shan. */
export const latinSurnames: ReadonlyMap<string, string> = new Map([...pairsIn(compounds), ...pairsIn(singles)]);
