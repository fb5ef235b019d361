/** Says what is waited for, one line every half minute as long as anything is. */
export interface Waits {
  /** Notes that something is waited for. The function that comes back ends that. */
  readonly begin: (what: string) => () => void;
}

/** Makes the waits of a connection. `say` takes a line; nothing is said of a wait shorter than the interval. */
export function createWaits(say: (line: string) => void, intervalMs: number): Waits {
  const pending = new Map<symbol, { readonly what: string; readonly since: number }>();
  let timer: NodeJS.Timeout | undefined;
  const tell = (): void => {
    const [oldest] = pending.values();
    if (oldest) say(renderWait(oldest.what, Date.now() - oldest.since, pending.size - 1));
  };
  return {
    begin: (what) => {
      const key = Symbol(what);
      pending.set(key, { what, since: Date.now() });
      timer ??= setInterval(tell, intervalMs).unref();
      return () => {
        pending.delete(key);
        if (pending.size > 0) return;
        clearInterval(timer);
        timer = undefined;
      };
    },
  };
}

function renderWait(what: string, milliseconds: number, others: number): string {
  const more = others === 0 ? '' : ` and ${String(others)} more`;
  return `waiting for ${what}${more}, ${String(Math.round(milliseconds / 1000))} s so far`;
}
