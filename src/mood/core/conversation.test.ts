import { describe, expect, it } from 'vitest';
import { judgeConversation, type ConversationContext, type HeardMood } from './conversation.ts';
import { judgeMessage } from './judge.ts';

const QUIET: ConversationContext = { waitedSeconds: 0, repeatContacts72h: 0, transfers: 0 };
const said = (...texts: string[]): HeardMood[] => texts.map((text) => judgeMessage(text));
const corrected = (reading: HeardMood, mood: HeardMood['mood']): HeardMood => ({ ...reading, mood, judgedBy: 'staff:01' });

describe('arrival', () => {
  it('is the hardest of the first words: hello first, anger second', () => {
    expect(judgeConversation(said('在吗', '你们这群骗子，退钱！'), QUIET).arrival).toBe('angry');
  });
  it('ends with the first answer: anger made by our reply did not arrive', () => {
    const [hello, rage] = said('请问发票怎么开', '什么态度！我要投诉你') as [HeardMood, HeardMood];
    expect(judgeConversation([{ ...hello, beforeAnswer: true }, { ...rage, beforeAnswer: false }], QUIET).arrival).toBe('calm');
  });
  it('looks at three messages at most when nobody says who had answered', () => {
    expect(judgeConversation(said('你好', '在吗', '想问个问题', '骗子！'), QUIET).arrival).toBe('calm');
  });
  it('is what a person says it was', () => {
    const [first] = said('真行啊你们') as [HeardMood];
    expect(judgeConversation([corrected(first, 'angry')], QUIET)).toMatchObject({ arrival: 'angry', current: 'angry' });
  });
});

describe('departure', () => {
  it('is the last words', () => expect(judgeConversation(said('等了三天没人理', '太好了，谢谢您这么快处理'), QUIET).departure).toBe('pleased'));
  it('stays pleased through a goodbye', () => expect(judgeConversation(said('太好了，终于修好了', '好的，再见'), QUIET).departure).toBe('pleased'));
  it('stays pleased through a bare word', () => expect(judgeConversation(said('太好了，谢谢！', '嗯'), QUIET).departure).toBe('pleased'));
  it('is not made better by a bare word after hard ones, and never pleased by a goodbye', () => {
    expect(judgeConversation(said('你们这群骗子', '嗯'), QUIET).departure).toBe('angry');
    expect(judgeConversation(said('我要投诉你们', '好的'), QUIET).departure).toBe('calm');
  });
  it('follows the correction', () => {
    const readings = said('太好了', '呵');
    expect(judgeConversation([readings[0] as HeardMood, corrected(readings[1] as HeardMood, 'dissatisfied')], QUIET).departure).toBe('dissatisfied');
  });
  it('is unknown where nothing was said', () => expect(judgeConversation([], QUIET)).toEqual({ current: 'calm', strength: 0, arrival: null, departure: null, fellSharply: false, gauge: 0, evidence: [] }));
});

describe('now', () => {
  it('does not take a bare "嗯" for peace, once', () => {
    expect(judgeConversation(said('你们这群骗子', '嗯'), QUIET).current).toBe('angry');
    expect(judgeConversation(said('你们这群骗子', '嗯', '3号楼502'), QUIET).current).toBe('calm');
    expect(judgeConversation(said('你们这群骗子', '好的，谢谢您'), QUIET).current).toBe('calm');
  });
});

describe('a sharp fall', () => {
  const falls = (...texts: string[]): boolean => judgeConversation(said(...texts), QUIET).fellSharply;
  it('is from calm or pleased to anger, told once', () => {
    expect(falls('请问安装费多少', '你们这帮骗子！欺人太甚！')).toBe(true);
    expect(falls('请问安装费多少', '你们这帮骗子！欺人太甚！', '再不退我就打12315')).toBe(false);
    expect(falls('太好了，谢谢您', '什么？又坏了！！！你们耍我呢？骗子')).toBe(true);
  });
  it('may take two steps', () => expect(falls('请问到哪了', '等了三天没人理', '骗子！退钱！我要投诉你们')).toBe(true));
  it('is not an arrival in anger, nor a small step', () => {
    expect(falls('你们这帮骗子！')).toBe(false);
    expect(falls('请问安装费多少', '有点失望')).toBe(false);
  });
  it('is not made by waiting', () => expect(judgeConversation(said('你好', '请问好了吗'), { waitedSeconds: 7200, repeatContacts72h: 5, transfers: 4 }).fellSharply).toBe(false));
});

describe('the gauge', () => {
  it('rises with every better mood, between −1 and 1', () => {
    const at = (text: string): number => judgeConversation(said(text), QUIET).gauge;
    const ladder = [at('骗子！垃圾公司！法院见！'), at('等了三天没人理'), at('我有点担心'), at('请问几点上班'), at('太好了，非常感谢')];
    expect(ladder).toEqual(ladder.toSorted((a, b) => a - b));
    expect(ladder[0]).toBeGreaterThanOrEqual(-1);
    expect(ladder[4]).toBeLessThanOrEqual(1);
  });
  it('is pulled down by waiting, repeats and transfers, and says by how much', () => {
    const judged = judgeConversation(said('请问好了吗'), { waitedSeconds: 1000, repeatContacts72h: 1, transfers: 2 });
    expect(judged.gauge).toBeCloseTo(-0.45);
    expect(judged.current).toBe('calm');
    expect(judged.evidence).toEqual([
      { kind: 'context', cue: 'waitedLong', amount: 1000, takesOff: 0.2 },
      { kind: 'context', cue: 'repeatContact', amount: 1, takesOff: 0.1 },
      { kind: 'context', cue: 'transferred', amount: 2, takesOff: 0.15 },
    ]);
    expect(judgeConversation(said('骗子！垃圾公司！法院见！'), { waitedSeconds: 9999, repeatContacts72h: 9, transfers: 9 }).gauge).toBe(-1);
  });
  it('shows the newest words first, and of which message', () => {
    const { evidence } = judgeConversation(said('等了三天没人理', '请问', '我要投诉你们'), QUIET);
    expect(evidence[0]).toMatchObject({ kind: 'words', readingIndex: 2, cue: 'complaint' });
    expect(evidence.some((one) => one.kind === 'words' && one.readingIndex === 0)).toBe(true);
  });
});
