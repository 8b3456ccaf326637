/** Arranges beside the page, so that the page goes on answering meanwhile. */
import { type LayoutRequest, layOut } from '../graph/layout.ts'

self.onmessage = ({ data }: MessageEvent<LayoutRequest>) => self.postMessage(layOut(data))
