-- AlterTable
ALTER TABLE "document_version" ADD COLUMN     "attempts" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "old_encoding" TEXT;

-- CreateTable
CREATE TABLE "room_paper" (
    "id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "room_paper_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "room_paper_item_id_position_idx" ON "room_paper"("item_id", "position");

-- AddForeignKey
ALTER TABLE "room_paper" ADD CONSTRAINT "room_paper_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "agenda_item"("id") ON DELETE CASCADE ON UPDATE CASCADE;
