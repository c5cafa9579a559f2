package dev.varve.flow;

import dev.varve.Worker;
import dev.varve.settings.Home;
import dev.varve.settings.Settings;
import dev.varve.settings.Settings.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A home in a temporary directory, and workers on it: a free port, and rules that observe each message at once. */
record TestingHome(Home home, Map<String, String> env) {

  static final String VERSION = "1.2.3";

  static TestingHome in(Path directory) {
    Map<String, String> env =
        Map.of(
            "VARVE_HOME", directory.resolve("home").toString(),
            "VARVE_PORT", "0",
            "VARVE_OBSERVER_RULES_GATHER_MESSAGES", "1",
            "VARVE_STORE_FREE_BYTES_MIN", "0B");
    return new TestingHome(Home.of(env), env);
  }

  TestingHome with(String variable, String value) {
    Map<String, String> more = new HashMap<>(env);
    more.put(variable, value);
    return new TestingHome(home, Map.copyOf(more));
  }

  Settings settings() {
    return Settings.load(home, env);
  }

  Worker start() throws IOException, InterruptedException {
    return start(settings());
  }

  Worker start(Settings settings) throws IOException, InterruptedException {
    return Worker.start(home, settings, env, VERSION);
  }

  /** More than a file may ask for, so that no disk is large enough. */
  Settings withoutSpace() {
    Settings standard = settings();
    Store store = standard.store();
    return new Settings(
        standard.server(),
        new Store(store.readers(), store.batchMax(), store.busyTimeout(), Long.MAX_VALUE),
        standard.queue(),
        standard.session(),
        standard.observer(),
        standard.retention(),
        standard.log(),
        standard.redactionTimeMax(),
        standard.context(),
        standard.privacy(),
        standard.vectors());
  }

  Caller caller(Worker worker) {
    return Caller.of(home, worker.port());
  }
}
