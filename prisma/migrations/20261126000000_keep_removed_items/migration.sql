-- AlterTable
ALTER TABLE "agenda_item" ADD COLUMN     "removed_at" TIMESTAMPTZ(3);
