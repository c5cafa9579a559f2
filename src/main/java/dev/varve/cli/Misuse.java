package dev.varve.cli;

import dev.varve.settings.NearestName;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, in our words, and what would be right. */
final class Misuse {

  private static final List<Class<?>> NUMBERS = List.of(Long.class, long.class, Integer.class, int.class);

  /** Nothing lists sessions on the command line, but what was told and what is remembered names them. */
  private static final String SESSIONS =
      "Sessions have numbers: varve why shows those that were told something, varve get REF that of a memory";

  private Misuse() {}

  static CliException of(ParameterException failure) {
    String command = failure.getCommandLine().getCommandSpec().qualifiedName();
    String help = "See: " + command + " --help";
    ArgSpec argument = failure.getArgSpec();
    if (failure instanceof UnmatchedArgumentException unmatched) {
      return new CliException(ExitCode.USAGE, message(unmatched, command), remedy(unmatched, command, help));
    }
    if (failure instanceof MissingParameterException missing) {
      return new CliException(ExitCode.USAGE, message(missing, command), help);
    }
    if (failure instanceof OverwrittenOptionException twice) {
      return new CliException(ExitCode.USAGE, name(twice.getOverwritten()) + " may be given once", help);
    }
    String wanted = argument == null || failure.getValue() == null ? null : wanted(argument);
    if (argument == null || wanted == null) {
      return new CliException(ExitCode.USAGE, Objects.requireNonNullElse(failure.getMessage(), "bad arguments"), help);
    }
    String message = "%s %s, not '%s'".formatted(name(argument), wanted, failure.getValue());
    return new CliException(ExitCode.USAGE, message, isSession(argument) ? SESSIONS : help);
  }

  /** An option that was written like {@code --project ""}, mostly by a variable of the shell that is not set. */
  static void refuseEmpty(ParseResult line) {
    for (OptionSpec option : line.matchedOptions()) {
      if (option.arity().min() > 0 && option.originalStringValues().contains("")) {
        throw new MissingParameterException(line.commandSpec().commandLine(), option, "");
      }
    }
    if (line.hasSubcommand()) {
      refuseEmpty(line.subcommand());
    }
  }

  private static String message(MissingParameterException failure, String command) {
    if (failure.getMissing().getFirst() instanceof OptionSpec option && !option.required()) {
      return "%s needs a value, %s".formatted(option.longestName(), option.paramLabel());
    }
    return "%s needs %s".formatted(command, name(failure.getMissing().getFirst()));
  }

  private static String message(UnmatchedArgumentException failure, String command) {
    String first = failure.getUnmatched().getFirst();
    if (failure.isUnknownOption()) {
      return "%s has no option %s".formatted(command, first);
    }
    for (PositionalParamSpec ids : failure.getCommandLine().getCommandSpec().positionalParameters()) {
      if (ids.index().isVariable() && NUMBERS.contains(ids.auxiliaryTypes()[0])) {
        return "%s must be a whole number, not '%s'".formatted(ids.paramLabel(), first);
      }
    }
    return failure.getCommandLine().getSubcommands().isEmpty()
        ? "%s does not take '%s'".formatted(command, first)
        : "there is no command '%s'".formatted(first);
  }

  private static String remedy(UnmatchedArgumentException failure, String command, String help) {
    String typed = failure.getUnmatched().getFirst();
    List<String> suggested = failure.getSuggestions();
    if (suggested.isEmpty()) {
      return help;
    }
    boolean option = failure.isUnknownOption();
    String nearest =
        option ? suggested.getFirst() : NearestName.of(typed, List.copyOf(failure.getCommandLine().getSubcommands().keySet()));
    String lead = option ? "" : command + " ";
    return beginAlike(nearest, typed) ? "Did you mean: %s%s? %s".formatted(lead, nearest, help) : help;
  }

  /** Something is nearest to every word; what was only mistyped begins as it was meant. */
  private static boolean beginAlike(String one, String other) {
    String letters = other.replace("-", "");
    return !letters.isEmpty() && one.replace("-", "").startsWith(letters.substring(0, 1));
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }

  private static boolean isSession(ArgSpec argument) {
    return name(argument).equals("--session") || name(argument).equals("SESSION");
  }

  /** Null where only the message of the conversion knows. */
  private static @Nullable String wanted(ArgSpec argument) {
    Class<?> type = argument.auxiliaryTypes()[0];
    if (NUMBERS.contains(type)) {
      return "must be a whole number";
    }
    if (type == boolean.class) {
      return "takes no value";
    }
    return type.isEnum() ? "must be " + oneOf(type.getEnumConstants()) : null;
  }

  /** As they are written on a command line, which takes any case. */
  private static String oneOf(Object[] constants) {
    StringJoiner words = new StringJoiner(", ", constants.length == 1 ? "" : "one of ", "");
    for (Object constant : constants) {
      words.add(constant.toString().toLowerCase(Locale.ROOT));
    }
    return words.toString();
  }
}
