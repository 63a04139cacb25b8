-- What the migrations make. Written by scripts/schema.ts; never edited, never run.

CREATE OR REPLACE FUNCTION public.brands_are_kept()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'brands are never removed' using errcode = 'LT001';
end $function$
;

CREATE OR REPLACE FUNCTION public.events_are_kept()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' or tg_op = 'TRUNCATE' then raise exception 'events are never removed' using errcode = 'LT001'; end if;
  if new.detail is null and current_setting('app.erasure', true) = 'on' then old.detail := null; end if;
  if old is distinct from new then raise exception 'events cannot be edited' using errcode = 'LT001'; end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.fence(target regclass)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format($policy$create policy brand_fence on %s using (
      brand_id = nullif(current_setting('app.brand_id', true), '')::uuid or current_setting('app.everywhere', true) = 'on')$policy$, target);
end $function$
;

create table accounts (
  id uuid not null,
  brand_id uuid not null,
  name text not null,
  grams text[] not null default '{}'::text[],
  note text not null default ''::text,
  created_at timestamp with time zone not null,
  constraint accounts_pkey PRIMARY KEY (id)
);
CREATE INDEX accounts_grams ON public.accounts USING gin (grams);
alter table accounts enable row level security;
alter table accounts force row level security;
create policy brand_fence on accounts as permissive for all using (((brand_id = (NULLIF(current_setting('app.brand_id'::text, true), ''::text))::uuid) OR (current_setting('app.everywhere'::text, true) = 'on'::text)));

create table api_keys (
  id uuid not null,
  brand_id uuid not null,
  name text not null,
  key_hash bytea not null,
  hint text not null,
  scopes text[] not null,
  created_by uuid,
  created_at timestamp with time zone not null,
  seen_at timestamp with time zone,
  revoked_at timestamp with time zone,
  constraint api_keys_pkey PRIMARY KEY (id),
  constraint api_keys_key_hash_key UNIQUE (key_hash),
  constraint api_keys_created_by_fkey FOREIGN KEY (created_by) REFERENCES staff_members(id)
);
alter table api_keys enable row level security;
alter table api_keys force row level security;
create policy brand_fence on api_keys as permissive for all using (((brand_id = (NULLIF(current_setting('app.brand_id'::text, true), ''::text))::uuid) OR (current_setting('app.everywhere'::text, true) = 'on'::text)));

create table asked_waits (
  survey_id uuid not null,
  brand_id uuid not null,
  ticket_id uuid not null,
  queue_id uuid not null,
  kind text not null,
  began_at timestamp with time zone not null,
  waited_seconds real not null,
  announced_seconds real,
  felt text,
  felt_seconds integer,
  constraint asked_waits_pkey PRIMARY KEY (survey_id),
  constraint asked_waits_ticket_id_key UNIQUE (ticket_id),
  constraint asked_waits_check CHECK (((felt_seconds IS NULL) OR (felt IS NOT NULL))),
  constraint asked_waits_kind_check CHECK ((kind = ANY (ARRAY['live'::text, 'kept'::text]))),
  constraint asked_waits_survey_id_fkey FOREIGN KEY (survey_id) REFERENCES surveys(id),
  constraint asked_waits_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES tickets(id)
);
alter table asked_waits enable row level security;
alter table asked_waits force row level security;
create policy brand_fence on asked_waits as permissive for all using (((brand_id = (NULLIF(current_setting('app.brand_id'::text, true), ''::text))::uuid) OR (current_setting('app.everywhere'::text, true) = 'on'::text)));

create table attachment_bytes (
  attachment_id uuid not null,
  brand_id uuid not null,
  original bytea not null,
  preview bytea,
  constraint attachment_bytes_pkey PRIMARY KEY (attachment_id),
  constraint attachment_bytes_attachment_id_fkey FOREIGN KEY (attachment_id) REFERENCES attachments(id) ON DELETE CASCADE
);
alter table attachment_bytes enable row level security;
alter table attachment_bytes force row level security;
create policy brand_fence on attachment_bytes as permissive for all using (((brand_id = (NULLIF(current_setting('app.brand_id'::text, true), ''::text))::uuid) OR (current_setting('app.everywhere'::text, true) = 'on'::text)));

create table attachments (
  id uuid not null,
  brand_id uuid not null,
  message_id uuid,
  interaction_id uuid,
  ordinal integer not null default 0,
  uploaded_by text not null,
  file_name text not null,
  media_type text not null,
  bytes integer not null,
  sha256 bytea not null,
  width_px integer,
  height_px integer,
  has_preview boolean not null default false,
  created_at timestamp with time zone not null,
  constraint attachments_pkey PRIMARY KEY (id),
  constraint attachments_interaction_id_fkey FOREIGN KEY (interaction_id) REFERENCES interactions(id),
  constraint attachments_message_id_fkey FOREIGN KEY (message_id) REFERENCES messages(id)
);
CREATE INDEX attachments_forgotten ON public.attachments USING btree (created_at) WHERE (message_id IS NULL);
CREATE INDEX attachments_message ON public.attachments USING btree (message_id);
alter table attachments enable row level security;
alter table attachments force row level security;
create policy brand_fence on attachments as permissive for all using (((brand_id = (NULLIF(current_setting('app.brand_id'::text, true), ''::text))::uuid) OR (current_setting('app.everywhere'::text, true) = 'on'::text)));

create table brands (
  id uuid not null,
  slug text not null,
  name text not null,
  zone text not null,
  language text not null default 'zh'::text,
  settings jsonb not null default '{}'::jsonb,
  widget_secret text not null,
  opened_from uuid,
  created_at timestamp with time zone not null,
  constraint brands_pkey PRIMARY KEY (id),
  constraint brands_slug_key UNIQUE (slug),
  constraint brands_slug_check CHECK ((slug ~ '^[a-z0-9][a-z0-9-]{0,58}$'::text))
);
alter table brands enable row level security;
alter table brands force row level security;
create policy brand_fence on brands as permissive for all using (((id = (NULLIF(current_setting('app.brand_id'::text, true), ''::text))::uuid) OR (current_setting('app.everywhere'::text, true) = 'on'::text)));
CREATE TRIGGER brands_are_kept BEFORE DELETE ON public.brands FOR EACH ROW EXECUTE FUNCTION brands_are_kept();

create table calendar_versions (
  brand_id uuid not null,
  calendar_id uuid not null,
  version integer not null,
  definition jsonb not null,
  from_at timestamp with time zone not null,
  by_id uuid,
  constraint calendar_versions_pkey PRIMARY KEY (calendar_id, version),
  constraint calendar_versions_calendar_id_fkey FOREIGN KEY (calendar_id) REFERENCES calendars(id)
);
alter table calendar_versions enable row level security;
alter table calendar_versions force row level security;
create policy brand_fence on calendar_versions as permissive for all using (((brand_id = (NULLIF(current_setting('app.brand_id'::text, true), ''::text))::uuid) OR (current_setting('app.everywhere'::text, true) = 'on'::text)));

