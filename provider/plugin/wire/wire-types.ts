/**
 * How a value is written, in the last three bits of its tag.
 *
 * @see https://protobuf.dev/programming-guides/encoding/#structure
 */
export const wireTypes = { varint: 0, eightBytes: 1, sized: 2, startOfGroup: 3, endOfGroup: 4, fourBytes: 5 } as const;
