import { type Diagnostic, error, type Graph, type JsonObject, textOf } from '../../core/index.js';
import { androidDeviceOwnerEnrollmentProfile } from '../../provider/resources/android/android-device-owner-enrollment-profile.js';

/** The id of the only corporate Android profile of a tenant with this name, ignoring case; or why there is none. */
export async function findProfile(graph: Graph, displayName: string): Promise<string | Diagnostic> {
  const { version, path, area } = androidDeviceOwnerEnrollmentProfile.graph;
  const listed = await graph.list({ version, path, query: { $select: 'id,displayName' }, area });
  if (listed.state === 'unreadable') return listed.diagnostic;
  const profiles = listed.state === 'present' ? listed.value : [];
  const found = profiles.filter((profile) => nameOf(profile).toLowerCase() === displayName.toLowerCase());
  const [only, ...others] = found;
  if (!only) return noProfile(displayName, profiles);
  return others.length === 0 ? (textOf(only.id) ?? '') : severalProfiles(displayName, found);
}

function nameOf({ displayName }: JsonObject): string {
  return textOf(displayName) ?? '';
}

function noProfile(displayName: string, profiles: readonly JsonObject[]): Diagnostic {
  const names = profiles.map((profile) => JSON.stringify(nameOf(profile))).join(', ');
  return error('INT1323', {
    what: `the tenant has no corporate Android profile named ${JSON.stringify(displayName)}`,
    why: names === '' ? 'it has none' : `it has ${names}`,
    fix: 'specify one of these, or apply the declaration first',
  });
}

function severalProfiles(displayName: string, found: readonly JsonObject[]): Diagnostic {
  const ids = found.map(({ id }) => textOf(id) ?? '?').join(', ');
  return error('INT1324', {
    what: `the tenant has several corporate Android profiles named ${JSON.stringify(displayName)}`,
    why: `their ids are ${ids}`,
    fix: 'rename all but one of them in the tenant',
  });
}
