/**
 * Waits for the part of the environment that whoever started this process finds out while it loads, such as the address of a
 * database that is starting, too. A process that was not told to wait (PLENARY_WAITS) had all of it from its beginning, also
 * under a process manager that has a channel to it. Ends this process when the other one is gone before. It lets go of the channel
 * unless it is to `keep` it.
 */
export async function restOfEnvironment({ keep = false } = {}): Promise<void> {
  if (!process.env.PLENARY_WAITS) return;
  delete process.env.PLENARY_WAITS;
  const gone = () => process.exit(0);
  if (!process.connected) return gone();
  process.once('disconnect', gone);
  const rest = await new Promise((done) => process.once('message', done));
  Object.assign(process.env, rest);
  process.off('disconnect', gone);
  if (!keep) process.disconnect();
}
