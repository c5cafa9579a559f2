package dev.varve.events;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.Duration;
import ch.qos.logback.core.util.FileSize;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Writes every engine event as a line of JSON into {@code worker.log}, which begins anew at a size; the libraries'
 * own warnings go there too. Nothing else of the program logs. Thread-safe.
 */
public final class EventLog implements Consumer<EngineEvent>, AutoCloseable {

  private static final String FILE = "worker.log";

  private final LoggerContext context;
  private final Logger log;

  private EventLog(LoggerContext context, Logger log) {
    this.context = context;
    this.log = log;
  }

  /**
   * Begins to log.
   *
   * @param level {@code debug, info, warn} or {@code error}
   * @param fileBytesMax size at which a new file is begun
   * @param filesMax how many old files are kept, at most 20
   */
  public static EventLog open(Path directory, String level, long fileBytesMax, int filesMax) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    context.start();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.WARN);
    // It warns of every message of an agent that it does not know, which tells nobody anything.
    context.getLogger("io.modelcontextprotocol").setLevel(Level.ERROR);
    root.addAppender(file(context, directory.resolve(FILE), fileBytesMax, filesMax));
    Logger own = context.getLogger("varve");
    own.setLevel(Level.toLevel(level, Level.INFO));
    return new EventLog(context, own);
  }

  private static RollingFileAppender<ILoggingEvent> file(LoggerContext context, Path file, long bytesMax, int filesMax) {
    RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
    appender.setContext(context);
    appender.setFile(file.toString());
    JsonEncoder encoder = new JsonEncoder();
    encoder.setContext(context);
    encoder.setWithFormattedMessage(true);
    encoder.setWithMessage(false);
    encoder.setWithContext(false);
    encoder.setWithSequenceNumber(false);
    encoder.start();
    appender.setEncoder(encoder);
    FixedWindowRollingPolicy rolling = new FixedWindowRollingPolicy();
    rolling.setContext(context);
    rolling.setParent(appender);
    // A percent sign of the path is none of the pattern's.
    rolling.setFileNamePattern(file.toString().replace("%", "\\%") + ".%i");
    rolling.setMaxIndex(filesMax);
    rolling.start();
    appender.setRollingPolicy(rolling);
    SizeBasedTriggeringPolicy<ILoggingEvent> trigger = new SizeBasedTriggeringPolicy<>();
    trigger.setContext(context);
    trigger.setMaxFileSize(new FileSize(bytesMax));
    // Without it the size is looked at once a minute only.
    trigger.setCheckIncrement(Duration.buildByMilliseconds(0));
    trigger.start();
    appender.setTriggeringPolicy(trigger);
    appender.start();
    return appender;
  }

  @Override
  public void accept(EngineEvent event) {
    org.slf4j.event.Level level =
        switch (event.level()) {
          case DEBUG -> org.slf4j.event.Level.DEBUG;
          case INFO -> org.slf4j.event.Level.INFO;
          case WARN -> org.slf4j.event.Level.WARN;
          case ERROR -> org.slf4j.event.Level.ERROR;
        };
    if (log.isEnabledForLevel(level)) {
      fields(log.atLevel(level), event).log(event.getClass().getSimpleName());
    }
  }

  /** The parts of an event by their names. */
  private static LoggingEventBuilder fields(LoggingEventBuilder line, EngineEvent event) {
    LoggingEventBuilder filled = line;
    for (RecordComponent part : event.getClass().getRecordComponents()) {
      filled = filled.addKeyValue(part.getName(), value(event, part));
    }
    return filled;
  }

  private static Object value(EngineEvent event, RecordComponent part) {
    try {
      return String.valueOf(part.getAccessor().invoke(event));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("an accessor of a public record can be called", e);
    }
  }

  /** Writes what is buffered and lets the file go. */
  @Override
  public void close() {
    context.stop();
  }
}
