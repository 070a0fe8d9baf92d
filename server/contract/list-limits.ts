/** So many documents, or meetings of the past, one list holds at most: it is narrowed or searched, never read to its end. */
export const MOST_LISTED = 500;

/** So many notifications are shown; older ones stay stored. */
export const MOST_NOTIFICATIONS = 50;

/** So many messages of a running meeting are kept in its state; all of them stay in its proceedings. */
export const MOST_CHAT_MESSAGES = 500;
