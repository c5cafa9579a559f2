package dev.varve.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The progress of checkpoints, read from the memory SQLite shares between processes, which outlives them. Positions
 * and meaning are those of "WAL-Index File Format", sqlite.org/walformat.html, section 2.1.
 *
 * @param attempted up to which frame a checkpoint has begun to bring the log back into the database
 * @param backfilled up to which frame it is back for certain; raised when a checkpoint ends
 */
record WalIndex(long attempted, long backfilled) {

  private static final int BACKFILLED_AT = 96;
  private static final int ATTEMPTED_AT = 128;
  private static final int HEADER_BYTES = 136;

  /** The shared memory of an open database; stays readable when its processes are gone. */
  static ByteBuffer shared(Path database) throws IOException {
    Path file = database.resolveSibling(database.getFileName() + "-shm");
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return channel.map(MapMode.READ_ONLY, 0, HEADER_BYTES).order(ByteOrder.nativeOrder());
    }
  }

  static WalIndex look(ByteBuffer shared) {
    long backfilled = Integer.toUnsignedLong(shared.getInt(BACKFILLED_AT));
    return new WalIndex(Integer.toUnsignedLong(shared.getInt(ATTEMPTED_AT)), backfilled);
  }

  /** True when a checkpoint has begun since the look before. */
  boolean beganSince(WalIndex before) {
    return attempted > before.attempted && attempted > backfilled;
  }
}
