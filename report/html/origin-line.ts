import type { ReportDocument } from '../document.js';
import { inertMarkup } from '../inert.js';

/** When, by which version and from which commit the report was created, and the run that created it. */
export function originLine({ origin, version }: ReportDocument): readonly string[] {
  if (!origin) return [];
  const { time, commit, run, adminCenter } = origin;
  const parts = [
    `Generated ${inertMarkup(time.toISOString().slice(0, 16).replace('T', ' '))} UTC by intuneform ${inertMarkup(version)}`,
    ...(commit === undefined ? [] : [`commit <code>${inertMarkup(commit.slice(0, 12))}</code>`]),
    ...(run === undefined ? [] : [`<a href="${inertMarkup(run)}">run</a>`]),
    ...(adminCenter === undefined ? [] : [`<a href="${inertMarkup(adminCenter)}">Intune admin center</a>`]),
  ];
  return [`<p class="origin">${parts.join(' · ')}</p>`];
}
