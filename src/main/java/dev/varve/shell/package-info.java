/**
 * What is typed into a shell, taken apart: documents, pipelines, commands, words. One reading for all who want to know
 * what a command did.
 *
 * <p>This is no shell: nothing is run, expanded or looked up, and what no shell would take is cut somehow and never
 * refused. Everything public is immutable and may be used by any thread.
 */
@NullMarked
package dev.varve.shell;

import org.jspecify.annotations.NullMarked;
