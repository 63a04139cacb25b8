-- Surge mode (a recall, a storm): switches that were prepared beforehand, and each time one was on.
create table surge_plans (
  id uuid primary key,
  brand_id uuid not null,
  name text not null,
  -- Why it takes longer today, by language: told to everybody who comes or waits.
  reason jsonb not null,
  -- Empty: every queue.
  queue_ids uuid[] not null default '{}',
  -- Null: as each queue has it.
  keep_place_over_seconds int,
  -- A place may be kept at once, whatever the wait.
  keeps_place_at_once boolean not null default false,
  -- Other opening hours while it is on; null: as each queue has them.
  calendar_id uuid,
  closed_message jsonb not null default '{"zh":"","en":""}',
  archived_at timestamptz,
  created_at timestamptz not null
);
create unique index surge_plans_name on surge_plans (brand_id, name) where archived_at is null;
select fence('surge_plans');

create table surges (
  id uuid primary key,
  brand_id uuid not null,
  plan_id uuid not null references surge_plans,
  from_at timestamptz not null,
  to_at timestamptz,
  -- Null: an API key, or the house.
  switched_on_by uuid,
  switched_off_by uuid,
  -- Switched on by mistake and taken back at once: it has no report.
  taken_back_at timestamptz
);
create unique index surges_on on surges (plan_id) where to_at is null;
create index surges_lately on surges (brand_id, from_at desc);
select fence('surges');
