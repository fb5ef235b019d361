export type { Emulator, EmulatorOptions, TokenRequest } from './emulator.js';
export { demoTenant, startEmulator } from './emulator.js';
export type { Fault, FaultEffect } from './faults.js';
export * from './identities.js';
export type { JournalEntry } from './journal.js';
export type { Json, JsonObject } from './model/json.js';
export type { TenantSeed } from './tenant/tenant-seed.js';
export type { HandAnswer, TenantHandle } from './tenant-handle.js';
