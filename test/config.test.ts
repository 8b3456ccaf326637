import { describe, expect, it } from 'vitest'
import { readConfig, settings } from '../src/config.ts'
import { AccordError } from '../src/domain/errors.ts'

function faultOf(environment: Record<string, string>): AccordError {
  try {
    readConfig(environment)
  } catch (error) {
    if (error instanceof AccordError) return error
  }
  throw new Error('these settings were taken')
}

describe('the settings', () => {
  it('all have defaults that are right', () => {
    expect(readConfig({})).toMatchObject({
      PORT: 4000,
      HOST: '127.0.0.1',
      NEO4J_URI: null,
      CORS_ORIGINS: null,
      LOG_LEVEL: 'warn',
    })
  })

  it('bind to loopback unless told otherwise', () => {
    expect(readConfig({}).HOST).toBe('127.0.0.1')
  })

  it('that are empty count as not set', () => {
    expect(readConfig({ PORT: '', NEO4J_URI: ' ' })).toMatchObject({ PORT: 4000, NEO4J_URI: null })
  })

  it('that are bad are reported together, each with its value', () => {
    const fault = faultOf({
      PORT: '70000',
      LOG_LEVEL: 'loud',
      NEO4J_URI: 'http://x',
      CORS_ORIGINS: 'example.org',
      QUERY_TIMEOUT_MS: '5s',
      ACCORD_DAAT: '/tmp',
    })
    expect(fault).toMatchObject({
      code: 'CONFIGURATION',
      exitCode: 78,
      message: '6 settings are not right; nothing was started.',
    })
    expect(fault.problems.map(({ where, message }) => `${where} ${message}`)).toEqual([
      'PORT "70000" is not a whole number from 0 to 65535.',
      'NEO4J_URI "http://x" is not an address such as neo4j://host:7687 or neo4j+s://name.databases.neo4j.io.',
      'CORS_ORIGINS "example.org" is not a list of origins with commas between them, such as https://example.org, or *.',
      'LOG_LEVEL "loud" is not one of fatal, error, warn, info, debug, trace, silent.',
      'QUERY_TIMEOUT_MS "5s" is not a whole number from 100 to 600000.',
      'ACCORD_DAAT there is no such setting. Did you mean "ACCORD_DATA"?',
    ])
  })

  it.each(['neo4j+s://x.databases.neo4j.io', 'neo4j://h:7687', 'bolt+ssc://h'])(
    'take %s as an address of a Neo4j',
    (uri) => {
      expect(readConfig({ NEO4J_URI: uri }).NEO4J_URI).toBe(uri)
    },
  )

  it('take several origins', () => {
    expect(readConfig({ CORS_ORIGINS: 'https://a.example, http://localhost:3000' }).CORS_ORIGINS).toEqual([
      'https://a.example',
      'http://localhost:3000',
    ])
  })

  it('never show a password', () => {
    const fault = faultOf({ NEO4J_PASSWORD: 'hunter2', PORT: 'x' })
    expect(JSON.stringify([fault.message, fault.problems, fault.hint])).not.toContain('hunter2')
  })

  it('are each described in a sentence', () => {
    for (const { description } of Object.values(settings)) expect(description).toMatch(/^\p{Lu}.*\.$/u)
  })
})
