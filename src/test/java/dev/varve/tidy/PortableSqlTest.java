package dev.varve.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SQL is written once for every database; what differs is asked of the dialect. */
class PortableSqlTest {

  private static final Path MAIN = Path.of("src", "main", "java");

  /** What is SQLite's own, and whoever opens a file of SQLite's by itself, past the store. */
  private static final Set<String> OF_SQLITE =
      Set.of(
          "SqliteDialect", "SqliteConnections", "SqliteDatabase", "MemoryDatabase", "OlderStore", "Backup", "Checkpointer",
          "Compaction", "StoreCheck", "ForeignTables", "Ceiling");

  /** What only SQLite knows, or means otherwise than others. */
  private static final Pattern ONLY_SQLITE =
      Pattern.compile(
          "\\b(?:instr|char|datetime|julianday|strftime|unixepoch|ifnull|group_concat|typeof|hex|quote|json_[a-z]+) ?\\("
              + "|\\b(?:max|min)\\([\\w.]+,"
              + "|\\bsubstr\\((?:[^()]|\\([^()]*\\))*, *-"
              + "|\\b(?:INSERT OR [A-Z]+|REPLACE INTO|INDEXED BY|AS BLOB|BEGIN IMMEDIATE)\\b"
              + "|\\b(?:rowid|AUTOINCREMENT|GLOB|PRAGMA|VACUUM|ATTACH|sqlite_[a-z]+|pragma_[a-z_]+)\\b");

  /** Comments and single characters come first, because quotes inside them begin no text. */
  private static final Pattern TEXT =
      Pattern.compile(
          "//[^\\n]*|/\\*(?s:.*?)\\*/|'(?:\\\\.|[^'\\\\])+'|(\"\"\"(?s:.*?)\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\")");

  private static List<String> offences(String source) {
    List<String> offences = new ArrayList<>();
    for (MatchResult text : TEXT.matcher(source).results().toList()) {
      if (text.group(1) != null) {
        ONLY_SQLITE.matcher(text.group(1)).results().map(MatchResult::group).forEach(offences::add);
      }
    }
    return offences;
  }

  private static String typeOf(Path file) {
    return file.getFileName().toString().replace(".java", "");
  }

  @Test
  void no_statement_outside_the_dialect_is_for_one_database_alone() throws IOException {
    try (Stream<Path> files = Files.walk(MAIN)) {
      List<Path> portable =
          files.filter(file -> file.toString().endsWith(".java") && !OF_SQLITE.contains(typeOf(file))).toList();
      assertThat(portable).isNotEmpty();
      for (Path file : portable) {
        assertThat(offences(Files.readString(file))).as("%s", file).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT instr(path, ?)",
        "SELECT a || char(10) || b",
        "SELECT substr(path, -length(?))",
        "SELECT substr(replace(path, 'a', 'b'), -2)",
        "SELECT max(a.b, c)",
        "INSERT OR IGNORE INTO t",
        "SELECT strftime('%s')",
        "SELECT value FROM json_each(facts)",
        "SELECT rowid FROM t",
        "path GLOB '*'",
        "CAST(path AS BLOB)",
        "id INTEGER PRIMARY KEY AUTOINCREMENT",
        "BEGIN IMMEDIATE"
      })
  void each_construct_is_found_in_a_line_and_in_a_block(String sql) {
    assertThat(offences("tx.first(\"" + sql + "\", '\"');")).hasSize(1);
    assertThat(offences("SQL =\n\"\"\"\n  " + sql + "\n  \"\"\";")).hasSize(1);
    assertThat(offences("// never \"" + sql + "\"\n/* nor \"" + sql + "\" */")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT substr(path, 1, length(?)) - 1",
        "SELECT substr(path, length(path) - length(?) + 1)",
        "SELECT max(id), min(id) FROM t",
        "SELECT count(*), max(coalesce(a, b)) FROM t",
        "UPDATE t SET a = replace(a, ?, '') WHERE b IS NOT NULL RETURNING id",
        "INSERT INTO t (a) VALUES (?) ON CONFLICT (a) DO NOTHING"
      })
  void what_every_database_knows_is_taken(String sql) {
    assertThat(offences("\"" + sql + "\"")).isEmpty();
  }
}
