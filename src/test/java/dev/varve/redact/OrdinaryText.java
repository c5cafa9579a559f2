package dev.varve.redact;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Text that holds no secret, as agents read and print it.
 *
 * @param source where it is from, to find it again
 */
record OrdinaryText(String source, String text) {

  private static final String TEMPLATES = "ordinary.txt";

  private static final List<String> OF_LIBRARIES =
      List.of(
          "META-INF/LICENSE", "META-INF/LICENSE.txt", "META-INF/LICENSE.md", "META-INF/NOTICE", "META-INF/NOTICE.txt",
          "META-INF/NOTICE.md", "META-INF/MANIFEST.MF", "META-INF/DEPENDENCIES", "LICENSE", "LICENSE.txt");

  /** Code and logs about secrets, with hashes, ids, digests and images, all made up anew {@code times} times. */
  static List<OrdinaryText> madeUp(int times, Random random) {
    var texts = new ArrayList<OrdinaryText>();
    for (int i = 0; i < times; i++) {
      texts.add(new OrdinaryText(TEMPLATES + " " + i, new SecretTemplate(templates(), random, "").fill()));
    }
    return texts;
  }

  private static String templates() {
    try (var in = OrdinaryText.class.getResourceAsStream(TEMPLATES)) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new AssertionError("cannot read " + TEMPLATES, e);
    }
  }

  /** This repository's programs, scripts and pages. */
  static List<OrdinaryText> ofRepository() throws IOException {
    var texts = new ArrayList<OrdinaryText>();
    for (String directory : List.of("src/main", "docs", "e2e", "plugin")) {
      try (Stream<Path> files = Files.walk(Path.of(directory))) {
        for (Path file : files.filter(OrdinaryText::isText).sorted().toList()) {
          texts.add(new OrdinaryText(file.toString(), Files.readString(file)));
        }
      }
    }
    return texts;
  }

  private static boolean isText(Path file) {
    return file.toString().matches(".*\\.(java|sql|md|sh|mjs|js|html|css|json|lua)");
  }

  /** What the libraries on the class path say about themselves. */
  static List<OrdinaryText> ofLibraries() throws IOException {
    var texts = new ArrayList<OrdinaryText>();
    for (String name : OF_LIBRARIES) {
      for (URL url : Collections.list(OrdinaryText.class.getClassLoader().getResources(name))) {
        try (var in = url.openStream()) {
          texts.add(new OrdinaryText(url.toString(), new String(in.readAllBytes(), UTF_8)));
        }
      }
    }
    return texts;
  }
}
