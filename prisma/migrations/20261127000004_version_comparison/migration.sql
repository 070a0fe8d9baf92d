-- CreateTable
CREATE TABLE "version_comparison" (
    "old_version_id" UUID NOT NULL,
    "new_version_id" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "problem" TEXT,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "report" JSONB,
    "links" JSONB,

    CONSTRAINT "version_comparison_pkey" PRIMARY KEY ("new_version_id","old_version_id")
);

-- CreateTable
CREATE TABLE "page_words" (
    "version_id" UUID NOT NULL,
    "page" INTEGER NOT NULL,
    "width_pt" DOUBLE PRECISION NOT NULL,
    "height_pt" DOUBLE PRECISION NOT NULL,
    "words" JSONB NOT NULL,

    CONSTRAINT "page_words_pkey" PRIMARY KEY ("version_id","page")
);

-- CreateTable
CREATE TABLE "carried_annotation" (
    "author_id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "annotation_id" UUID NOT NULL,
    "outcome" TEXT NOT NULL,

    CONSTRAINT "carried_annotation_pkey" PRIMARY KEY ("author_id","version_id","annotation_id")
);

-- CreateIndex
CREATE INDEX "version_comparison_old_version_id_idx" ON "version_comparison"("old_version_id");

-- CreateIndex
CREATE INDEX "carried_annotation_version_id_idx" ON "carried_annotation"("version_id");

-- AddForeignKey
ALTER TABLE "version_comparison" ADD CONSTRAINT "version_comparison_old_version_id_fkey" FOREIGN KEY ("old_version_id") REFERENCES "document_version"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "version_comparison" ADD CONSTRAINT "version_comparison_new_version_id_fkey" FOREIGN KEY ("new_version_id") REFERENCES "document_version"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "page_words" ADD CONSTRAINT "page_words_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "document_version"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "carried_annotation" ADD CONSTRAINT "carried_annotation_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "carried_annotation" ADD CONSTRAINT "carried_annotation_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "document_version"("id") ON DELETE CASCADE ON UPDATE CASCADE;
