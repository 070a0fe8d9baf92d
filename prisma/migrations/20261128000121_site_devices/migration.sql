-- A room's machine, paired once, which signs in as the account of its site by a token.
CREATE TABLE "site_device" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "paired_at" TIMESTAMPTZ(3) NOT NULL,
    "paired_by_id" UUID NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3),
    "address" TEXT NOT NULL,
    "user_agent" TEXT NOT NULL,
    "report" JSONB,
    "watched_at" TIMESTAMPTZ(3),
    "watched_by_id" UUID,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "site_device_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "site_device_token_hash_key" ON "site_device"("token_hash");
-- Two machines that joined for one room would hear each other.
CREATE UNIQUE INDEX "site_device_one_per_account" ON "site_device"("account_id") WHERE (revoked_at is null);
ALTER TABLE "site_device" ADD CONSTRAINT "site_device_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A machine that asks to be paired.
CREATE TABLE "device_pairing" (
    "code_hash" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "address" TEXT NOT NULL,
    "user_agent" TEXT NOT NULL,

    CONSTRAINT "device_pairing_pkey" PRIMARY KEY ("code_hash")
);
CREATE UNIQUE INDEX "device_pairing_token_hash_key" ON "device_pairing"("token_hash");

-- What a technician asks of a machine, until the machine takes it.
CREATE TABLE "device_request" (
    "id" BIGSERIAL NOT NULL,
    "device_id" UUID NOT NULL,
    "request" JSONB NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "device_request_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "device_request_device_id_idx" ON "device_request"("device_id");
ALTER TABLE "device_request" ADD CONSTRAINT "device_request_device_id_fkey" FOREIGN KEY ("device_id") REFERENCES "site_device"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Sessions that such a machine opened end with its token.
ALTER TABLE "session" ADD COLUMN "device_id" UUID;
CREATE INDEX "session_device_id_idx" ON "session"("device_id");
ALTER TABLE "session" ADD CONSTRAINT "session_device_id_fkey" FOREIGN KEY ("device_id") REFERENCES "site_device"("id") ON DELETE CASCADE ON UPDATE CASCADE;
