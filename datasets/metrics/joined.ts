/** Behind these, also before a closing quotation mark or bracket, Chinese leaves no blank. */
const stopped = /[。！？][”’」』）】]*$/

/** Sentences one after another, without empty ones: a blank parts them, but none stands behind a Chinese full stop, question or exclamation mark. */
export const joined = (sentences: readonly (string | null | undefined | false)[]): string =>
  sentences.reduce<string>((all, next) => (next ? `${all}${all && !stopped.test(all) ? ' ' : ''}${next}` : all), '')
