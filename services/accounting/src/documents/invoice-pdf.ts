import pdfmake from 'pdfmake'
import type { ContentStack, ContentText, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import { fontFiles, openFonts } from './fonts.ts'
import type { InvoiceText } from './invoice-text.ts'
import { createTypesetter, type Piece } from './typeset.ts'

const INK_2 = '#51444A'
const LINE = '#DCCDB3'
const ACCENT = '#9A1B36'

// Sizes in points. The page is A4.
const PAGE = { width: 595.28, margin: 56 }
const SIZE = 9.5
const COLUMN_GAP = 32
const COLUMN = (PAGE.width - 2 * PAGE.margin - COLUMN_GAP) / 2
const FIGURES = { quantity: 52, unitPrice: 84, amount: 92 }
const CELL_GAP = 8
const ITEM = PAGE.width - 2 * PAGE.margin - FIGURES.quantity - FIGURES.unitPrice - FIGURES.amount - 3 * CELL_GAP

interface Look {
  readonly bold?: boolean
  readonly fontSize?: number
  readonly color?: string
}

const LINE_HEIGHT = 1.25
/** Letters of this font are so high that its own line height is enough. */
const lineHeightOf = (pieces: readonly Piece[]): number => (pieces.some(({ font }) => font === 'Noto Sans Arabic') ? 0.85 : LINE_HEIGHT)

/** A maker of PDFs. It opens the fonts, so there should be one for many documents. */
export const createPdfMaker = (): ((text: InvoiceText, issuedAt: string) => Promise<Uint8Array>) => {
  const typeset = createTypesetter(openFonts())
  const allowed: ReadonlySet<string> = new Set(Object.values(fontFiles).flatMap(({ normal, bold }) => [normal, bold]))
  pdfmake.setFonts(fontFiles)
  pdfmake.setLocalAccessPolicy((path) => allowed.has(path))
  pdfmake.setUrlAccessPolicy(() => false)

  /** What somebody has written. */
  const written = (text: string, width: number, look: Look = {}): ContentStack => {
    const { lines, isBroken } = typeset(text, width, look.fontSize ?? SIZE)
    return {
      stack: lines.map((pieces) => ({
        ...look,
        lineHeight: lineHeightOf(pieces),
        text: pieces.map((piece) => ({ ...piece, noWrap: isBroken })),
      })),
    }
  }
  const label = (text: string, alignment: 'left' | 'right' = 'left'): ContentText => ({
    text,
    bold: true,
    fontSize: 8,
    color: INK_2,
    alignment,
  })
  const figure = (text: string, look: Look = {}): ContentText => ({
    ...look,
    text,
    alignment: 'right',
    noWrap: true,
    fontFeatures: ['tnum'],
  })

  const definition = ({ title, number, seller, recipient, facts, lines, total }: InvoiceText, issuedAt: string): TDocumentDefinitions => {
    const [sellerName = '', ...sellerAddress] = seller
    const created = new Date(issuedAt)
    return {
      // The id of the file follows from these, too.
      info: { title, author: sellerName, creator: 'Souk', producer: 'Souk', creationDate: created, modDate: created },
      version: '1.7',
      language: 'en',
      displayTitle: true,
      pageSize: 'A4',
      pageMargins: [PAGE.margin, 56, PAGE.margin, 64],
      defaultStyle: { font: 'Instrument Sans', fontSize: SIZE, lineHeight: LINE_HEIGHT, color: '#221A20' },
      footer: (page, pages) => ({
        margin: [PAGE.margin, 20, PAGE.margin, 0],
        columns: [
          { text: title, fontSize: 8, color: INK_2 },
          { text: `Page ${page} of ${pages}`, fontSize: 8, color: INK_2, alignment: 'right' },
        ],
      }),
      content: [
        {
          columnGap: COLUMN_GAP,
          margin: [0, 0, 0, 28],
          columns: [
            {
              width: COLUMN,
              stack: [
                { text: 'Invoice', bold: true, fontSize: 24, color: ACCENT, lineHeight: 1 },
                { text: number, fontSize: 13 },
              ],
            },
            {
              width: COLUMN,
              stack: [
                written(sellerName, COLUMN, { bold: true, fontSize: 13 }),
                ...sellerAddress.map((line) => written(line, COLUMN, { color: INK_2 })),
              ],
            },
          ],
        },
        {
          columnGap: COLUMN_GAP,
          margin: [0, 0, 0, 28],
          columns: [
            { width: COLUMN, stack: [label('Bill to'), ...recipient.map((line) => written(line, COLUMN))] },
            { width: COLUMN, stack: facts.flatMap(([name, value]) => [label(name), { ...written(value, COLUMN), margin: [0, 0, 0, 4] }]) },
          ],
        },
        {
          table: {
            headerRows: 1,
            dontBreakRows: true,
            widths: [ITEM, FIGURES.quantity, FIGURES.unitPrice, FIGURES.amount],
            body: [
              [label('Item'), label('Quantity', 'right'), label('Unit price', 'right'), label('Amount', 'right')],
              ...lines.map(({ name, quantity, unitPrice, amount }): (ContentStack | ContentText)[] => [
                written(name, ITEM),
                figure(quantity),
                figure(unitPrice),
                figure(amount),
              ]),
            ],
          },
          layout: {
            hLineWidth: (index) => (index === 0 ? 0 : 0.5),
            vLineWidth: () => 0,
            hLineColor: () => LINE,
            paddingLeft: (index) => (index === 0 ? 0 : CELL_GAP),
            paddingRight: () => 0,
            paddingTop: () => 5,
            paddingBottom: () => 4,
          },
        },
        {
          unbreakable: true,
          margin: [0, 12, 0, 0],
          columns: [
            { width: '*', text: 'Total', bold: true, fontSize: 13, alignment: 'right' },
            { width: 'auto', margin: [24, 0, 0, 0], ...figure(total, { bold: true, fontSize: 13 }) },
          ],
        },
      ],
    }
  }

  return (text, issuedAt) => pdfmake.createPdf(definition(text, issuedAt)).getBuffer()
}
