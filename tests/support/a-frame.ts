import {
  AgendaItemId,
  DocumentId,
  MeetingId,
  SiteId,
  UnitId,
  UserId,
  VersionId,
} from '#contract/ids.ts';
import type {
  FrameDocument,
  FrameItem,
  MeetingFrame,
  MeetingSite,
  Participant,
} from '#contract/live/state.ts';
import type { MeetingRole } from '#contract/roles.ts';
import { COMMITTEE_RULES } from '#server/domain/meeting-rules.ts';

/** A new account id. */
export const aUserId = () => UserId.parse(crypto.randomUUID());

/** A participant with the given roles, elsewhere unless a site is given. */
export function aParticipant(roles: MeetingRole[], more: Partial<Participant> = {}): Participant {
  return {
    userId: aUserId(),
    name: `Đại biểu ${roles.join(' ')}`,
    position: 'Đại biểu',
    unitId: UnitId.parse(crypto.randomUUID()),
    unitName: 'Xã Bình Hòa',
    roles,
    siteId: null,
    ...more,
  };
}

/** A document of five pages. */
export function aDocument(more: Partial<FrameDocument> = {}): FrameDocument {
  return {
    documentId: DocumentId.parse(crypto.randomUUID()),
    versionId: VersionId.parse(crypto.randomUUID()),
    title: 'Báo cáo số 45/BC-UBND',
    fileName: 'bao-cao.pdf',
    pageCount: 5,
    ...more,
  };
}

/** An agenda item with one document of so many pages. */
export function anItem(more: Partial<FrameItem> = {}, pageCount = 5): FrameItem {
  return {
    itemId: AgendaItemId.parse(crypto.randomUUID()),
    title: 'Cải cách hành chính năm 2021',
    presenterId: null,
    unitName: 'Phòng Nội vụ',
    minutesPlanned: 20,
    documents: [aDocument({ pageCount })],
    ...more,
  };
}

/** A site with a device of its own. */
export function aSite(more: Partial<MeetingSite> = {}): MeetingSite {
  return {
    siteId: SiteId.parse(crypto.randomUUID()),
    name: 'Điểm cầu xã Bình Hòa',
    isCentral: false,
    deviceUserId: aUserId(),
    ...more,
  };
}

/** A released meeting: chair, secretary, four voting members (two at a site), a delegate, a guest, two items, one site. */
export function aFrame(more: Partial<MeetingFrame> = {}): MeetingFrame {
  const site = aSite();
  const chair = aParticipant(['chair', 'votingMember']);
  return {
    meetingId: MeetingId.parse(crypto.randomUUID()),
    title: 'Phiên họp thường kỳ tháng 3',
    typeName: 'Phiên họp thường kỳ',
    unitName: 'UBND huyện Châu Thành',
    place: 'Hội trường UBND huyện',
    startsAt: '2026-03-08T01:00:00.000Z',
    participants: [
      chair,
      aParticipant(['secretary']),
      aParticipant(['votingMember']),
      aParticipant(['votingMember']),
      aParticipant(['votingMember'], { siteId: site.siteId }),
      aParticipant(['votingMember'], { siteId: site.siteId }),
      aParticipant(['delegate']),
      aParticipant(['guest']),
    ],
    sites: [site],
    items: [anItem(), anItem({ presenterId: chair.userId })],
    rules: COMMITTEE_RULES,
    ...more,
  };
}
