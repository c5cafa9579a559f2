package dev.varve.observer.rules;

import dev.varve.observer.rules.output.Clip;
import dev.varve.shell.Command;
import dev.varve.shell.HereDocument;
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
    for (HereDocument document : call.script().documents()) {
      carried(call, document, changes);
    }
    for (Command command : call.commands()) {
      inPlace(call, command.words(), changes);
    }
    return changes;
  }

  private static void carried(Call call, HereDocument document, List<Change> changes) {
    if (document.opener().contains("git commit")) {
      return;
    }
    String target = target(document.opener());
    if (document.opener().contains("apply_patch")) {
      changes.addAll(Patch.changes(call, String.join("\n", document.body())));
    } else if (!target.isEmpty()) {
      boolean created = !document.opener().contains(">>");
      changes.add(new Change(call.path(target), created, List.of(), document.body()));
    } else {
      written(call, document.body(), changes);
    }
  }

  /** What a script of another language writes into the first file that it names. */
  private static void written(Call call, List<String> script, List<Change> changes) {
    String named = firstPath(script);
    if (!named.isEmpty() && writes(script)) {
      FilePath path = call.path(named);
      changes.add(new Change(path, false, List.of(), prose(script)));
      script.forEach(line -> Substitution.ofScript(line).ifPresent(found -> changes.add(found.in(path))));
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

  private static void inPlace(Call call, List<String> words, List<Change> changes) {
    boolean sed = words.getFirst().equals("sed") && words.stream().anyMatch(word -> word.startsWith("-i"));
    if (sed && words.size() > 2 && words.getLast().contains(".")) {
      FilePath path = call.path(words.getLast());
      changes.add(new Change(path, false, List.of(), List.of()));
      words.forEach(word -> Substitution.ofSed(word).ifPresent(found -> changes.add(found.in(path))));
    }
    String before = words.size() > 2 ? words.get(words.size() - 2) : "";
    if (before.equals(">") || before.equals(">>")) {
      String target = target("> " + words.getLast());
      if (target.contains(".")) {
        changes.add(new Change(call.path(target), before.equals(">"), List.of(), List.of()));
      }
    }
  }
}
