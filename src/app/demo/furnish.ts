/** Furnishes the demo brand: opens it some days ago, and lets its past happen up to now. */
import { systemOf } from '#kit/actor.ts';
import { createCalendar } from '#clocks/calendars.ts';
import { changeOwnPresence } from '#routing/people/presence.ts';
import { changeStaffService, createQueue, listQueues } from '#routing/design/queues.ts';
import { createPlan } from '#surge/plans.ts';
import { changeBrand } from '#staff/brand.ts';
import { addMember, setUpFirstBrand } from '#staff/index.ts';
import { furnishBrand } from '../wire.ts';
import { actorOf, from, openFiles, queueIds, type Cast, type StaffActor } from './cast.ts';
import { closedComplaints } from './complaints-closed.ts';
import { openComplaints } from './complaints-open.ts';
import { beginHistory } from './history.ts';
import { inquiries } from './inquiries.ts';
import { complaintNotice, demoPassword, demoQueues, demoSkills, demoSlug, demoStaff, demoSurgePlans, demoZone, type DemoMail } from './people.ts';
import { pastSurge } from './past-surge.ts';
import { tellStory, type Story, type StoryPlace } from './story.ts';
import { beginWaiting } from './waiting.ts';

interface Furnishing {
  /** Full days of history before today. */
  readonly days: number;
  /** Customers wait, colleagues are about, the shop's own customers came lately: not where a story of its own is to be played in the brand. */
  readonly isPeopled: boolean;
}
const whole: Furnishing = { days: 7, isPeopled: true };

const dayMs = 86_400_000;
/** Matters began up to eight days ago. */
const openedDaysAgo = 9;

/** @param untilMs the present */
export function furnishDemo(place: StoryPlace, { days, isPeopled }: Furnishing = whole, untilMs: number = Date.now()): Promise<void> {
  return tellStory(place, { fromMs: untilMs - openedDaysAgo * dayMs, untilMs }, async (story) => {
    const cast = await openTheBrand(story, isPeopled);
    beginHistory(story, cast, { days, shopsCome: isPeopled });
    for (const tell of [...openComplaints, ...closedComplaints, ...inquiries]) story.begin(() => tell(story, cast));
    if (isPeopled) story.begin(() => pastSurge(story, cast));
    story.begin(() => goHome(story, cast, isPeopled ? beginWaiting(story, cast) : []));
    await story.tell();
    // The last thing of all: where it is missing, the telling was cut short.
    await story.as(from(cast.staff, 'admin@demo.example'), (act) => changeBrand(act, { settings: { complaintNotice } }));
    await story.sweep();
  });
}

async function openTheBrand(story: Story, isPeopled: boolean): Promise<Cast> {
  const [first, ...others] = demoStaff;
  const admin = await setUpFirstBrand(story.house, { brandName: '云雀家电', slug: demoSlug, name: first.name, mail: first.mail, password: demoPassword, zone: demoZone }, furnishBrand);
  const brandId = admin.brand_id;
  const staff = new Map<DemoMail, StaffActor>([[first.mail, actorOf(admin)]]);
  const customers = await story.as(systemOf(brandId, 'demo'), async (act) => {
    for (const person of others) staff.set(person.mail, actorOf(await addMember(act, { ...person, password: demoPassword })));
    for (const { mail, skills, chatCapacity } of demoSkills) await changeStaffService(act, from(staff, mail).id, { skills: [...skills], ...(chatCapacity !== undefined && isPeopled ? { chatCapacity } : {}) });
    // Whoever tries the demo does it at any hour.
    const day: [string, string][] = [['00:00', '24:00']];
    await createCalendar(act, { name: '全天候', definition: { zone: demoZone, week: { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day }, days: {}, knownYears: 'every' }, isDefault: true });
    for (const queue of demoQueues) await createQueue(act, { ...queue });
    const made = new Map((await listQueues(act)).items.map((queue) => [queue.name, queue.id]));
    for (const { queues, ...plan } of demoSurgePlans) await createPlan(act, { ...plan, queueIds: queues.map((name) => from(made, name)) });
    return openFiles(act);
  });
  const queues = await queueIds(story.house, brandId);
  // On duty but not rung: each takes what the story gives them.
  for (const person of staff.values()) if (person.role === 'agent') await story.as(person, (act) => changeOwnPresence(act, { state: 'away', reason: 'paperwork' }));
  return { brandId, staff, queues, customers };
}

/** Whoever has a pause now stays away for it; the others are off until they sign on. */
async function goHome(story: Story, cast: Cast, stay: readonly DemoMail[]): Promise<void> {
  await story.before(0.01);
  for (const [mail, person] of cast.staff) if (person.role === 'agent' && !stay.includes(mail)) await story.as(person, (act) => changeOwnPresence(act, { state: 'offline' }));
}
