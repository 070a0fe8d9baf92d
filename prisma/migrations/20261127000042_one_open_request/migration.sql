-- A unit is asked for one paper at a time on an item: of several that are open the first stays, the others are withdrawn with what was sent for them.
CREATE TEMPORARY TABLE "asked_again" ON COMMIT DROP AS
  SELECT "id" FROM (
    SELECT "id", row_number() OVER (PARTITION BY "item_id", "unit_id" ORDER BY "asked_at", "id") AS "place"
    FROM "paper_request" WHERE "state" IN ('asked', 'submitted', 'returned')
  ) "open" WHERE "place" > 1;

UPDATE "meeting_document" SET "removed_at" = now()
  WHERE "removed_at" IS NULL AND "request_id" IN (SELECT "id" FROM "asked_again");

UPDATE "paper_request" SET "state" = 'withdrawn', "decided_by_id" = "asked_by_id", "decided_at" = now(), "version" = "version" + 1
  WHERE "id" IN (SELECT "id" FROM "asked_again");

CREATE UNIQUE INDEX "paper_request_item_id_unit_id_key" ON "paper_request"("item_id", "unit_id") WHERE ("state" IN ('asked', 'submitted', 'returned'));
