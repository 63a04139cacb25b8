-- Mail that leaves the house: queued in the act of the change, sent by a sweep, its state visible.
create table outgoing_mails (
  -- Fixed before the first try: also the Message-ID's local part.
  id uuid primary key,
  brand_id uuid not null,
  -- A repeat of the act finds the first.
  key text not null,
  recipient text not null,
  template text not null,
  language text not null,
  -- May hold a secret link: null once the mail has left, or has waited too long to be sent again.
  params jsonb,
  about_kind text not null,
  about_id uuid not null,
  state text not null check (state in ('queued', 'sending', 'sent', 'failed', 'unknown', 'not_set_up')),
  tries int not null default 0,
  -- queued: when to try; sending: when the try counts as broken off.
  due_at timestamptz not null,
  trouble text,
  created_at timestamptz not null,
  sent_at timestamptz,
  unique (brand_id, key)
);
create index outgoing_mails_due on outgoing_mails (brand_id, due_at) where state in ('queued', 'sending');
create index outgoing_mails_waiting on outgoing_mails (created_at) where state in ('failed', 'unknown', 'not_set_up') and params is not null;
create index outgoing_mails_about on outgoing_mails (brand_id, about_id);
create index outgoing_mails_in_state on outgoing_mails (brand_id, state, created_at desc, id desc);
create index outgoing_mails_newest on outgoing_mails (brand_id, created_at desc, id desc);
select fence('outgoing_mails');
