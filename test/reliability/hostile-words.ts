import fc from 'fast-check';

/** Names that a person or program could misread as more than text. */
export const hostileWords: readonly string[] = [
  ...['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf', 'then', 'length', 'prototype'],
  ...[
    '${TfToken[TOKEN.0]}',
    '#{TfToken[TOKEN.0]}',
    '${file("/etc/passwd")}',
    '%{ for x in [1] }',
    '$${a}',
    '$$${a}',
    '${',
    '%{',
  ],
  ...[
    '"quoted"',
    "it's",
    'back\\slash',
    '`tick`',
    '${`x`}',
    '</script><b>',
    '&amp;',
    '-->',
    '| table |',
    '[a](javascript:b)',
  ],
  ...[
    '\0',
    '\u001b[2J',
    'bell\u0007',
    '\u202eright',
    'zero\u200bwidth',
    '\ufeffbom',
    '\u2028line',
    '\ud800half',
    'a\u00adb',
  ],
  ...[
    'yes',
    'null',
    '~',
    '1e3',
    '0x10',
    '- a',
    'a: b',
    '# no',
    '*alias',
    '&anchor',
    '!tag',
    '@at',
    '%dir',
    '---',
    '...',
    ' lead',
    'trail ',
  ],
  ...['é', 'e\u0301', '👩‍👩‍👧', 'می‌خواهم', 'CON', '../../etc', 'a\nb', 'a\r\nb', '\tb'],
];

/** A text that may be hostile, alone or within others. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...hostileWords) },
  {
    weight: 2,
    arbitrary: fc.array(fc.constantFrom(...hostileWords), { minLength: 2, maxLength: 3 }).map((all) => all.join(' ')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }) },
);
