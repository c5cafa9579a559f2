package dev.varve.capture;

/**
 * Knows other clients that run the hooks of Claude Code's settings besides their own, so that nothing is captured
 * twice. Copilot CLI gives a time with each event and no transcript, except at the stop, where it gives the reason
 * too; Cursor gives its version. Claude Code does neither.
 */
final class BorrowedHooks {

  private BorrowedHooks() {}

  static boolean called(Fields payload) {
    boolean copilot = payload.has("timestamp") && (!payload.has("transcript_path") || payload.has("stop_reason"));
    return copilot || payload.has("cursor_version");
  }
}
