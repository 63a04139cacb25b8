/** Conversations that were led and ended, for stories about what comes after. */
import { createHmac, randomUUID } from 'node:crypto';
import { sql } from '#kit/db/sql.ts';
import type { Client } from './client.ts';
import { acceptAll, signOn } from './contacts.ts';
import { Visitor } from './visitor.ts';
import type { World } from './world.ts';

export interface Chat {
  readonly visitor: Visitor;
  readonly interactionId: string;
}
export interface ChatOptions {
  /** Vouched for by the shop; the same address is the same customer. */
  readonly mail?: string;
  readonly language?: 'zh' | 'en';
  /** The widget stays open. */
  readonly stays?: boolean;
  /** Nobody is there for so long; else they are answered at once. */
  readonly waitsSeconds?: number;
}

/** A customer writes, the agent answers; it goes on. */
export async function answeredChat(world: World, agent: Client, given: ChatOptions = {}): Promise<Chat> {
  const { waitsSeconds } = given;
  if (waitsSeconds === undefined) await signOn(world, agent);
  else await agent.must('PUT', '/api/presence', { state: 'offline' });
  const visitor = new Visitor(world.baseUrl);
  await visitor.open('yunque', { language: given.language ?? 'zh', ...(given.mail === undefined ? {} : { identity: await vouchedFor(world, given.mail) }) });
  const { id: interactionId } = await visitor.start('洗衣机脱水噪音很大', { name: '欧阳静', honorific: 'ms' });
  if (given.stays === true) await visitor.connect();
  if (waitsSeconds !== undefined) {
    world.clock.pass({ seconds: waitsSeconds });
    await signOn(world, agent);
  }
  await world.centre.settle();
  await acceptAll(world, agent);
  await agent.must('POST', `/api/interactions/${interactionId}/messages`, { key: randomUUID(), text: '欧阳女士，您好，我马上为您安排' });
  await world.centre.settle();
  return { visitor, interactionId };
}

/** The same, settled and wrapped up. */
export async function settledChat(world: World, agent: Client, given: ChatOptions = {}): Promise<Chat> {
  const chat = await answeredChat(world, agent, given);
  await settle(world, agent, chat.interactionId);
  return chat;
}
export async function settle(world: World, agent: Client, interactionId: string): Promise<void> {
  await agent.must('POST', `/api/interactions/${interactionId}/end`, { reason: 'resolved' });
  await agent.must('POST', `/api/interactions/${interactionId}/wrap-up`, { disposition: 'answered' });
  await world.centre.settle();
}

async function vouchedFor(world: World, mail: string): Promise<{ userId: string; signature: string; name: string; mail: string }> {
  const { widget_secret: secret } = await world.act((act) => act.one<{ widget_secret: string }>(sql`select widget_secret from brands where id = ${act.brandId}`));
  const userId = `user of ${mail}`;
  return { userId, signature: createHmac('sha256', secret).update(userId).digest('hex'), name: '欧阳静', mail };
}

export interface FiledCase {
  readonly caseId: string;
  readonly number: string;
  /** Path of the customer's page: /track/… */
  readonly trackPath: string;
}

/** A customer files a complaint on the public page. The colleague who asks may read cases. */
export async function filedComplaint(world: World, reader: Client, given: { mail?: string; what?: string } = {}): Promise<FiledCase> {
  const filed = await world.stranger().must<{ number: string; link: string }>('POST', '/api/complaint-page/yunque', {
    key: randomUUID(), name: '罗芳', honorific: 'ms', phone: '13900139000', ...(given.mail === undefined ? {} : { mail: given.mail }), whatHappened: given.what ?? '等了三天没有人上门', remedySought: '尽快上门',
  });
  await world.centre.settle();
  const { items } = await reader.must<{ items: { id: string; number: string }[] }>('GET', `/api/cases?view=open&q=${filed.number}`);
  const found = items.find((one) => one.number === filed.number);
  if (found === undefined) throw new Error(`no case ${filed.number}`);
  return { caseId: found.id, number: filed.number, trackPath: new URL(filed.link).pathname };
}

/** From wherever it stands to its end, with the customer's agreement. */
export async function closeComplaint(world: World, handler: Client, caseId: string): Promise<void> {
  const at = `/api/complaints/${caseId}`;
  const { stage } = await handler.must<{ stage: string }>('GET', at);
  if (stage === 'received') await handler.must('POST', `${at}/stage`, { to: 'acknowledged' });
  await handler.must('POST', `${at}/assess`, { scores: { severity: 1, safety: 0, complexity: 0, impact: 0, immediateAction: 'possible' } });
  await handler.must('POST', `${at}/stage`, { to: 'assessed' });
  await handler.must('PUT', at, { cause: 'service_fault', causeWords: '排班漏了' });
  await handler.must('POST', `${at}/answer`, { by: 'phone', words: '明天上午上门' });
  await handler.must('POST', `${at}/stage`, { to: 'responded' });
  await handler.must('PUT', at, { responseKinds: ['repair', 'apology'], decision: '明天上门，免上门费', toldBy: 'phone', agreed: true });
  await handler.must('POST', `${at}/stage`, { to: 'decided' });
  await handler.must('POST', `${at}/stage`, { to: 'closed', outcome: 'accepted', closingWords: '已上门修好' });
  await world.centre.settle();
}
