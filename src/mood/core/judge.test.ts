import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { CUES_EN } from './cues.en.ts';
import { CUES_ZH } from './cues.zh.ts';
import { findCues, growTree } from './find.ts';
import { READ_LIMIT_CHARACTERS, foldText } from './fold.ts';
import { judgeMessage, RULES_VERSION } from './judge.ts';
import { MOODS } from './moods.ts';
import { phrasesOf } from './phrase.ts';
import { CUES_SIGNS } from './signs.ts';

const moodOf = (text: string): string => judgeMessage(text).mood;
const cuesOf = (text: string): string[] => judgeMessage(text).evidence.map((one) => one.cue);

describe('a reading shows its reasons', () => {
  it('names the words that caused it, where they stand, and who judged', () => {
    const text = '再不处理我就打12315！！！';
    const reading = judgeMessage(text);
    expect(reading).toMatchObject({ mood: 'angry', judgedBy: 'rules', rulesVersion: RULES_VERSION });
    expect(reading.evidence.map((one) => one.cue)).toEqual(expect.arrayContaining(['authority', 'ultimatum', 'exclamations']));
    for (const one of reading.evidence) expect(text.slice(one.start, one.end)).toBe(one.text);
  });

  it('points into the message as written: full-width, emoji, capitals, spaces between characters, traditional', () => {
    for (const text of ['ＲＥＦＵＮＤ  ｍｅ or I will SUE you', '😡😡 又 坏 了', '你們這是  欺騙 消費者', 'It’s a “rip‑off”, I want my money   back']) {
      const { evidence } = judgeMessage(text);
      expect(evidence.length, text).toBeGreaterThan(0);
      for (const one of evidence) expect(text.slice(one.start, one.end), text).toBe(one.text);
    }
  });
});

describe('plain questions raise no alarm', () => {
  it.each([
    '滚筒洗衣机多少钱', '厨房垃圾处理器怎么装', '你们的投诉电话是多少', '说明书上说的最后一次保养是什么意思', '律师事务所能开专票吗', '明天家里没人，可以周六来吗', '我是第二次购买了，有优惠吗',
    '能帮我转告你们经理吗', '不是人为损坏在保修范围内吗', '不锈钢内胆多少钱一个', '她妈妈用的那款', '拖地机器人可以拖到床底下吗', '好的👍', 'HELLO', '??', 'Hello, do you deliver to Hull?', 'Where do I find the complaints procedure?',
    'Does the smoke alarm need a battery?', 'How do I kill the app?', 'What does error code E4 mean?', 'Is the emergency stop button included?', 'MODEL W50-PRO ERR-2041', 'We bought a shell-shaped lamp',
  ])('%s', (text) => expect(moodOf(text)).toBe('calm'));
});

describe('not, but, and the opposite of what is said', () => {
  it.each([
    ['我没有生气，就是问问', 'calm'], ['不是投诉，想了解一下流程', 'calm'], ['I am not angry, just asking', 'calm'], ['No complaints, thanks', 'pleased'],
    ['这不是骗人吗', 'angry'], ['不是很满意', 'dissatisfied'], ['not very helpful', 'dissatisfied'], ['会不会漏电啊，我很担心', 'anxious'], ['不担心，慢慢来', 'calm'],
    ['虽然等了三天，但是师傅特别好，非常满意', 'pleased'], ['谢谢您，但是我还是很失望', 'dissatisfied'], ['It took ages, but the result is excellent', 'pleased'],
    ['呵呵，又是正在处理', 'dissatisfied'], ['你们的效率真是让人佩服，等了半个月', 'dissatisfied'], ['Great, another automated reply', 'dissatisfied'], ['Great job breaking it again', 'dissatisfied'], ['真行啊，十分钟就搞定了', 'pleased'],
  ])('%s → %s', (text, mood) => expect(moodOf(text)).toBe(mood));
});

describe('the same words written otherwise', () => {
  it.each(['垃圾客服', '垃 圾 客 服', '垃\u200b圾客服', '垃*圾*客*服', '垃圾客服。', '【垃圾客服】'])('%s is an insult', (text) => expect(cuesOf(text)).toContain('insult'));
  it.each(['騙子！退錢！', 'ｃｎｍ', 'CNM', "I’M FURIOUS", 'i m furious'])('%s is angry', (text) => expect(moodOf(text)).toBe('angry'));
  it('hears a feeling in either language of one message', () => expect(cuesOf('this is a scam，我要投诉你们')).toEqual(expect.arrayContaining(['accusation', 'complaint'])));
});

