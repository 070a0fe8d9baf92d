-- The code by which a meeting is joined; unique among all, so that it names one meeting.
CREATE TABLE "join_code" (
    "meeting_id" UUID NOT NULL,
    "digits" TEXT NOT NULL,
    "is_on" BOOLEAN NOT NULL DEFAULT true,
    "is_shown" BOOLEAN NOT NULL DEFAULT false,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "join_code_pkey" PRIMARY KEY ("meeting_id")
);
CREATE UNIQUE INDEX "join_code_digits_key" ON "join_code"("digits");
ALTER TABLE "join_code" ADD CONSTRAINT "join_code_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Who asked to come in by that code, and what became of it.
CREATE TABLE "meeting_guest" (
    "id" UUID NOT NULL,
    "meeting_id" UUID NOT NULL,
    "ticket_hash" TEXT NOT NULL,
    "account_id" UUID,
    "name" TEXT NOT NULL,
    "unit_name" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "address" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by_id" UUID,

    CONSTRAINT "meeting_guest_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "meeting_guest_ticket_hash_key" ON "meeting_guest"("ticket_hash");
CREATE INDEX "meeting_guest_meeting_id_state_idx" ON "meeting_guest"("meeting_id", "state");
CREATE INDEX "meeting_guest_account_id_idx" ON "meeting_guest"("account_id");
ALTER TABLE "meeting_guest" ADD CONSTRAINT "meeting_guest_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "meeting_guest" ADD CONSTRAINT "meeting_guest_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;
