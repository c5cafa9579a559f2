package dev.varve.observer.rules;

import dev.varve.observer.rules.output.Lines;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The exit code of a command, as clients report it: in a field, or in words before or behind the output. */
final class ExitCode {

  private static final String[] FIELDS = {
    "exitCode", "exit_code", "exitStatus", "exit_status", "exit", "returnCode", "returncode", "code"
  };

  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,5}");
  private static final Pattern WORDS = Pattern.compile("(?i)\\bexit(?:ed with)?[ _]?(?:code|"
      + "status)[:= ]{1,3}(\\d{1,3})\\b");

  private ExitCode() {}

  static OptionalInt of(Call call, Lines output) {
    String field = call.response().first(FIELDS);
    if (!field.isEmpty() && NUMBER.matcher(field).matches()) {
      return OptionalInt.of(Integer.parseInt(field));
    }
    OptionalInt before = said(output.at(0));
    return before.isPresent() ? before : said(output.at(output.all().size() - 1));
  }

  private static OptionalInt said(String line) {
    Matcher matcher = WORDS.matcher(line);
    return matcher.find() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
  }
}
