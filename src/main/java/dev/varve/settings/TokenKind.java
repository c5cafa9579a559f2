package dev.varve.settings;

import java.nio.file.Path;
import java.util.Locale;

/** What a token opens. */
public enum TokenKind {
  /** Everything. */
  WORKER,
  /** The routes of hooks alone, because clients have it in their environment. */
  HOOKS;

  /** As users write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  Path file(Home home) {
    return switch (this) {
      case WORKER -> home.tokenFile();
      case HOOKS -> home.hookTokenFile();
    };
  }
}
