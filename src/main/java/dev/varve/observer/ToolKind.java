package dev.varve.observer;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What a tool does, whatever a client calls it. */
public enum ToolKind {
  READ("read readfile readmanyfiles view viewfile openfile notebookread cat"),
  SEARCH("grep glob search ls list listdir listdirectory searchfilecontent codebasesearch findfiles filesearch "
      + "ripgrep searchfiles grepsearch"),
  WRITE("write writefile create createfile writetofile"),
  EDIT("edit multiedit replace strreplaceeditor strreplacebasededit notebookedit applypatch patch applydiff "
      + "editfile searchreplace insert replaceinfile strreplace"),
  COMMAND("bash shell runshellcommand localshell execcommand terminal runinterminal executecommand runterminalcmd "
      + "runcommand powershell bashoutput"),
  FETCH("webfetch fetch fetchurl fetchwebpage websearch googlewebsearch searchweb"),
  AGENT("task agent subagent spawnagent runsubagent"),
  TODO("todowrite todoread taskcreate taskupdate tasklist taskget writetodos updateplan todo managetodolist"),
  QUESTION("askuserquestion askuser question exitplanmode"),
  MCP(""),
  OTHER("");

  private static final Map<String, ToolKind> KINDS = new HashMap<>();

  static {
    for (ToolKind kind : values()) {
      for (String name : kind.names.split(" ", -1)) {
        KINDS.put(name, kind);
      }
    }
  }

  private final String names;

  ToolKind(String names) {
    this.names = names;
  }

  /** By the client's own name of it; {@code OTHER} when nobody knows it. */
  public static ToolKind of(String tool) {
    String name = tool.toLowerCase(Locale.ROOT);
    if (name.startsWith("mcp_")) {
      return MCP;
    }
    ToolKind known = KINDS.get(name);
    return known == null
        ? KINDS.getOrDefault(name.replace("_", "").replace("-", "").replace("tool", ""), OTHER)
        : known;
  }

  /** Whether what it was asked is a change of a file. */
  public boolean writes() {
    return this == WRITE || this == EDIT;
  }
}
