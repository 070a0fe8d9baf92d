import fc from 'fast-check';
import { ortc, type types } from 'mediasoup';
import { describe, expect, it } from 'vitest';
import { routerRtpCapabilities } from '#media/mediasoup/codecs.ts';
import { writeAnswer, writeFragment } from '#media/sdp/answer.ts';
import type { SfuCapabilities } from '#media/sdp/common-codecs.ts';
import { readFragment, readOffer } from '#media/sdp/offer.ts';
import { planPublication } from '#media/sdp/publication.ts';
import { planReception } from '#media/sdp/reception.ts';
import { parseSdp, SdpError } from '#media/sdp/sdp-text.ts';
import { type OfferName, offerText } from './offers.ts';

const capabilities = routerRtpCapabilities() as SfuCapabilities;
const all = { camera: true, sound: true };
const line = {
  iceParameters: { usernameFragment: 'server', password: 'of-the-server', iceLite: true },
  iceCandidates: [
    {
      foundation: 'udp',
      protocol: 'udp',
      priority: 1,
      ip: '127.0.0.1',
      address: '127.0.0.1',
      port: 40000,
      type: 'host',
    },
    {
      foundation: 'tcp',
      protocol: 'tcp',
      priority: 2,
      ip: '127.0.0.1',
      address: '127.0.0.1',
      port: 40000,
      type: 'host',
      tcpType: 'passive',
    },
  ],
  dtlsParameters: {
    fingerprints: [
      { algorithm: 'sha-512', value: 'AA' },
      { algorithm: 'sha-256', value: 'BB' },
    ],
  },
};

function published(name: OfferName) {
  return planPublication(readOffer(offerText(name)), capabilities, all);
}

describe('publishers', () => {
  it.each([
    ['aiortc-publish', 'video/VP8', [{ ssrc: 3066186917, rtx: { ssrc: 428698963 } }]],
    ['gstreamer-publish', 'video/VP8', [{ ssrc: 2508969927 }]],
    ['chromium-publish-simulcast', 'video/VP8', [{ rid: 'q' }, { rid: 'h' }, { rid: 'f' }]],
    ['obs-like-publish', 'video/H264', [{ ssrc: 1002 }]],
  ] as const)('takes one sound and one picture of %s', (name, mimeType, encodings) => {
    const [sound, picture] = published(name);
    expect(sound?.source).toBe('microphone');
    expect(sound?.codecs[0]?.mimeType.toLowerCase()).toBe('audio/opus');
    expect(picture?.source).toBe('camera');
    expect(picture?.codecs[0]?.mimeType).toBe(mimeType);
    expect(picture?.rtpParameters.encodings).toEqual(encodings);
  });

  it.each([
    'aiortc-publish',
    'gstreamer-publish',
    'chromium-publish-simulcast',
    'obs-like-publish',
  ] as const)('makes of %s what mediasoup takes', (name) => {
    for (const { rtpParameters } of published(name)) {
      const parameters = structuredClone(rtpParameters) as types.RtpParameters;
      ortc.validateAndNormalizeRtpParameters(parameters);
      ortc.getProducerRtpParametersMapping(parameters, routerRtpCapabilities());
    }
  });

  it('reads the line of who offers, be it written once for all or for each section', () => {
    expect(readOffer(offerText('obs-like-publish')).line).toMatchObject({
      usernameFragment: 'abcd',
      dtls: { role: 'client', fingerprints: [{ algorithm: 'sha-256' }] },
    });
    expect(readOffer(offerText('aiortc-publish')).line.usernameFragment).toBe('ZAnl');
  });

  it('takes a bundled section with port 0 for open, and one that stands alone for closed', () => {
    const text = offerText('gstreamer-publish');
    expect(readOffer(text).sections.map(({ isOpen }) => isOpen)).toEqual([true, true]);
    const alone = text.replace('a=group:BUNDLE video0 audio1', 'a=group:BUNDLE video0');
    expect(readOffer(alone).sections.map(({ isOpen }) => isOpen)).toEqual([true, false]);
  });

  it('takes only what the way may send', () => {
    const offer = readOffer(offerText('aiortc-publish'));
    const sources = (may: typeof all) =>
      planPublication(offer, capabilities, may).map((s) => s.source);
    expect(sources({ camera: true, sound: false })).toEqual(['camera']);
    expect(sources({ camera: false, sound: true })).toEqual(['microphone']);
  });

  it('answers every section: what is taken to receive, the rest with port 0', () => {
    const offer = readOffer(offerText('aiortc-publish'));
    const plan = planPublication(offer, capabilities, { camera: true, sound: false });
    const answer = writeAnswer(
      offer,
      line,
      plan.map((p) => ({ ...p, direction: 'recvonly' as const })),
    );
    expect(answer).toContain('m=audio 0 UDP/TLS/RTP/SAVPF 96 0 8\r\n');
    expect(answer).toContain('a=group:BUNDLE 1\r\n');
    expect(answer).toContain('m=video 9 UDP/TLS/RTP/SAVPF 97 98\r\n');
    for (const attribute of [
      'a=recvonly',
      'a=setup:passive',
      'a=ice-lite',
      'a=ice-ufrag:server',
      'a=fingerprint:sha-256 BB',
      'a=candidate:udp 1 udp 1 127.0.0.1 40000 typ host',
      'a=candidate:tcp 1 tcp 2 127.0.0.1 40000 typ host tcptype passive',
      'a=rtpmap:97 VP8/90000',
      'a=fmtp:98 apt=97',
      'a=rtcp-fb:97 nack pli',
    ])
      expect(answer).toContain(`${attribute}\r\n`);
    expect(answer).not.toContain('sha-512');
    expect(parseSdp(answer).sections).toHaveLength(2);
  });

  it('asks for the simulcast layers that were offered', () => {
    const offer = readOffer(offerText('chromium-publish-simulcast'));
    const plan = planPublication(offer, capabilities, all);
    const answer = writeAnswer(
      offer,
      line,
      plan.map((p) => ({ ...p, direction: 'recvonly' as const })),
    );
    expect(answer).toContain(
      'a=rid:q recv\r\na=rid:h recv\r\na=rid:f recv\r\na=simulcast:recv q;h;f\r\n',
    );
  });
});

