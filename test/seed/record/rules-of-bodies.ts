/** Where the seed has each value of the record's bodies, people, acts and sources. */

import { current, isNoted, namesOf, type Row, relationships, shown, sourcesOf, words } from './record-and-seed.ts'
import { any, checkedElsewhere, field, named, noted, oneOf, type Rule, type Rules, related } from './rule.ts'

export const committees: Rules = {
  nameEn: named,
  nameVi: named,
  parties: related('MEMBER_OF', 'from'),
  chairBodies: related('MEMBER_OF', 'from', { role: 'CO_CHAIR' }),
  establishedBy: related('ESTABLISHED', 'from'),
  establishedUnder: related('ESTABLISHED', 'from'),
  parent: related('PART_OF', 'to'),
  project: related('STEERS', 'to'),
  fields: noted((fields) => `Fields: ${fields.join(', ')}`),
  frequency: noted((frequency) => `Meets: ${frequency}`),
  note: noted(),
}

/** "Director, Department of …" and "Director of the Department of …" are one title. */
const title = (text: unknown): string => words(String(text)).replaceAll(/\b(?:of|the) /g, '')

const holds = (row: Row, organisation: string, position: string, fields: Readonly<Record<string, unknown>>): boolean =>
  relationships('HOLDS', row.id, organisation, fields).some((one) => title(one.fields.title) === title(position))

export const people: Rules = {
  name: field('name'),
  position: (position, row) =>
    holds(row, row.organisation, position, {
      tookOfficeOn: row.tookOfficeOn,
      // A day on which a page shows somebody in a position may be narrowed no further than what the page says.
      ...(row.positionSeenFrom === undefined ? {} : { seenFrom: row.positionSeenFrom }),
      ...(row.positionSeenTo === undefined ? {} : { seenUntil: row.positionSeenTo }),
    }),
  organisation: checkedElsewhere,
  positionSeenFrom: checkedElsewhere,
  positionSeenTo: checkedElsewhere,
  tookOfficeOn: checkedElsewhere,
  otherPositions: (positions, row) =>
    positions.every(({ position, organisation, seenOn, source }: any) =>
      relationships('HOLDS', row.id, organisation, { seenFrom: seenOn, seenUntil: seenOn }).some(
        ({ fields, evidenceIds }) =>
          title(fields.title) === title(position) && sourcesOf(evidenceIds).includes(current(source)),
      ),
    ),
  nameVariants: checkedElsewhere,
  note: noted(),
}

const issuers: Readonly<Record<string, string>> = {
  Politburo: 'institution:vn-cpv-politburo',
  'National Assembly Standing Committee': 'institution:vn-na-standing-committee',
  'Party Central Committee (13th), 6th plenum': 'institution:vn-cpv-central-committee',
  Government: 'institution:vn-government',
  'Prime Minister': 'institution:vn-prime-minister',
  'Deputy Prime Minister Trần Lưu Quang': 'institution:vn-government',
  'Minister of Justice': 'institution:vn-moj',
  'President of Viet Nam': 'institution:vn-president',
}

/** Who signed for a body, or when it met, stands beside the body as printed. */
const SIGN_FOR_A_BODY = [
  'Party Central Committee (13th), 6th plenum',
  'Deputy Prime Minister Trần Lưu Quang',
  'Minister of Justice',
]

export const policies: Rules = {
  number: field('number'),
  titleEn: any(named, (value, { id }) => {
    const [, head = '', rest = ''] = /^(.*) \((.*)\)$/.exec(value) ?? []
    return namesOf(id).some((name) => words(name) === words(head)) && isNoted(id, rest.replace(' as one', ' is one'))
  }),
  issuedOn: field('issuedOn'),
  validFrom: field('validFrom'),
  validTo: field('validUntil'),
  issuer: (value, row) =>
    related('ISSUED', 'from', SIGN_FOR_A_BODY.includes(value) ? { roleAsPrinted: value } : {})(issuers[value], row),
  preparedBy: (body, row) =>
    isNoted(row.id, 'Prepared by the Ministry of Justice') && related('CONCERNS', 'to')(body, row),
  implements: any(related('IMPLEMENTS', 'to'), related('RATIFIES', 'to')),
  replaces: related('REPLACES', 'to', { scope: undefined }),
  note: noted(),
}

const partnerKinds = {
  country: ['STATE'],
  'international-organisation': [
    'INTERNATIONAL_ORGANISATION',
    'REGIONAL_ORGANISATION',
    'UN_AGENCY',
    'DEVELOPMENT_BANK',
  ],
  'trust-fund': ['FUND'],
  agency: ['DEVELOPMENT_AGENCY'],
  ministry: ['MINISTRY', 'GOVERNMENT'],
  foundation: ['FOUNDATION'],
  institute: ['INSTITUTE', 'SCHOOL'],
  mission: ['EMBASSY'],
  department: ['DEPARTMENT'],
  court: ['COURT'],
  procuracy: ['PROCURACY'],
  'party-body': ['PARTY_BODY'],
  association: ['ASSOCIATION'],
  university: ['SCHOOL'],
}

/** Kinds that are finer than the vocabulary: the note says what it leaves out. */
const finerKinds: Readonly<Record<string, readonly [kind: string, note: string]>> = {
  'former-country': ['STATE', 'A former state'],
  'regional-ministry': ['MINISTRY', 'A ministry of a land of the federation'],
  agency: ['OTHER', 'A bureau of the state'],
  institution: ['OTHER', 'An institution of the European Union'],
  'central-bank': ['OTHER', 'The central bank'],
}

const finerKind: Rule = (value, { id }) => {
  const [kind, note] = finerKinds[value] ?? ['', '']
  return kind !== '' && shown(id, 'kind') === kind && isNoted(id, note)
}

const iso2: Readonly<Record<string, string>> = {
  LAO: 'LA',
  CUB: 'CU',
  RUS: 'RU',
  JPN: 'JP',
  DEU: 'DE',
  SGP: 'SG',
  CAN: 'CA',
  KHM: 'KH',
  KOR: 'KR',
  FRA: 'FR',
  CHN: 'CN',
  USA: 'US',
  DNK: 'DK',
  SWE: 'SE',
  KAZ: 'KZ',
}

export const partners: Rules = {
  nameEn: named,
  nameVi: named,
  aliases: (value, row) => value.every((alias: string) => named(alias, row)),
  nameHistory: (value, row) => value.every((name: string) => named(name.replace(/ \(.*/, ''), row)),
  kind: any(oneOf('kind', partnerKinds), finerKind),
  iso3: any(
    (value, { id }) => shown(id, 'iso2') === iso2[value],
    noted((code) => `ISO 3166: ${code}`),
  ),
  wikidata: any(
    field('wikidataId'),
    noted((code) => `Wikidata: ${code}`),
  ),
  iati: any(
    field('iatiOrgId'),
    noted((code) => `IATI: ${code}`),
  ),
  ror: noted((code) => `ROR: ${code}`),
  partOf: related('PART_OF', 'to'),
  note: noted(),
}

export const sources: Rules = {
  publisher: field('publisher'),
  title: field('name'),
  url: field('url'),
  publishedOn: field('publishedOn'),
  language: field('language'),
  reliability: (value, { id }) =>
    shown(id, 'reliability') === 'LOW' && words(shown(id, 'reliabilityWhy')) === words(value),
}
