package dev.varve.capture.policy;

import dev.varve.memory.ProjectBook;
import dev.varve.store.Tx;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Projects as a person names them: by name in any case, or by identity. What the store knows under these names, merged
 * and moved ones too, is included, and so is what comes later under them. Immutable.
 */
final class ProjectNames {

  private static final ProjectBook BOOK = new ProjectBook();

  private final Set<String> names = new HashSet<>();
  private final Set<String> identities = new HashSet<>();

  private ProjectNames() {}

  static ProjectNames of(Tx tx, List<String> given) {
    ProjectNames known = new ProjectNames();
    for (String words : given) {
      known.names.add(words.toLowerCase(Locale.ROOT));
      known.identities.add(words);
      known.identities.addAll(BOOK.identities(tx, words));
    }
    return known;
  }

  boolean include(ProjectSite site) {
    if (names.isEmpty()) {
      return false;
    }
    return names.contains(site.name().toLowerCase(Locale.ROOT))
        || identities.contains(site.identity())
        || identities.contains(site.identity() + " " + site.home());
  }
}
