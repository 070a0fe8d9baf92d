-- When the disk last had no room for the composing of a recording, which waits since then; null: it does not wait.
ALTER TABLE "recording" ADD COLUMN "no_room_at" TIMESTAMPTZ(3);
