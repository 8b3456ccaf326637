/** Budgets added up: in each currency over so many projects, of so many; nothing is converted, and nothing left out unsaid. */
import type { Line } from './brief.ts'
import type { EntityFacts, Listed } from './brief-facts.ts'
import type { Writer } from './brief-writer.ts'
import { budgetNote } from './budget-note.ts'
import { enumerated } from './record-lines.ts'

interface Sum {
  readonly currency: string
  readonly amount: number
  readonly projects: number
}

/** Sentences that go on from the number of projects; of the projects that are shown. `isOfYear`: of a year, projects are told whole. */
export function budgetSum(projects: Listed<EntityFacts>, writer: Writer, isOfYear: boolean): Line {
  const budgets = projects.items.filter(({ entity }) => typeof entity.fields.budgetAmount === 'number')
  const counted = budgets.filter(({ entity }) => typeof entity.fields.budgetCurrency === 'string')
  const sentences =
    budgets.length === 0
      ? [noneOf(projects, writer)]
      : [
          `${someOf(budgets.length, projects, writer)}${sumsInWords(counted, budgets.length, writer)}.`,
          ...reservations(budgets, counted, isOfYear, writer),
        ]
  return [writer.text(` ${sentences.join(' ')}`)]
}

function noneOf(projects: Listed<EntityFacts>, writer: Writer): string {
  if (projects.total === 1) return writer.say('No budget is recorded for it.', 'Chưa ghi nhận kinh phí của dự án này.')
  const [english, vietnamese] = all(projects, writer)
  return writer.say(`No budget is recorded for any of ${english}.`, `Chưa ghi nhận kinh phí của ${vietnamese}.`)
}

function someOf(many: number, projects: Listed<EntityFacts>, writer: Writer): string {
  if (projects.total === 1) return writer.say('A budget is recorded for it', 'Kinh phí được ghi nhận')
  const [english, vietnamese] = all(projects, writer)
  if (many === projects.items.length) {
    return writer.say(`A budget is recorded for each of ${english}`, `Kinh phí được ghi nhận ở cả ${vietnamese}`)
  }
  return writer.say(
    `A budget is recorded for ${writer.number(many)} of ${english}`,
    `Kinh phí được ghi nhận ở ${writer.number(many)} trong số ${vietnamese}`,
  )
}

function all({ items, total }: Listed<EntityFacts>, writer: Writer): readonly [en: string, vi: string] {
  return items.length < total
    ? [
        `the ${writer.number(items.length)} projects shown`,
        `${writer.number(items.length)} dự án, phi dự án nêu dưới đây`,
      ]
    : [`the ${writer.number(total)} projects`, `${writer.number(total)} dự án, phi dự án`]
}

/** `: 20,000 EUR in 2 projects and 500 USD in 1 project`; of one sum over all `budgets` it is said already over how many. */
function sumsInWords(counted: readonly EntityFacts[], budgets: number, writer: Writer): string {
  const parts = sumsOf(counted).map(({ currency, amount, projects }) => {
    const words = `${writer.number(amount)} ${currency}`
    if (projects === budgets) return words
    return writer.say(
      `${words} in ${writer.count(projects, 'project', 'projects', '')}`,
      `${words} (${writer.number(projects)} dự án)`,
    )
  })
  return parts.length === 0 ? '' : `: ${enumerated(parts, writer.language)}`
}

/** In order of currency; to the hundredth, which sums of fractions miss. */
function sumsOf(counted: readonly EntityFacts[]): Sum[] {
  const sums = new Map<string, Sum>()
  for (const { entity } of counted) {
    const currency = String(entity.fields.budgetCurrency)
    const { amount, projects } = sums.get(currency) ?? { amount: 0, projects: 0 }
    sums.set(currency, { currency, amount: amount + Number(entity.fields.budgetAmount), projects: projects + 1 })
  }
  return [...sums.values()]
    .map((sum) => ({ ...sum, amount: Math.round(sum.amount * 100) / 100 }))
    .sort((a, b) => (a.currency < b.currency ? -1 : 1))
}

/** What must be known of the sums before anybody uses them. */
function reservations(
  budgets: readonly EntityFacts[],
  counted: readonly EntityFacts[],
  isOfYear: boolean,
  writer: Writer,
): string[] {
  const without = budgets.length - counted.length
  const disputed = counted.filter(isDisputed).length
  const qualified = counted.filter((one) => budgetNote(one).budget !== null).length
  const isSeveral = new Set(counted.map(({ entity }) => entity.fields.budgetCurrency)).size > 1
  const say = (many: number, english: string, vietnamese: string) =>
    many === 0 ? [] : [writer.say(english, vietnamese)]
  return [
    ...say(
      isSeveral ? 1 : 0,
      'Amounts in different currencies are not added together.',
      'Các khoản bằng loại tiền khác nhau không được cộng gộp.',
    ),
    ...say(
      without,
      `${writer.count(without, 'amount has', 'amounts have', '')} no currency in the record and ${without === 1 ? 'is' : 'are'} not added.`,
      `Có ${writer.number(without)} khoản chưa rõ loại tiền nên không được cộng.`,
    ),
    ...say(
      disputed,
      `For ${writer.count(disputed, 'project', 'projects', '')} sources give other amounts as well, which are not added.`,
      `Có ${writer.number(disputed)} dự án mà nguồn khác nêu số kinh phí khác; các số này không được cộng.`,
    ),
    ...say(
      qualified,
      `${writer.count(qualified, 'amount is', 'amounts are', '')} qualified in the table.`,
      `Có ${writer.number(qualified)} khoản kèm ghi chú trong bảng.`,
    ),
    ...say(
      isOfYear ? 1 : 0,
      'A budget is that of the whole project, and not of the year.',
      'Kinh phí là của toàn bộ dự án, không phải của riêng năm báo cáo.',
    ),
  ]
}

const isDisputed = ({ entity, claims }: EntityFacts) =>
  claims.some(
    ({ property, value }) =>
      property === 'budgetAmount' && value !== null && value !== String(entity.fields.budgetAmount),
  )
