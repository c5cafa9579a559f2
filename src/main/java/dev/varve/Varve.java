package dev.varve;

import dev.varve.cli.VarveCommand;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The program's entry: one command line, one exit status. */
public final class Varve {

  private Varve() {}

  public static void main(String[] args) {
    System.exit(VarveCommand.run(args, System.getenv(), utf8(FileDescriptor.out), utf8(FileDescriptor.err)));
  }

  /** Whatever the locale says: terminals and scripts of today read UTF-8. */
  private static PrintStream utf8(FileDescriptor stream) {
    return new PrintStream(new BufferedOutputStream(new FileOutputStream(stream)), true, StandardCharsets.UTF_8);
  }
}
