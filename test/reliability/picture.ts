import { pictureOf } from '../examples/example-tenant.js';
import type { TestTenant } from '../support/tenant.js';

/** Ids and tokens differ in every tenant; the image of a token contains the same token. */
const random = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|\b[\dA-F]{20}\b|(?<="image\/png","value":")[^"]*/giu;

/** Everything in a tenant, place by place, for comparison with another one. */
export async function stillPicture(tenant: TestTenant): Promise<Readonly<Record<string, string>>> {
  const places = Object.entries(await pictureOf(tenant));
  return Object.fromEntries(places.map(([place, has]) => [place, JSON.stringify(has).replaceAll(random, '…')]));
}
