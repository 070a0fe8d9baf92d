/** The cookie by which a page asks that answers come slowly: its line is thin, and a conference's voices go over it. */
export const THIN_LINE_COOKIE = 'nghi-su-duong-hep';
