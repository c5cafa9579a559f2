package dev.varve.web;

import dev.varve.capture.Capture;
import dev.varve.context.Answer;
import dev.varve.events.EngineEvents;
import dev.varve.mcp.McpDoor;
import dev.varve.search.Search;
import dev.varve.session.SessionManager;
import dev.varve.settings.SettingsState;
import dev.varve.store.Database;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the door shows once the store is open.
 *
 * @param context from a client's working directory to what a new session there is told
 * @param settings how the worker follows its settings
 */
public record Backends(
    Database database,
    Capture capture,
    SessionManager sessions,
    EngineEvents events,
    Search search,
    Function<String, Answer> context,
    Archive archive,
    McpDoor mcp,
    Supplier<SettingsState> settings) {}