create table calendars (
  id uuid not null,
  brand_id uuid not null,
  name text not null,
  definition jsonb not null,
  is_default boolean not null default false,
  version integer not null default 1,
  alarmed_years integer[] not null default '{}'::integer[],
  archived_at timestamp with time zone,
  created_at timestamp with time zone not null,
  constraint calendars_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX calendars_default ON public.calendars USING btree (brand_id) WHERE is_default;
CREATE UNIQUE INDEX calendars_name ON public.calendars USING btree (brand_id, name) WHERE (archived_at IS NULL);
alter table calendars enable row level security;
alter table calendars force row level security;
create policy brand_fence on calendars as permissive for all using (((brand_id = (NULLIF(current_setting('app.brand_id'::text, true), ''::text))::uuid) OR (current_setting('app.everywhere'::text, true) = 'on'::text)));

create table call_back_tries (
  id uuid not null,
  brand_id uuid not null,
  ticket_id uuid not null,
  agent_id uuid not null,
  began_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  outcome text,
  constraint call_back_tries_pkey PRIMARY KEY (id),
  constraint call_back_tries_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES staff_members(id),
  constraint call_back_tries_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES tickets(id)
);
CREATE INDEX call_back_tries_of ON public.call_back_tries USING btree (brand_id, ticket_id, began_at);
CREATE UNIQUE INDEX call_back_tries_open ON public.call_back_tries USING btree (ticket_id) WHERE (ended_at IS NULL);
alter table call_back_tries enable row level security;
alter table call_back_tries force row level security;
create policy brand_fence on call_back_tries as permissive for all using (((brand_id = (NULLIF(current_setting('app.brand_id'::text, true), ''::text))::uuid) OR (current_setting('app.everywhere'::text, true) = 'on'::text)));

create table call_backs (
  ticket_id uuid not null,
  brand_id uuid not null,
  choice text not null,
  zones text[] not null,
  number text,
  asked_at timestamp with time zone not null,
  wanted_at timestamp with time zone,
  promised_by timestamp with time zone,
  started_at timestamp with time zone,
  ended_at timestamp with time zone,
  outcome text,
  taken_over_by uuid,
  constraint call_backs_pkey PRIMARY KEY (ticket_id),
  constraint call_backs_choice_check CHECK ((choice = ANY (ARRAY['turn'::text, 'at'::text, 'message'::text]))),
  constraint call_backs_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES tickets(id)
);
CREATE INDEX call_backs_asked ON public.call_backs USING btree (brand_id, asked_at);
CREATE INDEX call_backs_number ON public.call_backs USING btree (brand_id, number) WHERE (number IS NOT NULL);
alter table call_backs enable row level security;
alter table call_backs force row level security;
create policy brand_fence on call_backs as permissive for all using (((brand_id = (NULLIF(current_setting('app.brand_id'::text, true), ''::text))::uuid) OR (current_setting('app.everywhere'::text, true) = 'on'::text)));

create table canned_replies (
  id uuid not null,
  brand_id uuid not null,
  shortcut text not null,
  title jsonb not null,
  text jsonb not null,
  initials text not null default ''::text,
  stage text not null default ''::text,
  uses integer not null default 0,
  removed_at timestamp with time zone,
  created_at timestamp with time zone not null,
  constraint canned_replies_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX canned_replies_shortcut ON public.canned_replies USING btree (brand_id, shortcut) WHERE (removed_at IS NULL);
alter table canned_replies enable row level security;
alter table canned_replies force row level security;
create policy brand_fence on canned_replies as permissive for all using (((brand_id = (NULLIF(current_setting('app.brand_id'::text, true), ''::text))::uuid) OR (current_setting('app.everywhere'::text, true) = 'on'::text)));

create table case_interactions (
  brand_id uuid not null,
  case_id uuid not null,
  interaction_id uuid not null,
  added_at timestamp with time zone not null,
  constraint case_interactions_pkey PRIMARY KEY (case_id, interaction_id),
  constraint case_interactions_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint case_interactions_interaction_id_fkey FOREIGN KEY (interaction_id) REFERENCES interactions(id)
);
CREATE INDEX case_interactions_interaction ON public.case_interactions USING btree (interaction_id);
alter table case_interactions enable row level security;
alter table case_interactions force row level security;
create policy brand_fence on case_interactions as permissive for all using (((brand_id = (NULLIF(current_setting('app.brand_id'::text, true), ''::text))::uuid) OR (current_setting('app.everywhere'::text, true) = 'on'::text)));

create table case_notes (
  id uuid not null,
  brand_id uuid not null,
  case_id uuid not null,
  kind text not null,
  by_id uuid,
  text text not null,
  at timestamp with time zone not null,
  key text,
  constraint case_notes_pkey PRIMARY KEY (id),
  constraint case_notes_kind_check CHECK ((kind = ANY (ARRAY['note'::text, 'investigation'::text, 'update'::text, 'customer'::text]))),
  constraint case_notes_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id)
);
CREATE UNIQUE INDEX case_notes_key ON public.case_notes USING btree (case_id, kind, key) WHERE (key IS NOT NULL);
CREATE INDEX case_notes_of ON public.case_notes USING btree (case_id, at);
alter table case_notes enable row level security;
alter table case_notes force row level security;
create policy brand_fence on case_notes as permissive for all using (((brand_id = (NULLIF(current_setting('app.brand_id'::text, true), ''::text))::uuid) OR (current_setting('app.everywhere'::text, true) = 'on'::text)));

create table case_notices (
  brand_id uuid not null,
  staff_id uuid not null,
  case_id uuid not null,
  why text not null,
  at timestamp with time zone not null,
  constraint case_notices_pkey PRIMARY KEY (staff_id, case_id),
  constraint case_notices_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint case_notices_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff_members(id)
);
CREATE INDEX case_notices_case ON public.case_notices USING btree (case_id);
alter table case_notices enable row level security;
alter table case_notices force row level security;
create policy brand_fence on case_notices as permissive for all using (((brand_id = (NULLIF(current_setting('app.brand_id'::text, true), ''::text))::uuid) OR (current_setting('app.everywhere'::text, true) = 'on'::text)));

create table cases (
  id uuid not null,
  brand_id uuid not null,
  number text not null,
  kind text not null,
  title text not null,
  description text not null default ''::text,
  state text not null,
  identity_id uuid not null,
  product_id uuid,
  owner_id uuid not null,
  priority integer not null default 1,
  next_step text not null default ''::text,
  opened_at timestamp with time zone not null,
  solved_at timestamp with time zone,
  closed_at timestamp with time zone,
  outcome text,
  former_number text,
  reopened integer not null default 0,
  reopening jsonb,
  grams text[] not null default '{}'::text[],
  changed_at timestamp with time zone not null,
  constraint cases_pkey PRIMARY KEY (id),
  constraint cases_brand_id_number_key UNIQUE (brand_id, number),
  constraint cases_kind_check CHECK ((kind = ANY (ARRAY['inquiry'::text, 'complaint'::text, 'claim'::text, 'repair'::text, 'consultation'::text, 'incident'::text, 'internal'::text]))),
  constraint cases_state_check CHECK ((state = ANY (ARRAY['open'::text, 'solved'::text, 'closed'::text]))),
  constraint cases_identity_id_fkey FOREIGN KEY (identity_id) REFERENCES identities(id),
  constraint cases_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES staff_members(id),
  constraint cases_product_id_fkey FOREIGN KEY (product_id) REFERENCES installed_products(id)
);
CREATE INDEX cases_former ON public.cases USING btree (brand_id, former_number) WHERE (former_number IS NOT NULL);
CREATE INDEX cases_grams ON public.cases USING gin (grams);
CREATE INDEX cases_identity ON public.cases USING btree (brand_id, identity_id);
CREATE INDEX cases_open ON public.cases USING btree (brand_id, owner_id, state) WHERE (state <> 'closed'::text);
CREATE INDEX cases_opened ON public.cases USING btree (brand_id, opened_at DESC);
CREATE INDEX cases_past ON public.cases USING btree (brand_id, state, COALESCE(closed_at, solved_at) DESC, id DESC);
alter table cases enable row level security;
alter table cases force row level security;
create policy brand_fence on cases as permissive for all using (((brand_id = (NULLIF(current_setting('app.brand_id'::text, true), ''::text))::uuid) OR (current_setting('app.everywhere'::text, true) = 'on'::text)));

create table commitments (
  id uuid not null,
  brand_id uuid not null,
  case_id uuid,
  interaction_id uuid,
  owner_id uuid not null,
  text text not null,
  due_at timestamp with time zone not null,
  next_word_at timestamp with time zone,
  warned_at timestamp with time zone,
  kept_at timestamp with time zone,
  broken_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  withdrawn_why text not null default ''::text,
  created_by uuid,
  created_at timestamp with time zone not null,
  constraint commitments_pkey PRIMARY KEY (id),
  constraint commitments_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint commitments_created_by_fkey FOREIGN KEY (created_by) REFERENCES staff_members(id),
  constraint commitments_interaction_id_fkey FOREIGN KEY (interaction_id) REFERENCES interactions(id),
  constraint commitments_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES staff_members(id)
);
CREATE INDEX commitments_case ON public.commitments USING btree (case_id) WHERE (case_id IS NOT NULL);
CREATE INDEX commitments_done ON public.commitments USING btree (brand_id, COALESCE(kept_at, withdrawn_at) DESC, id DESC) WHERE ((kept_at IS NOT NULL) OR (withdrawn_at IS NOT NULL));
CREATE INDEX commitments_due ON public.commitments USING btree (brand_id, due_at) WHERE ((kept_at IS NULL) AND (withdrawn_at IS NULL));
CREATE INDEX commitments_interaction ON public.commitments USING btree (interaction_id) WHERE (interaction_id IS NOT NULL);
CREATE INDEX commitments_watch ON public.commitments USING btree (next_word_at) WHERE (next_word_at IS NOT NULL);
alter table commitments enable row level security;
alter table commitments force row level security;
create policy brand_fence on commitments as permissive for all using (((brand_id = (NULLIF(current_setting('app.brand_id'::text, true), ''::text))::uuid) OR (current_setting('app.everywhere'::text, true) = 'on'::text)));

create table complaints (
  case_id uuid not null,
  brand_id uuid not null,
  channel text not null,
  received_by uuid,
  product_words text not null default ''::text,
  repeat_of uuid,
  stage text not null,
  stage_at jsonb not null default '{}'::jsonb,
  ladder text not null default 'buffer'::text,
  class text not null,
  class_by text not null default 'rule'::text,
  class_words text not null default ''::text,
  rule_class text not null,
  rule_reasons text[] not null default '{}'::text[],
  scores jsonb,
  suspected jsonb,
  remedy_sought text not null default ''::text,
  cause text,
  cause_words text not null default ''::text,
  acts jsonb not null default '{}'::jsonb,
  response_kinds text[] not null default '{}'::text[],
  decision text not null default ''::text,
  decided_at timestamp with time zone,
  customer_told_at timestamp with time zone,
  customer_told_by text,
  customer_told_staff uuid,
  customer_agreed boolean,
  first_answered_at timestamp with time zone,
  first_answered_by text,
  first_answered_staff uuid,
  unheard_at timestamp with time zone,
  answer_promised_by timestamp with time zone,
  escalation_level text not null default 'frontline'::text,
  escalated_to uuid,
  escalated_at timestamp with time zone,
  referred_to text not null default ''::text,
  referral_outcome text not null default ''::text,
  outcome text,
  closing_words text not null default ''::text,
  reopened integer not null default 0,
  rounds jsonb not null default '[]'::jsonb,
  tracking_hash bytea not null,
  receipt_sent_at timestamp with time zone,
  receipt_sent_by text,
  received_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  constraint complaints_pkey PRIMARY KEY (case_id),
  constraint complaints_tracking_hash_key UNIQUE (tracking_hash),
  constraint complaints_class_by_check CHECK ((class_by = ANY (ARRAY['rule'::text, 'hand'::text]))),
  constraint complaints_class_check CHECK ((class = ANY (ARRAY['general'::text, 'major'::text]))),
  constraint complaints_escalation_level_check CHECK ((escalation_level = ANY (ARRAY['frontline'::text, 'senior'::text, 'external'::text]))),
  constraint complaints_outcome_check CHECK ((outcome = ANY (ARRAY['accepted'::text, 'referred_outside'::text, 'lost'::text]))),
  constraint complaints_rule_class_check CHECK ((rule_class = ANY (ARRAY['general'::text, 'major'::text]))),
  constraint complaints_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint complaints_customer_told_staff_fkey FOREIGN KEY (customer_told_staff) REFERENCES staff_members(id),
  constraint complaints_escalated_to_fkey FOREIGN KEY (escalated_to) REFERENCES staff_members(id),
  constraint complaints_first_answered_staff_fkey FOREIGN KEY (first_answered_staff) REFERENCES staff_members(id),
  constraint complaints_received_by_fkey FOREIGN KEY (received_by) REFERENCES staff_members(id),
  constraint complaints_repeat_of_fkey FOREIGN KEY (repeat_of) REFERENCES complaints(case_id)
);
CREATE INDEX complaints_closed ON public.complaints USING btree (brand_id, closed_at);
CREATE INDEX complaints_open ON public.complaints USING btree (brand_id, stage) WHERE (closed_at IS NULL);
CREATE INDEX complaints_received ON public.complaints USING btree (brand_id, received_at);
alter table complaints enable row level security;
alter table complaints force row level security;
create policy brand_fence on complaints as permissive for all using (((brand_id = (NULLIF(current_setting('app.brand_id'::text, true), ''::text))::uuid) OR (current_setting('app.everywhere'::text, true) = 'on'::text)));

create table customer_merges (
  id uuid not null,
  brand_id uuid not null,
  kept_id uuid not null,
  gone_id uuid not null,
  plan jsonb not null,
  merged_at timestamp with time zone not null,
  merged_by uuid,
  undone_at timestamp with time zone,
  undone_by uuid,
  constraint customer_merges_pkey PRIMARY KEY (id),
  constraint customer_merges_gone_id_fkey FOREIGN KEY (gone_id) REFERENCES customers(id),
  constraint customer_merges_kept_id_fkey FOREIGN KEY (kept_id) REFERENCES customers(id)
);
CREATE INDEX customer_merges_gone ON public.customer_merges USING btree (brand_id, gone_id, merged_at DESC);
CREATE INDEX customer_merges_kept ON public.customer_merges USING btree (brand_id, kept_id, merged_at DESC);
CREATE UNIQUE INDEX customer_merges_open ON public.customer_merges USING btree (gone_id) WHERE (undone_at IS NULL);
alter table customer_merges enable row level security;
alter table customer_merges force row level security;
create policy brand_fence on customer_merges as permissive for all using (((brand_id = (NULLIF(current_setting('app.brand_id'::text, true), ''::text))::uuid) OR (current_setting('app.everywhere'::text, true) = 'on'::text)));

create table customers (
  id uuid not null,
  brand_id uuid not null,
  number text not null,
  account_id uuid,
  name text not null default ''::text,
  surname text not null default ''::text,
  given_name text not null default ''::text,
  honorific text not null default 'none'::text,
  title text not null default ''::text,
  language text not null default 'zh'::text,
  tier text not null default 'standard'::text,
  manner text not null default ''::text,
  note text not null default ''::text,
  merged_into uuid,
  grams text[] not null default '{}'::text[],
  created_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  constraint customers_pkey PRIMARY KEY (id),
  constraint customers_brand_id_number_key UNIQUE (brand_id, number),
  constraint customers_honorific_check CHECK ((honorific = ANY (ARRAY['mr'::text, 'ms'::text, 'none'::text, 'title'::text]))),
  constraint customers_tier_check CHECK ((tier = ANY (ARRAY['standard'::text, 'silver'::text, 'gold'::text]))),
  constraint customers_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint customers_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES customers(id)
);
CREATE INDEX customers_account ON public.customers USING btree (account_id) WHERE (account_id IS NOT NULL);
CREATE INDEX customers_grams ON public.customers USING gin (grams) WITH (gin_pending_list_limit='512') WHERE (merged_into IS NULL);
CREATE INDEX customers_merged ON public.customers USING btree (merged_into) WHERE (merged_into IS NOT NULL);
CREATE INDEX customers_newest ON public.customers USING btree (brand_id, changed_at DESC, id DESC) WHERE (merged_into IS NULL);
alter table customers enable row level security;
alter table customers force row level security;
create policy brand_fence on customers as permissive for all using (((brand_id = (NULLIF(current_setting('app.brand_id'::text, true), ''::text))::uuid) OR (current_setting('app.everywhere'::text, true) = 'on'::text)));

create table displays (
  id uuid not null,
  brand_id uuid not null,
  name text not null,
  language text,
  token_hash bytea not null,
  created_by uuid not null,
  created_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  seen_at timestamp with time zone,
  revoked_at timestamp with time zone,
  constraint displays_pkey PRIMARY KEY (id),
  constraint displays_token_hash_key UNIQUE (token_hash),
  constraint displays_language_check CHECK ((language = ANY (ARRAY['zh'::text, 'en'::text]))),
  constraint displays_created_by_fkey FOREIGN KEY (created_by) REFERENCES staff_members(id)
);
CREATE INDEX displays_of ON public.displays USING btree (brand_id, created_at DESC);
alter table displays enable row level security;
alter table displays force row level security;
create policy brand_fence on displays as permissive for all using (((brand_id = (NULLIF(current_setting('app.brand_id'::text, true), ''::text))::uuid) OR (current_setting('app.everywhere'::text, true) = 'on'::text)));

create table drafts (
  brand_id uuid not null,
  staff_id uuid not null,
  interaction_id uuid not null,
  mode text not null,
  text text not null,
  saved_at timestamp with time zone not null,
  constraint drafts_pkey PRIMARY KEY (staff_id, interaction_id),
  constraint drafts_interaction_id_fkey FOREIGN KEY (interaction_id) REFERENCES interactions(id),
  constraint drafts_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff_members(id)
);
alter table drafts enable row level security;
alter table drafts force row level security;
create policy brand_fence on drafts as permissive for all using (((brand_id = (NULLIF(current_setting('app.brand_id'::text, true), ''::text))::uuid) OR (current_setting('app.everywhere'::text, true) = 'on'::text)));

create table events (
  id uuid not null,
  brand_id uuid not null,
  seq bigint not null,
  at timestamp with time zone not null,
  ordinal integer not null,
  actor_kind text not null,
  actor_id uuid,
  actor_name text,
  name text not null,
  subject_kind text not null,
  subject_id uuid not null,
  detail jsonb,
  detail_hash bytea not null,
  prev_hash bytea not null,
  hash bytea not null,
  constraint events_pkey PRIMARY KEY (brand_id, seq)
);
CREATE INDEX events_acts ON public.events USING btree (brand_id, seq) WHERE (name <> ALL ('{message.posted,interaction.readByCustomer,interaction.readByStaff,attachment.uploaded,mood.fell,offer.made,offer.ended,ticket.opened,ticket.assigned,ticket.parked,ticket.cameBack,ticket.requeued,ticket.ended,ticket.wrapUp,ticket.windowMoved}'::text[]));
CREATE INDEX events_at ON public.events USING btree (brand_id, at DESC);
CREATE INDEX events_by_actor ON public.events USING btree (brand_id, actor_id, seq) WHERE (actor_kind = ANY (ARRAY['staff'::text, 'key'::text, 'system'::text]));
CREATE INDEX events_by_name ON public.events USING btree (brand_id, name, seq);
CREATE INDEX events_subject ON public.events USING btree (brand_id, subject_kind, subject_id, at);
alter table events enable row level security;
alter table events force row level security;
create policy brand_fence on events as permissive for all using (((brand_id = (NULLIF(current_setting('app.brand_id'::text, true), ''::text))::uuid) OR (current_setting('app.everywhere'::text, true) = 'on'::text)));
CREATE TRIGGER events_are_kept BEFORE DELETE OR UPDATE ON public.events FOR EACH ROW EXECUTE FUNCTION events_are_kept();
CREATE TRIGGER events_are_not_truncated BEFORE TRUNCATE ON public.events FOR EACH STATEMENT EXECUTE FUNCTION events_are_kept();

create table handlings (
  brand_id uuid not null,
  ticket_id uuid not null,
  ordinal integer not null,
  interaction_id uuid not null,
  queue_id uuid not null,
  agent_id uuid not null,
  began_at timestamp with time zone not null,
  talked_until timestamp with time zone,
  ended_at timestamp with time zone,
  ended_as text,
  with_customer boolean not null,
  constraint handlings_pkey PRIMARY KEY (ticket_id, ordinal),
  constraint handlings_ended_as_check CHECK ((ended_as = ANY (ARRAY['ended'::text, 'to_queue'::text, 'to_colleague'::text, 'taken_over'::text, 'no_answer'::text, 'call_back_moved'::text, 'agent_gone'::text, 'resumed'::text]))),
  constraint handlings_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES staff_members(id),
  constraint handlings_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES tickets(id)
);
CREATE INDEX handlings_began ON public.handlings USING btree (brand_id, began_at);
CREATE INDEX handlings_ended ON public.handlings USING btree (brand_id, ended_at) WHERE (ended_at IS NOT NULL);
CREATE INDEX handlings_now ON public.handlings USING btree (brand_id) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX handlings_open ON public.handlings USING btree (ticket_id) WHERE (ended_at IS NULL);
CREATE INDEX handlings_past ON public.handlings USING btree (brand_id, queue_id, ended_at) WHERE (ended_at IS NOT NULL);
alter table handlings enable row level security;
alter table handlings force row level security;
create policy brand_fence on handlings as permissive for all using (((brand_id = (NULLIF(current_setting('app.brand_id'::text, true), ''::text))::uuid) OR (current_setting('app.everywhere'::text, true) = 'on'::text)));

create table heard_promises (
  id uuid not null,
  brand_id uuid not null,
  interaction_id uuid not null,
  message_id uuid not null,
  text text not null,
  said_when text not null,
  due_at timestamp with time zone not null,
  heard_at timestamp with time zone not null,
  decided_as text,
  decided_at timestamp with time zone,
  decided_by uuid,
  commitment_id uuid,
  constraint heard_promises_pkey PRIMARY KEY (id),
  constraint heard_promises_interaction_id_text_due_at_key UNIQUE (interaction_id, text, due_at),
  constraint heard_promises_check CHECK (((decided_as IS NULL) = (decided_at IS NULL))),
  constraint heard_promises_check1 CHECK (((decided_as = 'entered'::text) = (commitment_id IS NOT NULL))),
  constraint heard_promises_decided_as_check CHECK ((decided_as = ANY (ARRAY['entered'::text, 'waved'::text]))),
  constraint heard_promises_commitment_id_fkey FOREIGN KEY (commitment_id) REFERENCES commitments(id),
  constraint heard_promises_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES staff_members(id),
  constraint heard_promises_interaction_id_fkey FOREIGN KEY (interaction_id) REFERENCES interactions(id),
  constraint heard_promises_message_id_fkey FOREIGN KEY (message_id) REFERENCES messages(id)
);
alter table heard_promises enable row level security;
alter table heard_promises force row level security;
create policy brand_fence on heard_promises as permissive for all using (((brand_id = (NULLIF(current_setting('app.brand_id'::text, true), ''::text))::uuid) OR (current_setting('app.everywhere'::text, true) = 'on'::text)));

create table idempotency_keys (
  brand_id uuid not null,
  actor text not null,
  key text not null,
  request_hash bytea not null,
  status integer not null,
  reply jsonb,
  at timestamp with time zone not null,
  constraint idempotency_keys_pkey PRIMARY KEY (brand_id, actor, key)
);
CREATE INDEX idempotency_keys_age ON public.idempotency_keys USING btree (at);
alter table idempotency_keys enable row level security;
alter table idempotency_keys force row level security;
create policy brand_fence on idempotency_keys as permissive for all using (((brand_id = (NULLIF(current_setting('app.brand_id'::text, true), ''::text))::uuid) OR (current_setting('app.everywhere'::text, true) = 'on'::text)));

create table identities (
  id uuid not null,
  brand_id uuid not null,
  customer_id uuid not null,
  kind text not null,
  value text not null,
  verified_at timestamp with time zone,
  is_shared boolean not null default false,
  came_from uuid,
  removed_at timestamp with time zone,
  created_at timestamp with time zone not null,
  constraint identities_pkey PRIMARY KEY (id),
  constraint identities_kind_check CHECK ((kind = ANY (ARRAY['phone'::text, 'mail'::text, 'visitor'::text, 'host_user'::text]))),
  constraint identities_came_from_fkey FOREIGN KEY (came_from) REFERENCES customers(id),
  constraint identities_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id)
);
CREATE INDEX identities_of ON public.identities USING btree (brand_id, customer_id);
CREATE UNIQUE INDEX identities_once ON public.identities USING btree (brand_id, customer_id, kind, value) WHERE (came_from IS NULL);
CREATE UNIQUE INDEX identities_single ON public.identities USING btree (brand_id, kind, value) WHERE (kind = ANY (ARRAY['visitor'::text, 'host_user'::text]));
CREATE INDEX identities_value ON public.identities USING btree (brand_id, kind, value);
alter table identities enable row level security;
alter table identities force row level security;
create policy brand_fence on identities as permissive for all using (((brand_id = (NULLIF(current_setting('app.brand_id'::text, true), ''::text))::uuid) OR (current_setting('app.everywhere'::text, true) = 'on'::text)));

