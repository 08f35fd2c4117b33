import type { Briefing } from '../../datasets/briefing/document.ts'
import { periodBetween, periodName } from '../../datasets/briefing/period.ts'
import type { FileFormat } from './wanted.ts'

type Render = (briefing: Briefing) => Promise<Uint8Array>

/** Loaded when a file is first asked for: a server that writes none never loads the libraries. */
const renderers: Readonly<Record<FileFormat, () => Promise<Render>>> = {
  html: async () => (await import('./html.ts')).renderHtml,
  pdf: async () => (await import('./pdf.ts')).renderPdf,
  pptx: async () => (await import('./pptx.ts')).renderPptx,
  xlsx: async () => (await import('./xlsx.ts')).renderXlsx,
}

export const mediaTypes: Readonly<Record<FileFormat, string>> = {
  html: 'text/html; charset=utf-8',
  pdf: 'application/pdf',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** Loads what a format needs ahead of time; what fails is told when the file is asked for. */
export const prepared = (format: FileFormat): Promise<unknown> => renderers[format]().catch(() => undefined)

/** The briefing as a file. */
export const fileOf = async (briefing: Briefing, format: FileFormat): Promise<Uint8Array> => (await renderers[format]())(briefing)

/** Name of the file: demo-2021Q1-zh-Hans-0123456789ab.pdf. */
export function fileName({ header, language }: Briefing, format: FileFormat): string {
  const { dataset, period, release } = header
  const known = periodBetween(period.from, period.to)
  return `${dataset}-${known ? periodName(known) : period.from}-${language}-${release.slice(0, 12)}.${format}`
}
