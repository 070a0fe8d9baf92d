-- The proceedings as the secretary writes them. A line may come from an event of the stream (seq), each event once.
CREATE TABLE "proceedings_line" (
    "id" UUID NOT NULL,
    "meeting_id" UUID NOT NULL,
    "item_id" UUID,
    "seq" INTEGER,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "author_id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "proceedings_line_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "proceedings_line_meeting_id_seq_key" ON "proceedings_line"("meeting_id", "seq");
CREATE INDEX "proceedings_line_meeting_id_at_idx" ON "proceedings_line"("meeting_id", "at");
ALTER TABLE "proceedings_line" ADD CONSTRAINT "proceedings_line_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Events that the secretary leaves out of the proceedings.
CREATE TABLE "left_out_event" (
    "meeting_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,

    CONSTRAINT "left_out_event_pkey" PRIMARY KEY ("meeting_id","seq")
);
ALTER TABLE "left_out_event" ADD CONSTRAINT "left_out_event_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;
