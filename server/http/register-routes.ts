import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ErrorBody, refuse } from '#contract/errors.ts';
import { accountRoutes } from '#contract/http/account.ts';
import type { RouteShape } from '#contract/http/route.ts';
import { type RouteName, routes } from '#contract/http/routes.ts';
import {
  AgendaItemId,
  DocumentId,
  LibraryFolderId,
  MeetingId,
  PaperRequestId,
  SiteDeviceId,
  UnitInvitationId,
  VersionId,
} from '#contract/ids.ts';
import { can, RULES } from '#server/domain/permissions.ts';
import type { LibraryAccess } from '#server/services/library-access.ts';
import type { MeetingAccess, MeetingThing } from '#server/services/ports/meeting-access.ts';
import type { SiteDeviceAccess } from '#server/services/site-device-access.ts';
import type { Handlers, Visit } from './handlers.ts';
import { requireActor, requireSignedIn } from './request-actor.ts';
import { DEVICE_COOKIE_MS, type SessionCookie } from './session-cookie.ts';

type AnyHandler = (input: object, context: object) => Promise<unknown>;

/**
 * Registers every route of the contract in one loop: authorise, parse, call the handler, answer through the answer's schema
 * (a field that is not in it never leaves the server). The rule is asked before the body is read, so that nobody learns of a
 * thing by how its input is refused. Most services ask again with what they have read; casting a ballot is decided by the
 * list of voters that was frozen when it opened, and who is on it keeps the right to vote until it closes.
 */
export function registerRoutes(
  app: FastifyInstance,
  parts: {
    handlers: Handlers;
    access: MeetingAccess;
    library: LibraryAccess;
    siteDevices: SiteDeviceAccess;
    cookie: SessionCookie;
  },
): void {
  for (const name of Object.keys(routes) as RouteName[]) {
    const route: RouteShape = routes[name];
    const handler = parts.handlers[name] as unknown as AnyHandler;
    app.route({
      method: route.method,
      url: route.path,
      schema: {
        operationId: name,
        summary: route.summary,
        tags: [name.split('.')[0] ?? name],
        ...(route.action === 'public' ? { security: [] } : {}),
        ...(route.params ? { params: route.params } : {}),
        ...(route.query ? { querystring: route.query } : {}),
        ...(route.body ? { body: route.body } : {}),
        response: { 200: route.answer, default: ErrorBody },
      },
      ...(route.mostPerMinute ? { config: { rateLimit: { max: route.mostPerMinute } } } : {}),
      preParsing: (request) => authorise(name, request, parts),
      handler: (request, reply) =>
        handler(
          { params: request.params, query: request.query, body: request.body },
          { ...visitOf(request, reply, parts.cookie), actor: request.actor },
        ),
    });
  }
}

const SiteDeviceParams = z.object({ siteDeviceId: SiteDeviceId.optional() });

const FolderParams = z.object({ folderId: LibraryFolderId });

const ThingParams = z.object({
  meetingId: MeetingId.optional(),
  itemId: AgendaItemId.optional(),
  documentId: DocumentId.optional(),
  versionId: VersionId.optional(),
  requestId: PaperRequestId.optional(),
  invitationId: UnitInvitationId.optional(),
});

/** The thing of a meeting that the parameters of an address name; null when they name none. */
function thingIn(params: z.infer<typeof ThingParams>): MeetingThing | null {
  const { versionId, documentId, itemId, requestId } = params;
  if (versionId) return { versionId };
  if (documentId) return { documentId };
  if (itemId) return { itemId };
  return requestId ? { requestId } : null;
}

/** What a guest who was let in to a meeting may ask beside the things of that meeting. */
const OPEN_TO_GUESTS: readonly RouteName[] = [
  'account.me',
  'account.signOut',
  'media.capabilities',
  'lineTests.start',
  'lineTests.connect',
  'lineTests.send',
  'lineTests.receive',
  'lineTests.end',
];

/** Refuses unless the table of permissions allows the route's action to the actor in what the address names. */
async function authorise(
  name: RouteName,
  request: FastifyRequest,
  {
    access,
    library,
    siteDevices,
  }: { access: MeetingAccess; library: LibraryAccess; siteDevices: SiteDeviceAccess },
): Promise<void> {
  const route: RouteShape = routes[name];
  if (route.action === 'public') return;
  // The own account stays open to who must change the password; the lists that anyone may ask for do not.
  const actor = Object.hasOwn(accountRoutes, name)
    ? requireSignedIn(request)
    : requireActor(request);
  const { meeting, unitOfPaper, unitOfSite } = RULES[route.action];
  if (unitOfSite) {
    const named = SiteDeviceParams.safeParse(request.params);
    if (!named.success) throw refuse('NOT_FOUND', 'site-device');
    const { siteDeviceId } = named.data;
    if (siteDeviceId) await siteDevices.require(actor, siteDeviceId, route.action);
    else await siteDevices.requireAny(actor, route.action);
    return;
  }
  if (!meeting && !unitOfPaper) {
    if (actor.kind === 'guest' && !OPEN_TO_GUESTS.includes(name)) throw refuse('FORBIDDEN');
    if (!can({ unitRoles: actor.unitRoles, meetingRoles: [] }, route.action)) {
      throw refuse('FORBIDDEN');
    }
    const folder = FolderParams.safeParse(request.params);
    if (folder.success) await library.require(actor, folder.data.folderId, route.action);
    return;
  }
  const named = ThingParams.safeParse(request.params);
  if (!named.success) throw refuse('NOT_FOUND');
  const { meetingId, documentId, versionId, invitationId } = named.data;
  const paper = versionId ? { versionId } : documentId ? { documentId } : null;
  if (paper && (await library.requireDocument(actor, paper, route.action))) return;
  const thing = thingIn(named.data);
  if (meetingId) await access.require(actor, meetingId, route.action);
  else if (thing) await access.requireOf(actor, thing, route.action);
  else if (invitationId) await access.requireInvited(actor, invitationId, route.action);
  else throw refuse('FORBIDDEN');
}

function visitOf(request: FastifyRequest, reply: FastifyReply, cookie: SessionCookie): Visit {
  return {
    address: request.ip,
    userAgent: request.headers['user-agent'] ?? '',
    sessionToken: cookie.tokenIn(request.headers.cookie),
    deviceToken: cookie.deviceTokenIn(request.headers.cookie),
    giveDevice: (token) =>
      void reply.setCookie(cookie.deviceName, token, {
        ...cookie.options,
        expires: new Date(Date.now() + DEVICE_COOKIE_MS),
      }),
    giveSession: (token, expiresAt) =>
      void reply.setCookie(cookie.name, token, { ...cookie.options, expires: expiresAt }),
    takeSession: () => void reply.clearCookie(cookie.name, cookie.options),
  };
}
