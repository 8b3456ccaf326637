/** Every workload, in the order of the report: own questions first, then reads through the library. */
import type { Targets } from '../graph/choose-targets.ts'
import { entitiesByIds, entityById } from './entities.ts'
import { evidenceOfEntity, evidenceOfHub, lineageOfPolicy } from './evidence-and-lineage.ts'
import { conflictsOfEverything, gapsOfHub, pipelineOfHub } from './finding-pages.ts'
import { deepPageOfHub, historyOfHub, historyOfPartner, hubByTypes } from './histories.ts'
import { lineageOfAgreement } from './lineages.ts'
import { agreementsCounted, agreementsDeepPage, agreementsOfKind, partners } from './lists.ts'
import { hubWithAgreements, meetingsOfPerson, meetingWithParticipants, partnerWithAgreements } from './nested.ts'
import { pathsBetweenPartners } from './path-between-partners.ts'
import { searchFrequentWord, searchRareWord } from './searches.ts'
import { subgraphOfHub, subgraphOfPartner } from './subgraphs.ts'
import { totalsOfPartner, totalsOverPartners } from './totals.ts'
import type { Workload } from './workload.ts'

export function allWorkloads(targets: Targets): Workload[] {
  return [
    entityById(targets),
    entitiesByIds(targets),
    historyOfPartner(targets),
    historyOfHub(targets),
    deepPageOfHub(targets),
    hubByTypes(targets),
    subgraphOfPartner(targets),
    subgraphOfHub(targets),
    pathsBetweenPartners(targets),
    lineageOfAgreement(targets),
    searchRareWord(targets),
    searchFrequentWord(),
    gapsOfHub(targets),
    pipelineOfHub(targets),
    conflictsOfEverything(),
    totalsOfPartner(targets),
    totalsOverPartners(),
    partners(),
    agreementsOfKind(targets),
    agreementsCounted(targets),
    agreementsDeepPage(targets),
    partnerWithAgreements(targets),
    hubWithAgreements(targets),
    meetingWithParticipants(targets),
    evidenceOfEntity(targets),
    evidenceOfHub(targets),
    meetingsOfPerson(targets),
    lineageOfPolicy(targets),
  ]
}
