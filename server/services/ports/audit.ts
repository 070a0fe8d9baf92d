import type { UserId } from '#contract/ids.ts';

/** What the audit log keeps of an act: who, what, on which thing. Never a choice, a receipt, a note or a password. */
export type AuditNote = {
  accountId: UserId | null;
  /** Name of the act as in the table of actions, for example `meeting.release`. */
  action: string;
  /** The thing acted on as `kind:id`, for example `meeting:0191…`. */
  subject: string;
  detail?: Record<string, string | number | boolean | null>;
  /** Network address that the act came from, where it is known. */
  address?: string | null;
};

/** The log of acts outside of the live stream; append-only. Stores write it in the transaction of the act itself. */
export interface AuditLog {
  write(note: AuditNote): Promise<void>;
}
