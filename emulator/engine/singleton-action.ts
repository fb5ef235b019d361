import type { Answer } from '../model/answer.js';
import type { Call, Operation } from '../model/operation.js';
import type { Singleton } from '../model/singleton.js';
import { recordSingletonWrite } from './singleton-operations.js';

/** An action of a singleton: `POST <object>/<name>`, with the permissions of a write. It is added to the audit log if it succeeds. */
export function singletonAction(singleton: Singleton, name: string, run: (call: Call) => Answer): Operation {
  const { path, versions, permissions, load } = singleton;
  if (!permissions.write) throw new RangeError(`${path} cannot be written`);
  return {
    method: 'POST',
    path: `${path}/${name}`,
    versions,
    permissions: permissions.write,
    run: (call) => {
      const before = load(call.tenant);
      const answer = run(call);
      if (answer.error === undefined) {
        recordSingletonWrite(singleton, call, { operation: name, before, after: load(call.tenant) });
      }
      return answer;
    },
  };
}
