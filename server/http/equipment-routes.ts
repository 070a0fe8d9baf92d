import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ERROR_STATUS, type ErrorBody, refuse } from '#contract/errors.ts';
import type { EquipmentCaller, EquipmentService } from '#server/services/equipment-service.ts';
import { errorBodyOf } from '#server/services/error-body.ts';
import { hashToken } from '#server/services/session-service.ts';
import type { IceServer } from '#server/services/turn-credentials.ts';

/** How often one address may ask in a minute: equipment that lost its line tries again every few seconds. */
const MOST_PER_MINUTE = 120;
const SDP = 'application/sdp';
const FRAGMENT = 'application/trickle-ice-sdpfrag';
/** An offer of a browser with all its codecs is some 8 KiB. */
const MOST_BYTES = 64 * 1024;

type Direction = 'in' | 'out';

/**
 * Registers `/whip` (RFC 9725) and `/whep` (draft-ietf-wish-whep), which equipment and not the product's page speaks: the
 * bearer token of a way is all that counts, and pages of any origin may use them with it.
 */
export function equipmentRoutes({ equipment }: { equipment: EquipmentService }) {
  return async (app: FastifyInstance): Promise<void> => {
    for (const type of [SDP, FRAGMENT])
      app.addContentTypeParser(
        type,
        { parseAs: 'string', bodyLimit: MOST_BYTES },
        (_, body, done) => done(null, body),
      );
    const count = app.createRateLimit({
      max: MOST_PER_MINUTE,
      timeWindow: '1 minute',
      allowList: [],
      keyGenerator: ({ ip }) => `equipment ${ip}`,
    });
    app.addHook('onRequest', async (request, reply) => {
      allowAnyOrigin(reply);
      if (request.method === 'OPTIONS') return;
      const counted = await count(request);
      if (counted.isAllowed || !counted.isExceeded) return;
      throw refuse('TOO_MANY', undefined, { retryAfterSeconds: counted.ttlInSeconds });
    });
    app.setErrorHandler(answerProblem);
    registerEndpoint(app, equipment, { path: '/whip', direction: 'in' });
    registerEndpoint(app, equipment, { path: '/whep', direction: 'out' });
  };
}

function registerEndpoint(
  app: FastifyInstance,
  equipment: EquipmentService,
  { path, direction }: { path: string; direction: Direction },
): void {
  const schema = { hide: true };
  const session = `${path}/:sessionId`;
  const sessionId = (request: FastifyRequest) =>
    (request.params as { sessionId: string }).sessionId;

  app.post(path, { schema }, async (request, reply) => {
    const sdp = bodyOf(request, SDP);
    const answer = await equipment.call(callerOf(request), direction, sdp);
    return reply
      .code(201)
      .headers({
        location: `${path}/${answer.sessionId}`,
        etag: answer.etag,
        'accept-patch': FRAGMENT,
        'cache-control': 'no-store',
        ...(answer.iceServers.length > 0 ? { link: answer.iceServers.flatMap(asLinks) } : {}),
      })
      .type(SDP)
      .send(answer.sdp);
  });

  app.patch(session, { schema }, async (request, reply) => {
    const fragment = bodyOf(request, FRAGMENT);
    const ifMatch = request.headers['if-match'];
    if (ifMatch === undefined)
      return problem(reply, 428, 'The header If-Match is missing (RFC 9725, section 4.3.1).');
    const asked = { sessionId: sessionId(request), ifMatch, fragment };
    const answer = await equipment.restart(callerOf(request), direction, asked);
    if (answer === null) return reply.code(204).send();
    return reply.header('etag', answer.etag).type(FRAGMENT).send(answer.fragment);
  });

  app.delete(session, { schema }, async (request, reply) => {
    await equipment.hangUp(callerOf(request), direction, sessionId(request));
    return reply.code(200).send();
  });

  answerOptions(app, path, 'POST, OPTIONS', { 'accept-post': SDP });
  answerOptions(app, session, 'PATCH, DELETE, OPTIONS', { 'accept-patch': FRAGMENT });
}

