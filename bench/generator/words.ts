/** Words that made-up records are named with. Nothing here is a real body, person or document. */
export const subjects = [
  'judicial training',
  'civil status registration',
  'commercial arbitration',
  'legal aid',
  'mutual legal assistance',
  'law drafting',
  'child justice',
  'enforcement of judgments',
  'notarial practice',
  'secured transactions',
  'access to justice',
  'international trade law',
  'legal information',
  'ratification of conventions',
  'administrative reform',
  'human rights education',
  'investment disputes',
  'criminal policy',
  'land registration',
  'adoption of children',
] as const

export const places = ['Hà Nội', 'Huế', 'Đà Nẵng', 'Cần Thơ', 'Geneva', 'Vientiane', 'Singapore', 'New York'] as const

export const familyNames = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Phan', 'Vũ', 'Đặng', 'Bùi', 'Đỗ', 'Hồ', 'Ngô']
export const middleNames = ['Văn', 'Thị', 'Minh', 'Khánh', 'Hữu', 'Thanh', 'Quốc', 'Ngọc', 'Đức', 'Thu']
export const givenNames = [
  'An',
  'Bình',
  'Chi',
  'Dũng',
  'Giang',
  'Hà',
  'Khoa',
  'Linh',
  'Mai',
  'Nam',
  'Oanh',
  'Phúc',
  'Sơn',
]

/** Printed title by kind; the weight is the share of such documents among a hundred. */
export const agreementTitles = [
  { kind: 'MEMORANDUM_OF_UNDERSTANDING', weight: 30, title: 'Memorandum of understanding', vi: 'Bản ghi nhớ' },
  { kind: 'AGREEMENT', weight: 14, title: 'Agreement', vi: 'Hiệp định' },
  { kind: 'PROGRAMME', weight: 12, title: 'Programme of cooperation', vi: 'Chương trình hợp tác' },
  { kind: 'PLAN', weight: 10, title: 'Plan of cooperation', vi: 'Kế hoạch hợp tác' },
  { kind: 'TREATY', weight: 6, title: 'Treaty', vi: 'Hiệp ước' },
  { kind: 'PROTOCOL', weight: 6, title: 'Protocol', vi: 'Nghị định thư' },
  { kind: 'JOINT_STATEMENT', weight: 6, title: 'Joint statement', vi: 'Tuyên bố chung' },
  { kind: 'FINANCING_AGREEMENT', weight: 5, title: 'Financing agreement', vi: 'Hiệp định tài trợ' },
  { kind: 'PROJECT_DOCUMENT', weight: 5, title: 'Project document', vi: 'Văn kiện dự án' },
  { kind: 'MINUTES', weight: 4, title: 'Agreed minutes', vi: 'Biên bản' },
  { kind: 'LETTER_OF_INTENT', weight: 2, title: 'Letter of intent', vi: 'Ý định thư' },
] as const
