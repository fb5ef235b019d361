/**
 * An esbuild plugin that leaves the client half of @grpc/grpc-js out of the provider's bundle.
 *
 * Its server loads the client for two services (channelz, ORCA) that the provider does not offer, only through
 * `make-client` and `@grpc/proto-loader`. It would add about 10 ms to every start of the provider, and Terraform starts
 * it often. The provider's process tests run on a bundle built this way.
 */
exports.grpcServerOnly = {
  name: 'grpc-server-only',
  setup(build) {
    build.onResolve({ filter: /^(\.\/make-client|@grpc\/proto-loader)$/ }, ({ path, importer }) =>
      /[\\/]@grpc[\\/]grpc-js[\\/]/.test(importer) ? { path, namespace: 'left-out' } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'left-out' }, () => ({
      contents: 'exports.loadPackageDefinition = () => { throw new Error("left out of the bundle"); };',
    }));
  },
};
