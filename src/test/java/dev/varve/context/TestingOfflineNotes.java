package dev.varve.context;

import dev.varve.settings.Home;
import java.io.IOException;
import java.time.InstantSource;

/** Writes down what a hook tells without a worker, as the worker does. */
public final class TestingOfflineNotes {

  private TestingOfflineNotes() {}

  public static void write(Home home, String cwd, String text) throws IOException {
    new OfflineNotes(OfflineContext.in(home), directory -> text, InstantSource.system()).keep(cwd);
  }
}
