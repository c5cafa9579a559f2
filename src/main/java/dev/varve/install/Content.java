package dev.varve.install;

import org.jspecify.annotations.Nullable;

/** What Varve puts into a client's file. Works on texts alone. */
sealed interface Content permits HookSettings, OwnFile, ServerSettings, ServerTable {

  /**
   * The same text when it already holds everything.
   *
   * @param before null when there is no file
   * @param vacancies of an earlier installation; none without one
   */
  Edit install(@Nullable String before, Vacancies vacancies) throws UnusableSettings;

  /** Takes out what was put in, in whichever version; the same text when there is nothing of ours. */
  Edit uninstall(@Nullable String before, Vacancies vacancies) throws UnusableSettings;
}
