-- The customer file: people, companies, identities, products they own.

-- Numbers for people (K-1042), without a lock: gaps do no harm.
create sequence customer_numbers start 1001;

create table accounts (
  id uuid primary key,
  brand_id uuid not null,
  name text not null,
  grams text[] not null default '{}',
  note text not null default '',
  created_at timestamptz not null
);
create index accounts_grams on accounts using gin (grams);
select fence('accounts');

create table customers (
  id uuid primary key,
  brand_id uuid not null,
  number text not null,
  account_id uuid references accounts,
  -- Shown name as the customer gave it; surname and given name as understood (or corrected by an agent).
  name text not null default '',
  surname text not null default '',
  given_name text not null default '',
  honorific text not null default 'none' check (honorific in ('mr', 'ms', 'none', 'title')),
  title text not null default '',
  language text not null default 'zh',
  tier text not null default 'standard' check (tier in ('standard', 'silver', 'gold')),
  -- How this person likes to be spoken to.
  manner text not null default '',
  note text not null default '',
  -- A merged person points to the one that stays; identities are moved, nothing is deleted, so it can be undone.
  merged_into uuid references customers,
  -- Search grams of names, pinyin, numbers, phone tails, serials, notes; made by customers/grams.ts.
  grams text[] not null default '{}',
  created_at timestamptz not null,
  changed_at timestamptz not null,
  unique (brand_id, number)
);
-- A short list of what is not sorted in yet: every search reads it whole.
create index customers_grams on customers using gin (grams) with (gin_pending_list_limit = 512) where merged_into is null;
create index customers_account on customers (account_id) where account_id is not null;
create index customers_newest on customers (brand_id, changed_at desc, id desc) where merged_into is null;
create index customers_merged on customers (merged_into) where merged_into is not null;
select fence('customers');

create table identities (
  id uuid primary key,
  brand_id uuid not null,
  customer_id uuid not null references customers,
  kind text not null check (kind in ('phone', 'mail', 'visitor', 'host_user')),
  -- E.164 or service code, lower-cased mail, visitor id, the shop's own user id.
  value text not null,
  verified_at timestamptz,
  -- Many people's: an office switchboard, a family's landline. Never says who is calling.
  is_shared boolean not null default false,
  -- Where the identity stood before its first merge; null at home.
  came_from uuid references customers,
  -- No longer used; interactions still point here.
  removed_at timestamptz,
  created_at timestamptz not null
);
-- A shared office number may belong to several customers; a visitor and a signed shop user to exactly one.
create unique index identities_single on identities (brand_id, kind, value) where kind in ('visitor', 'host_user');
-- Once a customer; what a merge brought may repeat it until the merge is undone.
create unique index identities_once on identities (brand_id, customer_id, kind, value) where came_from is null;
create index identities_value on identities (brand_id, kind, value);
create index identities_of on identities (brand_id, customer_id);
select fence('identities');

-- Merges by hand or by proof; `plan` says which identities moved (customers/core/merge.ts), so each can be undone.
create table customer_merges (
  id uuid primary key,
  brand_id uuid not null,
  kept_id uuid not null references customers,
  gone_id uuid not null references customers,
  plan jsonb not null,
  merged_at timestamptz not null,
  merged_by uuid,
  undone_at timestamptz,
  undone_by uuid
);
create unique index customer_merges_open on customer_merges (gone_id) where undone_at is null;
create index customer_merges_kept on customer_merges (brand_id, kept_id, merged_at desc);
create index customer_merges_gone on customer_merges (brand_id, gone_id, merged_at desc);
select fence('customer_merges');

create table installed_products (
  id uuid primary key,
  brand_id uuid not null,
  -- The record it was entered for; a merge does not move it: reads look at the record and all that went into it.
  customer_id uuid not null references customers,
  model text not null,
  name text not null,
  serial text not null,
  -- The serial as compared: folded, without spaces and dashes.
  serial_key text not null,
  purchased_on date,
  warranty_until date,
  note text not null default '',
  removed_at timestamptz,
  created_at timestamptz not null
);
create unique index installed_products_serial on installed_products (brand_id, serial_key) where removed_at is null;
create index installed_products_of on installed_products (brand_id, customer_id, created_at desc);
select fence('installed_products');
