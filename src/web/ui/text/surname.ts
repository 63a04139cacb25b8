/** What stands in a disc for a name: the Chinese surname by longest match (欧阳 before 欧), or the initials of a Latin name. */
const compound = new Set('欧阳 司马 诸葛 上官 皇甫 尉迟 公孙 慕容 夏侯 东方 令狐 司徒 长孙 宇文 端木 轩辕 独孤 南宫 西门 东郭 百里 呼延 闻人 澹台 公冶 太史 申屠 仲孙 钟离 鲜于 闾丘 司空 司寇 拓跋 万俟 赫连 濮阳 淳于 单于 公羊 宗政 公西 漆雕 壤驷 公良 夹谷 宰父 谷梁 段干 东门 南门 羊舌 微生 左丘 梁丘 第五'.split(' '));

export function surnameOf(name: string): string {
  const trimmed = name.trim();
  if (/^\p{Script=Han}/u.test(trimmed)) {
    const [first = '', second = ''] = trimmed;
    return compound.has(first + second) ? first + second : first;
  }
  const words = trimmed.split(/\s+/).filter(Boolean);
  const initial = (word: string | undefined): string => [...(word ?? '')][0]?.toUpperCase() ?? '';
  const last = words.length > 1 ? initial(words.at(-1)) : '';
  return initial(words[0]) + last || '·';
}
