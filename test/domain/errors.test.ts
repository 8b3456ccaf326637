import { expect, it } from 'vitest'
import { formatError, InputError } from '../../src/domain/errors.ts'

it('an error prints its sentence, its problems one a line with file and line, and what to try', () => {
  const error = new InputError('seed/partners/jica.yaml has 2 problems; nothing was written.', {
    problems: [
      { where: 'jica.yaml', line: 14, message: 'agreements[0].parties[1]: unknown partner "partner:jcia".' },
      { where: 'PORT', message: '"x" is not a whole number.' },
    ],
    hint: 'correct the lines above.',
  })
  expect(formatError(error)).toBe(
    [
      'Error: seed/partners/jica.yaml has 2 problems; nothing was written.',
      '  jica.yaml:14  agreements[0].parties[1]: unknown partner "partner:jcia".',
      '  PORT  "x" is not a whole number.',
      'Try: correct the lines above.',
    ].join('\n'),
  )
})
