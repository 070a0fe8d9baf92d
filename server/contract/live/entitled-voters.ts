import type { UserId } from '../ids.ts';
import type { LiveState, MeetingFrame, Participant } from './state.ts';
import { occupantOf, staysAway, type VotingSeat, votingSeats } from './voting-seats.ts';

/** Who may vote, in the order of the frame; `weights` says for how many seats a ballot counts where it is more than one. */
export type Entitlement = { voters: UserId[]; weights: Partial<Record<UserId, number>> };

/**
 * Who is entitled in a vote that opens now, by the meeting's rule. Each seat stands behind one ballot at most:
 *
 * - its own member's, or that of the substitute with a vote as long as the member is not there, never both;
 * - or that of the member to whom it gave its proxy, until it comes itself. The holder votes in person, for `proxiesPerHolder`
 *   members at the most; a proxy beyond that number, or whose holder stays away or has left, is none, and the giver keeps the own vote.
 *
 * Where only the present ones vote (`entitled: 'present'`), who comes after the vote has opened is not in it: its list is frozen.
 * In a secret vote nobody holds a proxy, for a ballot that counts for several seats would tell whose it is; nor in a show of hands,
 * where a hand is one vote.
 *
 * Source: the settings `meeting.entitled`, `meeting.substitutes` and `meeting.proxies`, frozen at the release. Members of people's
 * councils and committees vote in person, which is why proxies are off until the working regulations of the place allow them.
 */
export function entitledVoters(
  frame: MeetingFrame,
  attendance: LiveState['attendance'],
  { withProxies }: { withProxies: boolean },
): Entitlement {
  const { entitled, proxiesPerHolder } = frame.rules.voting;
  const isHere = (id: UserId) => attendance[id]?.status === 'present';
  const mayVote = (id: UserId) => entitled === 'members' || isHere(id);
  const mayYetCome = (member: Participant) =>
    attendance[member.userId]?.status !== 'left' && !staysAway(member, attendance);
  const seats = votingSeats(frame);
  const inPerson = new Set(
    seats
      // A member whose substitute sits there votes for nobody.
      .filter((seat) => occupantOf(seat, attendance) === seat.member)
      .map(({ member }) => member)
      .filter((member) => mayVote(member.userId) && mayYetCome(member))
      .map(({ userId }) => userId),
  );
  const given = new Map<UserId, number>();
  const voters: UserId[] = [];
  for (const seat of seats) {
    const holder = withProxies ? holderOf(seat, attendance) : null;
    const held = holder ? (given.get(holder) ?? 0) : 0;
    if (holder && inPerson.has(holder) && held < proxiesPerHolder) {
      given.set(holder, held + 1);
      continue;
    }
    const { userId } = occupantOf(seat, attendance);
    if (mayVote(userId)) voters.push(userId);
  }
  const weights: Entitlement['weights'] = {};
  for (const [holder, count] of given) weights[holder] = count + 1;
  return { voters, weights };
}

/** To whom the vote of a seat is given: until its member has come, be it for a while, and nobody sits there instead. */
function holderOf(
  { member, substitute }: VotingSeat,
  attendance: LiveState['attendance'],
): UserId | null {
  const hasCome = ['present', 'left'].includes(attendance[member.userId]?.status ?? '');
  return hasCome || substitute ? null : proxyOf(member);
}

function proxyOf({ userId, absence }: Participant): UserId | null {
  const holder = absence?.proxy?.userId;
  return holder && holder !== userId ? holder : null;
}
