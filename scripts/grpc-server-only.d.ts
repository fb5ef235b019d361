import type { Plugin } from 'esbuild';

/** Leaves the client half of @grpc/grpc-js out of a bundle. */
export const grpcServerOnly: Plugin;
