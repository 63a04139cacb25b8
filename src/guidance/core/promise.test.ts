import { expect, test } from 'vitest';
import fc from 'fast-check';
import type { BusinessCalendar } from '#clocks/core/calendar.ts';
import { findPromises } from './promise.ts';

const zone = 'Asia/Shanghai';
/** Saturday 2026-11-21 would be no working day: the stories happen on Wednesday 2026-11-18, at 10:00 in Shanghai. */
const nowMs = Date.parse('2026-11-18T10:00:00+08:00');
const dueOf = (text: string, now = nowMs) => findPromises(text, { nowMs: now, zone }).map((promise) => new Date(promise.dueAtMs + 8 * 3_600_000).toISOString().slice(0, 16));

test.each([
  ['今天给您回复', '2026-11-18T18:00'],
  ['我今天之内给您回电', '2026-11-18T18:00'],
  ['今天下班前一定给您答复', '2026-11-18T18:00'],
  ['今天下午给您打电话', '2026-11-18T18:00'],
  ['今晚给您回复', '2026-11-18T21:00'],
  ['下午3点给您回电', '2026-11-18T15:00'],
  ['下午三点半之前联系您', '2026-11-18T15:30'],
  ['15:30前给您答复', '2026-11-18T15:30'],
  ['3点前给您回复', '2026-11-18T15:00'],
  ['9点前给您回复', '2026-11-18T21:00'],
  ['明天下午3点前给您答复', '2026-11-19T15:00'],
  ['明天3点给您回电', '2026-11-19T15:00'],
  ['明天上午10点，师傅会上门', '2026-11-19T10:00'],
  ['明天上午上门维修', '2026-11-19T12:00'],
  ['明早给您回电', '2026-11-19T10:00'],
  ['明天晚上八点给您打电话', '2026-11-19T20:00'],
  ['明天中午12点前给您回复', '2026-11-19T12:00'],
  ['后天给您寄出新的配件', '2026-11-20T18:00'],
  ['大后天到货', '2026-11-21T18:00'],
  ['周五前给您答复', '2026-11-20T18:00'],
  ['本周五下午4点给您回电', '2026-11-20T16:00'],
  ['下周三师傅上门安装', '2026-11-25T18:00'],
  ['周一给您回电', '2026-11-23T18:00'],
  ['这周内给您处理好', '2026-11-20T18:00'],
  ['下周给您寄出', '2026-11-27T18:00'],
  ['月底前退款到账', '2026-11-30T18:00'],
  ['11月25日前给您寄出', '2026-11-25T18:00'],
  ['十一月二十五号上午为您安装', '2026-11-25T12:00'],
  ['1月5日给您发货', '2027-01-05T18:00'],
  ['25号之前给您退款', '2026-11-25T18:00'],
  ['24小时内给您答复', '2026-11-19T10:00'],
  ['我们会在48小时之内联系您', '2026-11-20T10:00'],
  ['半小时内给您回电', '2026-11-18T10:30'],
  ['一个半小时内联系您', '2026-11-18T11:30'],
  ['两个小时后给您回电', '2026-11-18T12:00'],
  ['十五分钟内给您答复', '2026-11-18T10:15'],
  ['一刻钟内给您回电', '2026-11-18T10:15'],
  ['三天内给您一个说法', '2026-11-21T10:00'],
  ['款项会在1-3个工作日内退还给您', '2026-11-23T10:00'],
  ['两个工作日内为您处理', '2026-11-20T10:00'],
  ['一周内给您换新', '2026-11-25T10:00'],
  ['请您耐心等待，我们会在24小时内给您回复', '2026-11-19T10:00'],
  ['我给您回电，时间是明天下午', '2026-11-19T18:00'],
  ['明天下午3点给您回电可以吗', '2026-11-19T15:00'],
  ["I'll call you back today.", '2026-11-18T18:00'],
  ['We will reply within 24 hours.', '2026-11-19T10:00'],
  ['You will receive an answer in two hours', '2026-11-18T12:00'],
  ['We’ll get back to you within one business day.', '2026-11-19T10:00'],
  ['I will call you by 3 pm tomorrow', '2026-11-19T15:00'],
  ['A technician will visit you tomorrow afternoon at 3', '2026-11-19T15:00'],
  ['We will send it by Friday', '2026-11-20T18:00'],
  ['We will send it next Friday', '2026-11-27T18:00'],
  ['I will write to you by end of day', '2026-11-18T18:00'],
  ['The refund will arrive by November 25', '2026-11-25T18:00'],
  ['Our engineer will be there at 9:30 a.m. tomorrow.', '2026-11-19T09:30'],
  ["We'll have it solved by the end of the week", '2026-11-20T18:00'],
  ['I’ll get back to you in half an hour', '2026-11-18T10:30'],
  ['By 5 pm I will have called you', '2026-11-18T17:00'],
  ['I will call you tonight', '2026-11-18T21:00'],
  ['We will refund you in 3 to 5 working days', '2026-11-25T10:00'],
])('%s → %s', (text, due) => {
  expect(dueOf(text)).toEqual([due]);
});

