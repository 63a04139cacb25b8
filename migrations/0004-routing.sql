-- Queues, skills, presence, waiting tickets, offers.
create table queues (
  id uuid primary key,
  brand_id uuid not null,
  name text not null,
  -- What it is called in each language, where that is not its name; empty: its name.
  names jsonb not null default '{"zh":"","en":""}',
  -- Shown to visitors as a topic when public.
  is_public boolean not null default true,
  ordinal int not null default 0,
  priority int not null default 1,
  -- Service level: target share answered within target seconds; short abandons below short_seconds are apart.
  target_seconds int not null default 20,
  target_share real not null default 0.8,
  short_seconds int not null default 5,
  offer_timeout_seconds int not null default 20,
  wrap_up_seconds int not null default 60,
  -- Offer to keep the place when the expected wait is longer than this.
  keep_place_over_seconds int not null default 120,
  -- So long a customer waits for whoever served them last; 0: whoever is free.
  owner_seconds int not null default 0,
  -- The class of each tier; 0 is served first.
  tier_classes jsonb not null default '{"gold": 1, "silver": 1, "standard": 1}',
  -- The next answer in a running conversation is due after this.
  next_answer_seconds int not null default 60,
  required_skills jsonb not null default '[]',
  calendar_id uuid,
  -- By which rule customers who keep a place are called back (routing/core/call-back.ts).
  call_back jsonb not null default '{"tries":3,"everyMinutes":30,"promiseMinutes":10,"quietFrom":"21:00","quietTo":"08:30"}',
  closed_message jsonb not null default '{"zh":"","en":""}',
  archived_at timestamptz,
  created_at timestamptz not null,
  unique (brand_id, name)
);
select fence('queues');

create table staff_queues (
  brand_id uuid not null,
  staff_id uuid not null references staff_members,
  queue_id uuid not null references queues,
  primary key (staff_id, queue_id)
);
create index staff_queues_queue on staff_queues (brand_id, queue_id);
select fence('staff_queues');

-- What the house can do, by name; a name stays listed while nobody has it yet. Archived: nobody is chosen for it any more, the levels are kept.
create table skills (
  brand_id uuid not null,
  name text not null,
  created_at timestamptz not null,
  archived_at timestamptz,
  primary key (brand_id, name)
);
select fence('skills');

create table staff_skills (
  brand_id uuid not null,
  staff_id uuid not null references staff_members,
  skill text not null,
  level int not null check (level between 1 and 5),
  primary key (staff_id, skill)
);
select fence('staff_skills');

-- The state of each agent now; `presence_spells` is its history without gaps or overlaps.
-- Whoever has no row is offline, serves every queue and takes three chats.
create table presences (
  staff_id uuid primary key references staff_members,
  brand_id uuid not null,
  state text not null default 'offline' check (state in ('available', 'away', 'offline')),
  reason text not null default '',
  since timestamptz not null,
  chat_capacity int not null default 3,
  idle_since timestamptz not null,
  -- False once somebody chose the queues: then the rows of staff_queues count.
  serves_all boolean not null default true,
  -- When a desk of this person was last connected, beaten every few seconds by whichever process holds the connection, so that a
  -- killed process leaves nobody behind as present. Null for who works without a desk (by API): nobody can tell whether they are gone.
  seen_at timestamptz
);
create index presences_seen on presences (seen_at) where seen_at is not null;
select fence('presences');

create table presence_spells (
  id uuid primary key,
  brand_id uuid not null,
  staff_id uuid not null references staff_members,
  state text not null,
  reason text not null,
  from_at timestamptz not null,
  to_at timestamptz,
  changed_by uuid
);
create unique index presence_spells_open on presence_spells (staff_id) where to_at is null;
create index presence_spells_of on presence_spells (brand_id, staff_id, from_at);
select fence('presence_spells');

