-- Interactions: one exchange on one channel, its messages, notes, attachments, drafts, mood.
create table visitors (
  id uuid primary key,
  brand_id uuid not null,
  token_hash bytea not null unique,
  language text not null default 'zh',
  page_url text,
  -- The shop's own user, proved by its signature on this device: that user's other devices show the same conversation.
  user_identity_id uuid references identities,
  -- Made by a program that opened a conversation for its user: nobody holds its token, and nobody is ever here by it.
  is_stand_in boolean not null default false,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  -- A process that holds a socket of theirs says so each minute; null once it has closed.
  online_at timestamptz
);
create index visitors_of_user on visitors (user_identity_id, created_at) where user_identity_id is not null;
select fence('visitors');

-- Numbers for people, without a lock: gaps do no harm.
create sequence interaction_numbers;

create table interactions (
  id uuid primary key,
  brand_id uuid not null,
  number text not null,
  channel text not null,
  -- Through the identity the customer is found, so that a merge can be undone.
  identity_id uuid not null references identities,
  visitor_id uuid references visitors,
  language text not null default 'zh',
  page_url text,
  started_at timestamptz not null,
  answered_at timestamptz,
  ended_at timestamptz,
  -- Positions given to messages so far; the row lock on the interaction orders them.
  last_position int not null default 0,
  last_message_at timestamptz,
  last_text text not null default '',
  last_speaker text,
  -- The customer's oldest word that nobody has answered yet.
  waiting_since timestamptz,
  answer_due_at timestamptz,
  first_answer_at timestamptz,
  customer_read_up_to int not null default 0,
  staff_read_up_to int not null default 0,
  unread int not null default 0,
  mood text not null default 'calm',
  mood_strength real not null default 0,
  arrival_mood text,
  departure_mood text,
  -- { kind: phone|mail, value }: where to reach the customer who closed the page.
  kept_place jsonb,
  kept_place_at timestamptz,
  disposition text,
  wrap_up_note text not null default '',
  repeat_of uuid references interactions,
  unique (brand_id, number)
);
create index interactions_started on interactions (brand_id, started_at desc);
create index interactions_identity on interactions (brand_id, identity_id, started_at desc);
create index interactions_waiting on interactions (brand_id, waiting_since) where ended_at is null;
create index interactions_due on interactions (brand_id, answer_due_at) where ended_at is null and answer_due_at is not null;
create index interactions_visitor on interactions (visitor_id, started_at desc) where visitor_id is not null;
select fence('interactions');

-- Every device that shows a conversation: the one it began on, and those on which the same user of the shop is signed in. By proof
-- only: that people took two customers for one opens nobody's words to anybody. Asked by interaction; the fences of the tables hold.
create view conversation_devices with (security_invoker = true) as
  select i.brand_id, i.id as interaction_id, v.id as visitor_id
  from interactions i left join visitors b on b.id = i.visitor_id
  join visitors v on v.brand_id = i.brand_id and (v.id = i.visitor_id or v.user_identity_id = i.identity_id or v.user_identity_id = b.user_identity_id)
  where i.channel = 'chat';

alter table tickets add constraint tickets_interaction foreign key (interaction_id) references interactions deferrable initially deferred;

create table messages (
  id uuid primary key,
  brand_id uuid not null,
  interaction_id uuid not null references interactions,
  position int not null,
  speaker text not null check (speaker in ('customer', 'staff', 'system')),
  speaker_id uuid,
  kind text not null check (kind in ('text', 'note', 'whisper', 'system')),
  text text not null,
  key text,
  at timestamptz not null,
  -- { mood, strength, evidence, judgedBy }; a correction replaces it and keeps the first in `mood_before`.
  mood jsonb,
  mood_before jsonb,
  taken_back_at timestamptz,
  grams text[] not null default '{}',
  unique (interaction_id, position)
);
-- The sender's key: a resend finds the first.
create unique index messages_key on messages (interaction_id, speaker, key) where key is not null;
create index messages_grams on messages using gin (grams);
create index messages_newest on messages (brand_id, at desc);
select fence('messages');

create table attachments (
  id uuid primary key,
  brand_id uuid not null,
  -- Set when the message that carries it is posted; until then only its uploader sees it, and a sweep removes forgotten ones.
  message_id uuid references messages,
  interaction_id uuid references interactions,
  -- Their order in the message is the order they were chosen in, not the one in which their uploads ended.
  ordinal int not null default 0,
  uploaded_by text not null,
  file_name text not null,
  media_type text not null,
  bytes int not null,
  sha256 bytea not null,
  width_px int,
  height_px int,
  has_preview boolean not null default false,
  created_at timestamptz not null
);
create index attachments_message on attachments (message_id);
create index attachments_forgotten on attachments (created_at) where message_id is null;
select fence('attachments');

-- The bytes stand in the database: one transaction with the message, one back-up, any number of processes.
create table attachment_bytes (
  attachment_id uuid primary key references attachments on delete cascade,
  brand_id uuid not null,
  original bytea not null,
  -- Re-encoded raster (WebP): the only form that is ever shown inline.
  preview bytea
);
alter table attachment_bytes alter column original set storage external, alter column preview set storage external;
select fence('attachment_bytes');

create table drafts (
  brand_id uuid not null,
  staff_id uuid not null references staff_members,
  interaction_id uuid not null references interactions,
  mode text not null,
  text text not null,
  saved_at timestamptz not null,
  primary key (staff_id, interaction_id)
);
select fence('drafts');

create table canned_replies (
  id uuid primary key,
  brand_id uuid not null,
  -- What is typed after the slash: letters, digits, hyphens.
  shortcut text not null,
  -- { zh, en }, both
  title jsonb not null,
  text jsonb not null,
  -- Pinyin initials of the Chinese title.
  initials text not null default '',
  -- Where in the service circle it helps: receive, understand, help, keep; or empty.
  stage text not null default '',
  uses int not null default 0,
  -- Nobody finds it any more, and its shortcut is free; it can be brought back.
  removed_at timestamptz,
  created_at timestamptz not null
);
create unique index canned_replies_shortcut on canned_replies (brand_id, shortcut) where removed_at is null;
select fence('canned_replies');
