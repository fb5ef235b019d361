import {
  areaOf,
  causeOf,
  type CodeArea,
  codeAreas,
  type CodeMeaning,
  codes,
  isDiagnosticCode,
} from '../../core/index.js';
import { generatedMark } from './words.js';

/** A page of the error reference. */
export interface ErrorsPage {
  readonly path: string;
  readonly text: string;
}

/** The start page of the error reference, and a page for each area. */
export function errorsPages(): readonly ErrorsPage[] {
  const rows = Object.entries<CodeMeaning>(codes).sort(([left], [right]) => (left < right ? -1 : 1));
  const ownRows = (area: CodeArea): typeof rows =>
    rows.filter(([code]) => isDiagnosticCode(code) && areaOf(code) === area);
  const pages = codeAreas.map((area) => ({ path: pathOf(area), text: areaPage(area, ownRows(area)) }));
  return [{ path: 'docs/errors.md', text: startPage(ownRows) }, ...pages];
}

function pathOf({ name }: CodeArea): string {
  return `docs/errors/${name}.md`;
}

type Rows = readonly (readonly [code: string, meaning: CodeMeaning])[];

function startPage(rowsOf: (area: CodeArea) => Rows): string {
  const areas = codeAreas.map((area) => {
    const codesOf = rowsOf(area).map(([code]) => code);
    return `| [${area.title}](errors/${area.name}.md) | ${codesOf[0] ?? ''} to ${codesOf.at(-1) ?? ''} |`;
  });
  return [
    `<!-- ${generatedMark} -->`,
    '# Errors and warnings',
    'Every message has a code, such as `INT1201`. The meaning of a code never changes. To read about one in the terminal:',
    '```\nintuneform explain INT1201\n```',
    'In terminals that support links, the code in a message opens its entry here.',
    ['| area | codes |', '| --- | --- |', ...areas].join('\n'),
    '',
  ].join('\n\n');
}

function areaPage({ title }: CodeArea, rows: Rows): string {
  return [
    `<!-- ${generatedMark} -->`,
    `# ${title}`,
    '[All errors and warnings](../errors.md)',
    // The heading is only the code, so that its anchor does not change with the title.
    ...rows
      .map(
        ([code, meaning]) => `## ${code}\n\n**${meaning.title}.** ${causeOf(meaning)}\n\nWhat to do: ${meaning.remedy}`,
      )
      .map(fromBelow),
    '',
  ].join('\n\n');
}

/** The links in a meaning are relative to `docs/`. */
function fromBelow(text: string): string {
  return text.replaceAll(/\]\((?!https?:|#)/gu, '](../');
}
