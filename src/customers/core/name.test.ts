import { expect, test } from 'vitest';
import fc from 'fast-check';
import { avatarTextOf, fullNameOf, greetingOf, honorificOf, readName } from './name.ts';
import { compoundSurnames, latinSurnames } from './surnames.ts';

const table: [typed: string, surname: string, givenName: string, honorific?: string, title?: string][] = [
  ['王静', '王', '静'],
  ['欧阳静', '欧阳', '静'],
  ['歐陽靜', '歐陽', '靜'],
  ['欧阳', '欧阳', ''],
  ['欧阳娜娜', '欧阳', '娜娜'],
  ['司马懿', '司马', '懿'], ['司馬懿', '司馬', '懿'],
  ['诸葛孔明', '诸葛', '孔明'], ['諸葛亮', '諸葛', '亮'],
  ['上官婉儿', '上官', '婉儿'],
  ['皇甫嵩', '皇甫', '嵩'],
  ['尉迟恭', '尉迟', '恭'], ['尉遲恭', '尉遲', '恭'],
  ['公孙胜', '公孙', '胜'], ['公孫勝', '公孫', '勝'],
  ['慕容复', '慕容', '复'],
  ['长孙无忌', '长孙', '无忌'], ['長孫無忌', '長孫', '無忌'],
  ['钟离昧', '钟离', '昧'], ['鍾離昧', '鍾離', '昧'],
  ['東方朔', '東方', '朔'], ['澹臺滅明', '澹臺', '滅明'], ['鮮于通', '鮮于', '通'], ['閭丘沖', '閭丘', '沖'], ['軒轅劍', '軒轅', '劍'], ['壤駟赤', '壤駟', '赤'],
  ['爱新觉罗溥仪', '爱新觉罗', '溥仪'], ['愛新覺羅溥儀', '愛新覺羅', '溥儀'], ['叶赫那拉静', '叶赫那拉', '静'],
  ['张简明', '张', '简明'],
  ['单雄信', '单', '雄信'],
  ['王䶮', '王', '䶮'],
  ['䶮静', '䶮', '静'],
  ['\u{20bb7}静', '\u{20bb7}', '静'],
  ['葛\u{e0100}城', '葛\u{e0100}', '城'],
  ['张　三', '张', '三'], ['欧阳 静', '欧阳', '静'],
  ['\u202e王静\u202c', '王', '静'],
  ['阿卜杜拉·买买提', '', '阿卜杜拉·买买提'],
  ['小王', '王', ''], ['老李', '李', ''], ['阿强', '', '阿强'],
  ['李Jack', '李', 'Jack'],
  ['微信用户', '', '微信用户'], ['游客8231', '', '游客8231'],
  ['上海某某电器有限公司', '', '上海某某电器有限公司'],
  ['王先生', '王', '', 'mr'], ['歐陽先生', '歐陽', '', 'mr'],
  ['欧阳静女士', '欧阳', '静', 'ms'], ['李小姐', '李', '', 'ms'], ['陈太太', '陈', '', 'ms'],
  ['王总', '王', '', 'title', '总'], ['欧阳教授', '欧阳', '', 'title', '教授'], ['陳醫生', '陳', '', 'title', '醫生'], ['刘总经理', '刘', '', 'title', '总经理'],
  ['先生', '先', '生'],
  ['John Smith', 'Smith', 'John'],
  ['  John   Ronald  Tolkien ', 'Tolkien', 'John Ronald'],
  ['Dick van Dyke', 'van Dyke', 'Dick'], ['van Dyke', 'van Dyke', ''], ['Van Morrison', 'Morrison', 'Van'],
  ['Charles de Gaulle', 'de Gaulle', 'Charles'], ['Maria de la Cruz', 'de la Cruz', 'Maria'], ['Ursula von der Leyen', 'von der Leyen', 'Ursula'],
  ['Smith, John', 'Smith', 'John'], ['Martin Luther King, Jr.', 'King', 'Martin Luther'], ['Martin Luther King Jr.', 'King', 'Martin Luther'],
  ['Madonna', '', 'Madonna'],
  ["Sinéad O'Connor", "O'Connor", 'Sinéad'], ['Jean-Luc Picard', 'Picard', 'Jean-Luc'],
  ['Mr John Smith', 'Smith', 'John', 'mr'], ['Ms. Smith', 'Smith', '', 'ms'], ['Mrs Jane van Dyke', 'van Dyke', 'Jane', 'ms'], ['Dr. Smith', 'Smith', '', 'title', 'Dr'],
  ['Drew Barrymore', 'Barrymore', 'Drew'],
  ['👨\u200d👩\u200d👧', '', '👨\u200d👩\u200d👧'],
  ['', '', ''],
];
test.each(table)('%j is surname %j, given name %j', (typed, surname, givenName, honorific = 'none', title = '') => {
  expect(readName(typed)).toEqual({ surname, givenName, honorific, title });
});

test('every compound surname is found, with one and with two characters after it', () => {
  for (const surname of compoundSurnames) {
    for (const givenName of ['静', '小明']) expect(readName(surname + givenName)).toMatchObject({ surname, givenName });
    expect(latinSurnames.get(surname)).toMatch(/^\p{Lu}/u);
  }
});