describe('more grievances', () => {
  it('never make a message milder: anger stays anger beside everything else that went wrong, and is shown', () => {
    expect(moodOf('气死我了，我要退货！')).toBe('angry');
    const all = '买了个净水器用了三天就漏水，打了两次电话都没人接！气死我了，我要退货！';
    expect(moodOf(all)).toBe('angry');
    expect(judgeMessage(all).evidence[0]?.text).toBe('气死');
    expect(cuesOf(all)).toEqual(expect.arrayContaining(['outrage', 'unheard', 'fault']));
  });

  const hardness = { pleased: 0, calm: 0, anxious: 1, dissatisfied: 2, angry: 3 } as const;
  const groups = [...CUES_ZH, ...CUES_EN, ...CUES_SIGNS];
  const spelled = (keep: (effect: string) => boolean): string[] => groups.filter((group) => keep(group.effect)).flatMap(phrasesOf).map((phrase) => phrase.parts.map((part) => part.text.replaceAll('#', '三')).join(' '));
  const grievances = fc.constantFrom(...spelled((effect) => effect === 'dissatisfied' || effect === 'angry'));
  const anything = fc.constantFrom(...spelled((effect) => effect !== 'shield'));
  const mark = fc.constantFrom('。', '！', '. ', '! ', '\n', '？', '!!! ', '。 ', '；', '，', ', ');

  it('whatever was said before and after', () => {
    const sentences = fc.array(fc.tuple(anything, mark).map(([words, end]) => words + end), { minLength: 1, maxLength: 6 });
    const grievance = fc.tuple(grievances, fc.constantFrom('。', '. ', '\n', '，', ', ')).map(([words, end]) => words + end);
    fc.assert(fc.property(sentences, grievance, fc.nat(), (said, one, at) => {
      const place = at % (said.length + 1);
      const before = judgeMessage(said.join('')).mood;
      const after = judgeMessage([...said.slice(0, place), one, ...said.slice(place)].join('')).mood;
      expect(hardness[after], `${before} → ${after}`).toBeGreaterThanOrEqual(hardness[before]);
    }), { numRuns: 4000, seed: 20_261_121 });
  });
});

describe('reproach and the opposite of praise', () => {
  it.each([
    '看看你们做的好东西，水流了一地', '你这人怎么这样', '你们怎么能这样', '哪有你们这样做生意的', '这就是你们所谓的专业安装？', '能不能好好说话', '还好意思收上门费', '拿客户当猴耍', '合着我白等一天',
    'What kind of company does this', 'Is it too much to ask for a reply', 'Look at the state of my kitchen', 'Do you even read what I write', 'Oh joy, it rattles again', 'Another form. Nice one.',
  ])('%s is no calm word', (text) => {
    const { mood, evidence } = judgeMessage(text);
    expect(['dissatisfied', 'angry']).toContain(mood);
    expect(evidence.length).toBeGreaterThan(0);
  });

  it.each([
    '看看你们的新品', '看看你们做的产品目录可以吗', '这就是你们说的那款吗', '请问怎么这样设置', '你们怎么收费', '你家客服会不会讲粤语', '这台怎么样', '会不会做不锈钢的', '能不能看一下型号', '你们能不能做三米的', '摆设在客厅合适吗', '不好意思，再问一下',
    '你们是几点上班', '是不是听不懂英文也能用', '他们做的好吗', '看不见开关在哪里', 'What kind of filter does it use', 'What sort of service plan is best', 'How hard is the water allowed to be', 'Look at the picture I sent, please', 'How could I change the date',
    'Do you check the parts before shipping', 'Did you receive my form', 'Can you see my order', 'Another question, if I may', 'How can you tell which model it is',
  ])('%s raises no alarm', (text) => expect(moodOf(text)).toBe('calm'));
});

describe('how loud', () => {
  it('is no anger alone, and turns a complaint into anger', () => {
    expect(moodOf('在吗？？？')).toBe('calm');
    expect(moodOf('DO YOU SHIP TO FRANCE AND SPAIN')).toBe('calm');
    expect(moodOf('等了三天没人理')).toBe('dissatisfied');
    expect(moodOf('等了三天没人理！！！')).toBe('angry');
    expect(moodOf('太好了！！！')).toBe('pleased');
    expect(judgeMessage('急！！！').strength).toBeGreaterThan(judgeMessage('急！').strength);
  });
  it('says a thing forty times and is heard once or twice', () => {
    expect(judgeMessage('坏了'.repeat(40)).mood).toBe('calm');
  });
});

