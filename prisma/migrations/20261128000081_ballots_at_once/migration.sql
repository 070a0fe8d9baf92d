-- Ballots of one moment are cast by one statement: lock, ballot and clock are looked at once for all of them, and the rows go in as
-- a set, sorted by voter, so that two statements with the same voters wait in one direction and never in a ring.
DROP FUNCTION cast_choice(uuid, uuid, uuid, text);
DROP FUNCTION cast_ballot(uuid, uuid, uuid, text);
DROP FUNCTION cast_sealed_ballot(uuid, uuid, uuid, bytea, text);

-- What keeps a ballot from being taken now, null when it may come in. The shared lock of casting must be held.
CREATE FUNCTION casting_ended(of_ballot ballot) RETURNS text LANGUAGE sql VOLATILE AS $$
  SELECT CASE
    WHEN of_ballot.closed_at IS NOT NULL OR of_ballot.casting_ended_at IS NOT NULL THEN 'closed'
    WHEN of_ballot.paused_at IS NOT NULL THEN 'paused'
    WHEN of_ballot.closes_at IS NOT NULL AND clock_timestamp() > of_ballot.closes_at THEN 'closed'
  END
$$;

-- Open ballots. An open choice never enters a secret ballot: for this function a secret ballot is not there. A word is no mark among
-- options, and the other way round. Who has cast before gets the first ballot back, also after the close.
CREATE FUNCTION cast_choices(in_meeting uuid, in_ballot uuid, in_voters uuid[], in_choices text[])
RETURNS TABLE (voter uuid, outcome text, choice text, received_at timestamptz)
LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  of_ballot ballot%ROWTYPE;
  ended text;
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtextextended(in_ballot::text, 2));
  SELECT * INTO of_ballot FROM ballot b
    WHERE b.id = in_ballot AND b.meeting_id = in_meeting AND b.question_hash IS NULL;
  IF NOT FOUND THEN
    RETURN QUERY SELECT p.voter, 'notFound', NULL::text, NULL::timestamptz FROM unnest(in_voters) p (voter);
    RETURN;
  END IF;
  ended := casting_ended(of_ballot);
  IF ended IS NULL THEN
    INSERT INTO ballot_vote (ballot_id, voter_id, choice, received_at)
    SELECT in_ballot, p.voter, p.choice, clock_timestamp()
    FROM unnest(in_voters, in_choices) p (voter, choice)
    WHERE p.voter = ANY (of_ballot.voters)
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
        ELSE ended
      END,
      v.choice, v.received_at
    FROM unnest(in_voters, in_choices) p (voter, choice)
    LEFT JOIN ballot_vote v ON v.ballot_id = in_ballot AND v.voter_id = p.voter;
END
$$;

-- Sealed ballots, under the same shared lock; the answer names the hash that counts. The first envelope of a voter is kept with its
-- mark and its line in the audit, in one transaction, without a time of its own.
CREATE FUNCTION cast_sealed_ballots(
  in_meeting uuid, in_ballot uuid, in_voters uuid[], in_envelopes bytea[], in_hashes text[]
)
RETURNS TABLE (voter uuid, outcome text, envelope_hash text, question_hash text)
LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  of_ballot ballot%ROWTYPE;
  ended text;
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtextextended(in_ballot::text, 2));
  SELECT * INTO of_ballot FROM ballot b
    WHERE b.id = in_ballot AND b.meeting_id = in_meeting AND b.question_hash IS NOT NULL;
  IF NOT FOUND THEN
    RETURN QUERY SELECT p.voter, 'notFound', NULL::text, NULL::text FROM unnest(in_voters) p (voter);
    RETURN;
  END IF;
  ended := casting_ended(of_ballot);
  IF ended IS NULL THEN
    WITH paper AS (
      SELECT p.voter, p.envelope, p.hash FROM unnest(in_voters, in_envelopes, in_hashes) p (voter, envelope, hash)
      WHERE p.voter = ANY (of_ballot.voters)
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
        ELSE ended
      END,
      m.envelope_hash, of_ballot.question_hash
    FROM unnest(in_voters) p (voter)
    LEFT JOIN ballot_mark m ON m.ballot_id = in_ballot AND m.voter_id = p.voter;
END
$$;
