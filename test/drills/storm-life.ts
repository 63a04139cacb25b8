/**
 * A brand's life in which every change of the house is asked for once, in the order of the routes: what stands in a path and in a body is
 * furnished or made anew. Two lives that begin alike and are asked alike leave the same rows, whoever asks more often than once.
 */
import { ident, sql } from '#kit/db/sql.ts';
import type { AnyRoute } from '#kit/http/route.ts';
import { callBackTimesOf } from '#routing/index.ts';
import { keeps } from '../kit/call-backs.ts';
import type { Client } from '../kit/client.ts';
import { arrive } from '../kit/contacts.ts';
import { furnish, type Furnished } from '../kit/furnished.ts';
import { sampleOf } from '../kit/samples.ts';
import { Visitor } from '../kit/visitor.ts';
import { openWorld, type World } from '../kit/world.ts';

/** One change, ready to be asked for. */
export interface Asking {
  readonly client: Client;
  readonly path: string;
  readonly body: unknown;
  /** Another body of the same shape. */
  another(): unknown;
}
export interface Life {
  readonly world: World;
  readonly admin: Client & { staffId: string };
  readonly ours: Furnished;
  /** Verbs inside one act take the key. What is more or less than one act is safe by itself: said once, by name. */
  readonly routes: readonly AnyRoute[];
  /** Makes what the nth route asks for; a minute goes by. */
  prepare(nth: number): Promise<Asking>;
  /** How many rows each table holds: what a doubled change would show in. The keys' own rows and how far listeners have read are left out. */
  rows(): Promise<Record<string, number>>;
}

/** Ends the session of the one who storms. */
const endsTheWalk = new Set(['DELETE /api/session', 'PUT /api/session/password']);
/** No route needs so many samples. */
const samplesOfRoute = 20;

