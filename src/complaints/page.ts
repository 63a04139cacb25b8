/** The public complaint page: how to complain and what is promised, and a form for whoever does not want to chat. Free, and without a sign-in. */
import { transact, type Act } from '#kit/act.ts';
import { systemOf } from '#kit/actor.ts';
import type { House } from '#kit/house.ts';
import { once } from '#kit/http/idempotency.ts';
import { refuse } from '#kit/refusal.ts';
import { customerByReach } from '#customers/index.ts';
import { timersView } from '#clocks/index.ts';
import type { Brand } from '#staff/contract.ts';
import { brandBySlug } from '#staff/index.ts';
import { FiledComplaint, type ComplaintPage, type FileComplaint } from './contract.ts';
import type * as z from 'zod';
import { receiveNow } from './receive.ts';
import { howToSaid } from './says.ts';
import { productBySerial } from './store.ts';
import { policyOf } from './terms.ts';

type Filed = z.infer<typeof FiledComplaint>;

async function brandFor(house: House, slug: string): Promise<Brand> {
  const brand = await brandBySlug(house.db.everywhere, slug);
  if (brand === undefined) throw refuse('not_found', 'complaints.unknownBrand', { at: 'params.slug' });
  return brand;
}

export async function complaintPage(house: House, slug: string): Promise<ComplaintPage> {
  const brand = await brandFor(house, slug);
  const { complaintNotice, clockDays } = brand.settings;
  const { firstAnswer, general, major } = policyOf(clockDays);
  return {
    brand: { name: brand.name, slug: brand.slug, zone: brand.zone }, notice: complaintNotice, howTo: howToSaid(),
    limits: { firstAnswerHours: firstAnswer.count, generalDays: general.count, majorDays: major.count, counted: clockDays },
  };
}

/**
 * Files it once a key, however often the button was pressed; the page's own answer is the receipt, beside a mail when an address was
 * given. Whoever repeats the same words under the same key is the one who wrote them, and gets the same answer.
 */
export async function fileComplaint(house: House, slug: string, asked: FileComplaint): Promise<Filed> {
  const brand = await brandFor(house, slug);
  if (asked.phone === undefined && asked.mail === undefined) throw refuse('invalid', 'customers.reachNeeded', { at: 'body.phone' });
  return transact(house, systemOf(brand.id, 'complaint-page'), async (act) => {
    const done = await once(act, `complaint-page:${asked.key}`, { path: slug, body: asked, hasSecretReply: true }, async () => ({ status: 201, reply: await fileNow(act, asked) }));
    return FiledComplaint.parse(done.reply);
  });
}

async function fileNow(act: Act, asked: FileComplaint): Promise<Filed> {
  const reaches = [
    ...(asked.phone === undefined ? [] : [{ kind: 'phone' as const, value: asked.phone, at: 'body.phone' }]),
    ...(asked.mail === undefined ? [] : [{ kind: 'mail' as const, value: asked.mail, at: 'body.mail' }]),
  ];
  const { identityId } = await customerByReach(act, { name: asked.name, honorific: asked.honorific, language: asked.language, reaches });
  const productId = asked.product.trim() === '' ? undefined : await productBySerial(act, identityId, asked.product);
  const { complaint, link } = await receiveNow(act, { identityId, ...(productId === undefined ? {} : { productId }), productWords: asked.product, description: asked.whatHappened, remedySought: asked.remedySought, channel: 'page' }, 'page');
  const due = new Map((await timersView(act, complaint.case.id)).map((timer) => [timer.name, timer.dueAt]));
  return { number: complaint.case.number, link, firstAnswerBy: due.get('complaint.first_answer') ?? null, solveBy: due.get('complaint.solve') ?? null };
}
