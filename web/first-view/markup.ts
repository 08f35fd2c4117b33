/** Attributes by which scripts find parts of the live page and its state. */
const live = / (?:data-(?:settled|painted|engine|engine-restarts|metric|chart|state|tile|pending|later|changes|alert)|aria-busy)="[^"]*"/g

/** Ids, and attributes that refer to ids; texts and other values have no unescaped quotation marks. */
const named = / (id|for|aria-labelledby|aria-describedby|aria-controls|aria-owns|list)="([^"]+)"/g

const prefix = 'first-'

/** Markup that can stand beside the live page: ids of its own, no attribute that the live page is known by, no control that does nothing. */
export const apart = (markup: string): string =>
  markup
    .replaceAll(live, '')
    .replaceAll(
      named,
      (_, name: string, ids: string) =>
        ` ${name}="${ids
          .split(' ')
          .map((id) => prefix + id)
          .join(' ')}"`,
    )
    .replaceAll(/ href="#/g, ` href="#${prefix}`)
    .replaceAll(/url\(#/g, `url(#${prefix}`)
    .replaceAll(/<(button|select|input|textarea|fieldset)(?=[\s>])/g, '<$1 inert=""')

/** Whether something that a reader would wait for is missing in it: a place for rows, or for the whole view. */
export const isWhole = (markup: string): boolean => !/class="(?:card-skeleton|tile-skeleton|waiting)"|<script/.test(markup)
