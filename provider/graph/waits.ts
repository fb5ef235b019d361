/** Reports current waits, one line every 30 seconds while there are any. */
export interface Waits {
  /** Starts a wait. The returned function ends it. */
  readonly begin: (what: string) => () => void;
}

/** Creates the waits of a connection. `say` receives a line; a wait shorter than the interval is not reported. */
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
