/** Runs the page's own script, which keeps the browser busy for a while, once the view that the server has drawn is on the screen. */
const { page } = document.getElementById('first-data')!.dataset

requestAnimationFrame(() => requestAnimationFrame(() => void import(/* @vite-ignore */ page!)))
