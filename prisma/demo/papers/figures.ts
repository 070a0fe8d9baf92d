/** The district's own figures for 2021, as its report gives them. */
export const FIGURES_2021 = {
  mail: { accounts: 700, agencies: 67, schools: 72, persons: 561 },
  districtOneStop: { received: 97_630, early: 25_838, onTime: 71_655, inHand: 137 },
  communeOneStop: { received: 14_987, earlyOrOnTime: 36_314 },
  byPost: 82_934,
  onlineLevel3: { district: [156, 2_115], communes: [702, 2_135] },
  onlineLevel4: { district: [76, 149], communes: [327, 1_266] },
  conferenceCommunes: 13,
} as const;

/** A whole number as it is written in Vietnam: 97.630. */
export function written(count: number): string {
  return count.toLocaleString('vi-VN');
}

/** Part and whole with the share: 156/2.115 (7,4%). */
export function share([part, whole]: readonly [number, number]): string {
  const percent = ((100 * part) / whole).toLocaleString('vi-VN', { maximumFractionDigits: 1 });
  return `${written(part)}/${written(whole)} (${percent}%)`;
}
