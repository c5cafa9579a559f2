package dev.varve.observer.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Files that a shell command writes: redirections, in-place edits, texts that a script carries. */
final class ScriptChanges {

  private static final Pattern REDIRECT = Pattern.compile("(?<![\\d&>])>{1,2}\\s?([\\w./~$+@-]++)");
  private static final Pattern QUOTED_PATH = Pattern.compile("['\"]([\\w./-]++\\.\\w{1,6})['\"]");
  private static final Pattern PROSE = Pattern.compile("^\\s*(?:[#>*-]+ )?[\\p{L}`\"(][^{};]{15,}$");

  private ScriptChanges() {}

  static List<Change> of(Call call) {
    List<Change> changes = new ArrayList<>();
    String command = call.command();
    for (Heredoc heredoc : Heredoc.in(command)) {
      carried(call, heredoc, changes);
    }
    for (List<String> part : ShellCommand.of(Heredoc.script(command)).parts()) {
      inPlace(call, part, changes);
    }
    return changes;
  }

  private static void carried(Call call, Heredoc heredoc, List<Change> changes) {
    if (heredoc.opener().contains("git commit")) {
      return;
    }
    String target = target(heredoc.opener());
    if (heredoc.opener().contains("apply_patch")) {
      changes.addAll(Patch.changes(call, String.join("\n", heredoc.body())));
    } else if (!target.isEmpty()) {
      boolean created = !heredoc.opener().contains(">>");
      changes.add(new Change(call.path(target), created, List.of(), heredoc.body()));
    } else {
      String named = firstPath(heredoc.body());
      List<String> prose = prose(heredoc.body());
      if (!named.isEmpty() && writes(heredoc.body())) {
        FilePath path = call.path(named);
        changes.add(new Change(path, false, List.of(), prose));
        heredoc.body().forEach(line -> Substitution.ofScript(line).ifPresent(found -> changes.add(found.in(path))));
      }
    }
  }

  /** The file that a line redirects into; empty for none, a device or a scratch file. */
  private static String target(String line) {
    Matcher redirect = REDIRECT.matcher(Clip.line(line, 2_000));
    if (redirect.find() && !redirect.group(1).startsWith("/dev/") && !redirect.group(1).startsWith("/tmp/")) {
      return redirect.group(1);
    }
    int tee = line.indexOf("tee ");
    return tee < 0 ? "" : line.substring(tee + 4).replace("-a ", "").strip().split("\\s", 2)[0];
  }

  private static boolean writes(List<String> script) {
    for (String line : script) {
      if (line.contains("write") || line.contains("'w'") || line.contains("\"w\"")) {
        return true;
      }
    }
    return false;
  }

  private static String firstPath(List<String> script) {
    for (String line : script) {
      Matcher path = QUOTED_PATH.matcher(Clip.line(line, 500));
      if (path.find()) {
        return path.group(1);
      }
    }
    return "";
  }

  private static List<String> prose(List<String> script) {
    List<String> prose = new ArrayList<>();
    for (String line : script) {
      if (PROSE.matcher(Clip.line(line, 400)).matches() && !line.contains("(p)") && !line.contains(" = ")) {
        prose.add(line);
      }
    }
    return prose;
  }

  private static void inPlace(Call call, List<String> part, List<Change> changes) {
    boolean sed = part.getFirst().equals("sed") && part.stream().anyMatch(word -> word.startsWith("-i"));
    if (sed && part.size() > 2 && part.getLast().contains(".")) {
      FilePath path = call.path(part.getLast());
      changes.add(new Change(path, false, List.of(), List.of()));
      part.forEach(word -> Substitution.ofSed(word).ifPresent(found -> changes.add(found.in(path))));
    }
    if (part.size() > 2 && part.get(part.size() - 2).matches(">{1,2}")) {
      String target = target("> " + part.getLast());
      if (target.contains(".")) {
        changes.add(new Change(call.path(target), part.get(part.size() - 2).equals(">"), List.of(), List.of()));
      }
    }
  }
}
