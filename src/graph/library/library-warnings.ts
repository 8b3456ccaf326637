/** Silences one warning of @neo4j/graphql that is false. */

/**
 * The library looks for the resolvers of relationship properties under no type, finds none and says so, although it
 * uses those that it was given. Everything else that it says while `work` runs is passed on.
 */
export async function withoutFalseWarnings<Result>(work: () => Promise<Result>): Promise<Result> {
  const { warn } = console
  console.warn = (...words: unknown[]) => {
    if (!/^Custom resolver for \w+ has not been provided$/.test(String(words[0]))) warn(...words)
  }
  try {
    return await work()
  } finally {
    console.warn = warn
  }
}
