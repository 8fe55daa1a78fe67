-- What comes in by the open door: drafts until the address is confirmed, contacts, the proposer's link, mails.

-- Who proposed without an account. Personal data: kept apart from the case file, which is never changed.
create table contact (
  number        text        primary key,
  name          text        not null,
  email         text        not null,
  unit          text,
  phone         text,
  authority     text        not null,
  publish_name  boolean     not null
);
comment on column contact.authority is 'name of the authority as it was chosen or written';

-- A proposal whose address is not confirmed yet: seen by nobody, deleted after seven days. Its number is reserved.
create table draft (
  number        text        primary key,
  page          uuid        not null unique,
  answers       jsonb       not null,
  contact       jsonb       not null,
  authority     text,
  created_at    timestamptz not null
);
comment on column draft.page is 'the form as it was opened; sent twice, it still makes one draft';
comment on column draft.authority is 'id of the authority, or null for one that takes no part in the network';
create index draft_created_at on draft (created_at);

-- A page of the form that was turned into an initiative, so that sending it once more makes no second one.
create table sent_page (
  page          uuid        primary key,
  number        text        not null,
  sent_at       timestamptz not null
);
create index sent_page_sent_at on sent_page (sent_at);

-- The proposer's links, as hashes. Each mail that asks for something brings one; renewing ends all before.
create table status_link (
  hash          bytea       primary key,
  number        text        not null,
  made_at       timestamptz not null
);
create index status_link_number on status_link (number);

-- Submissions of the last hour. Network addresses only as a keyed hash.
create table submission (
  id            bigint      generated always as identity primary key,
  kind          text        not null,
  address       bytea       not null,
  at            timestamptz not null
);
create index submission_at on submission (at);
create table submission_key (
  only_one      boolean     primary key default true check (only_one),
  key           bytea       not null
);

-- Mails to be sent. `key` names what it is for, so that a retried transaction writes no second one. What was sent keeps its
-- key and loses its words.
create table mail (
  key           text        primary key,
  recipient     text,
  subject       text,
  body          text,
  written_at    timestamptz not null,
  next_try_at   timestamptz not null,
  tries         int         not null default 0,
  sent_at       timestamptz,
  given_up_at   timestamptz
);
create index mail_waiting on mail (next_try_at) where sent_at is null and given_up_at is null;
