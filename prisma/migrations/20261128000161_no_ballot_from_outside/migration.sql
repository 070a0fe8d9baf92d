-- Who was asked to leave a meeting and is not let in again: kept with the events of the stream, for casting to look at.
CREATE TABLE "meeting_outsider" (
    "meeting_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,

    CONSTRAINT "meeting_outsider_pkey" PRIMARY KEY ("meeting_id", "account_id")
);
INSERT INTO meeting_outsider (meeting_id, account_id)
SELECT meeting_id, (payload->>'userId')::uuid
FROM (
  SELECT DISTINCT ON (meeting_id, payload->>'userId') meeting_id, type, payload FROM meeting_event
  WHERE type IN ('participant.removed', 'participant.readmitted')
  ORDER BY meeting_id, payload->>'userId', seq DESC
) last
WHERE type = 'participant.removed';

-- Nobody is asked out of an open vote that is theirs, so whoever is outside left before the vote was opened. Asked after the row of
-- the ballot was read, in a snapshot of its own, it knows at least those who were outside at the opening; who was let in again
-- meanwhile may cast.
CREATE FUNCTION outside_of(in_meeting uuid) RETURNS uuid[] LANGUAGE sql VOLATILE AS $$
  SELECT coalesce(array_agg(o.account_id), '{}') FROM meeting_outsider o WHERE o.meeting_id = in_meeting
$$;

-- Both ways of casting are as before (see ballots_at_once), except that a voter who is outside is refused as 'removed'. They keep
-- their vote, and get the answer to a ballot that they cast before they were asked out.
CREATE OR REPLACE FUNCTION cast_choices(in_meeting uuid, in_ballot uuid, in_voters uuid[], in_choices text[])
RETURNS TABLE (voter uuid, outcome text, choice text, received_at timestamptz)
LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  of_ballot ballot%ROWTYPE;
  ended text;
  outside uuid[];
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtextextended(in_ballot::text, 2));
  SELECT * INTO of_ballot FROM ballot b
    WHERE b.id = in_ballot AND b.meeting_id = in_meeting AND b.question_hash IS NULL;
  IF NOT FOUND THEN
    RETURN QUERY SELECT p.voter, 'notFound', NULL::text, NULL::timestamptz FROM unnest(in_voters) p (voter);
    RETURN;
  END IF;
  ended := casting_ended(of_ballot);
  outside := outside_of(in_meeting);
  IF ended IS NULL THEN
    INSERT INTO ballot_vote (ballot_id, voter_id, choice, received_at)
    SELECT in_ballot, p.voter, p.choice, clock_timestamp()
    FROM unnest(in_voters, in_choices) p (voter, choice)
    WHERE p.voter = ANY (of_ballot.voters) AND NOT p.voter = ANY (outside)
      AND (of_ballot.method IS NULL) = (p.choice IN ('for', 'against', 'abstain'))
    ORDER BY p.voter
    ON CONFLICT (ballot_id, voter_id) DO NOTHING;
  END IF;
  RETURN QUERY
    SELECT p.voter,
      CASE
        WHEN (of_ballot.method IS NULL) <> (p.choice IN ('for', 'against', 'abstain')) THEN 'otherMethod'
        WHEN NOT p.voter = ANY (of_ballot.voters) THEN 'notEntitled'
        WHEN v.voter_id IS NOT NULL THEN 'kept'
        WHEN ended IS NULL AND p.voter = ANY (outside) THEN 'removed'
        ELSE ended
      END,
      v.choice, v.received_at
    FROM unnest(in_voters, in_choices) p (voter, choice)
    LEFT JOIN ballot_vote v ON v.ballot_id = in_ballot AND v.voter_id = p.voter;
END
$$;

CREATE OR REPLACE FUNCTION cast_sealed_ballots(
  in_meeting uuid, in_ballot uuid, in_voters uuid[], in_envelopes bytea[], in_hashes text[]
)
RETURNS TABLE (voter uuid, outcome text, envelope_hash text, question_hash text)
LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  of_ballot ballot%ROWTYPE;
  ended text;
  outside uuid[];
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtextextended(in_ballot::text, 2));
  SELECT * INTO of_ballot FROM ballot b
    WHERE b.id = in_ballot AND b.meeting_id = in_meeting AND b.question_hash IS NOT NULL;
  IF NOT FOUND THEN
    RETURN QUERY SELECT p.voter, 'notFound', NULL::text, NULL::text FROM unnest(in_voters) p (voter);
    RETURN;
  END IF;
  ended := casting_ended(of_ballot);
  outside := outside_of(in_meeting);
  IF ended IS NULL THEN
    WITH paper AS (
      SELECT p.voter, p.envelope, p.hash FROM unnest(in_voters, in_envelopes, in_hashes) p (voter, envelope, hash)
      WHERE p.voter = ANY (of_ballot.voters) AND NOT p.voter = ANY (outside)
    ), marked AS (
      INSERT INTO ballot_mark (ballot_id, voter_id, envelope_hash)
      SELECT in_ballot, paper.voter, paper.hash FROM paper ORDER BY paper.voter
      ON CONFLICT (ballot_id, voter_id) DO NOTHING
      RETURNING voter_id
    ), sealed AS (
      INSERT INTO sealed_ballot (ballot_id, voter_id, envelope)
      SELECT in_ballot, paper.voter, paper.envelope FROM paper JOIN marked ON marked.voter_id = paper.voter
      ORDER BY paper.voter
    )
    INSERT INTO audit_entry (account_id, action, subject)
    SELECT marked.voter_id, 'ballot.cast', 'ballot:' || in_ballot FROM marked ORDER BY marked.voter_id;
  END IF;
  RETURN QUERY
    SELECT p.voter,
      CASE
        WHEN NOT p.voter = ANY (of_ballot.voters) THEN 'notEntitled'
        WHEN m.voter_id IS NOT NULL THEN 'kept'
        WHEN ended IS NULL AND p.voter = ANY (outside) THEN 'removed'
        ELSE ended
      END,
      m.envelope_hash, of_ballot.question_hash
    FROM unnest(in_voters) p (voter)
    LEFT JOIN ballot_mark m ON m.ballot_id = in_ballot AND m.voter_id = p.voter;
END
$$;