describe('players', () => {
  it.each([
    ['aiortc-play', 96, 97],
    ['chromium-play', 111, 96],
  ] as const)('plays to %s under the payload types that it chose', (name, audio, video) => {
    const reception = planReception(readOffer(offerText(name)), capabilities, all);
    expect(reception.audio?.codec).toMatchObject({ mimeType: 'audio/opus', payloadType: audio });
    expect(reception.video?.codec).toMatchObject({ mimeType: 'video/VP8', payloadType: video });
  });

  it('refuses an offer that only sends, and one that it may give nothing of', () => {
    const sending = readOffer(offerText('obs-like-publish'));
    expect(() => planReception(sending, capabilities, all)).toThrow(SdpError);
    const pictureOnly = readOffer(
      offerText('chromium-play')
        .replace(/m=audio[\s\S]*/, '')
        .replace('BUNDLE 0 1', 'BUNDLE 0'),
    );
    expect(() => planReception(pictureOnly, capabilities, { camera: false, sound: true })).toThrow(
      /Nothing of the offer can be played/,
    );
  });
});

describe('a player that does not decode what is sent', () => {
  const offered = offerText('aiortc-play');
  it.each([
    [
      'its picture, though its sound could be played',
      offered.replace('VP8', 'H265').replaceAll('H264', 'H266'),
    ],
    [
      'its sound, though its picture could be shown',
      offered.replace('opus/48000/2', 'speex/16000'),
    ],
  ])('is told so: %s', (_name, text) => {
    expect(() => planReception(readOffer(text), capabilities, all)).toThrow(
      expect.objectContaining({ kind: 'codec', message: expect.stringMatching(/VP8/) }),
    );
  });

  it('is let in for what it does decode, by a way that is for nothing else', () => {
    const text = offered.replace('VP8', 'H265').replaceAll('H264', 'H266');
    const soundOnly = planReception(readOffer(text), capabilities, { camera: false, sound: true });
    expect([soundOnly.audio?.codec.mimeType, soundOnly.video]).toEqual(['audio/opus', null]);
  });
});

describe('what is refused, in words', () => {
  const offer = offerText('obs-like-publish');
  it.each([
    ['a page', '<html>', /Not a line of SDP/],
    ['nothing', '', /no line "v=0"/],
    ['no media', 'v=0\r\ns=-\r\n', /no media section/],
    ['a broken media line', 'v=0\r\nm=video\r\n', /Not a media line/],
    ['no ICE', offer.replaceAll(/a=ice-(ufrag|pwd).*\n/g, ''), /a=ice-ufrag/],
    ['no encryption', offer.replace(/a=fingerprint.*\n/, ''), /a=fingerprint/],
    ['media that are not bundled', offer.replace('a=group:BUNDLE 0 1\n', ''), /bundled/],
    ['one mid twice', offer.replace('a=mid:1', 'a=mid:0'), /same mid/],
    ['no multiplexed RTCP', offer.replace('a=rtcp-mux\n', ''), /rtcp-mux/],
    [
      'too many sections',
      `v=0\r\n${'m=video 9 UDP/TLS/RTP/SAVPF 96\r\n'.repeat(17)}`,
      /More than 16/,
    ],
  ])('%s', (_name, text, words) => {
    expect(() => readOffer(text)).toThrow(words);
    expect(() => readOffer(text)).toThrow(SdpError);
  });

  it.each([
    [
      'H.264 other than baseline',
      (text: string) =>
        text
          .replace('42e01f', '640032')
          .replace('m=audio 57249', 'm=audio 0')
          .replace('BUNDLE 0 1', 'BUNDLE 1'),
    ],
    [
      'only codecs that nobody here has',
      (text: string) => text.replace('H264', 'H265').replace('opus', 'G722'),
    ],
  ])('%s', (_name, change) => {
    expect(() => planPublication(readOffer(change(offer)), capabilities, all)).toThrow(
      /Nothing of the offer can be taken/,
    );
  });

  it('throws nothing but SdpError, whatever is sent', () => {
    const lines = offer.split('\n');
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...lines), fc.string())), (some) => {
        try {
          const read = readOffer(some.join('\r\n'));
          planPublication(read, capabilities, all);
        } catch (error) {
          expect(error).toBeInstanceOf(SdpError);
        }
      }),
    );
  });
});

describe('fragments', () => {
  it('tells a restart from candidates', () => {
    const trickled =
      'm=audio 9 RTP/AVP 0\r\na=mid:0\r\na=candidate:1 1 udp 1 192.0.2.1 4 typ host\r\n';
    expect(readFragment(trickled)).toEqual({ usernameFragment: null });
    expect(readFragment(`a=ice-ufrag:new\r\na=ice-pwd:words\r\n${trickled}`)).toEqual({
      usernameFragment: 'new',
    });
    expect(() => readFragment('a=ice-ufrag:new\r\n')).toThrow(SdpError);
  });

  it('answers with new credentials and the candidates', () => {
    const fragment = writeFragment(line, 'video0');
    expect(readFragment(fragment)).toEqual({ usernameFragment: 'server' });
    expect(fragment).toContain('a=mid:video0\r\na=candidate:udp');
  });
});
