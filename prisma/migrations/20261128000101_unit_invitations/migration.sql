-- Units that are invited with a number of places, to which they send their own people.
CREATE TABLE "unit_invitation" (
    "id" UUID NOT NULL,
    "meeting_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "places" INTEGER NOT NULL,
    "role" TEXT NOT NULL,
    "site_id" UUID,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "invited_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "reminded_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "unit_invitation_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "unit_invitation_meeting_id_unit_id_role_key" ON "unit_invitation"("meeting_id", "unit_id", "role");
CREATE INDEX "unit_invitation_unit_id_idx" ON "unit_invitation"("unit_id");
ALTER TABLE "unit_invitation" ADD CONSTRAINT "unit_invitation_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "unit_invitation" ADD CONSTRAINT "unit_invitation_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "org_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "unit_invitation" ADD CONSTRAINT "unit_invitation_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Who takes part for such a unit goes with its invitation.
ALTER TABLE "participation" ADD COLUMN "sent_by_id" UUID;
CREATE INDEX "participation_sent_by_id_idx" ON "participation"("sent_by_id");
ALTER TABLE "participation" ADD CONSTRAINT "participation_sent_by_id_fkey" FOREIGN KEY ("sent_by_id") REFERENCES "unit_invitation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
