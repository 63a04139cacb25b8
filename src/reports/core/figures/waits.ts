import { meanOf } from '#reports/core/shapes.ts';
import { type ContactRow, type Figure, type ResponseRow, waitSecondsOf } from '#reports/core/types.ts';
import { isAnswered } from './contacts.ts';

export const answerSpeedVariants = ['with_ringing', 'without_ringing'] as const;
type AnswerSpeedVariant = (typeof answerSpeedVariants)[number];

/** ASA: Σ wait of the answered / answered. The time in which the agent's desk rang is part of the wait unless said otherwise. */
export function answerSpeed(variant: AnswerSpeedVariant = 'with_ringing'): Figure<ContactRow> {
  const ringing = variant === 'with_ringing' ? { zh: '含振铃', en: 'ringing included' } : { zh: '不含振铃', en: 'without ringing' };
  return {
    id: 'average_speed_of_answer', variant, unit: 'seconds',
    formula: { zh: `已接起者的等待时长之和 ÷ 接起（${ringing.zh}）`, en: `total wait of the answered / answered (${ringing.en})` },
    compute: (rows) => meanOf(rows.filter(isAnswered), (row) => {
      const wait = waitSecondsOf(row);
      return wait === undefined || variant === 'with_ringing' ? wait : wait - (row.ringSeconds ?? 0);
    }),
  };
}

/** From the customer's first word to the first answer by a person: one span a contact; taking back its end begins none anew. */
export function firstResponse(): Figure<ResponseRow> {
  return {
    id: 'first_response', unit: 'seconds',
    formula: { zh: '每次接触从客户第一句话到人工首次答复的时长之和 ÷ 已答复的接触数；自动回复不算', en: 'total time from a contact’s first word to the first answer by a person / contacts answered; automatic replies do not count' },
    compute: (rows) => meanOf(rows, (row) => (row.answeredAtMs === undefined ? undefined : (row.answeredAtMs - row.askedAtMs) / 1000)),
  };
}
