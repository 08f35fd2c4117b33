import { useMethodWords } from './methods-words.ts'

/** Sections of the page, beside it where there is room. */
export function Contents({ ids }: { ids: readonly Section[] }) {
  const { words } = useMethodWords()
  return (
    <nav className="contents" aria-label={words.contents}>
      <p>{words.contents}</p>
      <ol>
        {ids.map((id) => (
          <li key={id}>
            <a href={`#${id}`}>{words.sections[id]}</a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

export type Section = keyof ReturnType<typeof useMethodWords>['words']['sections']
