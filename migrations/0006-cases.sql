-- Calendars and timers, cases and complaints.
create table calendars (
  id uuid primary key,
  brand_id uuid not null,
  name text not null,
  -- clocks/core/calendar.ts gives the shape: zone, week, days, knownYears.
  definition jsonb not null,
  is_default boolean not null default false,
  version int not null default 1,
  -- Years for which "the holidays are not entered" was announced: once each.
  alarmed_years int[] not null default '{}',
  archived_at timestamptz,
  created_at timestamptz not null
);
create unique index calendars_name on calendars (brand_id, name) where archived_at is null;
create unique index calendars_default on calendars (brand_id) where is_default;
select fence('calendars');

-- Every version that ever counted: a clock of last year is recomputed with the calendar of last year.
create table calendar_versions (
  brand_id uuid not null,
  calendar_id uuid not null references calendars,
  version int not null,
  definition jsonb not null,
  from_at timestamptz not null,
  by_id uuid,
  primary key (calendar_id, version)
);
select fence('calendar_versions');
alter table queues add constraint queues_calendar foreign key (calendar_id) references calendars;

-- A timer is recomputable from its intervals and policy at any later time; the *_at columns are derived, for the sweep.
create table timers (
  id uuid primary key,
  brand_id uuid not null,
  subject_kind text not null,
  subject_id uuid not null,
  -- e.g. complaint.first_answer, complaint.solve
  name text not null,
  policy_version int not null,
  target_seconds int not null,
  -- Null: natural time. Else the version it is counted by; a running timer follows the calendar to its next version.
  calendar_id uuid references calendars,
  calendar_version int,
  started_at timestamptz not null,
  stopped_at timestamptz,
  -- Null while paused before it was reached; a stopped timer keeps the due time it had.
  due_at timestamptz,
  -- Percent of the target at which its people are told, and what was told already: once each.
  warn_at_percent int[] not null default '{50,80}',
  announced_percent int[] not null default '{}',
  breach_announced_at timestamptz,
  next_warning_at timestamptz,
  -- The timer of the same name before this one: a matter that was reopened.
  follows_id uuid references timers,
  foreign key (calendar_id, calendar_version) references calendar_versions (calendar_id, version)
);
create unique index timers_open on timers (subject_id, name) where stopped_at is null;
create index timers_due on timers (next_warning_at) where stopped_at is null and next_warning_at is not null;
create index timers_subject on timers (brand_id, subject_id);
create index timers_calendar on timers (calendar_id) where stopped_at is null and calendar_id is not null;
select fence('timers');

create table timer_intervals (
  id uuid primary key,
  brand_id uuid not null,
  timer_id uuid not null references timers,
  -- 0, 1, 2 … within the timer: two may begin in the same millisecond.
  ordinal int not null,
  state text not null check (state in ('running', 'paused')),
  -- A code while paused; null while running.
  reason text,
  by_id uuid,
  from_at timestamptz not null,
  to_at timestamptz,
  unique (timer_id, ordinal)
);
create unique index timer_intervals_open on timer_intervals (timer_id) where to_at is null;
select fence('timer_intervals');

create table cases (
  id uuid primary key,
  brand_id uuid not null,
  number text not null,
  kind text not null check (kind in ('inquiry', 'complaint', 'claim', 'repair', 'consultation', 'incident', 'internal')),
  title text not null,
  description text not null default '',
  state text not null check (state in ('open', 'solved', 'closed')),
  identity_id uuid not null references identities,
  product_id uuid references installed_products,
  -- One owner at every moment.
  owner_id uuid not null references staff_members,
  priority int not null default 1,
  next_step text not null default '',
  opened_at timestamptz not null,
  solved_at timestamptz,
  closed_at timestamptz,
  outcome text,
  -- An inquiry that became a complaint has a new number; the customer may still name the old one.
  former_number text,
  reopened int not null default 0,
  -- How it stood before the last reopening, so that a person can overrule what a rule did; null once it is solved again.
  reopening jsonb,
  grams text[] not null default '{}',
  changed_at timestamptz not null,
  unique (brand_id, number)
);
create index cases_former on cases (brand_id, former_number) where former_number is not null;
create index cases_open on cases (brand_id, owner_id, state) where state <> 'closed';
create index cases_opened on cases (brand_id, opened_at desc);
create index cases_past on cases (brand_id, state, (coalesce(closed_at, solved_at)) desc, id desc);
create index cases_identity on cases (brand_id, identity_id);
create index cases_grams on cases using gin (grams);
select fence('cases');

