import { shareOf } from '#reports/core/shapes.ts';
import type { Figure, FigureValue, HandlingRow, WorkRow } from '#reports/core/types.ts';
import { workedMs } from '../work.ts';

/** Each colleague's time with a contact is theirs: one that went through two hands was handled by both, each for as long as they had it. */
export function handled(): Figure<HandlingRow> {
  return {
    id: 'handled', unit: 'count',
    formula: { zh: '坐席手上结束的接待次数（有客户在场），按结束的时刻计入；经几位同事的手，每位各计一次；没有打通的回电不计入', en: 'Contacts that left an agent’s hands with the customer there, by when they did; one that went through several hands counts for each; call-backs that reached nobody do not count' },
    compute(rows) {
      const counted = rows.filter(isHandled);
      return { value: counted.length, numerator: counted.length, denominator: 1, rowIds: counted.map((row) => row.id) };
    },
  };
}

type Part = 'handle' | 'talk' | 'wrap_up';
const parts = {
  handle: { id: 'average_handle_time', zh: '每位坐席从接手到事后处理结束的时长之和（对话 + 事后处理）', en: 'total time from taking it in hand to the end of the wrap-up (talk + wrap-up)', of: ({ fromMs, toMs }: HandlingRow) => (toMs ?? fromMs) - fromMs },
  talk: { id: 'average_talk_time', zh: '每位坐席从接手到对话离手的时长之和', en: 'total time from taking it in hand to letting it go', of: ({ fromMs, talkedUntilMs }: HandlingRow) => (talkedUntilMs ?? fromMs) - fromMs },
  wrap_up: { id: 'average_wrap_up_time', zh: '事后处理的时长之和', en: 'total time of the wrap-up', of: ({ talkedUntilMs, toMs }: HandlingRow) => (toMs ?? 0) - (talkedUntilMs ?? toMs ?? 0) },
} as const;

/** AHT and its two parts: (talk + wrap-up) / handled. Waiting for the next try of a call-back, or for the colleague it was handed to, is nobody's. */
export function averageHandleTime(part: Part = 'handle'): Figure<HandlingRow> {
  const { id, zh, en, of } = parts[part];
  return {
    id, unit: 'seconds',
    formula: { zh: `${zh} ÷ 处理量；按离手结束的时刻计入，没有打通的回电不计入`, en: `${en} / handled; counted when it ended; call-backs that reached nobody do not count` },
    compute(rows): FigureValue {
      const counted = rows.filter(isOver);
      const seconds = counted.reduce((sum, row) => sum + of(row), 0) / 1000;
      const count = counted.filter(isHandled).length;
      return { value: count === 0 ? undefined : seconds / count, numerator: seconds, denominator: count, rowIds: counted.map((row) => row.id) };
    },
  };
}

/** Two ways to count go by the name "transfer rate": of the customers, and of the times that somebody had one. */
export const transferVariants = ['of_contacts', 'of_handlings'] as const;
type TransferVariant = (typeof transferVariants)[number];

/** What was answered and then handed to another queue or a colleague. A lead's taking over is not the agent's doing. */
export function transferRate(variant: TransferVariant = 'of_contacts'): Figure<HandlingRow> {
  return {
    id: 'transfer_rate', variant, unit: 'share',
    formula: variant === 'of_contacts'
      ? { zh: '接起后被转到别的队列或同事的接触 ÷ 接起并离手的接触；同一次接触转几次也只算一次', en: 'contacts handed to another queue or a colleague after they were answered / contacts answered that left somebody’s hands; each contact once, however often it was handed on' }
      : { zh: '以转出结束的接待次数 ÷ 处理量', en: 'handlings that ended by handing on / handled' },
    compute(rows) {
      const counted = rows.filter(isHandled);
      if (variant === 'of_handlings') return shareOf(counted.filter((row) => row.isHandedOn), counted);
      const contacts = [...Map.groupBy(counted, (row) => row.interactionId).values()].flatMap((hands) => hands.find((row) => row.isHandedOn) ?? hands.at(-1) ?? []);
      return shareOf(contacts.filter((row) => row.isHandedOn), contacts);
    },
  };
}

/** Over the people, each by the clock: three chats at once are one time in hand. Who was away or offline with empty hands is in neither part. */
export function occupancy(): Figure<WorkRow> {
  return {
    id: 'occupancy', variant: 'of_handling_and_ready', unit: 'share',
    formula: {
      zh: '手上有客户（含事后处理和没有打通的回电）的时长 ÷（手上有客户 + 空闲待派），按人按钟表计，同时几个会话只算一份；选定队列时，接待过它的坐席按全部工作时间计',
      en: 'time with a contact in hand (wrap-up and vain call-backs too) / (that + time ready for the next), by person and clock, several contacts at once counted once; of a queue: whoever had one of its contacts, with all their work',
    },
    compute(rows) {
      const { busyMs, allMs } = workedMs(rows);
      return { value: allMs === 0 ? undefined : busyMs / allMs, numerator: busyMs / 1000, denominator: allMs / 1000, rowIds: rows.filter((row) => !row.isReady).map((row) => row.id) };
    },
  };
}

/** Out of their hands, the wrap-up included, and the customer was there. */
function isOver(row: HandlingRow): boolean {
  return row.toMs !== undefined && row.withCustomer;
}
/** Where an end was taken back, the next row goes on with the same work: its time counts, it does not count twice. */
function isHandled(row: HandlingRow): boolean {
  return isOver(row) && !row.isContinued;
}
