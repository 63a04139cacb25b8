import { expect, test } from 'vitest';
import fc from 'fast-check';
import { cannedVariables, fillCanned, hasUnfilled, problemsOfTemplate } from './canned.ts';

const values = { customer: '欧阳女士', agent: '小林', brand: '听云电器', case: 'TS-20261121-0042' };

test.each([
  ['{{客户称呼}}您好，我是{{品牌}}的{{坐席}}。', '欧阳女士您好，我是听云电器的小林。'],
  ['Dear {{customer}}, this is {{agent}} of {{brand}} about {{case}}.', 'Dear 欧阳女士, this is 小林 of 听云电器 about TS-20261121-0042.'],
  ['{{ 客户称呼 }}，{{CASE}}', '欧阳女士，TS-20261121-0042'],
  ['｛｛客户称呼｝｝您好', '欧阳女士您好'],
  ['没有变量', '没有变量'],
  ['', ''],
  ['{single} {}', '{single} {}'],
])('%j → %j', (template, text) => {
  expect(fillCanned(template, values)).toEqual({ text });
});

test('an unknown variable is reported, never sent raw', () => {
  expect(fillCanned('您好{{客户姓名}}，{{客户姓名}} {{price}}', values)).toEqual({ problems: [{ problem: 'unknown', name: '客户姓名' }, { problem: 'unknown', name: 'price' }] });
  expect(fillCanned('{{}}', values)).toEqual({ problems: [{ problem: 'unknown', name: '' }] });
  expect(problemsOfTemplate('{{客户称呼}} {{toString}} {{__proto__}}')).toEqual([{ problem: 'unknown', name: 'toString' }, { problem: 'unknown', name: '__proto__' }]);
});

test('a variable without a value is reported', () => {
  expect(fillCanned('您的工单 {{case}}，{{agent}}', { customer: '欧阳女士', agent: ' ' })).toEqual({ problems: [{ problem: 'noValue', name: 'case' }, { problem: 'noValue', name: 'agent' }] });
});

test('a brace left open is reported', () => {
  expect(fillCanned('{{客户称呼', values)).toEqual({ problems: [{ problem: 'brokenBraces', name: '{{客户称呼' }] });
  expect(fillCanned('客户称呼}}您好', values)).toEqual({ problems: [{ problem: 'brokenBraces', name: '}}您好' }] });
});

test('a name that looks like a variable is only a name', () => {
  expect(fillCanned('{{customer}}', { customer: '{{agent}}' })).toEqual({ text: '{{agent}}' });
  expect(fillCanned('{{customer}}', { customer: '$1 $& {{x' })).toEqual({ text: '$1 $& {{x' });
});

test.each([
  ['{{客户称呼}}您好，请问有什么可以帮您？', '您好，请问有什么可以帮您？'],
  ['{{客户称呼}}，您好！', '您好！'],
  ['让您久等了。{{客户称呼}}，下午好！', '让您久等了。下午好！'],
  ['尊敬的{{客户称呼}}，感谢您的来信。', '尊敬的客户，感谢您的来信。'],
  ['Hello {{customer}}, how can I help you?', 'Hello, how can I help you?'],
  ['Thank you, {{customer}}.', 'Thank you.'],
  ['Dear {{customer}}, thank you.', 'Dear customer, thank you.'],
])('when the name is not known: %j → %j', (template, text) => {
  expect(fillCanned(template, { ...values, customer: '' })).toEqual({ text });
});

test('whatever a template holds, either it is filled whole or what is wrong is named', () => {
  const part = fc.constantFrom('{{', '}}', '{', '}', 'customer', '客户称呼', 'case', 'x', ' ', '您好', '\n', '｛｛', '｝｝', '{{agent}}');
  fc.assert(fc.property(fc.array(part).map((parts) => parts.join('')), (template) => {
    const filled = fillCanned(template, values);
    if ('problems' in filled) expect(filled.problems.length).toBeGreaterThan(0);
    else expect(hasUnfilled(filled.text)).toBe(false);
    expect('problems' in filled).toBe(problemsOfTemplate(template).length > 0);
  }));
});

test('every variable can be filled', () => {
  for (const name of cannedVariables) expect(fillCanned(`{{${name}}}`, values)).toEqual({ text: values[name] });
});