-- The only thing the router knows. In exactly one place: waiting, offered (a lease), assigned, wrap_up, parked (kept place), ended.
create table tickets (
  id uuid primary key,
  brand_id uuid not null,
  interaction_id uuid not null unique,
  -- Queues are archived, never removed; a ticket is made from its queue's row (no foreign key: it would lock that row for all who come at once).
  queue_id uuid not null,
  -- Decides the order inside a class; never changes, whatever happens to the ticket.
  arrived_at timestamptz not null,
  priority_class int not null default 1,
  channel text not null,
  required_skills jsonb not null default '[]',
  language text not null default 'zh',
  state text not null check (state in ('waiting', 'offered', 'assigned', 'wrap_up', 'parked', 'ended')),
  -- Kept place: the customer left a number or mail and closed the page; still waits in line.
  is_virtual boolean not null default false,
  -- Called back by telephone: takes the telephone of whoever has it as well, of which everybody has one, beside its place on the channel it came by.
  by_phone boolean not null default false,
  -- Whom it rings at, who holds it, who held it last; nobody while it waits.
  agent_id uuid references staff_members,
  owner_id uuid references staff_members,
  owner_until timestamptz,
  declined_by uuid[] not null default '{}',
  -- The last decline or missed offer: those agents are not rung again at once.
  declined_at timestamptz,
  offered_until timestamptz,
  answered_at timestamptz,
  wrap_up_until timestamptz,
  ended_at timestamptz,
  -- When the customer left the line, where that was noticed only later (a page was closed); null: at the end itself.
  left_at timestamptz,
  -- resolved, customer_left, abandoned, closed_by_lead, kept_place_done, not_reached, spam
  end_reason text,
  -- What was last told to the customer about the wait (routing/core/announce.ts), and the word that is still being said.
  announced jsonb,
  transfers int not null default 0,
  -- Call-backs that nobody answered, and when the next may be tried: until then it rings nobody, and keeps its place.
  tries int not null default 0,
  not_before timestamptz,
  -- A call-back rings nobody from here on (the customer's quiet hours begin); a sweep then sets the next window.
  not_after timestamptz,
  -- When this contact itself came, where it took the place of an earlier one over: arrived_at is then that one's.
  came_at timestamptz
);
create index tickets_not_after on tickets (not_after) where state = 'parked' and not_after is not null;
create index tickets_waiting on tickets (brand_id, queue_id, priority_class, arrived_at, id) where state in ('waiting', 'parked');
create index tickets_offered on tickets (offered_until) where state = 'offered';
create index tickets_wrap_up on tickets (wrap_up_until) where state = 'wrap_up';
create index tickets_agent on tickets (brand_id, agent_id, state) where state in ('offered', 'assigned', 'wrap_up');
create index tickets_live on tickets (brand_id, state, queue_id) where state <> 'ended';
create index tickets_arrived on tickets (brand_id, arrived_at);
create index tickets_ended on tickets (brand_id, queue_id, answered_at) where answered_at is not null;
create index tickets_past on tickets (brand_id, queue_id, ended_at) where state = 'ended';
select fence('tickets');

-- One row for each stay of a ticket in a queue: a contact that is handed on has one in each. How it left the line there is what reports count.
create table queue_stays (
  brand_id uuid not null,
  ticket_id uuid not null references tickets,
  -- 0 is the first.
  ordinal int not null,
  interaction_id uuid not null,
  queue_id uuid not null,
  -- The first: when the contact arrived.
  entered_at timestamptz not null,
  -- When it left the line, not when the contact ended; null while it waits.
  left_at timestamptz,
  ended_as text check (ended_as in ('answered', 'abandoned', 'kept_place', 'closed_out', 'handed_on')),
  -- Of a kept place: when an agent took it up.
  served_at timestamptz,
  -- Of a stay that was opened again: how long the customer was not in the line meanwhile. Nobody's patience was tried by it.
  away_seconds real not null default 0,
  -- Who holds it, or held it last, in this stay.
  agent_id uuid,
  primary key (ticket_id, ordinal)
);
create index queue_stays_entered on queue_stays (brand_id, entered_at);
create index queue_stays_left on queue_stays (brand_id, left_at) where left_at is not null;
create index queue_stays_here on queue_stays (brand_id) where left_at is null;
create index queue_stays_past on queue_stays (brand_id, queue_id, left_at) where left_at is not null;
select fence('queue_stays');

-- One row for each time somebody had a contact in hand: from when they got it until they were free of it. Of one ticket they never overlap.
create table handlings (
  brand_id uuid not null,
  ticket_id uuid not null references tickets,
  -- 0 is the first.
  ordinal int not null,
  interaction_id uuid not null,
  queue_id uuid not null,
  agent_id uuid not null references staff_members,
  began_at timestamptz not null,
  -- When the contact left their hands; the wrap-up begins. Null while they have it.
  talked_until timestamptz,
  -- When they were free of it: the wrap-up's end, or the same moment where there was none. Null until then.
  ended_at timestamptz,
  -- How it left their hands; `resumed`: its end was taken back, the next row goes on with it.
  ended_as text check (ended_as in ('ended', 'to_queue', 'to_colleague', 'taken_over', 'no_answer', 'call_back_moved', 'agent_gone', 'resumed')),
  -- The customer was there: false for a call-back that reached nobody.
  with_customer boolean not null,
  primary key (ticket_id, ordinal)
);
create unique index handlings_open on handlings (ticket_id) where ended_at is null;
create index handlings_now on handlings (brand_id) where ended_at is null;
create index handlings_began on handlings (brand_id, began_at);
create index handlings_ended on handlings (brand_id, ended_at) where ended_at is not null;
create index handlings_past on handlings (brand_id, queue_id, ended_at) where ended_at is not null;
select fence('handlings');

-- What a customer who keeps a place chose and was promised, and what became of it. One a ticket: who keeps the place anew is promised anew.
create table call_backs (
  ticket_id uuid primary key references tickets,
  brand_id uuid not null,
  choice text not null check (choice in ('turn', 'at', 'message')),
  -- The clocks by which the customer must be awake to be called; none for an answer by mail.
  zones text[] not null,
  -- E.164; one number is never rung by two at once. Null for an answer by mail.
  number text,
  asked_at timestamptz not null,
  wanted_at timestamptz,
  -- Null where no time could be promised.
  promised_by timestamptz,
  -- The first time that somebody took it up to call.
  started_at timestamptz,
  ended_at timestamptz,
  -- reached, not_reached, wrong_number, came_back, cancelled
  outcome text,
  -- The contact by which the customer came back and took the place over.
  taken_over_by uuid
);
create index call_backs_asked on call_backs (brand_id, asked_at);
-- Whatever became of the promise: who was reached is still on the line.
create index call_backs_number on call_backs (brand_id, number) where number is not null;
select fence('call_backs');

-- Each time somebody took a call-back up: who, when, how it went.
create table call_back_tries (
  id uuid primary key,
  brand_id uuid not null,
  ticket_id uuid not null references tickets,
  agent_id uuid not null references staff_members,
  began_at timestamptz not null,
  ended_at timestamptz,
  -- reached, no_answer, busy, wrong_number; broken_off: handed on or left before anything was said, which is no try
  outcome text
);
create unique index call_back_tries_open on call_back_tries (ticket_id) where ended_at is null;
create index call_back_tries_of on call_back_tries (brand_id, ticket_id, began_at);
select fence('call_back_tries');

create table offers (
  id uuid primary key,
  brand_id uuid not null,
  ticket_id uuid not null references tickets,
  agent_id uuid not null references staff_members,
  offered_at timestamptz not null,
  until timestamptz not null,
  -- open → accepted | declined | timed_out | withdrawn
  state text not null,
  ended_at timestamptz,
  -- { eligible (at most 20), eligibleCount, chosen, why, waitedSeconds }: read on the interaction's page.
  explanation jsonb not null
);
create unique index offers_open on offers (ticket_id) where state = 'open';
create index offers_of on offers (brand_id, ticket_id, offered_at);
create index offers_agent on offers (brand_id, agent_id, offered_at);
select fence('offers');

-- What customers were told about their wait, beside what then happened: the first word, and each change that is more than time passing.
create table wait_announcements (
  id uuid primary key,
  brand_id uuid not null,
  ticket_id uuid not null references tickets,
  -- In which it was said: a ticket that is moved is told anew.
  queue_id uuid not null,
  said_at timestamptz not null,
  is_first boolean not null,
  -- A range has figures: the median, the mean and the 85th of 100 waits. The others have none.
  kind text not null check (kind in ('range', 'nobody_here', 'closed')),
  low_seconds real,
  mean_seconds real,
  high_seconds real,
  -- Why it rose (routing/core/announce.ts), where it did.
  rose text,
  -- What it rests on: how many were before it, who could serve it, how many they serve at once on its behalf.
  ahead int,
  agents int,
  servers real,
  -- Before the queue's own correction: what the next corrections are learnt from.
  uncorrected_mean_seconds real,
  uncorrected_deviation_seconds real,
  -- Filled when the wait ends: answered, called_back; gave_up, closed_out, moved, chose_time cut it short.
  ended_at timestamptz,
  actual_seconds real,
  outcome text
);
create index wait_announcements_open on wait_announcements (ticket_id) where ended_at is null;
create index wait_announcements_of on wait_announcements (brand_id, ticket_id, said_at);
create index wait_announcements_past on wait_announcements (brand_id, queue_id, said_at) where is_first and kind = 'range';
select fence('wait_announcements');

-- Why somebody overruled the order or the skills, in their own words; read in the story of the contact.
create table ticket_reasons (
  id uuid primary key,
  brand_id uuid not null,
  ticket_id uuid not null references tickets,
  kind text not null check (kind in ('class', 'unskilled')),
  staff_id uuid,
  at timestamptz not null,
  words text not null
);
create index ticket_reasons_of on ticket_reasons (brand_id, ticket_id, at);
select fence('ticket_reasons');
