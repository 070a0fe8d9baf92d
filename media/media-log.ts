/** What the media layer writes to; a pino logger fits. */
export type MediaLog = {
  info(data: object, message: string): void;
  warn(data: object, message: string): void;
  error(data: object, message: string): void;
};
