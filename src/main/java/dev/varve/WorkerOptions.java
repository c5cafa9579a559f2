package dev.varve;

import dev.varve.bench.CrashPoints;
import dev.varve.capture.policy.Exclusions;
import dev.varve.capture.policy.SecretRules;
import dev.varve.context.ContextOptions;
import dev.varve.events.EventLog;
import dev.varve.memory.Retention;
import dev.varve.queue.AttemptLimits;
import dev.varve.redact.RedactionLimits;
import dev.varve.redact.RedactionRules;
import dev.varve.session.SessionTimes;
import dev.varve.settings.Home;
import dev.varve.settings.Settings;
import dev.varve.settings.Tokens;
import dev.varve.store.SqliteOptions;
import dev.varve.web.DiskGuard;
import dev.varve.web.DoorOptions;
import dev.varve.web.WebLimits;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/** The settings in the words of each package; what is no setting keeps the package's own default. */
record WorkerOptions(Home home, Settings settings, Map<String, String> env, String version) {

  EventLog log() {
    Settings.Log log = settings.log();
    return EventLog.open(home.logs(), log.level(), log.fileBytesMax(), log.filesMax());
  }

  DoorOptions door(Tokens tokens, InstantSource clock, Runnable stop) {
    return new DoorOptions(
        settings.server().port(),
        home.socket(env),
        tokens,
        version,
        webLimits(),
        clock,
        DiskGuard.freeOf(home.path()),
        stop);
  }

  private WebLimits webLimits() {
    WebLimits standard = WebLimits.defaults();
    Settings.Server server = settings.server();
    return new WebLimits(
        server.bodyBytesMax(),
        standard.largeBodiesMax(),
        server.requestsMax(),
        standard.connectionsMax(),
        standard.headMax(),
        standard.headerBytesMax(),
        server.eventClientsMax(),
        standard.eventQueueMax(),
        standard.replayMax(),
        standard.replayAge(),
        standard.heartbeat(),
        standard.idle(),
        settings.store().neededBytes(),
        standard.stopMax());
  }

  SqliteOptions store() {
    Settings.Store store = settings.store();
    return new SqliteOptions(
        home.database(),
        home.path().resolve("backups"),
        store.readers(),
        store.batchMax(),
        store.busyTimeout(),
        CrashPoints.inMigration(env));
  }

  RedactionLimits redaction() {
    RedactionLimits standard = RedactionLimits.defaults();
    return new RedactionLimits(
        settings.redactionTimeMax(),
        standard.stepsMin(),
        standard.keptHeadChars(),
        standard.keptTailChars(),
        standard.marginChars(),
        standard.depthMax(),
        standard.namedBase64CharsMin());
  }

  RedactionRules redactionRules() {
    return SecretRules.of(home, settings.privacy().rulesFile());
  }

  Exclusions exclusions() {
    return new Exclusions(settings.privacy().excludeProjects(), settings.privacy().excludePaths(), Home.userDirectory(env));
  }

  ContextOptions context() {
    Settings.Context context = settings.context();
    return new ContextOptions(context.tokensMax(), context.perPrompt(), context.perFile(), context.timeMax());
  }

  /** Whether the disk has room for new events. */
  boolean hasRoom() {
    return DiskGuard.freeOf(home.path()).getAsLong() >= settings.store().neededBytes();
  }

  AttemptLimits attempts() {
    return new AttemptLimits(settings.queue().attemptsBatched(), settings.queue().attemptsAlone());
  }

  SessionTimes times() {
    Settings.Session session = settings.session();
    return new SessionTimes(
        session.startMax(),
        session.turnMax(),
        session.silentMax(),
        session.stopMax(),
        session.idleRun(),
        session.pause(),
        session.yieldAfter(),
        session.idleUnload(),
        session.silence(),
        session.sweep());
  }

  Retention retention() {
    Settings.Retention retention = settings.retention();
    return new Retention(retention.payloads(), retention.payloadBytesMax(), retention.changes());
  }

  Duration retentionSweep() {
    return settings.retention().sweep();
  }
}
