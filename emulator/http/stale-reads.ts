import type { Objects, Tenant } from '../tenant/tenant.js';

/** A window in which reads return an earlier state. It ends after a number of reads, or of milliseconds. */
export interface StaleWindow {
  /** Path of the write. Reads of its collection and of everything below are stale. */
  readonly target: string;
  readonly before: Objects;
  readonly reads?: number;
  readonly milliseconds?: number;
}

/** Eventual consistency on demand. Devices and audit events are always current. */
export interface StaleReads {
  begin(tenant: Tenant, window: StaleWindow): void;
  /** Runs a read, on the earlier state if a window is open for its path. */
  read<T>(tenant: Tenant, target: string, run: () => T): T;
}

/** Creates the state without open windows. */
export function createStaleReads(now: () => Date): StaleReads {
  const open: { readonly tenant: Tenant; readonly window: StaleWindow; left: number; readonly until: number }[] = [];
  return {
    begin: (tenant, window) => {
      const until = window.milliseconds === undefined ? Infinity : now().getTime() + window.milliseconds;
      open.push({ tenant, window, left: window.reads ?? Infinity, until });
    },
    read: (tenant, target, run) => {
      const found = open.find(
        (candidate) =>
          candidate.tenant === tenant &&
          candidate.left > 0 &&
          candidate.until > now().getTime() &&
          collectionOf(target).startsWith(collectionOf(candidate.window.target)),
      );
      if (!found) return run();
      found.left--;
      return tenant.asOf(found.window.before, run);
    },
  };
}

/** The first two segments, which a write and the reads of its collection share. */
function collectionOf(target: string): string {
  const [path = ''] = target.toLowerCase().split('?');
  return path.split('/').slice(0, 3).join('/');
}
