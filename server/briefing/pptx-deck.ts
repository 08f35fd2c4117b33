import type PptxGenJS from 'pptxgenjs'
import type { Briefing } from '../../datasets/briefing/document.ts'
import type { Language } from '../../datasets/metrics/metric.ts'
import { foreignRuns } from '../../datasets/presentation/foreign-runs.ts'
import { foreignTo } from '../../datasets/presentation/note-text.ts'
import { officeFont } from './office-font.ts'

/** Inches of a 16:9 slide. */
export const LEFT = 0.5
export const WIDE = 12.33
/** Where a title stands unless told otherwise. */
const TITLE = { y: 0.28, h: 0.85 }

const tags = { en: 'en-US', zh: 'zh-CN' } as const
const locale: Readonly<Record<Language, string>> = { en: 'en-US', 'zh-Hans': 'zh-CN', 'zh-Hant': 'zh-TW' }

/** Points at which a text fits a box given in inches, from `most` downwards: a Han character is a square, a Latin one well over half. */
export function fitted(text: string, width: number, height: number, most: number): number {
  const squares = [...text].reduce((sum, character) => sum + (character.charCodeAt(0) > 0x2e7f ? 1 : 0.55), 0)
  for (let size = most; size > 8; size--) {
    const lines = text.split('\n').length - 1 + Math.ceil((squares * size) / 72 / (width * 0.94))
    if ((lines * size * 1.25) / 72 <= height) return size
  }
  return 8
}

export interface Box {
  y: number
  h: number
  size: number
  bold?: boolean
  quiet?: boolean
  colour?: string
  /** Texts that others wrote and that stand within this one, maybe in another language. */
  quoted?: readonly string[]
}

export interface Cell {
  text: string
  bold?: boolean
  size?: number
  right?: boolean
  colour?: string
}

/** Slides in one face and language, each with its mark of origin and its number. */
export class Deck {
  readonly face: string
  readonly lang: string
  private readonly masters = new Set<string>()

  constructor(
    readonly file: PptxGenJS,
    readonly briefing: Briefing,
  ) {
    this.face = officeFont(briefing.language)
    this.lang = locale[briefing.language]
    file.layout = 'LAYOUT_WIDE'
    file.title = briefing.title
    file.subject = [briefing.header.pilot, briefing.header.period.text, briefing.header.release].join(' · ')
    file.author = 'Pilotscope'
    file.company = 'Pilotscope'
    file.theme = { headFontFace: this.face, bodyFontFace: this.face }
  }

  /** A slide under its title, which programs list and read out by its role, not by its place; `box` is where it does not stand at the top. */
  slide(title: string, notes: string, box: Box = { ...TITLE, size: fitted(title, WIDE, TITLE.h, 24) }): PptxGenJS.Slide {
    const slide = this.file.addSlide({ masterName: this.master(box) })
    this.text(slide, title, { ...box, bold: true }, 'title')
    const { header } = this.briefing
    const mark = [header.simulated, header.dataset, header.release, header.cutoff.text].filter(Boolean).join(' · ')
    const small = { y: 7.02, h: 0.3, margin: 0, fontSize: 9, color: '5b6470', fontFace: this.face, lang: this.lang }
    slide.addText(mark, { x: LEFT, w: WIDE - 1, ...small })
    slide.slideNumber = { x: LEFT + WIDE - 0.8, y: 7.02, w: 0.8, h: 0.3, fontSize: 9, color: '5b6470', align: 'right', fontFace: this.face }
    slide.addNotes(notes)
    return slide
  }

  /** Name of the master whose title stands there: a slide’s title is placed by its master. */
  private master({ y, h }: Box): string {
    const name = `title ${y}`
    if (!this.masters.has(name)) {
      const options = { name: 'title', type: 'title' as const, x: LEFT, y, w: WIDE, h, margin: 0, valign: y === TITLE.y ? 'middle' : 'top' }
      this.file.defineSlideMaster({ title: name, objects: [{ placeholder: { options: options as PptxGenJS.PlaceholderProps, text: '' } }] })
      this.masters.add(name)
    }
    return name
  }

