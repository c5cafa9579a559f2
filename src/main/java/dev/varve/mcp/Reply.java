package dev.varve.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a tool found, twice: clients show the model one or the other, so each says everything that matters.
 *
 * @param text lines
 * @param structured the same as JSON
 */
record Reply(String text, ObjectNode structured) {}
