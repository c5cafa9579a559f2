package dev.varve.memory;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A repository on this machine and the project it says it belongs to.
 *
 * @param claimed the identity it gives itself: {@code git:host/path}, which anybody can write into a configuration, or
 *     {@code path:/absolute/root}, which nobody else can have
 * @param home where the repository lies
 * @param name the project's name for people
 * @param head hash of the current commit; null before the first one and without git
 * @param holdsAny whether the repository contains one of these commits; reads files
 */
public record ProjectCheckout(
    String claimed, String home, String name, @Nullable String head, Predicate<List<String>> holdsAny) {

  /** Tells two repositories apart that claim the same. */
  String key() {
    return isClaim() ? claimed + " " + home : claimed;
  }

  /** The identity it has by itself, whatever it claims. */
  String own() {
    return isClaim() ? "path:" + home : claimed;
  }

  boolean isClaim() {
    return claimed.startsWith("git:");
  }
}
