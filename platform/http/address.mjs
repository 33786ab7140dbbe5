// Plain JavaScript: the launcher reads it too, before any package is installed.

/** Whether a server that listens on `host` listens on every address of its machine. @param {string} host */
export function isEverywhere(host) {
  return /^(0\.0\.0\.0|\[::\])$/.test(hostOf(host));
}

/**
 * The address at which this machine reaches a server that listens on `host` and `port`, as a browser writes it; for a
 * server that listens everywhere, the loopback's. An impossible host gives an address that no server has.
 * @param {string} host @param {string | number} port
 */
export function addressOf(host, port) {
  const name = hostOf(host);
  const near = name === '0.0.0.0' ? '127.0.0.1' : name === '[::]' ? '[::1]' : name;
  const address = `http://${near}:${port}`;
  return URL.canParse(address) ? new URL(address).origin : address;
}

/** A host as it stands in an address: in brackets where it has colons, and always written in the same way. */
export function hostOf(host) {
  const address = `http://${host.includes(':') ? `[${host}]` : host}`;
  return URL.canParse(address) ? new URL(address).hostname : host;
}
