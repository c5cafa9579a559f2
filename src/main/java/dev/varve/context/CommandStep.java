package dev.varve.context;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a tool use means for failures and their solutions; hashes, so that no text is kept by them.
 *
 * @param command stands for the command; null when the tool runs none
 * @param whole stands for the same command without its choice of tests, whose success speaks for it too; null when it
 *     chooses none
 * @param parts stand for the commands in it that have succeeded when it has, where it consists of several
 * @param signature stands for the {@link ErrorSignature} of a failed command; null when it has none
 * @param changes whether the use may have changed something that a failure depended on
 */
public record CommandStep(
    @Nullable String command,
    @Nullable String whole,
    List<String> parts,
    boolean failed,
    @Nullable String signature,
    boolean changes) {

  public CommandStep {
    parts = List.copyOf(parts);
  }
}
