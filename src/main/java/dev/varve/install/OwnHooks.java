package dev.varve.install;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;

/** Tells our hooks from others: by the script they call, or by the address they post to. */
final class OwnHooks {

  /** The script in the home's {@code bin}. */
  static final String SCRIPT = "varve-hook";

  private static final Pattern COMMAND =
      Pattern.compile("(?:^|[\\s/'\"])" + SCRIPT + "['\"]?\\s{1,8}[a-z-]{1,40}\\s{1,8}[A-Za-z.]{1,60}");

  private static final Pattern ADDRESS =
      Pattern.compile("^http://127\\.0\\.0\\.1:\\d{1,5}/v1/hooks/[a-z-]{1,40}/\\w{1,60}$");

  private OwnHooks() {}

  static boolean isOurs(JsonNode hook) {
    for (String field : List.of("command", "bash")) {
      if (COMMAND.matcher(hook.path(field).asText()).find()) {
        return true;
      }
    }
    return ADDRESS.matcher(hook.path("url").asText()).matches();
  }
}
