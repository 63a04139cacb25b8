import { describe, expect, test } from 'vitest';
import { classify } from './classify.ts';
import { proposeScores, suspect } from './suspect.ts';

const safety = (text: string) => suspect(text).scores.safety;

describe('it has happened', () => {
  for (const text of ['洗衣机昨晚突然起火了', '没想到插上就冒烟', '孩子不小心烫伤送医院了', '摸外壳被电到，漏电！', 'The dryer caught fire last night', 'It exploded and burned my hand']) {
    test(text, () => expect(safety(text)).toBe(3));
  }
});
describe('it may happen', () => {
  for (const text of ['插头有火花，闻到焦味', '我担心会起火', '机器底部发烫', 'There are sparks and a burning smell', 'I am afraid it could have caught fire']) {
    test(text, () => expect(safety(text)).toBe(2));
  }
});
describe('nothing of the kind', () => {
  for (const text of ['还好没有起火', '没有人受伤', '脱水时有噪音，等了三天', '发票一直没收到', 'Nobody was injured', 'The delivery is late', '']) {
    test(text === '' ? 'no words' : text, () => expect(safety(text)).toBe(0));
  }
});
test('danger makes it major by rule, and the words that caused it are shown', () => {
  const { scores, evidence } = suspect('用了两次就冒烟，厨房都是焦味');
  expect(classify(scores)).toEqual({ class: 'major', reasons: ['safety'] });
  expect(evidence.map((one) => one.text)).toEqual(['冒烟', '焦味']);
});

test('the assessment begins with what the words say of safety', () => {
  expect(proposeScores('修了三次还是漏水')).toEqual({ severity: 1, safety: 0, complexity: 1, impact: 0, immediateAction: 'not_needed' });
  expect(proposeScores('昨晚插头冒烟了')).toEqual({ severity: 2, safety: 3, complexity: 1, impact: 0, immediateAction: 'possible' });
});
