import { describe, expect, it } from 'vitest';
import { errorFromAnswer } from '#client/api/api-error.ts';
import { buildRequest } from '#client/api/request.ts';
import { routeTable } from '#client/api/route-table.ts';
import { placeAfterSignIn, signInPath } from '#client/api/session.ts';
import { routes } from '#contract/http/routes.ts';

describe('a request', () => {
  it('puts parameters into the path, escaped, and the body as JSON', () => {
    const address = { method: 'PATCH', path: '/api/meetings/:meetingId/agenda/:itemId' };
    const request = buildRequest(address, {
      params: { meetingId: 'a/b', itemId: '2' },
      body: { version: 3 },
    });
    expect(request).toEqual({
      method: 'PATCH',
      url: '/api/meetings/a%2Fb/agenda/2',
      body: '{"version":3}',
    });
  });

  it('writes a query without the values that are absent', () => {
    const request = buildRequest(routeTable['meetings.list'], {
      query: { scope: 'mine', q: 'hội nghị', phase: undefined },
    });
    expect(request.url).toBe('/api/meetings?scope=mine&q=h%E1%BB%99i+ngh%E1%BB%8B');
    expect(request.body).toBeNull();
  });

  it('is not made without a parameter that the path needs', () => {
    expect(() => buildRequest(routeTable['meetings.get'], {})).toThrow('meetingId');
  });
});

describe('the table of addresses', () => {
  it('is that of the contract', () => {
    const ofContract = Object.fromEntries(
      Object.entries(routes).map(([name, { method, path }]) => [name, { method, path }]),
    );
    expect(routeTable).toEqual(ofContract);
  });
});

describe('an answer that refuses', () => {
  it('keeps the refusal that the server wrote', () => {
    const error = errorFromAnswer(429, '{"code":"TOO_MANY","retryAfterSeconds":12}');
    expect(error.code).toBe('TOO_MANY');
    expect(error.body.retryAfterSeconds).toBe(12);
  });

  it.each([
    [502, '<html>Bad gateway</html>', 'UNAVAILABLE'],
    [500, 'null', 'INTERNAL'],
    [500, '', 'INTERNAL'],
  ])('of status %i without a refusal in it becomes one', (status, text, code) => {
    expect(errorFromAnswer(status, text).code).toBe(code);
  });
});

describe('the way back after signing in', () => {
  it('leads to where one wanted to go', () => {
    const path = '/lich-hop?tim=giao%20ban';
    const wanted = new URL(signInPath(path), 'http://x').searchParams.get('toi');
    expect(placeAfterSignIn(wanted)).toBe(path);
  });

  it.each([null, '', 'https://evil.example', '//evil.example', '/\\evil.example', 'javascript:x'])(
    'never leads to another origin: %s',
    (wanted) => {
      expect(placeAfterSignIn(wanted)).toBe('/');
    },
  );
});
