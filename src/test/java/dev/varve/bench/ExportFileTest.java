package dev.varve.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.memory.transfer.Import;
import dev.varve.memory.transfer.ImportReport;
import dev.varve.memory.transfer.Origin;
import dev.varve.redact.Redactor;
import dev.varve.redact.TestingRedactor;
import dev.varve.store.TestingDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportFileTest {

  @Test
  void every_memory_of_the_file_is_taken_in(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("export.jsonl");
    new ExportFile(new Random(1)).write(file, 60);
    List<String> lines = Files.readAllLines(file);
    Redactor redactor = TestingRedactor.unhurried();
    InstantSource clock = InstantSource.fixed(Instant.EPOCH);
    ImportReport report =
        new Import(TestingDatabase.open(), redactor, clock, Set.of("change")).take(lines, Origin.VARVE);

    assertThat(report).isEqualTo(new ImportReport(lines.size(), 3, 0, 60, 0, 0));
    assertThat(lines.getLast()).contains(ExportFile.LAST);
  }
}
