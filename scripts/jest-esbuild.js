// Strips the types from tests and sources for jest. Types themselves are checked by tsc; esbuild is here for the provider anyway.
const { transformSync } = require('esbuild');

const options = {
  loader: 'ts',
  format: 'cjs',
  target: 'node20',
  // jest runs modules in a context of its own, which only `require` knows.
  supported: { 'dynamic-import': false },
  sourcemap: 'inline',
  sourcesContent: false,
};

module.exports = {
  process: (source, file) => ({ code: transformSync(source, { ...options, sourcefile: file }).code }),
};
