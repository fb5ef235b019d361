import type { CodeTable } from './code.js';

/** Codes 4xxx: the plugin protocol and state; 9xxx: internal errors. */
export const protocolCodes = {
  INT4001: {
    title: 'Terraform requested an unknown resource type',
    cause:
      'The schema that Terraform uses differs from the schema of the running provider. Usually two versions of the provider are mixed, or TF_REATTACH_PROVIDERS refers to another build.',
    remedy: 'Run `terraform init -upgrade`, and unset TF_REATTACH_PROVIDERS.',
  },
  INT4002: {
    title: 'a value from Terraform could not be read',
    cause:
      'Terraform sent data that does not match the schema of the resource, data source or provider. The versions differ, or the data was damaged in transit.',
    remedy: 'Run `terraform init -upgrade`, so that Terraform and the provider use the same schema.',
  },
  INT4003: {
    title: 'the state was written by a newer version of the provider',
    cause: 'The schema version of the stored object is newer than this provider supports.',
    remedy: 'Use the newer provider again (`terraform init -upgrade`). You cannot downgrade a state.',
  },
  INT4004: {
    title: 'the stored state of an object could not be read',
    cause:
      'The object or its identity in the state file is not valid JSON, or has the format of Terraform 0.11 or older.',
    remedy:
      'Restore the state from a backup, or remove the object with `terraform state rm` and import it again with an import block.',
  },
  INT4005: {
    title: 'a write-only argument needs Terraform 1.11 or newer',
    cause: 'The declaration sets an argument that must never be stored, and this version of Terraform would store it.',
    remedy: 'Use Terraform 1.11 or newer, or OpenTofu 1.11 or newer.',
  },
  INT4006: {
    title: 'the configuration of the provider is not known yet',
    cause:
      'An argument of the provider block depends on a value that is known only after apply, so this plan cannot connect to the tenant.',
    remedy: 'First apply what the provider block depends on (`terraform apply -target=…`), or use a known value.',
  },
  INT4007: {
    title: 'the provider was started directly',
    cause: 'The provider is a plugin that Terraform starts. It cannot run without the plugin handshake.',
    remedy: 'Run `terraform` or `intuneform`, which start the provider automatically.',
  },
  INT4008: {
    title: 'no common version of the plugin protocol',
    cause: 'The program that started the provider does not support version 6 of the Terraform plugin protocol.',
    remedy: 'Use Terraform 1.11 or newer, or OpenTofu.',
  },
  INT4009: {
    title: 'the provider could not start',
    cause:
      'The provider could open neither a socket in the temporary folder nor a port on the loopback address, the certificate from Terraform cannot be used, or the provider is damaged.',
    remedy:
      'Make the temporary folder (TMPDIR) writable, and allow programs to listen on 127.0.0.1. If that is not the cause, install the provider again.',
  },
  INT9001: {
    title: 'an internal error of the provider',
    cause: 'The provider encountered an unexpected situation. Your declaration is not the cause.',
    remedy: 'Run again with TF_LOG_PROVIDER=debug, and report the error with the log. The log never contains secrets.',
  },
  INT4010: {
    title: 'a request could not be read',
    cause:
      'The data that the provider received is not a message of the Terraform plugin protocol 6, is incomplete, or contradicts itself.',
    remedy: 'Run again. If the problem persists, use a supported version of Terraform or OpenTofu.',
  },
} as const satisfies CodeTable;
