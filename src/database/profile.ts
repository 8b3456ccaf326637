/** What a database is tuned for: `test` is up and down sooner, slower once it is warm, and keeps its plans. */
export type Profile = 'normal' | 'test'
