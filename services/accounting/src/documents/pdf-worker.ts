// Makes PDFs in a thread of its own, one after the other.
import { parentPort } from 'node:worker_threads'
import { createPdfMaker } from './invoice-pdf.ts'
import type { InvoiceText } from './invoice-text.ts'

/** What the thread is asked for. */
export interface PdfRequest {
  readonly text: InvoiceText
  readonly issuedAt: string
}

const makePdf = createPdfMaker()

parentPort?.on('message', ({ text, issuedAt }: PdfRequest) => {
  // An error ends the thread, and whoever waits hears of it.
  void makePdf(text, issuedAt).then((pdf) => parentPort?.postMessage(pdf))
})
