/** A record with everything that trips formats up: quotes, markup, line breaks, other scripts, parallel facts, odd dates. */
import { parsePartialDate } from '../../src/domain/partial-date.ts'
import { relationshipId, type Subgraph, type SupportRecord } from '../../src/domain/subgraph.ts'

const QUOTE = 'Ông "A" & bà <B> nói: \\n \'một\', {hai};\nສາທາລະນະລັດ ປະຊາທິປະໄຕ ປະຊາຊົນລາວ 🤝 — Đắk Nông, ngày 8/8'

const claim = (property: string, value: string | null, more: Partial<SupportRecord> = {}): SupportRecord => ({
  evidenceId: 'evidence:one',
  entityId: 'agreement:one',
  property,
  value,
  original: value,
  rank: 'PREFERRED',
  rule: null,
  inferred: false,
  confidence: null,
  ...more,
})

const date = (edtf: string, asPrinted: string) => parsePartialDate(edtf, { asPrinted })!

const chaired = relationshipId('TOOK_PART_IN', 'person:one', 'meeting:one', 'chair')
const spoke = relationshipId('TOOK_PART_IN', 'person:one', 'meeting:one', 'speaker')
const party = relationshipId('PARTY_TO', 'partner:laos', 'agreement:one')
const signed = relationshipId('SIGNED', 'person:one', 'agreement:one')
const changed = relationshipId('HAS_CHANGED', 'agreement:one', 'change:one-signed')

const fact = { inferred: false, why: null, evidenceIds: ['evidence:one'] } as const

export const difficultRecord: Subgraph = {
  entities: [
    {
      id: 'partner:laos',
      label: 'Partner',
      fields: {
        name: 'Laos',
        nameVi: 'Lào',
        aliases: ['ສປປ ລາວ', 'CHDCND Lào', '=cmd|"/c calc"!A1'],
        kind: 'STATE',
        level: 'BILATERAL',
        iso2: 'LA',
      },
    },
    { id: 'person:one', label: 'Person', fields: { name: 'Nguyễn Thị "Một" <Hai> & Ba; \\Bốn' } },
    {
      id: 'agreement:one',
      label: 'Agreement',
      fields: {
        name: `${'A very long title with {braces}, [brackets], 100 % and #1, '.repeat(6)}end`,
        nameVi: 'Thỏa thuận hợp tác, giai đoạn 2022–2026',
        note: QUOTE,
        kind: 'MEMORANDUM_OF_UNDERSTANDING',
        legalRegime: 'UNKNOWN',
        number: '12/2021/TT',
        status: 'SIGNED',
        signedOn: date('2021-09', 'tháng 9/2021'),
        validFrom: date('2022/2026', '2022 – 2026'),
        validUntil: parsePartialDate('2022-11/..', { inferred: true, why: 'The text names no end.' })!,
      },
    },
    {
      id: 'change:one-signed',
      label: 'StatusChange',
      fields: { status: 'SIGNED', on: date('2021-09', 'tháng 9/2021') },
    },
    {
      id: 'meeting:one',
      label: 'Meeting',
      fields: {
        name: 'Meeting\nwith a line break\tand a tab',
        kind: 'SESSION',
        heldOn: date('XXXX-08-08', 'Chiều 8/8'),
        online: false,
        sessionNumber: 5,
        sessionNumberAsPrinted: 'lần thứ 5',
      },
    },
    {
      id: 'project:one',
      label: 'Project',
      fields: { name: 'Project', kind: 'PROJECT', budgetAmount: 1234567.5, budgetCurrency: 'USD', sectors: ['15130'] },
    },
    {
      id: 'source:one',
      label: 'Source',
      fields: {
        name: 'Hội nghị “tổng kết” & <nhiệm vụ>',
        kind: 'ARTICLE',
        publisher: 'Báo Pháp luật Việt Nam',
        url: 'https://example.org/a?b=1&c=%20d',
        language: 'vi',
        publishedOn: date('2021-12-25', '25/12/2021'),
      },
    },
  ],
  relationships: [
    { id: party, type: 'PARTY_TO', from: 'partner:laos', to: 'agreement:one', fields: { role: 'PARTY' }, ...fact },
    {
      id: signed,
      type: 'SIGNED',
      from: 'person:one',
      to: 'agreement:one',
      fields: { title: 'Thứ trưởng', onBehalfOf: 'partner:laos' },
      ...fact,
    },
    { id: chaired, type: 'TOOK_PART_IN', from: 'person:one', to: 'meeting:one', fields: { role: 'CHAIR' }, ...fact },
    {
      id: spoke,
      type: 'TOOK_PART_IN',
      from: 'person:one',
      to: 'meeting:one',
      fields: { role: 'SPEAKER', roleAsPrinted: 'phát biểu "khai mạc"' },
      ...fact,
      evidenceIds: ['evidence:two', 'evidence:one'],
    },
    {
      id: relationshipId('RESULTED_IN', 'agreement:one', 'project:one'),
      type: 'RESULTED_IN',
      from: 'agreement:one',
      to: 'project:one',
      fields: {},
      inferred: true,
      why: 'Both name the same <programme>.',
      evidenceIds: [],
    },
    { id: changed, type: 'HAS_CHANGED', from: 'agreement:one', to: 'change:one-signed', fields: {}, ...fact },
  ],
  evidence: [
    {
      id: 'evidence:one',
      sourceId: 'source:one',
      quote: QUOTE,
      start: 10,
      end: 10 + [...QUOTE].length,
      locator: null,
      citation: '“Hội nghị”, characters 10–130',
    },
    {
      id: 'evidence:two',
      sourceId: 'source:one',
      quote: null,
      start: null,
      end: null,
      locator: 'page 2',
      citation: 'Hội nghị, page 2',
    },
  ],
  supports: [
    claim('signedOn', '2021-09', { original: 'tháng 9/2021' }),
    claim('signedOn', '2021-10', {
      evidenceId: 'evidence:two',
      rank: 'NORMAL',
      rule: 'latest source',
      confidence: 0.5,
    }),
    claim('record', null, { evidenceId: 'evidence:two' }),
    claim(party, null, { entityId: 'partner:laos' }),
    claim(spoke, 'SPEAKER', { entityId: 'person:one' }),
    claim('status', 'SIGNED', { entityId: 'change:one-signed' }),
    claim('name', 'Laos', { entityId: 'partner:laos', inferred: true }),
  ],
}
