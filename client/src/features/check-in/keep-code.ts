import { type LoaderFunctionArgs, redirect } from 'react-router';
import { call } from '#client/api/call.ts';
import { requireSession, signInPath } from '#client/api/session.ts';
import { checkInPath, codeIn } from './check-in-path.ts';

/**
 * Route loader: as `requireSession`, but who has to sign in first comes back with a code that is still good then. A code that is
 * not good is taken along as it is; the page says so afterwards.
 */
export async function keepCodeWhileSigningIn(args: LoaderFunctionArgs): Promise<null> {
  return requireSession(args).catch(async (thrown: unknown) => {
    const code = codeIn(new URL(args.request.url).searchParams);
    const { meetingId } = args.params;
    if (!(thrown instanceof Response) || !code || !meetingId) throw thrown;
    const pass = await call('attendance.pass', { body: { meetingId, code } }).catch(() => null);
    throw pass ? redirect(signInPath(checkInPath(meetingId, pass.code))) : thrown;
  });
}
