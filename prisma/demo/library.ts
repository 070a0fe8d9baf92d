/** A folder of the district's library in the demo, with its papers: the key names what `makePaper` writes. */
export type DemoFolder = {
  key: string;
  name: string;
  papers: readonly {
    key: string;
    title: string;
    fileName: string;
    /** How long before the running meeting it was issued; null for a form, which bears neither number nor day. */
    issuedDaysBefore: number | null;
  }[];
};

/** What the district shares with its departments and communes. */
export const DEMO_LIBRARY: readonly DemoFolder[] = [
  {
    key: 'laws',
    name: 'Văn bản pháp luật',
    papers: [
      {
        key: 'frequent-laws',
        title: 'Danh mục văn bản thường dùng trong công tác cải cách hành chính',
        fileName: 'Danh mục văn bản thường dùng.pdf',
        issuedDaysBefore: 96,
      },
      {
        key: 'records-notice',
        title: 'Những điểm cần lưu ý về thể thức văn bản',
        fileName: 'Lưu ý về thể thức văn bản.pdf',
        issuedDaysBefore: 61,
      },
    ],
  },
  {
    key: 'rules',
    name: 'Quy chế, quy định',
    papers: [
      {
        key: 'working-rules',
        title: 'Quy chế làm việc của Ủy ban nhân dân huyện',
        fileName: 'Quy chế làm việc.pdf',
        issuedDaysBefore: 150,
      },
      {
        key: 'paperless-rules',
        title: 'Quy định về họp không giấy tờ và họp trực tuyến',
        fileName: 'Quy định họp không giấy tờ.pdf',
        issuedDaysBefore: 33,
      },
    ],
  },
  {
    key: 'forms',
    name: 'Biểu mẫu',
    papers: [
      {
        key: 'submission-form',
        title: 'Mẫu tờ trình',
        fileName: 'Mẫu tờ trình.docx',
        issuedDaysBefore: null,
      },
      {
        key: 'invitation-form',
        title: 'Mẫu giấy mời họp',
        fileName: 'Mẫu giấy mời họp.docx',
        issuedDaysBefore: null,
      },
    ],
  },
];
