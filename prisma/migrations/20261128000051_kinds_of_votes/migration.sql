-- Votes among options. `method` is as the vote was opened with, null for for/against/abstain; it never changes.
ALTER TABLE "ballot" ADD COLUMN "method" JSONB;

-- What voters wrote in a secret vote: apart from the slips and in the order of the letters, so that neither a code nor an order
-- joins a text to what else was chosen.
CREATE TABLE "ballot_opinion" (
    "ballot_id" UUID NOT NULL,
    "place" INTEGER NOT NULL,
    "opinion" TEXT NOT NULL,

    CONSTRAINT "ballot_opinion_pkey" PRIMARY KEY ("ballot_id","place")
);

ALTER TABLE "ballot_opinion" ADD CONSTRAINT "ballot_opinion_ballot_id_fkey" FOREIGN KEY ("ballot_id") REFERENCES "ballot"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Casting in one round trip: a choice of another kind than the vote's never reaches the box. The method is frozen with the vote,
-- so it is read before the lock.
CREATE FUNCTION cast_choice(in_meeting uuid, in_ballot uuid, in_voter uuid, in_choice text)
RETURNS TABLE (outcome text, choice text, received_at timestamptz)
LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM ballot b
    WHERE b.id = in_ballot AND b.meeting_id = in_meeting AND b.question_hash IS NULL
      AND (b.method IS NULL) <> (in_choice IN ('for', 'against', 'abstain'))
  ) THEN
    RETURN QUERY SELECT 'otherMethod', NULL::text, NULL::timestamptz;
    RETURN;
  END IF;
  RETURN QUERY SELECT * FROM cast_ballot(in_meeting, in_ballot, in_voter, in_choice);
END
$$;
