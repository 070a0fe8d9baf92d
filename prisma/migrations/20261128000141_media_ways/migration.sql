-- Ways by which equipment sends into a meeting (WHIP) or plays it (WHEP).
CREATE TABLE "media_way" (
    "id" UUID NOT NULL,
    "meeting_id" UUID NOT NULL,
    "site_id" UUID,
    "direction" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "camera" BOOLEAN NOT NULL,
    "sound" BOOLEAN NOT NULL,
    "token_hash" TEXT NOT NULL,
    "made_by_id" UUID NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revoked_at" TIMESTAMPTZ(3),
    "last_connected_at" TIMESTAMPTZ(3),

    CONSTRAINT "media_way_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "media_way_direction" CHECK ("direction" IN ('in', 'out')),
    CONSTRAINT "media_way_carries" CHECK ("camera" OR "sound")
);
CREATE UNIQUE INDEX "media_way_token_hash_key" ON "media_way"("token_hash");
CREATE INDEX "media_way_meeting_id_made_at_idx" ON "media_way"("meeting_id", "made_at");
ALTER TABLE "media_way" ADD CONSTRAINT "media_way_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "media_way" ADD CONSTRAINT "media_way_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE SET NULL ON UPDATE CASCADE;
