-- Staff members, how they sign in, what they may do.
create table staff_members (
  id uuid primary key,
  brand_id uuid not null,
  mail text not null check (mail = lower(mail)),
  name text not null,
  role text not null check (role in ('administrator', 'lead', 'agent')),
  team text not null default '',
  state text not null check (state in ('invited', 'active', 'deactivated')),
  password_hash text,
  language text not null default 'zh',
  preferences jsonb not null default '{}',
  created_at timestamptz not null,
  unique (brand_id, mail)
);
select fence('staff_members');

-- Repeated failures lock per account and per address; the subject is 'mail:<address>' or 'address:<ip>'.
create table sign_in_failures (
  subject text primary key,
  failures int not null,
  last_at timestamptz not null,
  locked_until timestamptz
);

create table sessions (
  id uuid primary key,
  brand_id uuid not null,
  staff_id uuid not null references staff_members,
  -- SHA-256 of the cookie's token: a copy of the table signs nobody in.
  token_hash bytea not null unique,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  ends_at timestamptz not null,
  address text,
  agent text
);
create index sessions_of on sessions (brand_id, staff_id);
select fence('sessions');

-- Invitations and password resets: one secret link each, one use, an end.
create table staff_links (
  id uuid primary key,
  brand_id uuid not null,
  staff_id uuid not null references staff_members,
  kind text not null check (kind in ('invitation', 'reset')),
  token_hash bytea not null unique,
  created_at timestamptz not null,
  ends_at timestamptz not null,
  used_at timestamptz
);
select fence('staff_links');

create table api_keys (
  id uuid primary key,
  brand_id uuid not null,
  name text not null,
  key_hash bytea not null unique,
  hint text not null,
  scopes text[] not null,
  created_by uuid references staff_members,
  created_at timestamptz not null,
  seen_at timestamptz,
  revoked_at timestamptz
);
select fence('api_keys');

-- Screens on a wall: each has a link of its own that shows the wallboard's figures and nothing else, until its end or until it is revoked.
create table displays (
  id uuid primary key,
  brand_id uuid not null,
  name text not null,
  -- Null: as the screen's own browser says.
  language text check (language in ('zh', 'en')),
  token_hash bytea not null unique,
  created_by uuid not null references staff_members,
  created_at timestamptz not null,
  ends_at timestamptz not null,
  seen_at timestamptz,
  revoked_at timestamptz
);
create index displays_of on displays (brand_id, created_at desc);
select fence('displays');
