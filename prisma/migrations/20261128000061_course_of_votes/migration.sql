-- Votes that are prepared with the agenda, each as a whole plan (question, terms, time).
CREATE TABLE "prepared_ballot" (
    "id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "plan" JSONB NOT NULL,

    CONSTRAINT "prepared_ballot_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "prepared_ballot_item_id_position_idx" ON "prepared_ballot"("item_id", "position");

ALTER TABLE "prepared_ballot" ADD CONSTRAINT "prepared_ballot_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "agenda_item"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A vote can be paused: while it is, no ballot comes in, open or sealed. Pausing and resuming hold the exclusive lock of the
-- ballot, casting the shared one, so that the state that a ballot is measured by cannot change beside it.
ALTER TABLE "ballot" ADD COLUMN "paused_at" TIMESTAMPTZ(6);

CREATE OR REPLACE FUNCTION cast_ballot(in_meeting uuid, in_ballot uuid, in_voter uuid, in_choice text)
RETURNS TABLE (outcome text, choice text, received_at timestamptz)
LANGUAGE plpgsql AS $$
DECLARE
  ballot_row ballot%ROWTYPE;
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtextextended(in_ballot::text, 2));
  SELECT * INTO ballot_row FROM ballot b
    WHERE b.id = in_ballot AND b.meeting_id = in_meeting AND b.question_hash IS NULL;
  IF NOT FOUND THEN
    RETURN QUERY SELECT 'notFound', NULL::text, NULL::timestamptz;
    RETURN;
  END IF;
  IF NOT in_voter = ANY (ballot_row.voters) THEN
    RETURN QUERY SELECT 'notEntitled', NULL::text, NULL::timestamptz;
    RETURN;
  END IF;
  IF ballot_row.closed_at IS NULL AND ballot_row.paused_at IS NULL
    AND (ballot_row.closes_at IS NULL OR clock_timestamp() <= ballot_row.closes_at) THEN
    INSERT INTO ballot_vote (ballot_id, voter_id, choice, received_at)
    VALUES (in_ballot, in_voter, in_choice, clock_timestamp())
    ON CONFLICT (ballot_id, voter_id) DO NOTHING;
  END IF;
  RETURN QUERY SELECT 'kept', v.choice, v.received_at FROM ballot_vote v
    WHERE v.ballot_id = in_ballot AND v.voter_id = in_voter;
  IF NOT FOUND THEN
    RETURN QUERY SELECT
      CASE WHEN ballot_row.closed_at IS NULL AND ballot_row.paused_at IS NOT NULL THEN 'paused' ELSE 'closed' END,
      NULL::text, NULL::timestamptz;
  END IF;
END
$$;

-- Casting a sealed ballot in one round trip, under the same shared lock as an open one; the answer names the hash that counts.
CREATE OR REPLACE FUNCTION cast_sealed_ballot(in_meeting uuid, in_ballot uuid, in_voter uuid, in_envelope bytea, in_hash text)
RETURNS TABLE (outcome text, envelope_hash text, question_hash text)
LANGUAGE plpgsql AS $$
DECLARE
  ballot_row ballot%ROWTYPE;
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtextextended(in_ballot::text, 2));
  SELECT * INTO ballot_row FROM ballot b
    WHERE b.id = in_ballot AND b.meeting_id = in_meeting AND b.question_hash IS NOT NULL;
  IF NOT FOUND THEN
    RETURN QUERY SELECT 'notFound', NULL::text, NULL::text;
    RETURN;
  END IF;
  IF NOT in_voter = ANY (ballot_row.voters) THEN
    RETURN QUERY SELECT 'notEntitled', NULL::text, NULL::text;
    RETURN;
  END IF;
  IF ballot_row.closed_at IS NULL AND ballot_row.casting_ended_at IS NULL AND ballot_row.paused_at IS NULL
    AND (ballot_row.closes_at IS NULL OR clock_timestamp() <= ballot_row.closes_at) THEN
    INSERT INTO ballot_mark (ballot_id, voter_id, envelope_hash) VALUES (in_ballot, in_voter, in_hash)
    ON CONFLICT (ballot_id, voter_id) DO NOTHING;
    IF FOUND THEN
      INSERT INTO sealed_ballot (ballot_id, voter_id, envelope) VALUES (in_ballot, in_voter, in_envelope);
      INSERT INTO audit_entry (account_id, action, subject) VALUES (in_voter, 'ballot.cast', 'ballot:' || in_ballot);
    END IF;
  END IF;
  RETURN QUERY SELECT 'kept', m.envelope_hash, ballot_row.question_hash FROM ballot_mark m
    WHERE m.ballot_id = in_ballot AND m.voter_id = in_voter;
  IF NOT FOUND THEN
    RETURN QUERY SELECT
      CASE WHEN ballot_row.closed_at IS NULL AND ballot_row.paused_at IS NOT NULL THEN 'paused' ELSE 'closed' END,
      NULL::text, NULL::text;
  END IF;
END
$$;

-- What each of the two who count a show of hands entered, in each round of counting.
CREATE TABLE "hand_count" (
    "ballot_id" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "teller_id" UUID NOT NULL,
    "figures" JSONB NOT NULL,

    CONSTRAINT "hand_count_pkey" PRIMARY KEY ("ballot_id","round","teller_id")
);

ALTER TABLE "hand_count" ADD CONSTRAINT "hand_count_ballot_id_fkey" FOREIGN KEY ("ballot_id") REFERENCES "ballot"("id") ON DELETE CASCADE ON UPDATE CASCADE;
