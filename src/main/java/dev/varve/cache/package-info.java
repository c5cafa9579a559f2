/**
 * What was learned or used lately and is kept in memory for a next time: always at most so much, whatever comes. Nothing
 * here is more than a saving; who asks for what is gone finds it out again. No threads.
 */
@NullMarked
package dev.varve.cache;

import org.jspecify.annotations.NullMarked;
