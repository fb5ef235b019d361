const fastCheck = require('../node_modules/fast-check/lib/cjs/fast-check.js');

// With random seeds, a rare counterexample would fail the tests of a change that did not cause it. `npm run test:random` looks for those.
fastCheck.configureGlobal({ seed: Number(process.env.INTUNEFORM_SEED) });

module.exports = fastCheck;
