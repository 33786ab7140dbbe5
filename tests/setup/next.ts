// What Next does first in its own process; without it no module of Next has a request to belong to.
import 'next/dist/server/node-environment-baseline.js';
