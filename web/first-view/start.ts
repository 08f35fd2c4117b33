/** Longest time that the page's own script waits, in milliseconds: a page in the background is not painted at all. */
const most = 1_500

/**
 * Runs the page's own script, which keeps the browser busy for a while, once the view that the server has drawn is on the screen: its painting takes the
 * same processors.
 */
const painted = new Promise<void>((resolve) => {
  new PerformanceObserver(() => resolve()).observe({ type: 'paint', buffered: true })
  setTimeout(resolve, most)
})

const { page } = document.getElementById('first-data')!.dataset
void painted.then(() => import(/* @vite-ignore */ page!))
