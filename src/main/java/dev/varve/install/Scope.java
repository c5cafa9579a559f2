package dev.varve.install;

import java.nio.file.Path;

/** Whose sessions report: all of this user, or those in one project. */
public sealed interface Scope {

  record User() implements Scope {}

  /** The settings go into the project's directory, where its repository may carry them to other machines. */
  record Project(Path root) implements Scope {}
}
