package dev.varve.mcp;

import dev.varve.queue.ProjectId;

/**
 * The project that a call is about.
 *
 * @param identity tells it from others of the same name
 */
record Project(ProjectId id, String name, String identity) {}
