-- Rules of procedure with the day from which each is in force, and the days on which no office works.
create table "rule_setting" (
  "key" text not null,
  "valid_from" date not null,
  "value" jsonb not null,
  "legal_source" text not null,
  constraint "rule_setting_pkey" primary key ("key", "valid_from")
);

create table "holiday" (
  "day" date not null,
  "name" text not null,
  "is_working_day" boolean not null default false,
  constraint "holiday_pkey" primary key ("day")
);

alter table "meeting_type" add column "sitting" text;

-- A paper that a unit is asked for, and how far it is.
create table "paper_request" (
  "id" uuid not null,
  "item_id" uuid not null,
  "unit_id" uuid not null,
  "title" text not null,
  "note" text not null default '',
  "due_at" timestamptz(3) not null,
  "state" text not null default 'asked',
  "asked_by_id" uuid not null,
  "asked_at" timestamptz(3) not null default current_timestamp,
  "submitted_by_id" uuid,
  "submitted_at" timestamptz(3),
  "late_reason" text,
  "decided_by_id" uuid,
  "decided_at" timestamptz(3),
  "return_reason" text,
  "reminded_at" timestamptz(3),
  "version" integer not null default 1,
  constraint "paper_request_pkey" primary key ("id")
);
create index "paper_request_item_id_idx" on "paper_request" ("item_id");
create index "paper_request_unit_id_state_idx" on "paper_request" ("unit_id", "state");
alter table "paper_request" add constraint "paper_request_item_id_fkey" foreign key ("item_id") references "agenda_item" ("id") on delete cascade on update cascade;
alter table "paper_request" add constraint "paper_request_unit_id_fkey" foreign key ("unit_id") references "org_unit" ("id") on delete restrict on update cascade;

alter table "meeting_document" add column "request_id" uuid;
alter table "meeting_document" add column "is_held" boolean not null default false;
alter table "meeting_document" add column "late_reason" text;
alter table "meeting_document" add column "late_at" timestamptz(3);
create index "meeting_document_request_id_idx" on "meeting_document" ("request_id");
alter table "meeting_document" add constraint "meeting_document_request_id_fkey" foreign key ("request_id") references "paper_request" ("id") on delete cascade on update cascade;

-- What an account is told of; its words are made where they are read.
create table "notification" (
  "id" uuid not null,
  "account_id" uuid not null,
  "at" timestamptz(3) not null,
  "content" jsonb not null,
  "read_at" timestamptz(3),
  constraint "notification_pkey" primary key ("id")
);
create index "notification_account_id_at_idx" on "notification" ("account_id", "at");
alter table "notification" add constraint "notification_account_id_fkey" foreign key ("account_id") references "account" ("id") on delete cascade on update cascade;

-- When papers are due, until a unit writes its own working regulations in.
insert into "rule_setting" ("key", "valid_from", "value", "legal_source") values
  ('documents.due.regular', '2020-01-01', '3', 'Quy chế làm việc của Ủy ban nhân dân: tài liệu phiên họp thường kỳ gửi trước 3 ngày làm việc'),
  ('documents.due.thematic', '2020-01-01', '1', 'Quy chế làm việc của Ủy ban nhân dân: tài liệu phiên họp chuyên đề gửi trước 1 ngày làm việc'),
  ('documents.due.urgent', '2020-01-01', '1', 'Quy chế làm việc của Ủy ban nhân dân: tài liệu phiên họp đột xuất gửi trước 1 ngày làm việc');

-- Public holidays by article 112 of the Labour Code 2019, with the days off in lieu of a weekend (article 111) and the exchanged
-- working days that were announced. Of 2027 only what the law and the lunar calendar say; the exchanges are announced later.
insert into "holiday" ("day", "name", "is_working_day") values
  ('2025-01-01', 'Tết Dương lịch', false),
  ('2025-01-27', 'Tết Nguyên đán Ất Tỵ', false),
  ('2025-01-28', 'Tết Nguyên đán Ất Tỵ', false),
  ('2025-01-29', 'Tết Nguyên đán Ất Tỵ', false),
  ('2025-01-30', 'Tết Nguyên đán Ất Tỵ', false),
  ('2025-01-31', 'Tết Nguyên đán Ất Tỵ', false),
  ('2025-04-07', 'Giỗ Tổ Hùng Vương', false),
  ('2025-04-26', 'Làm bù cho ngày 02/5/2025', true),
  ('2025-04-30', 'Ngày Chiến thắng', false),
  ('2025-05-01', 'Ngày Quốc tế lao động', false),
  ('2025-05-02', 'Nghỉ hoán đổi dịp 30/4 và 01/5', false),
  ('2025-09-01', 'Quốc khánh', false),
  ('2025-09-02', 'Quốc khánh', false),
  ('2026-01-01', 'Tết Dương lịch', false),
  ('2026-01-02', 'Nghỉ hoán đổi dịp Tết Dương lịch', false),
  ('2026-01-10', 'Làm bù cho ngày 02/01/2026', true),
  ('2026-02-16', 'Tết Nguyên đán Bính Ngọ', false),
  ('2026-02-17', 'Tết Nguyên đán Bính Ngọ', false),
  ('2026-02-18', 'Tết Nguyên đán Bính Ngọ', false),
  ('2026-02-19', 'Tết Nguyên đán Bính Ngọ', false),
  ('2026-02-20', 'Tết Nguyên đán Bính Ngọ', false),
  ('2026-04-26', 'Giỗ Tổ Hùng Vương', false),
  ('2026-04-27', 'Nghỉ bù Giỗ Tổ Hùng Vương', false),
  ('2026-04-30', 'Ngày Chiến thắng', false),
  ('2026-05-01', 'Ngày Quốc tế lao động', false),
  ('2026-08-22', 'Làm bù cho ngày 31/8/2026', true),
  ('2026-08-31', 'Nghỉ hoán đổi dịp Quốc khánh', false),
  ('2026-09-01', 'Quốc khánh', false),
  ('2026-09-02', 'Quốc khánh', false),
  ('2027-01-01', 'Tết Dương lịch', false),
  ('2027-02-05', 'Tết Nguyên đán Đinh Mùi', false),
  ('2027-02-06', 'Tết Nguyên đán Đinh Mùi', false),
  ('2027-02-07', 'Tết Nguyên đán Đinh Mùi', false),
  ('2027-02-08', 'Tết Nguyên đán Đinh Mùi', false),
  ('2027-04-16', 'Giỗ Tổ Hùng Vương', false),
  ('2027-04-30', 'Ngày Chiến thắng', false),
  ('2027-05-01', 'Ngày Quốc tế lao động', false),
  ('2027-05-03', 'Nghỉ bù Ngày Quốc tế lao động', false),
  ('2027-09-02', 'Quốc khánh', false);
