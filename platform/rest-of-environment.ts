/**
 * Waits for the part of the environment that whoever started this process finds out while it loads, such as the address of a
 * database that is starting, too. A process that nobody sends anything to had all of it from its beginning.
 * Ends this process when the other one is gone before.
 */
export async function restOfEnvironment(): Promise<void> {
  if (!process.connected) return;
  const gone = () => process.exit(0);
  process.once('disconnect', gone);
  const rest = await new Promise((done) => process.once('message', done));
  Object.assign(process.env, rest);
  process.off('disconnect', gone);
  process.disconnect?.();
}
