-- A folder of which nothing is said is read by all of its unit: an empty list, never none at all.
UPDATE "library_folder" SET "audience" = ARRAY[]::UUID[] WHERE "audience" IS NULL;

ALTER TABLE "library_folder" ALTER COLUMN "audience" SET DEFAULT ARRAY[]::UUID[];
