package dev.varve.capture.transcript;

import dev.varve.session.Recovery;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An import of past sessions, done in slices so that whoever asked for it sees how far it is and may stop. */
public final class Backfill {

  private Backfill() {}

  /**
   * What to import next.
   *
   * @param client null for all clients
   * @param since only transcripts that were written to since then
   * @param project only sessions that began in the project of this name or identity; null for all
   * @param after the cursor of the slice before; null to begin
   */
  public record Request(
      @Nullable String client, Instant since, @Nullable String project, @Nullable String after) {}

  /**
   * What a slice brought.
   *
   * @param files transcripts that are looked into
   * @param done those of them that are read so far, in this slice and before
   * @param own those looked into in this slice that belong to the import, whether or not anything in them is new
   * @param unread lines that could not be read
   * @param next cursor for the next slice; null when all is done
   */
  public record Slice(int files, int done, int own, Recovery recovery, int unread, @Nullable String next) {

    public static final Slice NOTHING = new Slice(0, 0, 0, Recovery.NONE, 0, null);

    Slice plus(Recovery more, int unreadLines) {
      return new Slice(files, done, own + 1, recovery.plus(more), unread + unreadLines, next);
    }

    Slice upTo(int complete, @Nullable String cursor) {
      return new Slice(files, complete, own, recovery, unread, cursor);
    }
  }
}
