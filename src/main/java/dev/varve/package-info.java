/**
 * The program: its entry, and the one place where everything is wired, from the ground upwards, by constructors.
 */
@NullMarked
package dev.varve;

import org.jspecify.annotations.NullMarked;
