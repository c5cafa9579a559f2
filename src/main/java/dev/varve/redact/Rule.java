package dev.varve.redact;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Recognises one kind of secret near one of its anchors. Immutable. */
sealed interface Rule permits KeyRule, NameRule {

  /** Literal words, of which one is in every text this rule can find; ASCII, in any case. */
  List<String> anchors();

  /** The secret that belongs to the anchor lying from {@code start} to {@code end}, or null. */
  @Nullable Span find(String text, int start, int end);
}