create table installed_products (
  id uuid not null,
  brand_id uuid not null,
  customer_id uuid not null,
  model text not null,
  name text not null,
  serial text not null,
  serial_key text not null,
  purchased_on date,
  warranty_until date,
  note text not null default ''::text,
  removed_at timestamp with time zone,
  created_at timestamp with time zone not null,
  constraint installed_products_pkey PRIMARY KEY (id),
  constraint installed_products_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id)
);
CREATE INDEX installed_products_of ON public.installed_products USING btree (brand_id, customer_id, created_at DESC);
CREATE UNIQUE INDEX installed_products_serial ON public.installed_products USING btree (brand_id, serial_key) WHERE (removed_at IS NULL);
alter table installed_products enable row level security;
alter table installed_products force row level security;
create policy brand_fence on installed_products as permissive for all using (((brand_id = (NULLIF(current_setting('app.brand_id'::text, true), ''::text))::uuid) OR (current_setting('app.everywhere'::text, true) = 'on'::text)));

create table interactions (
  id uuid not null,
  brand_id uuid not null,
  number text not null,
  channel text not null,
  identity_id uuid not null,
  visitor_id uuid,
  language text not null default 'zh'::text,
  page_url text,
  started_at timestamp with time zone not null,
  answered_at timestamp with time zone,
  ended_at timestamp with time zone,
  last_position integer not null default 0,
  last_message_at timestamp with time zone,
  last_text text not null default ''::text,
  last_speaker text,
  waiting_since timestamp with time zone,
  answer_due_at timestamp with time zone,
  first_answer_at timestamp with time zone,
  customer_read_up_to integer not null default 0,
  staff_read_up_to integer not null default 0,
  unread integer not null default 0,
  mood text not null default 'calm'::text,
  mood_strength real not null default 0,
  arrival_mood text,
  departure_mood text,
  kept_place jsonb,
  kept_place_at timestamp with time zone,
  disposition text,
  wrap_up_note text not null default ''::text,
  repeat_of uuid,
  constraint interactions_pkey PRIMARY KEY (id),
  constraint interactions_brand_id_number_key UNIQUE (brand_id, number),
  constraint interactions_identity_id_fkey FOREIGN KEY (identity_id) REFERENCES identities(id),
  constraint interactions_repeat_of_fkey FOREIGN KEY (repeat_of) REFERENCES interactions(id),
  constraint interactions_visitor_id_fkey FOREIGN KEY (visitor_id) REFERENCES visitors(id)
);
CREATE INDEX interactions_due ON public.interactions USING btree (brand_id, answer_due_at) WHERE ((ended_at IS NULL) AND (answer_due_at IS NOT NULL));
CREATE INDEX interactions_identity ON public.interactions USING btree (brand_id, identity_id, started_at DESC);
CREATE INDEX interactions_started ON public.interactions USING btree (brand_id, started_at DESC);
CREATE INDEX interactions_visitor ON public.interactions USING btree (visitor_id, started_at DESC) WHERE (visitor_id IS NOT NULL);
CREATE INDEX interactions_waiting ON public.interactions USING btree (brand_id, waiting_since) WHERE (ended_at IS NULL);
alter table interactions enable row level security;
alter table interactions force row level security;
create policy brand_fence on interactions as permissive for all using (((brand_id = (NULLIF(current_setting('app.brand_id'::text, true), ''::text))::uuid) OR (current_setting('app.everywhere'::text, true) = 'on'::text)));

