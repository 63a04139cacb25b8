/**
 * One route as data. A slice's `routes.ts` is a table of these; the table feeds the server, the OpenAPI document and the test
 * that tries every route as every role against another brand's ids.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type * as z from 'zod';
import type { Act } from '../act.ts';
import type { Actor } from '../actor.ts';
import type { House } from '../house.ts';

/** Who may call: anybody, a visitor with a token, any signed-in member of staff, or the holder of a permission. */
export type Access = 'public' | 'visitor' | 'signed_in' | { readonly permission: string };

type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined;

interface RouteBase<P, Q, B, R> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  /** What it does, in one sentence: the page and the document of the API say it. */
  readonly summary: { readonly zh: string; readonly en: string };
  readonly access: Access;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /** The shape of the answer; fields it does not name never leave the house. Absent only where `handle` streams bytes. */
  readonly reply?: R;
  readonly status?: 200 | 201 | 202;
  /** At most this many calls a minute from one address. A whole house stands behind one: this only stops floods. */
  readonly perMinute?: number;
  /** At most this many calls a minute from one address about the same thing: one account, one token. */
  readonly perMinuteAbout?: { readonly calls: number; thing(asked: { params: unknown; body: unknown }): string | undefined };
  /** At most this many calls a minute for one brand, whoever calls: many addresses together must not drown it. */
  readonly perMinuteOfBrand?: { readonly calls: number; slugOf(asked: { params: unknown; body: unknown }): string | undefined };
  readonly bodyLimitBytes?: number;
  /** What the act is about, where many come in the same moment: those about different things ride together (`kit/ride.ts`). */
  readonly ridesAbout?: (asked: { who: Actor; params: unknown; body: unknown }) => readonly string[];
  /** Of a write by hand (`handle`), which takes no Idempotency-Key: what a repeat does, in one sentence. Shown by the page and the document. */
  readonly repeated?: { readonly zh: string; readonly en: string };
  /** The answer holds a secret (a key, a link): what is kept of it for a repeat can be read only by whoever has the Idempotency-Key. */
  readonly hasSecretReply?: boolean;
}

export interface Asked<P, Q, B> {
  readonly params: Parsed<P>;
  readonly query: Parsed<Q>;
  readonly body: Parsed<B>;
}

/** What a hand-written handler gets: for sign-in, uploads and downloads, which are more than one act or less. */
interface Handling<P, Q, B> extends Asked<P, Q, B> {
  readonly house: House;
  readonly who: Actor | undefined;
  readonly request: FastifyRequest;
  readonly response: FastifyReply;
}

type Route<P = unknown, Q = unknown, B = unknown, R = unknown> = RouteBase<P, Q, B, R> &
  (
    | { verb(act: Act, asked: Asked<P, Q, B>): Promise<R extends z.ZodType ? z.input<R> : void>; handle?: undefined }
    | { handle(handling: Handling<P, Q, B>): Promise<(R extends z.ZodType ? z.input<R> : unknown) | FastifyReply>; verb?: undefined }
  );

/** What the server keeps of a route: the shapes' types are checked where the route is written. */
export type AnyRoute = RouteBase<z.ZodType | undefined, z.ZodType | undefined, z.ZodType | undefined, z.ZodType | undefined> & {
  readonly verb?: (act: Act, asked: Asked<undefined, undefined, undefined>) => Promise<unknown>;
  readonly handle?: (handling: Handling<undefined, undefined, undefined>) => Promise<unknown>;
};

export function route<P extends z.ZodType | undefined = undefined, Q extends z.ZodType | undefined = undefined, B extends z.ZodType | undefined = undefined, R extends z.ZodType | undefined = undefined>(
  spec: Route<P, Q, B, R>,
): AnyRoute {
  return spec as unknown as AnyRoute;
}
