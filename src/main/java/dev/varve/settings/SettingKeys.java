package dev.varve.settings;

import dev.varve.settings.SettingKind.Choice;
import dev.varve.settings.SettingKind.Size;
import dev.varve.settings.SettingKind.Text;
import dev.varve.settings.SettingKind.Time;
import dev.varve.settings.SettingKind.Whole;
import dev.varve.settings.SettingKind.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Every setting there is; docs/settings.md lists the same, and a test compares them. */
final class SettingKeys {

  /** What begins so changes while a worker runs; everything else with its next start. */
  static final String LIVE = "observer.";

  private static final List<Setting<?>> DECLARED = new ArrayList<>();
  private static final Duration TICK = Duration.ofMillis(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration YEARS = Duration.ofDays(3650);

  static final Setting<Integer> PORT =
      whole("server.port", 0, 65_535, ServerPort.ofThisUser(), "TCP port on 127.0.0.1; 0 takes a free one");
  static final Setting<Integer> REQUESTS_MAX =
      whole("server.requests_max", 1, 10_000, 256, "requests at a time; more are answered 503");
  static final Setting<Long> BODY_BYTES_MAX =
      size("server.body_bytes_max", 1_000_000, 256_000_000, "32MB", "largest body; larger ones are answered 413");
  static final Setting<Integer> EVENT_CLIENTS_MAX =
      whole("server.event_clients_max", 1, 1_000, 64, "followers of the event stream at a time");
  static final Setting<Long> FREE_BYTES_MIN =
      size("store.free_bytes_min", 0, 1_000_000_000_000L, "500MB", "free disk space below which nothing is accepted");
  static final Setting<Integer> READERS = whole("store.readers", 1, 64, 4, "connections that read");
  static final Setting<Integer> BATCH_MAX =
      whole("store.batch_max", 1, 10_000, 256, "writes that share one sync of the disk, at most");
  static final Setting<Duration> BUSY_TIMEOUT =
      time("store.busy_timeout", TICK, DAY, "5s", "how long to wait for another program's lock on the database");
  static final Setting<Duration> REDACTION_TIME_MAX =
      time("redaction.time_max", TICK, Duration.ofSeconds(5), "20ms", "time for one event; beyond it, and a million steps of work, the rest is dropped");
  static final Setting<String> RULES_FILE =
      text("redaction.rules_file", "secrets.rules", 4_096, "file with own patterns of secrets, relative to the home; may be missing");
  static final Setting<List<String>> EXCLUDE_PROJECTS =
      words("privacy.exclude_projects", 1_000, "names or identities of projects of which nothing is kept");
  static final Setting<List<String>> EXCLUDE_PATHS =
      words("privacy.exclude_paths", 1_000, "patterns of directories and files of which nothing is kept");
  static final Setting<String> SPOOL =
      choice("privacy.spool", "event", List.of("event", "pointer"), "what waits on disk for a worker: the whole event, or its ids alone");
  static final Setting<Integer> ATTEMPTS_BATCHED =
      whole("queue.attempts_batched", 1, 100, 3, "failed attempts of a message before it is shown alone");
  static final Setting<Integer> ATTEMPTS_ALONE =
      whole("queue.attempts_alone", 1, 100, 3, "further failed attempts before it may die");
  static final Setting<Duration> START_MAX = time("session.start_max", TICK, DAY, "60s", "time for an observer to start");
  static final Setting<Duration> TURN_MAX = time("session.turn_max", TICK, DAY, "10m", "time for one turn");
  static final Setting<Duration> SILENT_MAX =
      time("session.silent_max", TICK, DAY, "5m", "time a turn may go on without a sign of life");
  static final Setting<Duration> STOP_MAX = time("session.stop_max", TICK, DAY, "30s", "time for an observer to end");
  static final Setting<Duration> IDLE_RUN =
      time("session.idle_run", TICK, DAY, "3m", "how long an observer waits for messages before it ends");
  static final Setting<Duration> PAUSE =
      time("session.pause", TICK, DAY, "5m", "rest of a session whose observer failed too often");
  static final Setting<Duration> YIELD_AFTER =
      time("session.yield_after", TICK, DAY, "30s", "how long a session waits for a slot before a busy one makes room");
  static final Setting<Duration> IDLE_UNLOAD =
      time("session.idle_unload", TICK, DAY, "15m", "unused time after which a session leaves memory");
  static final Setting<Duration> SILENCE =
      time("session.silence", TICK, YEARS, "15m", "silence after which new messages are summarized");
  static final Setting<Duration> SWEEP =
      time("session.sweep", TICK, DAY, "30s", "how often the store is asked for work nobody announced");
  static final Setting<String> OBSERVER =
      choice("observer.use", "rules", List.of("rules", "claude"), "who derives memories; rules need no model");
  static final Setting<Integer> RULES_GATHER_MESSAGES =
      whole("observer.rules.gather_messages", 1, 200, 50, "messages that make a turn of rules");
  static final Setting<Duration> RULES_GATHER_SILENCE =
      time("observer.rules.gather_silence", Duration.ZERO, DAY, "5m", "silence after which fewer messages do");
  static final Setting<String> CLAUDE_PATH =
      text("observer.claude.path", "", 4_096, "the Claude Code program; empty means the one on PATH");
  static final Setting<String> CLAUDE_MODEL =
      text("observer.claude.model", "claude-haiku-4-5", 200, "the model it uses");
  static final Setting<Integer> CLAUDE_GATHER_MESSAGES =
      whole("observer.claude.gather_messages", 1, 12, 6, "messages that make a turn of Claude");
  static final Setting<Duration> CLAUDE_GATHER_TIME =
      time("observer.claude.gather_time", Duration.ZERO, DAY, "15s", "time after which fewer messages do");
  static final Setting<Integer> CLAUDE_SLOTS =
      whole("observer.claude.slots", 1, 64, 2, "Claude processes at a time, about 200 MB each");
  static final Setting<Integer> CONTEXT_TOKENS_MAX =
      whole("context.tokens_max", 100, 2_500, 2_000, "what a new session is told at the most");
  static final Setting<String> CONTEXT_PER_PROMPT =
      choice("context.per_prompt", "off", List.of("off", "on"), "whether each prompt is answered with notes that bear on it");
  static final Setting<String> CONTEXT_PER_FILE =
      choice("context.per_file", "on", List.of("off", "on"), "whether notes about a file are told before it is read");
  static final Setting<Duration> CONTEXT_TIME_MAX =
      time("context.time_max", TICK, Duration.ofSeconds(10), "100ms", "time for an answer; what takes longer is left out");
  static final Setting<String> VECTORS_URL =
      text("search.vectors.url", "", 2_000, "base of an API in the manner of OpenAI, such as http://127.0.0.1:11434/v1; empty means no vectors");
  static final Setting<String> VECTORS_MODEL =
      text("search.vectors.model", "", 200, "the model that makes vectors, as the API calls it");
  static final Setting<String> VECTORS_KEY_FILE =
      text("search.vectors.key_file", "", 4_096, "file with the API's key, relative to the home; empty means none");
  static final Setting<String> VECTORS_MEMORY_PREFIX =
      text("search.vectors.memory_prefix", "", 200, "what the model wants before a text that is to be found");
  static final Setting<String> VECTORS_QUESTION_PREFIX =
      text("search.vectors.question_prefix", "", 500, "what the model wants before a question");
  static final Setting<Duration> VECTORS_QUESTION_TIME_MAX =
      time("search.vectors.question_time_max", TICK, Duration.ofSeconds(10), "300ms", "time for a question's vector; what takes longer is answered by words alone");
  static final Setting<String> VECTORS_PLAIN_HTTP =
      choice("search.vectors.plain_http", "off", List.of("off", "on"), "whether memories may go to another machine unencrypted");
  static final Setting<Duration> PAYLOADS =
      time("retention.payloads", DAY, YEARS, "30d", "how long a settled message keeps what the tool was given and answered");
  static final Setting<Long> PAYLOAD_BYTES_MAX =
      size("retention.payload_bytes_max", 1_000_000, 1_000_000_000_000L, "2GB", "what they may take together; the oldest go first");
  static final Setting<Duration> CHANGES =
      time("retention.changes", DAY, YEARS, "30d", "how long the event stream can be replayed");
  static final Setting<Duration> RETENTION_SWEEP =
      time("retention.sweep", Duration.ofSeconds(1), DAY, "1h", "how often old payloads are taken away");
  static final Setting<String> LOG_LEVEL =
      choice("log.level", "info", List.of("debug", "info", "warn", "error"), "least important events that are logged");
  static final Setting<Long> LOG_FILE_BYTES_MAX =
      size("log.file_bytes_max", 100_000, 1_000_000_000, "10MB", "size at which the log begins a new file");
  static final Setting<Integer> LOG_FILES_MAX = whole("log.files_max", 1, 20, 5, "old log files kept");

  private SettingKeys() {}

  /** In the order of the documentation. */
  static List<Setting<?>> all() {
    return List.copyOf(DECLARED);
  }

  static boolean isLive(String key) {
    return key.startsWith(LIVE);
  }

  private static Setting<Integer> whole(String key, int min, int max, int fallback, String meaning) {
    return declared(new Setting<>(key, new Whole(min, max), Integer.toString(fallback), meaning));
  }

  private static Setting<Duration> time(String key, Duration min, Duration max, String fallback, String meaning) {
    return declared(new Setting<>(key, new Time(min, max), fallback, meaning));
  }

  private static Setting<Long> size(String key, long min, long max, String fallback, String meaning) {
    return declared(new Setting<>(key, new Size(min, max), fallback, meaning));
  }

  private static Setting<String> choice(String key, String fallback, List<String> words, String meaning) {
    return declared(new Setting<>(key, new Choice(words), fallback, meaning));
  }

  private static Setting<String> text(String key, String fallback, int lengthMax, String meaning) {
    return declared(new Setting<>(key, new Text(lengthMax), fallback, meaning));
  }

  private static Setting<List<String>> words(String key, int countMax, String meaning) {
    return declared(new Setting<>(key, new Words(countMax), "", meaning));
  }

  private static <T> Setting<T> declared(Setting<T> setting) {
    DECLARED.add(setting);
    return setting;
  }
}
