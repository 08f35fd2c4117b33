import PDFDocument from 'pdfkit'
import type { Language } from '../../datasets/metrics/metric.ts'
import { foreignTo } from '../../datasets/presentation/note-text.ts'
import { type Family, fontOf, MINUS, square, type Weight, widthAt1, writable } from './fonts.ts'
import { brokenLines } from './line-breaks.ts'

export type Element = PDFKit.PDFStructureElement

/** How a text is set; sizes and widths in points. */
export interface Setting {
  size?: number
  weight?: Weight
  colour?: string
  x?: number
  y?: number
  width?: number
  align?: 'left' | 'right'
  lineGap?: number
}

export const ink = { text: '#1b1f24', quiet: '#5b6470', line: '#c5cbd2', soft: '#f3f5f7', accent: '#0b6478' } as const

const minus = new RegExp(`(${MINUS})`)
/** The narrow minus lies as low as a hyphen: this brings it to the height of a plus, for a size of 1. */
const MINUS_RISE = 0.085

const SIZE = 9.5
/** Ascent and descent of the fonts, for a size of 1. */
const LINE = 1.2

export const MARGIN = { left: 45, right: 45, top: 42, bottom: 46 } as const

/** A tagged A4 document that is written from top to bottom; every text is in the fonts that are embedded. */
export class Sheet {
  readonly doc: PDFKit.PDFDocument
  readonly root: Element
  y: number = MARGIN.top
  private readonly faces = new Set<string>()

  constructor(
    readonly language: Language,
    info: PDFKit.DocumentInfo,
  ) {
    this.doc = new PDFDocument({
      ...{ size: 'A4', margins: { ...MARGIN }, autoFirstPage: true, bufferPages: true, info },
      ...{
        tagged: true,
        pdfVersion: '1.7',
        lang: language,
        displayTitle: true,
        font: fontOf(writable('', language).family, 'regular') as unknown as string,
      },
    })
    this.root = this.doc.struct('Document')
    this.doc.addStructure(this.root)
  }

  get width(): number {
    return this.doc.page.width - MARGIN.left - MARGIN.right
  }

  get bottom(): number {
    return this.doc.page.height - MARGIN.bottom
  }

  page(layout: 'portrait' | 'landscape' = 'portrait'): void {
    this.doc.addPage({ size: 'A4', layout, margins: { ...MARGIN } })
    this.y = MARGIN.top
  }

  /** Starts a page that lies as this one does. */
  again(): void {
    this.page(this.doc.page.width > this.doc.page.height ? 'landscape' : 'portrait')
  }

  /** Starts a page where less than `height` is left of this one; says whether it did. */
  room(height: number): boolean {
    if (this.y + height <= this.bottom || this.y <= MARGIN.top) return false
    this.again()
    return true
  }

  /** An element of the structure tree, in order; what belongs to it is added to it before `end`. */
  element(parent: Element, tag: string, options: { title?: string; alt?: string; scope?: 'Row' | 'Column' } = {}): Element {
    const made = this.doc.struct(tag, options)
    parent.add(made)
    return made
  }

  /** Something drawn that readers of the structure pass over: lines, grounds. */
  decoration(draw: () => void): void {
    this.doc.markContent('Artifact')
    draw()
    this.doc.endMarkedContent()
  }

  /** Quotation marks and apostrophes of these fonts are square as in Chinese; in English they are narrow. */
  private get narrow(): boolean {
    return this.language === 'en'
  }

  private measure(text: string, family: Family, { size = SIZE, weight = 'regular' }: Setting): number {
    return size * widthAt1(text, family, weight, this.narrow)
  }

  private lines(text: string, setting: Setting): { lines: string[]; family: Family } {
    const { text: written, family } = writable(text, this.language)
    return { lines: brokenLines(written, setting.width ?? this.width, (part) => this.measure(part, family, setting)), family }
  }

  /** Name of a font in this document, which from then on has it. */
  face(family: Family, weight: Weight): string {
    const name = `${family} ${weight}`
    if (!this.faces.has(name)) {
      // The types know of paths and bytes only.
      this.doc.registerFont(name, fontOf(family, weight) as unknown as string)
      this.faces.add(name)
    }
    return name
  }