export async function openLife(): Promise<Life> {
  const world: World = await openWorld();
  const admin = await world.signedInAs('administrator');
  const ours = await furnish(world, admin);
  /** A second file of a customer, to be merged. */
  const twin = (await admin.must<{ id: string }>('POST', '/api/customers', { name: '重复的档案' })).id;
  /** Another queue, to hand a contact on to. */
  const elsewhere = (await admin.must<{ id: string }>('POST', '/api/queues', { name: '别处', ordinal: 99 })).id;
  const week = (await admin.must<{ items: { definition: unknown }[] }>('GET', '/api/calendars')).items[0]?.definition;
  /** When the customer who is called back may be called. */
  let callTime = '';
  /** Of the samples made so far: what must be new each time is numbered. */
  let count = 0;
  const routes = world.centre.routes.filter((route) => route.method !== 'GET' && route.verb !== undefined && !endsTheWalk.has(`${route.method} ${route.path}`));

  /** What stands in a path; what is used up or ended by an earlier storm, or was never in the state that a route asks for, is made anew. */
  async function pathOf(route: AnyRoute): Promise<string> {
    const made = async (path: string, body: unknown) => (await admin.must<{ id: string }>('POST', path, body)).id;
    const fresh: Record<string, () => Promise<string>> = {
      'POST /api/staff/:id/invitation': async () => (await admin.must<{ staff: { id: string } }>('POST', '/api/staff', { mail: `invited${count}@staff.example`, name: '待加入', role: 'agent' })).staff.id,
      'DELETE /api/calendars/:id': () => made('/api/calendars', { name: `日历 ${count}`, definition: week }),
      'POST /api/offers/:id/decline': async () => ringsAtAdmin(await arrive(world)),
      'POST /api/interactions/:id/transfer': () => arrive(world),
      'POST /api/interactions/:id/class': () => arrive(world),
      'POST /api/interactions/:id/wrap-up/finish': async () => {
        const served = await taken(await arrive(world));
        await admin.must('POST', `/api/interactions/${served}/end`, { reason: 'resolved' });
        return served;
      },
      'POST /api/interactions/:id/called-back': async () => taken(await keeps(world, { number: numberOf() })),
      'PUT /api/interactions/:id/call-back': async () => {
        const kept = await keeps(world, { number: numberOf() });
        [callTime = ''] = await world.act((act) => callBackTimesOf(act, kept, 'Asia/Shanghai', 1));
        return kept;
      },
      'DELETE /api/queues/:id': () => made('/api/queues', { name: `收起 ${count}`, ordinal: 99 }),
      'POST /api/surges/:id/undo': async () => (await admin.must<{ surgeId: string }>('POST', `/api/surge-plans/${await made('/api/surge-plans', { name: `召回 ${count}`, reason: { zh: '正在召回', en: 'We are recalling' } })}/on`)).surgeId,
      'POST /api/mails/:id/retry': givenUpMail,
      'POST /api/complaints/:id/stage': () => complaintAt('assessed'),
      'POST /api/complaints/:id/decide': () => complaintAt('received'),
      'POST /api/complaints/:id/reopen': () => complaintAt('closed'),
      'POST /api/complaints/:id/reopen/take-back': async () => {
        const id = await complaintAt('closed');
        await admin.must('POST', `/api/complaints/${id}/reopen`, { why: '客户又来电' });
        return id;
      },
      'POST /api/commitments/:id/owner': () => made('/api/commitments', { text: '明天回电', dueAt: new Date(world.clock.now().getTime() + 86_400_000).toISOString(), caseId: ours.ids['cases'] }),
    };
    for (const step of ['solve', 'close', 'reopen', 'reopen/take-back']) {
      fresh[`POST /api/cases/:id/${step}`] = async () => {
        const id = await made('/api/cases', { title: '没有承诺的问题', customerId: ours.ids['customers'] });
        const till = (name: string, body: unknown) => admin.must('POST', `/api/cases/${id}/${name}`, body);
        if (step !== 'solve') await till('solve', sampleFor('POST /api/cases/:id/solve'));
        if (step.startsWith('reopen')) await till('close', sampleFor('POST /api/cases/:id/close'));
        if (step === 'reopen/take-back') await till('reopen', sampleFor('POST /api/cases/:id/reopen'));
        return id;
      };
    }
    const id = await fresh[`${route.method} ${route.path}`]?.();
    const isOfOther = /:(identityId|productId|mergeId)/.test(route.path);
    return route.path.replace(/:(\w+)/g, (_, name: string) => (name !== 'id' ? ours.idFor(name) : (id ?? (isOfOther ? ours.idFor('otherCustomer') : ours.idFor(route.path.split('/')[2] ?? '')))));
  }
  const numberOf = () => `+86137${String(10_000_000 + count)}`;
  async function taken(interactionId: string): Promise<string> {
    await admin.must('POST', `/api/interactions/${interactionId}/take`);
    return interactionId;
  }
  /** The offer by which it rings at the one who storms: by itself, or handed over. */
  async function ringsAtAdmin(interactionId: string): Promise<string> {
    await admin.must('PUT', '/api/presence', { state: 'available' });
    const offer = async () => (await admin.must<{ items: { offerId: string; interactionId: string }[] }>('GET', '/api/offers')).items.find((one) => one.interactionId === interactionId)?.offerId;
    if ((await offer()) === undefined) await admin.must('POST', `/api/interactions/${interactionId}/transfer`, { agentId: admin.staffId, unskilledReason: '演练' });
    return (await offer()) ?? '';
  }
  /** An invitation that no server would take. */
  async function givenUpMail(): Promise<string> {
    world.mailer.weather = 'never';
    await admin.must('POST', '/api/staff', { mail: `unheard${count}@staff.example`, name: '收不到信', role: 'agent' });
    await world.centre.sweep();
    world.mailer.weather = 'ok';
    return (await admin.must<{ items: { id: string; state: string }[] }>('GET', '/api/mails')).items.find((mail) => mail.state === 'failed')?.id ?? '';
  }
  /** A complaint of its own: just received, ready to be called assessed, or closed with the customer's agreement. */
  async function complaintAt(where: 'received' | 'assessed' | 'closed'): Promise<string> {
    const { id } = (await admin.must<{ case: { id: string } }>('POST', '/api/complaints', { customerId: ours.ids['customers'], description: `还是响 ${count}` })).case;
    const till = (method: string, name: string, body: unknown) => admin.must(method, `/api/complaints/${id}${name}`, body);
    const to = (stage: string, more: Record<string, unknown> = {}) => till('POST', '/stage', { to: stage, why: '演练', ...more });
    if (where === 'received') return id;
    await till('POST', '/assess', { scores: { severity: 1, safety: 0, complexity: 1, impact: 0, immediateAction: 'not_needed' } });
    await till('POST', '/answer', { by: 'phone', words: '给您换新' });
    await till('PUT', '', { cause: 'product_fault' });
    if (where === 'assessed') return id;
    await to('assessed');
    await to('responded');
    await till('PUT', '', { responseKinds: ['exchange'], decision: '换新机' });
    await to('decided');
    await till('PUT', '', { toldBy: 'phone', agreed: true });
    await to('closed', { outcome: 'accepted', closingWords: '已换新' });
    return id;
  }
  /** A visitor who waits: the one who is furnished is served. */
  async function waitingVisitor(): Promise<Visitor> {
    const visitor = new Visitor(world.baseUrl);
    await visitor.open('yunque');
    await visitor.start('还要等多久？');
    return visitor;
  }
  async function askerOf(route: AnyRoute): Promise<Client> {
    if (route.path === '/api/visitor/keep-place') return waitingVisitor();
    return route.access === 'visitor' ? ours.visitor : admin;
  }
  function sampleFor(name: string): unknown {
    const found = routes.find((route) => `${route.method} ${route.path}` === name);
    if (found === undefined) throw new Error(`no route ${name}`);
    return bodyOf(found);
  }

  function bodyOf(route: AnyRoute): unknown {
    if (route.body === undefined) return undefined;
    count += 1;
    const plain = sampleOf(route.body, { idFor: (field) => ours.idFor(field), fresh: `s${count}`, word: `风暴里的话 ${count}` }) as Record<string, unknown>;
    const inAnHour = new Date(world.clock.now().getTime() + 3_600_000).toISOString();
    const completed: Record<string, Record<string, unknown>> = {
      'POST /api/cases': { customerId: ours.ids['customers'] }, 'POST /api/complaints': { customerId: ours.ids['customers'], description: '坏了' }, 'POST /api/commitments': { dueAt: inAnHour, caseId: ours.ids['cases'] },
      'POST /api/conversations': { customer: { userId: `u${count}` } }, 'POST /api/customers/:id/merge': { customerId: twin },
      'POST /api/customers/:id/identities': { kind: 'phone', value: `139${String(count).padStart(8, '0')}` }, 'POST /api/calendars': { definition: week },
      'POST /api/complaints/:id/stage': { to: 'assessed', why: '已口头告知' }, 'POST /api/complaints/:id/decide': { why: '客户同意直接换新' },
      'POST /api/interactions/:id/transfer': { queueId: elsewhere }, 'PUT /api/interactions/:id/call-back': { at: callTime }, 'POST /api/visitor/keep-place': { phone: `139${String(count).padStart(8, '0')}` },
    };
    return { ...plain, ...completed[`${route.method} ${route.path}`] };
  }

  return {
    world, admin, ours, routes,
    async prepare(nth) {
      const route = routes[nth];
      if (route === undefined) throw new Error(`there are only ${routes.length} routes`);
      // Numbered alike in every life, however many samples it has made.
      count = nth * samplesOfRoute;
      world.clock.pass({ minutes: 1 });
      const client = await askerOf(route);
      const path = await pathOf(route);
      return { client, path, body: bodyOf(route), another: () => bodyOf(route) };
    },
    async rows() {
      await world.centre.settle();
      return world.centre.house.db.transact({ brandId: 'everywhere' }, async (tx) => {
        const tables = await tx.rows<{ name: string }>(sql`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not in ('idempotency_keys', 'listener_cursors')`);
        const counts: Record<string, number> = {};
        for (const { name } of tables) counts[name] = (await tx.one<{ n: number }>(sql`select count(*) as n from ${ident(name)}`)).n;
        return counts;
      });
    },
  };
}

/** What came to be and what went, by table. */
export const grown = (before: Record<string, number>, after: Record<string, number>) => Object.fromEntries(Object.entries(after).map(([table, n]): [string, number] => [table, n - (before[table] ?? 0)]).filter(([, n]) => n !== 0));