/** As people type it: blanks around the figures, spans, midnight, half hours, the month to come. */
test.each([
  ['明天上午9点给您回电', '2026-11-19T09:00'],
  ['明天上午 9 点给您回电', '2026-11-19T09:00'],
  ['明天 9 点 30 分给您回电', '2026-11-19T09:30'],
  ['明天上午 9 点到 10 点资深技师上门，先查接口', '2026-11-19T10:00'],
  ['明天9-11点师傅上门', '2026-11-19T11:00'],
  ['明天下午2点到4点上门安装', '2026-11-19T16:00'],
  ['明天上午9点至下午3点上门安装', '2026-11-19T15:00'],
  ['明天上午11点到1点上门安装', '2026-11-19T13:00'],
  ['上午9:00-11:00给您送到', '2026-11-18T11:00'],
  ['下周一给您答复', '2026-11-23T18:00'],
  ['下下周一给您发货', '2026-11-30T18:00'],
  ['后天下午给您回电', '2026-11-20T18:00'],
  ['今天下班前给您答复', '2026-11-18T18:00'],
  ['半小时内给您回电', '2026-11-18T10:30'],
  ['半天内给您答复', '2026-11-18T22:00'],
  ['24h内给您回复', '2026-11-19T10:00'],
  ['今晚12点前给您回复', '2026-11-19T00:00'],
  ['今晚零点前给您回复', '2026-11-19T00:00'],
  ['今天零点前给您回复', '2026-11-19T00:00'],
  ['今天24点前给您回复', '2026-11-19T00:00'],
  ['明天零点前给您发货', '2026-11-19T00:00'],
  ['周日晚上12点前给您处理好', '2026-11-23T00:00'],
  ['明天凌晨两点给您答复', '2026-11-19T02:00'],
  ['明晚7点半给您打电话', '2026-11-19T19:30'],
  ['礼拜天上门安装', '2026-11-22T18:00'],
  ['下个月5号给您发货', '2026-12-05T18:00'],
  ['下月底前给您退款', '2026-12-31T18:00'],
  ['年底前给您退款', '2026-12-31T18:00'],
  ['三到五个工作日内给您退款', '2026-11-25T10:00'],
  ['We will call you within two hours', '2026-11-18T12:00'],
  ['We will call you by Friday', '2026-11-20T18:00'],
  ['We will call you the day after tomorrow', '2026-11-20T18:00'],
  ['I will call you back by midnight', '2026-11-19T00:00'],
  ['We will ring you by noon', '2026-11-18T12:00'],
  ['I will call you tomorrow at noon', '2026-11-19T12:00'],
  ['We will visit you between 9 and 10 tomorrow morning', '2026-11-19T10:00'],
  ['We will visit you tomorrow from 2 pm to 4 pm', '2026-11-19T16:00'],
  ['We will reply in a couple of hours', '2026-11-18T12:00'],
  ['We will get it to you within the hour', '2026-11-18T11:00'],
  ['We will send it by the 25th', '2026-11-25T18:00'],
  ['I will call you at half past three', '2026-11-18T15:30'],
  ['I will call you at quarter to four', '2026-11-18T15:45'],
])('%s → %s', (text, due) => {
  expect(dueOf(text)).toEqual([due]);
});

