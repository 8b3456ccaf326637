/**
 * What a database is tuned for: `test` takes little memory and keeps its plans; `short`, for a minute or two, does too, and
 * is up and down sooner and slower once it is warm.
 */
export type Profile = 'normal' | 'test' | 'short'
