package dev.varve.observer.rules;

import dev.varve.observer.rules.output.Clip;
import java.util.Locale;
import java.util.regex.Pattern;

/** A path as a memory names it: relative to the session's directory where it lies beneath it. */
record FilePath(String value) {

  private static final int CHARS_MAX = 300;

  /** Files such as CHANGELOG that need no ending to be prose. */
  private static final Pattern BARE_DOCUMENT =
      Pattern.compile("README|CHANGES|CHANGELOG|DECISIONS|HISTORY|NEWS|NOTES|TODO|CONTRIBUTING");

  static FilePath of(String path, String cwd) {
    String plain = Clip.line(path, CHARS_MAX).replace('\\', '/');
    String base = cwd.replace('\\', '/');
    String prefix = base.endsWith("/") ? base : base + "/";
    return new FilePath(prefix.length() > 1 && plain.startsWith(prefix) ? plain.substring(prefix.length()) : plain);
  }

  String name() {
    String path = value.endsWith("/") ? value.substring(0, value.length() - 1) : value;
    return path.substring(path.lastIndexOf('/') + 1);
  }

  boolean isTest() {
    String path = value.toLowerCase(Locale.ROOT);
    return path.contains("test") || path.contains("spec.") || path.contains("_spec") || path.startsWith("spec/");
  }

  boolean isDocument() {
    String path = value.toLowerCase(Locale.ROOT);
    return path.endsWith(".md") || path.endsWith(".rst") || path.endsWith(".adoc") || path.endsWith(".txt")
        || path.endsWith(".mdx") || BARE_DOCUMENT.matcher(name()).matches();
  }

  /** Whether such documents record what was decided. */
  boolean isDecisionRecord() {
    String path = value.toLowerCase(Locale.ROOT);
    return isDocument() && (path.contains("decision") || path.contains("adr") || path.contains("rfc"));
  }
}
