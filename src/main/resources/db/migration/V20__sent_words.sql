-- What was sent with a page that became an initiative, as hashes: other words from the same open form are another submission.
alter table sent_page add column answers bytea;
alter table sent_page add column contact bytea;
comment on column sent_page.answers is 'SHA-256 of the proposal; null for pages of before, whose words nobody knows';
comment on column sent_page.contact is 'SHA-256 of the contact; null if the sender was signed in';
