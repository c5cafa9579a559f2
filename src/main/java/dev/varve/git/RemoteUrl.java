package dev.varve.git;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses of remotes in one form, so that the same repository is the same project however it was cloned. Without
 * scheme, user, password, port and the ending {@code .git}; the host in lower case.
 */
final class RemoteUrl {

  private static final Pattern SECTION = Pattern.compile("\\[\\s*([a-zA-Z]+)(?:\\s+\"([^\"]*)\")?\\s*]");
  private static final Pattern URL = Pattern.compile("(?i)url\\s*=\\s*(\\S+)");

  /** {@code scheme://user@host:port/path}. */
  private static final Pattern WITH_SCHEME =
      Pattern.compile("(?i)(?:ssh|git|https?|git\\+ssh)://(?:[^@/]*@)?([^/:]+)(?::\\d+)?/+(.+)");

  /** {@code user@host:path}, as scp writes it. */
  private static final Pattern SCP = Pattern.compile("(?:[^@/:]+@)?([^/:@]{2,}):(?!//)(.+)");

  private static final int LENGTH_MAX = 500;

  private RemoteUrl() {}

  /** The normalised address of the remote named origin in a configuration file; includes are not followed. */
  static Optional<String> origin(String config) {
    boolean inside = false;
    for (String raw : config.split("\n", -1)) {
      String line = raw.strip();
      Matcher section = SECTION.matcher(line);
      if (section.matches()) {
        inside = "remote".equalsIgnoreCase(section.group(1)) && "origin".equals(section.group(2));
        continue;
      }
      Matcher url = URL.matcher(line);
      if (inside && url.matches() && url.group(1).length() <= LENGTH_MAX) {
        return Optional.of(normalised(url.group(1)));
      }
    }
    return Optional.empty();
  }

  static String normalised(String url) {
    for (Pattern form : new Pattern[] {WITH_SCHEME, SCP}) {
      Matcher matcher = form.matcher(url);
      if (matcher.matches()) {
        return matcher.group(1).toLowerCase(Locale.ROOT) + "/" + trimmed(matcher.group(2).replaceFirst("^[~/]+", ""));
      }
    }
    return trimmed(url.replaceFirst("^(?i)file://", ""));
  }

  private static String trimmed(String path) {
    return path.replaceFirst("/+$", "").replaceFirst("\\.git$", "");
  }
}
