-- Which versions were fetched to be kept on a device: neither an opening nor a way to read without a trace.
CREATE TABLE "document_fetch" (
    "version_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "first_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "document_fetch_pkey" PRIMARY KEY ("version_id","account_id")
);

ALTER TABLE "document_fetch" ADD CONSTRAINT "document_fetch_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "document_version"("id") ON DELETE CASCADE ON UPDATE CASCADE;
