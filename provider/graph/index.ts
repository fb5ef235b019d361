export * from './provider-attributes.js';