test('a surname of one character is never lost, whichever plane it is in', () => {
  const han = fc.oneof(fc.integer({ min: 0x4e00, max: 0x9fff }), fc.integer({ min: 0x20000, max: 0x2a6df })).map((code) => String.fromCodePoint(code));
  fc.assert(fc.property(fc.array(han, { minLength: 1, maxLength: 4 }), (letters) => {
    const name = readName(letters.join(''));
    fc.pre(name.honorific === 'none' && !/^[小老]/.test(letters[0] ?? ''));
    expect(fullNameOf(name)).toBe(letters.join(''));
  }));
});

test('no text makes it fail, and no honorific appears that was not written', () => {
  fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), (text) => {
    const name = readName(text);
    expect(name.honorific === 'none' || /先生|女士|小姐|太太|夫人|总|长|工程师|经理|主任|主管|老师|教授|博士|医生|大夫|律师|师傅|警官|老板|书记|m(r|s|iss)|dr|prof/i.test(text)).toBe(true);
    honorificOf(name, 'zh');
    greetingOf(name, 'en');
    expect(avatarTextOf(name).isWellFormed() || !text.isWellFormed()).toBe(true);
  }));
});

const ouyang = { surname: '欧阳', givenName: '静', title: '' };
const smith = { surname: 'Smith', givenName: 'John', title: '' };

test('Chinese forms of address', () => {
  expect(honorificOf({ ...ouyang, honorific: 'ms' }, 'zh')).toBe('欧阳女士');
  expect(honorificOf({ ...ouyang, honorific: 'mr' }, 'zh')).toBe('欧阳先生');
  expect(honorificOf({ ...ouyang, honorific: 'none' }, 'zh')).toBe('欧阳静');
  expect(honorificOf({ ...ouyang, honorific: 'title', title: '教授' }, 'zh')).toBe('欧阳教授');
  expect(honorificOf({ ...ouyang, honorific: 'title', title: '' }, 'zh')).toBe('欧阳静');
  expect(honorificOf({ ...smith, honorific: 'mr' }, 'zh')).toBe('Smith 先生');
  expect(honorificOf({ ...smith, honorific: 'title', title: 'Dr' }, 'zh')).toBe('Smith 博士');
  expect(honorificOf({ surname: '', givenName: '阿卜杜拉·买买提', honorific: 'mr' }, 'zh')).toBe('阿卜杜拉·买买提先生');
  expect(honorificOf({ surname: '\u{20bb7}', givenName: '', honorific: 'ms' }, 'zh')).toBe('\u{20bb7}女士');
  expect(honorificOf({ surname: '', givenName: '', honorific: 'mr' }, 'zh')).toBe('先生');
  expect(honorificOf({ surname: '', givenName: '', honorific: 'none' }, 'zh')).toBe('');
});

test('English forms of address, with the surname in Latin letters', () => {
  expect(honorificOf({ ...ouyang, honorific: 'ms' }, 'en')).toBe('Ms Ouyang');
  expect(honorificOf({ surname: '歐陽', givenName: '靜', honorific: 'ms' }, 'en')).toBe('Ms Ouyang');
  expect(honorificOf({ surname: '单', givenName: '雄信', honorific: 'mr' }, 'en')).toBe('Mr Shan');
  expect(honorificOf({ surname: '尉迟', givenName: '恭', honorific: 'mr' }, 'en')).toBe('Mr Yuchi');
  expect(honorificOf({ ...ouyang, honorific: 'title', title: '教授' }, 'en')).toBe('Professor Ouyang');
  expect(honorificOf({ ...ouyang, honorific: 'title', title: '师傅' }, 'en')).toBe('欧阳静');
  expect(honorificOf({ ...ouyang, honorific: 'none' }, 'en')).toBe('欧阳静');
  expect(honorificOf({ ...smith, honorific: 'none' }, 'en')).toBe('John Smith');
  expect(honorificOf({ surname: 'van Dyke', givenName: 'Dick', honorific: 'mr' }, 'en')).toBe('Mr van Dyke');
  expect(honorificOf({ surname: '', givenName: '', honorific: 'ms' }, 'en')).toBe('Madam');
});

test('greetings stand alone when there is no name', () => {
  expect(greetingOf({ ...ouyang, honorific: 'ms' }, 'zh')).toBe('欧阳女士您好，');
  expect(greetingOf({ ...smith, honorific: 'none' }, 'zh')).toBe('John Smith 您好，');
  expect(greetingOf({ surname: '', givenName: '', honorific: 'none' }, 'zh')).toBe('您好，');
  expect(greetingOf({ ...ouyang, honorific: 'ms' }, 'en')).toBe('Hello Ms Ouyang,');
  expect(greetingOf({ surname: '', givenName: '', honorific: 'none' }, 'en')).toBe('Hello,');
});

test('the avatar shows the surname, not its first half', () => {
  expect(avatarTextOf(ouyang)).toBe('欧阳');
  expect(avatarTextOf(readName('爱新觉罗溥仪'))).toBe('爱新');
  expect(avatarTextOf(readName('\u{20bb7}静'))).toBe('\u{20bb7}');
  expect(avatarTextOf(smith)).toBe('S');
  expect(avatarTextOf({ surname: 'van Dyke', givenName: 'Dick' })).toBe('D');
  expect(avatarTextOf({ surname: 'élan', givenName: '' })).toBe('É');
  expect(avatarTextOf(readName('阿卜杜拉·买买提'))).toBe('阿');
  expect(avatarTextOf(readName('👨\u200d👩\u200d👧'))).toBe('👨\u200d👩\u200d👧');
  expect(avatarTextOf(readName(''))).toBe('');
});
