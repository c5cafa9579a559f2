/**
 * Texts as the words by which they are found: code and prose, any script, English by its stems and with words that mean
 * the same. Knows nothing of memories and of the index.
 *
 * <p>What comes out for a text is part of the index: whoever changes it raises {@link
 * dev.varve.search.words.MemoryAnalyzer#VERSION}. No threads; what is public is immutable or says how it may be used.
 */
@NullMarked
package dev.varve.search.words;

import org.jspecify.annotations.NullMarked;
