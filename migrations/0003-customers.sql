-- The customer file: people, companies, identities, products they own.
create table accounts (
  id uuid primary key,
  brand_id uuid not null references brands,
  name text not null,
  grams text[] not null default '{}',
  note text not null default '',
  created_at timestamptz not null
);
create index accounts_grams on accounts using gin (grams);
select fence('accounts');

create table customers (
  id uuid primary key,
  brand_id uuid not null references brands,
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
  pinyin text not null default '',
  initials text not null default '',
  -- Search grams of names, pinyin, numbers, phone tails, notes; made in TypeScript (customers/core and kit/core/grams.ts).
  grams text[] not null default '{}',
  created_at timestamptz not null,
  changed_at timestamptz not null,
  unique (brand_id, number)
);
create index customers_grams on customers using gin (grams) where merged_into is null;
create index customers_initials on customers (brand_id, initials text_pattern_ops);
create index customers_newest on customers (brand_id, changed_at desc);
create index customers_merged on customers (merged_into) where merged_into is not null;
select fence('customers');

create table identities (
  id uuid primary key,
  brand_id uuid not null references brands,
  customer_id uuid not null references customers,
  kind text not null check (kind in ('phone', 'mail', 'visitor', 'host_user')),
  -- E.164 or service code, lower-cased mail, visitor id, the shop's own user id.
  value text not null,
  verified_at timestamptz,
  -- Where the identity stood before a merge: unmerging puts it back.
  came_from uuid references customers,
  created_at timestamptz not null
);
-- A shared office number may belong to several customers; a visitor and a signed shop user to exactly one.
create unique index identities_single on identities (brand_id, kind, value) where kind in ('visitor', 'host_user');
create unique index identities_once on identities (brand_id, customer_id, kind, value);
create index identities_value on identities (brand_id, kind, value);
create index identities_of on identities (brand_id, customer_id);
select fence('identities');

create table installed_products (
  id uuid primary key,
  brand_id uuid not null references brands,
  customer_id uuid not null references customers,
  model text not null,
  name text not null,
  serial text not null,
  purchased_on date,
  warranty_until date,
  note text not null default '',
  created_at timestamptz not null,
  unique (brand_id, serial)
);
create index installed_products_of on installed_products (brand_id, customer_id);
select fence('installed_products');
