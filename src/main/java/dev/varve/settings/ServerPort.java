package dev.varve.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The default port: one of a hundred, by the user's number, so that two people on one machine rarely meet. */
final class ServerPort {

  private static final int FIRST = 24_117;
  private static final int RANGE = 100;

  private ServerPort() {}

  static int ofThisUser() {
    try {
      return FIRST + (Integer) Files.getAttribute(Path.of(System.getProperty("user.home")), "unix:uid") % RANGE;
    } catch (IOException | RuntimeException notUnix) {
      return FIRST;
    }
  }
}
