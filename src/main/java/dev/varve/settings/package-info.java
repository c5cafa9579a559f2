/**
 * The home directory with its lock, token and keys, and the settings: read and checked once, at the start.
 *
 * <p>Every setting is declared in {@link dev.varve.settings.SettingKeys}, with unit, limits and default; one that is
 * not is an error. Knows nothing of what the settings steer. No threads.
 */
@NullMarked
package dev.varve.settings;

import org.jspecify.annotations.NullMarked;
