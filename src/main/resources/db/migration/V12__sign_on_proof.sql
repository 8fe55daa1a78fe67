-- Whom the provider of the sign-on means by an account, and when the newest proof was issued whose duties the account has. Kept apart from the
-- engine's accounts, so that an old proof brings no deleted account back.

create table sign_on_proof (
  account       text        primary key,
  subject       text        not null,
  issued        bigint      not null
);
comment on column sign_on_proof.subject is 'the claim sub: names may be given to somebody else, this is not';
comment on column sign_on_proof.issued is 'seconds since 1970, by the provider''s clock';