describe('any text at all', () => {
  const groups = [...CUES_ZH, ...CUES_EN, ...CUES_SIGNS];
  const pieces = groups.flatMap(phrasesOf).flatMap((phrase) => phrase.parts.map((part) => part.text.replaceAll('#', '三')));

  it('is judged without a throw, with bounded evidence that lies inside it', () => {
    const chunk = fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 20 }), fc.constantFrom('！！！', '???', ' ', '\n', '不', 'not ', '但是', 'but ', '三', '\ud83d', '\u0000', '*', '…'));
    fc.assert(fc.property(fc.array(chunk, { maxLength: 60 }), (parts) => {
      const text = parts.join('');
      const reading = judgeMessage(text);
      expect(MOODS).toContain(reading.mood);
      expect(reading.strength).toBeGreaterThanOrEqual(0);
      expect(reading.strength).toBeLessThanOrEqual(1);
      expect(reading.evidence.length).toBeLessThanOrEqual(12);
      for (const one of reading.evidence) {
        expect(one.end).toBeGreaterThan(one.start);
        expect(text.slice(one.start, one.end)).toBe(one.text);
      }
      expect(judgeMessage(text)).toEqual(reading);
    }), { numRuns: 300 });
  });

  it.each([
    ['one letter', 'a'], ['one ideograph', '不'], ['a phrase that never ends', '等了'], ['openings of loose phrases', '说好答应承诺约好等了排队'], ['English openings', 'you said you promised waiting '],
    ['digits', '1'], ['ideograph numbers', '三'], ['marks', '！'], ['capitals', 'A '], ['nots', '不不不是'], ['fillers', 'not so very really '], ['line ends', '\n'], ['emoji', '😡'], ['stars', '垃*'], ['numbers between', '第三第三'],
  ])('100,000 characters of %s cost little, ten times as many no more', (_, unit) => {
    // Only what never ends fails here: a busy machine is slow.
    const hangsAfterMs = 15_000;
    const time = (characters: number): number => {
      const text = unit.repeat(Math.ceil(characters / unit.length)).slice(0, characters);
      const from = performance.now();
      judgeMessage(text);
      return performance.now() - from;
    };
    time(READ_LIMIT_CHARACTERS);
    expect(Math.min(time(READ_LIMIT_CHARACTERS), time(READ_LIMIT_CHARACTERS))).toBeLessThan(hangsAfterMs);
    expect(Math.min(time(10 * READ_LIMIT_CHARACTERS), time(10 * READ_LIMIT_CHARACTERS))).toBeLessThan(hangsAfterMs);
  });

  it('reads up to the limit and no further', () => {
    const padding = '好'.repeat(READ_LIMIT_CHARACTERS);
    expect(judgeMessage(`${padding}骗子`).evidence.filter((one) => one.cue === 'insult')).toEqual([]);
    expect(judgeMessage(`${padding.slice(2)}骗子`).mood).toBe('angry');
  });
});

describe('the cue files', () => {
  const groups = [...CUES_ZH, ...CUES_EN, ...CUES_SIGNS];
  const spelled = groups.flatMap(phrasesOf).map((phrase) => ({ phrase, key: phrase.parts.map((part) => `${part.fromClauseStart ? '^' : ''}${part.text}${part.toClauseEnd ? '$' : ''}`).join('…') }));

  it('name each phrase once: of two the second would never be heard', () => {
    const seen = new Map<string, number>();
    for (const { key } of spelled) seen.set(key, (seen.get(key) ?? 0) + 1);
    expect([...seen].filter(([, times]) => times > 1).map(([key]) => key)).toEqual([]);
  });

  it('hold only phrases that can be met', () => {
    const tree = growTree(groups);
    const deaf = spelled.filter(({ phrase }) => {
      const text = foldText(phrase.parts.map((part) => part.text.replaceAll('#', '3')).join(' x ')).text;
      return findCues(tree, { text, writtenAt: new Int32Array(text.length) }).length === 0;
    });
    expect(deaf.map(({ key }) => key)).toEqual([]);
  });

  it('give a weight that can be added', () => {
    for (const group of groups) expect(group.weight, group.phrases.slice(0, 40)).toBeLessThan(1);
  });
});