test('said late at night and after midnight, the same words mean the wall’s own today and tomorrow', () => {
  const late = Date.parse('2026-11-18T23:30:00+08:00');
  expect(dueOf('明天上午 9 点给您回电', late)).toEqual(['2026-11-19T09:00']);
  expect(dueOf('半小时后给您回电', late)).toEqual(['2026-11-19T00:00']);
  expect(dueOf('凌晨一点给您回电', late)).toEqual(['2026-11-19T01:00']);
  expect(dueOf('I will call you by midnight', late)).toEqual(['2026-11-19T00:00']);
  const early = Date.parse('2026-11-18T00:30:00+08:00');
  expect(dueOf('凌晨两点前给您答复', early)).toEqual(['2026-11-18T02:00']);
  expect(dueOf('今晚给您回电', early)).toEqual(['2026-11-18T21:00']);
  expect(dueOf('明天上午9点给您回电', early)).toEqual(['2026-11-19T09:00']);
  expect(dueOf('I will call you tomorrow at 9 am', early)).toEqual(['2026-11-19T09:00']);
});

test.each([
  // Spring forward in New York: 02:00 is 03:00 on Sunday 2026-03-08.
  ['America/New_York', '2026-03-07T22:00:00-05:00', 'I will call you tomorrow at 9 am', '2026-03-08T13:00:00.000Z'],
  ['America/New_York', '2026-03-07T22:00:00-05:00', 'We will reply within 24 hours', '2026-03-09T03:00:00.000Z'],
  ['America/New_York', '2026-03-07T23:30:00-05:00', '明天上午 9 点给您回电', '2026-03-08T13:00:00.000Z'],
  // Back in Berlin: 03:00 is 02:00 again on Sunday 2026-10-25.
  ['Europe/Berlin', '2026-10-24T23:30:00+02:00', '今晚12点前给您回复', '2026-10-24T22:00:00.000Z'],
  ['Europe/Berlin', '2026-10-24T23:30:00+02:00', '明天晚上 12 点前给您回复', '2026-10-25T23:00:00.000Z'],
  ['Europe/Berlin', '2026-10-24T23:30:00+02:00', '下周一上午 9 点到 10 点师傅上门', '2026-10-26T09:00:00.000Z'],
  ['Europe/Berlin', '2026-10-23T10:00:00+02:00', 'We will visit you between 9 and 10 on Monday', '2026-10-26T09:00:00.000Z'],
])('on the wall of %s at %s, “%s” is %s', (wall, now, text, due) => {
  expect(findPromises(text, { nowMs: Date.parse(now), zone: wall }).map((promise) => new Date(promise.dueAtMs).toISOString())).toEqual([due]);
});

test.each([
  '请您明天下午3点前把发票寄给我们', '麻烦您今天内回复一下', '您明天方便在家吗？', '今天无法给您答复', '今天已经给您寄出了', '昨天给您打过电话', '尽快给您回复', '稍后联系您', '谢谢您的理解',
  '您的洗衣机是三天内买的吗', '如果明天还没有收到，请再联系我们', '今天天气很好', '有两点建议给您', '及时给您处理', '请稍等，我帮您查一下', '滚筒洗衣机24期免息', '给您 2 点建议', '有 3 点 到 4 点建议给您',
  'Please send the invoice by Friday', 'Could you call us tomorrow?', "We can't send it today", 'It was delivered within 24 hours', 'I will look into it', 'We have been here since 9 am', 'If it has not arrived by Friday, write to us', "You'll need to sign it by Friday",
])('no promise: %s', (text) => {
  expect(dueOf(text)).toEqual([]);
});

