-- Annotations rest sealed from now on. Those written in plain text before could be sealed by their authors' browsers alone, and
-- no release has ever stored one: they are dropped.
DELETE FROM "annotation";

-- AlterTable
ALTER TABLE "annotation" DROP COLUMN "body",
ADD COLUMN     "sealed" BYTEA NOT NULL;

-- CreateTable
CREATE TABLE "notes_key" (
    "account_id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "wraps" JSONB NOT NULL,
    "former" JSONB NOT NULL DEFAULT '[]',
    "recovery_saved" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "notes_key_pkey" PRIMARY KEY ("account_id")
);

-- AddForeignKey
ALTER TABLE "notes_key" ADD CONSTRAINT "notes_key_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
