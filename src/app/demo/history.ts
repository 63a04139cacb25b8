/** The conversations of the past days, as a small brand has them: busy hours and quiet nights, short waits and long ones, some who give up, some who keep their place. */
import { randomUUID } from 'node:crypto';
import type { Act } from '#kit/act.ts';
import { systemOf } from '#kit/actor.ts';
import { instantAt, readWall, weekdayOf } from '#clocks/core/wall-clock.ts';
import { answerSurvey } from '#followups/answer.ts';
import type { Followup } from '#followups/contract.ts';
import { followups } from '#followups/views.ts';
import { calledBackBy, endInteraction, wrapUpInteraction } from '#interactions/end.ts';
import { postNote, postReply } from '#interactions/post.ts';
import { callBackOf, ticketOf } from '#routing/index.ts';
import { takeInteraction } from '#routing/take.ts';
import { from, type Cast } from './cast.ts';
import { shopCustomers } from './customers.ts';
import { feltBy } from './felt.ts';
import { passerBy } from './passers-by.ts';
import { demoZone, type DemoMail } from './people.ts';
import type { Story } from './story.ts';
import type { Answer, Talk } from './talk.ts';
import { givesUp, keepsPlace, talk, wrapUp, type Caller, type Reach } from './talking.ts';
import { talksIn } from './talks.ts';

/** How many of a day's customers come in each hour, beside the others. */
const byHour = [1, 1, 0, 0, 0, 0, 1, 2, 5, 9, 11, 10, 6, 6, 8, 9, 8, 6, 5, 7, 8, 7, 4, 2];
/** Monday first. */
const perDay = [20, 17, 15, 16, 18, 22, 19];
const waits = [4, 9, 6, 15, 11, 7, 33, 5, 13, 8, 42, 6, 18, 9, 12];
/** At least so many in the last three hours, at whatever time of day somebody looks. */
const lately = 7;
const serving: readonly DemoMail[] = ['agent@demo.example', 'xu@demo.example', 'he@demo.example', 'tao@demo.example', 'bai@demo.example'];
const minuteMs = 60_000;

interface Coming {
  readonly number: number;
  readonly atMs: number;
  readonly hour: number;
}

/** Who answers a question that was asked, and what. `number`: the how manieth customer it is. */
type Answers = Map<string, Answer & { readonly number: number }>;

/** @param shopsCome customers of the shop are among those who come; else only people who come by */
export function beginHistory(story: Story, cast: Cast, { days, shopsCome }: { days: number; shopsCome: boolean }): void {
  const answers: Answers = new Map();
  for (const coming of comings(story.untilMs, days)) {
    story.begin(async () => {
      await story.reach(coming.atMs);
      await visit(story, cast, coming, whoComes(coming.number, shopsCome), answers);
    });
  }
  story.begin(() => evenings(story, cast, days, answers));
}

/** When they come: the same share of every day falls into the same hour. */
function comings(untilMs: number, days: number): Coming[] {
  const today = readWall(demoZone, untilMs).day;
  const total = byHour.reduce((sum, share) => sum + share, 0);
  const times: { atMs: number; hour: number }[] = [];
  for (let day = today - days; day <= today; day++) {
    const count = perDay[weekdayOf(day)] ?? 18;
    for (let n = 0; n < count; n++) {
      let left = ((n + 0.5) / count) * total;
      const hour = byHour.findIndex((share) => (left -= share) < 0);
      const share = byHour[hour] ?? 1;
      times.push({ atMs: instantAt(demoZone, day, 0) + (hour * 60 + ((left + share) / share) * 60) * minuteMs, hour });
    }
  }
  // Nobody of the past is still talking when the present begins.
  const past = times.filter(({ atMs }) => atMs < untilMs - 12 * minuteMs);
  const recent = past.filter(({ atMs }) => atMs > untilMs - 180 * minuteMs).length;
  for (let n = recent; n < lately; n++) past.push({ atMs: untilMs - (20 + ((n - recent) * 160) / lately) * minuteMs, hour: 12 });
  return past.toSorted((a, b) => a.atMs - b.atMs).map((one, number) => ({ ...one, number }));
}

function whoComes(number: number, shopsCome: boolean): Caller {
  const known = number % 3 === 0 && shopsCome ? shopCustomers[((number / 3) * 7) % shopCustomers.length] : undefined;
  return known?.name ?? passerBy(number);
}