-- Many to many: a call may touch several cases, a case has several calls.
create table case_interactions (
  brand_id uuid not null,
  case_id uuid not null references cases,
  interaction_id uuid not null references interactions,
  added_at timestamptz not null,
  primary key (case_id, interaction_id)
);
create index case_interactions_interaction on case_interactions (interaction_id);
select fence('case_interactions');

create table case_notes (
  id uuid primary key,
  brand_id uuid not null,
  case_id uuid not null references cases,
  -- note and investigation (inside), update (told to the customer on the tracking page), customer (their own words from that page)
  kind text not null check (kind in ('note', 'investigation', 'update', 'customer')),
  by_id uuid,
  text text not null,
  at timestamptz not null,
  -- The sender's key: a resend finds the first.
  key text
);
create index case_notes_of on case_notes (case_id, at);
create unique index case_notes_key on case_notes (case_id, kind, key) where key is not null;
select fence('case_notes');

-- A matter that came to somebody without their own doing and that they have not looked at yet. Gone once seen; the trail holds what happened.
create table case_notices (
  brand_id uuid not null,
  staff_id uuid not null references staff_members,
  case_id uuid not null references cases,
  -- opened, assigned, reopened, unsatisfied, escalated, undelivered, maybeUndelivered (cases/core/notice.ts)
  why text not null,
  at timestamptz not null,
  primary key (staff_id, case_id)
);
create index case_notices_case on case_notices (case_id);
select fence('case_notices');

create table commitments (
  id uuid primary key,
  brand_id uuid not null,
  case_id uuid references cases,
  interaction_id uuid references interactions,
  owner_id uuid not null references staff_members,
  text text not null,
  due_at timestamptz not null,
  -- The next moment with something to tell: that it comes near, then that it broke; null when all is told.
  next_word_at timestamptz,
  warned_at timestamptz,
  -- Kept after its due time it is both broken and kept: late, and done.
  kept_at timestamptz,
  broken_at timestamptz,
  -- Entered by mistake, or released by the customer: with the reason.
  withdrawn_at timestamptz,
  withdrawn_why text not null default '',
  created_by uuid references staff_members,
  created_at timestamptz not null
);
create index commitments_due on commitments (brand_id, due_at) where kept_at is null and withdrawn_at is null;
create index commitments_done on commitments (brand_id, (coalesce(kept_at, withdrawn_at)) desc, id desc) where kept_at is not null or withdrawn_at is not null;
create index commitments_watch on commitments (next_word_at) where next_word_at is not null;
create index commitments_case on commitments (case_id) where case_id is not null;
create index commitments_interaction on commitments (interaction_id) where interaction_id is not null;
select fence('commitments');

-- A promise that the rules heard in a reply: kept until somebody says whether it is one.
create table heard_promises (
  id uuid primary key,
  brand_id uuid not null,
  interaction_id uuid not null references interactions,
  message_id uuid not null references messages,
  text text not null,
  -- The time in the words that were said.
  said_when text not null,
  due_at timestamptz not null,
  heard_at timestamptz not null,
  decided_as text check (decided_as in ('entered', 'waved')),
  decided_at timestamptz,
  decided_by uuid references staff_members,
  -- What it became, where it was entered.
  commitment_id uuid references commitments,
  check ((decided_as is null) = (decided_at is null)),
  check ((decided_as = 'entered') = (commitment_id is not null)),
  -- The same said twice is asked about once.
  unique (interaction_id, text, due_at)
);
select fence('heard_promises');

