import { callNames, type Dispatcher } from './dispatch.js';
import type { Methods } from './grpc.js';

/** The calls of one provider, and the few of the process around it. `shutdown` is called after its caller was answered. */
export function methodsOf(dispatcher: Dispatcher, shutdown: () => void): Methods {
  return {
    ...Object.fromEntries(
      callNames.map((call) => [
        `/tfplugin6.Provider/${call}`,
        (request: Buffer): Promise<Uint8Array> => dispatcher.answer(call, request),
      ]),
    ),
    '/tfplugin6.Provider/StopProvider': () => {
      dispatcher.stop();
      return Promise.resolve(nothing);
    },
    '/plugin.GRPCController/Shutdown': () => {
      setImmediate(shutdown);
      return Promise.resolve(nothing);
    },
    '/grpc.health.v1.Health/Check': () => Promise.resolve(serving),
  };
}

/** A message without members; for StopProvider: no error. */
const nothing = new Uint8Array();

/** HealthCheckResponse with field 1, `status`, at SERVING (1). The service asked for is always `plugin`. */
const serving = Uint8Array.of(0x08, 0x01);