create table listener_asides (
  brand_id uuid not null,
  listener text not null,
  seq bigint not null,
  subject_id uuid not null,
  failures integer not null,
  next_try_at timestamp with time zone,
  trouble text,
  constraint listener_asides_pkey PRIMARY KEY (brand_id, listener, seq)
);
alter table listener_asides enable row level security;
alter table listener_asides force row level security;
create policy brand_fence on listener_asides as permissive for all using (((brand_id = (NULLIF(current_setting('app.brand_id'::text, true), ''::text))::uuid) OR (current_setting('app.everywhere'::text, true) = 'on'::text)));

create table listener_cursors (
  brand_id uuid not null,
  listener text not null,
  seq bigint not null default 0,
  failed_at timestamp with time zone,
  failures integer not null default 0,
  trouble text,
  constraint listener_cursors_pkey PRIMARY KEY (brand_id, listener)
);
alter table listener_cursors enable row level security;
alter table listener_cursors force row level security;
create policy brand_fence on listener_cursors as permissive for all using (((brand_id = (NULLIF(current_setting('app.brand_id'::text, true), ''::text))::uuid) OR (current_setting('app.everywhere'::text, true) = 'on'::text)));

create table messages (
  id uuid not null,
  brand_id uuid not null,
  interaction_id uuid not null,
  "position" integer not null,
  speaker text not null,
  speaker_id uuid,
  kind text not null,
  text text not null,
  key text,
  at timestamp with time zone not null,
  mood jsonb,
  mood_before jsonb,
  taken_back_at timestamp with time zone,
  grams text[] not null default '{}'::text[],
  constraint messages_pkey PRIMARY KEY (id),
  constraint messages_interaction_id_position_key UNIQUE (interaction_id, "position"),
  constraint messages_kind_check CHECK ((kind = ANY (ARRAY['text'::text, 'note'::text, 'whisper'::text, 'system'::text]))),
  constraint messages_speaker_check CHECK ((speaker = ANY (ARRAY['customer'::text, 'staff'::text, 'system'::text]))),
  constraint messages_interaction_id_fkey FOREIGN KEY (interaction_id) REFERENCES interactions(id)
);
CREATE INDEX messages_grams ON public.messages USING gin (grams);
CREATE UNIQUE INDEX messages_key ON public.messages USING btree (interaction_id, speaker, key) WHERE (key IS NOT NULL);
CREATE INDEX messages_newest ON public.messages USING btree (brand_id, at DESC);
alter table messages enable row level security;
alter table messages force row level security;
create policy brand_fence on messages as permissive for all using (((brand_id = (NULLIF(current_setting('app.brand_id'::text, true), ''::text))::uuid) OR (current_setting('app.everywhere'::text, true) = 'on'::text)));

