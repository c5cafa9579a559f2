package dev.varve;

import dev.varve.cli.VarveCommand;

/** The program's entry: one command line, one exit status. */
public final class Varve {

  private Varve() {}

  public static void main(String[] args) {
    System.exit(VarveCommand.run(args, System.getenv(), System.out, System.err));
  }
}
