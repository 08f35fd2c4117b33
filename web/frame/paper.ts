import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

/** Height of a page of paper in pixels of the page: A4 across less its margins, drawn at four fifths (page.css). */
const sheet = 897

/** What a page of paper must not cut. */
const whole = '.grid > :is(.cell, .together)'

/** Least share of its size that a card may be drawn at so that it stands under its heading. */
const least = 0.75

/** Makes smaller what is higher than a sheet, and what would not fit on the first one with its heading, if that does it. */
function shrink(): void {
  const scale = Number(getComputedStyle(document.querySelector('.page')!).zoom) || 1
  const heightOf = (element: Element) => element.getBoundingClientRect().height / scale
  const heading = document.querySelector<HTMLElement>('.heading')
  const top = document.querySelector('.page')!.getBoundingClientRect().top
  for (const [i, element] of [...document.querySelectorAll<HTMLElement>(whole)].entries()) {
    const height = heightOf(element)
    const left = sheet - (element.getBoundingClientRect().top - top) / scale
    const first = i === 0 && left < height
    if (first && left / height < least) heading?.setAttribute('data-alone', '')
    const room = first && left / height >= least ? left : sheet
    if (height > room) element.style.zoom = String(Math.floor((room / height) * 100) / 100)
  }
}

function restore(): void {
  for (const element of document.querySelectorAll<HTMLElement>(whole)) element.style.removeProperty('zoom')
  document.querySelector('.heading')?.removeAttribute('data-alone')
}

/** Whether the page lies on paper, said before it is laid out there: as wide as the paper, and in the light theme whatever the screen’s. */
export function usePaper(): boolean {
  const [paper, setPaper] = useState(false)
  useEffect(() => {
    const root = document.documentElement
    const before = () => {
      root.dataset.paper = ''
      flushSync(() => setPaper(true))
      dispatchEvent(new Event('pilotscope:print'))
      shrink()
    }
    const after = () => {
      restore()
      delete root.dataset.paper
      setPaper(false)
    }
    addEventListener('beforeprint', before)
    addEventListener('afterprint', after)
    return () => {
      removeEventListener('beforeprint', before)
      removeEventListener('afterprint', after)
    }
  }, [])
  return paper
}
