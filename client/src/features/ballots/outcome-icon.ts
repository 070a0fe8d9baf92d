import { IconEqual, IconRosetteDiscountCheck, IconX } from '@tabler/icons-react';

/** The picture of an outcome, wherever one is shown: meaning never comes by colour alone. */
export const OUTCOME_ICON = {
  passed: IconRosetteDiscountCheck,
  rejected: IconX,
  tied: IconEqual,
} as const;
