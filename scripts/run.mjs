import { spawn } from 'node:child_process';
import { tied } from './processes.mjs';

/**
 * Runs a program until it ends; it does not outlive this process, where the system can see to that.
 * @param {string} command
 * @param {string[]} args
 * @param {object} [options]
 * @param {string} [options.cwd]
 * @param {NodeJS.ProcessEnv} [options.env]
 * @param {boolean} [options.shell]
 * @param {boolean | 'errors'} [options.terminal] terminal and signals are the program's own, and nothing of what it prints
 *   is kept; with 'errors' that is so of its errors alone
 * @param {boolean} [options.sends] it may send messages to this process
 * @param {Promise<object>} [options.rest] the part of its environment that is sent to it once it is known
 * @param {(text: string) => void} [options.hear] told what it prints, when it prints it
 * @returns {Promise<{code: number, output: string, sent: unknown}>} `code` is -1 where it could not be started; `output` is all
 *   it printed; `sent` is the last message that it sent
 */
export function run(
  command,
  args,
  { terminal = false, sends = false, rest, hear = () => {}, ...options } = {},
) {
  const [program, all] = tied('TERM', command, args);
  const errors = terminal ? 'inherit' : 'pipe';
  const stdio = terminal === true ? 'inherit' : ['ignore', 'pipe', errors, ...(sends ? ['ipc'] : [])];
  const env = rest ? { ...options.env, PLENARY_WAITS: '1' } : options.env;
  const child = spawn(program, all, { ...options, env, stdio });
  const pass = (signal) => child.kill(signal);
  if (terminal) for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, pass);
  const isThere = () => child.connected && child.exitCode === null;
  // Where it is never known, the program ends with this process.
  rest?.then(
    (known) => isThere() && child.send(known, () => {}),
    () => {},
  );
  let output = '';
  let sent;
  child.on('message', (message) => {
    sent = message;
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text) => {
      output += text;
      hear(text);
    });
  }
  return new Promise((done) => {
    child.once('error', (error) => done({ code: -1, output: output + error.message, sent }));
    child.once('close', (code, signal) => done({ code: code ?? (signal ? 1 : -1), output, sent }));
  });
}
