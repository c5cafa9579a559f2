package dev.varve.bench;

import java.util.List;

/**
 * What the store holds of what a ledger says was acknowledged.
 *
 * @param accepted acknowledged ids in the ledger
 * @param stored of these, the ones that are one row, settled, in a turn that was answered
 * @param lost of these, the others
 * @param duplicated ids with several rows, messages derived by several turns or with several summaries
 * @param orphans memories whose turn did not confirm their sources, remembered messages that no memory names
 * @param findings one sentence each for the first of them
 */
record Verdict(long accepted, long stored, long lost, long duplicated, long orphans, List<String> findings) {

  Verdict {
    findings = List.copyOf(findings);
  }

  boolean isClean() {
    return lost == 0 && duplicated == 0 && orphans == 0;
  }
}
