ALTER TABLE "participation" ADD COLUMN "replaces_id" UUID;

CREATE TABLE "invitation_answer" (
    "meeting_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "reason" TEXT,
    "stand_in_kind" TEXT,
    "stand_in_id" UUID,
    "decision" TEXT,
    "answered_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_by_id" UUID NOT NULL,

    CONSTRAINT "invitation_answer_pkey" PRIMARY KEY ("meeting_id","account_id")
);

ALTER TABLE "invitation_answer" ADD CONSTRAINT "invitation_answer_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "invitation_answer" ADD CONSTRAINT "invitation_answer_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "invitation_answer" ADD CONSTRAINT "invitation_answer_stand_in_id_fkey" FOREIGN KEY ("stand_in_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Who votes, and for whom, until the working regulations of the place are written in by an administrator.
INSERT INTO "rule_setting" ("key", "valid_from", "value", "legal_source") VALUES
  ('meeting.entitled', '2020-01-01', '"members"', 'Luật Tổ chức chính quyền địa phương: quyết định phải được quá nửa tổng số thành viên biểu quyết tán thành'),
  ('meeting.substitutes', '2020-01-01', '"withoutVote"', 'Chưa có văn bản; mức dùng chung cho đến khi nhập quy chế làm việc'),
  ('meeting.proxies', '2020-01-01', '0', 'Luật Tổ chức chính quyền địa phương: đại biểu Hội đồng nhân dân tham dự kỳ họp và biểu quyết; không có quy định ủy quyền biểu quyết');
