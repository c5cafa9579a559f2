package dev.varve.redact;

/** What clients and Varve itself put into a prompt: no words of the user, so not worth remembering. */
public final class InjectedBlocks {

  static final String OWN_NAME = "varve-context";

  private static final PrivateBlocks CLIENTS =
      new PrivateBlocks("system-reminder", "system_reminder", "hook_context", "task-notification", OWN_NAME);
  private static final PrivateBlocks OURS = new PrivateBlocks(OWN_NAME);

  private static final String NOTIFICATION = "<task-notification>";

  private InjectedBlocks() {}

  /** Whether a client sent this prompt to report a background task, not a user to ask for something. */
  public static boolean isNotification(String prompt) {
    return prompt.stripLeading().regionMatches(true, 0, NOTIFICATION, 0, NOTIFICATION.length());
  }

  static String strip(String prompt) {
    return withoutOurs(CLIENTS.remove(prompt, false).text(), true);
  }

  /** Leaves out what we told the client before, so that a memory is not made of memories. */
  static String withoutOurs(String text, boolean toEnd) {
    return text.contains(OWN_NAME) ? OURS.remove(text, toEnd).text() : text;
  }
}