async function visit(story: Story, cast: Cast, { number, hour }: Coming, who: Caller, answers: Answers): Promise<void> {
  const language = typeof who === 'string' ? from(cast.customers, who).language : who.language;
  const told = talksIn[language].filter((one) => one.complaint === undefined);
  const spoken = told[(number * 11) % told.length];
  const isNight = hour < 7;
  const agent = from(cast.staff, isNight ? 'song@demo.example' : (serving[(number * 3) % serving.length] ?? 'agent@demo.example'));
  if (spoken === undefined) return;
  const usual = waits[number % waits.length] ?? 10;
  const waitSeconds = isNight ? usual + 70 : hour === 10 || hour === 11 || hour === 20 ? usual * 1.4 : usual;
  const given = { who, queue: spoken.queue, agent, lines: spoken.lines, waitSeconds };
  if (number % 43 === 9) return givesUp(story, cast, { ...given, waitSeconds: 3 });
  if (number % 19 === 6) return givesUp(story, cast, { ...given, waitSeconds: 45 + usual * 3 });
  if (isNight || number % 23 === 7) return called(story, cast, { ...given, waitSeconds: 40 + usual }, isNight ? { mail: `night${number}@customer.example` } : { phone: `139${String(20_110_000 + number * 37)}`, choice: number % 2 === 0 ? 'at' : 'turn' });
  const interactionId = await talk(story, cast, given);
  await wrapUp(story, agent, interactionId, { disposition: spoken.disposition, leaves: spoken.leaves });
  noteAnswer(answers, interactionId, spoken, number, waitSeconds);
}

async function mayBeCalled(act: Act, interactionId: string): Promise<boolean> {
  const promised = await callBackOf(act, interactionId);
  return promised === null || (!promised.isQuietNow && (promised.notBefore === null || Date.parse(promised.notBefore) <= act.now.getTime()));
}

/** Left a number or a mail; whoever writes at night finds the answer in the morning. */
async function called(story: Story, cast: Cast, given: Parameters<typeof talk>[2], reach: Reach): Promise<void> {
  const { interactionId, atMs } = await keepsPlace(story, cast, given, reach);
  const nightEndsMs = instantAt(demoZone, readWall(demoZone, story.nowMs).day, 8 * 60 + 5);
  await story.reach('mail' in reach ? Math.min(nightEndsMs, story.untilMs - 5 * minuteMs) : Math.min((atMs ?? story.nowMs) + 6 * minuteMs, story.untilMs - 5 * minuteMs));
  // Who came again by themselves meanwhile is called no more; whose time has not come, or who sleeps by now, is still to be called.
  if (await story.as(systemOf(cast.brandId, 'demo'), async (act) => (await ticketOf(act, interactionId))?.state === 'ended' || !(await mayBeCalled(act, interactionId)))) return;
  const agent = from(cast.staff, 'agent@demo.example');
  await story.as(agent, async (act) => {
    await takeInteraction(act, interactionId);
    const key = randomUUID();
    if ('mail' in reach) await postReply(act, interactionId, { key, text: given.lines[1] ?? '', attachmentIds: [] });
    else {
      await calledBackBy(act, interactionId, 'reached');
      await postNote(act, interactionId, { key, text: '已回电，问题当场说清楚了。' });
    }
  });
  await story.later(0.05);
  await story.as(agent, async (act) => {
    await endInteraction(act, interactionId, 'kept_place_done');
    await wrapUpInteraction(act, interactionId, { disposition: 'solved', note: '', departureMood: 'calm' });
  });
}

/** A little more than half of them answer, and whoever waited. */
function noteAnswer(answers: Answers, interactionId: string, { answers: known }: Talk, number: number, waitSeconds: number): void {
  const answer = known[number % known.length];
  if ((number % 9 < 5 || waitSeconds >= 30) && answer !== undefined) answers.set(interactionId, { ...answer, number });
}

/** Twice a day the house numbers its events and asks how it was; people answer in the hours after. At night time does its part. */
async function evenings(story: Story, cast: Cast, days: number, answers: Answers): Promise<void> {
  const today = readWall(demoZone, story.untilMs).day;
  const moments: { atMs: number; isNight: boolean }[] = [];
  for (let day = today - days; day <= today; day++) for (const hour of [4, 15]) moments.push({ atMs: instantAt(demoZone, day, hour * 60), isNight: hour === 4 });
  moments.push({ atMs: story.untilMs - 40 * minuteMs, isNight: false });
  for (const { atMs, isNight } of moments.filter((one) => one.atMs < story.untilMs - 30 * minuteMs).toSorted((a, b) => a.atMs - b.atMs)) {
    await story.reach(atMs);
    await (isNight ? story.sweep() : story.settle());
    for (const [i, asked] of (await unanswered(story, cast)).entries()) {
      const answer = answers.get(asked.interactionId);
      if (answer === undefined) continue;
      answers.delete(asked.interactionId);
      story.begin(async () => {
        // All before the story ends.
        await story.reach(Math.min(atMs + (4 + i * 11) * minuteMs, story.untilMs - (2 + i) * minuteMs));
        await story.as({ kind: 'link', id: asked.id, brandId: cast.brandId }, (act) => answerSurvey(act, asked.id, { score: answer.score, words: answer.words, solved: true, felt: feltBy(answer.number, asked.wait) }));
      });
    }
  }
}

async function unanswered(story: Story, cast: Cast): Promise<{ id: string; interactionId: string; wait: Followup['wait'] }[]> {
  const { items } = await story.as(systemOf(cast.brandId, 'demo'), (act) => followups(act, { view: 'unanswered', limit: 100 }));
  return items.flatMap(({ id, interaction, wait }) => (interaction === null ? [] : [{ id, interactionId: interaction.id, wait }]));
}
