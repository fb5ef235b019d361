import { inertMarkup } from '../inert.js';

/** Devices that leave in one week, by the timer that removes them. */
export interface DepartureWeek {
  /** Date of its Monday in UTC, `2026-11-23`. */
  readonly monday: string;
  readonly rule: number;
  readonly certificate: number;
}

/** Input of the chart. */
export interface DepartureChart {
  readonly weeks: readonly DepartureWeek[];
  /** Devices whose date has passed but that are still listed. */
  readonly overdue: number;
}

const row = 24;
/** Percent of the width. With percentages, the text keeps its size on a narrow screen. */
const labels = 24;
const bars = 64;

/** Draws the departures by week and timer as inline SVG. Its colors are classes of the page's style. */
export function departureChart({ weeks, overdue }: DepartureChart): string {
  const most = Math.max(1, overdue, ...weeks.map(({ rule, certificate }) => rule + certificate));
  const scale = (devices: number): number => Math.round((devices / most) * bars * 10) / 10;
  const total = weeks.reduce((sum, { rule, certificate }) => sum + rule + certificate, 0);
  const lines = [
    ...(overdue > 0 ? [{ label: 'overdue', parts: [{ name: 'overdue', devices: overdue }] }] : []),
    ...weeks.map(({ monday, rule, certificate }) => ({
      label: monday,
      parts: [
        { name: 'rule', devices: rule },
        { name: 'certificate', devices: certificate },
      ],
    })),
  ];
  const height = lines.length * row;
  return [
    '<figure class="departures">',
    '<figcaption>Devices that leave, by week: <span class="rule">■</span> cleanup rule, <span class="certificate">■</span> certificate + 180 days' +
      `${overdue > 0 ? ', <span class="overdue">■</span> overdue' : ''}</figcaption>`,
    `<svg height="${String(height)}" role="img" aria-label="${String(total)} devices leave in ${String(weeks.length)} weeks; ${String(overdue)} are overdue">`,
    ...lines.map((line, index) => barRow(line, index * row, scale)),
    '</svg>',
    '</figure>',
  ].join('\n');
}

interface Line {
  readonly label: string;
  readonly parts: readonly { readonly name: string; readonly devices: number }[];
}

function barRow({ label, parts }: Line, y: number, scale: (devices: number) => number): string {
  let x = labels;
  const rectangles = parts.map(({ name, devices }) => {
    const from = x;
    x += scale(devices);
    return devices === 0
      ? ''
      : `<rect class="${name}" x="${percent(from)}" y="${String(y + 3)}" width="${percent(Math.max(0.3, scale(devices)))}" height="18"/>`;
  });
  const devices = parts.reduce((sum, part) => sum + part.devices, 0);
  return [
    `<text x="0" y="${String(y + 17)}">${inertMarkup(label)}</text>`,
    ...rectangles,
    `<text x="${percent(x)}" dx="6" y="${String(y + 17)}">${String(devices)}</text>`,
  ].join('');
}

function percent(share: number): string {
  return `${String(Math.round(share * 10) / 10)}%`;
}
