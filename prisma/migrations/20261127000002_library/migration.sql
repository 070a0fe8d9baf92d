-- CreateTable
CREATE TABLE "library_folder" (
    "id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "parent_id" UUID,
    "name" TEXT NOT NULL,
    "audience" UUID[],
    "version" INTEGER NOT NULL DEFAULT 1,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "library_folder_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "library_folder_unit_id_idx" ON "library_folder"("unit_id");

-- AlterTable
ALTER TABLE "meeting_document" ADD COLUMN     "folder_id" UUID,
ALTER COLUMN "item_id" DROP NOT NULL;

-- CreateIndex
CREATE INDEX "meeting_document_folder_id_idx" ON "meeting_document"("folder_id");

-- AddForeignKey
ALTER TABLE "library_folder" ADD CONSTRAINT "library_folder_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "library_folder" ADD CONSTRAINT "library_folder_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "library_folder"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_document" ADD CONSTRAINT "meeting_document_folder_id_fkey" FOREIGN KEY ("folder_id") REFERENCES "library_folder"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- A document belongs to an agenda item or to a folder of the library, and to one of them always.
ALTER TABLE "meeting_document" ADD CONSTRAINT "meeting_document_one_home" CHECK (num_nonnulls("item_id", "folder_id") = 1);
