package dev.varve.install;

import java.nio.file.Path;
import java.util.List;

/** What install or uninstall is going to do for one client. */
public sealed interface Plan {

  Client client();

  /** As the client names it. */
  Path file();

  /**
   * Nothing has been done yet.
   *
   * @param update the file holds something of ours already
   */
  record Change(Client client, SettingsFile before, Edit edit, boolean update) implements Plan {

    @Override
    public Path file() {
      return before.path();
    }

    /** Unified, against the path of the file. */
    public List<String> diff() {
      return UnifiedDiff.of(before.path().toString(), before.text(), edit.text());
    }

    public boolean creates() {
      return before.text() == null;
    }

    public boolean deletes() {
      return edit.text() == null;
    }
  }

  /** The client changes this file all the time, so the user has it done by the client's own command. */
  record Step(Client client, Path file, String command) implements Plan {}

  /** Everything is as it is to be. */
  record Nothing(Client client, Path file) implements Plan {}

  /** The file cannot be edited safely, and is left alone. */
  record Refusal(Client client, Path file, String reason) implements Plan {}
}
