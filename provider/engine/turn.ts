/** The last of the things that wait for one another, by client and name. Weak, so that they go with their client. */
const turns = new WeakMap<object, Map<string, Promise<unknown>>>();

/** Runs after everything that was begun under the same name for the same client, whether that succeeded or not. */
export async function inTurn<T>(client: object, name: string, run: () => Promise<T>): Promise<T> {
  const queue = turns.get(client) ?? new Map<string, Promise<unknown>>();
  turns.set(client, queue);
  const turn = (queue.get(name) ?? Promise.resolve()).then(run, run);
  queue.set(name, turn);
  return turn;
}
