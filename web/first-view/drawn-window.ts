import { createContext } from 'react'
import type { Option } from '../../datasets/metrics/chart.ts'
import type { Language } from '../../datasets/metrics/metric.ts'
import type { Theme } from '../address/address.ts'

/** A window in which nothing is laid out, because no browser is there: what components would measure or remember is told to them. */
export interface DrawnWindow {
  language: Language
  scheme: Theme
  /** Places the next card of the grid, by columns of twelve and height in pixels; whether any of it is in the window. */
  place(span: number, height: number): boolean
  /** Width of the picture in a card, in pixels. */
  pictureWidth(span: number): number
  /** The picture as SVG, `width` by `height` pixels. */
  svg(option: Option, width: number, height: number, fontFamily: string): string
}

/** Null in a browser. */
export const Drawn = createContext<DrawnWindow | null>(null)

/** Width that pictures have before they are laid out, in pixels; 0 where a browser will measure it. */
export const PictureWidth = createContext(0)
