-- CreateTable
CREATE TABLE "room_map" (
    "site_id" UUID NOT NULL,
    "map" JSONB NOT NULL,
    "kept_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "room_map_pkey" PRIMARY KEY ("site_id")
);

-- CreateTable
CREATE TABLE "room_seating" (
    "meeting_id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "map" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "room_seating_pkey" PRIMARY KEY ("meeting_id","site_id")
);

-- CreateTable
CREATE TABLE "seat_place" (
    "meeting_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "seat_id" INTEGER NOT NULL,

    CONSTRAINT "seat_place_pkey" PRIMARY KEY ("meeting_id","account_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "seat_place_meeting_id_site_id_seat_id_key" ON "seat_place"("meeting_id", "site_id", "seat_id");

-- AddForeignKey
ALTER TABLE "room_map" ADD CONSTRAINT "room_map_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "room_seating" ADD CONSTRAINT "room_seating_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "room_seating" ADD CONSTRAINT "room_seating_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seat_place" ADD CONSTRAINT "seat_place_meeting_id_site_id_fkey" FOREIGN KEY ("meeting_id", "site_id") REFERENCES "room_seating"("meeting_id", "site_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seat_place" ADD CONSTRAINT "seat_place_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
