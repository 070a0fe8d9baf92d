-- Recordings of meetings, composed into one file after the end, and who has opened them.
CREATE TABLE "recording" (
    "meeting_id" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "progress" INTEGER NOT NULL DEFAULT 0,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "problem" TEXT,
    "ended_at" TIMESTAMPTZ(3),
    "ready_at" TIMESTAMPTZ(3),
    "file_name" TEXT,
    "size_bytes" BIGINT,
    "contents" JSONB,
    "removed_at" TIMESTAMPTZ(3),
    "removed_by_id" UUID,
    "removal_reason" TEXT,

    CONSTRAINT "recording_pkey" PRIMARY KEY ("meeting_id"),
    CONSTRAINT "recording_state" CHECK ("state" IN ('open', 'composing', 'ready', 'failed', 'removed'))
);

CREATE TABLE "recording_opening" (
    "meeting_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "first_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "recording_opening_pkey" PRIMARY KEY ("meeting_id", "account_id")
);
ALTER TABLE "recording_opening" ADD CONSTRAINT "recording_opening_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "recording"("meeting_id") ON DELETE CASCADE ON UPDATE CASCADE;
