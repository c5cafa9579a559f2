package dev.varve.redact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The rules by which secrets are found, in no order. Immutable.
 *
 * @param keys secrets with a shape of their own
 * @param names secrets that their name gives away
 */
public record RedactionRules(List<KeyRule> keys, List<NameRule> names) {

  private static final String BUILT_IN = "secrets.rules";

  public RedactionRules {
    keys = List.copyOf(keys);
    names = List.copyOf(names);
  }

  /** The rules that come with the program, in {@code secrets.rules}. */
  public static RedactionRules builtIn() {
    try (var in = RedactionRules.class.getResourceAsStream(BUILT_IN)) {
      if (in == null) {
        throw new IllegalStateException(BUILT_IN + " is missing from the program");
      }
      return RuleFile.parse(new String(in.readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Both together. */
  public RedactionRules plus(RedactionRules other) {
    var allKeys = new ArrayList<KeyRule>(keys);
    allKeys.addAll(other.keys);
    var allNames = new ArrayList<NameRule>(names);
    allNames.addAll(other.names);
    return new RedactionRules(allKeys, allNames);
  }

  List<Rule> all() {
    var all = new ArrayList<Rule>(keys);
    all.addAll(names);
    return all;
  }
}
