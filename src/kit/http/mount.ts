/** Mounts the route tables: identify → may → limit → parse → act (once per key) → answer in the named shape. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { transact, type Act } from '../act.ts';
import { actorKey, holds, type Actor } from '../actor.ts';
import type { House } from '../house.ts';
import { refuse } from '../refusal.ts';
import { ridesOf } from '../ride.ts';
import { once } from './idempotency.ts';
import { callLimits } from './limits.ts';
import { checkOrigin } from './origin.ts';
import { RefusalReply } from './refusals.ts';
import type { Access, AnyRoute, Asked } from './route.ts';

export interface Identified {
  readonly who: Actor;
  /** Came by cookie: the browser sends it by itself, so the origin must be checked. */
  readonly byCookie: boolean;
}
export type Identify = (request: FastifyRequest) => Promise<Identified | undefined>;

const keyPattern = /^[\x21-\x7e]{8,255}$/;

export function mountRoutes(server: FastifyInstance, house: House, routes: readonly AnyRoute[], identify: Identify): void {
  const limits = callLimits(() => house.clock.now());
  const rides = ridesOf(house);
  for (const route of routes) {
    server.route({
      method: route.method,
      url: route.path,
      ...bodyLimitOf(route),
      schema: {
        summary: route.summary.en,
        description: `${accessText(route.access)}${keyText(route)}`,
        tags: [route.path.split('/')[2] ?? 'api'],
        ...(route.params === undefined ? {} : { params: route.params }),
        ...(route.query === undefined ? {} : { querystring: route.query }),
        ...(route.body === undefined ? {} : { body: route.body }),
        ...(route.reply === undefined ? {} : { response: { [route.status ?? 200]: route.reply, default: RefusalReply } }),
      },
      // Who may comes before what was asked: a stranger learns nothing about shapes.
      onRequest: async (request) => {
        if (route.perMinute !== undefined) limits.count(`${request.ip} ${route.method} ${route.path}`, route.perMinute);
        const identified = route.access === 'public' ? undefined : await identify(request);
        admit(route.access, identified?.who);
        if (identified?.byCookie === true && route.method !== 'GET') checkOrigin(request.headers);
        request.who = identified?.who;
      },
      handler: async (request, response) => {
        const asked = { params: request.params, query: request.query, body: request.body } as Asked<undefined, undefined, undefined>;
        if (route.perMinuteAbout !== undefined) {
          const thing = route.perMinuteAbout.thing(asked);
          if (thing !== undefined) limits.count(`${request.ip} ${thing} ${route.method} ${route.path}`, route.perMinuteAbout.calls);
        }
        if (route.perMinuteOfBrand !== undefined) {
          const slug = route.perMinuteOfBrand.slugOf(asked);
          if (slug !== undefined) limits.count(`brand ${slug} ${route.method} ${route.path}`, route.perMinuteOfBrand.calls);
        }
        if (route.handle !== undefined) return route.handle({ ...asked, house, who: request.who, request, response });
        const { who } = request;
        if (who === undefined || route.verb === undefined) throw new Error(`a verb needs an actor: ${route.method} ${route.path}`);
        const { verb } = route;
        const key = request.headers['idempotency-key'];
        const work = async (act: Act) => {
          const status = route.status ?? 200;
          if (route.method === 'GET' || key === undefined) return { status, reply: await verb(act, asked) };
          if (typeof key !== 'string' || !keyPattern.test(key)) throw refuse('invalid', 'kit.keyMalformed', { at: 'headers.idempotency-key' });
          return once(act, key, { path: `${route.method} ${request.url}`, body: request.body, hasSecretReply: route.hasSecretReply === true }, async () => ({ status, reply: await verb(act, asked) }));
        };
        const done = await (route.ridesAbout === undefined ? transact(house, who, work) : rides.take(who, [...route.ridesAbout({ ...asked, who }), ...(key === undefined ? [] : [`${actorKey(who)} ${String(key)}`])], work));
        return response.status(done.status).send(done.reply);
      },
    });
  }
}

/** What anybody may send costs us parsing before we know them: a message of 10,000 characters fits, a megabyte does not. */
const publicBodyBytes = 128_000;
function bodyLimitOf(route: AnyRoute): { bodyLimit?: number } {
  const limit = route.bodyLimitBytes ?? (route.access === 'public' ? publicBodyBytes : undefined);
  return limit === undefined ? {} : { bodyLimit: limit };
}

function admit(access: Access, who: Actor | undefined): void {
  if (access === 'public') return;
  if (who === undefined) throw refuse('unauthenticated', access === 'visitor' ? 'kit.wrongToken' : 'kit.signIn');
  if (access === 'visitor') {
    if (who.kind !== 'visitor') throw refuse('unauthenticated', 'kit.wrongToken');
  } else if (access === 'signed_in') {
    if (who.kind !== 'staff') throw refuse('unauthenticated', 'kit.signIn');
  } else if (!holds(who, access.permission)) {
    if (who.kind !== 'staff' && who.kind !== 'key') throw refuse('unauthenticated', 'kit.signIn');
    throw refuse('forbidden', 'kit.notPermitted', { params: { permission: access.permission } });
  }
}

function accessText(access: Access): string {
  if (access === 'public') return 'Public.';
  if (access === 'visitor') return 'A visitor, by bearer token.';
  if (access === 'signed_in') return 'Any signed-in member of staff.';
  return `Needs the permission \`${access.permission}\` (session or API key scope).`;
}

/** Acts are done once per key; what is more than one act (sign-in, uploads, links) says what a repeat does. */
export function isKeyed(route: AnyRoute): boolean {
  return route.method !== 'GET' && route.verb !== undefined;
}
function keyText(route: AnyRoute): string {
  if (route.method === 'GET') return '';
  return isKeyed(route) ? ' Done once per `Idempotency-Key`.' : ` Takes no \`Idempotency-Key\`. ${route.repeated?.en ?? ''}`;
}

declare module 'fastify' {
  interface FastifyRequest {
    who: Actor | undefined;
  }
}
