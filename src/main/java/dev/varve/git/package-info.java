/**
 * Reads what a directory says about its git repository from git's own files. Never starts git, never follows what a
 * repository's configuration asks for, never writes. No threads, no state.
 */
@NullMarked
package dev.varve.git;

import org.jspecify.annotations.NullMarked;
