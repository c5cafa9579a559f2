package dev.varve.capture;

import dev.varve.cache.RecentMap;
import dev.varve.capture.policy.Privacy;
import dev.varve.capture.policy.Ruling;
import dev.varve.capture.transcript.TranscriptEvent.Source;
import dev.varve.memory.ProjectCheckout;
import dev.varve.memory.ProjectDirectory;
import dev.varve.redact.Redactor;
import dev.varve.session.Place;
import dev.varve.session.SessionKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Works out where and when an event happened and what of it may be kept, in words that may be stored. Thread-safe. */
final class Visits {

  private static final int REMEMBERED_MAX = 1_000;

  /** A site in words that may be stored; a burst of events shares them. */
  private record Clean(Site site, Place place, String home) {}

  private final InstantSource clock;
  private final Places places;
  private final Identity identity;
  private final Redactor redactor;
  private final Privacy privacy;
  private final ProjectDirectory projects;

  /** By directory, as it was seen last. */
  private final Map<String, Clean> cleaned = new RecentMap<>(REMEMBERED_MAX);

  Visits(Privacy privacy, Identity identity, Redactor redactor) {
    this.privacy = privacy;
    this.projects = privacy.projects();
    this.clock = privacy.clock();
    this.places = new Places(privacy.clock());
    this.identity = identity;
    this.redactor = redactor;
  }

  /**
   * Of a hook. The client's own time of an event is the same in every delivery of it, also when two hooks deliver it,
   * so it tells repetitions apart better than the id of a delivery.
   */
  Visit ofHook(ClientAdapter adapter, Fields payload, Site site, Delivery delivery) {
    Instant said = adapter.at(payload);
    SessionKey key = key(adapter.client(), adapter.sessionId(payload));
    Visit visit = visit(key, site, delivery, said == null ? delivery.at() : said);
    return said == null ? visit : visit.withoutDelivery();
  }

  /** Of a call of the plain API, whose body may name a time and a directory. */
  Visit ofCall(String client, String clientSessionId, Fields body, Delivery delivery) {
    String named = Adapters.named(client);
    String session = FieldLimits.checkedId("clientSessionId", clientSessionId);
    Instant at = body.instantOrNull("at");
    Site site = places.of(named, body.directoryOrNull("cwd"));
    return visit(key(named, session), site, delivery, at == null ? delivery.at() : at);
  }

  /** Of what a client wrote down; where the repository stood then nobody knows any more, but the branch was noted. */
  Visit ofTranscript(String client, Source source) {
    Delivery delivery = new Delivery(null, source.at());
    Visit visit = visit(key(client, source.session()), places.of(client, source.cwd()), delivery, source.at());
    Place now = visit.place();
    String branch = source.branch() == null ? null : line(source.branch());
    Place then = new Place(now.identity(), now.project(), now.cwd(), branch, null);
    return new Visit(visit.key(), then, visit.delivery(), visit.at(), visit.said(), visit.ruling());
  }

  /** Whether of two events in one place only one may be kept. */
  boolean judgesByTime() {
    return privacy.judgesByTime();
  }

  /** The same at another time, where that makes no difference to what may be kept. */
  Visit again(Visit visit, Instant said) {
    Delivery delivery = new Delivery(null, said);
    return new Visit(visit.key(), visit.place(), delivery, at(said, clock.instant()), said, visit.ruling());
  }

  /** Whether a directory belongs to the project that these words name; stores nothing. */
  boolean belongs(String client, @Nullable String cwd, String words) {
    Site site = places.of(client, cwd);
    Clean clean = clean(site);
    String named = privacy.ruling(site.forRuling(), clock.instant()).project();
    String identity = named == null ? projects.decided(checkout(site, clean)) : projects.named(line(named));
    return projects.isCalled(identity, clean.place().project(), words);
  }

  /** Where a client works that names this directory, or none. */
  Site site(String client, @Nullable String cwd) {
    return places.of(client, cwd);
  }

  /** Whether one of our observers works in this directory: it must not observe itself. */
  boolean isObserver(@Nullable String cwd) {
    return cwd != null && places.of("", cwd).isObservers();
  }

  private SessionKey key(String client, String session) {
    return new SessionKey(client, identity.stored(session));
  }

  private Visit visit(SessionKey key, Site site, Delivery delivery, @Nullable Instant said) {
    if (delivery.id() != null) {
      FieldLimits.checkedId("Varve-Delivery", delivery.id());
    }
    Instant at = at(said, clock.instant());
    Ruling ruling = privacy.ruling(site.forRuling(), at);
    return new Visit(key, place(key.client(), site, ruling), delivery, at, said == null ? at : said, ruling);
  }

  /** Nothing happened in the future: a client's clock that runs ahead is set to ours. */
  private static Instant at(@Nullable Instant said, Instant now) {
    return said == null || said.isAfter(now) || said.isBefore(Instant.EPOCH) ? now : said;
  }

  /** Where a directory belongs, without storing anything; null when nothing of it may be kept now. */
  @Nullable Place place(String cwd) {
    return place(cwd, projects::decided);
  }

  /** The same for something that will be kept there: what was decided is stored, so that it stays so. */
  @Nullable Place settled(String cwd) {
    return place(cwd, projects::settled);
  }

  private @Nullable Place place(String cwd, Function<ProjectCheckout, String> decision) {
    Site site = places.of("api", cwd);
    Ruling ruling = privacy.ruling(site.forRuling(), clock.instant());
    if (ruling.refusal() != null) {
      return null;
    }
    Clean clean = clean(site);
    String named = ruling.project();
    return of(clean.place(), named == null ? decision.apply(checkout(site, clean)) : projects.named(line(named)));
  }

  private Place place(String client, Site site, Ruling ruling) {
    if (ruling.refusal() != null) {
      return Site.nowhere(client).place();
    }
    Clean clean = clean(site);
    String named = ruling.project();
    String project = named == null ? projects.settled(checkout(site, clean)) : projects.named(line(named));
    String label = ruling.label();
    projects.describe(project, label == null ? null : line(label), ruling.retention());
    return of(clean.place(), project);
  }

  private static ProjectCheckout checkout(Site site, Clean clean) {
    Place place = clean.place();
    return new ProjectCheckout(place.identity(), clean.home(), place.project(), place.head(), site::holdsAny);
  }

  private static Place of(Place place, String project) {
    return new Place(project, place.project(), place.cwd(), place.branch(), place.head());
  }

  private Clean clean(Site site) {
    String cwd = site.place().cwd();
    synchronized (cleaned) {
      Clean known = cleaned.get(cwd);
      if (known != null && known.site().equals(site)) {
        return known;
      }
    }
    Clean clean = new Clean(site, clean(site.place()), line(site.home()));
    synchronized (cleaned) {
      cleaned.put(cwd, clean);
    }
    return clean;
  }

  private Place clean(Place place) {
    return new Place(
        line(place.identity()),
        line(place.project()),
        line(place.cwd()),
        place.branch() == null ? null : line(place.branch()),
        place.head());
  }

  private String line(String text) {
    return redactor.line(text).text();
  }
}
