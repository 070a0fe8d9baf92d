import i18next from 'i18next';
import { describe, expect, it } from 'vitest';
import {
  problemsIn,
  type RuleDraft,
  ruleDraft,
  settingIn,
} from '#client/features/rules/rule-draft.ts';
import { ruleWords } from '#client/features/rules/rule-words.ts';
import '#client/i18n/i18n.ts';
import { RuleKey, RuleSetting } from '#contract/http/rules.ts';

const TODAY = '2026-11-26';
const LAW = 'Quy chế làm việc, Điều 14';
const t = i18next.getFixedT('vi', 'rules');

const VALUES = {
  'meeting.quorum': { numerator: 2, denominator: 3 },
  'meeting.majority': { numerator: 3, denominator: 5, bound: 'atLeast', base: 'present' },
  'meeting.tie': 'rejected',
  'meeting.entitled': 'present',
  'meeting.substitutes': 'withVote',
  'meeting.proxies': 2,
  'speech.seconds': 450,
  'documents.due.regular': 3,
  'documents.due.thematic': 0,
  'documents.due.urgent': 1,
} as const satisfies Record<RuleKey, unknown>;

const settingOf = (key: RuleKey) =>
  RuleSetting.parse({ key, value: VALUES[key], validFrom: '2020-01-01', legalSource: LAW });

const draftOf = (key: RuleKey, change: Partial<RuleDraft> = {}) =>
  settingIn(key, { ...ruleDraft(settingOf(key), TODAY), legalSource: LAW, ...change });

describe('a rule that is being written', () => {
  it.each(RuleKey.options)('starts from what is in force: %s', (key) => {
    const setting = draftOf(key);
    expect(setting).toEqual({ ...settingOf(key), validFrom: TODAY });
    expect(problemsIn(setting, TODAY)).toEqual(new Set());
  });

  it.each<[RuleKey, Partial<RuleDraft>]>([
    ['meeting.quorum', { numerator: '4' }],
    ['meeting.quorum', { denominator: '' }],
    ['meeting.quorum', { numerator: '0' }],
    ['meeting.quorum', { numerator: '1,5' }],
    ['meeting.majority', { numerator: '2' }],
    ['meeting.majority', { numerator: '5', bound: 'moreThan' }],
    ['meeting.majority', { numerator: 'x' }],
    ['speech.seconds', { amount: '0,4' }],
    ['speech.seconds', { amount: '' }],
    ['speech.seconds', { amount: '61' }],
    ['documents.due.regular', { amount: '31' }],
    ['documents.due.regular', { amount: '-1' }],
    ['documents.due.regular', { amount: '' }],
    ['meeting.tie', { legalSource: '  x  ' }],
    ['meeting.tie', { validFrom: '31/11' }],
  ])('is held back where the server refuses it: %s, %o', (key, change) => {
    const setting = draftOf(key, change);
    expect(problemsIn(setting, TODAY).size).toBe(1);
    expect(RuleSetting.safeParse(setting).success).toBe(false);
  });

  it('does not begin before today', () => {
    const setting = draftOf('meeting.tie', { validFrom: '2026-11-25' });
    expect(problemsIn(setting, TODAY)).toEqual(new Set(['day']));
  });
});

describe('a rule in words', () => {
  it.each<[RuleKey, unknown, string]>([
    ['meeting.quorum', VALUES['meeting.quorum'], 'Ít nhất 2/3 tổng số thành viên có mặt'],
    ['meeting.quorum', { numerator: 1, denominator: 1 }, 'Toàn bộ thành viên có mặt'],
    ['meeting.majority', VALUES['meeting.majority'], 'Ít nhất 3/5 số thành viên có mặt tán thành'],
    [
      'meeting.majority',
      { numerator: 1, denominator: 2, bound: 'moreThan', base: 'members' },
      'Quá nửa tổng số thành viên tán thành',
    ],
    ['meeting.tie', 'rejected', 'Không được thông qua'],
    ['meeting.entitled', 'present', 'Chỉ thành viên có mặt khi bắt đầu biểu quyết'],
    ['meeting.substitutes', 'withVote', 'Được cử người dự thay, có quyền biểu quyết'],
    ['meeting.proxies', 2, 'Mỗi thành viên có mặt nhận tối đa 2 ủy quyền'],
    ['meeting.proxies', 0, 'Không ủy quyền, mỗi thành viên trực tiếp biểu quyết'],
    ['speech.seconds', 450, 'Không quá 7 phút 30 giây mỗi lần'],
    ['speech.seconds', 300, 'Không quá 5 phút mỗi lần'],
    ['documents.due.regular', 3, 'Gửi trước ít nhất 3 ngày làm việc'],
    ['documents.due.regular', 0, 'Gửi chậm nhất 17:00 của ngày họp'],
  ])('%s %o', (key, value, words) => {
    const setting = RuleSetting.parse({ key, value, validFrom: TODAY, legalSource: LAW });
    expect(ruleWords(setting, t)).toBe(words);
  });
});
