package dev.varve.capture;

import dev.varve.capture.policy.Exclusions;
import dev.varve.capture.policy.Privacy;
import dev.varve.capture.policy.Ruling;
import dev.varve.memory.ProjectCheckout;
import dev.varve.session.Place;
import dev.varve.store.Database;
import java.nio.file.Path;
import java.time.InstantSource;

/** The project that a directory belongs to, for commands that work on the store itself. */
public final class Whereabouts {

  private final Privacy privacy;

  /** @param home in which the trusted files are named */
  public Whereabouts(Database database, InstantSource clock, Path home) {
    this.privacy = new Privacy(database, clock, Exclusions.none(), home);
  }

  /** Its identity, whether or not anything is known of it; stores nothing. */
  public String project(Path cwd) {
    InstantSource clock = privacy.clock();
    Site site = new Places(clock).of("api", cwd.toString());
    Place place = site.place();
    Ruling ruling = privacy.ruling(site.forRuling(), clock.instant());
    String named = ruling.project();
    ProjectCheckout checkout =
        new ProjectCheckout(place.identity(), site.home(), place.project(), place.head(), site::holdsAny);
    return named == null ? privacy.projects().decided(checkout) : privacy.projects().named(named);
  }
}
