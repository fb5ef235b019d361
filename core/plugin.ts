/**
 * Cookie by which a provider detects that Terraform started it. Not a secret, and the same for every provider.
 *
 * @see https://github.com/hashicorp/go-plugin/blob/v1.6.0/docs/guide-plugin-write-non-go.md
 */
export const pluginCookie = 'd602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2';

/** The only version of the plugin protocol that the provider supports. */
export const pluginProtocol = '6';
