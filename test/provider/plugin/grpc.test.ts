import * as library from '@grpc/grpc-js';
import { Status } from '@grpc/grpc-js/build/src/constants.js';
import { Server } from '@grpc/grpc-js/build/src/server.js';
import { ServerCredentials } from '@grpc/grpc-js/build/src/server-credentials.js';

test('finds the parts of the gRPC library in the imported files', () => {
  const parts = { Server, ServerCredentials, Status };

  expect(parts).toEqual({
    Server: library.Server,
    ServerCredentials: library.ServerCredentials,
    Status: library.status,
  });
});
