package dev.varve.mcp;

import dev.varve.capture.Notebook;
import dev.varve.memory.MemoryRef;
import dev.varve.memory.forget.Forgetting;
import dev.varve.search.Search;
import dev.varve.store.Database;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * What the tools stand on.
 *
 * @param context from a directory to what a new session there is told, empty when nothing is known
 * @param opened told of each memory that was read in full; returns at once
 * @param hasRoom whether the disk has room for something new
 */
public record Recall(
    Database database,
    Search search,
    Notebook notebook,
    Forgetting forgetting,
    UnaryOperator<String> context,
    Consumer<MemoryRef> opened,
    BooleanSupplier hasRoom) {

  Instant now() {
    return notebook.now();
  }
}
