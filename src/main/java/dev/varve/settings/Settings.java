package dev.varve.settings;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All settings, read and checked once; one record for each subsystem. */
public record Settings(
    Server server,
    Store store,
    Queue queue,
    Session session,
    Observer observer,
    Retention retention,
    Log log,
    Duration redactionTimeMax,
    Context context,
    Privacy privacy,
    Vectors vectors) {

  /** The HTTP door. */
  public record Server(int port, int requestsMax, int bodyBytesMax, int eventClientsMax) {}

  /** The database. */
  public record Store(int readers, int batchMax, Duration busyTimeout, long freeBytesMin) {

    /** A commit takes some pages; with less there is no room for any, whatever the setting says. */
    private static final long FULL_BYTES = 1_000_000;

    /** Free space below which nothing is accepted. */
    public long neededBytes() {
      return Math.max(freeBytesMin, FULL_BYTES);
    }
  }

  /** Attempts before a message is shown alone, and before it may die. */
  public record Queue(int attemptsBatched, int attemptsAlone) {}

  /** The deadlines and rhythms of the session manager. */
  public record Session(
      Duration startMax,
      Duration turnMax,
      Duration silentMax,
      Duration stopMax,
      Duration idleRun,
      Duration pause,
      Duration yieldAfter,
      Duration idleUnload,
      Duration silence,
      Duration sweep) {}

  /** Who observes: {@code rules} or {@code claude}. */
  public record Observer(String use, Rules rules, Claude claude) {}

  /** The observer that needs no model. */
  public record Rules(int gatherMessages, Duration gatherSilence) {}

  /** The Claude CLI as observer; an empty path means the one on PATH. */
  public record Claude(
      String path,
      String model,
      int gatherMessages,
      Duration gatherTime,
      int slots) {

    /** The environment variables by which the CLI knows its provider, passed on to it and to nobody else. */
    public static final Set<String> VARIABLES =
        Set.of(
            "ANTHROPIC_API_KEY",
            "ANTHROPIC_AUTH_TOKEN",
            "ANTHROPIC_BASE_URL",
            "CLAUDE_CODE_OAUTH_TOKEN",
            "CLAUDE_CONFIG_DIR");
  }

  /** How long what is kept. */
  public record Retention(Duration payloads, long payloadBytesMax, Duration changes, Duration sweep) {}

  /** What is told when. */
  public record Context(int tokensMax, boolean perPrompt, boolean perFile, Duration timeMax) {}

  /** The log files. */
  public record Log(String level, long fileBytesMax, int filesMax) {}

  /**
   * What is not kept, and what counts as a secret besides what the program knows.
   *
   * @param excludeProjects names or identities
   * @param excludePaths patterns
   * @param rulesFile relative to the home
   * @param spoolsPointers whether events that wait on disk wait there as their ids alone
   */
  public record Privacy(
      List<String> excludeProjects, List<String> excludePaths, String rulesFile, boolean spoolsPointers) {

    public Privacy {
      excludeProjects = List.copyOf(excludeProjects);
      excludePaths = List.copyOf(excludePaths);
    }
  }

  /**
   * A model that turns texts into vectors; none when the address is empty.
   *
   * @param keyFile relative to the home; empty when there is no key
   * @param plainHttp whether another machine may be asked unencrypted
   */
  public record Vectors(
      String url,
      String model,
      String keyFile,
      String memoryPrefix,
      String questionPrefix,
      Duration questionTimeMax,
      boolean plainHttp) {

    public Vectors {
      if (!url.isEmpty()) {
        EndpointAddress.require(SettingKeys.VECTORS_URL.key(), url, plainHttp, SettingKeys.VECTORS_PLAIN_HTTP.key());
        if (model.isEmpty()) {
          throw new SettingsException("search.vectors.url names an API, so search.vectors.model must name a model");
        }
      }
    }

    public boolean isOn() {
      return !url.isEmpty();
    }

    /** The API's key, empty when none is needed. */
    public String key(Home home) {
      return keyFile.isEmpty() ? "" : ApiKey.read(SettingKeys.VECTORS_KEY_FILE.key(), home.path().resolve(keyFile));
    }
  }

  /**
   * Reads the home's file and the environment, which wins.
   *
   * @throws SettingsException for all that is unknown or out of its limits
   */
  public static Settings load(Home home, Map<String, String> env) {
    return of(SettingsText.of(home.settingsFile(), env));
  }

  /** Those of somebody who has set nothing. */
  public static Settings defaults() {
    return of(new SettingsText());
  }

  static Settings of(SettingsText text) {
    text.requireValid();
    return new Settings(
        new Server(
            text.value(SettingKeys.PORT),
            text.value(SettingKeys.REQUESTS_MAX),
            (int) (long) text.value(SettingKeys.BODY_BYTES_MAX),
            text.value(SettingKeys.EVENT_CLIENTS_MAX)),
        new Store(
            text.value(SettingKeys.READERS),
            text.value(SettingKeys.BATCH_MAX),
            text.value(SettingKeys.BUSY_TIMEOUT),
            text.value(SettingKeys.FREE_BYTES_MIN)),
        new Queue(text.value(SettingKeys.ATTEMPTS_BATCHED), text.value(SettingKeys.ATTEMPTS_ALONE)),
        session(text),
        observer(text),
        new Retention(
            text.value(SettingKeys.PAYLOADS),
            text.value(SettingKeys.PAYLOAD_BYTES_MAX),
            text.value(SettingKeys.CHANGES),
            text.value(SettingKeys.RETENTION_SWEEP)),
        new Log(
            text.value(SettingKeys.LOG_LEVEL),
            text.value(SettingKeys.LOG_FILE_BYTES_MAX),
            text.value(SettingKeys.LOG_FILES_MAX)),
        text.value(SettingKeys.REDACTION_TIME_MAX),
        new Context(
            text.value(SettingKeys.CONTEXT_TOKENS_MAX),
            text.value(SettingKeys.CONTEXT_PER_PROMPT).equals("on"),
            text.value(SettingKeys.CONTEXT_PER_FILE).equals("on"),
            text.value(SettingKeys.CONTEXT_TIME_MAX)),
        new Privacy(
            text.value(SettingKeys.EXCLUDE_PROJECTS),
            text.value(SettingKeys.EXCLUDE_PATHS),
            text.value(SettingKeys.RULES_FILE),
            text.value(SettingKeys.SPOOL).equals("pointer")),
        vectors(text));
  }

  private static Session session(SettingsText text) {
    return new Session(
        text.value(SettingKeys.START_MAX),
        text.value(SettingKeys.TURN_MAX),
        text.value(SettingKeys.SILENT_MAX),
        text.value(SettingKeys.STOP_MAX),
        text.value(SettingKeys.IDLE_RUN),
        text.value(SettingKeys.PAUSE),
        text.value(SettingKeys.YIELD_AFTER),
        text.value(SettingKeys.IDLE_UNLOAD),
        text.value(SettingKeys.SILENCE),
        text.value(SettingKeys.SWEEP));
  }

  /** Values that are right by themselves may contradict each other. */
  static Vectors vectors(SettingsText text) {
    return new Vectors(
        text.value(SettingKeys.VECTORS_URL),
        text.value(SettingKeys.VECTORS_MODEL),
        text.value(SettingKeys.VECTORS_KEY_FILE),
        text.value(SettingKeys.VECTORS_MEMORY_PREFIX),
        text.value(SettingKeys.VECTORS_QUESTION_PREFIX),
        text.value(SettingKeys.VECTORS_QUESTION_TIME_MAX),
        text.value(SettingKeys.VECTORS_PLAIN_HTTP).equals("on"));
  }

  private static Observer observer(SettingsText text) {
    return new Observer(
        text.value(SettingKeys.OBSERVER),
        new Rules(
            text.value(SettingKeys.RULES_GATHER_MESSAGES),
            text.value(SettingKeys.RULES_GATHER_SILENCE)),
        new Claude(
            text.value(SettingKeys.CLAUDE_PATH),
            text.value(SettingKeys.CLAUDE_MODEL),
            text.value(SettingKeys.CLAUDE_GATHER_MESSAGES),
            text.value(SettingKeys.CLAUDE_GATHER_TIME),
            text.value(SettingKeys.CLAUDE_SLOTS)));
  }
}
