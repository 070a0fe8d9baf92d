import { Device, type types } from 'mediasoup-client';
import { io } from 'socket.io-client';

/**
 * The bare limit of joining: the least that a page must do to show another's picture with mediasoup. `?send` publishes the
 * camera; without it a button joins: capture and signalling side by side, consume before publishing.
 */
const socket = io({ transports: ['websocket'] });
const ask = (name: string, input: unknown = {}) => socket.emitWithAck(name, input);
const camera = () =>
  navigator.mediaDevices.getUserMedia({
    audio: true,
    video: { width: 320, height: 180, frameRate: 15 },
  });

function connected<T extends types.Transport>(transport: T): T {
  transport.on(
    'connect',
    ({ dtlsParameters }, done) => void ask('dtls', { id: transport.id, dtlsParameters }).then(done),
  );
  transport.on(
    'produce',
    (parameters, done) =>
      void ask('produce', { id: transport.id, ...parameters }).then((id) => done({ id })),
  );
  return transport;
}

async function join(sends: boolean): Promise<void> {
  const capture = camera();
  const room = await ask('join');
  const device = new Device();
  await device.load({ routerRtpCapabilities: room.capabilities });
  if (!sends) {
    const receive = connected(device.createRecvTransport(room.receive));
    const offer = await ask('consume', { id: receive.id, rtpCapabilities: device.rtpCapabilities });
    const consumer = await receive.consume(offer);
    const video = document.body.appendChild(document.createElement('video'));
    Object.assign(video, {
      muted: true,
      autoplay: true,
      playsInline: true,
      srcObject: new MediaStream([consumer.track]),
    });
    void ask('resume', { id: consumer.id });
  }
  const send = connected(device.createSendTransport(room.send));
  for (const track of (await capture).getTracks()) await send.produce({ track });
  document.body.dataset.sending = 'yes';
}

if (location.search === '?send') void join(true);
else {
  void camera().then((stream) => {
    const button = document.body.appendChild(document.createElement('button'));
    button.textContent = 'Vào họp';
    button.onclick = () => void join(false);
    Object.assign(window, { stream });
  });
}
