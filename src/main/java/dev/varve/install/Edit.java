package dev.varve.install;

import org.jspecify.annotations.Nullable;

/**
 * What a file is to hold.
 *
 * @param text null when there is to be no file
 * @param vacancies what is needed to undo it; none after an undo
 */
record Edit(@Nullable String text, Vacancies vacancies) {}
