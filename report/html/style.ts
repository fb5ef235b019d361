import { type Palette, palettes } from './palette.js';

function variables(palette: Palette, scheme: 'light' | 'dark'): string {
  const colors = Object.entries(palette).map(([name, color]) => `--${name}:${String(color)}`);
  return `color-scheme:${scheme};${colors.join(';')}`;
}

/** The style of the page. It follows the system theme until the switch sets `data-theme`. */
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
.origin{flex-basis:100%;margin:0;color:var(--quiet);font-size:.875rem}.origin a,.place a,.anchor{color:var(--link)}
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
table.values{table-layout:fixed;margin-top:.5rem}table.values small{font-weight:400}
.expiry td:nth-child(2){white-space:nowrap}.until{width:8rem;height:.6rem;margin-right:.5rem}.until .scale{fill:var(--line)}
.until .is-error{fill:var(--unreadable)}.until .is-warning{fill:var(--drift)}.until .is-info{fill:var(--pending)}
.next p{margin:.5rem 0}.next details{margin:1rem 0}summary{cursor:pointer}
.copyable{display:flex;flex-direction:row-reverse;gap:.5rem;align-items:start;background:var(--card);border:1px solid var(--line);border-radius:.375rem;padding:.5rem .75rem;margin:.5rem 0}
.copyable pre{flex:1;margin:.25rem 0;min-width:0}.copyable del,.copyable ins{display:inline}.copyable button{padding:.125rem .5rem;font-size:.875rem}
button{cursor:pointer}button[aria-pressed=true]{border-width:2px}
del,ins,.diff span{text-decoration:none;display:block}del{color:var(--drift)}ins{color:var(--good)}
pre{white-space:pre-wrap;overflow-wrap:anywhere;margin:.5rem 0;font-size:.875rem}
figure.departures{margin:1rem 0;max-width:45rem}.departures svg{display:block;width:100%;margin-top:.5rem;font-size:.8125rem}.departures text{fill:var(--text)}
.departures rect.rule{fill:var(--pending)}.departures rect.certificate{fill:var(--both)}.departures rect.overdue{fill:var(--unreadable)}
.departures span.rule{color:var(--pending)}.departures span.certificate{color:var(--both)}.departures span.overdue{color:var(--unreadable)}
@media print,(max-width:40rem){
table.stack,table.stack tbody,table.stack tr,table.stack th,table.stack td{display:block}table.stack thead,td.zero{display:none!important}
table.stack tr{border-bottom:1px solid var(--line);padding:.5rem 0}table.stack th,table.stack td{border:0;padding:0}
table.stack td.number{display:inline-block;margin-right:1rem;text-align:left}table.stack td[data-label]:not(:empty)::before{content:attr(data-label) " ";color:var(--quiet)}
.kind{min-width:0}
}
@media (max-width:40rem){.copyable{display:block}}
@media print{form,button,.skip,.anchor,#count{display:none!important}header,main{max-width:none;padding:0 1rem}h2,h3,h4{break-after:avoid}.finding{content-visibility:visible;break-inside:avoid}body{background:#fff}}
`;
