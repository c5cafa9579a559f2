package dev.varve.capture.policy;

import dev.varve.redact.OwnRules;
import dev.varve.redact.RedactionRules;
import dev.varve.redact.RuleException;
import dev.varve.settings.Home;
import dev.varve.settings.SettingsException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The patterns of secrets that are in force in a home: those of the program, and those the user added in a file. */
public final class SecretRules {

  private static final long BYTES_MAX = 1 << 20;

  private SecretRules() {}

  /**
   * All of them.
   *
   * @param file relative to the home; it may be missing
   * @throws SettingsException naming file and line when it is not right: what a user wants redacted must not be stored
   *     because of a typing error
   */
  public static RedactionRules of(Home home, String file) {
    Path path = home.path().resolve(file);
    if (!Files.exists(path)) {
      return RedactionRules.builtIn();
    }
    try {
      if (Files.size(path) > BYTES_MAX) {
        throw new SettingsException(path + " has more than " + BYTES_MAX + " bytes");
      }
      return RedactionRules.builtIn().plus(OwnRules.parse(Files.readString(path, StandardCharsets.UTF_8)));
    } catch (RuleException e) {
      throw new SettingsException(path + ", " + e.getMessage());
    } catch (CharacterCodingException e) {
      throw new SettingsException(path + " must be text in UTF-8");
    } catch (IOException e) {
      throw new SettingsException(path + " cannot be read: " + e.getMessage());
    }
  }
}
