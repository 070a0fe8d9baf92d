-- CreateTable
CREATE TABLE "page_text" (
    "version_id" UUID NOT NULL,
    "page" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "words" tsvector,
    "lines" JSONB,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "taken_at" TIMESTAMPTZ(3),

    CONSTRAINT "page_text_pkey" PRIMARY KEY ("version_id","page")
);

-- CreateIndex
CREATE INDEX "page_text_words_idx" ON "page_text" USING GIN ("words");

-- CreateIndex
CREATE INDEX "page_text_source_version_id_idx" ON "page_text"("source", "version_id");

-- AddForeignKey
ALTER TABLE "page_text" ADD CONSTRAINT "page_text_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "document_version"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What was converted before: form feeds part the pages. The server fills in the words at its next start.
INSERT INTO "page_text" ("version_id", "page", "source", "text")
SELECT v."id", p."page", 'text', p."text"
FROM "document_version" v
  CROSS JOIN LATERAL string_to_table(coalesce(v."page_text", ''), chr(12)) WITH ORDINALITY AS p("text", "page")
WHERE v."state" = 'ready'
UNION ALL
SELECT v."id", 0, 'heading', ''
FROM "document_version" v
WHERE v."state" = 'ready';
