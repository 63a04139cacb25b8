/** What leaves the house as a file or a letter carries people's words as words: no formula, no template, no header. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '../kit/client.ts';
import { furnish, type Furnished } from '../kit/furnished.ts';
import { openWorld, type World } from '../kit/world.ts';

let world: World;
let admin: Client & { staffId: string };
let ours: Furnished;
beforeAll(async () => {
  world = await openWorld();
  admin = await world.signedInAs('administrator');
  ours = await furnish(world, admin);
  await world.centre.sweep();
});
afterAll(() => world.close());

const formulas = ["=cmd|' /C calc'!A0", '+1+1', '-2+3', '@SUM(1)', '\t=1+1', '＝1+1', '=HYPERLINK("https://evil.example","点我")'];

test('a queue or colleague named like a formula is text in the downloaded table', async () => {
  const span = 'from=2026-11-18T00:00:00.000Z&to=2026-11-19T00:00:00.000Z';
  for (const formula of formulas) {
    await admin.must('PUT', `/api/queues/${ours.ids['queues']}`, { name: formula });
    await admin.must('PUT', `/api/staff/${admin.staffId}`, { name: formula });
    for (const by of ['queue', 'agent']) {
      const { body, status } = await admin.get<string>(`/api/reports/table.csv?by=${by}&${span}`);
      expect([by, formula, status]).toEqual([by, formula, 200]);
      const cells = body.replace(/^\ufeff/, '').split(/\r\n|,(?=(?:[^"]*"[^"]*")*[^"]*$)/).map((cell) => cell.replace(/^"|"$/g, ''));
      expect([by, formula, cells.filter((cell) => /^[=+\-@\t\r＝＋－＠]/.test(cell) && Number.isNaN(Number(cell)))]).toEqual([by, formula, []]);
      expect(cells.some((cell) => cell.replaceAll('""', '"').endsWith(formula))).toBe(true);
    }
  }
});

test('a brand, colleague or customer named like a template, a header or an encoded word is only a name in a letter', async () => {
  const names = ['{{link}}', '$t(kit:refusal.notFound.what)', '{{- link}}', '=?utf-8?B?PHNjcmlwdD4=?=', '"x" <evil@evil.example>, y', '<b>粗</b>', '${process.env.HOME}'];
  for (const [i, name] of names.entries()) {
    await admin.must('PUT', '/api/brand', { name });
    const before = world.mailer.arrived.length;
    await admin.must('POST', '/api/staff', { name, mail: `new${i}@staff.example`, role: 'agent' });
    await world.centre.sweep();
    const letter = world.mailer.arrived.slice(before).find((one) => one.to === `new${i}@staff.example`);
    expect([name, letter?.from.name, letter?.text.includes(name), letter?.subject.includes('\n')]).toEqual([name, name, true, false]);
    expect(letter?.text.match(/\/join\//g)).toHaveLength(1);
    expect(letter?.from.address).toBe(world.mailer.address);
  }
});

test('a line break reaches no header: names with one are refused where they are given', async () => {
  for (const name of ['云雀\r\nBcc: x@evil.example', '云雀\nSubject: x', '云雀\rx']) {
    expect((await admin.put('/api/brand', { name })).status).toBe(422);
    expect((await admin.post('/api/staff', { name, mail: 'header@staff.example', role: 'agent' })).status).toBe(422);
  }
  for (const mail of ['a@b.example\r\nBcc: c@d.example', 'a@b.example, c@d.example', 'a@b.example c@d.example', '"a" <a@b.example>', 'a@b', '@b.example', 'a@b.example\0']) {
    expect([mail, (await admin.post('/api/staff', { name: '某', mail, role: 'agent' })).status]).toEqual([mail, 422]);
    const { status } = await world.stranger().post('/api/complaint-page/yunque', { key: randomUUID(), name: '某', mail, whatHappened: '坏了' });
    expect([mail, [201, 422].includes(status)]).toEqual([mail, true]);
    world.clock.pass({ minutes: 1 });
  }
  await world.centre.sweep();
  for (const letter of world.mailer.arrived) expect(/[\r\n\s,<>]/.test(letter.to)).toBe(false);
});

test('the house had nothing to complain of', () => expect(world.complaintsOfTheLog).toEqual([]));