test('a promise says its words, its sentence and its time', () => {
  const text = '非常抱歉。明天下午3点前，我一定给您回复！请放心。';
  const [promise] = findPromises(text, { nowMs, zone });
  expect(promise).toEqual({ text: '明天下午3点前，我一定给您回复', start: 5, end: 20, when: '明天下午3点前', dueAtMs: Date.parse('2026-11-19T15:00:00+08:00') });
  expect(text.slice(promise?.start, promise?.end)).toBe('明天下午3点前，我一定给您回复');
});

test('the time is said without the stop of the sentence, and keeps its own', () => {
  const whenOf = (text: string) => findPromises(text, { nowMs, zone }).map((one) => one.when);
  expect(whenOf('I will call you back tomorrow before 9 am.')).toEqual(['tomorrow before 9 am']);
  expect(whenOf('I will call you back tomorrow before 9 a.m. and tell you.')).toEqual(['tomorrow before 9 a.m.']);
});

test('two promises in one sentence are two; a choice of days is one, the first', () => {
  expect(dueOf('今天下午给您回电，三天内给您寄出新的')).toEqual(['2026-11-18T18:00', '2026-11-21T10:00']);
  expect(dueOf("I'll call you by 5 pm today and we'll send the part within 3 days.")).toEqual(['2026-11-18T17:00', '2026-11-21T10:00']);
  expect(dueOf('今天或明天给您回复')).toEqual(['2026-11-18T18:00']);
});

test('said after closing, today still ends today, and what is past is not promised', () => {
  const late = Date.parse('2026-11-18T19:30:00+08:00');
  expect(dueOf('今天给您回复', late)).toEqual(['2026-11-18T23:59']);
  expect(dueOf('今天下午3点给您回复', late)).toEqual([]);
  expect(dueOf('9点前给您回复', Date.parse('2026-11-18T22:00:00+08:00'))).toEqual(['2026-11-19T09:00']);
});

test("the wall is the centre's: the same words in Berlin over the night the clocks change", () => {
  const berlin = { nowMs: Date.parse('2026-10-24T20:00:00+02:00'), zone: 'Europe/Berlin' };
  expect(findPromises('I will call you by 9 am tomorrow', berlin).map((promise) => new Date(promise.dueAtMs).toISOString())).toEqual(['2026-10-25T08:00:00.000Z']);
  expect(findPromises('We will reply within 24 hours', berlin).map((promise) => new Date(promise.dueAtMs).toISOString())).toEqual(['2026-10-25T18:00:00.000Z']);
});

test("working days and closing time follow the centre's calendar", () => {
  const hours: BusinessCalendar['week']['mon'] = [['09:00', '12:00'], ['13:30', '20:00']];
  const calendar: BusinessCalendar = {
    zone, week: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours, sat: [], sun: [] },
    days: { '2026-11-19': { kind: 'holiday', note: 'closed for stock-taking', source: 'test' } }, knownYears: [2026],
  };
  const due = (text: string) => findPromises(text, { nowMs, zone, calendar }).map((promise) => new Date(promise.dueAtMs + 8 * 3_600_000).toISOString().slice(0, 16));
  expect(due('今天下班前给您回复')).toEqual(['2026-11-18T20:00']);
  expect(due('一个工作日内给您回复')).toEqual(['2026-11-20T10:00']);
});

test('any text gets an answer, and a due time is always to come', () => {
  const words = fc.array(fc.constantFrom('今天', '明天', '下午', '3点', '三点半', '前', '24小时内', '给您回复', '，', '。', '请您', 'by ', 'tomorrow ', '5 pm ', 'I will call you ', 'within 2 days ', '99', '13月40日', '十十十', ':', '周八', '2月30日前')).map((parts) => parts.join(''));
  fc.assert(fc.property(fc.oneof(words, fc.string({ unit: 'binary' })), (text) => {
    for (const promise of findPromises(text, { nowMs, zone })) {
      expect(promise.dueAtMs).toBeGreaterThan(nowMs);
      expect(Number.isInteger(promise.dueAtMs)).toBe(true);
      expect(text.slice(promise.start, promise.end)).toContain(promise.when);
    }
  }), { numRuns: 500 });
});
