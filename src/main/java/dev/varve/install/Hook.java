package dev.varve.install;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One hook as a client's settings hold it.
 *
 * @param entry the element of the event's list, alone or as a group with one hook
 */
record Hook(String event, JsonNode entry) {}
