import { createHash } from 'node:crypto'
import type { InvoiceText } from './invoice-text.ts'

const style = `:root{color-scheme:light;--ink:#221a20;--ink-2:#51444a;--line:#dccdb3;--accent:#9a1b36}
*{box-sizing:border-box}
body{margin:0;background:#f6eedf;color:var(--ink);font:15px/1.5 "Instrument Sans","Noto Sans",system-ui,sans-serif}
main{max-width:52rem;margin:2rem auto;padding:3rem;background:#fff}
p,h1,h2,dl,dd,dt{margin:0}
h1{font-size:28px;line-height:1.2;color:var(--accent)}
h2,dt,th{font-size:12px;font-weight:600;color:var(--ink-2)}
header,.parties{display:flex;flex-wrap:wrap;justify-content:space-between;gap:1.5rem 3rem;margin-bottom:2rem}
header p{color:var(--ink-2)}
header p:first-child{font-size:20px;font-weight:600;color:var(--ink)}
.parties>*{flex:1 1 14rem;min-width:0}
.parties p{overflow-wrap:anywhere}
dl{display:grid;grid-template-columns:max-content 1fr;gap:0 1rem;align-content:start}
dt{line-height:22.5px}
dd{overflow-wrap:anywhere}
.wide{overflow-x:auto}
table{width:100%;border-collapse:collapse}
th,td{padding:.5rem 0 .5rem 1.5rem;text-align:end;vertical-align:top;border-bottom:1px solid var(--line);font-variant-numeric:tabular-nums}
th:first-child,td:first-child{padding-inline-start:0;text-align:start;overflow-wrap:anywhere}
td:first-child{min-width:7rem}
tfoot th,tfoot td{border:0;padding-top:1rem;font-size:20px;font-weight:600;color:var(--ink)}
@media(max-width:40rem){main{margin:0;padding:1.5rem 1rem}th,td{padding-inline-start:.75rem}tfoot th,tfoot td{font-size:16px}}
@media print{@page{size:A4;margin:20mm}body{background:none;font-size:10pt}main{margin:0;padding:0;max-width:none}thead{display:table-header-group}tr{break-inside:avoid}tfoot{display:table-row-group}}`

/** Nothing is loaded and nothing is run. Only this style counts. */
export const htmlPolicy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? '')

/** What somebody has written. Its direction follows from its letters, and no character of it turns what stands beside it. */
const written = (text: string): string => `<bdi>${escaped(text)}</bdi>`
const paragraphs = (lines: readonly string[]): string => lines.map((line) => `<p dir="auto">${escaped(line)}</p>`).join('')

/** An invoice as a page that needs nothing else. */
export const invoiceHtml = ({ title, seller, recipient, facts, lines, total }: InvoiceText): string => {
  const [sellerName = '', ...sellerAddress] = seller
  const rows = lines.map(
    ({ name, quantity, unitPrice, amount }) =>
      `<tr><td>${written(name)}</td><td>${quantity}</td><td>${unitPrice}</td><td>${amount}</td></tr>`,
  )
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<header><h1>${escaped(title)}</h1><div><p>${written(sellerName)}</p>${paragraphs(sellerAddress)}</div></header>
<div class="parties">
<section><h2>Bill to</h2>${paragraphs(recipient)}</section>
<dl>${facts.map(([label, value]) => `<dt>${escaped(label)}</dt><dd>${written(value)}</dd>`).join('')}</dl>
</div>
<div class="wide"><table>
<thead><tr><th scope="col">Item</th><th scope="col">Quantity</th><th scope="col">Unit price</th><th scope="col">Amount</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
<tfoot><tr><th scope="row" colspan="3">Total</th><td>${total}</td></tr></tfoot>
</table></div>
</main>
</body>
</html>
`
}
