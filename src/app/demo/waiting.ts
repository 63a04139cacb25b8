/** Who waits when the newcomer comes: kept places, with a word in their stead; and where the colleagues are. */
import { changeOwnPresence } from '#routing/people/presence.ts';
import { from, type Cast } from './cast.ts';
import { workingColleagues, type DemoMail } from './people.ts';
import type { Story } from './story.ts';
import { keepsPlace, talk, wrapUp } from './talking.ts';

const kept = [
  { who: '郁宁', queue: '售后维修', minutesAgo: 19, lines: ['昨天教我的办法只管了一晚，洗衣机今天又显示 E4 了，水龙头是开着的'], reach: { mail: 'yuning@customer.example', choice: 'message' } },
  { who: '凌霜', queue: '安装预约', minutesAgo: 12, lines: ['想约人上门看看净化器放哪里合适，周末下午有时间吗'], reach: { phone: '13125262728', choice: 'at' } },
  { who: 'Nora Feldman', queue: '订单与配送', minutesAgo: 8, lines: ['Your driver called while I was in a meeting. Could you call me about a new delivery time?'], reach: { phone: '13226272829' } },
] as const;

/** What the first of them was told yesterday: whoever answers now sees that she comes again. */
async function theDayBefore(story: Story, cast: Cast): Promise<void> {
  await story.before(27);
  const agent = from(cast.staff, 'xu@demo.example');
  const lines = ['洗衣机一直响，屏幕上是 E4', '郁女士，您好，E4 是进水慢了。请先关上水龙头，把进水管接口的小滤网拧下来冲一冲，再装回去。', '冲出来好多沙子，现在不响了', '太好了。如果再出现，直接来找我们，不用重新说一遍。', '好的，谢谢'];
  const interactionId = await talk(story, cast, { who: '郁宁', queue: '售后维修', agent, waitSeconds: 8, lines });
  await wrapUp(story, agent, interactionId, { disposition: 'guided', leaves: 'pleased', note: '滤网有沙，可能是小区水压的问题；再来的话请上门看。' });
}

/** Returns who is on a pause. */
export function beginWaiting(story: Story, cast: Cast): DemoMail[] {
  for (const { minutesAgo, reach, ...given } of kept) {
    story.begin(async () => {
      await story.before(minutesAgo / 60);
      await keepsPlace(story, cast, { ...given, waitSeconds: 130 }, reach);
    });
  }
  story.begin(() => theDayBefore(story, cast));
  const paused = workingColleagues.filter(({ pause }) => pause.fromMinute === 0);
  for (const { mail, pause } of paused) {
    story.begin(async () => {
      await story.before(0.2);
      await story.as(from(cast.staff, mail), (act) => changeOwnPresence(act, { state: 'away', reason: pause.reason }));
    });
  }
  return paused.map(({ mail }) => mail);
}
