/**
 * Lets the library translate a question once, and not again for each request that differs in its values only. More than half
 * of the time of an answer went there.
 */
import {
  type FieldNode,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  isInputType,
  typeFromAST,
} from 'graphql'
import { replaceFunction } from './library-module.ts'
import { provePlan, type Translation, type TranslationPlan } from './translation-plan.ts'
import { replaceFree, splitValues, type TypedValue } from './values-and-shape.ts'

type Arguments = Readonly<Record<string, unknown>>
type ResolveTreeOf = (info: GraphQLResolveInfo, options?: { readonly args?: Arguments }) => object
interface Translating {
  readonly context: { readonly resolveTree: object; readonly jwt?: unknown; readonly cypherParams?: unknown }
}
type TranslateRead = (translating: Translating) => Translation

/** A root connection that is about to be translated: its tree is made only where it must be. */
interface Postponed {
  readonly [postponed]: { readonly info: GraphQLResolveInfo; readonly args: Arguments }
}

const postponed = Symbol('accord: a resolve tree that is not made yet')

/** Must run before the schema is built; a second call changes nothing. */
export function rememberTranslations(isOn: () => boolean): void {
  let resolveTreeOf: ResolveTreeOf
  replaceFunction('utils/get-neo4j-resolve-tree.js', 'default', (original: ResolveTreeOf): ResolveTreeOf => {
    resolveTreeOf = original
    return (info, options) => {
      const { args } = options ?? {}
      const isRoot = args !== undefined && info.path.prev === undefined && info.fieldName.endsWith('Connection')
      return isRoot && isOn() ? ({ [postponed]: { info, args } } satisfies Postponed) : original(info, options)
    }
  })
  replaceFunction('translate/translate-read.js', 'translateRead', (original: TranslateRead): TranslateRead => {
    return (translating) => {
      const { resolveTree } = translating.context
      if (!(postponed in resolveTree)) return original(translating)
      const { info, args } = (resolveTree as Postponed)[postponed]
      const translate = (given: GraphQLResolveInfo, ofArgs: Arguments) =>
        original({
          ...translating,
          context: { ...translating.context, resolveTree: resolveTreeOf(given, { args: ofArgs }) },
        })
      // What is made for one reader is not given to another.
      const isForAnybody = translating.context.jwt === undefined && translating.context.cypherParams === undefined
      return isForAnybody ? translateOnce(info, args, translate) : translate(info, args)
    }
  })
}

interface Known {
  readonly fieldNodes: readonly FieldNode[]
  readonly fieldName: string
  /** By shape: seen once, proved, or not to be proved. */
  readonly plans: Map<string, TranslationPlan | 'SEEN' | 'UNPROVABLE'>
}

/** By the first node of the field: documents that are asked again are the same objects. */
const known = new WeakMap<FieldNode, Known[]>()

/** Of one field of one document. Readers who vary numbers and terms without end are translated each time. */
const MOST_SHAPES = 200

function translateOnce(
  info: GraphQLResolveInfo,
  args: Arguments,
  translate: (info: GraphQLResolveInfo, args: Arguments) => Translation,
): Translation {
  const values = { args: argumentsOf(info, args), variables: variablesOf(info) }
  const { shape, free } = splitValues([...values.args, ...values.variables])
  const { plans } = knownOf(info)
  const plan = plans.get(shape)
  if (typeof plan === 'object') return { cypher: plan.cypher, params: plan.bind(free) }
  const translated = translate(info, args)
  if (plan === undefined) {
    if (plans.size >= MOST_SHAPES) plans.clear()
    plans.set(shape, 'SEEN')
  }
  if (plan === 'SEEN') {
    const ofArgs = splitValues(values.args).free.length
    const proved = provePlan(translated, free, (others) =>
      translate(
        { ...info, variableValues: { ...info.variableValues, ...replaceFree(values.variables, others.slice(ofArgs)) } },
        replaceFree(values.args, others.slice(0, ofArgs)),
      ),
    )
    plans.set(shape, proved ?? 'UNPROVABLE')
  }
  return translated
}

function knownOf({ fieldNodes, fieldName }: GraphQLResolveInfo): Known {
  const alike = known.get(fieldNodes[0]!) ?? []
  const found = alike.find(
    (one) =>
      one.fieldName === fieldName &&
      one.fieldNodes.length === fieldNodes.length &&
      one.fieldNodes.every((node, place) => node === fieldNodes[place]),
  )
  if (found !== undefined) return found
  const made: Known = { fieldNodes, fieldName, plans: new Map() }
  known.set(fieldNodes[0]!, [...alike, made])
  return made
}

function argumentsOf({ parentType, fieldName }: GraphQLResolveInfo, args: Arguments): TypedValue[] {
  const field = (parentType as GraphQLObjectType).getFields()[fieldName]!
  return field.args.filter(({ name }) => name in args).map(({ name, type }) => ({ name, type, value: args[name] }))
}

function variablesOf({ schema, operation, variableValues }: GraphQLResolveInfo): TypedValue[] {
  return (operation.variableDefinitions ?? []).flatMap(({ variable, type }) => {
    const name = variable.name.value
    if (!(name in variableValues)) return []
    const found = typeFromAST(schema, type as never)
    if (!isInputType(found)) throw new TypeError(`no input type for the variable "${name}"`)
    return [{ name, type: found as GraphQLInputType, value: variableValues[name] }]
  })
}
