-- Whether voters confirm with their password before their ballot in a secret vote is accepted. That they did is in no row: the
-- confirmation is made of the server's secret and goes with the ballot.
ALTER TABLE "meeting" ADD COLUMN "asks_password" BOOLEAN NOT NULL DEFAULT false;
