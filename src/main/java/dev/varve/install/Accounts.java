package dev.varve.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The people who have an account on this machine, by the list of users or, as on macOS, by their directories. */
public final class Accounts {

  private static final int FIRST_PERSON = 500;
  private static final int NOBODY = 65_534;
  private static final Path USERS_OF_MACOS = Path.of("/Users");

  private Accounts() {}

  /** All but the user. */
  public static List<String> besides(String user) throws IOException {
    List<String> others = new ArrayList<>(people());
    others.removeIf(user::equals);
    return others;
  }

  private static List<String> people() throws IOException {
    List<String> people = new ArrayList<>(people(Files.readAllLines(Path.of("/etc/passwd"))));
    if (Files.isDirectory(USERS_OF_MACOS)) {
      try (Stream<Path> directories = Files.list(USERS_OF_MACOS)) {
        directories
            .map(directory -> directory.getFileName().toString())
            .filter(name -> !name.startsWith(".") && !name.equals("Shared") && !name.equals("Guest"))
            .forEach(people::add);
      }
    }
    return people;
  }

  /** Those that can log in. A line is {@code name:password:uid:gid:comment:directory:shell}, as in passwd(5). */
  static List<String> people(List<String> lines) {
    List<String> people = new ArrayList<>();
    for (String line : lines) {
      String[] fields = line.split(":", -1);
      if (fields.length == 7 && isPerson(fields[2]) && !fields[6].endsWith("nologin") && !fields[6].endsWith("false")) {
        people.add(fields[0]);
      }
    }
    return people;
  }

  private static boolean isPerson(String uid) {
    return uid.matches("\\d{3,10}") && Long.parseLong(uid) >= FIRST_PERSON && Long.parseLong(uid) != NOBODY;
  }
}
