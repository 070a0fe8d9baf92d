-- Who may read a document and when, what was recalled, and what stays in the house.
ALTER TABLE "meeting_document" ADD COLUMN "audience" JSONB,
ADD COLUMN "is_internal" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN "read_from" TIMESTAMPTZ(3),
ADD COLUMN "read_until" TIMESTAMPTZ(3),
ADD COLUMN "recalled_at" TIMESTAMPTZ(3),
ADD COLUMN "recall_reason" TEXT;

-- Which pages of a version somebody has had on the screen.
ALTER TABLE "document_opening" ADD COLUMN "pages_seen" INTEGER[] DEFAULT ARRAY[]::INTEGER[];

-- A copy of an internal document with its reader's name on every page, made once a day.
CREATE TABLE "watermarked_copy" (
    "version_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "file_key" TEXT NOT NULL,

    CONSTRAINT "watermarked_copy_pkey" PRIMARY KEY ("version_id","account_id","day")
);
CREATE INDEX "watermarked_copy_day_idx" ON "watermarked_copy"("day");
ALTER TABLE "watermarked_copy" ADD CONSTRAINT "watermarked_copy_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "document_version"("id") ON DELETE CASCADE ON UPDATE CASCADE;
