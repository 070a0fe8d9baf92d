import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { LIVE_PATH } from '#contract/live/wire.ts';

/** The bare limit of fan-out: a Socket.IO server that does nothing but broadcast what it is given, in a process of its own. */
const http = createServer();
const io = new Server(http, { path: LIVE_PATH, serveClient: false, perMessageDeflate: false });
io.on('connection', (socket) => {
  socket.on('turn', (frame: unknown, answer: (done: true) => void) => {
    io.emit('events', frame);
    answer(true);
  });
});
http.listen(0, '127.0.0.1', () => {
  const address = http.address();
  process.send?.(typeof address === 'object' && address ? address.port : 0);
});
process.once('disconnect', () => process.exit(0));