create table number_series (
  brand_id uuid not null,
  series text not null,
  last integer not null,
  constraint number_series_pkey PRIMARY KEY (brand_id, series)
);
alter table number_series enable row level security;
alter table number_series force row level security;
create policy brand_fence on number_series as permissive for all using (((brand_id = (NULLIF(current_setting('app.brand_id'::text, true), ''::text))::uuid) OR (current_setting('app.everywhere'::text, true) = 'on'::text)));

create table offers (
  id uuid not null,
  brand_id uuid not null,
  ticket_id uuid not null,
  agent_id uuid not null,
  offered_at timestamp with time zone not null,
  until timestamp with time zone not null,
  state text not null,
  ended_at timestamp with time zone,
  explanation jsonb not null,
  constraint offers_pkey PRIMARY KEY (id),
  constraint offers_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES staff_members(id),
  constraint offers_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES tickets(id)
);
CREATE INDEX offers_agent ON public.offers USING btree (brand_id, agent_id, offered_at);
CREATE INDEX offers_of ON public.offers USING btree (brand_id, ticket_id, offered_at);
CREATE UNIQUE INDEX offers_open ON public.offers USING btree (ticket_id) WHERE (state = 'open'::text);
alter table offers enable row level security;
alter table offers force row level security;
create policy brand_fence on offers as permissive for all using (((brand_id = (NULLIF(current_setting('app.brand_id'::text, true), ''::text))::uuid) OR (current_setting('app.everywhere'::text, true) = 'on'::text)));

create table outbox (
  place bigint not null generated always as identity,
  id uuid not null,
  brand_id uuid not null,
  at timestamp with time zone not null,
  ordinal integer not null,
  actor_kind text not null,
  actor_id uuid,
  actor_name text,
  name text not null,
  subject_kind text not null,
  subject_id uuid not null,
  detail jsonb not null,
  constraint outbox_pkey PRIMARY KEY (place)
);
alter table outbox enable row level security;
alter table outbox force row level security;
create policy brand_fence on outbox as permissive for all using (((brand_id = (NULLIF(current_setting('app.brand_id'::text, true), ''::text))::uuid) OR (current_setting('app.everywhere'::text, true) = 'on'::text)));

