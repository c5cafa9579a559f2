package dev.varve.cli;

import dev.varve.web.Where;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "export",
    description = "Write all memories out, one line of JSON for each project, session, prompt and turn.",
    footer = {"", "Take them in with: varve import FILE. Works with and without a running worker."})
final class ExportCommand implements Callable<Integer> {

  private static final String STDOUT = "-";

  private final Terminal terminal;

  @Mixin private final JsonOption format = new JsonOption();

  @Option(names = "--project", paramLabel = "PROJECT", description = "Only sessions of this project.")
  private @Nullable String project;

  @Parameters(
      index = "0",
      arity = "0..1",
      defaultValue = STDOUT,
      paramLabel = "FILE",
      description = "A new file, readable by you alone; without it standard output.")
  private String file = STDOUT;

  ExportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    if (format.json && file.equals(STDOUT)) {
      throw new CliException(ExitCode.USAGE, "--json reports on a file", "Name a file to export to");
    }
    try (RecallBooks books = RecallBooks.of(new Workplace(terminal.env()))) {
      if (file.equals(STDOUT)) {
        books.export(where(), terminal.out()::println);
        return ExitCode.OK.status();
      }
      return tell(written(books));
    }
  }

  private Where where() {
    return project == null ? Where.EVERYWHERE : new Where(project, null);
  }

  private long written(RecallBooks books) throws IOException, InterruptedException {
    Path path = Path.of(file);
    create(path);
    AtomicLong lines = new AtomicLong();
    try (Writer out = Files.newBufferedWriter(path)) {
      books.export(where(), counted(out, lines));
    } catch (RuntimeException | InterruptedException e) {
      Files.deleteIfExists(path);
      throw e;
    }
    return lines.get();
  }

  private void create(Path path) throws IOException {
    try {
      Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (FileAlreadyExistsException e) {
      throw new CliException(ExitCode.USAGE, file + " exists already", "Choose another name, or delete it first");
    } catch (NoSuchFileException e) {
      Path parent = path.toAbsolutePath().getParent();
      throw new CliException(ExitCode.IO, "there is no directory " + parent, "Make it first: mkdir -p '" + parent + "'");
    }
  }

  private Consumer<String> counted(Writer out, AtomicLong lines) {
    return line -> {
      try {
        out.write(line);
        out.write('\n');
      } catch (IOException e) {
        throw new UncheckedIOException(file + " cannot be written", e);
      }
      if (lines.incrementAndGet() % 1_000 == 0) {
        terminal.progress("%d lines".formatted(lines.get()));
      }
    };
  }

  private int tell(long lines) {
    terminal.progress("");
    if (format.json) {
      terminal.json(Terminal.object().put("file", file).put("lines", lines));
    } else {
      terminal.line("%d lines in %s".formatted(lines, file));
    }
    return ExitCode.OK.status();
  }
}
