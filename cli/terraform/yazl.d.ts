/** The part of yazl that is used. It ships no types. See https://github.com/thejoshwolfe/yazl */
declare module 'yazl' {
  export class ZipFile {
    readonly outputStream: NodeJS.ReadableStream & AsyncIterable<Buffer>;
    addBuffer(
      content: Buffer,
      path: string,
      options: {
        readonly mtime: Date;
        readonly mode: number;
        readonly compress: boolean;
        readonly forceDosTimestamp: boolean;
      },
    ): void;
    end(): void;
  }
}
