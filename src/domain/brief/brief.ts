/** A brief as a document of no format: sections of paragraphs, lists and tables, and the sources that they cite. */
import type { Language } from '../history-title.ts'
import type { EntityId } from '../subgraph.ts'

/** A piece of a line. `FOREIGN`: a name that is not in the language of the brief, since no source has it there. */
export interface Run {
  readonly text: string
  readonly style: 'PLAIN' | 'STRONG' | 'FOREIGN'
  /** Numbers of `citations`, in order; they stand behind the text. */
  readonly citations: readonly number[]
}

/** A line of running text. */
export type Line = readonly Run[]

export interface Column {
  readonly head: string
  /** Share of the width of the page; those of a table make 100. */
  readonly width: number
}

/** A cell has one line or several. */
export type Cell = readonly Line[]

export type Block =
  | { readonly kind: 'PARAGRAPH'; readonly line: Line }
  | { readonly kind: 'LIST'; readonly items: readonly Line[] }
  | {
      readonly kind: 'TABLE'
      /** What it shows, for those who do not see the page around it. */
      readonly caption: string
      /** A row is a day and what happened on it: where pages are narrow, it may be set as running text. */
      readonly isChronology: boolean
      readonly columns: readonly Column[]
      readonly rows: readonly (readonly Cell[])[]
    }

export type Table = Extract<Block, { readonly kind: 'TABLE' }>

export interface Section {
  /** Lower-case ASCII, once in the brief: the target of links. */
  readonly id: string
  /** 1 for a section, 2 for one within it. */
  readonly level: 1 | 2
  readonly title: string
  readonly blocks: readonly Block[]
}

/** A place in a source: a sentence that is quoted, or a citation with a locator where the text is not held. */
export interface Citation {
  /** From 1, in the order in which they first stand in the brief. */
  readonly number: number
  readonly evidenceId: string
  readonly sourceId: EntityId
  readonly title: string
  readonly publisher: string | null
  /** In words, as precise as it is known. */
  readonly publishedOn: string | null
  readonly url: string | null
  readonly locator: string | null
  readonly quote: string | null
  /** Of the quote: as the source has it. */
  readonly quoteLanguage: string | null
}

export interface Brief {
  /** As it stands in the address: `partner:laos`, `year/2021`. */
  readonly id: string
  readonly title: string
  readonly subtitle: string
  readonly language: Language
  readonly graphVersion: string
  /** The day as of which states, and what is due, are told; ISO 8601. */
  readonly asOf: string
  readonly from: string | null
  readonly until: string | null
  readonly sections: readonly Section[]
  readonly citations: readonly Citation[]
}
