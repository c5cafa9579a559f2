package dev.varve.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the sources look like. That settings, routes and commands are documented is tested beside each of them. */
class SourcesTest {

  private static final Path MAIN = Path.of("src", "main", "java");
  private static final Path TEST = Path.of("src", "test", "java");

  private static final int LINES_MAX = 400;

  private static final Pattern PROMISE = Pattern.compile("(?:^\\s*/?\\*|//).*\\b(?:TO" + "DO|FIX" + "ME)\\b");

  private static List<Path> sources(Path... roots) throws IOException {
    List<Path> sources = new ArrayList<>();
    for (Path root : roots) {
      try (Stream<Path> files = Files.walk(root)) {
        files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
      }
    }
    assertThat(sources).isNotEmpty();
    return sources;
  }

  /** Without it null is not checked in the package, and nobody says what the package is for. */
  @Test
  void every_package_says_what_it_is_for_and_is_checked_for_null() throws IOException {
    Set<Path> packages = new TreeSet<>();
    sources(MAIN).forEach(file -> packages.add(file.resolveSibling("package-info.java")));
    assertThat(packages).allSatisfy(file -> assertThat(file).content().startsWith("/**").contains("\n@NullMarked\n"));
  }

  /** A longer file has a noun too few. */
  @Test
  void no_file_is_long() throws IOException {
    for (Path file : sources(MAIN, TEST)) {
      assertThat(Files.readAllLines(file).size()).as("%s", file).isLessThanOrEqualTo(LINES_MAX);
    }
  }

  /** What is to be done is done, or it is written where work is planned. */
  @Test
  void no_comment_promises_work() throws IOException {
    for (Path file : sources(MAIN, TEST)) {
      List<String> promises = Files.readAllLines(file).stream().filter(line -> PROMISE.matcher(line).find()).toList();
      assertThat(promises).as("%s", file).isEmpty();
    }
  }
}