create table outgoing_mails (
  id uuid not null,
  brand_id uuid not null,
  key text not null,
  recipient text not null,
  template text not null,
  language text not null,
  params jsonb,
  about_kind text not null,
  about_id uuid not null,
  state text not null,
  tries integer not null default 0,
  due_at timestamp with time zone not null,
  trouble text,
  created_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  constraint outgoing_mails_pkey PRIMARY KEY (id),
  constraint outgoing_mails_brand_id_key_key UNIQUE (brand_id, key),
  constraint outgoing_mails_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'sending'::text, 'sent'::text, 'failed'::text, 'unknown'::text, 'not_set_up'::text])))
);
CREATE INDEX outgoing_mails_about ON public.outgoing_mails USING btree (brand_id, about_id);
CREATE INDEX outgoing_mails_due ON public.outgoing_mails USING btree (brand_id, due_at) WHERE (state = ANY (ARRAY['queued'::text, 'sending'::text]));
CREATE INDEX outgoing_mails_in_state ON public.outgoing_mails USING btree (brand_id, state, created_at DESC, id DESC);
CREATE INDEX outgoing_mails_newest ON public.outgoing_mails USING btree (brand_id, created_at DESC, id DESC);
CREATE INDEX outgoing_mails_waiting ON public.outgoing_mails USING btree (created_at) WHERE ((state = ANY (ARRAY['failed'::text, 'unknown'::text, 'not_set_up'::text])) AND (params IS NOT NULL));
alter table outgoing_mails enable row level security;
alter table outgoing_mails force row level security;
create policy brand_fence on outgoing_mails as permissive for all using (((brand_id = (NULLIF(current_setting('app.brand_id'::text, true), ''::text))::uuid) OR (current_setting('app.everywhere'::text, true) = 'on'::text)));

create table presence_spells (
  id uuid not null,
  brand_id uuid not null,
  staff_id uuid not null,
  state text not null,
  reason text not null,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone,
  changed_by uuid,
  constraint presence_spells_pkey PRIMARY KEY (id),
  constraint presence_spells_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff_members(id)
);
CREATE INDEX presence_spells_of ON public.presence_spells USING btree (brand_id, staff_id, from_at);
CREATE UNIQUE INDEX presence_spells_open ON public.presence_spells USING btree (staff_id) WHERE (to_at IS NULL);
alter table presence_spells enable row level security;
alter table presence_spells force row level security;
create policy brand_fence on presence_spells as permissive for all using (((brand_id = (NULLIF(current_setting('app.brand_id'::text, true), ''::text))::uuid) OR (current_setting('app.everywhere'::text, true) = 'on'::text)));

create table presences (
  staff_id uuid not null,
  brand_id uuid not null,
  state text not null default 'offline'::text,
  reason text not null default ''::text,
  since timestamp with time zone not null,
  chat_capacity integer not null default 3,
  idle_since timestamp with time zone not null,
  serves_all boolean not null default true,
  seen_at timestamp with time zone,
  constraint presences_pkey PRIMARY KEY (staff_id),
  constraint presences_state_check CHECK ((state = ANY (ARRAY['available'::text, 'away'::text, 'offline'::text]))),
  constraint presences_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff_members(id)
);
CREATE INDEX presences_seen ON public.presences USING btree (seen_at) WHERE (seen_at IS NOT NULL);
alter table presences enable row level security;
alter table presences force row level security;
create policy brand_fence on presences as permissive for all using (((brand_id = (NULLIF(current_setting('app.brand_id'::text, true), ''::text))::uuid) OR (current_setting('app.everywhere'::text, true) = 'on'::text)));

create table queue_stays (
  brand_id uuid not null,
  ticket_id uuid not null,
  ordinal integer not null,
  interaction_id uuid not null,
  queue_id uuid not null,
  entered_at timestamp with time zone not null,
  left_at timestamp with time zone,
  ended_as text,
  served_at timestamp with time zone,
  away_seconds real not null default 0,
  agent_id uuid,
  constraint queue_stays_pkey PRIMARY KEY (ticket_id, ordinal),
  constraint queue_stays_ended_as_check CHECK ((ended_as = ANY (ARRAY['answered'::text, 'abandoned'::text, 'kept_place'::text, 'closed_out'::text, 'handed_on'::text]))),
  constraint queue_stays_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES tickets(id)
);
CREATE INDEX queue_stays_entered ON public.queue_stays USING btree (brand_id, entered_at);
CREATE INDEX queue_stays_here ON public.queue_stays USING btree (brand_id) WHERE (left_at IS NULL);
CREATE INDEX queue_stays_left ON public.queue_stays USING btree (brand_id, left_at) WHERE (left_at IS NOT NULL);
CREATE INDEX queue_stays_past ON public.queue_stays USING btree (brand_id, queue_id, left_at) WHERE (left_at IS NOT NULL);
alter table queue_stays enable row level security;
alter table queue_stays force row level security;
create policy brand_fence on queue_stays as permissive for all using (((brand_id = (NULLIF(current_setting('app.brand_id'::text, true), ''::text))::uuid) OR (current_setting('app.everywhere'::text, true) = 'on'::text)));

create table queues (
  id uuid not null,
  brand_id uuid not null,
  name text not null,
  names jsonb not null default '{"en": "", "zh": ""}'::jsonb,
  is_public boolean not null default true,
  ordinal integer not null default 0,
  priority integer not null default 1,
  target_seconds integer not null default 20,
  target_share real not null default 0.8,
  short_seconds integer not null default 5,
  offer_timeout_seconds integer not null default 20,
  wrap_up_seconds integer not null default 60,
  keep_place_over_seconds integer not null default 120,
  owner_seconds integer not null default 0,
  tier_classes jsonb not null default '{"gold": 1, "silver": 1, "standard": 1}'::jsonb,
  next_answer_seconds integer not null default 60,
  required_skills jsonb not null default '[]'::jsonb,
  calendar_id uuid,
  call_back jsonb not null default '{"tries": 3, "quietTo": "08:30", "quietFrom": "21:00", "everyMinutes": 30, "promiseMinutes": 10}'::jsonb,
  closed_message jsonb not null default '{"en": "", "zh": ""}'::jsonb,
  archived_at timestamp with time zone,
  created_at timestamp with time zone not null,
  constraint queues_pkey PRIMARY KEY (id),
  constraint queues_brand_id_name_key UNIQUE (brand_id, name),
  constraint queues_calendar FOREIGN KEY (calendar_id) REFERENCES calendars(id)
);
alter table queues enable row level security;
alter table queues force row level security;
create policy brand_fence on queues as permissive for all using (((brand_id = (NULLIF(current_setting('app.brand_id'::text, true), ''::text))::uuid) OR (current_setting('app.everywhere'::text, true) = 'on'::text)));

create table sessions (
  id uuid not null,
  brand_id uuid not null,
  staff_id uuid not null,
  token_hash bytea not null,
  created_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  address text,
  agent text,
  constraint sessions_pkey PRIMARY KEY (id),
  constraint sessions_token_hash_key UNIQUE (token_hash),
  constraint sessions_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff_members(id)
);
CREATE INDEX sessions_of ON public.sessions USING btree (brand_id, staff_id);
alter table sessions enable row level security;
alter table sessions force row level security;
create policy brand_fence on sessions as permissive for all using (((brand_id = (NULLIF(current_setting('app.brand_id'::text, true), ''::text))::uuid) OR (current_setting('app.everywhere'::text, true) = 'on'::text)));

create table sign_in_failures (
  subject text not null,
  failures integer not null,
  last_at timestamp with time zone not null,
  locked_until timestamp with time zone,
  constraint sign_in_failures_pkey PRIMARY KEY (subject)
);

create table skills (
  brand_id uuid not null,
  name text not null,
  created_at timestamp with time zone not null,
  archived_at timestamp with time zone,
  constraint skills_pkey PRIMARY KEY (brand_id, name)
);
alter table skills enable row level security;
alter table skills force row level security;
create policy brand_fence on skills as permissive for all using (((brand_id = (NULLIF(current_setting('app.brand_id'::text, true), ''::text))::uuid) OR (current_setting('app.everywhere'::text, true) = 'on'::text)));

create table staff_links (
  id uuid not null,
  brand_id uuid not null,
  staff_id uuid not null,
  kind text not null,
  token_hash bytea not null,
  created_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint staff_links_pkey PRIMARY KEY (id),
  constraint staff_links_token_hash_key UNIQUE (token_hash),
  constraint staff_links_kind_check CHECK ((kind = ANY (ARRAY['invitation'::text, 'reset'::text]))),
  constraint staff_links_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff_members(id)
);
alter table staff_links enable row level security;
alter table staff_links force row level security;
create policy brand_fence on staff_links as permissive for all using (((brand_id = (NULLIF(current_setting('app.brand_id'::text, true), ''::text))::uuid) OR (current_setting('app.everywhere'::text, true) = 'on'::text)));

