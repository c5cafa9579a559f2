/**
 * Texts as vectors, for an installation that has a model for it behind an endpoint in the manner of OpenAI.
 *
 * <p>{@link dev.varve.embed.Embedder} is the port, {@link dev.varve.embed.EmbeddingModel} what the program asks: it rests
 * while the endpoint fails and never throws for what happens there. Knows nothing of memories, and keeps no text. Works on
 * the caller's thread; answers are read on those of the HTTP client.
 */
@NullMarked
package dev.varve.embed;

import org.jspecify.annotations.NullMarked;
