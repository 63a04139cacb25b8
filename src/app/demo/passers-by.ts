/** Customers who come by once: some say their name, some do not. Made from lists, the same person for the same number. */
import { languageOf } from './customers.ts';

export interface PasserBy {
  /** Null: says nothing of who they are. */
  readonly name: string | null;
  readonly honorific: 'mr' | 'ms' | 'none';
  readonly language: 'zh' | 'en';
}
const surnames = '赵钱孙李周吴郑王冯陈蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜谢邹章苏潘葛范彭鲁韦马方任袁柳鲍史唐薛雷贺汤罗毕郝安常于傅卞齐康伍余顾孟黄穆萧尹'.split('');
const ladies = ['婉清', '晓彤', '佳宁', '雨桐', '秀英', '海燕', '丽华', '思琪', '梦瑶', '春梅', '文静', '雅琴', '小雨', '玉兰', '诗涵', '巧云'];
const gentlemen = ['志强', '明轩', '国栋', '子涵', '建华', '浩然', '俊杰', '永刚', '一凡', '文博', '立新', '晨阳', '德胜', '天佑', '宏伟', '少华'];
const visitors = ['Daniel Hughes', 'Priya Nair', 'Lucas Meyer', 'Hannah Lindqvist', 'Tom Gallagher', 'Aisha Rahman', 'Chloe Martin', 'Ben Osei'];

export function passerBy(number: number): PasserBy {
  if (number % 11 === 5) {
    const name = visitors[Math.floor(number / 11) % visitors.length] ?? 'Tom Gallagher';
    return { name, honorific: 'none', language: languageOf({ name }) };
  }
  if (number % 4 === 2) return { name: null, honorific: 'none', language: 'zh' };
  const pair = Math.floor(number / 2);
  const [given, honorific] = number % 2 === 0 ? ([ladies, 'ms'] as const) : ([gentlemen, 'mr'] as const);
  // Steps without a common divisor with the lists, so that neighbours share neither part.
  return { name: `${surnames[(number * 29) % surnames.length] ?? '王'}${given[(pair * 7) % given.length] ?? '小雨'}`, honorific, language: 'zh' };
}