create table staff_members (
  id uuid not null,
  brand_id uuid not null,
  mail text not null,
  name text not null,
  role text not null,
  team text not null default ''::text,
  state text not null,
  password_hash text,
  language text not null default 'zh'::text,
  preferences jsonb not null default '{}'::jsonb,
  created_at timestamp with time zone not null,
  constraint staff_members_pkey PRIMARY KEY (id),
  constraint staff_members_brand_id_mail_key UNIQUE (brand_id, mail),
  constraint staff_members_mail_check CHECK ((mail = lower(mail))),
  constraint staff_members_role_check CHECK ((role = ANY (ARRAY['administrator'::text, 'lead'::text, 'agent'::text]))),
  constraint staff_members_state_check CHECK ((state = ANY (ARRAY['invited'::text, 'active'::text, 'deactivated'::text])))
);
alter table staff_members enable row level security;
alter table staff_members force row level security;
create policy brand_fence on staff_members as permissive for all using (((brand_id = (NULLIF(current_setting('app.brand_id'::text, true), ''::text))::uuid) OR (current_setting('app.everywhere'::text, true) = 'on'::text)));

create table staff_queues (
  brand_id uuid not null,
  staff_id uuid not null,
  queue_id uuid not null,
  constraint staff_queues_pkey PRIMARY KEY (staff_id, queue_id),
  constraint staff_queues_queue_id_fkey FOREIGN KEY (queue_id) REFERENCES queues(id),
  constraint staff_queues_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff_members(id)
);
CREATE INDEX staff_queues_queue ON public.staff_queues USING btree (brand_id, queue_id);
alter table staff_queues enable row level security;
alter table staff_queues force row level security;
create policy brand_fence on staff_queues as permissive for all using (((brand_id = (NULLIF(current_setting('app.brand_id'::text, true), ''::text))::uuid) OR (current_setting('app.everywhere'::text, true) = 'on'::text)));

create table staff_skills (
  brand_id uuid not null,
  staff_id uuid not null,
  skill text not null,
  level integer not null,
  constraint staff_skills_pkey PRIMARY KEY (staff_id, skill),
  constraint staff_skills_level_check CHECK (((level >= 1) AND (level <= 5))),
  constraint staff_skills_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff_members(id)
);
alter table staff_skills enable row level security;
alter table staff_skills force row level security;
create policy brand_fence on staff_skills as permissive for all using (((brand_id = (NULLIF(current_setting('app.brand_id'::text, true), ''::text))::uuid) OR (current_setting('app.everywhere'::text, true) = 'on'::text)));

create table surge_plans (
  id uuid not null,
  brand_id uuid not null,
  name text not null,
  reason jsonb not null,
  queue_ids uuid[] not null default '{}'::uuid[],
  keep_place_over_seconds integer,
  keeps_place_at_once boolean not null default false,
  calendar_id uuid,
  closed_message jsonb not null default '{"en": "", "zh": ""}'::jsonb,
  archived_at timestamp with time zone,
  created_at timestamp with time zone not null,
  constraint surge_plans_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX surge_plans_name ON public.surge_plans USING btree (brand_id, name) WHERE (archived_at IS NULL);
alter table surge_plans enable row level security;
alter table surge_plans force row level security;
create policy brand_fence on surge_plans as permissive for all using (((brand_id = (NULLIF(current_setting('app.brand_id'::text, true), ''::text))::uuid) OR (current_setting('app.everywhere'::text, true) = 'on'::text)));

create table surges (
  id uuid not null,
  brand_id uuid not null,
  plan_id uuid not null,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone,
  switched_on_by uuid,
  switched_off_by uuid,
  taken_back_at timestamp with time zone,
  constraint surges_pkey PRIMARY KEY (id),
  constraint surges_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES surge_plans(id)
);
CREATE INDEX surges_lately ON public.surges USING btree (brand_id, from_at DESC);
CREATE UNIQUE INDEX surges_on ON public.surges USING btree (plan_id) WHERE (to_at IS NULL);
alter table surges enable row level security;
alter table surges force row level security;
create policy brand_fence on surges as permissive for all using (((brand_id = (NULLIF(current_setting('app.brand_id'::text, true), ''::text))::uuid) OR (current_setting('app.everywhere'::text, true) = 'on'::text)));

create table survey_keys (
  brand_id uuid not null,
  secret bytea not null,
  constraint survey_keys_pkey PRIMARY KEY (brand_id)
);
alter table survey_keys enable row level security;
alter table survey_keys force row level security;
create policy brand_fence on survey_keys as permissive for all using (((brand_id = (NULLIF(current_setting('app.brand_id'::text, true), ''::text))::uuid) OR (current_setting('app.everywhere'::text, true) = 'on'::text)));

create table surveys (
  id uuid not null,
  brand_id uuid not null,
  interaction_id uuid,
  case_id uuid,
  identity_id uuid not null,
  staff_id uuid,
  about text not null,
  language text not null,
  sent_by text not null,
  asked_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  answered_at timestamp with time zone,
  open_until timestamp with time zone,
  score integer,
  words text,
  solved boolean,
  reopened_at timestamp with time zone,
  reopened_case_id uuid,
  constraint surveys_pkey PRIMARY KEY (id),
  constraint surveys_brand_id_about_key UNIQUE (brand_id, about),
  constraint surveys_check CHECK (((answered_at IS NULL) = (score IS NULL))),
  constraint surveys_score_check CHECK (((score >= 1) AND (score <= 5))),
  constraint surveys_sent_by_check CHECK ((sent_by = ANY (ARRAY['page'::text, 'chat'::text, 'mail'::text, 'none'::text]))),
  constraint surveys_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint surveys_identity_id_fkey FOREIGN KEY (identity_id) REFERENCES identities(id),
  constraint surveys_interaction_id_fkey FOREIGN KEY (interaction_id) REFERENCES interactions(id),
  constraint surveys_reopened_case_id_fkey FOREIGN KEY (reopened_case_id) REFERENCES cases(id),
  constraint surveys_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff_members(id)
);
CREATE INDEX surveys_answered ON public.surveys USING btree (brand_id, answered_at) WHERE (answered_at IS NOT NULL);
CREATE INDEX surveys_asked ON public.surveys USING btree (brand_id, asked_at DESC, id DESC);
CREATE INDEX surveys_case ON public.surveys USING btree (case_id);
CREATE INDEX surveys_identity ON public.surveys USING btree (brand_id, identity_id, asked_at DESC);
CREATE INDEX surveys_interaction ON public.surveys USING btree (interaction_id);
CREATE INDEX surveys_mailed ON public.surveys USING btree (brand_id, identity_id, asked_at) WHERE (sent_by = 'mail'::text);
alter table surveys enable row level security;
alter table surveys force row level security;
create policy brand_fence on surveys as permissive for all using (((brand_id = (NULLIF(current_setting('app.brand_id'::text, true), ''::text))::uuid) OR (current_setting('app.everywhere'::text, true) = 'on'::text)));

create table ticket_reasons (
  id uuid not null,
  brand_id uuid not null,
  ticket_id uuid not null,
  kind text not null,
  staff_id uuid,
  at timestamp with time zone not null,
  words text not null,
  constraint ticket_reasons_pkey PRIMARY KEY (id),
  constraint ticket_reasons_kind_check CHECK ((kind = ANY (ARRAY['class'::text, 'unskilled'::text]))),
  constraint ticket_reasons_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES tickets(id)
);
CREATE INDEX ticket_reasons_of ON public.ticket_reasons USING btree (brand_id, ticket_id, at);
alter table ticket_reasons enable row level security;
alter table ticket_reasons force row level security;
create policy brand_fence on ticket_reasons as permissive for all using (((brand_id = (NULLIF(current_setting('app.brand_id'::text, true), ''::text))::uuid) OR (current_setting('app.everywhere'::text, true) = 'on'::text)));

create table tickets (
  id uuid not null,
  brand_id uuid not null,
  interaction_id uuid not null,
  queue_id uuid not null,
  arrived_at timestamp with time zone not null,
  priority_class integer not null default 1,
  channel text not null,
  required_skills jsonb not null default '[]'::jsonb,
  language text not null default 'zh'::text,
  state text not null,
  is_virtual boolean not null default false,
  by_phone boolean not null default false,
  agent_id uuid,
  owner_id uuid,
  owner_until timestamp with time zone,
  declined_by uuid[] not null default '{}'::uuid[],
  declined_at timestamp with time zone,
  offered_until timestamp with time zone,
  answered_at timestamp with time zone,
  wrap_up_until timestamp with time zone,
  ended_at timestamp with time zone,
  left_at timestamp with time zone,
  end_reason text,
  announced jsonb,
  transfers integer not null default 0,
  tries integer not null default 0,
  not_before timestamp with time zone,
  not_after timestamp with time zone,
  came_at timestamp with time zone,
  constraint tickets_pkey PRIMARY KEY (id),
  constraint tickets_interaction_id_key UNIQUE (interaction_id),
  constraint tickets_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'offered'::text, 'assigned'::text, 'wrap_up'::text, 'parked'::text, 'ended'::text]))),
  constraint tickets_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES staff_members(id),
  constraint tickets_interaction FOREIGN KEY (interaction_id) REFERENCES interactions(id) DEFERRABLE INITIALLY DEFERRED,
  constraint tickets_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES staff_members(id)
);
CREATE INDEX tickets_agent ON public.tickets USING btree (brand_id, agent_id, state) WHERE (state = ANY (ARRAY['offered'::text, 'assigned'::text, 'wrap_up'::text]));
CREATE INDEX tickets_arrived ON public.tickets USING btree (brand_id, arrived_at);
CREATE INDEX tickets_ended ON public.tickets USING btree (brand_id, queue_id, answered_at) WHERE (answered_at IS NOT NULL);
CREATE INDEX tickets_live ON public.tickets USING btree (brand_id, state, queue_id) WHERE (state <> 'ended'::text);
CREATE INDEX tickets_not_after ON public.tickets USING btree (not_after) WHERE ((state = 'parked'::text) AND (not_after IS NOT NULL));
CREATE INDEX tickets_offered ON public.tickets USING btree (offered_until) WHERE (state = 'offered'::text);
CREATE INDEX tickets_past ON public.tickets USING btree (brand_id, queue_id, ended_at) WHERE (state = 'ended'::text);
CREATE INDEX tickets_waiting ON public.tickets USING btree (brand_id, queue_id, priority_class, arrived_at, id) WHERE (state = ANY (ARRAY['waiting'::text, 'parked'::text]));
CREATE INDEX tickets_wrap_up ON public.tickets USING btree (wrap_up_until) WHERE (state = 'wrap_up'::text);
alter table tickets enable row level security;
alter table tickets force row level security;
create policy brand_fence on tickets as permissive for all using (((brand_id = (NULLIF(current_setting('app.brand_id'::text, true), ''::text))::uuid) OR (current_setting('app.everywhere'::text, true) = 'on'::text)));

