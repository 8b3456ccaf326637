/** Whether a pane fits beside the editors; where it does not, it lies over them. The width is also in playground.css. */
export function hasRoomForPanes(): boolean {
  return window.matchMedia('(min-width: 60rem)').matches
}
