import { meanOf } from '#reports/core/shapes.ts';
import { type ContactRow, type Figure, type ResponseRow, waitSecondsOf } from '#reports/core/types.ts';
import { isAnswered } from './contacts.ts';

export const answerSpeedVariants = ['with_ringing', 'without_ringing'] as const;
export type AnswerSpeedVariant = (typeof answerSpeedVariants)[number];

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

/** From the customer's word to the first answer by a person; each reopening is a wait of its own. */
export function firstResponse(): Figure<ResponseRow> {
  return {
    id: 'first_response', unit: 'seconds',
    formula: { zh: '从客户提出（或重新打开）到人工首次答复的时长之和 ÷ 已答复次数；自动回复不算', en: 'total time from asking (or reopening) to the first answer by a person / spans answered; automatic replies do not count' },
    compute: (rows) => meanOf(rows, (row) => (row.answeredAtMs === undefined ? undefined : (row.answeredAtMs - row.askedAtMs) / 1000)),
  };
}
