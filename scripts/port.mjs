import { createServer } from 'node:net';
import { Failure } from './failure.mjs';

/** Throws with a sentence when nobody can listen on this port of this host. @param {string} host @param {string} port */
export function checkPort(host, port) {
  return new Promise((done, failed) => {
    if (!/^\d+$/.test(port) || Number(port) < 1 || Number(port) > 65_535) {
      failed(
        new Failure('PORT should be a whole number from 1 to 65535.', 'correct it: PORT=3001 npm start'),
      );
      return;
    }
    const probe = createServer();
    probe.once('error', (error) => failed(whyNoPort(host, port, error)));
    probe.listen(Number(port), host, () => probe.close(done));
  });
}

/** What a person reads who cannot listen there, by the error that the system gave. */
export function whyNoPort(host, port, { code, message }) {
  const other = 'choose another: PORT=3001 npm start';
  if (code === 'EADDRINUSE') {
    return new Failure(
      `Port ${port} on ${host} is already in use by another program.`,
      `stop that program, or ${other}`,
    );
  }
  if (code === 'EACCES') return new Failure(`This user may not open port ${port}.`, other);
  return new Failure(
    `HOST is "${host}", which is no address of this machine (${code ?? message}).`,
    'set HOST to 127.0.0.1 or 0.0.0.0.',
  );
}
