/** Who waits when the newcomer comes: kept places, with a word in their stead; and where the colleagues are. */
import { changeOwnPresence } from '#routing/presence.ts';
import { from, type Cast } from './cast.ts';
import { workingColleagues, type DemoMail } from './people.ts';
import type { Story } from './story.ts';
import { keepsPlace } from './talking.ts';

const kept = [
  { who: '上官雪', queue: '售后维修', minutesAgo: 19, lines: ['洗衣机显示 E4，说明书上写进水超时，水龙头是开着的'], reach: { mail: 'shangguan@customer.example' } },
  { who: '李思雨', queue: '安装预约', minutesAgo: 12, lines: ['想约周末装滤水前置，下午有时间吗'], reach: { phone: '13255667788' } },
  { who: 'James Whitfield', queue: '订单与配送', minutesAgo: 8, lines: ['Your driver called while I was in a meeting. Could you call me about a new delivery time?'], reach: { phone: '18422334455' } },
] as const;

/** Returns who is on a pause. */
export function beginWaiting(story: Story, cast: Cast): DemoMail[] {
  for (const { minutesAgo, reach, ...given } of kept) {
    story.begin(async () => {
      await story.before(minutesAgo / 60);
      await keepsPlace(story, cast, { ...given, waitSeconds: 130 }, reach);
    });
  }
  const paused = workingColleagues.filter(({ pause }) => pause.fromMinute === 0);
  for (const { mail, pause } of paused) {
    story.begin(async () => {
      await story.before(0.2);
      await story.as(from(cast.staff, mail), (act) => changeOwnPresence(act, { state: 'away', reason: pause.reason }));
    });
  }
  return paused.map(({ mail }) => mail);
}
