import type { Plugin } from 'vite';

/**
 * What mediasoup-client brings along for React Native and for tests, which no browser ever runs; and for single browsers, which
 * `mediasoup-device.ts` asks for by itself.
 */
const FOR_OTHERS =
  /^\.\/(handlers\/(ReactNative106|FakeHandler|Chrome74|Firefox120|Safari12)|test\/fakeParameters)$/;
const NOTHING = '\0nothing';
const SILENT_DEBUG = '\0silent-debug';

/** `debug` writes when a developer asks it to in the browser's storage; here it never writes. */
const SILENT_DEBUG_CODE = `
const silent = () => Object.assign(() => undefined, { enabled: false });
silent.default = silent;
module.exports = silent;
`;

/** Leaves out of mediasoup-client, which is one CommonJS file after another, what no browser of this product needs. */
export function leanMediasoup(): Plugin {
  return {
    name: 'lean-mediasoup',
    apply: 'build',
    enforce: 'pre',
    resolveId(source, importer = '') {
      if (!/node_modules\/(mediasoup-client|awaitqueue|h264-profile-level-id)\//.test(importer))
        return null;
      if (source === 'debug') return SILENT_DEBUG;
      return FOR_OTHERS.test(source) ? NOTHING : null;
    },
    load(id) {
      if (id === SILENT_DEBUG) return SILENT_DEBUG_CODE;
      return id === NOTHING ? 'module.exports = {};' : null;
    },
  };
}
