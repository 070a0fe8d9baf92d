import type { SiteId, UserId } from '#contract/ids.ts';
import type { MeetingFrame, MeetingSite, Participant } from '#contract/live/state.ts';
import { onlySeesToDevices } from '#contract/technician-role.ts';

/** The participant with this account, or null for a site's device and for who was taken off the list. */
export function participantOf(frame: MeetingFrame | null, userId: UserId): Participant | null {
  return frame?.participants.find((p) => p.userId === userId) ?? null;
}

/** How a person is called in the meeting; in this product names are often names of posts. */
export function nameOfUser(frame: MeetingFrame | null, userId: UserId): string {
  const site = frame?.sites.find((s) => s.deviceUserId === userId);
  return participantOf(frame, userId)?.name ?? site?.name ?? '…';
}

/** The post and unit below a name, without repeating what the name says. */
export function postOf(participant: Participant): string {
  const parts = [participant.position, participant.unitName];
  return parts.filter((part) => part !== '' && !participant.name.includes(part)).join(' · ');
}

/** The room where a person sits; null for who joins from elsewhere, and for a room's device. */
export function roomOf(frame: MeetingFrame | null, userId: UserId): MeetingSite | null {
  const siteId = participantOf(frame, userId)?.siteId;
  return frame?.sites.find((site) => site.siteId === siteId) ?? null;
}

/** The name of a room. */
export function nameOfSite(frame: MeetingFrame | null, siteId: SiteId | null): string | null {
  return frame?.sites.find((s) => s.siteId === siteId)?.name ?? null;
}

/** A room's name without what every room's name begins with: "Điểm cầu xã Bình Hòa" → "Bình Hòa", for small tiles. */
export function shortSiteName(name: string): string {
  const short = name.replace(/^điểm cầu\s+/i, '').replace(/^(xã|thị trấn)\s+/i, '');
  return short === '' ? name : short.charAt(0).toUpperCase() + short.slice(1);
}

/** The posts of which there is one in every commune, as they are written short. */
const SHORT_POSTS = {
  'chủ tịch': 'CT',
  'phó chủ tịch': 'PCT',
  'bí thư': 'BT',
  'phó bí thư': 'PBT',
};
const POST_OF_UNIT =
  /^(?:(?<post>(?:phó )?(?:chủ tịch|bí thư)|thư ký) )?(?:UBND|HĐND|Đảng ủy) (?:(?:xã|phường|thị trấn) |huyện phụ trách |(?=huyện))(?<rest>.+)$/iu;

/**
 * The name of a post without what it shares with those of all other communes, for small tiles: "Chủ tịch UBND xã Bình Hòa" → "CT Bình
 * Hòa". A name that is none stays as it is.
 */
export function shortPostName(name: string): string {
  const { post, rest } = POST_OF_UNIT.exec(name.normalize('NFC'))?.groups ?? {};
  if (!rest) return name;
  const short = post && (SHORT_POSTS[post.toLowerCase() as keyof typeof SHORT_POSTS] ?? post);
  return [short, rest].filter(Boolean).join(' ');
}

/** The account of a room's own device. */
export function deviceUserIdOf(frame: MeetingFrame | null): (siteId: SiteId) => UserId | null {
  return (siteId) => frame?.sites.find((s) => s.siteId === siteId)?.deviceUserId ?? null;
}

/** The persons who take part; a room's device is not one of them, nor who only sees to the devices. */
export function persons(frame: MeetingFrame | null): Participant[] {
  const devices = new Set(frame?.sites.map((s) => s.deviceUserId));
  return (frame?.participants ?? []).filter(
    (p) =>
      !devices.has(p.userId) &&
      !onlySeesToDevices(p.roles) &&
      !(p.roles.length === 1 && p.roles.includes('siteDevice')),
  );
}
