package dev.varve.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "audit",
    description = "Prove that nothing accepted was lost: the books of the queue, and every exception.",
    footer = {"", "Exits with 1 when the books do not balance. Works with and without a running worker."})
final class AuditCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private final JsonOption format = new JsonOption();

  AuditCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    try (Ledger ledger = new Workplace(terminal.env()).ledger(terminal.clock())) {
      JsonNode audit = ledger.audit();
      AuditReport report = new AuditReport(audit);
      if (format.json) {
        terminal.json(audit);
      } else {
        report.print(terminal);
      }
      return (report.balanced() ? ExitCode.OK : ExitCode.FINDING).status();
    }
  }
}