  private langOf(text: string): string {
    const lang = foreignTo(this.briefing.language, text)
    return lang ? tags[lang] : this.lang
  }

  private runs(text: string, quoted: readonly string[]): PptxGenJS.TextProps[] {
    const runs = foreignRuns(text, quoted, this.briefing.language)
    return runs.map(({ text: own, lang }) => ({ text: own, options: { lang: lang ? tags[lang] : this.lang } }))
  }

  text(
    slide: PptxGenJS.Slide,
    text: string,
    { y, h, size, bold = false, quiet = false, colour, quoted = [] }: Box,
    placeholder?: 'title',
  ): void {
    slide.addText(this.runs(text, quoted), {
      ...{
        x: LEFT,
        y,
        w: WIDE,
        h,
        margin: 0,
        fontSize: size,
        bold,
        align: 'left',
        valign: placeholder && y === TITLE.y ? 'middle' : 'top',
      },
      ...{ fontFace: this.face, lang: this.lang, color: colour ?? (quiet ? '5b6470' : '1b1f24'), ...(placeholder ? { placeholder } : {}) },
    })
  }

  bullets(slide: PptxGenJS.Slide, texts: readonly string[], { y, h, size }: Box): void {
    slide.addText(
      texts.map((text) => ({ text, options: { bullet: true, breakLine: true, paraSpaceAfter: 10, lang: this.langOf(text) } })),
      { x: LEFT, y, w: WIDE, h, margin: 0, fontSize: size, valign: 'top', fontFace: this.face, lang: this.lang, color: '1b1f24' },
    )
  }

  /** A native table with a head, or with names in its first column. */
  table(
    slide: PptxGenJS.Slide,
    head: readonly string[] | null,
    rows: readonly (readonly (Cell | string)[])[],
    { y, widths, size }: { y: number; widths: number[]; size: number },
  ): void {
    const border = (
      pt: number,
      color: string,
    ): [PptxGenJS.BorderProps, PptxGenJS.BorderProps, PptxGenJS.BorderProps, PptxGenJS.BorderProps] => [
      { type: 'none' },
      { type: 'none' },
      { type: 'solid', pt, color },
      { type: 'none' },
    ]
    const common = {
      fontFace: this.face,
      lang: this.lang,
      valign: 'middle' as const,
    }
    // The first column begins where the title does.
    const margin = (i: number) => ({ margin: [0.05, 0.08, 0.05, i ? 0.12 : 0] as [number, number, number, number] })
    const body = rows.map((row) =>
      row.map((given, i) => {
        const cell: Cell = typeof given === 'string' ? { text: given, ...(head || i > 0 ? {} : { colour: '5b6470' }) } : given
        const { text, bold = false, right = false, colour = '1b1f24' } = cell
        const align = right ? ('right' as const) : ('left' as const)
        return {
          text,
          options: { ...common, ...margin(i), bold, align, color: colour, fontSize: cell.size ?? size, border: border(0.5, 'c5cbd2') },
        }
      }),
    )
    const right = (i: number) => rows.some((row) => typeof row[i] === 'object' && row[i].right)
    const top = head?.map((text, i) => ({
      text,
      options: {
        ...common,
        ...margin(i),
        bold: true,
        align: right(i) ? ('right' as const) : ('left' as const),
        color: '1b1f24',
        fontSize: size,
        border: border(1.25, '1b1f24'),
      },
    }))
    slide.addTable([...(top ? [top] : []), ...body], {
      x: LEFT,
      y,
      w: widths.reduce((a, b) => a + b, 0),
      colW: widths,
      hasHeader: Boolean(top),
    } as PptxGenJS.TableProps)
  }
}
