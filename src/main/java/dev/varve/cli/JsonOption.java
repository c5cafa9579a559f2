package dev.varve.cli;

import picocli.CommandLine.Option;

/** The option every command has. */
final class JsonOption {

  @Option(names = "--json", description = "Print the result as exactly one line of JSON.")
  boolean json;
}
