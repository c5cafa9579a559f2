package dev.varve.bench;

import java.io.PrintStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code varve bench}: proofs and measurements on throwaway homes; exit status 1 when a promise did not hold. */
@Command(
    name = "bench",
    description = "Measure this machine, and prove that nothing is lost, on throwaway homes.",
    subcommands = {
      RecoveryCommand.class, IngestCommand.class, LatencyCommand.class, SessionsCommand.class, HooksCommand.class,
      SimCommand.class, RecallCommand.class, SearchCommand.class, ImportCommand.class,
      RedactCommand.class
    },
    footer = {"", "Nothing of yours is touched. Close other programs first: the load shares the machine."})
public final class BenchCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  /** For picocli. */
  public BenchCommand() {}

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** Where the commands say how far they are. */
  static PrintStream progress() {
    return System.err;
  }
}