  private line(line: string, family: Family, setting: Setting, x: number, y: number): void {
    const { size = SIZE, weight = 'regular', colour = ink.text, align, width = this.width } = setting
    const inset = align === 'right' ? width - this.measure(line, family, setting) : 0
    this.doc.font(this.face(family, weight)).fontSize(size).fillColor(colour)
    let at = x + inset
    for (const part of line.split(minus)) {
      if (!part) continue
      const [feature, raised]: [PDFKit.Mixins.OpenTypeFeatures | null, number] =
        part === MINUS ? ['hwid', MINUS_RISE * size] : this.narrow && square.test(part) ? ['pwid', 0] : [null, 0]
      this.doc.text(part, at, y - raised, { lineBreak: false, ...(feature ? { features: [feature] } : {}) })
      at += this.measure(part, family, setting)
    }
  }

  private pitch({ size = SIZE, lineGap = 1.5 }: Setting): number {
    return size * LINE + lineGap
  }

  height(text: string, setting: Setting): number {
    return this.lines(text, setting).lines.length * this.pitch(setting)
  }

  widthOf(text: string, setting: Setting): number {
    const { text: written, family } = writable(text, this.language)
    return this.measure(written, family, setting)
  }

  /**
   * Writes a text as an element of its own: at the place given, or at the cursor, which moves below it and on to the next page where the text
   * is longer than this one. A text in another language than the document’s says so. Gives the height.
   */
  text(parent: Element, tag: string, text: string, setting: Setting = {}, scope?: 'Row' | 'Column'): number {
    const { lines, family } = this.lines(text, setting)
    if (!lines.length) return 0
    const [x, pitch] = [setting.x ?? MARGIN.left, this.pitch(setting)]
    const height = lines.length * pitch
    if (setting.y === undefined) this.room(Math.min(height, this.bottom - MARGIN.top))
    const lang = foreignTo(this.language, text) ?? undefined
    const element = this.doc.struct(tag, { scope, lang } as PDFKit.Mixins.StructureElementOptions)
    parent.add(element)
    for (let at = 0, y = setting.y ?? this.y; at < lines.length; y = this.y) {
      const fit = setting.y === undefined ? Math.max(1, Math.floor((this.bottom - y) / pitch)) : lines.length
      const part = lines.slice(at, at + fit)
      element.add(() => {
        part.forEach((line, i) => {
          this.line(line, family, setting, x, y + i * pitch)
        })
      })
      at += fit
      if (setting.y === undefined) this.y = y + part.length * pitch
      if (at < lines.length) this.page()
    }
    element.end()
    return height
  }

  /** Numbers the pages, closes the document and gives its bytes. */
  async bytes(foot: (page: number, pages: number) => { left: string; right: string }): Promise<Uint8Array> {
    this.root.end()
    const { start, count } = this.doc.bufferedPageRange()
    for (let i = 0; i < count; i++) {
      this.doc.switchToPage(start + i)
      const { left, right } = foot(i + 1, count)
      const [y, half] = [this.doc.page.height - 34, this.width / 2]
      // Below the bottom margin, where text would otherwise start a page.
      this.doc.page.margins.bottom = 0
      this.doc.markContent('Artifact', { type: 'Pagination' } as PDFKit.Mixins.MarkingOptions)
      this.doc
        .moveTo(MARGIN.left, y - 6)
        .lineTo(MARGIN.left + this.width, y - 6)
        .lineWidth(0.5)
        .stroke(ink.line)
      for (const [text, width, x, align] of [
        [left, half * 1.5, MARGIN.left, 'left'],
        [right, half / 2, MARGIN.left + half * 1.5, 'right'],
      ] as const) {
        const size = Math.min(7.5, (7.5 * width) / (this.widthOf(text, { size: 7.5 }) + 1))
        const setting: Setting = { size, colour: ink.quiet, width, align }
        const { lines, family } = this.lines(text, setting)
        if (lines[0]) this.line(lines[0], family, setting, x, y)
      }
      this.doc.endMarkedContent()
    }
    const chunks: Buffer[] = []
    const done = new Promise<Uint8Array>((resolve, reject) => {
      this.doc.on('data', (chunk: Buffer) => chunks.push(chunk))
      this.doc.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))))
      this.doc.on('error', reject)
    })
    this.doc.end()
    return done
  }
}
