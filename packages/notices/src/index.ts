export { type Backoff, type NoticeStore, openNoticeStore, type SentMail } from './notice-store.ts'
