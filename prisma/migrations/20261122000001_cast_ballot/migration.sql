-- Casting an open ballot in one round trip. Each statement of a volatile function sees what was committed before it, so the
-- state is read after the shared lock is held: closing holds the exclusive one, and no ballot comes in beside it.
-- The lock's key is the ballot's id under a namespace of its own.
CREATE FUNCTION cast_ballot(in_meeting uuid, in_ballot uuid, in_voter uuid, in_choice text)
RETURNS TABLE (outcome text, choice text, received_at timestamptz)
LANGUAGE plpgsql AS $$
DECLARE
  ballot_row ballot%ROWTYPE;
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtextextended(in_ballot::text, 2));
  SELECT * INTO ballot_row FROM ballot b WHERE b.id = in_ballot AND b.meeting_id = in_meeting;
  IF NOT FOUND THEN
    RETURN QUERY SELECT 'notFound', NULL::text, NULL::timestamptz;
    RETURN;
  END IF;
  IF NOT in_voter = ANY (ballot_row.voters) THEN
    RETURN QUERY SELECT 'notEntitled', NULL::text, NULL::timestamptz;
    RETURN;
  END IF;
  IF ballot_row.closed_at IS NULL AND (ballot_row.closes_at IS NULL OR clock_timestamp() <= ballot_row.closes_at) THEN
    INSERT INTO ballot_vote (ballot_id, voter_id, choice, received_at)
    VALUES (in_ballot, in_voter, in_choice, clock_timestamp())
    ON CONFLICT (ballot_id, voter_id) DO NOTHING;
  END IF;
  RETURN QUERY SELECT 'kept', v.choice, v.received_at FROM ballot_vote v
    WHERE v.ballot_id = in_ballot AND v.voter_id = in_voter;
  IF NOT FOUND THEN
    RETURN QUERY SELECT 'closed', NULL::text, NULL::timestamptz;
  END IF;
END
$$;

-- The stream and the audit log are append-only, for the application too.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END
$$;
CREATE TRIGGER meeting_event_append_only BEFORE UPDATE OR DELETE ON meeting_event
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE ON audit_entry
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
