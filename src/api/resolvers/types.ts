/** Resolvers by type and field, as the schema takes them. */
import type { GraphQLFieldResolver } from 'graphql'
import type { Context } from '../context.ts'

// biome-ignore lint/suspicious/noExplicitAny: the source and the arguments are as many types as there are fields
export type Resolver = GraphQLFieldResolver<any, Context, any>

export type TypeResolvers = Record<string, Record<string, Resolver>>
