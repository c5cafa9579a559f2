package dev.varve.bench;

import java.util.Locale;

/**
 * What the door said to one POST.
 *
 * @param status of HTTP
 * @param receipt the header Varve-Status, empty when missing
 * @param messageId the header Varve-Message-Id, 0 when missing
 */
record Answer(int status, String receipt, long messageId) {

  /** On disk, now or before. */
  boolean isAcknowledged() {
    return status == 200 && (receipt.equals("queued") || receipt.equals("duplicate") || receipt.equals("skipped"));
  }

  /** Reads the head of a response, without its last empty line. */
  static Answer of(String head) {
    return new Answer(
        Integer.parseInt(head.substring(9, 12)),
        header(head, "varve-status"),
        Long.parseLong("0" + header(head, "varve-message-id")));
  }

  /** The value of a header, empty when there is none. */
  static String header(String head, String name) {
    for (String line : head.split("\r\n", -1)) {
      int colon = line.indexOf(':');
      if (colon == name.length() && line.substring(0, colon).toLowerCase(Locale.ROOT).equals(name)) {
        return line.substring(colon + 1).strip();
      }
    }
    return "";
  }
}