/** Says what may be asked; everything else is 405. */
function answerOptions(
  app: FastifyInstance,
  url: string,
  allow: string,
  headers: Record<string, string>,
): void {
  const schema = { hide: true };
  app.options(url, { schema }, async (_request, reply) =>
    reply
      .code(204)
      .headers({
        ...headers,
        allow,
        'access-control-allow-methods': allow,
        'access-control-allow-headers': 'authorization, content-type, if-match',
        'access-control-max-age': '86400',
      })
      .send(),
  );
  const others = (['GET', 'PUT', 'POST', 'PATCH', 'DELETE'] as const).filter(
    (method) => !allow.includes(method),
  );
  app.route({
    method: [...others],
    url,
    schema,
    // Before a body is looked at.
    onRequest: async (_request, reply) => {
      reply.header('allow', allow);
      return problem(reply, 405, `Only ${allow} may be asked here.`);
    },
    handler: async () => {},
  });
}

function allowAnyOrigin(reply: FastifyReply): void {
  reply.headers({
    'access-control-allow-origin': '*',
    'access-control-expose-headers': 'location, etag, link, accept-patch, retry-after',
    'cross-origin-resource-policy': 'cross-origin',
  });
}

/** Relay credentials as RFC 9725, section 4.6, has them in headers. */
function asLinks({ urls, username, credential }: IceServer): string[] {
  return urls.map(
    (url) =>
      `<${url}>; rel="ice-server"; username="${username}"; credential="${credential}"; credential-type="password"`,
  );
}

function callerOf(request: FastifyRequest): EquipmentCaller {
  const [, token] =
    /^Bearer ([\w.~+/-]{1,200}=*)$/i.exec(request.headers.authorization ?? '') ?? [];
  return { tokenHash: token ? hashToken(token) : null, address: request.ip };
}

/** The body as text; another type was refused by then, unless it is one that the product reads elsewhere. */
function bodyOf(request: FastifyRequest, type: string): string {
  const [sent] = (request.headers['content-type'] ?? '').split(';');
  if (sent?.trim().toLowerCase() !== type || typeof request.body !== 'string')
    throw refuse('UNSUPPORTED_FILE');
  return request.body;
}

const WORDS: Record<number, string> = {
  401: 'The bearer token is missing, unknown or revoked.',
  403: 'The token is for the other direction: one for /whip does not open /whep.',
  404: 'There is no such session, or it has ended: send a new offer.',
  412: 'The session is in another state of ICE than If-Match names.',
  413: 'The body is too large.',
  415: `Send an offer as ${SDP}, a fragment as ${FRAGMENT}.`,
  429: 'Too many requests: wait before trying again.',
  503: 'The media server does not run now: try again.',
};

const CONFLICTS: Record<string, string> = {
  'not-started': 'The meeting has not started.',
  'meeting-ended': 'The meeting is over.',
};

function answerProblem(
  error: Error & { statusCode?: number },
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const body = errorBodyOf(error);
  const status = statusOf(body, error);
  if (status >= 500 && status !== 503) request.log.error({ err: error }, 'request failed');
  if (status === 401) reply.header('www-authenticate', 'Bearer');
  if (status === 429 || status === 503) reply.header('retry-after', body.retryAfterSeconds ?? 2);
  const conflict = status === 409 ? CONFLICTS[body.reason ?? ''] : undefined;
  const words = body.fields?.[0]?.message ?? conflict ?? WORDS[status];
  return problem(reply, status, words ?? 'This was refused.');
}

/**
 * An offer that was understood and can't be taken is 422, and 406 when the player lacks the codec (draft-ietf-wish-whep); what Fastify refuses by itself says so in its own status.
 */
function statusOf({ code, reason }: ErrorBody, error: { statusCode?: number }): number {
  if (code === 'INTERNAL') return error.statusCode ?? 500;
  if (code !== 'BAD_INPUT') return ERROR_STATUS[code];
  return reason === 'media-codec' ? 406 : reason === 'media' ? 422 : ERROR_STATUS[code];
}

/** RFC 9457: what went wrong in words, for whoever set the equipment up. */
function problem(reply: FastifyReply, status: number, detail: string) {
  return reply
    .code(status)
    .type('application/problem+json')
    .send(JSON.stringify({ status, detail }));
}
