package dev.varve.settings;

import java.io.Serial;

/** The settings are not valid; the message names the place, the problem and what would be right. */
public final class SettingsException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  public SettingsException(String message) {
    super(message);
  }
}
