-- AlterTable
ALTER TABLE "meeting_document" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;
