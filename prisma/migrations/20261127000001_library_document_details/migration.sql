-- CreateTable
CREATE TABLE "document_kind" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "document_kind_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "document_kind_name_key" ON "document_kind"("name");

-- AlterTable
ALTER TABLE "agenda_item" ADD COLUMN     "document_order" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "meeting_document" ADD COLUMN     "abstract" TEXT,
ADD COLUMN     "agency_name" TEXT,
ADD COLUMN     "agency_unit_id" UUID,
ADD COLUMN     "dated_on" DATE,
ADD COLUMN     "doc_number" TEXT,
ADD COLUMN     "kind_id" UUID,
ADD COLUMN     "search_text" TEXT NOT NULL DEFAULT '';

-- AddForeignKey
ALTER TABLE "meeting_document" ADD CONSTRAINT "meeting_document_kind_id_fkey" FOREIGN KEY ("kind_id") REFERENCES "document_kind"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_document" ADD CONSTRAINT "meeting_document_agency_unit_id_fkey" FOREIGN KEY ("agency_unit_id") REFERENCES "org_unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- The agency is a unit of the tree or a name, never both.
ALTER TABLE "meeting_document" ADD CONSTRAINT "meeting_document_one_agency" CHECK (num_nonnulls("agency_unit_id", "agency_name") <= 1);

-- Kinds by Nghị định 30/2020/NĐ-CP, Điều 7, with the drafts, appendices and tables that meetings are given.
INSERT INTO "document_kind" ("id", "name", "position")
SELECT gen_random_uuid(), name, place - 1
FROM unnest(ARRAY['Tờ trình', 'Báo cáo', 'Dự thảo nghị quyết', 'Dự thảo quyết định', 'Nghị quyết', 'Quyết định', 'Kế hoạch',
  'Công văn', 'Thông báo', 'Giấy mời', 'Biên bản', 'Phụ lục', 'Biểu số liệu', 'Tài liệu khác']) WITH ORDINALITY AS kinds(name, place);

-- Titles that are there already are found too: a line without marks, a line with them.
UPDATE "meeting_document" SET "search_text" =
  replace(regexp_replace(normalize(lower("title"), NFD), '[\u0300-\u036f]', '', 'g'), 'đ', 'd')
  || E'\n' || normalize(lower("title"), NFC);
