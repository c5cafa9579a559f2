package dev.varve.install;

import org.jspecify.annotations.Nullable;

/** A file that is wholly ours; its first line says so. */
record OwnFile(String text) implements Content {

  /** In the first line of every version of the file. */
  static final String MARK = "Varve's plugin";

  @Override
  public Edit install(@Nullable String before, Vacancies vacancies) throws UnusableSettings {
    refuseForeign(before);
    return new Edit(text, Vacancies.NONE);
  }

  @Override
  public Edit uninstall(@Nullable String before, Vacancies vacancies) throws UnusableSettings {
    refuseForeign(before);
    return new Edit(null, Vacancies.NONE);
  }

  private static void refuseForeign(@Nullable String before) throws UnusableSettings {
    if (before != null && before.lines().limit(1).noneMatch(line -> line.contains(MARK))) {
      throw new UnusableSettings("a file of this name exists that is not Varve's; rename it");
    }
  }
}