create table timer_intervals (
  id uuid not null,
  brand_id uuid not null,
  timer_id uuid not null,
  ordinal integer not null,
  state text not null,
  reason text,
  by_id uuid,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone,
  constraint timer_intervals_pkey PRIMARY KEY (id),
  constraint timer_intervals_timer_id_ordinal_key UNIQUE (timer_id, ordinal),
  constraint timer_intervals_state_check CHECK ((state = ANY (ARRAY['running'::text, 'paused'::text]))),
  constraint timer_intervals_timer_id_fkey FOREIGN KEY (timer_id) REFERENCES timers(id)
);
CREATE UNIQUE INDEX timer_intervals_open ON public.timer_intervals USING btree (timer_id) WHERE (to_at IS NULL);
alter table timer_intervals enable row level security;
alter table timer_intervals force row level security;
create policy brand_fence on timer_intervals as permissive for all using (((brand_id = (NULLIF(current_setting('app.brand_id'::text, true), ''::text))::uuid) OR (current_setting('app.everywhere'::text, true) = 'on'::text)));

create table timers (
  id uuid not null,
  brand_id uuid not null,
  subject_kind text not null,
  subject_id uuid not null,
  name text not null,
  policy_version integer not null,
  target_seconds integer not null,
  calendar_id uuid,
  calendar_version integer,
  started_at timestamp with time zone not null,
  stopped_at timestamp with time zone,
  due_at timestamp with time zone,
  warn_at_percent integer[] not null default '{50,80}'::integer[],
  announced_percent integer[] not null default '{}'::integer[],
  breach_announced_at timestamp with time zone,
  next_warning_at timestamp with time zone,
  follows_id uuid,
  constraint timers_pkey PRIMARY KEY (id),
  constraint timers_calendar_id_calendar_version_fkey FOREIGN KEY (calendar_id, calendar_version) REFERENCES calendar_versions(calendar_id, version),
  constraint timers_calendar_id_fkey FOREIGN KEY (calendar_id) REFERENCES calendars(id),
  constraint timers_follows_id_fkey FOREIGN KEY (follows_id) REFERENCES timers(id)
);
CREATE INDEX timers_calendar ON public.timers USING btree (calendar_id) WHERE ((stopped_at IS NULL) AND (calendar_id IS NOT NULL));
CREATE INDEX timers_due ON public.timers USING btree (next_warning_at) WHERE ((stopped_at IS NULL) AND (next_warning_at IS NOT NULL));
CREATE UNIQUE INDEX timers_open ON public.timers USING btree (subject_id, name) WHERE (stopped_at IS NULL);
CREATE INDEX timers_subject ON public.timers USING btree (brand_id, subject_id);
alter table timers enable row level security;
alter table timers force row level security;
create policy brand_fence on timers as permissive for all using (((brand_id = (NULLIF(current_setting('app.brand_id'::text, true), ''::text))::uuid) OR (current_setting('app.everywhere'::text, true) = 'on'::text)));

create table visitors (
  id uuid not null,
  brand_id uuid not null,
  token_hash bytea not null,
  language text not null default 'zh'::text,
  page_url text,
  user_identity_id uuid,
  is_stand_in boolean not null default false,
  created_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  online_at timestamp with time zone,
  constraint visitors_pkey PRIMARY KEY (id),
  constraint visitors_token_hash_key UNIQUE (token_hash),
  constraint visitors_user_identity_id_fkey FOREIGN KEY (user_identity_id) REFERENCES identities(id)
);
CREATE INDEX visitors_of_user ON public.visitors USING btree (user_identity_id, created_at) WHERE (user_identity_id IS NOT NULL);
alter table visitors enable row level security;
alter table visitors force row level security;
create policy brand_fence on visitors as permissive for all using (((brand_id = (NULLIF(current_setting('app.brand_id'::text, true), ''::text))::uuid) OR (current_setting('app.everywhere'::text, true) = 'on'::text)));

create table wait_announcements (
  id uuid not null,
  brand_id uuid not null,
  ticket_id uuid not null,
  queue_id uuid not null,
  said_at timestamp with time zone not null,
  is_first boolean not null,
  kind text not null,
  low_seconds real,
  mean_seconds real,
  high_seconds real,
  rose text,
  ahead integer,
  agents integer,
  servers real,
  uncorrected_mean_seconds real,
  uncorrected_deviation_seconds real,
  ended_at timestamp with time zone,
  actual_seconds real,
  outcome text,
  constraint wait_announcements_pkey PRIMARY KEY (id),
  constraint wait_announcements_kind_check CHECK ((kind = ANY (ARRAY['range'::text, 'nobody_here'::text, 'closed'::text]))),
  constraint wait_announcements_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES tickets(id)
);
CREATE INDEX wait_announcements_of ON public.wait_announcements USING btree (brand_id, ticket_id, said_at);
CREATE INDEX wait_announcements_open ON public.wait_announcements USING btree (ticket_id) WHERE (ended_at IS NULL);
CREATE INDEX wait_announcements_past ON public.wait_announcements USING btree (brand_id, queue_id, said_at) WHERE (is_first AND (kind = 'range'::text));
alter table wait_announcements enable row level security;
alter table wait_announcements force row level security;
create policy brand_fence on wait_announcements as permissive for all using (((brand_id = (NULLIF(current_setting('app.brand_id'::text, true), ''::text))::uuid) OR (current_setting('app.everywhere'::text, true) = 'on'::text)));

create view conversation_devices with (security_invoker=true) as
 SELECT i.brand_id,
    i.id AS interaction_id,
    v.id AS visitor_id
   FROM interactions i
     LEFT JOIN visitors b ON b.id = i.visitor_id
     JOIN visitors v ON v.brand_id = i.brand_id AND (v.id = i.visitor_id OR v.user_identity_id = i.identity_id OR v.user_identity_id = b.user_identity_id)
  WHERE i.channel = 'chat'::text;
