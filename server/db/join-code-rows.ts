import { randomInt } from 'node:crypto';
import type { JoinCode } from '#contract/http/waiting-room.ts';
import { JOIN_CODE_DIGITS } from '#contract/join-code.ts';
import type { Transaction } from './database.ts';

/** So many draws are never taken all: of a thousand million codes a few thousand are in use. */
const MOST_DRAWS = 20;

/** The code of a meeting, made when it has none. To be called in a transaction that knows that the meeting is handed out. */
export async function keepJoinCode(tx: Transaction, meetingId: string): Promise<JoinCode> {
  const known = await tx.joinCode.findUnique({ where: { meetingId } });
  if (known) return toJoinCode(known);
  for (let draw = 0; draw < MOST_DRAWS; draw += 1) {
    // Another meeting may have these digits, or another server may have made the code of this one: then nothing is written.
    await tx.joinCode.createMany({
      data: { meetingId, digits: drawDigits() },
      skipDuplicates: true,
    });
    const made = await tx.joinCode.findUnique({ where: { meetingId } });
    if (made) return toJoinCode(made);
  }
  throw new Error('no free code was drawn');
}

/** Replaces the digits of a code by others that no meeting has. */
export async function renewJoinCode(tx: Transaction, meetingId: string): Promise<void> {
  for (let draw = 0; draw < MOST_DRAWS; draw += 1) {
    const digits = drawDigits();
    if (await tx.joinCode.findUnique({ where: { digits } })) continue;
    await tx.joinCode.update({ where: { meetingId }, data: { digits, madeAt: new Date() } });
    return;
  }
  throw new Error('no free code was drawn');
}

/** A row as the contract shows it. */
export function toJoinCode({ digits, isOn, isShown }: JoinCode): JoinCode {
  return { digits, isOn, isShown };
}

function drawDigits(): string {
  return String(randomInt(10 ** JOIN_CODE_DIGITS)).padStart(JOIN_CODE_DIGITS, '0');
}