create table complaints (
  case_id uuid primary key references cases,
  brand_id uuid not null,
  channel text not null,
  -- Null: taken by the complaint page itself.
  received_by uuid references staff_members,
  -- Product, serial or order as the customer named it.
  product_words text not null default '',
  -- The same customer's complaint before this one, when it is not long ago.
  repeat_of uuid references complaints (case_id),
  -- received → acknowledged → assessed → investigating → responded → decided → closed (complaints/core/stage.ts)
  stage text not null,
  -- Stage → when it was last entered.
  stage_at jsonb not null default '{}',
  -- buffer → listen → explain → resolve
  ladder text not null default 'buffer',
  class text not null check (class in ('general', 'major')),
  class_by text not null default 'rule' check (class_by in ('rule', 'hand')),
  -- The hand's reason in words; the rule's own answer stands beside it.
  class_words text not null default '',
  rule_class text not null check (rule_class in ('general', 'major')),
  rule_reasons text[] not null default '{}',
  -- Null until somebody has scored it; `suspected` are scores that the words gave by rule.
  scores jsonb,
  suspected jsonb,
  remedy_sought text not null default '',
  cause text,
  cause_words text not null default '',
  -- The five acts: confirm, sympathise, thank, ask_proposal, propose → when, by whom, words.
  acts jsonb not null default '{}',
  response_kinds text[] not null default '{}',
  decision text not null default '',
  decided_at timestamptz,
  customer_told_at timestamptz,
  -- The ways, joined by blanks: chat, mail (we sent it), phone, visit, letter (a colleague says so).
  customer_told_by text,
  customer_told_staff uuid references staff_members,
  customer_agreed boolean,
  first_answered_at timestamptz,
  first_answered_by text,
  first_answered_staff uuid references staff_members,
  -- Words for the customer stand on their page since then, and nothing reached them: somebody must call.
  unheard_at timestamptz,
  -- Cannot be solved now: an answer is promised by then.
  answer_promised_by timestamptz,
  escalation_level text not null default 'frontline' check (escalation_level in ('frontline', 'senior', 'external')),
  escalated_to uuid references staff_members,
  escalated_at timestamptz,
  referred_to text not null default '',
  referral_outcome text not null default '',
  outcome text check (outcome in ('accepted', 'referred_outside', 'lost')),
  closing_words text not null default '',
  reopened int not null default 0,
  -- What was decided and answered before each reopening.
  rounds jsonb not null default '[]',
  -- SHA-256 of the secret of the customer's tracking page.
  tracking_hash bytea not null unique,
  receipt_sent_at timestamptz,
  receipt_sent_by text,
  received_at timestamptz not null,
  closed_at timestamptz
);
create index complaints_open on complaints (brand_id, stage) where closed_at is null;
create index complaints_received on complaints (brand_id, received_at);
-- Those that stood open in a period: still open, or closed since its beginning.
create index complaints_closed on complaints (brand_id, closed_at);
select fence('complaints');

-- Satisfaction after closing: one secret link a closing, one answer.
create table surveys (
  id uuid primary key,
  brand_id uuid not null,
  interaction_id uuid references interactions,
  case_id uuid references cases,
  identity_id uuid not null references identities,
  -- The agent or owner whose work is asked about.
  staff_id uuid references staff_members,
  -- What was closed: `interaction:<id>` or `case:<id>:<number of the closing event>`. One survey a closing.
  about text not null,
  language text not null,
  -- How it went out: page (shown where the conversation was), chat (a line in the one that goes on), mail, none (asked lately, or nowhere to reach the customer)
  sent_by text not null check (sent_by in ('page', 'chat', 'mail', 'none')),
  asked_at timestamptz not null,
  ends_at timestamptz not null,
  answered_at timestamptz,
  -- Until when the customer may change the answer.
  open_until timestamptz,
  score int check (score between 1 and 5),
  words text,
  solved boolean,
  -- The customer was not satisfied: what was reopened for it, or opened where there was no case.
  reopened_at timestamptz,
  reopened_case_id uuid references cases,
  check ((answered_at is null) = (score is null)),
  unique (brand_id, about)
);
create index surveys_asked on surveys (brand_id, asked_at desc, id desc);
create index surveys_answered on surveys (brand_id, answered_at) where answered_at is not null;
create index surveys_case on surveys (case_id);
create index surveys_interaction on surveys (interaction_id);
create index surveys_identity on surveys (brand_id, identity_id, asked_at desc);
create index surveys_mailed on surveys (brand_id, identity_id, asked_at) where sent_by = 'mail';
select fence('surveys');

-- How long a wait felt: asked with the survey of whoever really waited. One wait is asked about once.
create table asked_waits (
  survey_id uuid primary key references surveys,
  brand_id uuid not null,
  ticket_id uuid not null unique references tickets,
  -- In whose line the wait came to its end.
  queue_id uuid not null,
  -- live: stayed until somebody was there; kept: left with the place kept, and was called when it was their turn.
  kind text not null check (kind in ('live', 'kept')),
  began_at timestamptz not null,
  -- Until somebody was there.
  waited_seconds real not null,
  -- The same span as the first figure they were told had it; null where none was told.
  announced_seconds real,
  -- A code of followups/core/felt-wait.ts with the seconds it stands for: said nothing is neither, did not notice has no seconds.
  felt text,
  felt_seconds int,
  check (felt_seconds is null or felt is not null)
);
select fence('asked_waits');

-- Signs the links of surveys, so that no link stands readable in a table. Of its own: a shop knows the widget's secret, and renewing that must not end every survey.
create table survey_keys (
  brand_id uuid primary key,
  secret bytea not null
);
select fence('survey_keys');
