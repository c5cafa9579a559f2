package dev.varve.capture;

import com.fasterxml.jackson.databind.JsonNode;
import dev.varve.capture.CapturedEvent.Use;
import dev.varve.context.CommandStep;
import dev.varve.context.ErrorSignature;
import dev.varve.observer.Outcome;
import dev.varve.observer.ToolKind;
import dev.varve.text.SignedPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Works out what a tool use means for failures and their solutions; of its texts only keyed hashes leave. Stateless. */
final class CommandSteps {

  /** What one editor's tool is told to do when it is only to show a file. */
  private static final String VIEWING = "view";

  /** Commands on which the success of another one may depend. */
  private static final SignedPattern CHANGING =
      new SignedPattern(
          "\\b(?:install|uninstall|add|remove|update|upgrade|migrate|restore|sync|chmod|chown|mkdir|rm|mv|cp|ln|kill|pkill"
              + "|export|start|stop|restart|patch)\\b|\\bsed -i|\\bgit (?:checkout|switch|pull|merge|rebase|reset|apply|stash)",
          "install", "add", "remove", "update", "upgrade", "migrate", "store", "sync", "chmod", "chown", "mkdir", "rm", "mv",
          "cp", "ln", "kill", "export", "start", "stop", "patch", "sed -i", "git ");

  /** That these find nothing is an answer, no mistake that somebody solves. */
  private static final Pattern LOOKING =
      Pattern.compile("(?:cd|ls|cat|grep|rg|find|head|tail|which|stat|pwd|echo|test|wc|file|tree"
              + "|git (?:log|show|diff|status|blame|grep))\\b");

  /** What of all its tests a runner is to run. */
  private static final SignedPattern CHOICES =
      new SignedPattern(
          "\\s(?:-D(?:it\\.)?test=|(?:--tests|--filter|-run|-k|-t)[= ])(?:\"[^\"]*+\"|'[^']*+'|\\S++)",
          "test=", "--tests", "--filter", "-run", "-k", "-t");

  private static final List<String> TEXTS = List.of("stderr", "stdout", "output", "llmContent", "content", "text");

  private final Identity identity;

  CommandSteps(Identity identity) {
    this.identity = identity;
  }

  CommandStep of(Use use) {
    ToolKind kind = ToolKind.of(use.tool());
    ShellLine shell = kind == ToolKind.COMMAND ? shellLine(use.input()) : null;
    return shell == null ? other(use, kind) : command(use, shell);
  }

  private static CommandStep other(Use use, ToolKind kind) {
    boolean edits = kind.writes() && !VIEWING.equals(typed(use.input()));
    boolean changes = edits && use.outcome() == Outcome.SUCCEEDED;
    return new CommandStep(null, null, List.of(), use.outcome() == Outcome.FAILED, null, changes);
  }

  private CommandStep command(Use use, ShellLine shell) {
    boolean looks = looks(shell);
    String output = looks ? "" : output(use);
    boolean failed = use.outcome() == Outcome.FAILED || FailureMarks.areIn(output);
    boolean changes = use.outcome() == Outcome.SUCCEEDED && !failed && CHANGING.isIn(shell.text());
    return new CommandStep(
        hash(shell.text()),
        whole(shell.text()),
        failed ? List.of() : hashes(shell.proven()),
        failed,
        failed && !looks ? signature(output) : null,
        changes);
  }

  private static boolean looks(ShellLine shell) {
    for (String part : shell.parts()) {
      if (!LOOKING.matcher(part).lookingAt()) {
        return false;
      }
    }
    return true;
  }

  private String hash(String command) {
    return identity.hash("command", command);
  }

  private List<String> hashes(List<String> commands) {
    List<String> hashes = new ArrayList<>(commands.size());
    for (String command : commands) {
      hashes.add(hash(command));
    }
    return hashes;
  }

  private @Nullable String whole(String command) {
    String whole = CHOICES.replacedIn(command, "").strip();
    return whole.equals(command) ? null : hash(whole);
  }

  private @Nullable String signature(String output) {
    return ErrorSignature.of(output).map(text -> identity.hash("failure", text)).orElse(null);
  }

  private static @Nullable ShellLine shellLine(@Nullable JsonNode input) {
    String typed = typed(input);
    return typed == null ? null : ShellLine.of(typed);
  }

  /** Clients give a command as one text or as its words. */
  private static @Nullable String typed(@Nullable JsonNode input) {
    JsonNode command = input == null ? null : input.get("command");
    if (command == null) {
      return null;
    }
    return command.isTextual() ? command.textValue() : command.toString();
  }

  private static String output(Use use) {
    String output = with("", use.error());
    JsonNode response = use.response();
    if (response == null) {
      return output;
    }
    if (response.isTextual()) {
      return with(output, response.textValue());
    }
    for (String name : TEXTS) {
      output = with(output, response.path(name).textValue());
    }
    return output;
  }

  private static String with(String output, @Nullable String text) {
    return text == null || text.isBlank() ? output : output.concat(text).concat("\n");
  }
}
