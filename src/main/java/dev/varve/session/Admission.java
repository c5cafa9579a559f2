package dev.varve.session;

/** What a session hears that would like to ask a provider. */
enum Admission {
  /** It may. */
  GRANTED,
  /** It may try, as the only one. */
  PROBE,
  /** Not yet, and it is worth waiting for. */
  SOON,
  /** Not for long. */
  LATER
}
