package dev.varve.redact;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A secret with a shape of its own, such as an access key with a known prefix.
 *
 * @param pattern matched from the anchor on; the first of its groups that takes part, if any does, is the secret; linear in time
 * @param back characters before the anchor at which the pattern starts
 * @param reach characters after the anchor the pattern may look at
 * @param body whether the secret is the lines of a key that lead up to the match
 * @param edge whether the match must not follow a letter, digit or underscore
 * @param check what else the secret must be
 * @param hits examples it must find, {@code misses} examples it must not; see the head of the rules file
 */
record KeyRule(
    String kind,
    List<String> anchors,
    Pattern pattern,
    int back,
    int reach,
    boolean body,
    boolean edge,
    Check check,
    List<String> hits,
    List<String> misses)
    implements Rule {

  enum Check {
    NONE,
    /** Has letters and digits. */
    MIXED,
    /** Looks generated, but is no UUID. */
    RANDOM,
    /** Is neither a placeholder nor a reference. */
    VALUE,
    /** Is what a sentence may say of a secret: letters and digits, and no technical term. */
    TOLD
  }

  private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  KeyRule {
    anchors = List.copyOf(anchors);
    hits = List.copyOf(hits);
    misses = List.copyOf(misses);
  }

  @Override
  public @Nullable Span find(String text, int start, int end) {
    int from = start - back;
    if (from < 0 || edge && !TextEdge.startsAt(text, from)) {
      return null;
    }
    Matcher matcher = pattern.matcher(text);
    matcher.region(from, Math.min(text.length(), end + reach));
    matcher.useTransparentBounds(true).useAnchoringBounds(false);
    if (!matcher.lookingAt()) {
      return null;
    }
    if (body) {
      int bodyStart = KeyLines.startBefore(text, from);
      return bodyStart == from ? null : new Span(bodyStart, matcher.end(), kind, false);
    }
    int group = secretGroup(matcher);
    var span = new Span(matcher.start(group), matcher.end(group), kind, false);
    return passes(text.substring(span.start(), span.end())) ? span : null;
  }

  /** The first group that took part; the whole match if none did. */
  private static int secretGroup(Matcher matcher) {
    for (int group = 1; group <= matcher.groupCount(); group++) {
      if (matcher.start(group) >= 0) {
        return group;
      }
    }
    return 0;
  }

  private boolean passes(String secret) {
    return switch (check) {
      case NONE -> true;
      case MIXED -> Shape.of(secret).isMixed();
      case RANDOM -> Shape.of(secret).looksRandom() && !UUID.matcher(secret).matches();
      case VALUE -> !Placeholder.is(secret);
      case TOLD -> SecretValue.isTold(secret);
    };
  }
}
