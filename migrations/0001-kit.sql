-- The house's own tables: brands, the outbox, events (what happened: audit and the listeners' source in one), listeners' cursors, idempotency keys.

-- Row-level security, the second fence. The first is that every statement names the brand; this one holds when a statement forgets.
create function fence(target regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format($policy$create policy brand_fence on %s using (
      brand_id = nullif(current_setting('app.brand_id', true), '')::uuid or current_setting('app.everywhere', true) = 'on')$policy$, target);
end $$;

create table brands (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{0,58}$'),
  name text not null,
  zone text not null,
  language text not null default 'zh',
  -- Kept as data with a zod shape in staff/contract.ts: greeting, widget origins and secret, switches.
  settings jsonb not null default '{}',
  -- Signs the shop's own user ids for the widget; kept readable, since HMAC needs it.
  widget_secret text not null,
  -- The brand whose administrator opened it; null for the first of the installation.
  opened_from uuid,
  created_at timestamptz not null
);
-- An act sees and changes its own brand's row alone: the widget's secret stands in it.
alter table brands enable row level security;
alter table brands force row level security;
create policy brand_fence on brands using (id = nullif(current_setting('app.brand_id', true), '')::uuid or current_setting('app.everywhere', true) = 'on');

-- Brands are never removed, and the fence lets an act write its own brand's id only. So the tables of a brand do not refer to it by a
-- foreign key: each insert would lock the brand's one row, and all who write at once would meet there.
create function brands_are_kept() returns trigger language plpgsql as $$
begin
  raise exception 'brands are never removed' using errcode = 'LT001';
end $$;
create trigger brands_are_kept before delete on brands for each row execute function brands_are_kept();

-- What acts have committed and nobody has numbered yet. The sealer moves it into `events` within the blink of an eye: a row that acts
-- insert while they hurry has one index, a row that people read has all of them, and no number is given to what might still be taken back.
create table outbox (
  -- Given at the end of an act, when it has all its locks: what waited for another act stands behind it.
  place bigint generated always as identity primary key,
  id uuid not null,
  brand_id uuid not null,
  at timestamptz not null,
  -- The order within its act.
  ordinal int not null,
  actor_kind text not null,
  actor_id uuid,
  actor_name text,
  name text not null,
  subject_kind text not null,
  subject_id uuid not null,
  detail jsonb not null
);
select fence('outbox');

-- What happened: the audit trail, and what listeners read. `seq` is gapless per brand, and an act that waited for another stands behind it; the hashes chain it.
create table events (
  id uuid not null,
  brand_id uuid not null,
  seq bigint not null,
  at timestamptz not null,
  ordinal int not null,
  actor_kind text not null,
  actor_id uuid,
  actor_name text,
  name text not null,
  subject_kind text not null,
  subject_id uuid not null,
  -- Blanked by erasure only; the chain is over detail_hash, which stays.
  detail jsonb,
  detail_hash bytea not null,
  prev_hash bytea not null,
  hash bytea not null,
  primary key (brand_id, seq)
);
create index events_subject on events (brand_id, subject_kind, subject_id, at);
create index events_by_name on events (brand_id, name, seq);
create index events_at on events (brand_id, at desc);
-- What people read: without what messages and rings do all day (trail/core/kinds.ts), and by who did it.
create index events_acts on events (brand_id, seq) where name <> all ('{message.posted,interaction.readByCustomer,interaction.readByStaff,attachment.uploaded,mood.fell,offer.made,offer.ended,ticket.opened,ticket.assigned,ticket.parked,ticket.cameBack,ticket.requeued,ticket.ended,ticket.wrapUp,ticket.windowMoved}'::text[]);
create index events_by_actor on events (brand_id, actor_id, seq) where actor_kind in ('staff', 'key', 'system');
select fence('events');

-- The chain cannot be edited: a row never changes but by erasure of its detail, and no row is ever removed.
create function events_are_kept() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or tg_op = 'TRUNCATE' then raise exception 'events are never removed' using errcode = 'LT001'; end if;
  if new.detail is null and current_setting('app.erasure', true) = 'on' then old.detail := null; end if;
  if old is distinct from new then raise exception 'events cannot be edited' using errcode = 'LT001'; end if;
  return new;
end $$;
create trigger events_are_kept before update or delete on events for each row execute function events_are_kept();
create trigger events_are_not_truncated before truncate on events for each statement execute function events_are_kept();

-- How far each listener has read. A listener's effect and its cursor are one transaction.
create table listener_cursors (
  brand_id uuid not null,
  listener text not null,
  seq bigint not null default 0,
  -- After a failing event the listener waits and tries again; when that fails too, the event is set aside.
  failed_at timestamptz,
  failures int not null default 0,
  trouble text,
  primary key (brand_id, listener)
);
select fence('listener_cursors');

-- Events that a listener could not work, and behind each the later ones of its subject, which wait for it (`next_try_at` null).
create table listener_asides (
  brand_id uuid not null,
  listener text not null,
  seq bigint not null,
  subject_id uuid not null,
  failures int not null,
  next_try_at timestamptz,
  trouble text,
  primary key (brand_id, listener, seq)
);
select fence('listener_asides');

-- A repeat of a write gets the stored answer. The row is written in the act's own transaction.
create table idempotency_keys (
  brand_id uuid not null,
  actor text not null,
  key text not null,
  request_hash bytea not null,
  status int not null,
  reply jsonb,
  at timestamptz not null,
  primary key (brand_id, actor, key)
);
create index idempotency_keys_age on idempotency_keys (at);
select fence('idempotency_keys');

-- Numbers for people: TS-20261121-0042. One row a brand, series and day.
create table number_series (
  brand_id uuid not null,
  series text not null,
  last int not null,
  primary key (brand_id, series)
);
select fence('number_series');
