/** What the tests use of Citation.js, which has no types of its own. */
declare module '@citation-js/core' {
  export const plugins: {
    readonly input: {
      /** One step: text of that type to what it holds. */
      data(text: string, type: string): any
      /** All steps, to items of CSL-JSON. */
      chain(text: string, options?: { readonly generateGraph?: boolean; readonly strict?: boolean }): any[]
    }
  }
}
declare module '@citation-js/plugin-ris' {}
