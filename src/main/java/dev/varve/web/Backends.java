package dev.varve.web;

import dev.varve.capture.Capture;
import dev.varve.events.EngineEvents;
import dev.varve.mcp.McpDoor;
import dev.varve.search.Search;
import dev.varve.session.SessionManager;
import dev.varve.store.Database;
import java.util.function.UnaryOperator;

/**
 * What the door shows once the store is open.
 *
 * @param context from a client's working directory to what a new session there is told, empty when nothing is known
 */
public record Backends(
    Database database,
    Capture capture,
    SessionManager sessions,
    EngineEvents events,
    Search search,
    UnaryOperator<String> context,
    Archive archive,
    McpDoor mcp) {}
