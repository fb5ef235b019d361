import type { CodeTable } from './code.js';

/** Codes 4xxx: the plugin protocol and state; 9xxx: faults of our own. */
export const protocolCodes = {
  INT4001: {
    title: 'Terraform asked for a type that this provider does not have',
    cause:
      'The schema that Terraform works with is not the one of the running provider: usually two versions of the provider are mixed, or TF_REATTACH_PROVIDERS points to another build.',
    remedy: 'Run `terraform init -upgrade`, and unset TF_REATTACH_PROVIDERS.',
  },
  INT4002: {
    title: 'a value from Terraform could not be read',
    cause:
      'Terraform sent bytes that do not fit the schema of the resource, data source or provider: the two disagree about its attributes, or the data was damaged on its way.',
    remedy: 'Run `terraform init -upgrade` so that both use the same version of the provider.',
  },
  INT4003: {
    title: 'the state was written by a newer version of the provider',
    cause: 'The stored object has a schema version that this provider does not know yet.',
    remedy: 'Use the newer provider again (`terraform init -upgrade`); state does not go back to an older version.',
  },
  INT4004: {
    title: 'the stored state of an object could not be read',
    cause: 'The object in the state file is not valid JSON, or is in the format of Terraform 0.11 and older.',
    remedy:
      'Restore the state from a backup, or take the object out with `terraform state rm` and bring it in again with an import block.',
  },
  INT4005: {
    title: 'a write-only argument needs Terraform 1.11 or newer',
    cause: 'The declaration sets an argument that must never be stored, and the running Terraform would store it.',
    remedy: 'Use Terraform 1.11 or newer, or OpenTofu 1.11 or newer.',
  },
  INT4006: {
    title: 'the configuration of the provider is not known yet',
    cause:
      'An argument of the provider block depends on something that is only known after apply, so the tenant cannot be reached during this plan.',
    remedy: 'Apply what the provider block depends on first (`terraform apply -target=…`), or give it a known value.',
  },
  INT4007: {
    title: 'the provider was started by hand',
    cause: 'The provider is a plugin: Terraform starts it and talks to it. Without the handshake it has nothing to do.',
    remedy: 'Run `terraform` or `intuneform`; they start the provider by themselves.',
  },
  INT4008: {
    title: 'no common version of the plugin protocol',
    cause: 'The program that started the provider does not offer version 6 of the Terraform plugin protocol.',
    remedy: 'Use Terraform 1.11 or newer, or OpenTofu.',
  },
  INT4009: {
    title: 'the provider could not listen for Terraform',
    cause:
      'Neither a socket in the temporary folder nor a port of the loopback address could be opened, or the certificate that Terraform gave cannot be used.',
    remedy: 'Make the temporary folder writable (TMPDIR), and allow programs to listen on 127.0.0.1.',
  },
  INT9001: {
    title: 'a fault of the provider itself',
    cause: 'The provider met a situation that its authors did not foresee. Nothing in the declaration is to blame.',
    remedy: 'Run again with TF_LOG_PROVIDER=debug and report the fault with the log, which never holds a secret.',
  },
  INT4010: {
    title: 'a request could not be read',
    cause: 'The bytes that the provider received are no message of the Terraform plugin protocol 6, or were cut off.',
    remedy: 'Run again. If it stays so, use a supported version of Terraform or OpenTofu.',
  },
} as const satisfies CodeTable;
