package dev.varve.git;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses of remotes in one form, so that the same repository is the same project however it was cloned. Without
 * scheme, user, password, port, query and the ending {@code .git}; the host in lower case.
 */
final class RemoteUrl {

  private static final Pattern SECTION = Pattern.compile("\\[\\s*([a-zA-Z0-9.-]+)(?:\\s+\"([^\"]*)\")?\\s*].*");

  /** A value may be quoted and a comment may follow: git-config(1), syntax. */
  private static final Pattern URL =
      Pattern.compile("(?i)url\\s*=\\s*(?:\"(?<quoted>[^\"\\\\]+)\"|(?<plain>[^\"\\\\]+?))\\s*(?:[#;].*)?");

  /** {@code scheme://user:password@host:port/path}. */
  private static final Pattern WITH_SCHEME =
      Pattern.compile("(?i)[a-z][a-z0-9+.-]*://(?:[^/]*@)?([^/:@\\[\\]]+|\\[[0-9a-f:.]+])(?::\\d*)?/+([^?#]+).*");

  /** {@code user@host:path}, as scp writes it; a single letter before the colon is a drive. */
  private static final Pattern SCP = Pattern.compile("(?:[^@/:]+@)?([^/:@]{2,}):(?!//)(.+)");

  private static final Pattern LOCAL = Pattern.compile("(?i)(?:file://)?(/.+|[a-z]:[/\\\\].+)");

  private static final int LENGTH_MAX = 500;

  private RemoteUrl() {}

  /** The normalised address of the remote named origin in a configuration file; includes are not followed. */
  static Optional<String> origin(String config) {
    boolean inside = false;
    for (String raw : config.split("\n", -1)) {
      String line = raw.strip();
      if (line.startsWith("[")) {
        Matcher section = SECTION.matcher(line);
        inside =
            section.matches() && "remote".equalsIgnoreCase(section.group(1)) && "origin".equals(section.group(2));
        continue;
      }
      Matcher url = URL.matcher(line);
      if (inside && line.length() <= LENGTH_MAX && url.matches()) {
        String quoted = url.group("quoted");
        return normalised(quoted == null ? url.group("plain") : quoted);
      }
    }
    return Optional.empty();
  }

  /** Empty for an address that means another place for each reader, such as a relative path. */
  static Optional<String> normalised(String url) {
    if (url.codePoints().anyMatch(Character::isISOControl)) {
      return Optional.empty();
    }
    Matcher local = LOCAL.matcher(url);
    if (local.matches()) {
      return named("", local.group(1));
    }
    for (Pattern form : new Pattern[] {WITH_SCHEME, SCP}) {
      Matcher matcher = form.matcher(url);
      if (matcher.matches()) {
        return named(matcher.group(1).toLowerCase(Locale.ROOT) + "/", matcher.group(2).replaceFirst("^[~/]+", ""));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> named(String host, String path) {
    String name = path.replaceFirst("/+$", "").replaceFirst("\\.git$", "").replaceFirst("/+$", "");
    return name.isEmpty() ? Optional.empty() : Optional.of(host + name);
  }
}
