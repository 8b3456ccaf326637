/** What people look for comes first, as they type it: names in any spelling, documents by kind, party and year. */
import { describe, expect, it } from 'vitest'
import { askSeeded } from '../support/ask.ts'

const seeded = askSeeded()

const SEARCH = `query ($text: String!) {
  search(text: $text, first: 5) { edges { node { entity { id } matchedOn { field } } } }
}`

describe('a search', () => {
  it.each([
    ['lao', 'partner:laos'],
    ['Lào'.normalize('NFD'), 'partner:laos'],
    ['nga', 'partner:russia'],
    ['lien bang nga', 'partner:russia'],
    ['Cu-ba', 'partner:cuba'],
    ['cuba', 'partner:cuba'],
    ['duc', 'partner:germany'],
    ['giz', 'partner:giz'],
    ['jica', 'partner:jica'],
    ['ngân hàng thế giới', 'partner:world-bank'],
    ['JSDF', 'partner:jsdf'],
    ['quỹ HSF', 'partner:hss'],
    ['39-CT/TW', 'policy:39-ct-tw'],
    ['Japanese Ministry of Justice', 'partner:jp-moj'],
    ['Cuban Ministry of Justice', 'partner:cu-moj'],
    ['Justice Ministry Cuba', 'partner:cu-moj'],
    ['MoU China 2022', 'agreement:china-moj-mou-2022'],
    ['memorandum Korea 2015', 'agreement:korea-moj-mou-2015'],
    ['programme Laos 2024', 'agreement:laos-programme-2024'],
    ['Japanese legal aid project', 'project:jsdf-legal-aid'],
    ['JICA 2021-2025', 'project:jica-2021-2025'],
    ['39th session Cuba', 'meeting:vn-cu-igc-39'],
    ['hội nghị tư pháp biên giới Lào', 'committee:vn-la-border-justice'],
    ['huyen nguyen huu', 'person:nguyen-huu-huyen'],
    ['mutual legal assistance Russia', 'agreement:russia-mla-1998'],
    ['korean ministry of justice', 'partner:kr-moj'],
    ['Chinese Ministry of Justice', 'partner:cn-moj'],
    ['French Ministry of Justice', 'partner:fr-moj'],
    ['Russian Ministry of Justice', 'partner:ru-moj'],
    ['Cuban letter of intent', 'agreement:cuba-letter-of-intent-2022'],
    ['japanese', 'partner:japan'],
    ['chi thi 39', 'policy:39-ct-tw'],
    ['ket luan 73', 'policy:73-kl-tw'],
    ['03/1999/NĐ-CP', 'policy:03-1999-nd-cp'],
    ['quyet dinh 84', 'policy:decision-84'],
    ['HTQT', 'institution:vn-moj-icd'],
    ['bo tu phap', 'institution:vn-moj'],
    ['Bộ Tư pháp Cu-ba', 'partner:cu-moj'],
    ['tro giup phap ly', 'project:jsdf-legal-aid'],
    ['dang ky tai san', 'meeting:vn-ru-seminar-secured-transactions'],
    ['khanh ngoc', 'person:nguyen-khanh-ngoc'],
    ['Nguyen Huu Huyen', 'person:nguyen-huu-huyen'],
    ['tieu ban 4', 'committee:vn-eu-subcommittee-4'],
    ['Uỷ ban hỗn hợp Singapore', 'committee:vn-sg-joint'],
    ['uy ban hon hop EU', 'committee:vn-eu-joint'],
    ['doi thoai nha nuoc phap quyen', 'agreement:germany-rule-of-law-dialogue-programme'],
    ['sinh viên Lào', 'topic:lao-students'],
    ['unicfe', 'partner:unicef'],
    ['CHDCND Lào', 'partner:laos'],
    ['lien bang nga'.normalize('NFD'), 'partner:russia'],
    ['undp', 'partner:undp'],
    ['Chương trình Phát triển Liên Hợp Quốc', 'partner:undp'],
    ['quy nhi dong', 'partner:unicef'],
    ['USAID', 'partner:usaid'],
    ['vu hop tac quoc te', 'institution:vn-moj-icd'],
    ['uy ban hon hop singapore', 'committee:vn-sg-joint'],
    ['phap luat 2020', 'project:jica-phapluat2020'],
    ['EU JULE', 'project:eu-jule'],
    ['letter of intent cuba', 'agreement:cuba-letter-of-intent-2022'],
    ['UNODC', 'partner:unodc'],
    ['koica', 'partner:koica'],
    ['MINJUS', 'partner:cu-moj'],
    ['P171660', 'project:jsdf-legal-aid'],
    ['Phây-vi Xi-bua-lị-pha', 'person:phayvy-siboualypha'],
    ['Пхайви', 'person:phayvy-siboualypha'],
    // Spelt by sound, or another way
    ['Xinh-ga-po', 'partner:singapore'],
    ['ca na da', 'partner:canada'],
    ['Ca-dắc-xtan', 'partner:kazakhstan'],
    ['Liên Hiệp Quốc', 'partner:un'],
    ['CHLB Đức', 'partner:germany'],
    ['Cộng hòa Pháp', 'partner:france'],
    // Documents by their kind, whose they are, and their year
    ['hiệp định tương trợ tư pháp Nga', 'agreement:russia-mla-1998'],
    ['hiep dinh tuong tro tu phap nga 1998', 'agreement:russia-mla-1998'],
    ['MOU Trung Quốc 2022', 'agreement:china-moj-mou-2022'],
    ['bản ghi nhớ Nhật Bản', 'agreement:japan-moj-mou-2020'],
    ['thư ý định Cuba', 'agreement:cuba-letter-of-intent-2022'],
    ['chương trình hợp tác Lào 2024', 'agreement:laos-programme-2024'],
    ['chương trình hợp tác 2022-2023 Nga', 'agreement:russia-programme-2022-2023'],
    ['quyết định 843', 'policy:843-qd-ttg-2023'],
    ['Nghị quyết 27-NQ/TW', 'policy:27-nq-tw'],
    ['kỳ họp 39 Cuba', 'meeting:vn-cu-igc-39'],
    // A committee, project or policy before what is named after it
    ['Conclusion 73', 'policy:73-kl-tw'],
    ['Directive 39', 'policy:39-ct-tw'],
    ['Sub-Committee 4', 'committee:vn-eu-subcommittee-4'],
    ['JULE steering committee', 'committee:eu-jule-steering'],
    ['joint working group Russia', 'committee:vn-ru-working-group'],
    ['access to justice', 'project:undp-access-to-justice'],
    ['dự án Lào', 'project:lao-judicial-academy'],
    ['WB', 'partner:world-bank'],
  ])('for "%s" has %s first, and says on what it matched', async (text, first) => {
    const { search } = await seeded.asker.ask(SEARCH, { text })
    const [{ node }] = search.edges
    expect(node.entity.id).toBe(first)
    expect(node.matchedOn.length).toBeGreaterThan(0)
  })

  it('by the year of a date, which no name of it says, tells the date', async () => {
    const { search } = await seeded.asker.ask(SEARCH, { text: 'justice conference border provinces Cambodia 2019' })
    const { entity, matchedOn } = search.edges[0].node
    expect(entity.id).toBe('meeting:vn-kh-border-justice-2')
    expect(matchedOn.map(({ field }: { field: string }) => field)).toContain('heldOn')
  })
})
