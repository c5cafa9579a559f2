package dev.varve.bench.sim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** All clients and when they send. */
final class Clients {

  /** In a calm scenario these many sessions have enough work to keep both slots busy for minutes. */
  private static final int HOGS = 2;

  private static final int HOG_EVENTS = 26;
  private static final Duration HOG_SENDS_WITHIN = Duration.ofSeconds(20);
  private static final Duration AGAIN = Duration.ofSeconds(4);

  private final Stage stage;
  private final RandomGenerator random;
  private final Lives lives;
  private final Acknowledgements acknowledgements;
  private final List<Client> clients = new ArrayList<>();

  Clients(Stage stage, Lives lives, Acknowledgements acknowledgements) {
    this.stage = stage;
    this.random = stage.random();
    this.lives = lives;
    this.acknowledgements = acknowledgements;
    for (int i = 1; i <= stage.scenario().clients(); i++) {
      clients.add(new Client("s" + i, stage, acknowledgements));
    }
  }

  void plan() {
    Scenario scenario = stage.scenario();
    for (int i = 0; i < clients.size(); i++) {
      Client client = clients.get(i);
      boolean hog = scenario.calm() && i < HOGS;
      Duration within = hog ? HOG_SENDS_WITHIN : scenario.active().dividedBy(2);
      int events = hog ? HOG_EVENTS : random.nextInt(1, scenario.events() * 2);
      for (int event = 0; event < events; event++) {
        stage.agenda().after(
            Duration.ofMillis(random.nextLong(within.toMillis())), () -> act(client, hog));
      }
    }
  }

  private void act(Client client, boolean hog) {
    SimulatedWorker up = lives.up().orElse(null);
    if (up == null) {
      stage.agenda().after(AGAIN, () -> act(client, hog));
    } else if (hog) {
      client.work(up.sessions());
    } else if (random.nextInt(8) == 0) {
      together(up, client);
    } else {
      client.act(up.sessions());
    }
  }

  /** Several writes share one sync, and nobody hears anything before it is through. */
  private void together(SimulatedWorker up, Client client) {
    acknowledgements.hold();
    boolean synced = false;
    try {
      up.disk().together(() -> {
        for (int i = random.nextInt(1, 5); i > 0; i--) {
          clients.get(random.nextInt(clients.size())).act(up.sessions());
        }
        client.act(up.sessions());
        return client;
      });
      synced = true;
    } finally {
      acknowledgements.release(synced);
    }
  }
}
