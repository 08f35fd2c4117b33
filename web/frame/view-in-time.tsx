import type { RouteComponent } from '@tanstack/react-router'
import { type ComponentType, createElement, useState } from 'react'
import { answered } from '../api.ts'
import { Failure } from './failure.tsx'

type Load = () => Promise<{ default: ComponentType }>

/** That the server does not answer, where it does not. Where it does, the page is of another build than the server, and begins anew. */
async function why(error: unknown): Promise<Error> {
  try {
    await answered(fetch('/api/datasets', { cache: 'no-store' }))
  } catch (problem) {
    return problem as Error
  }
  window.location.reload()
  return error instanceof Error ? error : new Error(String(error))
}

/** A view whose code comes when it is asked for. Where it does not come, the page around it stays, says why, and asks again when told to. */
export function viewInTime(load: Load): RouteComponent {
  let view: ComponentType | null = null
  let failed: Error | null = null
  let coming: Promise<void> | null = null
  const preload = () => {
    failed = null
    coming ??= load()
      .then(({ default: found }) => {
        view = found
      })
      .catch(async (error) => {
        failed = await why(error)
        coming = null
      })
    return coming
  }
  // biome-ignore lint/correctness/noComponentHookFactories: one for each route, once
  function View() {
    const [, again] = useState(0)
    if (view) return createElement(view)
    if (failed) return <Failure error={failed} retry={() => void preload().then(() => again((tries) => tries + 1))} />
    throw preload()
  }
  return Object.assign(View, { preload })
}
