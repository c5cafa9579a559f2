package dev.varve.context;

import java.nio.charset.StandardCharsets;

/** The sum that cksum(1) prints, as POSIX defines it, because a shell script can compute it by one small process. */
final class Cksum {

  private static final int POLYNOMIAL = 0x04c11db7;
  private static final int[] TABLE = table();

  private Cksum() {}

  /** Of the text in UTF-8; 0 to 4,294,967,295. */
  static long of(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int sum = 0;
    for (byte one : bytes) {
      sum = with(sum, one & 0xff);
    }
    for (int length = bytes.length; length != 0; length >>>= 8) {
      sum = with(sum, length & 0xff);
    }
    return Integer.toUnsignedLong(~sum);
  }

  private static int with(int sum, int octet) {
    return (sum << 8) ^ TABLE[(sum >>> 24) ^ octet];
  }

  private static int[] table() {
    int[] table = new int[256];
    for (int octet = 0; octet < table.length; octet++) {
      int sum = octet << 24;
      for (int bit = 0; bit < 8; bit++) {
        sum = sum < 0 ? (sum << 1) ^ POLYNOMIAL : sum << 1;
      }
      table[octet] = sum;
    }
    return table;
  }
}
