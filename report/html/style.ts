import { type Palette, palettes } from './palette.js';

function variables(palette: Palette, scheme: 'light' | 'dark'): string {
  const colors = Object.entries(palette).map(([name, color]) => `--${name}:${String(color)}`);
  return `color-scheme:${scheme};${colors.join(';')}`;
}

/** The style of the page. The theme is the system's until the switch sets `data-theme`. */
export const style = `
:root{${variables(palettes.light, 'light')}}
@media (prefers-color-scheme:dark){:root{${variables(palettes.dark, 'dark')}}}
:root[data-theme=light]{${variables(palettes.light, 'light')}}
:root[data-theme=dark]{${variables(palettes.dark, 'dark')}}
*{box-sizing:border-box}
[hidden]{display:none!important}
body{margin:0;background:var(--page);color:var(--text);font:1rem/1.5 system-ui,sans-serif}
header,main{max-width:72rem;margin:0 auto;padding:1rem}
header{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:baseline;justify-content:space-between}
h1{font-size:1.25rem;margin:0}h2{font-size:1.1rem;margin:2rem 0 .5rem}h3{font-size:1rem;margin:1.5rem 0 .5rem}
h4{font-size:.95rem;margin:1rem 0 .25rem;color:var(--quiet)}h5{font-size:1rem;margin:0;overflow-wrap:anywhere}
.headline{flex-basis:100%;margin:0;font-size:1.1rem}
.origin{flex-basis:100%;margin:0;color:var(--quiet);font-size:.875rem}.origin a,.anchor{color:var(--link)}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));gap:.75rem;list-style:none;margin:1rem 0 0;padding:0}
.tiles li{background:var(--card);border:1px solid var(--line);border-top:4px solid var(--line);border-radius:.375rem;padding:.5rem .75rem}
.tiles strong{display:block;font-size:1.75rem;line-height:1.2}
.tiles .is-error{border-top-color:var(--unreadable)}.tiles .is-error strong{color:var(--unreadable)}
.tiles .is-warning{border-top-color:var(--drift)}.tiles .is-warning strong{color:var(--drift)}
.tiles .is-info{border-top-color:var(--pending)}.tiles .is-info strong{color:var(--pending)}
.tiles .is-good{border-top-color:var(--good)}.tiles .is-good strong{color:var(--good)}
.severity{display:inline-block;border:1px solid;border-radius:1rem;padding:0 .5rem;font-size:.75rem;font-weight:600}
.is-error .severity{color:var(--unreadable)}.is-warning .severity{color:var(--drift)}.is-info .severity{color:var(--pending)}
.finding.is-error{border-left:4px solid var(--unreadable)}.finding.is-warning{border-left:4px solid var(--drift)}.finding.is-info{border-left:4px solid var(--pending)}
.finding:target{outline:3px solid var(--link)}.anchor{text-decoration:none;font-weight:400}
.skip{position:absolute;left:-99rem;color:var(--link);background:var(--card);padding:.5rem}
.skip:focus{left:.5rem;top:.5rem}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;padding:.25rem .75rem .25rem 0;border-bottom:1px solid var(--line);vertical-align:top;overflow-wrap:anywhere}
th{color:var(--quiet);font-weight:600;overflow-wrap:normal}
table:has(td.number) td:nth-child(2){min-width:9rem}
td.number,th.number{text-align:right;font-variant-numeric:tabular-nums}
form{display:flex;flex-wrap:wrap;gap:.75rem;align-items:end;margin:1rem 0}
label{display:grid;gap:.25rem;color:var(--quiet)}
input,select,button{font:inherit;color:var(--text);background:var(--card);border:1px solid var(--quiet);border-radius:.25rem;padding:.375rem .5rem;max-width:100%}
.finding{background:var(--card);border:1px solid var(--line);border-radius:.375rem;padding:.75rem 1rem;margin:.5rem 0;content-visibility:auto;contain-intrinsic-size:auto 9rem}
.kind{display:inline-block;min-width:6.5rem;text-transform:uppercase;font-size:.875rem;letter-spacing:.03em}
.drift .kind{color:var(--drift)}.both .kind{color:var(--both)}.expiring .kind,.waiting .kind{color:var(--expiring)}.pending .kind{color:var(--pending)}
.recorded .kind{color:var(--good)}.unreadable .kind{color:var(--unreadable)}.inSync{color:var(--good)}
.place,.finding li{color:var(--quiet)}.place{margin:0;font-size:.875rem;overflow-wrap:anywhere}
ul{margin:.5rem 0 0;padding-left:1.25rem}
del,ins,.diff span{text-decoration:none;display:block}del{color:var(--drift)}ins{color:var(--good)}
pre{white-space:pre-wrap;overflow-wrap:anywhere;margin:.5rem 0;font-size:.875rem}
figure.departures{margin:1rem 0;max-width:45rem}.departures svg{width:100%;height:auto;font-size:14px}.departures text{fill:var(--text)}
.departures rect.rule{fill:var(--pending)}.departures rect.certificate{fill:var(--both)}.departures rect.overdue{fill:var(--unreadable)}
.departures span.rule{color:var(--pending)}.departures span.certificate{color:var(--both)}.departures span.overdue{color:var(--unreadable)}
@media print{form,button,.skip,.anchor{display:none!important}.finding{content-visibility:visible;break-inside:avoid}body{background:#fff}}
`;
